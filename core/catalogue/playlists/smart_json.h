// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/catalogue/playlists/smart_rules.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// `{"version":1,"match":"all","rules":[{"field":"genre","op":"is","text":"Jazz"},
/// {"match":"any","rules":[…]}],"order":"title","descending":false,"seed":7,"limit":100}`, compact,
/// the same rules always the same bytes.
[[nodiscard]] QByteArray toJson(const SmartRules& rules);

/// Errors: InvalidInput (no such JSON, a field, comparison or order that is not known or not of
/// that field, more than kMaxRules or kMaxRuleDepth), NewerVersion.
[[nodiscard]] Result<SmartRules> rulesFromJson(const QByteArray& json);

/// Whether the rules can be kept: what rulesFromJson() would refuse, toJson() must not write.
[[nodiscard]] Result<> validate(const SmartRules& rules);

}  // namespace linnet::catalogue
