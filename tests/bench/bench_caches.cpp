// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QElapsedTimer>

#include "core/playback/playback_service.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/made_library.h"

namespace linnet::bench {
namespace {

template <class F>
std::vector<double> timed(int runs, F function) {
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        function(i);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e3);
    }
    return times;
}

void say(const char* metric, const std::vector<double>& hit, const std::vector<double>& miss) {
    QJsonObject facts = rangeOf(hit);
    facts.insert(QStringLiteral("without_us"), median(miss));
    facts.insert(QStringLiteral("saved_us"), median(miss) - median(hit));
    print({QStringLiteral("caches"),
           QString::fromLatin1(metric),
           median(hit),
           QStringLiteral("us"),
           {},
           hit.size(),
           facts});
}

}  // namespace

bool benchCaches(const Options& options) {
    const MadeLibrary& library = madeLibrary(options.quick ? 20'000 : 100'000);
    const auto backend = library.open();
    const Session session = sessionOf(library, *backend);
    const int runs = options.quick ? 200 : 2'000;

    // Hot songs: the same call, through the cache and past it.
    const auto keys = backend->catalogue->list(session, {}, 100);
    const auto ids = keys ? backend->catalogue->ids(session, *keys)
                          : Result<std::vector<SongId>>(fail(keys.error()));
    if (!ids)
        return false;
    for (const SongId& id : *ids)
        std::ignore = backend->catalogue->get(session, id);
    const auto at = [&](int i) { return (*ids)[static_cast<std::size_t>(i) % ids->size()]; };
    const auto hotSong =
        timed(runs, [&](int i) { std::ignore = backend->catalogue->get(session, at(i)); });
    const auto coldSong = timed(runs, [&](int i) {
        const SongId id = at(i);
        std::ignore = backend->catalogue->songs(session, std::span(&id, 1));
    });
    say("hot_song_us", hotSong, coldSong);

    // Verified sessions: a service that has just been opened has none in its cache.
    const auto hotToken =
        timed(runs, [&](int) { std::ignore = backend->auth->verify(library.token()); });
    std::vector<double> coldToken;
    for (int i = 0; i < runs / 10; ++i) {
        const auto fresh =
            auth::AuthService::open(backend->library->rows(), backend->events, backend->clock);
        if (!fresh)
            return false;
        const auto once = timed(1, [&](int) { std::ignore = (*fresh)->verify(library.token()); });
        coldToken.push_back(once.front());
    }
    say("session_us", hotToken, coldToken);

    // Playback state of a user.
    const auto hotState =
        timed(runs, [&](int) { std::ignore = backend->playback->state(session); });
    std::vector<double> coldState;
    for (int i = 0; i < runs / 50; ++i) {
        const auto fresh = playback::PlaybackService::open(
            backend->library->rows(), *backend->songs, backend->events, backend->clock);
        if (!fresh)
            return false;
        const auto once = timed(1, [&](int) { std::ignore = (*fresh)->state(session); });
        coldState.push_back(once.front());
    }
    say("playback_state_us", hotState, coldState);
    return true;
}

}  // namespace linnet::bench
