// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstring>
#include <optional>

#include "core/playback/song_source.h"

namespace linnet::testing {

/// A song's bytes in memory.
class ByteSong final : public playback::SongBytes {
 public:
    explicit ByteSong(QByteArray bytes) : m_bytes(std::move(bytes)) {}
    /// Reading anything behind `offset` fails with Damaged.
    void damageFrom(std::int64_t offset) { m_damagedFrom = offset; }

    [[nodiscard]] std::int64_t size() const override { return m_bytes.size(); }
    [[nodiscard]] Result<std::size_t> read(std::int64_t offset,
                                           std::span<std::byte> into) override {
        const auto count = std::clamp<std::int64_t>(m_bytes.size() - offset, 0,
                                                    static_cast<std::int64_t>(into.size()));
        if (m_damagedFrom && offset + count > *m_damagedFrom)
            return fail(ErrorCode::Damaged, QStringLiteral("damaged on purpose"));
        std::memcpy(into.data(), m_bytes.constData() + offset, static_cast<std::size_t>(count));
        return static_cast<std::size_t>(count);
    }

 private:
    const QByteArray m_bytes;
    std::optional<std::int64_t> m_damagedFrom;
};

}  // namespace linnet::testing
