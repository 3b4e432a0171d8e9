// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/analysed_songs.h"

#include <condition_variable>
#include <mutex>
#include <set>
#include <utility>

#include "core/catalogue/albums_table.h"
#include "core/catalogue/duplicates/alike_songs.h"
#include "storage/bind.h"
#include "storage/database.h"

namespace linnet::catalogue {

using storage::bind;
using storage::blob;
using storage::Connection;
using storage::number;

namespace {

AnalysedSongs::Waiting row(const SQLite::Statement& statement) {
    return {SongKey(number(statement, 0)), SongId::fromBytes(blob(statement, 1)).value_or(SongId()),
            storage::maybeHash(statement, 2).value_or(storage::ContentHash()),
            number(statement, 3) != 0};
}

#define LINNET_WAITING                                                                  \
    "SELECT key, id, audio_hash, EXISTS (SELECT 1 FROM songs o JOIN fingerprints f ON " \
    "f.song_key = o.key WHERE o.audio_hash = s.audio_hash) FROM songs s "

}  // namespace

/// What was told and is not written yet. While the writer is busy it gathers here, so that one
/// transaction takes many songs. Owned by the writes under way as well.
class AnalysedSongs::Inbox : public std::enable_shared_from_this<Inbox> {
 public:
    Inbox(storage::Database& rows, EventBus& bus, const Clock& clock)
        : m_rows(rows), m_bus(bus), m_clock(clock) {}

    void add(SongAnalysed event) {
        {
            const std::scoped_lock lock(m_mutex);
            m_events.push_back(std::move(event));
            if (std::exchange(m_writing, true))
                return;
        }
        write();
    }

    void waitUntilWritten() {
        std::unique_lock lock(m_mutex);
        m_written.wait(lock, [this] { return !m_writing; });
    }

 private:
    void write() {
        m_rows.writeLater(
            [self = shared_from_this()](Connection& connection) { self->writeAll(connection); },
            [self = shared_from_this()](const Result<>& written) { self->written(written); });
    }

    void writeAll(Connection& connection) {
        {
            const std::scoped_lock lock(m_mutex);
            m_underWay = std::exchange(m_events, {});
        }
        m_changed.clear();
        m_measured = false;
        std::set<AlbumKey> albums;
        for (const SongAnalysed& event : m_underWay) {
            auto& song = connection.prepare(
                "SELECT key, album_key, duration_ms, added_by, loudness_lufs FROM songs "
                "WHERE id = ?");
            bind(song, 1, event.song);
            if (!song.executeStep())
                continue;
            const std::int64_t key = number(song, 0);
            const bool inAlbum = !song.getColumn(1).isNull();
            const auto album = AlbumKey(number(song, 1));
            const auto addedBy = UserId::fromBytes(blob(song, 3)).value_or(UserId());
            // Of what cannot be decoded the word of header and tags is all there is.
            const std::int64_t before = number(song, 2);
            const bool isDecoded = !event.framesHash.isEmpty();
            const std::int64_t duration = isDecoded ? event.duration.count() : before;
            const auto lufsBefore = storage::maybeDouble(song, 4);
            const auto lufs = isDecoded ? event.integratedLufs : lufsBefore;
            m_measured |= lufs != lufsBefore;
            song.reset();
            auto& update = connection.prepare(
                "UPDATE songs SET duration_ms = ?, frames_hash = ?, loudness_lufs = ? "
                "WHERE key = ?");
            bind(update, 1, duration);
            update.bind(2, isDecoded ? event.framesHash.constData() : "",
                        static_cast<int>(event.framesHash.size()));
            bind(update, 3, lufs);
            bind(update, 4, key);
            update.exec();
            auto& again =
                connection.prepare("SELECT 1 FROM duplicate_groups WHERE frames_hash = ?");
            again.bind(1, event.framesHash.constData(), static_cast<int>(event.framesHash.size()));
            const bool same = again.executeStep();
            again.reset();
            const bool alike = !event.framesHash.isEmpty() &&
                               table::takeFingerprint(connection, SongKey(key), event.fingerprint);
            if (duration != before || same || alike)
                m_changed.emplace_back(event.song, addedBy);
            if (duration != before && inAlbum)
                albums.insert(album);
        }
        for (const AlbumKey album : albums)
            table::recountAlbum(connection, album);
    }

    /// On the writer's thread. Songs of a write that failed go on waiting and are told of again.
    void written(const Result<>& result) {
        if (result) {
            for (const auto& [song, user] : m_changed)
                m_bus.publish(SongUpdated{song, user, m_clock.now()});
            if (m_measured)
                m_bus.publish(SongsMeasured{m_clock.now()});
        }
        {
            const std::scoped_lock lock(m_mutex);
            m_writing = !m_events.empty();
            if (!m_writing) {
                m_written.notify_all();
                return;
            }
        }
        write();
    }

    storage::Database& m_rows;
    EventBus& m_bus;
    const Clock& m_clock;
    std::mutex m_mutex;
    std::vector<SongAnalysed> m_events;
    std::condition_variable m_written;
    bool m_writing = false;
    // Of the writer's thread.
    std::vector<SongAnalysed> m_underWay;
    std::vector<std::pair<SongId, UserId>> m_changed;
    bool m_measured = false;
};

AnalysedSongs::AnalysedSongs(storage::Database& rows, EventBus& bus, const Clock& clock)
    : m_rows(rows), m_inbox(std::make_shared<Inbox>(rows, bus, clock)) {
    QObject::connect(
        &bus, &EventBus::published, &m_receiver,
        [inbox = m_inbox](const Event& event) {
            if (const auto* analysed = std::get_if<SongAnalysed>(&event))
                inbox->add(*analysed);
        },
        Qt::DirectConnection);
}

AnalysedSongs::~AnalysedSongs() = default;

Result<std::vector<AnalysedSongs::Waiting>> AnalysedSongs::waiting(SongKey after,
                                                                   std::size_t limit) const {
    return m_rows.read([&](Connection& connection) {
        auto& statement = connection.prepare(LINNET_WAITING
                                             "WHERE frames_hash IS NULL AND key > ? "
                                             "ORDER BY key LIMIT ?");
        bind(statement, 1, static_cast<std::int64_t>(after));
        bind(statement, 2, static_cast<std::int64_t>(limit));
        std::vector<Waiting> found;
        while (statement.executeStep())
            found.push_back(row(statement));
        return found;
    });
}

Result<std::optional<AnalysedSongs::Waiting>> AnalysedSongs::waiting(SongId song) const {
    return m_rows.read([&](Connection& connection) {
        auto& statement = connection.prepare(LINNET_WAITING "WHERE id = ? AND frames_hash IS NULL");
        bind(statement, 1, song);
        return statement.executeStep() ? std::optional(row(statement)) : std::nullopt;
    });
}

Result<AnalysedSongs::Counts> AnalysedSongs::counts() const {
    m_inbox->waitUntilWritten();
    return m_rows.read([](Connection& connection) {
        auto& statement = connection.prepare(
            "SELECT (SELECT sum(songs) FROM library_counts), "
            "(SELECT count(*) FROM songs WHERE frames_hash IS NULL)");
        statement.executeStep();
        return Counts{number(statement, 0), number(statement, 1)};
    });
}

}  // namespace linnet::catalogue
