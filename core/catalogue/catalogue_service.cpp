// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue_service.h"

#include <map>
#include <set>
#include <shared_mutex>
#include <tuple>
#include <unordered_set>

#include "core/catalogue/albums_table.h"
#include "core/catalogue/browse_tables.h"
#include "core/catalogue/catalogue_check.h"
#include "core/catalogue/changes/album_assignment.h"
#include "core/catalogue/changes/bin_table.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/changes/song_keys.h"
#include "core/catalogue/duplicates/duplicates_service.h"
#include "core/catalogue/fold.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/popular_songs.h"
#include "core/catalogue/prepared_song.h"
#include "core/catalogue/search_index.h"
#include "core/catalogue/search_query.h"
#include "core/catalogue/song_search.h"
#include "core/catalogue/songs_table.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "core/catalogue/stored_tags.h"
#include "storage/database.h"
#include "storage/library.h"
#include "storage/ttl_cache.h"

namespace linnet::catalogue {

using storage::Connection;

namespace {

constexpr std::size_t kHotSongs = 1024;
constexpr std::size_t kFreedAtOnce = 16;
constexpr auto kHotFor = std::chrono::minutes(10);
constexpr std::size_t kPopular = 8;  // profiles
constexpr auto kPopularFor = std::chrono::minutes(1);

std::optional<UserId> ownerOf(const Song& song) {
    return song.visibility == Visibility::OnlyMe ? std::optional(song.addedBy) : std::nullopt;
}

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

class CatalogueService::Impl {
 public:
    Impl(storage::Library& store, EventBus& events, const Clock& time)
        : library(store),
          rows(store.rows()),
          media(store.media()),
          bus(events),
          clock(time),
          hotSongs(kHotSongs, kHotFor),
          popularSongs(kPopular, kPopularFor) {
        // Direct: when publish() returns, nothing old is in the cache.
        QObject::connect(
            &bus, &EventBus::published, &receiver,
            [this](const Event& event) {
                if (const auto* updated = std::get_if<SongUpdated>(&event))
                    hotSongs.invalidate(updated->song);
                else if (const auto* removed = std::get_if<SongRemoved>(&event))
                    hotSongs.invalidate(removed->song);
                else
                    return;
                popularSongs.clear();
            },
            Qt::DirectConnection);
    }

    [[nodiscard]] Result<> verify(const Session& session) const {
        if (!session.validAt(clock.now()))
            return fail(ErrorCode::Unauthorized);
        return {};
    }

    /// `function(connection, viewer)` inside one read.
    template <class F>
    auto read(const Session& session, F function)
        -> Result<std::invoke_result_t<F&, Connection&, const UserId&>> {
        if (auto ok = verify(session); !ok)
            return fail(std::move(ok.error()));
        const UserId viewer = session.user();
        return rows.read([&](Connection& connection) { return function(connection, viewer); });
    }

    /// `find(connection, viewer, key)` of each, in their order.
    template <class Key, class F>
    auto each(const Session& session, std::span<const Key> keys, F find) {
        return read(session, [&](Connection& connection, const UserId& viewer) {
            std::vector<decltype(find(connection, viewer, Key{}))> found;
            found.reserve(keys.size());
            for (const Key key : keys)
                found.push_back(find(connection, viewer, key));
            return found;
        });
    }

    /// What searches of `viewer` prefer.
    std::shared_ptr<const PopularSongs> popular(Connection& connection, const UserId& viewer) {
        if (auto kept = popularSongs.find(viewer))
            return *kept;
        auto found = std::make_shared<const PopularSongs>(table::popularSongs(connection, viewer));
        popularSongs.insert(viewer, found);
        return found;
    }

    /// Of all of them, or NotFound.
    Result<std::vector<SongKey>> allKeys(CatalogueService& service, const Session& session,
                                         std::span<const SongId> songs) {
        auto keys = service.keys(session, songs);
        if (keys && keys->size() < songs.size())
            return fail(ErrorCode::NotFound);
        return keys;
    }

    Result<std::shared_ptr<const Song>> hotSong(const Session& session, SongId id);
    std::vector<Result<Added>> store(const Session& session, std::span<PreparedSong> songs);
    Result<std::vector<Added>> insert(const UserId& user, std::span<PreparedSong> songs);

    storage::Library& library;
    storage::Database& rows;
    storage::MediaStore& media;
    EventBus& bus;
    const Clock& clock;
    /// Held shared from the moment bytes are stored until their row is, so that a collection does
    /// not take them for nobody's.
    std::shared_mutex importing;
    storage::TtlCache<SongId, std::shared_ptr<const Song>> hotSongs;
    storage::TtlCache<UserId, std::shared_ptr<const PopularSongs>> popularSongs;
    PlaylistService playlists{rows, bus, clock};
    StatisticsService statistics{rows, bus, clock};
    DuplicatesService duplicates{rows, bus, clock};
    QObject receiver;
    SongChanges changes{library, bus, clock, importing};
};

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

// --- adding ------------------------------------------------------------------------------------

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

// --- reading -----------------------------------------------------------------------------------

Result<std::shared_ptr<const Song>> CatalogueService::Impl::hotSong(const Session& session,
                                                                    SongId id) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    if (const auto hot = hotSongs.find(id)) {
        if (!table::visibleTo(**hot, session.user()))
            return fail(ErrorCode::NotFound);
        return *hot;
    }
    auto found = read(session, [&](Connection& connection, const UserId& viewer) {
        return table::songById(connection, viewer, id);
    });
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound);
    auto song = std::make_shared<const Song>(std::move(**found));
    hotSongs.insert(id, song);
    return song;
}

Result<Song> CatalogueService::get(const Session& session, SongId song) {
    auto hot = m_impl->hotSong(session, song);
    if (!hot)
        return fail(std::move(hot.error()));
    return **hot;
}

Result<Song> CatalogueService::details(const Session& session, SongId song) {
    auto found = m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::details(connection, viewer, song);
    });
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(ErrorCode::NotFound);
    return std::move(**found);
}

Result<std::vector<std::optional<Song>>> CatalogueService::songs(const Session& session,
                                                                 std::span<const SongKey> keys) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<std::optional<Song>> found;
        found.reserve(keys.size());
        for (const SongKey key : keys)
            found.push_back(table::songByKey(connection, viewer, songOf(key)));
        return found;
    });
}

Result<std::vector<std::optional<Song>>> CatalogueService::songs(const Session& session,
                                                                 std::span<const SongId> ids) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<std::optional<Song>> found;
        found.reserve(ids.size());
        for (const SongId& id : ids)
            found.push_back(table::songById(connection, viewer, id));
        return found;
    });
}

Result<std::vector<SongId>> CatalogueService::ids(const Session& session,
                                                  std::span<const SongKey> keys) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<SongId> found;
        found.reserve(keys.size());
        for (const SongKey key : keys) {
            if (const auto id = table::idByKey(connection, viewer, songOf(key)))
                found.push_back(*id);
        }
        return found;
    });
}

Result<std::vector<std::uint32_t>> CatalogueService::artistNumbers(const Session& session,
                                                                   std::span<const SongId> ids) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(ids.size());
        for (const SongId& id : ids)
            numbers.push_back(table::artistNumber(connection, viewer, id));
        return numbers;
    });
}

Result<std::vector<TaggedLoudness>> CatalogueService::taggedLoudness(const Session& session,
                                                                     std::span<const SongId> ids) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<TaggedLoudness> all;
        all.reserve(ids.size());
        for (const SongId& id : ids)
            all.push_back(table::taggedLoudness(connection, viewer, id));
        return all;
    });
}

Result<std::vector<SongKey>> CatalogueService::keys(const Session& session,
                                                    std::span<const SongId> ids) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<SongKey> found;
        found.reserve(ids.size());
        for (const SongId& id : ids) {
            if (const auto key = table::keyById(connection, viewer, id))
                found.push_back(*key);
        }
        return found;
    });
}

Result<std::vector<SongKey>> CatalogueService::list(const Session& session, const SongQuery& query,
                                                    std::size_t limit) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::listSongs(connection, viewer, query, limit);
    });
}

Result<LibraryCounts> CatalogueService::counts(const Session& session) {
    return m_impl->read(session, table::counts);
}

Result<std::vector<AlbumKey>> CatalogueService::listAlbums(const Session& session, AlbumSort sort,
                                                           std::size_t limit) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::listAlbums(connection, viewer, sort, limit);
    });
}

Result<std::vector<std::optional<Album>>> CatalogueService::albums(const Session& session,
                                                                   std::span<const AlbumKey> keys) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<std::optional<Album>> found;
        found.reserve(keys.size());
        for (const AlbumKey key : keys)
            found.push_back(table::albumByKey(connection, viewer, key));
        return found;
    });
}

Result<std::vector<AlbumKey>> CatalogueService::listAlbums(const Session& session, ArtistKey artist,
                                                           std::size_t limit) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::albumsOfArtist(connection, viewer, artist, limit);
    });
}

Result<std::vector<ArtistKey>> CatalogueService::listArtists(const Session& session,
                                                             std::size_t limit) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::listArtists(connection, viewer, limit);
    });
}

Result<std::vector<std::optional<Artist>>> CatalogueService::artists(
    const Session& session, std::span<const ArtistKey> keys) {
    return m_impl->each(session, keys, table::artistByKey);
}

Result<std::optional<ArtistKey>> CatalogueService::artistNamed(const Session& session,
                                                               const QString& name) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::artistNamed(connection, viewer, fold(name));
    });
}

Result<std::vector<PlayedSong>> CatalogueService::mostPlayed(const Session& session,
                                                             ArtistKey artist, std::size_t limit) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::mostPlayed(connection, viewer, artist, limit);
    });
}

Result<std::vector<GenreKey>> CatalogueService::listGenres(const Session& session,
                                                           std::size_t limit) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::listGenres(connection, viewer, limit);
    });
}

Result<std::vector<std::optional<Genre>>> CatalogueService::genres(const Session& session,
                                                                   std::span<const GenreKey> keys) {
    return m_impl->each(session, keys, table::genreByKey);
}

Result<SearchResults> CatalogueService::search(const Session& session, const QString& text,
                                               std::size_t limit) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        const SearchQuery query = parseSearch(text, m_impl->clock.now());
        return table::search(connection, viewer, query, *m_impl->popular(connection, viewer),
                             limit);
    });
}

Result<SearchCount> CatalogueService::countFound(const Session& session, const QString& text) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::countSongs(connection, viewer, parseSearch(text, m_impl->clock.now()));
    });
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
