// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "storage/result.h"

namespace linnet::storage {

/// Keeps a second process out of a library folder. The kernel gives the lock back when the process
/// ends, however it ends, so a crash leaves nothing to clean up.
class LibraryLock {
 public:
    /// Busy: another process holds it; the detail is its process id.
    [[nodiscard]] static Result<std::unique_ptr<LibraryLock>> take(
        const std::filesystem::path& folder);
    ~LibraryLock();
    LibraryLock(const LibraryLock&) = delete;
    LibraryLock& operator=(const LibraryLock&) = delete;

 private:
    explicit LibraryLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
};

}  // namespace linnet::storage
