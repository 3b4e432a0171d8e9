// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue_impl.h"

#include <set>

#include "core/catalogue/albums_table.h"
#include "core/catalogue/changes/album_assignment.h"
#include "core/catalogue/changes/bin_table.h"
#include "core/catalogue/changes/song_keys.h"
#include "core/catalogue/songs_table.h"

namespace linnet::catalogue {

using storage::Connection;

namespace {

/// A song with these bytes that waits in the bin comes back as it was, for whom it is added now.
std::optional<SongId> fromBin(Connection& connection, const UserId& user,
                              const PreparedSong& prepared) {
    const auto key = table::binnedByAudio(connection, user, prepared.audio.hash);
    if (!key)
        return std::nullopt;
    const std::string keys = jsonOf(std::span(&*key, 1));
    table::moveFromBin(connection, keys, user);
    table::restoreAlbums(connection, keys);
    const auto song = table::songByKey(connection, user, *key);
    if (!song)
        return std::nullopt;
    auto albums = table::albumsOf(connection, keys);
    if (song->visibility != prepared.visibility) {
        table::Regrouping regrouping(connection, keys);
        table::setVisibility(connection, keys, user, prepared.visibility);
        regrouping.apply(connection, keys, albums);
        albums.merge(table::albumsOf(connection, keys));
    }
    table::recountAlbums(connection, albums);
    return song->id;
}

}  // namespace

Result<CatalogueService::Added> CatalogueService::add(const Session& session, NewSong song) {
    std::vector<NewSong> one;
    one.push_back(std::move(song));
    return std::move(addBatch(session, std::move(one)).front());
}

std::vector<Result<CatalogueService::Added>> CatalogueService::addBatch(
    const Session& session, std::vector<NewSong> songs) {
    std::vector<PreparedSong> prepared;
    std::vector<std::optional<Error>> refused(songs.size());
    for (std::size_t i = 0; i < songs.size(); ++i) {
        auto song = prepareSong(std::move(songs[i].bytes), songs[i].fileName, songs[i].visibility);
        if (song)
            prepared.push_back(std::move(*song));
        else
            refused[i] = std::move(song.error());
    }
    auto stored = addPrepared(session, std::move(prepared));
    std::vector<Result<Added>> outcomes;
    auto next = stored.begin();
    for (auto& error : refused) {
        if (error)
            outcomes.emplace_back(fail(std::move(*error)));
        else
            outcomes.push_back(std::move(*next++));
    }
    return outcomes;
}

std::vector<Result<CatalogueService::Added>> CatalogueService::addPrepared(
    const Session& session, std::vector<PreparedSong> songs) {
    if (auto ok = m_impl->verify(session); !ok)
        return std::vector<Result<Added>>(songs.size(), Result<Added>(fail(ok.error())));
    settleTexts(songs);
    const std::shared_lock lock(m_impl->importing);
    return m_impl->store(session, songs);
}

std::vector<Result<CatalogueService::Added>> CatalogueService::Impl::store(
    const Session& session, std::span<PreparedSong> songs) {
    if (songs.empty())
        return {};
    std::vector<storage::HashedBytes> items;
    for (const PreparedSong& song : songs) {
        items.push_back(song.audio);  // shares the bytes
        if (song.artwork)
            items.push_back(*song.artwork);
    }
    const auto stored = media.put(items);
    auto added =
        stored ? insert(session.user(), songs) : Result<std::vector<Added>>(fail(stored.error()));
    if (!added) {
        if (songs.size() == 1 || added.error().code == ErrorCode::Damaged)
            return std::vector<Result<Added>>(songs.size(), Result<Added>(fail(added.error())));
        // One song that does not fit must not take the others with it.
        const std::size_t half = songs.size() / 2;
        auto outcomes = store(session, songs.first(half));
        auto rest = store(session, songs.subspan(half));
        std::move(rest.begin(), rest.end(), std::back_inserter(outcomes));
        return outcomes;
    }
    std::vector<Result<Added>> outcomes;
    for (const Added& one : *added) {
        if (!one.alreadyThere)
            bus.publish(SongAdded{one.song, session.user(), clock.now()});
        outcomes.emplace_back(one);
    }
    return outcomes;
}

Result<std::vector<CatalogueService::Added>> CatalogueService::Impl::insert(
    const UserId& user, std::span<PreparedSong> songs) {
    const Timestamp now = clock.now();
    return rows.write([&](Connection& connection) {
        std::vector<Added> added;
        std::set<AlbumKey> touched;
        table::Neighbours neighbours;
        for (const PreparedSong& prepared : songs) {
            if (const auto there = table::songByAudio(connection, user, prepared.audio.hash)) {
                added.push_back({*there, true, false});
                continue;
            }
            if (const auto back = fromBin(connection, user, prepared)) {
                added.push_back({*back, false, false});
                continue;
            }
            Song song;
            if (const auto removed = table::takeRemoved(connection, user, prepared.audio.hash)) {
                song.key = removed->key;
                song.id = removed->id;
            } else {
                song.id = SongId::generate();
            }
            song.fields = prepared.tags.fields;
            song.duration = prepared.properties.duration;
            song.bytes = prepared.audio.bytes.size();
            song.bitrateKbps = prepared.properties.bitrateKbps;
            song.sampleRateHz = prepared.properties.sampleRateHz;
            song.channels = prepared.properties.channels;
            song.audio = prepared.audio.hash;
            if (prepared.artwork)
                song.artwork = prepared.artwork->hash;
            song.fileName = prepared.fileName;
            song.addedAt = now;
            song.addedBy = user;
            song.visibility = prepared.visibility;
            auto album = table::chosenAlbum(connection, song.fields, ownerOf(song), song.audio);
            if (!album && table::needsNeighbours(song.fields, prepared.folder))
                neighbours.add(prepared.folder, song.fields.album, ownerOf(song), added.size());
            else if (!album)
                album = table::albumOf(connection, song.fields, ownerOf(song));
            if (album) {
                song.albumKey = album->key;
                touched.insert(album->key);
            }
            table::insertSong(connection, song,
                              {prepared.folder, prepared.tags.compilation, prepared.readAs,
                               prepared.tags.sort, prepared.tags.loudness});
            added.push_back({song.id, false, album && album->isNew});
        }
        for (const auto& [index, albums] : neighbours.group(connection, touched))
            added[index].newAlbum = albums > 0;
        table::recountAlbums(connection, touched);
        return added;
    });
}

}  // namespace linnet::catalogue
