// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <chrono>
#include <optional>
#include <variant>

#include "core/events/ids.h"
#include "core/events/time.h"

namespace linnet {

struct UserRegistered {
    UserId user;
    Timestamp timestamp;
};
/// The profile signed out, or its session was revoked: what is kept in memory for it goes.
struct UserSignedOut {
    UserId user;
    Timestamp timestamp;
};
struct SongAdded {
    SongId song;
    UserId user;  ///< who added it
    Timestamp timestamp;
};
struct SongUpdated {
    SongId song;
    UserId user;
    Timestamp timestamp;
};
struct SongRemoved {
    SongId song;
    UserId user;
    Timestamp timestamp;
};
/// It was decoded to its end, and what was found is stored.
struct SongAnalysed {
    SongId song;
    std::chrono::milliseconds duration{0};  ///< exact
    /// Equal for the same recording with other tags. Empty: the song cannot be decoded.
    QByteArray framesHash;
    std::optional<double> integratedLufs;  ///< nothing of silence
    Timestamp timestamp;
    /// Words of 32 bits (four bytes, the lowest first), eight for each second of the first two
    /// minutes, that differ in few bits for another encoding of the same recording. Empty: not
    /// known, or told before for these bytes. Only within the process.
    QByteArray fingerprint = {};
};
/// The loudness of songs, whoever's they are, is another now; once for many that were measured.
struct SongsMeasured {
    Timestamp timestamp;
};
struct PlaybackStarted {
    UserId user;
    SongId song;
    std::chrono::milliseconds position{0};
    Timestamp timestamp;
};
struct PlaybackPaused {
    UserId user;
    SongId song;
    std::chrono::milliseconds position{0};
    Timestamp timestamp;
};
struct PlaybackStopped {
    UserId user;
    SongId song;
    std::chrono::milliseconds position{0};
    Timestamp timestamp;
};
/// A stretch of a song was heard, from a play to the pause, stop or end that follows it.
struct PlaybackListened {
    UserId user;
    SongId song;
    std::chrono::milliseconds heard{0};        ///< in this stretch; what was jumped over is not
    std::chrono::milliseconds heardBefore{0};  ///< in the stretches since the song was begun
    bool ended = false;                        ///< left, not only paused
    bool completed = false;                    ///< heard to its end
    Timestamp timestamp;
};
/// What the profile's statistics, rating or heart say of a song; a null song: of many at once.
struct SongStatsChanged {
    SongId song;
    UserId user;
    Timestamp timestamp;
};
/// A playlist's name, place, songs or rules, or that it is there at all; a null one: of many.
struct PlaylistChanged {
    PlaylistId playlist;
    UserId user;
    Timestamp timestamp;
};

using Event = std::variant<UserRegistered, UserSignedOut, SongAdded, SongUpdated, SongRemoved,
                           SongAnalysed, SongsMeasured, PlaybackStarted, PlaybackPaused,
                           PlaybackStopped, PlaybackListened, SongStatsChanged, PlaylistChanged>;

/// "user.registered", "song.added", "playback.started", …
[[nodiscard]] QString eventName(const Event& event);
/// `{"event":"playback.started","payload":{"user_id":…,"song_id":…,"position_ms":…,"timestamp":…}}`,
/// compact, ids as UUID text, the timestamp ISO 8601 in UTC.
[[nodiscard]] QByteArray toJson(const Event& event);

}  // namespace linnet

Q_DECLARE_METATYPE(linnet::Event)
