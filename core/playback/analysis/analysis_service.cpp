// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/analysis_service.h"

#include <utility>

#include "core/playback/analysis/analysis_worker.h"
#include "core/playback/sound_file.h"

namespace linnet::playback {

AnalysisService::AnalysisService(storage::Database& rows, AnalysisSource& source, EventBus& bus,
                                 const Clock& clock, std::filesystem::path powerSupplies)
    : m_source(source), m_store(rows) {
    const auto tell = [this](const AnalysisProgress& progress) {
        QMetaObject::invokeMethod(
            this,
            [this, progress] {
                m_progress = progress;
                Q_EMIT progressed(progress);
            },
            Qt::QueuedConnection);
    };
    m_worker = std::make_unique<AnalysisWorker>(m_store, source, bus, clock,
                                                std::move(powerSupplies), tell);
    connect(&bus, &EventBus::published, this, [this](const Event& event) {
        if (std::holds_alternative<SongAdded>(event))
            m_worker->lookAgain();
        else if (const auto* started = std::get_if<PlaybackStarted>(&event))
            m_worker->takeFirst(started->song);
    });
}

AnalysisService::~AnalysisService() = default;

void AnalysisService::start() {
    m_worker->start();
}

void AnalysisService::setPaused(bool paused) {
    m_worker->setPaused(paused);
}

bool AnalysisService::paused() const {
    return m_worker->paused();
}

void AnalysisService::setImporting(bool importing) {
    m_worker->setImporting(importing);
}

Result<std::unique_ptr<SpectrumReader>> AnalysisService::openSpectrum(
    const storage::ContentHash& audio) {
    auto bytes = m_source.open(audio);
    if (!bytes)
        return fail(std::move(bytes.error()));
    return SpectrumReader::open(std::move(*bytes));
}

Result<Gapless> AnalysisService::gaplessOf(const storage::ContentHash& audio) {
    auto bytes = m_source.open(audio);
    if (!bytes)
        return fail(std::move(bytes.error()));
    const auto file = openSoundFile(**bytes);
    if (!file)
        return fail(file.error());
    return (*file)->gapless();
}

}  // namespace linnet::playback
