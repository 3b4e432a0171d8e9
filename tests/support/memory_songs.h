// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <functional>
#include <map>
#include <mutex>

#include "core/playback/song_source.h"
#include "tests/support/byte_song.h"

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
    /// Called on the decoder's thread before a song is opened; may wait.
    void beforeOpen(std::function<void(SongId)> hook) {
        const std::scoped_lock lock(m_mutex);
        m_hook = std::move(hook);
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
        auto bytes = std::make_unique<ByteSong>(found->second);
        if (damaged != m_damaged.end())
            bytes->damageFrom(damaged->second);
        return bytes;
    }

 private:
    std::mutex m_mutex;
    std::map<SongId, QByteArray> m_songs;
    std::map<SongId, std::int64_t> m_damaged;
    std::function<void(SongId)> m_hook;
};

}  // namespace linnet::testing
