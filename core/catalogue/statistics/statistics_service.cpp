// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/statistics/statistics_service.h"

#include <QLoggingCategory>
#include <tuple>

#include "core/catalogue/songs_table.h"
#include "core/catalogue/statistics/listen_plan.h"
#include "core/catalogue/statistics/stats_table.h"
#include "storage/database.h"

Q_LOGGING_CATEGORY(lcStatistics, "linnet.statistics", QtWarningMsg)

namespace linnet::catalogue {

using storage::Connection;

namespace {

bool isRating(const std::optional<int>& rating) {
    return !rating || (*rating >= 0 && *rating <= kMaxRating);
}

void write(Connection& connection, const UserId& user, const MarkChange<RatingMark>& change) {
    table::setRating(connection, user, change.song, change.after);
}

void write(Connection& connection, const UserId& user, const MarkChange<HeartMark>& change) {
    table::setHeart(connection, user, change.song, change.after);
}

/// Carries out `change`, and notes that it did.
template <class Mark>
void mark(std::vector<MarkChange<Mark>>& changes, const MarkChange<Mark>& change,
          Connection& connection, const UserId& user) {
    write(connection, user, change);
    changes.push_back(change);
}

/// False: nothing to count, or the song has gone.
bool count(Connection& connection, const PlaybackListened& listen) {
    const auto song = table::songById(connection, listen.user, listen.song);
    if (!song)
        return false;
    switch (planListen(listen, song->duration)) {
        case ListenCounts::AsPlay:
            table::countPlay(connection, listen.user, song->key, listen.timestamp);
            return true;
        case ListenCounts::AsSkip:
            table::countSkip(connection, listen.user, song->key);
            return true;
        case ListenCounts::AsNothing:
            break;
    }
    return false;
}

}  // namespace

class StatisticsService::Impl {
 public:
    Impl(storage::Database& library, EventBus& events, const Clock& time)
        : rows(library), bus(events), clock(time) {
        // Direct: what is published before the library closes is counted before it closes.
        QObject::connect(
            &bus, &EventBus::published, &receiver,
            [this](const Event& event) {
                if (const auto* listen = std::get_if<PlaybackListened>(&event))
                    count(*listen);
            },
            Qt::DirectConnection);
    }
    ~Impl() {
        // What was written until now is published by the writer before it comes to this, and
        // nothing is on its way into the receiver any more.
        std::ignore = rows.write([](Connection&) {});
    }

    void count(const PlaybackListened& listen) {
        auto counted = std::make_shared<bool>(false);
        rows.writeLater(
            [listen, counted](Connection& connection) {
                *counted = catalogue::count(connection, listen);
            },
            [events = &bus, listen, counted](const Result<>& outcome) {
                if (!outcome)
                    qCWarning(lcStatistics) << "not counted:" << outcome.error().detail;
                else if (*counted)
                    events->publish(SongStatsChanged{listen.song, listen.user, listen.timestamp});
            });
    }

    /// `mark(edit, connection, index)` for each of `count`, all or none; false: no such song.
    template <class F>
    Result<MarksEdit> editEach(const Session& session, std::size_t count, F mark) {
        if (!session.validAt(clock.now()))
            return fail(ErrorCode::Unauthorized);
        SongId only;
        auto edit = rows.write([&](Connection& connection) -> Result<MarksEdit> {
            MarksEdit done;
            for (std::size_t i = 0; i < count; ++i) {
                if (!mark(done, connection, i))
                    return fail(ErrorCode::NotFound);
            }
            if (done.ratings.size() + done.hearts.size() == 1) {
                const SongKey song =
                    done.ratings.empty() ? done.hearts.front().song : done.ratings.front().song;
                only = table::idByKey(connection, session.user(), song).value_or(SongId());
            }
            return done;
        });
        if (edit && !(edit->ratings.empty() && edit->hearts.empty()))
            bus.publish(SongStatsChanged{only, session.user(), clock.now()});
        return edit;
    }

    /// `change(connection, index)` for each, all or none; false: no such song.
    template <class F>
    Result<> changeEach(const Session& session, std::span<const SongKey> songs, F change) {
        if (!session.validAt(clock.now()))
            return fail(ErrorCode::Unauthorized);
        auto only = rows.write([&](Connection& connection) -> Result<SongId> {
            for (std::size_t i = 0; i < songs.size(); ++i) {
                if (!change(connection, i))
                    return fail(ErrorCode::NotFound);
            }
            if (songs.size() != 1)
                return SongId();
            return table::idByKey(connection, session.user(), songs.front()).value_or(SongId());
        });
        if (!only)
            return fail(std::move(only.error()));
        bus.publish(SongStatsChanged{*only, session.user(), clock.now()});
        return {};
    }

    storage::Database& rows;
    EventBus& bus;
    const Clock& clock;
    QObject receiver;
};

StatisticsService::StatisticsService(storage::Database& library, EventBus& bus, const Clock& clock)
    : m_impl(std::make_unique<Impl>(library, bus, clock)) {}
StatisticsService::~StatisticsService() = default;

Result<std::vector<SongStats>> StatisticsService::stats(const Session& session,
                                                        std::span<const SongKey> songs) {
    if (!session.validAt(m_impl->clock.now()))
        return fail(ErrorCode::Unauthorized);
    return m_impl->rows.read([&](Connection& connection) {
        std::vector<SongStats> found;
        found.reserve(songs.size());
        for (const SongKey song : songs)
            found.push_back(table::statsOf(connection, session.user(), song));
        return found;
    });
}

Result<SongStats> StatisticsService::stats(const Session& session, SongId song) {
    if (!session.validAt(m_impl->clock.now()))
        return fail(ErrorCode::Unauthorized);
    return m_impl->rows.read([&](Connection& connection) {
        const auto row = table::songById(connection, session.user(), song);
        return row ? table::statsOf(connection, session.user(), row->key) : SongStats();
    });
}

Result<MarksEdit> StatisticsService::setFavourite(const Session& session,
                                                  std::span<const SongKey> songs, bool favourite) {
    const HeartMark wanted{favourite,
                           favourite ? std::optional(m_impl->clock.now()) : std::nullopt};
    const UserId user = session.user();
    return m_impl->editEach(session, songs.size(),
                            [&](MarksEdit& edit, Connection& connection, std::size_t i) {
                                const auto now = table::heartOf(connection, user, songs[i]);
                                // One that is a favourite already is one since then.
                                if (now && now->on != favourite)
                                    mark(edit.hearts, {songs[i], *now, wanted}, connection, user);
                                return now.has_value();
                            });
}

Result<MarksEdit> StatisticsService::setRating(const Session& session,
                                               std::span<const SongKey> songs,
                                               std::optional<int> rating) {
    if (!isRating(rating))
        return fail(ErrorCode::InvalidInput, QStringLiteral("rating"));
    const RatingMark wanted = rating ? RatingMark(static_cast<std::int8_t>(*rating)) : RatingMark();
    const UserId user = session.user();
    return m_impl->editEach(session, songs.size(),
                            [&](MarksEdit& edit, Connection& connection, std::size_t i) {
                                const auto now = table::ratingOf(connection, user, songs[i]);
                                if (now && *now != wanted)
                                    mark(edit.ratings, {songs[i], *now, wanted}, connection, user);
                                return now.has_value();
                            });
}

Result<MarksEdit> StatisticsService::undo(const Session& session, const MarksEdit& edit) {
    const UserId user = session.user();
    const std::size_t ratings = edit.ratings.size();
    return m_impl->editEach(
        session, ratings + edit.hearts.size(),
        [&](MarksEdit& undone, Connection& connection, std::size_t i) {
            if (i < ratings) {
                const auto& [song, before, after] = edit.ratings[i];
                const auto now = table::ratingOf(connection, user, song);
                if (now && *now == after)
                    mark(undone.ratings, {song, after, before}, connection, user);
            } else {
                const auto& [song, before, after] = edit.hearts[i - ratings];
                const auto now = table::heartOf(connection, user, song);
                if (now && *now == after)
                    mark(undone.hearts, {song, after, before}, connection, user);
            }
            return true;
        });
}

Result<> StatisticsService::replace(const Session& session, std::span<const SongKey> songs,
                                    std::span<const SongStats> stats) {
    if (songs.size() != stats.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("not one for each song"));
    for (const SongStats& one : stats) {
        if (!isRating(one.rating))
            return fail(ErrorCode::InvalidInput, QStringLiteral("rating"));
    }
    return m_impl->changeEach(session, songs, [&](Connection& connection, std::size_t i) {
        return table::replaceStats(connection, session.user(), songs[i], stats[i]);
    });
}

}  // namespace linnet::catalogue
