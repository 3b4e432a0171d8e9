// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/waveform.h"

#include <algorithm>
#include <cmath>

namespace linnet::playback {

std::uint8_t Waveform::encode(double amplitude) {
    return static_cast<std::uint8_t>(
        std::lround(255.0 * std::sqrt(std::clamp(amplitude, 0.0, 1.0))));
}

double Waveform::amplitude(std::uint8_t value) {
    const double root = value / 255.0;
    return root * root;
}

QByteArray Waveform::toBytes() const {
    QByteArray bytes;
    bytes.append(reinterpret_cast<const char*>(peaks.data()), static_cast<qsizetype>(peaks.size()));
    bytes.append(reinterpret_cast<const char*>(rms.data()), static_cast<qsizetype>(rms.size()));
    return bytes;
}

Waveform Waveform::fromBytes(QByteArrayView bytes) {
    const qsizetype half = bytes.size() / 2;
    Waveform waveform;
    waveform.peaks.assign(bytes.begin(), bytes.begin() + half);
    waveform.rms.assign(bytes.begin() + half, bytes.begin() + 2 * half);
    return waveform;
}

void WaveformBuilder::add(float peak, double squares, std::int64_t samples) {
    if (m_bins.empty() || m_piecesInLast == m_piecesPerBin) {
        if (m_bins.size() == kMostBins) {
            for (std::size_t i = 0; i < kMostBins / 2; ++i) {
                const Bin& left = m_bins[2 * i];
                const Bin& right = m_bins[2 * i + 1];
                m_bins[i] = {std::max(left.peak, right.peak), left.squares + right.squares,
                             left.samples + right.samples};
            }
            m_bins.resize(kMostBins / 2);
            m_piecesPerBin *= 2;
        }
        m_bins.emplace_back();
        m_piecesInLast = 0;
    }
    Bin& bin = m_bins.back();
    bin.peak = std::max(bin.peak, peak);
    bin.squares += squares;
    bin.samples += samples;
    ++m_piecesInLast;
}

Waveform WaveformBuilder::finish() const {
    Waveform waveform;
    const std::size_t bins = std::min(kBins, m_bins.size());
    for (std::size_t i = 0; i < bins; ++i) {
        Bin sum;
        for (std::size_t k = i * m_bins.size() / bins; k < (i + 1) * m_bins.size() / bins; ++k) {
            sum.peak = std::max(sum.peak, m_bins[k].peak);
            sum.squares += m_bins[k].squares;
            sum.samples += m_bins[k].samples;
        }
        waveform.peaks.push_back(Waveform::encode(sum.peak));
        waveform.rms.push_back(Waveform::encode(
            sum.samples > 0 ? std::sqrt(sum.squares / static_cast<double>(sum.samples)) : 0.0));
    }
    return waveform;
}

}  // namespace linnet::playback
