// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/catalogue_analysis_source.h"
#include "core/catalogue/analysed_songs.h"
#include "core/playback/analysis/analysis_service.h"
#include "tests/ui/live_services.h"

namespace linnet::testing {

/// How long, in ms, a test waits for the analysis, which comes last for the processor.
inline constexpr int kAnalysisPatience = 60'000;

/// The real analysis over the real services, on a computer without a battery. It does nothing until
/// service.start().
struct LiveAnalysis {
    explicit LiveAnalysis(LiveServices& live)
        : songs(live.library->rows(), live.bus, live.clock),
          source(songs, live.library->media()),
          service(live.library->rows(), source, live.bus, live.clock, "/nowhere") {}

    catalogue::AnalysedSongs songs;
    app::CatalogueAnalysisSource source;
    playback::AnalysisService service;
};

}  // namespace linnet::testing
