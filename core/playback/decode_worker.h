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

 Q_SIGNALS:
    /// A song begins at `frame` of the stream, `position` into itself.
    void begun(std::uint64_t generation, linnet::playback::Turn turn, qint64 frame,
               std::chrono::milliseconds position, std::chrono::milliseconds duration,
               int streamHz);
    void endKnown(std::uint64_t generation, qint64 frame);
    void failed(std::uint64_t generation, linnet::playback::Turn turn, const linnet::Error& error);

 protected:
    void timerEvent(QTimerEvent* event) override;

 private:
    static constexpr std::size_t kBlockFrames = 4096;
    static constexpr int kRefillMs = 400;

    /// Decodes until the ring is full or the songs are at an end.
    void fill();
    /// Lets the decoder see the rest of the song, in small steps.
    void lookAhead();
    /// False: there is nothing more to decode for now.
    [[nodiscard]] bool openNext();
    Result<std::unique_ptr<SongDecoder>> open(SongId song);
    void tellPlayer();

    SongSource& m_source;
    FrameRing& m_ring;
    StreamPlayer& m_player;  // on the audio thread: only invoked, never called, but for its atomics
    std::optional<Session> m_session;
    std::unique_ptr<SongDecoder> m_decoder;
    SongTurn m_song;           ///< being decoded
    bool m_songEnded = false;  ///< m_song is decoded to its end; waiting for what follows
    bool m_looksAhead = false;
    std::optional<SongTurn> m_next;
    std::uint64_t m_generation = 0;
    int m_streamHz = 0;
    std::int64_t m_framesWritten = 0;  ///< into the ring since the stream began
    std::vector<float> m_pending;      ///< decoded, did not fit yet
    std::size_t m_pendingAt = 0;
    QBasicTimer m_timer;
};

}  // namespace linnet::playback
