// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>
#include <QTimer>
#include <map>

#include "core/playback/engine.h"
#include "core/playback/listening_log.h"
#include "core/playback/playback_service.h"
#include "core/playback/queue_editor.h"
#include "core/playback/resume_points.h"
#include "storage/database.h"
#include "storage/ttl_cache.h"

namespace linnet::playback {

/// What stands behind the service: who listens and the transport (playback_impl.cpp), the stream
/// (playback_stream.cpp). The service's own functions check sessions and arguments.
class PlaybackService::Impl : public QObject {
 public:
    Impl(storage::Database& libraryRows, SongSource& source, EventBus& bus,
         const Clock& systemClock, OutputFactory makeOutput);

    // --- who listens ---------------------------------------------------------------------------

    [[nodiscard]] Result<> require(const Session& who) const;
    /// As require(), and the session is that of the profile that listens.
    [[nodiscard]] Result<> requireActive(const Session& who) const;
    void leave();
    void enter(const Session& who);
    void announceEverything();
    void onLoaded(std::uint64_t number, const PlaybackState& loaded);

    // --- the stream ----------------------------------------------------------------------------

    /// Begins the current song at `position`; everything that still was on its way is dropped.
    void begin(std::chrono::milliseconds position);
    /// Tells the engine what follows the song at `index`.
    void nameNext(std::size_t index, queue::Step step = queue::Step::Flows);
    void restartHere();
    /// Gives the output back; resume() begins anew at the position.
    void dropStream();
    void updatePosition();
    /// Notes that the next song is being heard before something asks where playback stands.
    void catchUp();
    void onPoll();
    /// The song before has been heard to its end and the next one is being heard.
    void advance();
    void end();
    void finish();
    void onStarted(Turn turn, std::chrono::milliseconds duration);
    void setLength(Turn turn, std::chrono::milliseconds duration);
    void onFailed(Turn turn, const Error& error);
    void onOutputLost();
    void onOutputAvailable();

    // --- the place in a long song ---------------------------------------------------------------

    /// Where the song is to begin; tells of it in any status, once it is the current one.
    [[nodiscard]] std::chrono::milliseconds placeOf(SongId song) const;
    /// Remembers the place of what plays or is paused.
    void keepPlace(bool completed = false);
    /// Another song follows: its place and what was heard of it are kept.
    void leaveSong();
    void readKept();

    // --- transport -----------------------------------------------------------------------------

    /// Goes on from the position, playing.
    void play();
    void pause();
    /// The current song from its beginning, playing.
    void startSong();
    /// Another song of the queue, in the status it is in.
    void goTo(std::size_t index);
    void setVolume(double volume);
    /// The queue was edited; its current song is still the same one.
    void edited();
    /// Tells what undo there is now, and lets what follows in this turn of the event loop add up.
    void announceUndo();
    void announceModes();
    /// Learns from the source which songs of a shuffled queue are to stand apart.
    void askGroups();
    void checkSleep();
    /// What the sleep timer leaves of the volume now.
    void refreshFade();
    void applyGain();
    void applySound();
    /// The song at `index` with what stands beside it in the queue; `before` it, if anything.
    [[nodiscard]] SongTurn turnOf(Turn turn, std::size_t index,
                                  std::optional<std::size_t> before) const;
    void save(bool withQueue);

    static constexpr int kPollMs = 100;
    static constexpr int kCalmPollMs = 250;

    PlaybackService* q = nullptr;
    storage::Database& library;
    SongSource& songs;
    const Clock& clock;
    ListeningLog log;
    storage::TtlCache<UserId, PlaybackState> stateCache{8, std::chrono::minutes(5)};
    std::optional<Session> session;
    PlaybackState state;
    std::map<UserId, ResumePoints> resumePoints;  ///< of those who have listened since the start
    std::uint64_t keptChanges = 0;                ///< of places and presets
    QueueEditor editor;
    std::uint64_t activation = 0;
    bool streaming = false;  ///< the engine holds a stream of the current song
    std::vector<OutputDevice> outputs;
    QString chosenOutput;
    bool waitingForOutput = false;  ///< paused because the output went away
    Turn lastTurn = 0;
    Turn currentTurn = 0;
    std::optional<Turn> nextTurn;
    std::size_t nextIndex = 0;  ///< where nextSong stands in the queue
    std::optional<std::size_t>
        heldNext;  ///< follows in a stream of its own: not from its beginning
    SongId nextSong;
    std::chrono::milliseconds nextDuration{0};
    std::size_t broken = 0;  ///< songs passed over since one was begun
    float fade = 1.0F;       ///< what the sleep timer leaves of the volume
    std::chrono::steady_clock::time_point lastSave;
    QTimer poll;
    QTimer sleep;
    Engine engine;       // its threads end before what they use
    QThreadPool asking;  // as those of the engine
};

}  // namespace linnet::playback
