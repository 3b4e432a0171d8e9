// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/analysis_worker.h"

#include <utility>

#include "core/playback/analysis/analyse_audio.h"
#include "core/playback/analysis/idle.h"

namespace linnet::playback {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kPage = 64;
/// What is finished is stored together after this long: each commit waits for the disk.
constexpr auto kStoreEvery = 2s;
constexpr auto kTellEvery = 500ms;
constexpr auto kLookForPowerEvery = 10s;

/// What another attempt would not change.
bool isFinal(ErrorCode code) {
    return code == ErrorCode::NoAudio || code == ErrorCode::Unsupported ||
           code == ErrorCode::Truncated || code == ErrorCode::Damaged;
}

}  // namespace

AnalysisWorker::AnalysisWorker(AnalysisStore& store, AnalysisSource& source, EventBus& bus,
                               const Clock& clock, std::filesystem::path powerSupplies,
                               std::function<void(const AnalysisProgress&)> tell)
    : m_store(store),
      m_source(source),
      m_bus(bus),
      m_clock(clock),
      m_powerSupplies(std::move(powerSupplies)),
      m_tell(std::move(tell)) {}

AnalysisWorker::~AnalysisWorker() {
    m_stop = true;
    m_changed.release();
    if (m_thread.joinable())
        m_thread.join();
    delete m_first.exchange(nullptr);
}

void AnalysisWorker::start() {
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
}

void AnalysisWorker::setPaused(bool paused) {
    if (m_paused.exchange(paused) != paused)
        m_changed.release();
}

void AnalysisWorker::setImporting(bool importing) {
    if (m_importing.exchange(importing) != importing)
        m_changed.release();
}

void AnalysisWorker::lookAgain() {
    if (!m_again.exchange(true))
        m_changed.release();
}

void AnalysisWorker::takeFirst(SongId song) {
    delete m_first.exchange(new SongId(song));
    m_changed.release();
}

void AnalysisWorker::run() {
    comeLast();
    count();
    while (mayGoOn()) {
        if (const std::unique_ptr<SongId> first{m_first.exchange(nullptr)}) {
            const auto waiting = m_source.waiting(*first);
            if (waiting && *waiting) {
                settle(**waiting);
                store();
            }
        } else if (const auto next = nextWaiting()) {
            settle(*next);
        } else {
            store();
            count();
            rest();
        }
    }
    store();
}

AnalysisWorker::State AnalysisWorker::wanted() {
    if (m_paused)
        return State::Paused;
    if (m_importing)
        return State::Importing;
    if (const auto now = Steady::now(); now >= m_lookForPowerAt) {
        m_onBattery = onBattery(m_powerSupplies);
        m_lookForPowerAt = now + kLookForPowerEvery;
    }
    return m_onBattery ? State::OnBattery : State::Working;
}

/// Waits while it has to; false: this is the end.
bool AnalysisWorker::mayGoOn() {
    while (!m_stop) {
        const State state = wanted();
        if (state == State::Working)
            return true;
        m_waited = true;
        store();
        show(state);
        // A battery does not tell when it is no longer used.
        m_changed.tryAcquire(1, state == State::OnBattery
                                    ? static_cast<int>(milliseconds(kLookForPowerEvery).count())
                                    : -1);
    }
    return false;
}

/// Until there is something to do, or to wait for.
void AnalysisWorker::rest() {
    show(State::Done);
    m_chromaprint.reset();
    while (!m_stop && !m_again && !m_paused && !m_importing && m_first == nullptr)
        m_changed.acquire();
}

std::optional<AnalysisSource::Waiting> AnalysisWorker::nextWaiting() {
    if (m_page.empty()) {
        if (m_end && m_again.exchange(false)) {
            m_end = false;
            m_after = 0;
        }
        if (m_end)
            return std::nullopt;
        store();
        m_fingerprinted.clear();
        const auto page = m_source.waiting(m_after, kPage);
        if (page)
            m_page.assign(page->begin(), page->end());
        m_end = m_page.empty();
        if (m_end)
            return std::nullopt;
        m_after = m_page.back().key;
    }
    const Waiting next = m_page.front();
    m_page.pop_front();
    return next;
}

void AnalysisWorker::settle(const Waiting& waiting) {
    show(State::Working);
    if (m_failed.contains(waiting.audio))
        return;
    QByteArray fingerprint;
    const auto known = m_store.state(waiting.audio);
    if (!known)
        return;
    // Else it was done for another song, or it cannot be decoded.
    if (*known == AnalysisStore::State::Unknown ||
        (*known == AnalysisStore::State::Analysed && !waiting.fingerprinted &&
         !m_fingerprinted.contains(waiting.audio))) {
        const auto began = Steady::now();
        m_waited = false;
        auto analysis = analyse(waiting.audio);
        if (!analysis && !isFinal(analysis.error().code)) {
            if (analysis.error().code != ErrorCode::Cancelled)
                m_failed.insert(waiting.audio);
            return;
        }
        m_fingerprinted.insert(waiting.audio);
        fingerprint = analysis ? std::move(analysis->fingerprint) : QByteArray();
        m_findings.push_back({waiting.audio, std::move(analysis)});
        const std::chrono::duration<double, std::milli> took = Steady::now() - began;
        if (!m_waited)
            m_msPerSong = m_msPerSong ? *m_msPerSong * 0.9 + took.count() * 0.1 : took.count();
    }
    m_settled.push_back({waiting, std::move(fingerprint)});
    m_progress.analysed = std::min(m_progress.analysed + 1, m_progress.songs);
    if (Steady::now() >= m_storeAt)
        store();
}

Result<Analysis> AnalysisWorker::analyse(const storage::ContentHash& audio) {
    auto bytes = m_source.open(audio);
    if (!bytes)
        return fail(std::move(bytes.error()));
    if (!m_chromaprint)
        m_chromaprint.emplace();
    return analyseAudio(
        **bytes, [this] { return mayGoOn(); }, *m_chromaprint);
}

/// What is finished; then whoever listens is told.
void AnalysisWorker::store() {
    m_storeAt = Steady::now() + kStoreEvery;
    const auto findings = std::exchange(m_findings, {});
    auto settled = std::exchange(m_settled, {});
    const Timestamp now = m_clock.now();
    if (!findings.empty() && !m_store.put(findings, now))
        return;
    for (auto& [waiting, fingerprint] : settled) {
        const auto facts = m_store.facts(waiting.audio);
        if (!facts)
            continue;
        SongAnalysed event{waiting.song, {}, {}, {}, now};
        if (*facts) {
            event.duration = milliseconds((*facts)->frames * 1000 / (*facts)->sampleRateHz);
            event.framesHash = (*facts)->framesHash;
            event.integratedLufs = (*facts)->integratedLufs;
            event.fingerprint = std::move(fingerprint);
        }
        m_bus.publish(event);
    }
}

void AnalysisWorker::count() {
    const auto counts = m_source.counts();
    if (!counts)
        return;
    m_progress.songs = counts->songs;
    m_progress.analysed = counts->songs - counts->waiting;
}

void AnalysisWorker::show(State state) {
    const auto now = Steady::now();
    if (m_progress.state == state && now < m_tellAt)
        return;
    m_tellAt = now + kTellEvery;
    m_progress.state = state;
    m_progress.timeLeft.reset();
    if (m_msPerSong && state == State::Working)
        m_progress.timeLeft = milliseconds(static_cast<std::int64_t>(
            *m_msPerSong * static_cast<double>(m_progress.songs - m_progress.analysed)));
    m_tell(m_progress);
}

}  // namespace linnet::playback
