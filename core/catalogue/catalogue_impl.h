// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <shared_mutex>
#include <span>
#include <vector>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/duplicates/duplicates_service.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/popular_songs.h"
#include "core/catalogue/prepared_song.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "storage/database.h"
#include "storage/library.h"
#include "storage/ttl_cache.h"

namespace linnet::catalogue {

/// Whose a song is; nothing: everyone's.
[[nodiscard]] inline std::optional<UserId> ownerOf(const Song& song) {
    return song.visibility == Visibility::OnlyMe ? std::optional(song.addedBy) : std::nullopt;
}

/// What the service's parts share: catalogue_adding.cpp, catalogue_reading.cpp and
/// catalogue_service.cpp.
class CatalogueService::Impl {
    using Connection = storage::Connection;

 public:
    static constexpr std::size_t kHotSongs = 1024;
    static constexpr auto kHotFor = std::chrono::minutes(10);
    static constexpr std::size_t kPopular = 8;  ///< profiles
    static constexpr auto kPopularFor = std::chrono::minutes(1);

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

}  // namespace linnet::catalogue
