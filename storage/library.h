// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "storage/database.h"
#include "storage/media_store.h"
#include "storage/result.h"

namespace linnet::storage {

/// A library folder: lock file, library.db, media.db. One process at a time.
class Library {
 public:
    /// Makes what is missing on a first start. Errors: Busy (another process holds the lock; detail
    /// has its process id), and those of Database::open.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const std::filesystem::path& folder);
    /// $XDG_DATA_HOME/linnet.
    [[nodiscard]] static std::filesystem::path defaultFolder();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    /// library.db: users, songs, playback logs, …
    [[nodiscard]] Database& rows();
    /// media.db: audio and artwork bytes.
    [[nodiscard]] MediaStore& media();
    [[nodiscard]] const std::filesystem::path& folder() const;

    /// integrity_check and foreign_key_check of library.db, one line a fault; empty: all is well.
    [[nodiscard]] Result<std::vector<QString>> checkRows();

 private:
    class Impl;
    explicit Library(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::storage
