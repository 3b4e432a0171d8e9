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
    /// Fills whole overflow pages of a 64 KiB-page database; part of the hash's definition, so it
    /// never changes within a library.
    static constexpr std::size_t kChunkBytes = 262'080;

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

/// Bytes on their way into the media store, hashed on the caller's thread so that the writer only
/// writes.
struct HashedBytes {
    QByteArray bytes;
    ContentHash hash;
    std::vector<std::array<std::uint8_t, ContentHash::kBytes>> chunkHashes;
};

/// Hashes on the calling thread, about 1 GB/s.
[[nodiscard]] HashedBytes hashed(QByteArray bytes);

}  // namespace linnet::storage
