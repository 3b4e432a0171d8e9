// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/fingerprinter.h"

#include <QtEndian>
#include <algorithm>
#include <cmath>

namespace linnet::playback {
namespace {

/// As much again would find nothing more, and costs as much again of the time and of the room.
constexpr int kSeconds = 60;
/// What chromaprint works with. It would bring any rate down to this itself, in 60 ms a song; from
/// what is near it takes a fraction of that.
constexpr int kHeardHz = 11'025;
constexpr float kFullScale = 32'767;

}  // namespace

Fingerprinter::Fingerprinter(Chromaprint& chromaprint, int rateHz)
    : m_chromaprint(chromaprint),
      m_decimator(rateHz, kHeardHz),
      m_framesLeft(std::int64_t{kSeconds} * rateHz),
      m_context(chromaprint.available() ? chromaprint.make(CHROMAPRINT_ALGORITHM_DEFAULT) : nullptr,
                Destroy{&chromaprint}) {
    if (m_context && chromaprint.start(m_context.get(), m_decimator.rateHz(), 1) == 0)
        m_context.reset();
}

void Fingerprinter::add(std::span<const float> frames) {
    if (!m_context || m_framesLeft <= 0)
        return;
    frames = frames.first(std::min(frames.size(), 2 * static_cast<std::size_t>(m_framesLeft)));
    m_framesLeft -= static_cast<std::int64_t>(frames.size() / 2);
    const std::span<const float> mono = m_decimator.add(frames);
    m_samples.resize(mono.size());
    std::ranges::transform(mono, m_samples.begin(), [](float sample) {
        return static_cast<std::int16_t>(std::clamp(sample, -1.0F, 1.0F) * kFullScale);
    });
    m_chromaprint.feed(m_context.get(), m_samples.data(), static_cast<int>(m_samples.size()));
}

QByteArray Fingerprinter::finish() {
    QByteArray bytes;
    if (!m_context)
        return bytes;
    std::uint32_t* words = nullptr;
    int count = 0;
    if (m_chromaprint.finish(m_context.get()) != 0 &&
        m_chromaprint.rawFingerprint(m_context.get(), &words, &count) != 0) {
        bytes.resize(count * qsizetype{sizeof(std::uint32_t)});
        if (count > 0)
            qToLittleEndian<std::uint32_t>(words, count, bytes.data());
        m_chromaprint.dealloc(words);
    }
    m_context.reset();
    return bytes;
}

}  // namespace linnet::playback
