// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/catalogue/playlists/smart_rules.h"

/// Rules as people read and write them.
namespace linnet::ui::words {

[[nodiscard]] QString ruleField(catalogue::RuleField field);
/// Depends on the field: "is above" of numbers, "before" of dates.
[[nodiscard]] QString ruleOp(catalogue::RuleField field, catalogue::RuleOp op);
/// "Least recently played first".
[[nodiscard]] QString smartOrder(catalogue::SmartOrder order, bool descending);
[[nodiscard]] QString smartLimit(std::optional<int> limit);

/// Whether the comparison asks for a value to be written.
[[nodiscard]] bool hasValue(const catalogue::Rule& rule);
/// "Ambient, Folk", "-16 LUFS", "30 days", "3:30", "1990 – 1999", "2026-11-24"; empty where there
/// is none, or none yet.
[[nodiscard]] QString ruleValue(const catalogue::Rule& rule);
/// What stands in an empty field.
[[nodiscard]] QString ruleHint(const catalogue::Rule& rule);
/// The other way; false: it is none, and the rule is left as it is.
[[nodiscard]] bool parseRuleValue(catalogue::Rule& rule, const QString& text);

}  // namespace linnet::ui::words
