// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <functional>
#include <unordered_set>

namespace linnet::catalogue {

/// What is found where a file is to be written.
enum class Standing : std::uint8_t { Free, Same, Other };

/// Gives the files of one export names that no two of them share, also where case plays no part
/// (FAT, Windows), and that take nothing's place: "a.mp3", "a (2).mp3", …. A file that is there
/// already, byte for byte, keeps its name, so that an export that was broken off goes on where it
/// was: in the same order of songs, or in another where no two names differ by their case alone.
class TargetNames {
 public:
    struct Target {
        QString path;
        bool there = false;  ///< nothing is to be written
    };
    /// `look` tells what stands at a path. Folders are spelled as they were first.
    [[nodiscard]] Target claim(const QString& wanted,
                               const std::function<Standing(const QString& path)>& look);

 private:
    [[nodiscard]] QString inKnownFolders(const QString& path);

    QHash<QString, QString> m_folders;        ///< by their folded path
    std::unordered_set<std::size_t> m_taken;  ///< hashes of folded paths: a million in 32 MB
};

}  // namespace linnet::catalogue
