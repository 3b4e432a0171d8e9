// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusObjectPath>
#include <QList>
#include <QVariantMap>
#include <chrono>
#include <cstddef>
#include <optional>

#include "core/catalogue/song.h"
#include "core/playback/playback_state.h"

namespace linnet::app {

/// What the desktop is shown of one moment, in the words of MPRIS 2.2. Pure; borrows the playback
/// state and is not kept. While nobody is in, all is as in a player that has nothing to play.
class MprisState {
 public:
    struct Snapshot {
        bool open = false;  ///< somebody is in
        const playback::PlaybackState& playback;
        std::optional<catalogue::Song> song;  ///< the row of what plays, once it is known
        QString artUrl;
    };
    explicit MprisState(Snapshot snapshot);

    [[nodiscard]] QString playbackStatus() const;
    /// None, Track or Playlist.
    [[nodiscard]] QString loopStatus() const;
    [[nodiscard]] bool shuffle() const;
    [[nodiscard]] QVariantMap metadata() const;
    [[nodiscard]] double volume() const;
    /// How fast it plays; 1: as the song was made.
    [[nodiscard]] double rate() const;
    [[nodiscard]] std::chrono::milliseconds position() const;
    /// The catalogue's estimate until the decoder knows it; 0: not known.
    [[nodiscard]] std::chrono::milliseconds duration() const;
    /// There is something to play, pause and seek in. Going back is possible then, too: where there
    /// is no song before, to the beginning.
    [[nodiscard]] bool hasTrack() const;
    [[nodiscard]] bool canGoNext() const;

    /// The properties of the Player interface that are announced when they change: all that can but
    /// Position.
    [[nodiscard]] QVariantMap announced() const;

    /// What a LoopStatus means; nothing where it is none of the three.
    [[nodiscard]] static std::optional<playback::Repeat> repeatOf(const QString& loopStatus);

    /// The name of what plays; noTrack() where nothing does.
    [[nodiscard]] QDBusObjectPath track() const;

    /// The specification wants a short list around the current track, not a library.
    static constexpr std::size_t kMostTracks = 200;
    struct Tracks {
        std::size_t first = 0;  ///< place of the first one in the queue
        QList<QDBusObjectPath> paths;
    };
    /// Moves on in steps, so that it stays the same for most changes of song.
    [[nodiscard]] Tracks tracks() const;
    /// Its place in the queue, if it is one of tracks().
    [[nodiscard]] std::optional<std::size_t> indexOf(const QDBusObjectPath& track) const;

    /// Whether SetPosition is to be heeded: for what plays, and within it.
    [[nodiscard]] bool accepts(const QDBusObjectPath& track, qlonglong microseconds) const;
    /// Where Seek leads; nothing: behind the end, which is like Next.
    [[nodiscard]] std::optional<std::chrono::milliseconds> seekTarget(qlonglong offset) const;

 private:
    Snapshot m_now;
};

}  // namespace linnet::app
