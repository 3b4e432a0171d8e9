// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "app/catalogue_analysis_source.h"
#include "app/catalogue_song_source.h"
#include "app/listening_part.h"
#include "core/auth/auth_service.h"
#include "core/catalogue/analysed_songs.h"
#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/export/exporter.h"
#include "core/catalogue/export/restorer.h"
#include "core/catalogue/importer.h"
#include "core/events/event_bus.h"
#include "core/playback/analysis/analysis_service.h"
#include "core/playback/playback_service.h"
#include "storage/library.h"

namespace linnet::app {

/// The composition root of everything below the window: plain members in the order of construction,
/// which go in the reverse order. Made and destroyed on the main thread, which needs a
/// QCoreApplication.
class Backend {
 public:
    enum class Sound : std::uint8_t { Yes, No };
    /// An empty folder: the default one. Without sound `playback` is null and no sound server is
    /// asked for anything. Errors: those of Library::open.
    [[nodiscard]] static Result<std::unique_ptr<Backend>> open(const std::filesystem::path& folder,
                                                               Sound sound = Sound::Yes);
    /// Stops what is under way (an import keeps what is committed, the place in a song is saved),
    /// waits for it, and closes the files.
    ~Backend();
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;

    // Before the library: its writer publishes what it has committed, to the last.
    EventBus events;
    SystemClock clock;
    std::unique_ptr<storage::Library> library;
    std::unique_ptr<auth::AuthService> auth;
    std::unique_ptr<catalogue::CatalogueService> catalogue;
    std::unique_ptr<catalogue::Importer> importer;
    std::unique_ptr<ListeningPart> listening;
    std::unique_ptr<catalogue::Exporter> exporter;
    std::unique_ptr<catalogue::Restorer> restorer;
    std::unique_ptr<catalogue::AnalysedSongs> analysedSongs;
    std::unique_ptr<CatalogueAnalysisSource> analysisSource;
    std::unique_ptr<playback::AnalysisService> analysis;  ///< not started
    std::unique_ptr<CatalogueSongSource> songs;
    std::unique_ptr<playback::PlaybackService> playback;

 private:
    Backend() = default;
};

}  // namespace linnet::app
