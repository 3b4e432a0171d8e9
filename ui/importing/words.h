// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <filesystem>
#include <optional>

#include "core/catalogue/importer.h"

/// What an import says to people. Pure functions; they need no QApplication, so that the command
/// line says the same.
namespace linnet::ui::import_words {

/// Why a file was refused, what it means for the music and what can be done: one to three
/// sentences without the file's name.
[[nodiscard]] QString reason(const catalogue::ImportOutcome& refused);
/// The same in a few words, as they stand behind a name and a colon: "no audio in it (0 bytes)".
[[nodiscard]] QString shortReason(const catalogue::ImportOutcome& refused);

/// "intro.mp3"; bytes that are not UTF-8 show as the replacement character.
[[nodiscard]] QString fileName(const std::filesystem::path& path);
/// "1.6 GB", "812 kB", "0 bytes"; decimal units.
[[nodiscard]] QString size(std::int64_t bytes);
/// "84 MB/s · 3 min left"; what is not known is left out.
[[nodiscard]] QString pace(double bytesPerSecond,
                           std::optional<std::chrono::milliseconds> timeLeft);
/// "4.2 seconds", "3 minutes".
[[nodiscard]] QString took(std::chrono::milliseconds duration);

/// "214 files from “Downloads/Music” in 4.2 seconds".
[[nodiscard]] QString heading(const catalogue::ImportReport& report);
/// "198 songs added", "12 were already here", "1 could not be added".
[[nodiscard]] QString addedLine(std::int64_t count);
[[nodiscard]] QString alreadyThereLine(std::int64_t count);
[[nodiscard]] QString refusedLine(std::int64_t count);
/// "3 songs may be here twice".
[[nodiscard]] QString duplicatesLine(std::int64_t count);
/// "3 songs read as Cyrillic (Windows-1251)"; `encoding` as people know it.
[[nodiscard]] QString readAsLine(std::int64_t songs, const QString& encoding);
/// "Алиса Громова — before: Àëèñà Ãðîìîâà".
[[nodiscard]] QString readAsRemark(const catalogue::TextsReadAs& read);
/// The whole report as plain text: heading, the lines that are not zero, and each refused file with
/// its path and reason.
[[nodiscard]] QString asText(const catalogue::ImportReport& report);

}  // namespace linnet::ui::import_words
