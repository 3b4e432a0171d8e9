// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
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

Result<> PlaybackService::clearHistory(const Session& session) {
    if (auto valid = m_impl->require(session); !valid)
        return valid;
    return m_impl->library.write([&](storage::Connection& connection) {
        table::clearHistory(connection, session.user());
        return Result<>();
    });
}

}  // namespace linnet::playback
