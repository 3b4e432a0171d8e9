// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAudioDevice>
#include <QAudioSink>
#include <QBasicTimer>
#include <QMediaDevices>
#include <QPointer>
#include <memory>

#include "core/playback/audio_output.h"

namespace linnet::playback {

/// An output of the desktop through one QAudioSink that is fed, not pulled: so the first sample
/// leaves at once, where Qt's own pull waits for its next tick of 20 ms.
class QtAudioOutput final : public QObject, public AudioOutput {
    Q_OBJECT

 public:
    QtAudioOutput();
    ~QtAudioOutput() override;

    [[nodiscard]] int sampleRateHz() override;
    [[nodiscard]] Result<> open() override;
    [[nodiscard]] std::int64_t framesFree() override;
    void write(std::span<const float> samples) override;
    [[nodiscard]] std::int64_t framesPlayed() override;
    void suspend() override;
    void resume() override;
    void close() override;
    [[nodiscard]] std::vector<OutputDevice> devices() override;
    void choose(const QString& device) override;

 protected:
    void timerEvent(QTimerEvent* event) override;

 private:
    /// Qt 6.4 keeps its list of PulseAudio's devices up to date, but never says that it changed.
    static constexpr int kLookAroundMs = 1000;
    /// Until the loss shows in that list too.
    static constexpr int kLookAroundLostMs = 100;

    /// The chosen one where it is there, else the default one.
    [[nodiscard]] QAudioDevice target() const;
    /// Compares the devices that are there with those that were.
    void lookAround();
    void onLost();
    void onStateChanged(QAudio::State state);

    QMediaDevices m_devices;
    QAudioDevice m_device;  ///< of m_sink
    QByteArray m_chosen;
    QByteArray m_lastTarget;
    std::vector<OutputDevice> m_listed;
    std::unique_ptr<QAudioSink> m_sink;
    QPointer<QIODevice> m_stream;  ///< the sink's, null while closed
    QAudioFormat m_format;
    bool m_lost = false;   ///< the stream ended by itself; m_device may still be listed
    bool m_int16 = false;  ///< the device takes no float
    std::vector<std::int16_t> m_converted;
    QBasicTimer m_timer;
};

}  // namespace linnet::playback
