// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/albums_table.h"
#include "core/catalogue/browse_tables.h"
#include "core/catalogue/catalogue_impl.h"
#include "core/catalogue/field_values.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/search_index.h"
#include "core/catalogue/search_rank.h"
#include "core/catalogue/song_search.h"
#include "core/catalogue/songs_table.h"
#include "core/catalogue/sort_name.h"
#include "storage/beside.h"

namespace linnet::catalogue {

using storage::Connection;

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

Result<std::optional<std::size_t>> CatalogueService::firstFrom(const Session& session,
                                                               std::span<const SongKey> keys,
                                                               const SongQuery& query,
                                                               const QString& text) {
    return m_impl->read(session, [&](Connection& connection, const UserId&) {
        const QString wanted = sortKey(text);
        // A song that went meanwhile stands by nothing; any half will do for it.
        const auto before = [&](SongKey key) {
            const auto listed = table::listedBy(connection, key, query.sort);
            const QString begins = listed.value_or(QString()).left(wanted.size());
            return query.descending ? begins > wanted : begins < wanted;
        };
        const auto first = std::partition_point(keys.begin(), keys.end(), before);
        const bool isThere = first != keys.end() && table::listedBy(connection, *first, query.sort);
        return isThere ? std::optional(static_cast<std::size_t>(first - keys.begin()))
                       : std::nullopt;
    });
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
                                                    std::size_t limit,
                                                    const std::stop_token& stop) {
    auto keys = m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::listSongs(connection, viewer, query, limit, stop);
    });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);
    return keys;
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
        return table::artistNamed(connection, viewer, foldValues(name).section(u';', 0, 0));
    });
}

Result<std::vector<PlayedSong>> CatalogueService::mostPlayed(const Session& session,
                                                             ArtistKey artist, std::size_t limit) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::mostPlayed(connection, viewer, artist, limit);
    });
}

Result<std::vector<std::optional<SongGroups>>> CatalogueService::groupsOf(
    const Session& session, std::span<const SongId> ids) {
    // In short reads: a long one would keep the library from tidying up behind its writers.
    constexpr std::size_t kAtOnce = 1000;
    if (auto ok = m_impl->verify(session); !ok)
        return fail(std::move(ok.error()));
    std::vector<std::optional<SongGroups>> found;
    found.reserve(ids.size());
    for (std::size_t at = 0; at < ids.size(); at += kAtOnce) {
        const auto some = ids.subspan(at, std::min(kAtOnce, ids.size() - at));
        auto read = m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
            for (const SongId& id : some)
                found.push_back(table::groupsOf(connection, viewer, id));
            return true;
        });
        if (!read)
            return fail(std::move(read.error()));
    }
    return found;
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
    const SearchQuery query = parseSearch(text, m_impl->clock.now());
    const SearchMatcher matcher(query);
    // Side by side with the songs, on a thread of its own: a third of the time at a million songs.
    std::future<Result<table::OtherResults>> looking;
    if (query.plain())
        looking = storage::beside([&] {
            return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
                return table::searchOthers(connection, viewer, query, matcher, limit);
            });
        });
    Result<table::OtherResults> others{table::OtherResults{}};
    auto found = m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::search(connection, viewer, query, matcher,
                             *m_impl->popular(connection, viewer), limit, [&] {
                                 if (looking.valid())
                                     others = looking.get();
                                 return others ? *others : table::OtherResults{};
                             });
    });
    if (!others)
        return fail(std::move(others.error()));
    return found;
}

Result<SearchCount> CatalogueService::countFound(const Session& session, const QString& text) {
    return m_impl->read(session, [&](Connection& connection, const UserId& viewer) {
        return table::countSongs(connection, viewer, parseSearch(text, m_impl->clock.now()));
    });
}

}  // namespace linnet::catalogue
