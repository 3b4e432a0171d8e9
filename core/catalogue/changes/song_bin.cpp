// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SongChanges' part that moves songs into the bin and out of it.
#include "core/catalogue/changes/bin_moves.h"
#include "core/catalogue/changes/bin_table.h"
#include "core/catalogue/changes/change_journal.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/changes/song_keys.h"
#include "core/catalogue/duplicates/merge_step.h"
#include "core/catalogue/songs_table.h"
#include "storage/database.h"
#include "storage/wide_cache.h"

namespace linnet::catalogue {

using storage::Connection;

Result<std::int64_t> SongChanges::remove(const Session& session, std::span<const SongKey> songs) {
    return moveBin(session, songs, ChangeKind::Remove);
}

Result<std::int64_t> SongChanges::restore(const Session& session, std::span<const SongKey> songs) {
    return moveBin(session, songs, ChangeKind::Restore);
}

Result<std::int64_t> SongChanges::moveBin(const Session& session, std::span<const SongKey> songs,
                                          ChangeKind kind) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    const std::scoped_lock lock(m_changing);
    const UserId viewer = session.user();
    const Timestamp now = m_clock.now();
    std::int64_t key = 0;
    std::int64_t moved = 0;
    for (const auto part : parts(songs)) {
        auto done = m_rows.write([&](Connection& connection) {
            const storage::WideCache wide(connection);
            const Keys wanted(part.begin(), part.end());
            table::BinStep step;
            table::Done did = kind == ChangeKind::Remove
                                  ? table::intoBin(connection, wanted, viewer, now, &step)
                                  : table::outOfBin(connection, wanted, viewer, step);
            if (!step.songs.empty()) {
                const std::int64_t begun =
                    key == 0 ? table::beginChange(connection, viewer, kind, now) : key;
                table::addPart(connection, begun, step.packed(), std::ssize(step.songs));
                key = begun;
            }
            return did;
        });
        if (!done)
            return fail(std::move(done.error()));
        moved += std::ssize(done->songs);
        tell(done->songs, viewer, kind);
    }
    if (moved == 0)
        return fail(ErrorCode::NotFound);
    return moved;
}

Result<std::int64_t> SongChanges::merge(const Session& session, SongKey kept,
                                        std::span<const SongKey> others) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    const std::scoped_lock lock(m_changing);
    const UserId viewer = session.user();
    const Timestamp now = m_clock.now();
    table::MergeStep step;
    auto done = m_rows.write([&](Connection& connection) -> Result<table::Done> {
        const auto song = table::songByKey(connection, viewer, kept);
        table::There going = table::inLibrary(connection, jsonOf(others), viewer);
        std::erase(going.keys, kept);
        if (!song || going.keys.empty())
            return fail(ErrorCode::NotFound);
        step = table::handOver(connection, *song, going.keys);
        table::Done did = table::intoBin(connection, going.keys, viewer, now, &step.songs);
        const std::int64_t begun = table::beginChange(connection, viewer, ChangeKind::Merge, now);
        table::addPart(connection, begun, step.packed(), std::ssize(did.songs));
        return did;
    });
    if (!done)
        return fail(std::move(done.error()));
    tell(done->songs, viewer, ChangeKind::Remove);
    tellHandedOver(step);
    return std::ssize(done->songs);
}

Result<std::int64_t> SongChanges::deleteForGood(const Session& session,
                                                std::span<const SongKey> songs) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    const std::scoped_lock lock(m_changing);
    std::int64_t deleted = 0;
    for (const auto part : parts(songs)) {
        auto done = m_rows.write([&](Connection& connection) {
            const table::There chosen = table::inBin(connection, jsonOf(part), session.user());
            table::deleteFromBin(connection, jsonOf(chosen.keys), session.user());
            return chosen.ids;
        });
        if (!done)
            return fail(std::move(done.error()));
        deleted += std::ssize(*done);
        tell(*done, session.user(), ChangeKind::Remove);
    }
    if (deleted == 0)
        return fail(ErrorCode::NotFound);
    return deleted;
}

Result<> SongChanges::discard(const Session& session, SongKey song) {
    if (auto ok = verify(session); !ok)
        return ok;
    const std::scoped_lock lock(m_changing);
    auto done = m_rows.write([&](Connection& connection) {
        const table::There chosen =
            table::inLibrary(connection, jsonOf(std::span(&song, 1)), session.user());
        const table::Done did =
            table::intoBin(connection, chosen.keys, session.user(), m_clock.now());
        table::deleteFromBin(connection, jsonOf(chosen.keys), session.user());
        return did.songs;
    });
    if (!done)
        return fail(std::move(done.error()));
    tell(*done, session.user(), ChangeKind::Remove);
    return {};
}

Result<std::vector<SongKey>> SongChanges::listBin(const Session& session, std::size_t limit) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    return m_rows.read(
        [&](Connection& connection) { return table::listBin(connection, session.user(), limit); });
}

Result<std::vector<std::optional<BinnedSong>>> SongChanges::binned(const Session& session,
                                                                   std::span<const SongKey> keys) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    return m_rows.read([&](Connection& connection) {
        std::vector<std::optional<BinnedSong>> found;
        found.reserve(keys.size());
        for (const SongKey key : keys)
            found.push_back(table::binnedByKey(connection, session.user(), key));
        return found;
    });
}

Result<BinCounts> SongChanges::binCounts(const Session& session) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    return m_rows.read(
        [&](Connection& connection) { return table::binCounts(connection, session.user()); });
}

}  // namespace linnet::catalogue
