// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/stream_player.h"

#include <QTimerEvent>
#include <chrono>

namespace linnet::playback {

StreamPlayer::StreamPlayer(FrameRing& ring, const OutputFactory& makeOutput)
    : m_ring(ring), m_output(makeOutput()), m_block(kBlockFrames * kChannels) {
    m_output->changed = [this](AudioOutput::Change change) {
        if (change == AudioOutput::Change::Lost) {
            m_timer.stop();
            m_open = false;
            Q_EMIT outputLost();
        } else if (change == AudioOutput::Change::Devices) {
            tellOutputs();
        } else {
            Q_EMIT outputAvailable();
        }
    };
}

StreamPlayer::~StreamPlayer() = default;

int StreamPlayer::sampleRateHz() {
    return m_output->sampleRateHz();
}

Result<> StreamPlayer::restart() {
    m_timer.stop();
    m_ring.clear();
    framesHanded = 0;
    framesPlayed = 0;
    endFrame = kEndless;
    firstHandedNs = 0;
    m_gain = gain.load(std::memory_order_relaxed);
    auto opened = m_output->open();
    m_open = opened.has_value();
    return opened;
}

void StreamPlayer::feed() {
    if (!m_open || onHold.load(std::memory_order_acquire))
        return;
    if (!m_timer.isActive())
        m_timer.start(m_feedMs, Qt::PreciseTimer, this);
    carry();
}

void StreamPlayer::suspend() {
    m_timer.stop();
    if (m_open) {
        framesPlayed = std::min(m_output->framesPlayed(), framesHanded.load());
        m_output->suspend();
    }
}

void StreamPlayer::resume() {
    if (!m_open)
        return;
    m_output->resume();
    feed();
}

void StreamPlayer::close() {
    m_timer.stop();
    m_ring.clear();
    m_open = false;
    m_output->close();
}

void StreamPlayer::choose(const QString& device) {
    m_output->choose(device);
}

void StreamPlayer::setCalm(bool calm) {
    m_feedMs = calm ? kCalmFeedMs : kFeedMs;
    m_output->setBuffer(calm ? kCalmBuffer : kBuffer);
    if (m_timer.isActive())
        m_timer.start(m_feedMs, Qt::PreciseTimer, this);
}

void StreamPlayer::tellOutputs() {
    Q_EMIT outputsChanged(m_output->devices());
}

void StreamPlayer::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_timer.timerId())
        carry();
}

void StreamPlayer::carry() {
    for (;;) {
        const std::int64_t free = m_output->framesFree();
        if (free < 0) {
            m_timer.stop();
            m_open = false;
            m_output->close();
            Q_EMIT outputLost();
            return;
        }
        const std::size_t frames = std::min(static_cast<std::size_t>(free), kBlockFrames);
        if (frames == 0)
            break;
        std::span<float> block(m_block.data(), frames * kChannels);
        const std::size_t got = m_ring.read(block);
        const std::int64_t handed = framesHanded.load(std::memory_order_relaxed);
        if (got > 0) {
            block = block.first(got);
            applyGain(block);
        } else if (handed >= endFrame.load(std::memory_order_acquire)) {
            std::fill(block.begin(), block.end(), 0.0F);  // keeps the clock going until the end
        } else {
            if (handed > 0 && m_output->framesPlayed() >= handed)
                underruns.fetch_add(1, std::memory_order_relaxed);
            break;
        }
        m_output->write(block);
        if (handed == 0) {
            firstHandedNs.store(std::chrono::steady_clock::now().time_since_epoch().count(),
                                std::memory_order_release);
        }
        framesHanded.store(handed + static_cast<std::int64_t>(block.size() / kChannels),
                           std::memory_order_release);
    }
    framesPlayed.store(std::min(m_output->framesPlayed(), framesHanded.load()),
                       std::memory_order_release);
}

void StreamPlayer::applyGain(std::span<float> samples) {
    const float target = gain.load(std::memory_order_relaxed);
    if (m_gain == 1.0F && target == 1.0F)
        return;  // not touched: what was decoded is what is heard
    // Over about 10 ms, so that a change of volume does not click.
    const float step = 1.0F / 480.0F;
    for (std::size_t i = 0; i < samples.size(); i += kChannels) {
        if (m_gain < target)
            m_gain = std::min(m_gain + step, target);
        else if (m_gain > target)
            m_gain = std::max(m_gain - step, target);
        samples[i] *= m_gain;
        samples[i + 1] *= m_gain;
    }
}

}  // namespace linnet::playback
