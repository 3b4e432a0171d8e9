// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <filesystem>

#include "storage/content_hash.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// A file that is there whole, on the disk, or not at all: it is written beside its place, under
/// a name of its own that is hidden, and moved there by finish(). What a crash leaves of one is no
/// music to an import, and is written over by the next of that name. Errors of all: DiskFull,
/// AlreadyExists (finish()), Unreadable (the system refuses it; the detail is its reason).
class NewFile {
 public:
    /// Makes the folders above it, too.
    [[nodiscard]] static Result<NewFile> create(const std::filesystem::path& path);
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    /// What is not finished is removed.
    ~NewFile();

    [[nodiscard]] Result<> write(QByteArrayView bytes);
    enum class There : std::uint8_t { Stays, IsReplaced };
    /// `durable`: waits for the disk first.
    [[nodiscard]] Result<> finish(There there = There::Stays, bool durable = true);

 private:
    NewFile(std::filesystem::path path, std::filesystem::path part, int descriptor);

    std::filesystem::path m_path;
    std::filesystem::path m_part;
    int m_descriptor = -1;
};

/// Of a regular file of `bytes` bytes; nothing for what is none or of another length. Reads all of
/// it.
[[nodiscard]] std::optional<storage::ContentHash> hashOfFile(const std::filesystem::path& path,
                                                             std::int64_t bytes);

}  // namespace linnet::catalogue
