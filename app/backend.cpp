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
    backend->importer = std::make_unique<catalogue::Importer>(*backend->catalogue);
    backend->listening =
        std::make_unique<ListeningPart>(playback::ListeningRecords(rows, backend->clock));
    backend->exporter =
        std::make_unique<catalogue::Exporter>(*backend->catalogue, backend->listening.get());
    backend->restorer = std::make_unique<catalogue::Restorer>(
        *backend->catalogue, *backend->importer, backend->listening.get());
    backend->analysedSongs =
        std::make_unique<catalogue::AnalysedSongs>(rows, backend->events, backend->clock);
    backend->analysisSource = std::make_unique<CatalogueAnalysisSource>(*backend->analysedSongs,
                                                                        backend->library->media());
    backend->analysis = std::make_unique<playback::AnalysisService>(
        rows, *backend->analysisSource, backend->events, backend->clock);
    backend->songs = std::make_unique<CatalogueSongSource>(*backend->catalogue, rows);
    if (sound == Sound::No)
        return backend;

    auto playback =
        playback::PlaybackService::open(rows, *backend->songs, backend->events, backend->clock);
    if (!playback)
        return fail(std::move(playback.error()));
    backend->playback = std::move(*playback);
    const auto readKept = [service = backend->playback.get()] { service->readKept(); };
    QObject::connect(backend->restorer.get(), &catalogue::Restorer::restored,
                     backend->playback.get(), readKept);
    // What was brought back until then stays.
    QObject::connect(backend->restorer.get(), &catalogue::Restorer::failed, backend->playback.get(),
                     readKept);
    return backend;
}

Backend::~Backend() {
    restorer.reset();
    exporter.reset();
    importer.reset();
    analysis.reset();
    if (playback)
        playback->deactivate();
    playback.reset();
    ui::askPool().waitForDone();
}

}  // namespace linnet::app
