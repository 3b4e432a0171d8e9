// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "core/events/event_bus.h"
#include "core/events/session.h"
#include "core/playback/audio_output.h"
#include "core/playback/playback_state.h"
#include "core/playback/song_source.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
}

namespace linnet::playback {

class Engine;

enum class LogAction : std::uint8_t { Play, Pause, Stop };

struct LogEntry {
    SongId song;
    LogAction action = LogAction::Play;
    std::chrono::milliseconds position{0};
    Timestamp timestamp;
};

/// A song that was played, and when it was begun.
struct HistoryEntry {
    SongId song;
    Timestamp startedAt;
    friend bool operator==(const HistoryEntry&, const HistoryEntry&) = default;
};

/// What became of a song once it was begun; what follows a pause is part of it.
struct Play {
    SongId song;
    Timestamp startedAt;
    std::chrono::milliseconds heard{0};  ///< the pauses are not in it
    bool completed = false;              ///< heard to its end
    friend bool operator==(const Play&, const Play&) = default;
};

/// Play, pause, stop, and a log of each.
///
/// Lives on the thread that made it (the GUI's or the command line's); its functions return at once
/// and the work is done on the audio and decoder threads; signals arrive on the thread it lives in.
/// Only log(), history(), clearHistory(), plays(), playedBefore() and yearsPlayed() wait for the
/// database and may be called from any thread but the GUI's.
///
/// Songs of more than twenty minutes are begun where the profile left them (resume_points.h) unless
/// that was at their end; placeResumed() says so.
///
/// One profile at a time is being listened to: the one whose session made the last call of
/// activate() or play(). Another profile's call stops the first one's music.
class PlaybackService : public QObject {
    Q_OBJECT

 public:
    /// The longest queue, of some 280 days; play() keeps this many songs around `start`. A queue is
    /// copied and written whole when it is edited (1.6 MB at this length), hence a bound.
    static constexpr std::size_t kMaxQueue = 100'000;

    /// Arguments are borrowed and outlive the service, the bus and the clock also `library`, whose
    /// writer publishes what the service left behind. `makeOutput`: the loudspeaker, the desktop's
    /// default unless given; called on the audio thread.
    [[nodiscard]] static Result<std::unique_ptr<PlaybackService>> open(
        storage::Database& library, SongSource& source, EventBus& bus, const Clock& clock,
        OutputFactory makeOutput = {});
    ~PlaybackService() override;

    /// Brings back the profile's song, position, queue and volume, paused; stateChanged() follows.
    [[nodiscard]] Result<> activate(const Session& session);
    /// Stops, saves, and forgets the profile: for signing out and locking.
    void deactivate();

    /// Plays `songs` from `start` on; the queue is replaced. While shuffled the song at `start` is
    /// the first and the others follow in any order. `groups`: a number for each song, by artist
    /// say, of which shuffling keeps equal ones apart; 0: belongs to none; missing: the SongSource
    /// is asked. Errors of these: Unauthorized, InvalidInput (empty, start out of range).
    [[nodiscard]] Result<> play(const Session& session, std::vector<SongId> songs,
                                std::size_t start = 0,
                                const std::vector<std::uint32_t>& groups = {});
    /// What play() was given was but a part of `songs`, from `first` on, so that the music could
    /// begin at once: all of them are the queue now, around what plays. Undone together with that
    /// play(). NotFound: the queue is not that part any more, and stays as it is.
    [[nodiscard]] Result<> completeQueue(const Session& session, const std::vector<SongId>& songs,
                                         std::size_t first);
    /// Goes on from where it was paused or stopped. NotFound: the queue is empty.
    [[nodiscard]] Result<> resume(const Session& session);
    [[nodiscard]] Result<> pause(const Session& session);
    /// Stays on the song, back at its beginning; the output is released.
    [[nodiscard]] Result<> stop(const Session& session);
    /// Clamped to the song.
    [[nodiscard]] Result<> seek(const Session& session, std::chrono::milliseconds position);
    [[nodiscard]] Result<> next(const Session& session);
    /// Back to the beginning when more than 3 s have played, else to the song before.
    [[nodiscard]] Result<> previous(const Session& session);
    [[nodiscard]] Result<> jumpTo(const Session& session, std::size_t queueIndex);

    /// Behind the song that plays / at the end / taken out / moved. `removeAt` of the song that
    /// plays goes on with the next.
    [[nodiscard]] Result<> playNext(const Session& session, const std::vector<SongId>& songs);
    [[nodiscard]] Result<> enqueue(const Session& session, const std::vector<SongId>& songs);
    [[nodiscard]] Result<> removeAt(const Session& session, std::size_t queueIndex);
    [[nodiscard]] Result<> move(const Session& session, std::size_t from, std::size_t to);
    /// Several at once: `queueIndices` ascending; of move() they stand together before what stood
    /// at `before` (the queue's size: at its end).
    [[nodiscard]] Result<> removeAt(const Session& session,
                                    const std::vector<std::size_t>& queueIndices);
    [[nodiscard]] Result<> move(const Session& session,
                                const std::vector<std::size_t>& queueIndices, std::size_t before);
    /// All but the song that plays.
    [[nodiscard]] Result<> clearQueue(const Session& session);

    /// Takes back the last play, playNext, enqueue, removeAt, move or clearQueue, then the one
    /// before it, and so on; the song that plays goes on unless that very call began it. NotFound:
    /// there is nothing to take back.
    [[nodiscard]] Result<> undoQueue(const Session& session);
    [[nodiscard]] bool canUndoQueue() const;

    /// modesChanged() follows on each of these where something changed.
    [[nodiscard]] Result<> setRepeat(const Session& session, Repeat repeat);
    /// On: the song that plays stays, and what follows it is shuffled. Off: the queue's own order
    /// again, around that song.
    [[nodiscard]] Result<> setShuffle(const Session& session, bool shuffle);
    /// Holds for one song's end; then the song behind it waits, stopped.
    [[nodiscard]] Result<> setStopAfterCurrent(const Session& session, bool stopAfterCurrent);
    /// Pauses after that time, the last ten seconds fading; nothing: cancels.
    [[nodiscard]] Result<> setSleepTimer(const Session& session,
                                         std::optional<std::chrono::minutes> after);

    /// 0 to 1, clamped.
    [[nodiscard]] Result<> setVolume(const Session& session, double volume);

    /// The loudspeakers that there are; outputsChanged() tells of others.
    [[nodiscard]] const std::vector<OutputDevice>& outputs() const;
    /// Of this computer, whoever listens: one of their ids, or empty, the desktop's default one.
    /// One that is not there is taken once it is.
    void chooseOutput(const QString& id);
    [[nodiscard]] const QString& chosenOutput() const;

    /// Out-of-range values are clamped. What current().sound says is heard within 50 ms of the
    /// output's own delay (the crossfade at the next join); see Engine::setSound.
    [[nodiscard]] Result<> setSound(const Session& session, const SoundSettings& sound);
    /// Keeps a curve under its name, in place of what had it. InvalidInput: no name.
    [[nodiscard]] Result<> savePreset(const Session& session, const EqualiserPreset& preset);
    /// NotFound: no preset of the profile's own has that name.
    [[nodiscard]] Result<> removePreset(const Session& session, const QString& name);
    /// For where somebody is about to turn a knob; see Engine::attend.
    void attend();
    /// Whether somebody can see where it stands. If not, it looks less often, and holds more of the
    /// music ready, so that it wakes rarely.
    void setWatched(bool watched);

    [[nodiscard]] Result<PlaybackState> state(const Session& session);
    /// state() of the session that activate() or play() has verified last, without a copy of the
    /// queue being made, for drawing; empty after deactivate().
    [[nodiscard]] const PlaybackState& current() const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<LogEntry>> log(const Session& session, std::size_t limit);

    /// What was played, newest first. One for each time a song was begun: pauses within it do not
    /// count, nor what was left within five seconds.
    [[nodiscard]] Result<std::vector<HistoryEntry>> history(const Session& session);
    /// The same songs as history(), oldest first, that were begun at `from` or later and before
    /// `to`.
    [[nodiscard]] Result<std::vector<Play>> plays(const Session& session, Timestamp from,
                                                  Timestamp to);
    /// Each song once that history() has from before `time`, in no order.
    [[nodiscard]] Result<std::vector<SongId>> playedBefore(const Session& session, Timestamp time);
    /// The years, in local time, in which something was played; newest first.
    [[nodiscard]] Result<std::vector<int>> yearsPlayed(const Session& session);
    /// Everything that says when the profile has played what goes for good; the queue and the
    /// places in long songs stay, and so do the counts that others keep.
    [[nodiscard]] Result<> clearHistory(const Session& session);
    /// Somebody else has written presets and places in long songs (ListeningRecords): they are read
    /// again, and presetsChanged() follows. What plays goes on.
    void readKept();

    struct CacheCounters {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
    };
    [[nodiscard]] CacheCounters stateCache() const;
    /// For the benchmark.
    [[nodiscard]] const Engine& engine() const;

 Q_SIGNALS:
    void statusChanged(linnet::playback::Status status);
    /// Another song, or none; also when the same one begins again.
    void songChanged();
    void queueChanged();
    /// Some ten times a second while it plays and is watched, and after a seek.
    void positionChanged(std::chrono::milliseconds position);
    void durationChanged(std::chrono::milliseconds duration);
    void volumeChanged(double volume);
    void soundChanged();
    void presetsChanged();
    /// Repeat, shuffle, stop after this song or the sleep timer.
    void modesChanged();
    void queueUndoChanged(bool available);
    /// The song that has begun did so where it was left.
    void placeResumed(linnet::SongId song, std::chrono::milliseconds position);
    /// A song that could not be played was passed over.
    void songSkipped(linnet::SongId song, const linnet::Error& error);
    /// The output went away (playback is paused) or came back (it goes on).
    void outputLost();
    void outputFound();
    void outputsChanged();
    /// The last song ended; status is Stopped.
    void queueEnded();

 private:
    class Impl;
    explicit PlaybackService(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::playback
