// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/playback_service.h"

#include "core/playback/playback_impl.h"
#include "core/playback/system_output.h"

namespace linnet::playback {
namespace {

using namespace std::chrono_literals;

constexpr auto kBackToBeginning = 3s;

}  // namespace

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
        makeOutput = &makeSystemOutput;
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
    m_impl->engine.runOnDecoder(
        [this, impl = m_impl.get(), user = session.user(), number = ++m_impl->activation] {
            auto loaded = impl->library.read([&](storage::Connection& connection) {
                return std::pair(table::loadState(connection, user),
                                 table::resumePoints(connection, user));
            });
            if (!loaded)
                return;
            QMetaObject::invokeMethod(
                this,
                [impl, user, number, loaded = std::move(*loaded)] {
                    ResumePoints points = loaded.second;
                    impl->resumePoints[user].merge(points);  // what is newer stays
                    if (loaded.first)
                        impl->onLoaded(number, *loaded.first);
                },
                Qt::QueuedConnection);
        });
    return {};
}

void PlaybackService::deactivate() {
    m_impl->leave();
    m_impl->announceEverything();
}

Result<> PlaybackService::play(const Session& session, std::vector<SongId> songs, std::size_t start,
                               const std::vector<std::uint32_t>& groups) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    if (start >= songs.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("nothing to play"));
    m_impl->enter(session);
    m_impl->updatePosition();
    m_impl->leaveSong();
    m_impl->editor.replace(songs, start, groups);
    m_impl->broken = 0;
    m_impl->startSong();
    m_impl->save(true);
    m_impl->askGroups();
    Q_EMIT queueChanged();
    m_impl->announceUndo();
    return {};
}

Result<> PlaybackService::completeQueue(const Session& session, const std::vector<SongId>& songs,
                                        std::size_t first) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->catchUp();
    if (!m_impl->editor.complete(songs, first))
        return fail(ErrorCode::NotFound, QStringLiteral("another queue by now"));
    m_impl->edited();
    m_impl->askGroups();
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
    m_impl->pause();
    return {};
}

Result<> PlaybackService::stop(const Session& session) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (m_impl->state.status == Status::Stopped)
        return {};
    m_impl->updatePosition();
    m_impl->keepPlace();
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
    m_impl->catchUp();
    const auto following = m_impl->editor.following(state.current, queue::Step::Skips);
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
    m_impl->catchUp();
    m_impl->updatePosition();
    const auto before = m_impl->editor.preceding();
    if (state.position > kBackToBeginning || !before)
        return seek(session, 0ms);
    m_impl->goTo(*before);
    return {};
}

Result<> PlaybackService::jumpTo(const Session& session, std::size_t queueIndex) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    if (queueIndex >= m_impl->state.queue.size())
        return fail(ErrorCode::InvalidInput, QStringLiteral("no such place in the queue"));
    m_impl->updatePosition();
    m_impl->leaveSong();
    const bool reordered = m_impl->editor.jump(queueIndex);
    m_impl->startSong();
    if (reordered) {
        m_impl->save(true);
        Q_EMIT queueChanged();
    }
    return {};
}

Result<> PlaybackService::setVolume(const Session& session, double volume) {
    if (auto valid = m_impl->requireActive(session); !valid)
        return valid;
    m_impl->setVolume(volume);
    return {};
}

const std::vector<OutputDevice>& PlaybackService::outputs() const {
    return m_impl->outputs;
}

void PlaybackService::chooseOutput(const QString& id) {
    if (std::exchange(m_impl->chosenOutput, id) != id)
        m_impl->engine.chooseOutput(id);
}

const QString& PlaybackService::chosenOutput() const {
    return m_impl->chosenOutput;
}

void PlaybackService::setWatched(bool watched) {
    m_impl->poll.setInterval(watched ? Impl::kPollMs : Impl::kCalmPollMs);
    m_impl->engine.setCalm(!watched);
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

PlaybackService::CacheCounters PlaybackService::stateCache() const {
    const auto counters = m_impl->stateCache.counters();
    return {counters.hits, counters.misses};
}

const Engine& PlaybackService::engine() const {
    return m_impl->engine;
}

}  // namespace linnet::playback
