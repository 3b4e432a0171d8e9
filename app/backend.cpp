// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backend.h"

#include "ui/ask.h"

namespace linnet::app {

Result<std::unique_ptr<Backend>> Backend::open(const std::filesystem::path& folder, Sound sound) {
    std::unique_ptr<Backend> backend(new Backend);
    auto library =
        storage::Library::open(folder.empty() ? storage::Library::defaultFolder() : folder);
    if (!library)
        return fail(std::move(library.error()));
    backend->library = std::move(*library);
    storage::Database& rows = backend->library->rows();

    auto auth = auth::AuthService::open(rows, backend->events, backend->clock);
    if (!auth)
        return fail(std::move(auth.error()));
    backend->auth = std::move(*auth);

    auto catalogue =
        catalogue::CatalogueService::open(*backend->library, backend->events, backend->clock);
    if (!catalogue)
        return fail(std::move(catalogue.error()));
    backend->catalogue = std::move(*catalogue);
    backend->statistics =
        std::make_unique<catalogue::StatisticsService>(rows, backend->events, backend->clock);
    backend->importer = std::make_unique<catalogue::Importer>(*backend->catalogue);
    backend->analysedSongs =
        std::make_unique<catalogue::AnalysedSongs>(rows, backend->events, backend->clock);
    backend->analysisSource = std::make_unique<CatalogueAnalysisSource>(*backend->analysedSongs,
                                                                        backend->library->media());
    backend->analysis = std::make_unique<playback::AnalysisService>(
        rows, *backend->analysisSource, backend->events, backend->clock);
    backend->songs = std::make_unique<CatalogueSongSource>(*backend->catalogue);
    if (sound == Sound::No)
        return backend;

    auto playback =
        playback::PlaybackService::open(rows, *backend->songs, backend->events, backend->clock);
    if (!playback)
        return fail(std::move(playback.error()));
    backend->playback = std::move(*playback);
    return backend;
}

Backend::~Backend() {
    importer.reset();
    analysis.reset();
    if (playback)
        playback->deactivate();
    playback.reset();
    ui::askPool().waitForDone();
}

}  // namespace linnet::app
