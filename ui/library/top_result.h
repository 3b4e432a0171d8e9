// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace linnet::ui {

enum class TopResult : std::uint8_t { None, Song, Album };

/// Which of the best song and the best album answers what was typed: the one whose title is it,
/// then begins with it, then has it at the beginning of a word; of equals the album, then the song
/// when neither title has it.
[[nodiscard]] TopResult chooseTop(const QString& text, const std::optional<QString>& song,
                                  const std::optional<QString>& album);

}  // namespace linnet::ui
