// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/listens_table.h"
#include "core/playback/playback_impl.h"

namespace linnet::playback {

Result<std::vector<LogEntry>> PlaybackService::log(const Session& session, std::size_t limit) {
    if (auto valid = m_impl->require(session); !valid)
        return fail(std::move(valid.error()));
    return m_impl->library.read([&](storage::Connection& connection) {
        return table::logs(connection, session.user(), limit);
    });
}

Result<std::vector<HistoryEntry>> PlaybackService::history(const Session& session) {
    if (auto valid = m_impl->require(session); !valid)
        return fail(std::move(valid.error()));
    return m_impl->library.read([&](storage::Connection& connection) {
        return table::history(connection, session.user());
    });
}

Result<std::vector<Play>> PlaybackService::plays(const Session& session, Timestamp from,
                                                 Timestamp to) {
    if (auto valid = m_impl->require(session); !valid)
        return fail(std::move(valid.error()));
    return m_impl->library.read([&](storage::Connection& connection) {
        return table::plays(connection, session.user(), from, to);
    });
}

Result<std::vector<SongId>> PlaybackService::playedBefore(const Session& session, Timestamp time) {
    if (auto valid = m_impl->require(session); !valid)
        return fail(std::move(valid.error()));
    return m_impl->library.read([&](storage::Connection& connection) {
        return table::playedBefore(connection, session.user(), time);
    });
}

Result<std::vector<int>> PlaybackService::yearsPlayed(const Session& session) {
    if (auto valid = m_impl->require(session); !valid)
        return fail(std::move(valid.error()));
    return m_impl->library.read([&](storage::Connection& connection) {
        return table::yearsPlayed(connection, session.user());
    });
}

Result<> PlaybackService::clearHistory(const Session& session) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    return m_impl->library.write([&](storage::Connection& connection) {
        table::clearHistory(connection, session.user());
        return Result<>();
    });
}

void PlaybackService::readKept() {
    m_impl->readKept();
}

void PlaybackService::Impl::readKept() {
    // Of the others once they listen again.
    stateCache.clear();
    std::erase_if(resumePoints,
                  [this](const auto& known) { return !session || known.first != session->user(); });
    if (!session)
        return;
    log.readBack(session->user(), [this, activated = activation,
                                   changes = keptChanges](const ListeningLog::Kept& kept) {
        QMetaObject::invokeMethod(
            this,
            [this, activated, changes, kept] {
                if (activated != activation || !session)
                    return;
                if (changes != keptChanges)
                    return readKept();  // what was read is old already
                resumePoints[session->user()] = kept.places;
                state.presets = kept.presets;
                if (streaming)
                    nameNext(state.current);
                Q_EMIT q->presetsChanged();
            },
            Qt::QueuedConnection);
    });
}

}  // namespace linnet::playback
