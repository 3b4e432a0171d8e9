// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace linnet::storage {

/// Has a file's written pages on their way to the disk before its owner waits for them, so that a
/// later fdatasync() finds most of them there. Promises nothing about what is durable; does nothing
/// where the system has no such call or the file cannot be opened.
///
/// Holds a descriptor of its own. Closing one ends every POSIX lock that the process has on the
/// file, SQLite's too: it must outlive all connections to the file.
class WriteBehind {
 public:
    /// The file need not be there before the first begin().
    explicit WriteBehind(std::filesystem::path file);
    ~WriteBehind();
    WriteBehind(const WriteBehind&) = delete;
    WriteBehind& operator=(const WriteBehind&) = delete;

    /// Begins to write out what the file has in the page cache, and returns. One thread at a time.
    void begin();

 private:
    std::filesystem::path m_file;
    int m_descriptor = -1;
};

}  // namespace linnet::storage
