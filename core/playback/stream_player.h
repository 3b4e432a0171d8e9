// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <atomic>
#include <vector>

#include "core/playback/audio_output.h"
#include "core/playback/frame_ring.h"

namespace linnet::playback {

/// The audio thread's side: carries frames from the ring to the output and counts them. All
/// functions but the atomics' readers belong to the audio thread. While it feeds it neither
/// allocates nor locks; what happens is told by atomics that others poll.
class StreamPlayer final : public QObject {
    Q_OBJECT

 public:
    StreamPlayer(FrameRing& ring, const OutputFactory& makeOutput);
    ~StreamPlayer() override;

    [[nodiscard]] int sampleRateHz();
    /// Drops what is on its way and begins an empty stream. Errors: NoDevice.
    [[nodiscard]] Result<> restart();
    /// Carries frames now and from now on, every kFeedMs; nothing while it is on hold.
    void feed();
    void suspend();
    void resume();
    void close();
    /// Which of the devices, and how much it holds; see AudioOutput.
    void choose(const QString& device);
    void setCalm(bool calm);
    void tellOutputs();

    static constexpr std::int64_t kEndless = INT64_MAX;

    /// Frames handed to the output, and heard, since restart(). Any thread.
    std::atomic<std::int64_t> framesHanded{0};
    std::atomic<std::int64_t> framesPlayed{0};
    /// Where the stream ends, in frames since restart(); set by the decoder's thread.
    std::atomic<std::int64_t> endFrame{kEndless};
    /// Set by who asks for a pause, ahead of suspend(): a stream that is only being begun then
    /// stays silent. Any thread.
    std::atomic<bool> onHold{false};
    /// Looks, kFeedMs apart, at which the output had nothing left to play before the end. Any
    /// thread.
    std::atomic<std::int64_t> underruns{0};
    /// steady_clock nanoseconds at which the first sample since restart() was handed over; 0 until.
    std::atomic<std::int64_t> firstHandedNs{0};
    /// Linear gain to go to, 1: the samples are not touched. Any thread.
    std::atomic<float> gain{1.0F};

 Q_SIGNALS:
    void outputLost();
    void outputAvailable();
    void outputsChanged(const std::vector<linnet::playback::OutputDevice>& devices);

 protected:
    void timerEvent(QTimerEvent* event) override;

 private:
    static constexpr int kFeedMs = 20;
    static constexpr int kCalmFeedMs = 80;
    static constexpr std::chrono::milliseconds kCalmBuffer{250};
    static constexpr std::size_t kBlockFrames = 2048;

    void carry();
    void applyGain(std::span<float> samples);

    FrameRing& m_ring;
    std::unique_ptr<AudioOutput> m_output;
    QBasicTimer m_timer;
    std::vector<float> m_block;
    float m_gain = 1.0F;
    bool m_open = false;
    int m_feedMs = kFeedMs;
};

}  // namespace linnet::playback
