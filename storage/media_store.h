// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "storage/content_hash.h"
#include "storage/result.h"

namespace linnet::storage {

class Database;

/// Random access to stored bytes. Each call reads whole chunks, checks them against their hash and
/// keeps the last one, so reading on is cheap. Not thread-safe; one user at a time, any thread but
/// the GUI's.
class MediaReader {
 public:
    virtual ~MediaReader() = default;
    [[nodiscard]] virtual std::int64_t size() const = 0;
    /// Fills `into` from byte `offset` on and returns how many bytes were there, fewer only at the
    /// end. Errors: Damaged (a chunk does not match its hash), Io.
    [[nodiscard]] virtual Result<std::size_t> read(std::int64_t offset,
                                                   std::span<std::byte> into) = 0;
};

/// Audio and artwork bytes by content hash, in chunk rows of media.db. Thread-safe.
class MediaStore {
 public:
    /// Opens or creates the file, which then never grows beyond `maxBytes` (0: the disk is the
    /// bound); past that, put() answers DiskFull. Errors as Database::open.
    [[nodiscard]] static Result<std::unique_ptr<MediaStore>> open(const std::filesystem::path& file,
                                                                  std::int64_t maxBytes = 0);
    ~MediaStore();
    MediaStore(const MediaStore&) = delete;
    MediaStore& operator=(const MediaStore&) = delete;

    /// Stores all items in one transaction, in order; bytes that are there already are not written
    /// again. Result: for each item, whether it was new. Nothing is stored on an error (DiskFull,
    /// Io). Lets waiting readers go first.
    [[nodiscard]] Result<std::vector<bool>> put(std::span<const HashedBytes> items);

    [[nodiscard]] Result<bool> contains(const ContentHash& hash);
    /// NotFound where nothing has that name.
    [[nodiscard]] Result<std::unique_ptr<MediaReader>> open(const ContentHash& hash);
    /// The whole content, verified.
    [[nodiscard]] Result<QByteArray> bytes(const ContentHash& hash);

    /// Every stored name with its length, ordered by hash.
    struct Entry {
        ContentHash hash;
        std::int64_t bytes = 0;
    };
    [[nodiscard]] Result<std::vector<Entry>> entries();

    /// Removes what `keep` does not hold (bytes of an import that crashed, of removed songs) and
    /// returns the pages to the file system step by step. Must not run beside an import whose rows
    /// are not committed yet. Returns the bytes freed.
    [[nodiscard]] Result<std::int64_t> collect(const std::function<bool(const ContentHash&)>& keep,
                                               std::stop_token stop = {});
    /// Removes these, one a transaction; their pages wait for shrink(). Returns their bytes.
    [[nodiscard]] Result<std::int64_t> free(std::span<const ContentHash> hashes);
    /// Returns the pages of what was removed to the file system, a few MB a step, until none is
    /// left or `stop`.
    [[nodiscard]] Result<> shrink(std::stop_token stop = {});
    [[nodiscard]] Result<> remove(std::span<const ContentHash> hashes);

    struct Fault {
        ContentHash hash;
        QString what;  ///< "chunk 3 does not match its hash"
    };
    /// Reads and checks everything, the database's own integrity first. Empty: all is well.
    [[nodiscard]] Result<std::vector<Fault>> check(std::stop_token stop = {});

 private:
    class Impl;
    explicit MediaStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::storage
