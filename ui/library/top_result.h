// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace linnet::ui {

enum class TopResult : std::uint8_t { None, Song, Album, Artist };

/// Which of the best song, album and artist answers what was typed: the one whose name is it (with
/// or without spaces and punctuation), then begins with it, then has it at the beginning of a word;
/// of equals the artist, then the album; the song when no name has it.
[[nodiscard]] TopResult chooseTop(const QString& text, const std::optional<QString>& song,
                                  const std::optional<QString>& album,
                                  const std::optional<QString>& artist);

}  // namespace linnet::ui
