// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <optional>
#include <set>

#include "core/catalogue/song.h"
#include "core/catalogue/statistics/song_stats.h"
#include "core/events/events.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// What the profile's statistics say of the songs that are on the screen. A song that is not known
/// yet is asked for, with the others of that moment; changed() follows. GUI thread only.
class SongStatsCache final : public QObject {
    Q_OBJECT

 public:
    SongStatsCache(Context& context, QObject* parent);
    void setSession(std::optional<Session> session);
    /// Null while it is not known. The pointer holds until control returns to the event loop.
    [[nodiscard]] const catalogue::SongStats* of(catalogue::SongKey song);

 Q_SIGNALS:
    void changed();

 private:
    void onPublished(const Event& event);
    void send();

    static constexpr std::size_t kMost = 4096;

    Context& m_context;
    std::optional<Session> m_session;
    std::map<catalogue::SongKey, catalogue::SongStats> m_known;
    std::set<catalogue::SongKey> m_stale;  ///< known, to be asked for again
    std::set<catalogue::SongKey> m_wanted;
    bool m_sending = false;
    std::uint64_t m_generation = 0;
};

}  // namespace linnet::ui
