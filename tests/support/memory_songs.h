// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstring>
#include <functional>
#include <map>
#include <mutex>
#include <optional>

#include "core/playback/song_source.h"

namespace linnet::testing {

/// Songs in memory. Thread-safe.
class MemorySongs final : public playback::SongSource {
 public:
    SongId add(QByteArray bytes) {
        const SongId song = SongId::generate();
        const std::scoped_lock lock(m_mutex);
        m_songs.emplace(song, std::move(bytes));
        return song;
    }
    /// Reading anything behind `offset` of the song fails with Damaged.
    void damage(SongId song, std::int64_t offset) {
        const std::scoped_lock lock(m_mutex);
        m_damaged[song] = offset;
    }
    /// What loudness() says of the song.
    void know(SongId song, const playback::SongLoudness& loudness) {
        const std::scoped_lock lock(m_mutex);
        m_loudness[song] = loudness;
    }
    /// Called on the decoder's thread before a song is opened; may wait.
    void beforeOpen(std::function<void(SongId)> hook) {
        const std::scoped_lock lock(m_mutex);
        m_hook = std::move(hook);
    }

    std::vector<playback::SongLoudness> loudness(const Session& /*session*/,
                                                 std::span<const SongId> songs) override {
        const std::scoped_lock lock(m_mutex);
        std::vector<playback::SongLoudness> all;
        for (const SongId& song : songs)
            all.push_back(m_loudness[song]);
        return all;
    }

    Result<std::unique_ptr<playback::SongBytes>> open(const Session& /*session*/,
                                                      SongId song) override {
        std::unique_lock lock(m_mutex);
        if (const auto hook = m_hook) {
            lock.unlock();
            hook(song);
            lock.lock();
        }
        const auto found = m_songs.find(song);
        if (found == m_songs.end())
            return fail(ErrorCode::NotFound, song.toString());
        const auto damaged = m_damaged.find(song);
        return std::make_unique<Bytes>(found->second, damaged == m_damaged.end()
                                                          ? std::nullopt
                                                          : std::optional(damaged->second));
    }

 private:
    class Bytes final : public playback::SongBytes {
     public:
        Bytes(QByteArray bytes, std::optional<std::int64_t> damagedFrom)
            : m_bytes(std::move(bytes)), m_damagedFrom(damagedFrom) {}
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
        const std::optional<std::int64_t> m_damagedFrom;
    };

    std::mutex m_mutex;
    std::map<SongId, QByteArray> m_songs;
    std::map<SongId, std::int64_t> m_damaged;
    std::map<SongId, playback::SongLoudness> m_loudness;
    std::function<void(SongId)> m_hook;
};

}  // namespace linnet::testing
