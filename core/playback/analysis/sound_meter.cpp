// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/sound_meter.h"

#include <algorithm>
#include <cmath>

#include "core/playback/analysis/gating.h"

namespace linnet::playback {
namespace {

/// Blocks of 100 ms from each lane. With fewer, whose piece would stay in the processor's cache,
/// the moments before them take longer than that saves.
constexpr std::size_t kBlocksPerLane = 12;
constexpr std::size_t kScanFrames = ScannedBlock::kFrames;
/// The scan runs behind, since it looks ahead.
constexpr std::size_t kDelay = 2 * kScanFrames;
/// Scanned blocks that make the smallest piece of a waveform.
constexpr std::size_t kPerPiece = 3;
constexpr std::size_t kStride = kPerPiece * kScanFrames;

}  // namespace

SoundMeter::SoundMeter(int rateHz)
    : m_rateHz(rateHz),
      m_weighting(rateHz),
      m_truePeak(rateHz),
      m_lead(std::max(m_weighting.leadFrames(), kStride + kDelay + TruePeak::kMargin)),
      m_piece(KWeighting::kLanes * kBlocksPerLane * m_weighting.blockFrames()),
      m_buffer(2 * (m_lead + m_piece)),
      m_scanned(m_lead - kDelay) {}

void SoundMeter::add(std::span<const float> frames) {
    while (!frames.empty()) {
        const std::span<float> into = room(frames.size() / 2);
        std::copy_n(frames.begin(), into.size(), into.begin());
        took(into.size() / 2);
        frames = frames.subspan(into.size());
    }
}

std::span<float> SoundMeter::room(std::size_t frames) {
    return std::span(m_buffer).subspan(2 * (m_lead + m_held),
                                       2 * std::min(frames, m_piece - m_held));
}

void SoundMeter::took(std::size_t frames) {
    m_frames += static_cast<std::int64_t>(frames);
    m_held += frames;
    // While the processor's cache has them.
    scan((m_lead + m_held - kDelay - m_scanned) / kStride);
    if (m_held < m_piece)
        return;
    m_weighting.measure(m_buffer.data() + 2 * m_lead, kBlocksPerLane, m_energies);
    std::copy_n(m_buffer.end() - static_cast<std::ptrdiff_t>(2 * m_lead), 2 * m_lead,
                m_buffer.begin());
    m_held = 0;
    m_scanned -= m_piece;
}

void SoundMeter::scan(std::size_t strides) {
    if (strides == 0)
        return;
    const float* frames = m_buffer.data() + 2 * m_scanned;
    scanBlocks(frames - 2 * kScanFrames, strides * kPerPiece + 2, m_blocks);
    m_truePeak.measure(frames, m_blocks);
    for (std::size_t at = 1; at + 1 < m_blocks.size(); at += kPerPiece) {
        float peak = 0;
        float squares = 0;
        for (std::size_t i = at; i < at + kPerPiece; ++i) {
            peak = std::max(peak, m_blocks[i].peak);
            squares += m_blocks[i].squares;
        }
        m_waveform.add(peak, squares, 2 * kStride);
    }
    m_scanned += strides * kStride;
}

Analysis SoundMeter::finish() {
    const std::size_t whole = m_held / m_weighting.blockFrames();
    const std::size_t perLane = (whole + KWeighting::kLanes - 1) / KWeighting::kLanes;
    const std::size_t strides = (m_lead + m_held - m_scanned + kStride - 1) / kStride;
    // Silence follows the song.
    m_buffer.resize(2 * (m_lead + m_held));
    m_buffer.resize(
        2 * (std::max(m_lead + m_piece, m_scanned + strides * kStride) + TruePeak::kMargin));
    const float* piece = m_buffer.data() + 2 * m_lead;
    const std::size_t energies = m_energies.size();
    if (perLane > 0)
        m_weighting.measure(piece, perLane, m_energies);
    m_energies.resize(energies + whole);
    scan(strides);

    Analysis analysis;
    analysis.facts.frames = m_frames;
    analysis.facts.sampleRateHz = m_rateHz;
    const std::vector<double> momentary = slidingMeans(m_energies, 4, 1);
    const std::vector<double> shortTerm = slidingMeans(m_energies, 30, 10);
    for (const double energy : momentary)
        analysis.momentary.add(energy);
    for (const double energy : shortTerm)
        analysis.shortTerm.add(energy);
    analysis.facts.integratedLufs = integratedLufs(momentary);
    analysis.facts.rangeLu = rangeLu(shortTerm);
    if (m_truePeak.peak() > 0)
        analysis.facts.truePeakDbtp = 20 * std::log10(static_cast<double>(m_truePeak.peak()));
    analysis.waveform = m_waveform.finish();
    return analysis;
}

}  // namespace linnet::playback
