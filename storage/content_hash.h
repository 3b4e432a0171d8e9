// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <vector>

namespace linnet::storage {

/// The name of stored bytes: a 32-byte BLAKE2b tree hash.
///
/// The bytes are cut into chunks of kChunkBytes (the last may be shorter); each chunk is hashed
/// with BLAKE2b-256, and the content hash is BLAKE2b-256 over the chunk hashes in order followed by
/// the length as a 64-bit little-endian number. One pass over the bytes thus gives both the name
/// and what each chunk is checked against when it is read.
class ContentHash {
 public:
    static constexpr std::size_t kBytes = 32;
    /// A chunk row then fills whole pages of a 64 KiB-page file: record header 6 + chunk hash 32 +
    /// data = 8199 bytes in the leaf + 4 overflow pages of 65532. What is left over is what the
    /// leaf cannot use, 0.4 %. Part of the hash's definition, so it never changes.
    static constexpr std::size_t kChunkBytes = 270'289;

    ContentHash() = default;
    explicit ContentHash(const std::array<std::uint8_t, kBytes>& bytes) : m_bytes(bytes) {}

    /// Nothing unless exactly kBytes long.
    [[nodiscard]] static std::optional<ContentHash> fromBytes(QByteArrayView bytes);
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] QString toHex() const;
    [[nodiscard]] const std::array<std::uint8_t, kBytes>& bytes() const { return m_bytes; }

    friend auto operator<=>(const ContentHash&, const ContentHash&) = default;
    friend std::size_t qHash(const ContentHash& hash, std::size_t seed = 0) noexcept {
        std::size_t value = 0;
        std::memcpy(&value, hash.m_bytes.data(), sizeof value);  // already uniformly distributed
        return value ^ seed;
    }

 private:
    std::array<std::uint8_t, kBytes> m_bytes{};
};

using ChunkHash = std::array<std::uint8_t, ContentHash::kBytes>;

/// BLAKE2b-256.
[[nodiscard]] ChunkHash chunkHash(QByteArrayView chunk);
[[nodiscard]] ContentHash contentHash(const std::vector<ChunkHash>& chunks, std::int64_t length);

/// Bytes on their way into the media store, hashed on the caller's thread so that the writer only
/// writes.
struct HashedBytes {
    QByteArray bytes;
    ContentHash hash;
    std::vector<ChunkHash> chunkHashes;
};

/// Hashes on the calling thread, about 1 GB/s.
[[nodiscard]] HashedBytes hashed(QByteArray bytes);

}  // namespace linnet::storage
