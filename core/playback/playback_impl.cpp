// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/playback_impl.h"

#include <random>

#include "core/playback/sleep_plan.h"

namespace linnet::playback {

using namespace std::chrono_literals;

namespace {

/// The slider's place as a factor: loudness as it is perceived goes with the third root of it.
float gainOf(double volume) {
    return static_cast<float>(volume * volume * volume);
}

}  // namespace

PlaybackService::Impl::Impl(storage::Database& libraryRows, SongSource& source, EventBus& bus,
                            const Clock& systemClock, OutputFactory makeOutput)
    : library(libraryRows),
      songs(source),
      clock(systemClock),
      log(libraryRows, bus, systemClock),
      editor(state, kMaxQueue, std::random_device()()),
      engine(source, std::move(makeOutput)) {
    asking.setMaxThreadCount(1);
    poll.setInterval(kPollMs);
    sleep.setSingleShot(true);
    connect(&poll, &QTimer::timeout, this, [this] { onPoll(); });
    connect(&sleep, &QTimer::timeout, this, [this] { checkSleep(); });
    connect(&engine, &Engine::started, this,
            [this](Turn turn, std::chrono::milliseconds duration) { onStarted(turn, duration); });
    connect(&engine, &Engine::lengthKnown, this,
            [this](Turn turn, std::chrono::milliseconds duration) { setLength(turn, duration); });
    connect(&engine, &Engine::failed, this,
            [this](Turn turn, const Error& error) { onFailed(turn, error); });
    connect(&engine, &Engine::nextTooLate, this, [this] { restartHere(); });
    connect(&engine, &Engine::outputLost, this, [this] { onOutputLost(); });
    connect(&engine, &Engine::outputsChanged, this,
            [this](const std::vector<OutputDevice>& devices) {
                outputs = devices;
                Q_EMIT q->outputsChanged();
            });
    connect(&engine, &Engine::outputAvailable, this, [this] { onOutputAvailable(); });
}

Result<> PlaybackService::Impl::require(const Session& who) const {
    if (!who.validAt(clock.now()))
        return fail(ErrorCode::Unauthorized);
    return {};
}

Result<> PlaybackService::Impl::requireActive(const Session& who) const {
    if (auto valid = require(who); !valid)
        return valid;
    if (!session || session->user() != who.user())
        return fail(ErrorCode::Unauthorized, QStringLiteral("another profile is listening"));
    return {};
}

void PlaybackService::Impl::leave() {
    if (!session)
        return;
    const UserId user = session->user();
    if (state.status == Status::Playing) {
        updatePosition();
        log.paused(user, *state.song(), state.position);
        state.status = Status::Paused;
    }
    keepPlace();
    log.save(user, state, false);
    // Not read back from the library: what was saved last may not be written yet.
    PlaybackState left = state;
    left.status = left.queue.empty() ? Status::Stopped : Status::Paused;
    stateCache.insert(user, std::move(left));
    engine.stop();
    poll.stop();
    sleep.stop();
    session.reset();
    state = {};
    editor.forget();
    fade = 1.0F;
    streaming = false;
    waitingForOutput = false;
    ++activation;
}

void PlaybackService::Impl::enter(const Session& who) {
    if (session && session->user() == who.user()) {
        session = who;
        return;
    }
    leave();
    session = who;
    applyGain();
    applySound();
}

void PlaybackService::Impl::announceEverything() {
    Q_EMIT q->queueChanged();
    Q_EMIT q->songChanged();
    Q_EMIT q->statusChanged(state.status);
    Q_EMIT q->durationChanged(state.duration);
    Q_EMIT q->positionChanged(state.position);
    Q_EMIT q->volumeChanged(state.volume);
    Q_EMIT q->soundChanged();
    Q_EMIT q->presetsChanged();
    Q_EMIT q->modesChanged();
    Q_EMIT q->queueUndoChanged(editor.canUndo());
}

void PlaybackService::Impl::onLoaded(std::uint64_t number, const PlaybackState& loaded) {
    if (number != activation || !session)
        return;
    if (state.status == Status::Playing) {
        // A song was chosen before the old place was read.
        state.repeat = loaded.repeat;
        state.stopAfterCurrent = loaded.stopAfterCurrent;
        state.sleepAt = loaded.sleepAt;
        editor.setShuffle(loaded.shuffle);
        setVolume(loaded.volume);
        state.sound = loaded.sound;
        state.presets = loaded.presets;
        applySound();
        Q_EMIT q->soundChanged();
        Q_EMIT q->presetsChanged();
        edited();
        askGroups();
    } else {
        state = loaded;
        editor.forget();
        editor.settle();
        applyGain();
        applySound();
        announceEverything();
    }
    if (state.sleepAt && *state.sleepAt <= clock.now())
        state.sleepAt.reset();  // it ran out while nobody listened
    checkSleep();
    Q_EMIT q->modesChanged();
}

void PlaybackService::Impl::play() {
    const bool held = streaming && state.status == Status::Paused;
    const bool resumes = state.status == Status::Stopped && placeOf(*state.song()) > 0ms;
    if (resumes)
        state.position = placeOf(*state.song());
    state.status = Status::Playing;
    refreshFade();
    if (held) {
        engine.resume();
        poll.start();
    } else {
        begin(state.position);
    }
    log.played(session->user(), *state.song(), state.position);
    save(false);
    Q_EMIT q->statusChanged(state.status);
    if (resumes) {
        Q_EMIT q->positionChanged(state.position);
        Q_EMIT q->placeResumed(*state.song(), state.position);
    }
}

void PlaybackService::Impl::pause() {
    updatePosition();
    engine.pause();
    poll.stop();
    state.status = Status::Paused;
    log.paused(session->user(), *state.song(), state.position);
    keepPlace();
    save(false);
    Q_EMIT q->statusChanged(state.status);
    Q_EMIT q->positionChanged(state.position);
}

void PlaybackService::Impl::startSong() {
    const auto place = placeOf(*state.song());
    state.position = place;
    state.duration = 0ms;
    state.status = Status::Playing;
    waitingForOutput = false;
    refreshFade();
    begin(place);
    log.played(session->user(), *state.song(), place);
    save(false);
    Q_EMIT q->songChanged();
    Q_EMIT q->statusChanged(state.status);
    Q_EMIT q->positionChanged(place);
    if (place > 0ms)
        Q_EMIT q->placeResumed(*state.song(), place);
}

void PlaybackService::Impl::goTo(std::size_t index) {
    updatePosition();
    leaveSong();
    editor.goTo(index);
    if (state.status == Status::Playing) {
        startSong();
        return;
    }
    dropStream();
    // Stopped, it stands at its beginning until it is played.
    state.position = state.status == Status::Paused ? placeOf(*state.song()) : 0ms;
    state.duration = 0ms;
    save(false);
    Q_EMIT q->songChanged();
    Q_EMIT q->positionChanged(state.position);
}

void PlaybackService::Impl::setVolume(double volume) {
    state.volume = std::clamp(volume, 0.0, 1.0);
    applyGain();
    save(false);
    Q_EMIT q->volumeChanged(state.volume);
}

void PlaybackService::Impl::edited() {
    save(true);
    if (streaming)
        nameNext(state.current);
    Q_EMIT q->queueChanged();
}

void PlaybackService::Impl::announceUndo() {
    QMetaObject::invokeMethod(
        this, [this] { editor.closeStep(); }, Qt::QueuedConnection);
    Q_EMIT q->queueUndoChanged(editor.canUndo());
}

void PlaybackService::Impl::announceModes() {
    save(false);
    Q_EMIT q->modesChanged();
}

void PlaybackService::Impl::askGroups() {
    auto unknown = editor.ungrouped();
    if (unknown.empty() || !session)
        return;
    asking.start([this, who = *session, unknown = std::move(unknown), number = activation] {
        auto groups = songs.groups(who, unknown);
        QMetaObject::invokeMethod(
            this,
            [this, number, unknown, groups = std::move(groups)] {
                if (number != activation || !session)
                    return;
                catchUp();
                if (editor.learn(unknown, groups))
                    edited();
            },
            Qt::QueuedConnection);
    });
}

void PlaybackService::Impl::checkSleep() {
    if (!state.sleepAt) {
        sleep.stop();
        return;
    }
    const Timestamp now = clock.now();
    const SleepPlan plan = planSleep(*state.sleepAt, now);
    fade = plan.factor;
    if (!plan.due) {
        applyGain();
        // While it plays the poll looks more often than this.
        sleep.start(std::chrono::milliseconds(*state.sleepAt - now));
        return;
    }
    sleep.stop();
    state.sleepAt.reset();
    // Silent until it plays again: what is on its way to the loudspeaker must not come up loud.
    applyGain();
    if (state.status == Status::Playing)
        pause();
    waitingForOutput = false;
    announceModes();
}

void PlaybackService::Impl::refreshFade() {
    fade = state.sleepAt ? planSleep(*state.sleepAt, clock.now()).factor : 1.0F;
    applyGain();
}

void PlaybackService::Impl::applyGain() {
    engine.setGain(gainOf(state.volume) * fade);
}

void PlaybackService::Impl::save(bool withQueue) {
    lastSave = std::chrono::steady_clock::now();
    log.save(session->user(), state, withQueue);
}

}  // namespace linnet::playback
