// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/duplicates/duplicates_service.h"

#include "core/catalogue/duplicates/duplicates_table.h"
#include "core/catalogue/songs_table.h"
#include "storage/database.h"

namespace linnet::catalogue {

using storage::Connection;

DuplicatesService::DuplicatesService(storage::Database& library, EventBus& bus, const Clock& clock)
    : m_rows(library), m_bus(bus), m_clock(clock) {}

template <class F>
auto DuplicatesService::read(const Session& session, F function) {
    using Found = Result<std::invoke_result_t<F&, Connection&, const UserId&>>;
    if (!session.validAt(m_clock.now()))
        return Found(fail(ErrorCode::Unauthorized));
    return Found(
        m_rows.read([&](Connection& connection) { return function(connection, session.user()); }));
}

Result<std::vector<DuplicateKey>> DuplicatesService::list(const Session& session,
                                                          std::size_t limit) {
    return read(session, [&](Connection& connection, const UserId& viewer) {
        return table::listDuplicates(connection, viewer, limit);
    });
}

Result<std::vector<std::optional<DuplicateGroup>>> DuplicatesService::groups(
    const Session& session, std::span<const DuplicateKey> keys) {
    return read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<std::optional<DuplicateGroup>> found;
        found.reserve(keys.size());
        for (const DuplicateKey key : keys)
            found.push_back(table::duplicateGroup(connection, viewer, key));
        return found;
    });
}

Result<std::vector<bool>> DuplicatesService::there(const Session& session,
                                                   std::span<const storage::ContentHash> audios) {
    return read(session, [&](Connection& connection, const UserId& viewer) {
        std::vector<bool> found;
        found.reserve(audios.size());
        for (const storage::ContentHash& audio : audios)
            found.push_back(table::songByAudio(connection, viewer, audio).has_value());
        return found;
    });
}

Result<std::int64_t> DuplicatesService::countAmong(const Session& session,
                                                   std::span<const SongId> songs) {
    return read(session, [&](Connection& connection, const UserId& viewer) {
        return std::int64_t{std::ranges::count_if(songs, [&](const SongId& song) {
            return !table::duplicatesWith(connection, viewer, song).empty();
        })};
    });
}

Result<> DuplicatesService::keepAll(const Session& session, const DuplicateGroup& group) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    auto kept = m_rows.write([&](Connection& connection) {
        table::keepDuplicates(connection, session.user(), group.songs);
    });
    if (kept)
        for (const Song& song : group.songs)
            m_bus.publish(SongUpdated{song.id, session.user(), m_clock.now()});
    return kept;
}

Result<std::int64_t> DuplicatesService::kept(const Session& session) {
    return read(session, table::keptDuplicates);
}

Result<> DuplicatesService::askAgain(const Session& session) {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return m_rows.write(
        [&](Connection& connection) { table::forgetKept(connection, session.user()); });
}

}  // namespace linnet::catalogue
