// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"
#include "core/events/event_bus.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
}

namespace linnet::catalogue {

/// Which songs still wait for their analysis, and what comes of it: at song.analysed a song gets
/// its true length, its loudness and the hash of its frames. Knows no session: it tells no titles,
/// and whose song it is makes no difference. Publishes song.updated where a length was corrected,
/// or where the song turned out to be one that is there already (duplicates/duplicates_service.h);
/// and songs.measured once for all that got another loudness together.
///
/// Thread-safe; the reading functions block and are not for the GUI thread.
class AnalysedSongs final {
 public:
    /// All borrowed; bus and clock outlive `rows`, whose writer may still tell of what was written.
    AnalysedSongs(storage::Database& rows, EventBus& bus, const Clock& clock);
    ~AnalysedSongs();
    AnalysedSongs(const AnalysedSongs&) = delete;
    AnalysedSongs& operator=(const AnalysedSongs&) = delete;

    struct Waiting {
        SongKey key{};
        SongId song;
        storage::ContentHash audio;
        bool fingerprinted = false;  ///< what these bytes sound like is known
    };
    /// In the order of their keys, those behind `after`.
    [[nodiscard]] Result<std::vector<Waiting>> waiting(SongKey after, std::size_t limit) const;
    /// Nothing where the song does not wait.
    [[nodiscard]] Result<std::optional<Waiting>> waiting(SongId song) const;

    struct Counts {
        std::int64_t songs = 0;
        std::int64_t waiting = 0;
    };
    /// All that was told before is in them: waits until it is written.
    [[nodiscard]] Result<Counts> counts() const;

 private:
    class Inbox;
    storage::Database& m_rows;
    std::shared_ptr<Inbox> m_inbox;
    QObject m_receiver;
};

}  // namespace linnet::catalogue
