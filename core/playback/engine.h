// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/events/session.h"
#include "core/playback/audio_output.h"
#include "core/playback/song_source.h"
#include "core/playback/sound_settings.h"

namespace linnet::playback {

/// A song's turn in the stream; each time a song is begun it gets a new number.
using Turn = std::uint64_t;

struct SongTurn {
    Turn turn = 0;
    SongId song;
    /// What stands beside it in the queue.
    std::optional<SongId> before = std::nullopt;
    std::optional<SongId> after = std::nullopt;
};

/// Decoder thread and audio thread, and what passes between them: songs follow one another in one
/// continuous stream. Its functions return at once and are called on the thread it lives in, where
/// its signals arrive too.
class Engine final : public QObject {
    Q_OBJECT

 public:
    Engine(SongSource& source, OutputFactory makeOutput, QObject* parent = nullptr);
    /// Ends both threads and waits for them.
    ~Engine() override;

    /// Drops what is on its way and begins with `song` at `position`; started() or failed() follow.
    /// What is being heard fades out of it.
    void start(const Session& session, SongTurn song, std::chrono::milliseconds position);
    /// What follows the song that is being decoded; nothing: the stream ends there. When another
    /// is already on its way, nextTooLate() follows, and only start() helps.
    void setNext(std::optional<SongTurn> next);
    /// Fades out and holds; resume() fades in there.
    void pause();
    void resume();
    /// Fades out and gives the output back.
    void stop();
    /// An id of outputsChanged(), or empty: the desktop's default one.
    void chooseOutput(const QString& device);
    /// Holds more of the stream ready in the output, and wakes less often for it.
    void setCalm(bool calm);
    /// Linear gain, 0 to 1.
    void setGain(float gain);
    /// Heard within 50 ms of the output's own delay, but for the crossfade, which is that of the
    /// joins still to come, and the speed, of which SoundTouch's first 16 ms tell nothing yet.
    /// Where the output gives nothing back of what it holds (it is no sound server, or the speed is
    /// not 1), the first change after a while takes as long as it holds, unless attend() was called
    /// before.
    void setSound(const SoundSettings& sound);
    /// A change is near: for some seconds such an output is handed hardly anything ahead of time.
    void attend();

    /// Where the stream is; cheap, for polling. Nothing before started().
    struct Place {
        Turn turn = 0;
        std::chrono::milliseconds position{0};
        /// Where in the song what is handed to the output next stands: to go on from without a
        /// repetition.
        std::chrono::milliseconds handed{0};
        bool ended = false;  ///< the last song has been heard to its end
    };
    [[nodiscard]] std::optional<Place> place();

    /// For the benchmark and the tests.
    [[nodiscard]] std::chrono::steady_clock::time_point firstSampleHanded() const;
    [[nodiscard]] std::int64_t underruns() const;

    /// Runs `work` on the decoder's thread; for reading what playback itself stores.
    void runOnDecoder(std::function<void()> work);

 Q_SIGNALS:
    /// The first frames of a song are on their way; `duration` is the header's.
    void started(linnet::playback::Turn turn, std::chrono::milliseconds duration);
    /// The header was wrong: this is what the song has.
    void lengthKnown(linnet::playback::Turn turn, std::chrono::milliseconds duration);
    /// The song cannot be played (or there is no output: NoDevice).
    void failed(linnet::playback::Turn turn, const linnet::Error& error);
    void nextTooLate();
    void outputLost();
    void outputAvailable();
    /// Also once after the start.
    void outputsChanged(const std::vector<linnet::playback::OutputDevice>& devices);

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::playback
