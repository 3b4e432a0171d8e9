// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue_impl.h"

#include <set>
#include <tuple>

#include "core/catalogue/albums_table.h"
#include "core/catalogue/catalogue_check.h"
#include "core/catalogue/changes/album_assignment.h"
#include "core/catalogue/changes/bin_table.h"
#include "core/catalogue/changes/song_keys.h"
#include "core/catalogue/songs_table.h"
#include "core/catalogue/stored_tags.h"

namespace linnet::catalogue {

using storage::Connection;

namespace {

constexpr std::size_t kFreedAtOnce = 16;
constexpr std::size_t kDatedAtOnce = 10'000;

/// The fields, and the album that follows from them.
void changeFields(Connection& connection, const Song& before, const SongFields& fields,
                  std::set<AlbumKey>& touched) {
    if (before.albumKey)
        touched.insert(*before.albumKey);
    const auto grouping = [](const SongFields& of) {
        return std::tie(of.album, of.artist, of.albumArtist);
    };
    const bool stays = grouping(before.fields) == grouping(fields) ||
                       (before.albumKey && table::isHandMade(connection, *before.albumKey));
    if (stays) {
        table::updateFields(connection, before.key, fields, before.albumKey);
        return;
    }
    const std::int64_t folder = table::originOf(connection, before.key).folder;
    const bool wasGrouped = table::needsNeighbours(before.fields, folder);
    const bool isGrouped = table::needsNeighbours(fields, folder);
    std::optional<AlbumKey> album;
    if (!isGrouped)
        if (const auto found = table::albumOf(connection, fields, ownerOf(before))) {
            album = found->key;
            touched.insert(found->key);
        }
    table::updateFields(connection, before.key, fields, album);
    table::Neighbours neighbours;
    if (wasGrouped)
        neighbours.add(folder, before.fields.album, ownerOf(before));
    if (isGrouped)
        neighbours.add(folder, fields.album, ownerOf(before));
    neighbours.group(connection, touched);
}

}  // namespace

CatalogueService::CatalogueService(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
CatalogueService::~CatalogueService() {
    // The writer's thread may be telling of what it has committed, here too: until it is done, and
    // done with what that led to.
    for (int round = 0; round < 2; ++round)
        std::ignore = m_impl->rows.maintain([](Connection&) {});
}

Result<std::unique_ptr<CatalogueService>> CatalogueService::open(storage::Library& library,
                                                                 EventBus& bus,
                                                                 const Clock& clock) {
    return std::unique_ptr<CatalogueService>(
        new CatalogueService(std::make_unique<Impl>(library, bus, clock)));
}

// --- changing ----------------------------------------------------------------------------------

SongChanges& CatalogueService::changes() {
    return m_impl->changes;
}

Result<> CatalogueService::update(const Session& session, SongId song, const SongFields& fields) {
    const FieldEdit edit = FieldEdit::all(fields);
    if (auto checked = checkedEdit(edit); !checked && m_impl->verify(session))
        return fail(std::move(checked.error()));
    const auto keys = m_impl->allKeys(*this, session, std::span(&song, 1));
    if (!keys)
        return fail(keys.error());
    if (auto done = m_impl->changes.edit(session, *keys, edit); !done)
        return fail(std::move(done.error()));
    return {};
}

Result<> CatalogueService::setArtwork(const Session& session, std::span<const SongId> songs,
                                      const QByteArray& image) {
    const auto keys = m_impl->allKeys(*this, session, songs);
    if (!keys)
        return fail(keys.error());
    if (auto done = m_impl->changes.setArtwork(session, *keys, image); !done)
        return fail(std::move(done.error()));
    return {};
}

Result<> CatalogueService::remove(const Session& session, std::span<const SongId> songs) {
    const auto keys = m_impl->allKeys(*this, session, songs);
    if (!keys)
        return fail(keys.error());
    if (auto done = m_impl->changes.remove(session, *keys); !done)
        return fail(std::move(done.error()));
    return {};
}

Result<> CatalogueService::correct(const Session& session,
                                   std::span<const TextCorrection> corrections) {
    if (auto ok = m_impl->verify(session); !ok)
        return ok;
    std::vector<SongId> changed;
    auto written = m_impl->rows.write([&](Connection& connection) {
        changed.clear();
        std::set<AlbumKey> touched;
        for (const TextCorrection& correction : corrections) {
            const auto song = table::details(connection, session.user(), correction.song);
            if (!song)
                continue;
            const SongFields fields =
                replaced(song->fields, correction.before.fields, correction.after.fields);
            if (fields == song->fields)
                continue;
            changeFields(connection, *song, fields, touched);
            table::setReadAs(connection, song->key, correction.readAs);
            changed.push_back(correction.song);
        }
        table::recountAlbums(connection, touched);
    });
    if (written)
        for (const SongId& song : changed)
            m_impl->bus.publish(SongUpdated{song, session.user(), m_impl->clock.now()});
    return written;
}

Result<> CatalogueService::setAddedAt(const Session& session,
                                      std::span<const std::pair<SongKey, Timestamp>> dates) {
    if (auto ok = m_impl->verify(session); !ok)
        return ok;
    while (!dates.empty()) {
        const auto some = dates.first(std::min(dates.size(), kDatedAtOnce));
        dates = dates.subspan(some.size());
        const auto changed = m_impl->rows.write([&](Connection& connection) {
            std::vector<SongId> songs;
            std::set<AlbumKey> albums;
            for (const auto& [key, time] : some) {
                const auto song = table::songByKey(connection, session.user(), key);
                if (!song)
                    continue;
                table::setAddedAt(connection, key, time);
                songs.push_back(song->id);
                if (song->albumKey)
                    albums.insert(*song->albumKey);
            }
            table::recountAlbums(connection, albums);
            return songs;
        });
        if (!changed)
            return fail(changed.error());
        for (const SongId& song : *changed)
            m_impl->bus.publish(SongUpdated{song, session.user(), m_impl->clock.now()});
    }
    return {};
}

Result<std::vector<StoredTags>> CatalogueService::storedTags(const Session& session,
                                                             std::span<const SongId> songs) {
    std::vector<StoredTags> all;
    for (const SongId& id : songs) {
        auto found = m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
            std::optional<std::pair<Song, table::SongOrigin>> both;
            if (auto song = table::details(connection, viewer, id))
                both.emplace(std::move(*song), table::originOf(connection, song->key));
            return both;
        });
        if (!found)
            return fail(std::move(found.error()));
        if (!*found)
            continue;
        auto& [song, origin] = **found;
        auto media = m_impl->media.open(song.audio);
        if (!media)
            return fail(std::move(media.error()));
        auto raw = readStoredTags(**media);
        if (!raw)
            return fail(std::move(raw.error()));
        raw->artwork.clear();
        all.push_back({id, std::move(song.fields), std::move(*raw), song.fileName, origin.readAs});
    }
    return all;
}

Result<std::int64_t> CatalogueService::readTagsAs(const Session& session,
                                                  std::span<const SongId> songs,
                                                  TextEncoding encoding) {
    auto stored = storedTags(session, songs);
    if (!stored)
        return fail(std::move(stored.error()));
    std::vector<std::pair<SongKey, SongChanges::SongEdit>> edits;
    for (const StoredTags& song : *stored) {
        const SongFields fields = fieldsReadAs(song, encoding);
        if (fields == song.now && song.readAs == encoding)
            continue;
        const auto key = keys(session, std::span(&song.song, 1));
        if (!key)
            return fail(key.error());
        SongChanges::SongEdit edit;
        edit.edit = FieldEdit::all(fields);
        edit.readAs = encoding;
        if (!key->empty())
            edits.emplace_back(key->front(), std::move(edit));
    }
    if (edits.empty())
        return std::int64_t{0};
    return m_impl->changes.editEach(session, std::move(edits), ChangeKind::Edit);
}

Result<AlbumKey> CatalogueService::gather(const Session& session, std::span<const SongId> songs) {
    const auto keys = m_impl->allKeys(*this, session, songs);
    if (!keys)
        return fail(keys.error());
    return m_impl->changes.gather(session, *keys);
}

// --- bytes -------------------------------------------------------------------------------------

Result<std::unique_ptr<storage::MediaReader>> CatalogueService::audio(const Session& session,
                                                                      SongId song) {
    auto hot = m_impl->hotSong(session, song);
    if (!hot)
        return fail(std::move(hot.error()));
    return m_impl->media.open((*hot)->audio);
}

Result<QByteArray> CatalogueService::artwork(const Session& session,
                                             const storage::ContentHash& hash) {
    if (auto ok = m_impl->verify(session); !ok)
        return fail(std::move(ok.error()));
    return m_impl->media.bytes(hash);
}

Result<std::vector<QString>> CatalogueService::check(std::stop_token stop) {
    const std::unique_lock lock(m_impl->importing);
    return checkCatalogue(m_impl->library, stop);
}

Result<std::int64_t> CatalogueService::collectMedia(std::stop_token stop) {
    const std::unique_lock lock(m_impl->importing);
    auto named = namedMedia(m_impl->rows);
    if (!named)
        return fail(std::move(named.error()));
    return m_impl->media.collect(
        [&](const storage::ContentHash& hash) { return named->contains(hash); }, stop);
}

Result<std::int64_t> CatalogueService::freeMedia(std::stop_token stop) {
    std::int64_t freed = 0;
    while (!stop.stop_requested()) {
        // A few at a time: an import that begins meanwhile does not wait for all of them.
        const std::unique_lock lock(m_impl->importing);
        const auto unnamed = m_impl->rows.write([](Connection& connection) {
            return table::takeUnnamedMedia(connection, kFreedAtOnce);
        });
        if (!unnamed)
            return fail(unnamed.error());
        if (!unnamed->more)
            break;
        const auto some = m_impl->media.free(unnamed->hashes);
        if (!some)
            return fail(some.error());
        freed += *some;
    }
    if (freed > 0) {
        if (auto shrunk = m_impl->media.shrink(stop); !shrunk)
            return fail(std::move(shrunk.error()));
    }
    return freed;
}

PlaylistService& CatalogueService::playlists() const {
    return m_impl->playlists;
}

StatisticsService& CatalogueService::statistics() const {
    return m_impl->statistics;
}

DuplicatesService& CatalogueService::duplicates() const {
    return m_impl->duplicates;
}

CatalogueService::CacheCounters CatalogueService::songCache() const {
    const auto counters = m_impl->hotSongs.counters();
    return {counters.hits, counters.misses};
}

}  // namespace linnet::catalogue
