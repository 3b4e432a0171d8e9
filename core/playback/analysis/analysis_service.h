// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>

#include "core/events/event_bus.h"
#include "core/events/time.h"
#include "core/playback/analysis/analysis_progress.h"
#include "core/playback/analysis/analysis_source.h"
#include "core/playback/analysis/analysis_store.h"
#include "core/playback/analysis/spectrum.h"
#include "core/playback/gapless.h"

namespace linnet::storage {
class Database;
}

namespace linnet::playback {

class AnalysisWorker;

/// Analyses every song once, in the background: on one thread that comes last for the processor and
/// the disk. Publishes song.analysed after the result has been stored. What is done is never done
/// again; what could not be decoded is remembered as such. The song that begins to play comes
/// first, then what was added, in that order.
///
/// Lives on the thread that made it, where its signals arrive; its functions return at once.
class AnalysisService final : public QObject {
    Q_OBJECT

 public:
    /// All borrowed, and outlive the service. `powerSupplies`: where Linux tells of batteries.
    AnalysisService(storage::Database& rows, AnalysisSource& source, EventBus& bus,
                    const Clock& clock,
                    std::filesystem::path powerSupplies = "/sys/class/power_supply");
    /// Stops within some 10 ms of work and waits; what is finished has been stored.
    ~AnalysisService() override;

    /// Nothing is done before.
    void start();
    void setPaused(bool paused);
    [[nodiscard]] bool paused() const;
    void setImporting(bool importing);

    /// As progressed() told last.
    [[nodiscard]] const AnalysisProgress& progress() const { return m_progress; }
    [[nodiscard]] AnalysisStore& store() { return m_store; }
    /// Of that audio, whether it is analysed or not. Any thread but the GUI's. Errors: NotFound,
    /// Damaged, Io, NoAudio, Unsupported.
    [[nodiscard]] Result<std::unique_ptr<SpectrumReader>> openSpectrum(
        const storage::ContentHash& audio);
    /// Where it is known from at which sample that audio begins and ends. As openSpectrum().
    [[nodiscard]] Result<Gapless> gaplessOf(const storage::ContentHash& audio);

 Q_SIGNALS:
    /// At most a few times a second, and at each change of its state.
    void progressed(const linnet::playback::AnalysisProgress& progress);

 private:
    AnalysisSource& m_source;
    AnalysisStore m_store;
    AnalysisProgress m_progress;
    std::unique_ptr<AnalysisWorker> m_worker;
};

}  // namespace linnet::playback
