// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/listening_records.h"

#include <algorithm>
#include <limits>

#include "core/playback/equaliser_presets.h"
#include "core/playback/playback_tables.h"
#include "core/playback/sound_tables.h"
#include "storage/bind.h"
#include "storage/database.h"

namespace linnet::playback {

using storage::Connection;

namespace {

constexpr std::size_t kAtOnce = 5000;

bool isThere(Connection& connection, const UserId& user, const LogEntry& entry) {
    auto& statement = connection.prepare(
        "SELECT 1 FROM playback_logs WHERE user_id = ?1 AND timestamp = ?2 AND song_id = ?3 AND "
        "position_ms = ?4 AND action = ?5");
    storage::bind(statement, 1, user);
    storage::bind(statement, 2, entry.timestamp);
    storage::bind(statement, 3, entry.song);
    storage::bind(statement, 4, static_cast<std::int64_t>(entry.position.count()));
    storage::bind(statement, 5, table::nameOf(entry.action));
    const bool there = statement.executeStep();
    statement.reset();
    return there;
}

bool isThere(Connection& connection, const UserId& user, const ListenEntry& entry) {
    auto& statement = connection.prepare(
        "SELECT 1 FROM listens WHERE user_id = ?1 AND started_at = ?2 AND song_id = ?3 AND "
        "heard_ms = ?4");
    storage::bind(statement, 1, user);
    storage::bind(statement, 2, entry.startedAt);
    storage::bind(statement, 3, entry.song);
    storage::bind(statement, 4, static_cast<std::int64_t>(entry.heard.count()));
    const bool there = statement.executeStep();
    statement.reset();
    return there;
}

/// Or what is known of the song is later.
bool isThere(Connection& connection, const UserId& user, const PlaceEntry& entry) {
    auto& statement = connection.prepare(
        "SELECT 1 FROM resume_points WHERE user_id = ?1 AND song_id = ?2 AND updated_at >= ?3 "
        "UNION ALL SELECT 1 FROM listens WHERE user_id = ?1 AND song_id = ?2 AND completed AND "
        "started_at >= ?3");
    storage::bind(statement, 1, user);
    storage::bind(statement, 2, entry.song);
    storage::bind(statement, 3, entry.leftAt);
    const bool there = statement.executeStep();
    statement.reset();
    return there;
}

void insert(Connection& connection, const UserId& user, const LogEntry& entry) {
    table::insertLog(connection, user, entry);
}

void insert(Connection& connection, const UserId& user, const ListenEntry& entry) {
    table::insertListen(connection, user,
                        {entry.song, entry.startedAt, entry.heard, entry.completed});
}

void insert(Connection& connection, const UserId& user, const PlaceEntry& entry) {
    table::saveResumePoint(connection, user, entry.song, entry.position, entry.leftAt);
}

/// In short transactions, so that whoever plays meanwhile does not wait for all of them.
template <class Entry>
Result<std::int64_t> addEach(storage::Database& library, const UserId& user,
                             std::span<const Entry> entries) {
    std::int64_t added = 0;
    for (std::size_t first = 0; first < entries.size(); first += kAtOnce) {
        const auto some = entries.subspan(first, std::min(kAtOnce, entries.size() - first));
        const auto count = library.write([&](Connection& connection) {
            std::int64_t written = 0;
            for (const Entry& entry : some) {
                if (isThere(connection, user, entry))
                    continue;
                insert(connection, user, entry);
                ++written;
            }
            return written;
        });
        if (!count)
            return fail(count.error());
        added += *count;
    }
    return added;
}

}  // namespace

QString nameOf(LogAction action) {
    return table::nameOf(action);
}

std::optional<LogAction> actionNamed(const QString& name) {
    for (const LogAction one : {LogAction::Play, LogAction::Pause, LogAction::Stop})
        if (name == nameOf(one))
            return one;
    return std::nullopt;
}

ListeningRecords::ListeningRecords(storage::Database& library, const Clock& clock)
    : m_library(library), m_clock(clock) {}

Result<std::vector<LogEntry>> ListeningRecords::log(const Session& session) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return m_library.read([&](Connection& connection) {
        auto entries =
            table::logs(connection, session.user(), std::numeric_limits<std::int64_t>::max());
        std::ranges::reverse(entries);
        return entries;
    });
}

Result<std::vector<ListenEntry>> ListeningRecords::listens(const Session& session) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return m_library.read([&](Connection& connection) {
        std::vector<ListenEntry> entries;
        for (const table::Listen& listen : table::listens(connection, session.user()))
            entries.push_back({listen.song, listen.startedAt, listen.heard, listen.completed});
        return entries;
    });
}

Result<std::vector<PlaceEntry>> ListeningRecords::places(const Session& session) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return m_library.read([&](Connection& connection) {
        std::vector<PlaceEntry> entries;
        for (const table::Place& place : table::places(connection, session.user()))
            entries.push_back({place.song, place.position, place.leftAt});
        return entries;
    });
}

Result<std::vector<EqualiserPreset>> ListeningRecords::presets(const Session& session) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return m_library.read(
        [&](Connection& connection) { return table::loadPresets(connection, session.user()); });
}

Result<std::int64_t> ListeningRecords::add(const Session& session,
                                           std::span<const LogEntry> entries) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return addEach(m_library, session.user(), entries);
}

Result<std::int64_t> ListeningRecords::add(const Session& session,
                                           std::span<const ListenEntry> entries) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return addEach(m_library, session.user(), entries);
}

Result<std::int64_t> ListeningRecords::add(const Session& session,
                                           std::span<const PlaceEntry> entries) {
    const Timestamp now = m_clock.now();
    if (!session.validAt(now))
        return fail(ErrorCode::Unauthorized);
    std::vector<PlaceEntry> dated(entries.begin(), entries.end());
    for (PlaceEntry& entry : dated)
        if (entry.leftAt < Timestamp() || entry.leftAt > now)
            entry.leftAt = Timestamp();
    return addEach(m_library, session.user(), std::span<const PlaceEntry>(dated));
}

Result<std::int64_t> ListeningRecords::add(const Session& session,
                                           std::span<const EqualiserPreset> presets) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return m_library.write([&](Connection& connection) {
        const auto there = table::loadPresets(connection, session.user());
        const auto fresh = presetsBeside(there, presets);
        for (const EqualiserPreset& preset : fresh)
            table::savePreset(connection, session.user(), preset);
        return std::int64_t{std::ssize(fresh)};
    });
}

}  // namespace linnet::playback
