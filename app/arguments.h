// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <string>
#include <vector>

#include "core/events/ids.h"
#include "storage/result.h"

namespace linnet::app {

/// What was asked for on the command line.
struct Arguments {
    enum class Verb : std::uint8_t {
        Window,
        ProfileAdd,
        ProfileList,
        ProfilePasswd,
        Import,
        List,
        Play,
        Export,
        Check,
        Demo,
        StartupProbe,
        Help,
        Version,
    };
    Verb verb = Verb::Window;
    std::filesystem::path library;             ///< empty: the default
    std::vector<std::filesystem::path> paths;  ///< bytes as given, not always UTF-8
    std::vector<SongId> songs;
    std::filesystem::path to;
    QString email;
    QString name;
    QString search;
    QString pattern;  ///< of the names of exported files; empty: the usual one
    bool withTags = false;
    bool everything = false;
    bool passwordStdin = false;
    bool json = false;
};

/// `words` without the program's name. Errors: InvalidInput; the detail says in a sentence what is
/// wrong. (Not QCommandLineParser: file names need not be UTF-8.)
[[nodiscard]] Result<Arguments> parseArguments(const std::vector<std::string>& words);

/// What --help prints.
[[nodiscard]] QString usage();

}  // namespace linnet::app
