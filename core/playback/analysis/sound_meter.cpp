// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/sound_meter.h"

#include <algorithm>
#include <cmath>

#include "core/playback/analysis/gating.h"

namespace linnet::playback {
namespace {

/// Blocks of 100 ms from each lane, so that a piece is 4.8 s and a whole number of scanned blocks.
constexpr std::size_t kBlocksPerLane = 12;
constexpr std::size_t kScanFrames = ScannedBlock::kFrames;
/// The scan runs behind, since it looks ahead.
constexpr std::size_t kDelay = 2 * kScanFrames;
/// Scanned blocks that make the smallest piece of a waveform.
constexpr std::size_t kPerPiece = 3;

}  // namespace

SoundMeter::SoundMeter(int rateHz)
    : m_rateHz(rateHz),
      m_weighting(rateHz),
      m_truePeak(rateHz),
      m_lead(std::max(m_weighting.leadFrames(), kDelay + TruePeak::kMargin)),
      m_piece(KWeighting::kLanes * kBlocksPerLane * m_weighting.blockFrames()),
      m_buffer(2 * (m_lead + m_piece)) {}

void SoundMeter::add(std::span<const float> frames) {
    m_frames += static_cast<std::int64_t>(frames.size() / 2);
    while (!frames.empty()) {
        const std::size_t take = std::min(frames.size(), 2 * (m_piece - m_held));
        std::copy_n(frames.begin(), take,
                    m_buffer.begin() + static_cast<std::ptrdiff_t>(2 * (m_lead + m_held)));
        m_held += take / 2;
        frames = frames.subspan(take);
        if (m_held == m_piece)
            measure();
    }
}

void SoundMeter::measure() {
    const float* piece = m_buffer.data() + 2 * m_lead;
    m_weighting.measure(piece, kBlocksPerLane, m_energies);
    scan(piece - 2 * kDelay, m_piece / kScanFrames);
    std::copy_n(m_buffer.end() - static_cast<std::ptrdiff_t>(2 * m_lead), 2 * m_lead,
                m_buffer.begin());
    m_held = 0;
}

void SoundMeter::scan(const float* frames, std::size_t blocks) {
    scanBlocks(frames - 2 * kScanFrames, blocks + 2, m_blocks);
    m_truePeak.measure(frames, m_blocks);
    for (std::size_t at = 1; at + 1 < m_blocks.size(); at += kPerPiece) {
        float peak = 0;
        float squares = 0;
        for (std::size_t i = at; i < at + kPerPiece; ++i) {
            peak = std::max(peak, m_blocks[i].peak);
            squares += m_blocks[i].squares;
        }
        m_waveform.add(peak, squares, 2 * kPerPiece * kScanFrames);
    }
}

Analysis SoundMeter::finish() {
    const std::size_t whole = m_held / m_weighting.blockFrames();
    const std::size_t perLane = (whole + KWeighting::kLanes - 1) / KWeighting::kLanes;
    constexpr std::size_t kStride = kPerPiece * kScanFrames;
    const std::size_t steps = (m_held + kDelay + kStride - 1) / kStride;
    // Silence follows the song.
    m_buffer.resize(2 * (m_lead + m_held));
    m_buffer.resize(2 * (m_lead + std::max(m_piece, steps * kStride) + TruePeak::kMargin));
    const float* piece = m_buffer.data() + 2 * m_lead;
    const std::size_t energies = m_energies.size();
    if (perLane > 0)
        m_weighting.measure(piece, perLane, m_energies);
    m_energies.resize(energies + whole);
    scan(piece - 2 * kDelay, steps * kPerPiece);

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
