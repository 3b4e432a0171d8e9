// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/playback_impl.h"

namespace linnet::playback {

using namespace std::chrono_literals;

namespace {

constexpr auto kSaveEvery = 5s;

}  // namespace

void PlaybackService::Impl::begin(std::chrono::milliseconds position) {
    currentTurn = ++lastTurn;
    nextTurn.reset();
    state.position = position;
    streaming = true;
    engine.start(*session, turnOf(currentTurn, state.current, editor.preceding()), position);
    nameNext(state.current);
    poll.start();
}

void PlaybackService::Impl::nameNext(std::size_t index, queue::Step step) {
    heldNext.reset();
    auto following = state.stopAfterCurrent ? std::nullopt : editor.following(index, step);
    // The stream joins songs at their beginnings.
    if (following && *following != state.current && placeOf(state.queue[*following]) > 0ms)
        heldNext = std::exchange(following, std::nullopt);
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
    engine.setNext(turnOf(*nextTurn, nextIndex, index));
}

void PlaybackService::Impl::restartHere() {
    if (!streaming || !session || !state.song())
        return;
    updatePosition();
    const bool wasPaused = state.status == Status::Paused;
    if (wasPaused) {
        dropStream();
        return;
    }
    // What was handed over already is heard all the same.
    const auto place = engine.place();
    begin(place && place->turn == currentTurn ? place->handed : state.position);
}

void PlaybackService::Impl::dropStream() {
    engine.stop();
    poll.stop();
    streaming = false;
}

void PlaybackService::Impl::updatePosition() {
    if (!streaming)
        return;
    if (const auto place = engine.place(); place && place->turn == currentTurn)
        state.position = place->position;
}

void PlaybackService::Impl::catchUp() {
    if (!session || !streaming || !nextTurn)
        return;
    if (const auto place = engine.place(); place && place->turn == *nextTurn)
        advance();
}

void PlaybackService::Impl::onPoll() {
    auto place = engine.place();
    if (!place || !session)
        return;
    if (nextTurn && place->turn == *nextTurn) {
        advance();
        // A short song may be over already; what follows it has only been named now.
        place = engine.place();
        if (!place)
            return;
    }
    checkSleep();
    if (place->turn != currentTurn || state.status != Status::Playing)
        return;
    state.position = place->position;
    if (place->ended) {
        end();
        return;
    }
    Q_EMIT q->positionChanged(state.position);
    if (std::chrono::steady_clock::now() - lastSave >= kSaveEvery) {
        keepPlace();
        save(false);
    }
}

void PlaybackService::Impl::advance() {
    keepPlace(true);
    log.stopped(session->user(), *state.song(), state.duration, true);
    editor.goTo(nextIndex);
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

void PlaybackService::Impl::end() {
    keepPlace(true);
    log.stopped(session->user(), *state.song(), state.position, true);
    if (heldNext) {
        editor.goTo(*heldNext);
        startSong();
        return;
    }
    const bool asked = std::exchange(state.stopAfterCurrent, false);
    const auto following = asked ? editor.following(state.current) : std::nullopt;
    if (following) {
        editor.goTo(*following);
        state.duration = 0ms;
    }
    finish();
    if (asked)
        Q_EMIT q->modesChanged();
    if (following)
        Q_EMIT q->songChanged();
    else
        Q_EMIT q->queueEnded();
}

void PlaybackService::Impl::finish() {
    dropStream();
    waitingForOutput = false;
    state.status = Status::Stopped;
    state.position = 0ms;
    save(false);
    Q_EMIT q->statusChanged(state.status);
    Q_EMIT q->positionChanged(state.position);
}

std::chrono::milliseconds PlaybackService::Impl::placeOf(SongId song) const {
    const auto points = session ? resumePoints.find(session->user()) : resumePoints.end();
    if (points == resumePoints.end())
        return 0ms;
    const auto point = points->second.find(song);
    return point == points->second.end() ? 0ms : point->second;
}

void PlaybackService::Impl::keepPlace(bool completed) {
    // Without a length, as after a start, the place is the one that is kept already.
    if (state.status == Status::Stopped || !isLong(state.duration))
        return;
    const SongId song = *state.song();
    const auto point = resumePoint(state.position, state.duration, completed);
    if (point.value_or(0ms) == placeOf(song))
        return;
    ++keptChanges;
    auto& points = resumePoints[session->user()];
    if (point)
        points[song] = *point;
    else
        points.erase(song);
    log.saveResumePoint(session->user(), song, point);
}

void PlaybackService::Impl::leaveSong() {
    keepPlace();
    if (state.status == Status::Playing)
        log.stopped(session->user(), *state.song(), state.position, false);
}

void PlaybackService::Impl::onStarted(Turn turn, std::chrono::milliseconds duration) {
    if (turn == currentTurn || (nextTurn && turn == *nextTurn))
        broken = 0;
    setLength(turn, duration);
}

void PlaybackService::Impl::setLength(Turn turn, std::chrono::milliseconds duration) {
    if (turn == currentTurn) {
        state.duration = duration;
        Q_EMIT q->durationChanged(duration);
    } else if (nextTurn && turn == *nextTurn) {
        nextDuration = duration;
    }
}

void PlaybackService::Impl::onFailed(Turn turn, const Error& error) {
    if (!session)
        return;
    if (error.code == ErrorCode::NoDevice) {
        onOutputLost();
        return;
    }
    if (nextTurn && turn == *nextTurn) {
        Q_EMIT q->songSkipped(state.queue[nextIndex], error);
        nextTurn.reset();
        if (++broken < state.queue.size())
            nameNext(nextIndex, queue::Step::Skips);
        else
            engine.setNext(std::nullopt);
        return;
    }
    if (turn != currentTurn)
        return;
    const SongId unplayable = *state.song();
    log.stopped(session->user(), unplayable, state.position, false);
    // Going round must not go on for ever where nothing can be played.
    const auto following = ++broken < state.queue.size()
                               ? editor.following(state.current, queue::Step::Skips)
                               : std::nullopt;
    Q_EMIT q->songSkipped(unplayable, error);
    if (!following) {
        finish();
        Q_EMIT q->queueEnded();
        return;
    }
    editor.goTo(*following);
    startSong();
}

void PlaybackService::Impl::onOutputLost() {
    if (state.status == Status::Playing)
        updatePosition();
    streaming = false;
    poll.stop();
    if (!session || state.status != Status::Playing)
        return;
    waitingForOutput = true;
    state.status = Status::Paused;
    keepPlace();
    log.paused(session->user(), *state.song(), state.position);
    save(false);
    Q_EMIT q->statusChanged(state.status);
    Q_EMIT q->outputLost();
}

void PlaybackService::Impl::onOutputAvailable() {
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

}  // namespace linnet::playback
