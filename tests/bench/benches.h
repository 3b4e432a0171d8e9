// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace linnet::bench {

struct Options {
    bool quick = false;            ///< fewer runs over less data, to see that it works
    std::filesystem::path linnet;  ///< the program
    std::filesystem::path self;    ///< this one
};

// Each prints its figures; false when it could not be measured, which was then said on stderr.
[[nodiscard]] bool benchAnalyse(const Options& options);
[[nodiscard]] bool benchImport(const Options& options);
[[nodiscard]] bool benchSearch(const Options& options);
[[nodiscard]] bool benchCount(const Options& options);
[[nodiscard]] bool benchOpen(const Options& options);
[[nodiscard]] bool benchSelect(const Options& options);
[[nodiscard]] bool benchMemory(const Options& options);
[[nodiscard]] bool benchSmart(const Options& options);
[[nodiscard]] bool benchStartup(const Options& options);
[[nodiscard]] bool benchPlay(const Options& options);
[[nodiscard]] bool benchScroll(const Options& options);
[[nodiscard]] bool benchGapless(const Options& options);
[[nodiscard]] bool benchGaplessJoins(const Options& options);
[[nodiscard]] bool benchSeek(const Options& options);
[[nodiscard]] bool benchUnderrun(const Options& options);
[[nodiscard]] bool benchCpu(const Options& options);
[[nodiscard]] bool benchCaches(const Options& options);

/// The peer of the start: a window with a table of a hundred rows and an open sink, nothing else.
/// Prints when it was painted and what it holds in memory, as `linnet --startup-probe` does.
int runBareWindow();

/// What `cpu` measures: the library's first song, played until the process is ended. Reads a token
/// of the library from its input.
int runPlayer(const char* folder, bool visible);

}  // namespace linnet::bench
