// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <optional>
#include <vector>

namespace linnet::catalogue {

/// A line of lyrics, and when it is sung where that is known.
struct LyricsLine {
    std::optional<std::chrono::milliseconds> at;
    QString text;

    friend bool operator==(const LyricsLine&, const LyricsLine&) = default;
};

/// Lyrics are kept as one text; synced ones as LRC ("[01:02.34]line"), so that their times can be
/// seen and edited like the words.
struct Lyrics {
    std::vector<LyricsLine> lines;
    bool synced = false;  ///< every line has a time, and they are in its order

    /// The line that is sung at `position`; nothing before the first and in lyrics without times.
    [[nodiscard]] std::optional<std::size_t> lineAt(std::chrono::milliseconds position) const;
};

/// A text is LRC when it has lines with times; its other lines (the words between tags, metadata
/// such as [ar:…]) are left out then. [offset:+ms] makes the lines come earlier, a line with
/// several times comes several times, times within a line (<01:02.34>) go. Source: the LRC format
/// as players write it ([mm:ss], [mm:ss.xx], [mm:ss.xxx], [mm:ss:xx]).
[[nodiscard]] Lyrics parseLyrics(const QString& text);

/// As LRC text; times in hundredths.
[[nodiscard]] QString toLrc(const std::vector<LyricsLine>& lines);

}  // namespace linnet::catalogue
