// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/events/session.h"
#include "core/playback/listening_year.h"
#include "storage/result.h"

namespace linnet::catalogue {
class CatalogueService;
}

namespace linnet::ui {

/// What a year of listening adds up to.
struct InsightsFindings {
    template <class Row>
    struct Played {
        Row row;
        int plays = 0;
    };

    std::vector<int> years;  ///< in which something was heard, newest first
    playback::ListeningYear year;
    int newArtists = 0;  ///< of whom nothing was heard before this year
    // Most played first; of what is not in the library any more nothing is known.
    std::vector<Played<catalogue::Artist>> artists;
    std::vector<Played<catalogue::Song>> songs;
    std::vector<Played<catalogue::Album>> albums;
};

/// The longest a list of what was played most is.
inline constexpr std::size_t kMostRanked = 5;

/// Of a year in which something was heard: the one wished for, else `thisYear`, else the last one;
/// of `thisYear` where there is none. Blocking; not for the GUI thread.
[[nodiscard]] Result<InsightsFindings> findInsights(catalogue::CatalogueService& catalogue,
                                                    playback::PlaybackService& playback,
                                                    const Session& session, int thisYear,
                                                    std::optional<int> wished);

}  // namespace linnet::ui
