// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>

namespace linnet {

/// The untyped half of Id; see there.
namespace uuid {
using Bytes = std::array<std::uint8_t, 16>;
/// A new UUID version 7 (RFC 9562): milliseconds since 1970 first, so that ids sort by time; two
/// made in one process never sort against the order of their making. Thread-safe.
[[nodiscard]] Bytes generate();
/// "0190f3c2-…", lower case, 36 characters.
[[nodiscard]] QString toString(const Bytes& bytes);
/// Nothing unless 36 characters of that shape (either case).
[[nodiscard]] std::optional<Bytes> fromString(QStringView text);
}  // namespace uuid

/// A UUID version 7 that names one kind of thing. Stored as a 16-byte blob, shown as text.
template <class Tag>
class Id {
 public:
    Id() = default;
    explicit Id(const uuid::Bytes& bytes) : m_bytes(bytes) {}
    [[nodiscard]] static Id generate() { return Id(uuid::generate()); }
    [[nodiscard]] static std::optional<Id> fromString(QStringView text) {
        const auto bytes = uuid::fromString(text);
        return bytes ? std::optional(Id(*bytes)) : std::nullopt;
    }
    /// Nothing unless exactly 16 bytes.
    [[nodiscard]] static std::optional<Id> fromBytes(QByteArrayView bytes) {
        if (bytes.size() != 16)
            return std::nullopt;
        Id id;
        std::memcpy(id.m_bytes.data(), bytes.data(), 16);
        return id;
    }
    [[nodiscard]] QString toString() const { return uuid::toString(m_bytes); }
    [[nodiscard]] const uuid::Bytes& bytes() const { return m_bytes; }
    [[nodiscard]] bool isNull() const { return *this == Id(); }

    friend auto operator<=>(const Id&, const Id&) = default;
    friend std::size_t qHash(const Id& id, std::size_t seed = 0) noexcept {
        return qHashBits(id.m_bytes.data(), id.m_bytes.size(), seed);
    }

 private:
    uuid::Bytes m_bytes{};
};

using UserId = Id<struct UserTag>;
using SongId = Id<struct SongTag>;
using AlbumId = Id<struct AlbumTag>;
using PlaylistId = Id<struct PlaylistTag>;

}  // namespace linnet

template <class Tag>
struct std::hash<linnet::Id<Tag>> {
    std::size_t operator()(const linnet::Id<Tag>& id) const noexcept { return qHash(id, 0); }
};
