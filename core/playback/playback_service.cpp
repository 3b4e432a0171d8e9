// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/playback_service.h"

#include <QTimer>
#include <cmath>

#include "core/playback/engine.h"
#include "core/playback/listening_log.h"
#include "core/playback/play_queue.h"
#include "core/playback/playback_tables.h"
#include "core/playback/qt_audio_output.h"
#include "storage/database.h"
#include "storage/ttl_cache.h"

namespace linnet::playback {
namespace {

using namespace std::chrono_literals;

constexpr int kPollMs = 100;
constexpr auto kSaveEvery = 5s;
constexpr auto kBackToBeginning = 3s;

/// The slider's place as a factor: loudness as it is perceived goes with the third root of it.
float gainOf(double volume) {
    return static_cast<float>(volume * volume * volume);
}

}  // namespace

class PlaybackService::Impl : public QObject {
 public:
    Impl(storage::Database& libraryRows, SongSource& source, EventBus& bus,
         const Clock& systemClock, OutputFactory makeOutput)
        : library(libraryRows),
          clock(systemClock),
          log(libraryRows, bus, systemClock),
          engine(source, std::move(makeOutput)) {
        poll.setInterval(kPollMs);
        connect(&poll, &QTimer::timeout, this, [this] { onPoll(); });
        connect(
            &engine, &Engine::started, this,
            [this](Turn turn, std::chrono::milliseconds duration) { onStarted(turn, duration); });
        connect(&engine, &Engine::failed, this,
                [this](Turn turn, const Error& error) { onFailed(turn, error); });
        connect(&engine, &Engine::nextTooLate, this, [this] { restartHere(); });
        connect(&engine, &Engine::outputLost, this, [this] { onOutputLost(); });
        connect(&engine, &Engine::outputAvailable, this, [this] { onOutputAvailable(); });
    }

    // --- who listens ---------------------------------------------------------------------------

    Result<> require(const Session& who) const {
        if (!who.validAt(clock.now()))
            return fail(ErrorCode::Unauthorized);
        return {};
    }

    /// As require(), and the session is that of the profile that listens.
    Result<> requireActive(const Session& who) const {
        if (auto valid = require(who); !valid)
            return valid;
        if (!session || session->user() != who.user())
            return fail(ErrorCode::Unauthorized, QStringLiteral("another profile is listening"));
        return {};
    }

    void leave() {
        if (!session)
            return;
        const UserId user = session->user();
        if (state.status == Status::Playing) {
            updatePosition();
            log.paused(user, *state.song(), state.position);
            state.status = Status::Paused;
        }
        log.save(user, state, false);
        // Not read back from the library: what was saved last may not be written yet.
        PlaybackState left = state;
        left.status = left.queue.empty() ? Status::Stopped : Status::Paused;
        stateCache.insert(user, std::move(left));
        engine.stop();
        poll.stop();
        session.reset();
        state = {};
        streaming = false;
        waitingForOutput = false;
        ++activation;
    }

    void enter(const Session& who) {
        if (session && session->user() == who.user()) {
            session = who;
            return;
        }
        leave();
        session = who;
        engine.setGain(gainOf(state.volume));
    }

    void announceEverything() {
        Q_EMIT q->queueChanged();
        Q_EMIT q->songChanged();
        Q_EMIT q->statusChanged(state.status);
        Q_EMIT q->durationChanged(state.duration);
        Q_EMIT q->positionChanged(state.position);
        Q_EMIT q->volumeChanged(state.volume);
    }

    void onLoaded(std::uint64_t number, const PlaybackState& loaded) {
        if (number != activation || !session)
            return;
        if (state.status == Status::Playing) {
            setVolume(loaded.volume);  // a song was chosen before the old place was read
            return;
        }
        state = loaded;
        engine.setGain(gainOf(state.volume));
        announceEverything();
    }

    // --- the stream ----------------------------------------------------------------------------

    /// Begins the current song at `position`; everything that still was on its way is dropped.
    void begin(std::chrono::milliseconds position) {
        currentTurn = ++lastTurn;
        nextTurn.reset();
        state.position = position;
        streaming = true;
        engine.start(*session, {currentTurn, *state.song()}, position);
        nameNext(state.current);
        poll.start();
    }

    /// Tells the engine what follows the song at `index`.
    void nameNext(std::size_t index) {
        const auto following = queue::after({state.queue, state.current}, index);
        if (!following) {
            nextTurn.reset();
            engine.setNext(std::nullopt);
            return;
        }
        nextIndex = *following;
        if (nextTurn && nextSong == state.queue[nextIndex])
            return;  // the same one as before, which may be in the stream already
        nextSong = state.queue[nextIndex];
        nextTurn = ++lastTurn;
        engine.setNext(SongTurn{*nextTurn, state.queue[nextIndex]});
    }

    void restartHere() {
        if (!streaming || !session || !state.song())
            return;
        updatePosition();
        const bool wasPaused = state.status == Status::Paused;
        if (wasPaused) {
            dropStream();
            return;
        }
        begin(state.position);
    }

    /// Gives the output back; resume() begins anew at the position.
    void dropStream() {
        engine.stop();
        poll.stop();
        streaming = false;
    }

    void updatePosition() {
        if (!streaming)
            return;
        if (const auto place = engine.place(); place && place->turn == currentTurn)
            state.position = place->position;
    }

    void onPoll() {
        const auto place = engine.place();
        if (!place || !session)
            return;
        if (nextTurn && place->turn == *nextTurn)
            advance();
        if (place->turn != currentTurn)
            return;
        state.position = place->position;
        if (place->ended) {
            end();
            return;
        }
        Q_EMIT q->positionChanged(state.position);
        if (std::chrono::steady_clock::now() - lastSave >= kSaveEvery)
            save(false);
    }

    /// The song before has been heard to its end and the next one is being heard.
    void advance() {
        log.stopped(session->user(), *state.song(), state.duration, true);
        state.current = nextIndex;
        currentTurn = *nextTurn;
        state.position = 0ms;
        state.duration = nextDuration;
        log.played(session->user(), *state.song(), 0ms);
        nextTurn.reset();
        nameNext(state.current);
        save(false);
        Q_EMIT q->songChanged();
        Q_EMIT q->durationChanged(state.duration);
    }

    void end() {
        log.stopped(session->user(), *state.song(), state.position, true);
        finish();
        Q_EMIT q->queueEnded();
    }

    void finish() {
        dropStream();
        waitingForOutput = false;
        state.status = Status::Stopped;
        state.position = 0ms;
        save(false);
        Q_EMIT q->statusChanged(state.status);
        Q_EMIT q->positionChanged(state.position);
    }

    void onStarted(Turn turn, std::chrono::milliseconds duration) {
        if (turn == currentTurn) {
            state.duration = duration;
            Q_EMIT q->durationChanged(duration);
        } else if (nextTurn && turn == *nextTurn) {
            nextDuration = duration;
        }
    }

    void onFailed(Turn turn, const Error& error) {
        if (!session)
            return;
        if (error.code == ErrorCode::NoDevice) {
            onOutputLost();
            return;
        }
        if (nextTurn && turn == *nextTurn) {
            Q_EMIT q->songSkipped(state.queue[nextIndex], error);
            nextTurn.reset();
            nameNext(nextIndex);
            return;
        }
        if (turn != currentTurn)
            return;
        const SongId broken = *state.song();
        log.stopped(session->user(), broken, state.position, false);
        const auto following = queue::after({state.queue, state.current}, state.current);
        Q_EMIT q->songSkipped(broken, error);
        if (!following) {
            finish();
            Q_EMIT q->queueEnded();
            return;
        }
        state.current = *following;
        startSong();
    }

    void onOutputLost() {
        streaming = false;
        poll.stop();
        if (!session || state.status != Status::Playing)
            return;
        waitingForOutput = true;
        state.status = Status::Paused;
        log.paused(session->user(), *state.song(), state.position);
        save(false);
        Q_EMIT q->statusChanged(state.status);
        Q_EMIT q->outputLost();
    }

    void onOutputAvailable() {
        if (!session)
            return;
        if (waitingForOutput) {
            waitingForOutput = false;
            play();
            Q_EMIT q->outputFound();
        } else if (streaming) {
            restartHere();  // the default changed: the music follows it
        }
    }

    // --- transport -----------------------------------------------------------------------------

    /// Goes on from the position, playing.
    void play() {
        const bool held = streaming && state.status == Status::Paused;
        state.status = Status::Playing;
        if (held) {
            engine.resume();
            poll.start();
        } else {
            begin(state.position);
        }
        log.played(session->user(), *state.song(), state.position);
        save(false);
        Q_EMIT q->statusChanged(state.status);
    }

    /// The current song from its beginning, playing.
    void startSong() {
        state.position = 0ms;
        state.duration = 0ms;
        state.status = Status::Playing;
        waitingForOutput = false;
        begin(0ms);
        log.played(session->user(), *state.song(), 0ms);
        save(false);
        Q_EMIT q->songChanged();
        Q_EMIT q->statusChanged(state.status);
        Q_EMIT q->positionChanged(0ms);
    }

    /// Another song of the queue, in the status it is in.
    void goTo(std::size_t index) {
        updatePosition();
        if (state.status == Status::Playing) {
            log.stopped(session->user(), *state.song(), state.position, false);
            state.current = index;
            startSong();
            return;
        }
        dropStream();
        state.current = index;
        state.position = 0ms;
        state.duration = 0ms;
        save(false);
        Q_EMIT q->songChanged();
        Q_EMIT q->positionChanged(0ms);
    }

    void setVolume(double volume) {
        state.volume = std::clamp(volume, 0.0, 1.0);
        engine.setGain(gainOf(state.volume));
        save(false);
        Q_EMIT q->volumeChanged(state.volume);
    }

    /// A changed queue whose current song is still the same one.
    void take(queue::Queue next) {
        state.queue = std::move(next.songs);
        state.current = next.current;
        save(true);
        if (streaming)
            nameNext(state.current);
        Q_EMIT q->queueChanged();
    }

    void save(bool withQueue) {
        lastSave = std::chrono::steady_clock::now();
        log.save(session->user(), state, withQueue);
    }

    PlaybackService* q = nullptr;
    storage::Database& library;
    const Clock& clock;
    ListeningLog log;
    storage::TtlCache<UserId, PlaybackState> stateCache{8, 5min};
    std::optional<Session> session;
    PlaybackState state;
    std::uint64_t activation = 0;
    bool streaming = false;         ///< the engine holds a stream of the current song
    bool waitingForOutput = false;  ///< paused because the output went away
    Turn lastTurn = 0;
    Turn currentTurn = 0;
    std::optional<Turn> nextTurn;
    std::size_t nextIndex = 0;  ///< where nextSong stands in the queue
    SongId nextSong;
    std::chrono::milliseconds nextDuration{0};
    std::chrono::steady_clock::time_point lastSave;
    QTimer poll;
    Engine engine;  // last: its threads end first
};

PlaybackService::PlaybackService(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {
    m_impl->q = this;
}

PlaybackService::~PlaybackService() {
    m_impl->leave();
}

Result<std::unique_ptr<PlaybackService>> PlaybackService::open(storage::Database& library,
                                                               SongSource& source, EventBus& bus,
                                                               const Clock& clock,
                                                               OutputFactory makeOutput) {
    if (!makeOutput)
        makeOutput = [] { return std::make_unique<QtAudioOutput>(); };
    return std::unique_ptr<PlaybackService>(new PlaybackService(
        std::make_unique<Impl>(library, source, bus, clock, std::move(makeOutput))));
}

Result<> PlaybackService::activate(const Session& session) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    m_impl->enter(session);
    if (const auto cached = m_impl->stateCache.find(session.user())) {
        m_impl->onLoaded(++m_impl->activation, *cached);
        m_impl->stateCache.invalidate(session.user());  // it changes from now on
        return {};
    }
    m_impl->announceEverything();
    // Read where disk waits are at home; the answer comes back to this thread.
    m_impl->engine.runOnDecoder([this, impl = m_impl.get(), user = session.user(),
                                 number = ++m_impl->activation] {
        auto loaded = impl->library.read(
            [&](storage::Connection& connection) { return table::loadState(connection, user); });
        if (!loaded || !*loaded)
            return;
        QMetaObject::invokeMethod(
            this, [impl, number, state = std::move(**loaded)] { impl->onLoaded(number, state); },
            Qt::QueuedConnection);
    });
    return {};
}

void PlaybackService::deactivate() {
    m_impl->leave();
    m_impl->announceEverything();
}

Result<> PlaybackService::play(const Session& session, std::vector<SongId> songs,
                               std::size_t start, const std::vector<std::uint32_t>& /*groups*/) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    if (start >= songs.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("nothing to play"));
    m_impl->enter(session);
    if (m_impl->state.status == Status::Playing) {
        m_impl->updatePosition();
        m_impl->log.stopped(session.user(), *m_impl->state.song(), m_impl->state.position, false);
    }
    auto queue = queue::around(songs, start, kMaxQueue);
    m_impl->state.queue = std::move(queue.songs);
    m_impl->state.current = queue.current;
    m_impl->startSong();
    m_impl->save(true);
    Q_EMIT queueChanged();
    return {};
}

Result<> PlaybackService::resume(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (!m_impl->state.song())
        return fail(ErrorCode::NotFound, QStringLiteral("the queue is empty"));
    if (m_impl->state.status != Status::Playing)
        m_impl->play();
    return {};
}

Result<> PlaybackService::pause(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->waitingForOutput = false;
    if (m_impl->state.status != Status::Playing)
        return {};
    m_impl->updatePosition();
    m_impl->engine.pause();
    m_impl->poll.stop();
    m_impl->state.status = Status::Paused;
    m_impl->log.paused(session.user(), *m_impl->state.song(), m_impl->state.position);
    m_impl->save(false);
    Q_EMIT statusChanged(m_impl->state.status);
    Q_EMIT positionChanged(m_impl->state.position);
    return {};
}

Result<> PlaybackService::stop(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (m_impl->state.status == Status::Stopped)
        return {};
    m_impl->updatePosition();
    m_impl->log.stopped(session.user(), *m_impl->state.song(), m_impl->state.position, false);
    m_impl->finish();
    return {};
}

Result<> PlaybackService::seek(const Session& session, std::chrono::milliseconds position) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    auto& state = m_impl->state;
    if (!state.song())
        return fail(ErrorCode::NotFound, QStringLiteral("the queue is empty"));
    m_impl->updatePosition();
    position = std::max(position, 0ms);
    if (state.duration > 0ms)
        position = std::min(position, state.duration);
    m_impl->log.jumped(state.position, position);
    if (state.status == Status::Playing) {
        m_impl->begin(position);
    } else {
        m_impl->dropStream();
        state.position = position;
        if (state.status == Status::Stopped)
            state.status = Status::Paused;
    }
    m_impl->save(false);
    Q_EMIT positionChanged(position);
    return {};
}

Result<> PlaybackService::next(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    const auto& state = m_impl->state;
    if (!state.song())
        return fail(ErrorCode::NotFound, QStringLiteral("the queue is empty"));
    const auto following = queue::after({state.queue, state.current}, state.current);
    if (!following)
        return stop(session);
    m_impl->goTo(*following);
    return {};
}

Result<> PlaybackService::previous(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    auto& state = m_impl->state;
    if (!state.song())
        return fail(ErrorCode::NotFound, QStringLiteral("the queue is empty"));
    m_impl->updatePosition();
    if (state.position > kBackToBeginning || state.current == 0)
        return seek(session, 0ms);
    m_impl->goTo(state.current - 1);
    return {};
}

Result<> PlaybackService::jumpTo(const Session& session, std::size_t queueIndex) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (queueIndex >= m_impl->state.queue.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such place in the queue"));
    if (m_impl->state.status == Status::Playing) {
        m_impl->goTo(queueIndex);
    } else {
        m_impl->state.current = queueIndex;
        m_impl->startSong();
    }
    return {};
}

Result<> PlaybackService::playNext(const Session& session, const std::vector<SongId>& songs) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    m_impl->enter(session);
    const bool wasEmpty = m_impl->state.queue.empty();
    m_impl->take(queue::withNext({m_impl->state.queue, m_impl->state.current}, songs, kMaxQueue));
    if (wasEmpty)
        Q_EMIT songChanged();
    return {};
}

Result<> PlaybackService::enqueue(const Session& session, const std::vector<SongId>& songs) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    m_impl->enter(session);
    const bool wasEmpty = m_impl->state.queue.empty();
    m_impl->take(queue::withLast({m_impl->state.queue, m_impl->state.current}, songs, kMaxQueue));
    if (wasEmpty)
        Q_EMIT songChanged();
    return {};
}

Result<> PlaybackService::removeAt(const Session& session, std::size_t queueIndex) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    auto& state = m_impl->state;
    if (queueIndex >= state.queue.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such place in the queue"));
    if (queueIndex != state.current) {
        m_impl->take(queue::without({state.queue, state.current}, queueIndex));
        return {};
    }
    m_impl->updatePosition();
    const bool wasLast = queueIndex + 1 == state.queue.size();
    const Status before = state.status;
    if (before == Status::Playing)
        m_impl->log.stopped(session.user(), *state.song(), state.position, false);
    m_impl->dropStream();
    m_impl->take(queue::without({state.queue, state.current}, queueIndex));
    state.duration = 0ms;
    if (before == Status::Playing && !wasLast) {
        m_impl->startSong();
    } else {
        m_impl->finish();
        Q_EMIT songChanged();
    }
    return {};
}

Result<> PlaybackService::move(const Session& session, std::size_t from, std::size_t to) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (from >= m_impl->state.queue.size() || to >= m_impl->state.queue.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such place in the queue"));
    m_impl->take(queue::moved({m_impl->state.queue, m_impl->state.current}, from, to));
    return {};
}

Result<> PlaybackService::clearQueue(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    queue::Queue left;
    if (const auto song = m_impl->state.song())
        left.songs.push_back(*song);
    m_impl->take(std::move(left));
    return {};
}

Result<> PlaybackService::undoQueue(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    return fail(ErrorCode::NotFound, QStringLiteral("nothing to take back"));
}

bool PlaybackService::canUndoQueue() const {
    return false;
}

Result<> PlaybackService::setRepeat(const Session& session, Repeat repeat) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->state.repeat = repeat;
    Q_EMIT modesChanged();
    return {};
}

Result<> PlaybackService::setShuffle(const Session& session, bool shuffle) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->state.shuffle = shuffle;
    Q_EMIT modesChanged();
    return {};
}

Result<> PlaybackService::setStopAfterCurrent(const Session& session, bool stopAfterCurrent) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->state.stopAfterCurrent = stopAfterCurrent;
    Q_EMIT modesChanged();
    return {};
}

Result<> PlaybackService::setSleepTimer(const Session& session,
                                        std::optional<std::chrono::minutes> after) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->state.sleepAt = after ? std::optional(m_impl->clock.now() + *after) : std::nullopt;
    Q_EMIT modesChanged();
    return {};
}

Result<> PlaybackService::setVolume(const Session& session, double volume) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->setVolume(volume);
    return {};
}

Result<PlaybackState> PlaybackService::state(const Session& session) {
    if (auto valid = m_impl->require(session); !valid)
        return fail(std::move(valid.error()));
    if (m_impl->session && m_impl->session->user() == session.user()) {
        m_impl->updatePosition();
        return m_impl->state;
    }
    if (auto cached = m_impl->stateCache.find(session.user()))
        return *cached;
    auto loaded = m_impl->library.read([&](storage::Connection& connection) {
        return table::loadState(connection, session.user()).value_or(PlaybackState());
    });
    if (loaded)
        m_impl->stateCache.insert(session.user(), *loaded);
    return loaded;
}

const PlaybackState& PlaybackService::current() const {
    return m_impl->state;
}

Result<std::vector<LogEntry>> PlaybackService::log(const Session& session, std::size_t limit) {
    if (auto valid = m_impl->require(session); !valid)
        return fail(std::move(valid.error()));
    return m_impl->library.read([&](storage::Connection& connection) {
        return table::logs(connection, session.user(), limit);
    });
}

PlaybackService::CacheCounters PlaybackService::stateCache() const {
    const auto counters = m_impl->stateCache.counters();
    return {counters.hits, counters.misses};
}

const Engine& PlaybackService::engine() const {
    return m_impl->engine;
}

}  // namespace linnet::playback
