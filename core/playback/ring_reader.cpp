// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/ring_reader.h"

#include <algorithm>
#include <utility>

namespace linnet::playback {
namespace {

constexpr double kGainMs = 10;
/// What a song begins with may sound otherwise: its gain and the fades of the sound chain are on
/// their way.
constexpr double kBeginMs = 15;
constexpr std::size_t kUsualSegments = 64;

}  // namespace

RingReader::RingReader(FrameRing& ring) : m_ring(ring) {
    m_segments.reserve(kUsualSegments);
}

float RingReader::gainOf(const Segment& segment) const {
    return dsp::loudnessGain(m_sound, segment.song);
}

void RingReader::begin(const dsp::SongAndNeighbours& song, int rateHz) {
    m_ring.clear();
    m_frames = 0;
    m_silent = 0;
    m_rateHz = rateHz;
    endFrame = kEndless;
    m_segments.assign(1, {song, 0, 0});
    m_gain.jump(gainOf(m_segments.front()));
}

void RingReader::songFollows(const dsp::SongAndNeighbours& song, std::int64_t frame,
                             std::int64_t overlap) {
    const auto known = std::find_if(m_segments.begin(), m_segments.end(),
                                    [frame](const Segment& one) { return one.frame == frame; });
    if (known == m_segments.end()) {
        m_segments.push_back({song, frame, overlap});
        return;
    }
    known->song = song;
    if (known == m_segments.begin())
        set(m_sound);
}

void RingReader::set(const SoundSettings& sound) {
    m_sound = sound;
    if (!m_segments.empty())
        m_gain.go(gainOf(m_segments.front()), dsp::framesOf(kGainMs, m_rateHz));
}

std::int64_t RingReader::mostBack() const {
    if (m_silent > 0 || m_segments.empty())
        return 0;
    const Segment& now = m_segments.front();
    const auto begun = std::max<std::int64_t>(now.overlap, dsp::framesOf(kBeginMs, m_rateHz));
    return std::clamp<std::int64_t>(m_frames - now.frame - begun, 0,
                                    static_cast<std::int64_t>(m_ring.behind() / kChannels));
}

void RingReader::goBack(std::int64_t frames) {
    m_ring.goBack(static_cast<std::size_t>(frames) * kChannels);
    m_frames -= frames;
    m_gain.settle();
}

std::size_t RingReader::read(std::span<float> into) {
    if (m_segments.size() > 1) {
        if (m_segments[1].frame <= m_frames) {
            m_segments.erase(m_segments.begin());
            const Segment& now = m_segments.front();
            m_gain.go(gainOf(now),
                      std::max(static_cast<int>(now.overlap), dsp::framesOf(kGainMs, m_rateHz)));
        }
        if (m_segments.size() > 1) {
            const auto before =
                static_cast<std::size_t>(std::max<std::int64_t>(m_segments[1].frame - m_frames, 1));
            into = into.first(std::min(into.size(), before * kChannels));
        }
    }
    std::size_t got = m_ring.read(into) / kChannels;
    if (got == 0 && m_frames >= endFrame.load(std::memory_order_acquire)) {
        std::fill(into.begin(), into.end(), 0.0F);  // keeps the clock going until the end is heard
        got = into.size() / kChannels;
        m_silent += static_cast<std::int64_t>(got);
    } else if (got > 0) {
        m_frames -= std::exchange(m_silent, 0);  // the stream goes on after all
    }
    m_gain.apply(into.first(got * kChannels));
    m_frames += static_cast<std::int64_t>(got);
    return got;
}

}  // namespace linnet::playback
