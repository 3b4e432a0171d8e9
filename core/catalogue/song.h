// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <cstdint>
#include <optional>

#include "core/events/ids.h"
#include "core/events/time.h"
#include "storage/content_hash.h"

namespace linnet::catalogue {

/// A song's or album's row number: small, for ordered lists of a million. Valid within one library
/// file; what leaves the process is the id. (qint64, since the enum is a signal's argument and
/// QDataStream, which moc calls in, knows no long.)
enum class SongKey : qint64 {};
enum class AlbumKey : qint64 {};

/// What a person may edit; empty means unknown.
struct SongFields {
    QString title;
    QString artist;       ///< may be several values, see field_values.h
    QString albumArtist;  ///< likewise
    QString album;
    QString genre;     ///< likewise
    QString composer;  ///< likewise
    QString comment;
    QString lyrics;
    std::optional<int> year;   ///< 1 to 9999
    std::optional<int> track;  ///< 1 to 9999
    std::optional<int> disc;   ///< 1 to 999

    friend bool operator==(const SongFields&, const SongFields&) = default;
};

/// Who sees a song.
enum class Visibility : std::uint8_t {
    Everyone,  ///< every profile on this computer
    OnlyMe,    ///< the profile that added it
};

/// A row of the song list; the long texts (comment, lyrics) are left empty here, see SongDetails.
struct Song {
    SongKey key{};
    SongId id;
    SongFields fields;
    std::optional<AlbumKey> albumKey;
    std::chrono::milliseconds duration{0};  ///< estimated from the header until analysed
    std::int64_t bytes = 0;                 ///< size of the audio file
    int bitrateKbps = 0;
    int sampleRateHz = 0;
    int channels = 0;
    storage::ContentHash audio;
    std::optional<storage::ContentHash> artwork;
    QString fileName;  ///< as it was imported, without folders
    Timestamp addedAt;
    UserId addedBy;
    Visibility visibility = Visibility::Everyone;
};

struct Album {
    AlbumKey key{};
    AlbumId id;
    QString title;
    QString artist;  ///< album artist, or the songs' artist
    std::optional<int> year;
    QString genre;
    int songs = 0;
    std::chrono::milliseconds duration{0};
    std::optional<storage::ContentHash> artwork;
    Timestamp addedAt;  ///< of its newest song
};

}  // namespace linnet::catalogue
