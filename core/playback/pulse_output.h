// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QStringList>
#include <memory>

#include "core/playback/audio_output.h"
#include "core/playback/pulse_server.h"

namespace linnet::playback {

/// An output of PulseAudio's or PipeWire's server. Survives the server: once that is gone it is
/// looked for until it is back. Where it plays on the default one, the server takes the stream
/// along to another.
class PulseOutput final : public QObject, public AudioOutput {
    Q_OBJECT

 public:
    PulseOutput();
    ~PulseOutput() override;

    /// Whether there is a server; one that was lost is looked for at once. Waits a moment for its
    /// answer.
    [[nodiscard]] bool isConnected();

    [[nodiscard]] int sampleRateHz() override;
    [[nodiscard]] Result<> open() override;
    [[nodiscard]] std::int64_t framesFree() override;
    void write(std::span<const float> samples) override;
    [[nodiscard]] bool canTakeBack() const override { return true; }
    void takeBack(std::int64_t frames) override;
    [[nodiscard]] std::int64_t silencePassed() override;
    [[nodiscard]] std::int64_t framesPlayed() override;
    void suspend() override;
    void resume() override;
    void close() override;
    [[nodiscard]] std::vector<OutputDevice> devices() override;
    void choose(const QString& device) override;
    /// The server takes some 40 ms at once of a buffer of 100.
    [[nodiscard]] std::chrono::milliseconds leastLead() const override {
        return std::chrono::milliseconds(80);
    }
    void setBuffer(std::chrono::milliseconds length) override;
    [[nodiscard]] std::int64_t framesWhenEmpty() override;

 protected:
    void timerEvent(QTimerEvent* event) override;

 private:
    static constexpr int kRetryMs = 300;
    /// What a server takes to move a stream to the new default sink.
    static constexpr int kFollowMs = 300;
    /// And to have found a default sink in the place of one that is gone.
    static constexpr int kSettleMs = 500;

    void connectToServer();
    /// After any change at the server.
    void lookAround();
    void lookAtStream(const PulseServer::View& view);
    void lookForReturn(const PulseServer::View& view);
    /// The default has stayed the same for a while since the loss.
    void lookAtDefault(const PulseServer::View& view);
    void comeBack();
    /// One to go on with: the dummy that a server has while there is none only replaces itself.
    [[nodiscard]] bool isSpeaker(const PulseServer::View& view, const QString& sink) const;
    /// The open stream has no loudspeaker any more.
    void noteLoss(const QString& device, const PulseServer::View& view);
    [[nodiscard]] std::optional<PulseServer::Sink> target(const PulseServer::View& view) const;
    /// Or else any: a server that begins knows its sinks before its default one, which PipeWire
    /// calls @DEFAULT_SINK@ meanwhile, and routes what names none.
    [[nodiscard]] std::optional<PulseServer::Sink> routed(const PulseServer::View& view) const;
    void tell(Change change);
    /// Frames that would have had to be written before now.
    [[nodiscard]] std::int64_t tooLate();
    /// Of those behind what was handed, they belong to it now.
    void skip(std::int64_t frames);
    /// As much as is left to write over, from `framesBack` before the end of what was written.
    void writeSilence(std::int64_t framesBack);

    std::unique_ptr<PulseServer> m_server;
    QString m_chosen;  ///< empty: the default one
    std::chrono::milliseconds m_buffer;
    bool m_isOpen = false;
    int m_rateHz = 0;     ///< of the open stream
    QString m_playsOn;    ///< its sink
    QString m_movedFrom;  ///< the one before, which may just be going away
    QString m_lastTarget;
    std::int64_t m_handed = 0;   ///< frames, but for those behind them
    std::int64_t m_behind = 0;   ///< frames that write() takes the place of
    bool m_isTakenBack = false;  ///< they still are what was handed; else silence
    std::vector<float> m_zeros;
    QString m_lost;         ///< the sink that went away under the stream
    bool m_isGone = false;  ///< m_lost is no longer listed
    QStringList m_atLoss;   ///< the sinks that were left then
    QString m_lastDefault;  ///< as it was looked at last since then
    QString m_fallback;     ///< the default that the server has settled on since then
    bool m_serverWasLost = false;
    std::vector<OutputDevice> m_devices;
    QBasicTimer m_retry;
    QBasicTimer m_follow;
    QBasicTimer m_settle;
};

}  // namespace linnet::playback
