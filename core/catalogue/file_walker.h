// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

#include "storage/result.h"

namespace linnet::catalogue {

/// Finds the files to import below what a person named: folders recursively and in the order of
/// their names, each once whatever links lead to it. Hidden files and files that are plainly no
/// audio by their ending (file_kinds.h) are passed over inside folders; what was named itself never
/// is, but for images and lyrics that were named with something that may be music.
class FileWalker {
 public:
    using Found = std::function<void(const std::filesystem::path& file, std::int64_t bytes)>;
    using Refused = std::function<void(const std::filesystem::path& path, const Error& error)>;

    /// Called on the thread of walk(). Errors: NotFound, Unreadable.
    FileWalker(Found found, Refused refused);

    void walk(const std::vector<std::filesystem::path>& roots, const std::stop_token& stop);

 private:
    void visit(const std::filesystem::path& path, bool named, const std::stop_token& stop);
    void visitFolder(const std::filesystem::path& folder, const std::stop_token& stop);

    bool m_besideMusic = false;  ///< among what was named
    Found m_found;
    Refused m_refused;
    std::set<std::pair<std::uint64_t, std::uint64_t>> m_folders;  ///< device and inode
};

/// What the song is called when it has no tags. Names that are not UTF-8 are read as Latin-1, which
/// loses nothing that can be read.
[[nodiscard]] QString importedName(const std::filesystem::path& file);

/// The whole file, read once. Errors: NotFound, Unreadable (detail: the system's words), NoAudio
/// (empty), TooLarge (more than `most`; not read at all).
[[nodiscard]] Result<QByteArray> readWhole(const std::filesystem::path& file, std::int64_t most);

}  // namespace linnet::catalogue
