// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/playback_impl.h"

namespace linnet::playback {

using namespace std::chrono_literals;

Result<> PlaybackService::playNext(const Session& session, const std::vector<SongId>& songs) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    m_impl->enter(session);
    m_impl->catchUp();
    const bool wasEmpty = m_impl->state.queue.empty();
    m_impl->editor.addNext(songs);
    m_impl->edited();
    if (wasEmpty)
        Q_EMIT songChanged();
    m_impl->announceUndo();
    return {};
}

Result<> PlaybackService::enqueue(const Session& session, const std::vector<SongId>& songs) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    m_impl->enter(session);
    m_impl->catchUp();
    const bool wasEmpty = m_impl->state.queue.empty();
    m_impl->editor.addLast(songs);
    m_impl->edited();
    if (wasEmpty)
        Q_EMIT songChanged();
    m_impl->announceUndo();
    return {};
}

Result<> PlaybackService::removeAt(const Session& session, std::size_t queueIndex) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->catchUp();
    auto& state = m_impl->state;
    if (queueIndex >= state.queue.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such place in the queue"));
    if (queueIndex != state.current) {
        m_impl->editor.remove(queueIndex);
        m_impl->edited();
        m_impl->announceUndo();
        return {};
    }
    m_impl->updatePosition();
    const bool wasLast = queueIndex + 1 == state.queue.size();
    const Status before = state.status;
    m_impl->leaveSong();
    m_impl->dropStream();
    m_impl->editor.remove(queueIndex);
    m_impl->edited();
    state.duration = 0ms;
    if (before == Status::Playing && !wasLast) {
        m_impl->startSong();
    } else {
        m_impl->finish();
        Q_EMIT songChanged();
    }
    m_impl->announceUndo();
    return {};
}

Result<> PlaybackService::move(const Session& session, std::size_t from, std::size_t to) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->catchUp();
    if (from >= m_impl->state.queue.size() || to >= m_impl->state.queue.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such place in the queue"));
    m_impl->editor.move(from, to);
    m_impl->edited();
    m_impl->announceUndo();
    return {};
}

Result<> PlaybackService::removeAt(const Session& session,
                                   const std::vector<std::size_t>& queueIndices) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->catchUp();
    if (!m_impl->editor.areRows(queueIndices))
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such places in the queue"));
    auto others = queueIndices;
    const bool current = std::erase(others, m_impl->state.current) > 0;
    if (!others.empty()) {
        m_impl->editor.remove(others);
        m_impl->edited();
        m_impl->announceUndo();
    }
    return current ? removeAt(session, m_impl->state.current) : Result<>();
}

Result<> PlaybackService::move(const Session& session, const std::vector<std::size_t>& queueIndices,
                               std::size_t before) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->catchUp();
    if (!m_impl->editor.areRows(queueIndices) || before > m_impl->state.queue.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such places in the queue"));
    m_impl->editor.move(queueIndices, before);
    m_impl->edited();
    m_impl->announceUndo();
    return {};
}

Result<> PlaybackService::clearQueue(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->catchUp();
    m_impl->editor.clear();
    m_impl->edited();
    m_impl->announceUndo();
    return {};
}

Result<> PlaybackService::undoQueue(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (!m_impl->editor.canUndo())
        return fail(ErrorCode::NotFound, QStringLiteral("nothing to take back"));
    m_impl->catchUp();
    m_impl->updatePosition();
    auto& state = m_impl->state;
    const auto left = state.song();
    const auto position = state.position;
    const bool played = state.status == Status::Playing;
    m_impl->keepPlace();
    if (m_impl->editor.undo()) {
        m_impl->edited();
        m_impl->announceUndo();
        return {};
    }
    if (played)
        m_impl->log.stopped(session.user(), *left, position, false);
    m_impl->dropStream();
    m_impl->waitingForOutput = false;
    if (state.status == Status::Playing && state.song())
        m_impl->play();
    m_impl->edited();
    Q_EMIT songChanged();
    Q_EMIT statusChanged(state.status);
    Q_EMIT durationChanged(state.duration);
    Q_EMIT positionChanged(state.position);
    m_impl->announceUndo();
    return {};
}

bool PlaybackService::canUndoQueue() const {
    return m_impl->editor.canUndo();
}

Result<> PlaybackService::setRepeat(const Session& session, Repeat repeat) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (m_impl->state.repeat == repeat)
        return {};
    m_impl->catchUp();
    m_impl->state.repeat = repeat;
    if (m_impl->streaming)
        m_impl->nameNext(m_impl->state.current);
    m_impl->announceModes();
    return {};
}

Result<> PlaybackService::setShuffle(const Session& session, bool shuffle) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (m_impl->state.shuffle == shuffle)
        return {};
    m_impl->catchUp();
    m_impl->editor.setShuffle(shuffle);
    m_impl->edited();
    m_impl->askGroups();
    m_impl->announceModes();
    return {};
}

Result<> PlaybackService::setStopAfterCurrent(const Session& session, bool stopAfterCurrent) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (m_impl->state.stopAfterCurrent == stopAfterCurrent)
        return {};
    m_impl->catchUp();
    m_impl->state.stopAfterCurrent = stopAfterCurrent;
    if (m_impl->streaming)
        m_impl->nameNext(m_impl->state.current);
    m_impl->announceModes();
    return {};
}

Result<> PlaybackService::setSleepTimer(const Session& session,
                                        std::optional<std::chrono::minutes> after) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (after && *after <= 0min)
        return fail(ErrorCode::InvalidInput, QStringLiteral("no time to sleep after"));
    auto& state = m_impl->state;
    if (!after && !state.sleepAt)
        return {};
    state.sleepAt = after ? std::optional<Timestamp>(m_impl->clock.now() + *after) : std::nullopt;
    m_impl->refreshFade();
    m_impl->checkSleep();
    m_impl->announceModes();
    return {};
}

}  // namespace linnet::playback
