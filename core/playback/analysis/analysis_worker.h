// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSemaphore>
#include <atomic>
#include <chrono>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "core/events/event_bus.h"
#include "core/events/time.h"
#include "core/playback/analysis/analysis_progress.h"
#include "core/playback/analysis/analysis_source.h"
#include "core/playback/analysis/analysis_store.h"
#include "core/playback/analysis/chromaprint.h"

namespace linnet::playback {

/// The thread of AnalysisService. What it is told from other threads goes through atomics and a
/// semaphore, so that nobody waits for a thread that comes last.
class AnalysisWorker {
 public:
    /// `tell` is called on the worker's thread.
    AnalysisWorker(AnalysisStore& store, AnalysisSource& source, EventBus& bus, const Clock& clock,
                   std::filesystem::path powerSupplies,
                   std::function<void(const AnalysisProgress&)> tell);
    /// What is finished is stored; the song that is decoded just then is not.
    ~AnalysisWorker();

    void start();
    void setPaused(bool paused);
    [[nodiscard]] bool paused() const { return m_paused; }
    void setImporting(bool importing);
    /// Something may be waiting that has not been seen.
    void lookAgain();
    /// Before all others.
    void takeFirst(SongId song);

 private:
    using Waiting = AnalysisSource::Waiting;
    using State = AnalysisProgress::State;
    using Steady = std::chrono::steady_clock;

    void run();
    [[nodiscard]] State wanted();
    [[nodiscard]] bool mayGoOn();
    void rest();
    [[nodiscard]] std::optional<Waiting> nextWaiting();
    void settle(const Waiting& waiting);
    [[nodiscard]] Result<Analysis> analyse(const storage::ContentHash& audio);
    void store();
    void count();
    void show(State state);

    AnalysisStore& m_store;
    AnalysisSource& m_source;
    EventBus& m_bus;
    const Clock& m_clock;
    const std::filesystem::path m_powerSupplies;
    const std::function<void(const AnalysisProgress&)> m_tell;

    QSemaphore m_changed;  ///< released at each change of the following
    std::atomic<bool> m_stop{false};
    std::atomic<bool> m_paused{false};
    std::atomic<bool> m_importing{false};
    std::atomic<bool> m_again{true};
    std::atomic<SongId*> m_first{nullptr};  ///< whoever takes it out owns it

    // Of the thread alone.
    AnalysisProgress m_progress;
    std::deque<Waiting> m_page;
    std::int64_t m_after = 0;
    bool m_end = true;  ///< no song waits behind m_after
    std::set<storage::ContentHash>
        m_failed;  ///< in a way that may pass; not tried again in this run
    std::vector<AnalysisStore::Finding> m_findings;
    struct Settled {
        Waiting waiting;
        QByteArray fingerprint;
    };
    std::vector<Settled> m_settled;
    /// Of the page: songs with the same bytes are decoded once.
    std::set<storage::ContentHash> m_fingerprinted;
    std::optional<Chromaprint> m_chromaprint;  ///< while there is work
    Steady::time_point m_storeAt;
    Steady::time_point m_tellAt;
    Steady::time_point m_lookForPowerAt;
    bool m_onBattery = false;
    bool m_waited = false;              ///< since a song was begun
    std::optional<double> m_msPerSong;  ///< of late

    std::thread m_thread;
};

}  // namespace linnet::playback
