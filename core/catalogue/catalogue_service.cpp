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
#include "core/catalogue/fold.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/popular_songs.h"
#include "core/catalogue/prepared_song.h"
#include "core/catalogue/search_index.h"
#include "core/catalogue/search_query.h"
#include "core/catalogue/song_search.h"
#include "core/catalogue/songs_table.h"
#include "core/catalogue/stored_tags.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "storage/database.h"
#include "storage/library.h"
#include "storage/ttl_cache.h"

namespace linnet::catalogue {

using storage::Connection;

namespace {

constexpr std::size_t kHotSongs = 1024;
constexpr auto kHotFor = std::chrono::minutes(10);
constexpr std::size_t kPopular = 8;  // profiles
constexpr auto kPopularFor = std::chrono::minutes(1);
constexpr qsizetype kMaxArtworkBytes = 16 << 20;

QString trimmed(const QString& text) {
    return text.trimmed();
}

/// What update() takes: trimmed, or what is wrong with it.
Result<SongFields> valid(SongFields fields) {
    for (QString* text : {&fields.title, &fields.artist, &fields.albumArtist, &fields.album,
                          &fields.genre, &fields.composer})
        *text = trimmed(*text);
    const auto within = [](const std::optional<int>& value, int most) {
        return !value || (*value >= 1 && *value <= most);
    };
    if (fields.title.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("title"));
    if (!within(fields.year, 9999))
        return fail(ErrorCode::InvalidInput, QStringLiteral("year"));
    if (!within(fields.track, 9999))
        return fail(ErrorCode::InvalidInput, QStringLiteral("track"));
    if (!within(fields.disc, 999))
        return fail(ErrorCode::InvalidInput, QStringLiteral("disc"));
    return fields;
}

std::optional<UserId> ownerOf(const Song& song) {
    return song.visibility == Visibility::OnlyMe ? std::optional(song.addedBy) : std::nullopt;
}

/// Songs of a transaction whose albums depend on what lay beside them: grouped once for each folder
/// and album title.
class Neighbours {
 public:
    void add(std::int64_t folder, const Song& song, std::size_t index = 0) {
        m_groups.try_emplace({folder, fold(song.fields.album), ownerOf(song)},
                             Group{song.fields.album, index});
    }
    /// For each, the index of its first song and how many new albums came of it.
    std::vector<std::pair<std::size_t, std::size_t>> group(Connection& connection,
                                                           std::set<AlbumKey>& touched) const {
        std::vector<std::pair<std::size_t, std::size_t>> made;
        for (const auto& [where, group] : m_groups) {
            std::set<AlbumKey> albums;
            table::groupFolder(connection, std::get<0>(where), group.album, std::get<2>(where),
                               touched, albums);
            made.emplace_back(group.first, albums.size());
        }
        return made;
    }

 private:
    struct Group {
        QString album;
        std::size_t first = 0;
    };
    std::map<std::tuple<std::int64_t, QString, std::optional<UserId>>, Group> m_groups;
};

void recount(Connection& connection, const std::set<AlbumKey>& albums) {
    for (const AlbumKey album : albums)
        table::recountAlbum(connection, album);
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
    Neighbours neighbours;
    Song after = before;
    after.fields = fields;
    if (wasGrouped)
        neighbours.add(folder, before);
    if (isGrouped)
        neighbours.add(folder, after);
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

    /// `change(connection, song)` for each, all or none, with their albums brought up to date;
    /// publishes an E for each. NotFound: one of them is not there.
    template <class E, class F>
    Result<> changeEach(const Session& session, std::span<const SongId> songs, F change) {
        auto written = rows.write([&](Connection& connection) -> Result<> {
            std::set<AlbumKey> touched;
            for (const SongId& id : songs) {
                const auto song = table::songById(connection, session.user(), id);
                if (!song)
                    return fail(ErrorCode::NotFound);
                change(connection, *song);
                if (song->albumKey)
                    touched.insert(*song->albumKey);
            }
            recount(connection, touched);
            return {};
        });
        if (written) {
            for (const SongId& id : songs)
                bus.publish(E{id, session.user(), clock.now()});
        }
        return written;
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
    QObject receiver;
};

CatalogueService::CatalogueService(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
CatalogueService::~CatalogueService() = default;

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
        Neighbours neighbours;
        for (const PreparedSong& prepared : songs) {
            if (const auto there = table::songByAudio(connection, user, prepared.audio.hash)) {
                added.push_back({*there, true, false});
                continue;
            }
            Song song;
            song.id = SongId::generate();
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
                neighbours.add(prepared.folder, song, added.size());
            else if (!album)
                album = table::albumOf(connection, song.fields, ownerOf(song));
            if (album) {
                song.albumKey = album->key;
                touched.insert(album->key);
            }
            table::insertSong(
                connection, song,
                {prepared.folder, prepared.tags.compilation, prepared.readAs, prepared.tags.sort});
            added.push_back({song.id, false, album && album->isNew});
        }
        for (const auto& [index, albums] : neighbours.group(connection, touched))
            added[index].newAlbum = albums > 0;
        recount(connection, touched);
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

Result<> CatalogueService::update(const Session& session, SongId song, const SongFields& fields) {
    if (auto ok = m_impl->verify(session); !ok)
        return ok;
    auto checked = valid(fields);
    if (!checked)
        return fail(std::move(checked.error()));
    auto written = m_impl->rows.write([&](Connection& connection) -> Result<> {
        const auto before = table::songById(connection, session.user(), song);
        if (!before)
            return fail(ErrorCode::NotFound);
        std::set<AlbumKey> touched;
        changeFields(connection, *before, *checked, touched);
        recount(connection, touched);
        return {};
    });
    if (written)
        m_impl->bus.publish(SongUpdated{song, session.user(), m_impl->clock.now()});
    return written;
}

Result<> CatalogueService::setArtwork(const Session& session, std::span<const SongId> songs,
                                      const QByteArray& image) {
    if (auto ok = m_impl->verify(session); !ok)
        return ok;
    const bool isImage = image.startsWith("\xff\xd8\xff") || image.startsWith("\x89PNG\r\n\x1a\n");
    if (!image.isEmpty() && !isImage)
        return fail(ErrorCode::InvalidInput, QStringLiteral("artwork"));
    if (image.size() > kMaxArtworkBytes)
        return fail(ErrorCode::TooLarge, QString::number(image.size()));
    const std::shared_lock lock(m_impl->importing);
    std::optional<storage::ContentHash> artwork;
    if (!image.isEmpty()) {
        const storage::HashedBytes item = storage::hashed(image);
        if (auto stored = m_impl->media.put(std::span(&item, 1)); !stored)
            return fail(std::move(stored.error()));
        artwork = item.hash;
    }
    return m_impl->changeEach<SongUpdated>(session, songs,
                                           [&](Connection& connection, const Song& song) {
                                               table::setArtwork(connection, song.key, artwork);
                                           });
}

Result<> CatalogueService::remove(const Session& session, std::span<const SongId> songs) {
    if (auto ok = m_impl->verify(session); !ok)
        return ok;
    return m_impl->changeEach<SongRemoved>(
        session, songs,
        [](Connection& connection, const Song& song) { table::deleteSong(connection, song.key); });
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
        recount(connection, touched);
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
    std::vector<TextCorrection> corrections;
    for (const StoredTags& song : *stored) {
        TextCorrection correction{song.song, song.raw, song.raw, encoding};
        correction.before.fields = song.now;
        correction.after.fields = fieldsReadAs(song, encoding);
        if (correction.after.fields != song.now || song.readAs != encoding)
            corrections.push_back(std::move(correction));
    }
    if (auto done = correct(session, corrections); !done)
        return fail(std::move(done.error()));
    return static_cast<std::int64_t>(corrections.size());
}

Result<AlbumKey> CatalogueService::gather(const Session& session, std::span<const SongId> songs) {
    if (auto ok = m_impl->verify(session); !ok)
        return fail(std::move(ok.error()));
    if (songs.empty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("songs"));
    auto album = m_impl->rows.write([&](Connection& connection) -> Result<AlbumKey> {
        std::vector<Song> found;
        for (const SongId& id : songs) {
            auto song = table::songById(connection, session.user(), id);
            if (!song)
                return fail(ErrorCode::NotFound);
            if (ownerOf(*song) != ownerOf(found.empty() ? *song : found.front()))
                return fail(ErrorCode::InvalidInput, QStringLiteral("visibility"));
            found.push_back(std::move(*song));
        }
        std::set<AlbumKey> touched;
        const AlbumKey key = table::gatherAlbum(connection, found, touched);
        recount(connection, touched);
        return key;
    });
    if (album)
        for (const SongId& song : songs)
            m_impl->bus.publish(SongUpdated{song, session.user(), m_impl->clock.now()});
    return album;
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

PlaylistService& CatalogueService::playlists() const {
    return m_impl->playlists;
}

StatisticsService& CatalogueService::statistics() const {
    return m_impl->statistics;
}

CatalogueService::CacheCounters CatalogueService::songCache() const {
    const auto counters = m_impl->hotSongs.counters();
    return {counters.hits, counters.misses};
}

}  // namespace linnet::catalogue
