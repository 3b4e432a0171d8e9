// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <atomic>
#include <optional>
#include <vector>

#include "core/playback/audio_output.h"
#include "core/playback/dsp/handed_frames.h"
#include "core/playback/dsp/sound_chain.h"
#include "core/playback/dsp/stream_clock.h"
#include "core/playback/frame_ring.h"
#include "core/playback/ring_reader.h"

namespace linnet::playback {

/// The audio thread's side: carries frames from the ring through the sound chain to the output and
/// knows which of them is heard. All functions but the atomics' readers belong to the audio thread.
/// While it feeds it neither allocates nor locks; what happens is told by atomics that others poll.
class StreamPlayer final : public QObject {
    Q_OBJECT

 public:
    StreamPlayer(FrameRing& ring, const OutputFactory& makeOutput);
    ~StreamPlayer() override;

    [[nodiscard]] int sampleRateHz();

    /// How a stream begins.
    struct Beginning {
        std::span<const float> first;  ///< its first frames
        dsp::SongAndNeighbours song;
        int rateHz = 0;            ///< as sampleRateHz() said
        bool inTheMiddle = false;  ///< of the song
    };
    /// Drops what is in the ring and carries the stream's first frames, returning how many samples
    /// of them the ring took. Where another stream is being heard, it fades out of this one; else
    /// the output is opened. The decoder's thread waits meanwhile. Errors: NoDevice.
    [[nodiscard]] Result<std::size_t> begin(const Beginning& beginning);
    /// See RingReader.
    void songFollows(const dsp::SongAndNeighbours& song, std::int64_t frame, std::int64_t overlap);
    /// Carries frames now and from now on; nothing while it is on hold.
    void feed();
    /// Fades out, and then holds.
    void suspend();
    void resume();
    /// Fades out, and then gives the output back.
    void stop();
    /// At once.
    void close();
    /// Which of the devices, and how much it holds; see AudioOutput.
    void choose(const QString& device);
    void setCalm(bool calm);
    void tellOutputs();
    void setSound(const SoundSettings& sound);
    void setVolume(float gain);

    static constexpr std::int64_t kEndless = RingReader::kEndless;

    /// Frames of the stream handed to the output, and heard, since it began. Any thread.
    std::atomic<std::int64_t> framesHanded{0};
    std::atomic<std::int64_t> framesPlayed{0};
    /// Where the stream ends; set by the decoder's thread.
    [[nodiscard]] std::atomic<std::int64_t>& endFrame() { return m_reader.endFrame; }
    /// Set by who asks for a pause, ahead of suspend(): a stream that is only being begun then
    /// stays silent. Any thread.
    std::atomic<bool> onHold{false};
    /// Looks at which the output had nothing left to play before the end. Any thread.
    std::atomic<std::int64_t> underruns{0};
    /// steady_clock nanoseconds at which the stream's first sample was handed over; 0 until. Any
    /// thread.
    std::atomic<std::int64_t> firstHandedNs{0};
    /// steady_clock nanoseconds until which what is changed has to be heard at once: where nothing
    /// can be taken back, little is handed over ahead of it. Any thread.
    std::atomic<std::int64_t> attentiveUntilNs{0};

 Q_SIGNALS:
    void outputLost();
    void outputAvailable();
    void outputsChanged(const std::vector<linnet::playback::OutputDevice>& devices);

 protected:
    void timerEvent(QTimerEvent* event) override;

 private:
    enum class State : std::uint8_t {
        Closed,
        Running,
        FadingOut,
        Draining,  ///< faded out; the output still plays what it was handed
        Held,
    };

    [[nodiscard]] Result<> open(const Beginning& beginning);
    void startTimer();
    void carry();
    [[nodiscard]] std::chrono::milliseconds buffer() const;
    void setBuffer();
    /// Whether any change is heard by taking back. What is stretched would sound a little otherwise
    /// each time: while somebody looks, and moves a slider, little is handed over ahead instead.
    [[nodiscard]] bool takesBack() const;
    /// Frames to hand over now, of as many as the output takes.
    [[nodiscard]] std::size_t room(std::int64_t free) const;
    [[nodiscard]] bool isAttentive() const;
    void hand(std::span<float> block);
    /// Takes back what the output holds beyond the next moment, so that what is changed now is
    /// heard in it: the frames are read again and sound as they did until then. (Builds the sound
    /// chain anew, which allocates.) Nothing where takesBack() says no, unless it is to be done
    /// even so with what is stretched.
    void takeBack(bool evenStretched = false);
    /// Not heard within the next moment.
    [[nodiscard]] std::int64_t framesToTakeBack();
    void fadeOut();
    void drain();
    /// What fading out was for.
    void rest();
    void lose();

    RingReader m_reader;
    std::unique_ptr<AudioOutput> m_output;
    std::optional<dsp::SoundChain> m_chain;
    std::optional<dsp::HandedFrames> m_handed;
    dsp::StreamClock m_clock;
    QBasicTimer m_timer;
    int m_timerMs = 0;
    std::vector<float> m_block;
    SoundSettings m_sound;
    float m_volume = 1.0F;
    State m_state = State::Closed;
    bool m_closes = false;   ///< after the fade-out
    bool m_reopens = false;  ///< another output may be the default one
    bool m_justBegun = false;
    bool m_fills = false;  ///< the output up to the brim
    int m_rateHz = 0;
    bool m_isCalm = false;             ///< nobody looks: it wakes rarely and holds more
    std::int64_t m_usualCapacity = 0;  ///< while it is not calm
    std::int64_t m_capacity = 0;       ///< frames the output takes when it is empty
    std::int64_t m_toReplace = 0;      ///< frames that were taken back, and are to be handed anew
    std::int64_t m_drainUntilNs = 0;
};

}  // namespace linnet::playback
