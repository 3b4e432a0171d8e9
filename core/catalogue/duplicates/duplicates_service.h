// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/catalogue/duplicates/duplicate.h"
#include "core/events/event_bus.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
}

namespace linnet::catalogue {

/// Songs that may be one, found while they are analysed. Nothing is done about them by itself: a
/// person keeps them all (keepAll()) or one of them (SongChanges::merge()).
///
/// Thread-safe, blocking, not for the GUI thread. Songs of everyone and of the session's own
/// profile; answers are each profile's own. Errors of every call: Unauthorized, Io, Damaged.
class DuplicatesService {
 public:
    /// All arguments are borrowed and outlive the service.
    DuplicatesService(storage::Database& library, EventBus& bus, const Clock& clock);

    /// To be decided about: the same recordings first, the newest find first. `limit` 0: all.
    [[nodiscard]] Result<std::vector<DuplicateKey>> list(const Session& session,
                                                         std::size_t limit = 0);
    /// In the order of `keys`; nothing at the place of one that is decided about or gone.
    [[nodiscard]] Result<std::vector<std::optional<DuplicateGroup>>> groups(
        const Session& session, std::span<const DuplicateKey> keys);
    /// Of each, whether a song with exactly these bytes is there.
    [[nodiscard]] Result<std::vector<bool>> there(const Session& session,
                                                  std::span<const storage::ContentHash> audios);
    /// How many of `songs` are in a group of list().
    [[nodiscard]] Result<std::int64_t> countAmong(const Session& session,
                                                  std::span<const SongId> songs);

    /// These songs stay as they are, and are not asked about again unless another joins them.
    /// Publishes song.updated for each.
    [[nodiscard]] Result<> keepAll(const Session& session, const DuplicateGroup& group);
    /// How many songs that was said of.
    [[nodiscard]] Result<std::int64_t> kept(const Session& session);
    /// Asks about all of them again.
    [[nodiscard]] Result<> askAgain(const Session& session);

 private:
    /// `function(connection, viewer)` inside one read.
    template <class F>
    auto read(const Session& session, F function);

    storage::Database& m_rows;
    EventBus& m_bus;
    const Clock& m_clock;
};

}  // namespace linnet::catalogue
