// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/sound_chain.h"

#include <algorithm>

#include "core/playback/dsp/fade.h"

namespace linnet::playback::dsp {
namespace {

constexpr double kVolumeMs = 10;
constexpr double kFadeMs = 12;

/// Anything of this can lift a peak above full scale.
bool canClip(const SoundSettings& sound) {
    return sound.loudness != Loudness::Off || sound.crossfade.count() > 0 || sound.equaliserOn;
}

}  // namespace

SoundChain::SoundChain(int rateHz, const SoundSettings& sound, float volume)
    : m_rateHz(rateHz),
      m_stretcher(rateHz),
      m_equaliser(rateHz),
      m_mix(rateHz),
      m_volume(volume),
      m_limiter(rateHz),
      m_toPrime(m_limiter.lookAhead()),
      m_tail(static_cast<std::size_t>(framesOf(kFadeMs, rateHz)) * kChannels) {
    set(sound);
    m_equaliser.settle();
    m_mix.settle();
}

void SoundChain::set(const SoundSettings& sound) {
    m_stretcher.setSpeed(sound.speed);
    m_equaliser.set(sound.equaliserOn ? std::optional(sound.equaliser) : std::nullopt);
    m_mix.set(sound.balance, sound.mono);
    m_limiter.setOn(canClip(sound));
}

void SoundChain::setVolume(float volume) {
    m_volume.go(volume, framesOf(kVolumeMs, m_rateHz));
}

void SoundChain::fadeOut() {
    m_fade.go(0, framesOf(kFadeMs, m_rateHz));
}

void SoundChain::fadeIn() {
    m_fade.go(1, framesOf(kFadeMs, m_rateHz));
}

double SoundChain::heldFrames() const {
    return m_stretcher.heldFrames() + static_cast<double>(m_limiter.lookAhead() - m_toPrime);
}

std::size_t SoundChain::pullSong(FrameSource& source, std::span<float> out) {
    const std::size_t got = m_stretcher.pull(source, out);
    const std::span<float> stereo = out.first(got * kChannels);
    m_equaliser.process(stereo);
    m_mix.process(stereo);
    return got;
}

std::size_t SoundChain::pull(FrameSource& source, std::span<float> out) {
    while (m_toPrime > 0) {
        const std::size_t got =
            pullSong(source, out.first(std::min(out.size(), m_toPrime * kChannels)));
        if (got == 0)
            return 0;
        const std::span<float> first = out.first(got * kChannels);
        m_volume.apply(first);
        m_limiter.process(first);
        m_toPrime -= got;
    }
    const std::size_t got = pullSong(source, out);
    finish(out.first(got * kChannels));
    return got;
}

void SoundChain::carryUnheard(FrameSource& source, std::int64_t frames, std::span<float> scratch) {
    while (frames > 0) {
        const auto most = std::min(scratch.size(), static_cast<std::size_t>(frames) * kChannels);
        const std::size_t got = pull(source, scratch.first(most));
        if (got == 0)
            return;
        frames -= static_cast<std::int64_t>(got);
    }
}

void SoundChain::finish(std::span<float> stereo) {
    const std::size_t fading = std::min(stereo.size(), m_tailEnd - m_tailAt);
    for (std::size_t i = 0; i < fading; ++i) {
        const std::size_t frame = (m_tailAt + i) / kChannels;
        const float in =
            dsp::fadeIn(static_cast<double>(frame * kChannels) / static_cast<double>(m_tailEnd));
        const float both =
            (m_fadesIn ? stereo[i] * in : stereo[i]) + m_tail[m_tailAt + i] * (1 - in);
        stereo[i] = std::clamp(both, -1.0F, 1.0F);
    }
    m_tailAt += fading;
    m_volume.apply(stereo);
    m_limiter.process(stereo);
    m_fade.apply(stereo);
}

void SoundChain::cut(FrameSource& source, bool fadesIn) {
    const std::size_t got = pullSong(source, m_tail);
    std::fill(m_tail.begin() + static_cast<std::ptrdiff_t>(got * kChannels), m_tail.end(), 0.0F);
    m_tailAt = 0;
    m_tailEnd = m_tail.size();
    m_fadesIn = fadesIn;
    m_stretcher.clear();
    if (m_fade.target() != 1)
        fadeIn();
}

}  // namespace linnet::playback::dsp
