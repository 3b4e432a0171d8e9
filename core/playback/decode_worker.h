// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <atomic>
#include <chrono>
#include <optional>
#include <vector>

#include "core/playback/engine.h"
#include "core/playback/frame_ring.h"
#include "core/playback/song_decoder.h"
#include "core/playback/stream_player.h"

namespace linnet::playback {

/// The decoder thread's side: keeps the ring full, opens the next song before the one that plays
/// has ended, and tells where in the stream each song begins. All functions belong to that thread.
class DecodeWorker final : public QObject {
    Q_OBJECT

 public:
    DecodeWorker(SongSource& source, FrameRing& ring, StreamPlayer& player);

    void start(const Session& session, SongTurn song, std::chrono::milliseconds position,
               std::uint64_t generation);
    void setNext(std::optional<SongTurn> next, std::uint64_t generation);
    void stop();
    /// For joins that are still to come, and whether loudness is worth waiting for.
    void setSound(const SoundSettings& sound);

 Q_SIGNALS:
    /// A song begins at `frame` of the stream, `position` into itself.
    void begun(std::uint64_t generation, linnet::playback::Turn turn, qint64 frame,
               std::chrono::milliseconds position, std::chrono::milliseconds duration,
               int streamHz);
    /// A song's length has turned out to be another than begun() said.
    void lengthKnown(std::uint64_t generation, linnet::playback::Turn turn,
                     std::chrono::milliseconds duration);
    void endKnown(std::uint64_t generation, qint64 frame);
    void failed(std::uint64_t generation, linnet::playback::Turn turn, const linnet::Error& error);

 protected:
    void timerEvent(QTimerEvent* event) override;

 private:
    static constexpr std::size_t kBlockFrames = 4096;
    static constexpr int kRefillMs = 400;
    /// What the ring still holds when a song no longer waits for the next one to be named.
    static constexpr int kLastMomentMs = 100;
    static constexpr int kShortestWaitMs = 10;

    /// A song and what is known of it.
    struct Planned {
        SongTurn turn;
        dsp::SongAndNeighbours loudness;
    };

    /// Decodes until the ring is full or the songs are at an end.
    void fill();
    /// Lets the decoder see the rest of the song, in small steps.
    void lookAhead();
    void lookAtLength();
    /// Passes on what is decoded but for the last `keep` frames; false: the ring is full.
    [[nodiscard]] bool flush(std::size_t keep);
    /// Frames at the end of what is decoded that the next song may have to be mixed into.
    [[nodiscard]] std::size_t heldBack() const;
    void openNext();
    /// Frames at the end of m_pending for a crossfade to m_next, which `decoder` decodes.
    [[nodiscard]] std::size_t overlapWith(const SongDecoder& decoder) const;
    void mixIn(SongDecoder& decoder, std::size_t overlap);
    void finish();
    /// Also while it is not known what follows.
    [[nodiscard]] bool crossfades() const;
    /// For the next song to be named, with what heldBack() keeps of this one.
    void waitForNext();
    void refillIn(int ms);
    /// Of what there is to hear without the last `keep` frames.
    [[nodiscard]] int msAhead(std::size_t keep) const;
    [[nodiscard]] std::size_t framesOf(std::chrono::milliseconds time) const;
    [[nodiscard]] std::size_t pendingFrames() const;
    [[nodiscard]] Planned plan(const SongTurn& turn);
    void tellSong(const dsp::SongAndNeighbours& song, std::int64_t frame, std::size_t overlap);
    Result<std::unique_ptr<SongDecoder>> open(SongId song);

    SongSource& m_source;
    FrameRing& m_ring;
    StreamPlayer& m_player;  // on the audio thread: only invoked, never called, but for its atomics
    std::optional<Session> m_session;
    std::unique_ptr<SongDecoder> m_decoder;
    SongTurn m_song;           ///< being decoded
    bool m_songEnded = false;  ///< m_song is decoded to its end; waiting for what follows
    bool m_looksAhead = false;
    std::chrono::milliseconds m_duration{0};  ///< of m_song, as it was told
    std::optional<Planned> m_next;
    bool m_nextFailed = false;  ///< another is going to be named, or none
    bool m_isLast = false;      ///< nothing follows
    std::chrono::milliseconds m_crossfade{0};
    bool m_evensLoudness = false;
    std::int64_t m_framesLeft = 0;  ///< of m_song to decode, as far as its header is right
    std::uint64_t m_generation = 0;
    int m_streamHz = 0;
    std::int64_t m_framesWritten = 0;  ///< into the ring since the stream began
    std::vector<float> m_pending;      ///< decoded, did not fit yet
    std::size_t m_pendingAt = 0;
    std::vector<float> m_mixed;  ///< the beginning of a song that is mixed in
    QBasicTimer m_timer;
    int m_timerMs = 0;
};

}  // namespace linnet::playback
