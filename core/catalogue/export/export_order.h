// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <filesystem>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// What is to be exported, and how.
struct ExportOrder {
    std::filesystem::path folder;  ///< made where it is not there
    std::vector<SongKey> songs;    ///< each once; entry keys are taken for their songs
    /// All songs that the profile sees (`songs` is not looked at), its playlists as M3U8, and the
    /// document (library_document.h).
    bool everything = false;
    QString pattern;        ///< see NamingPattern
    bool withTags = false;  ///< copies with the current tags and cover; else the original bytes
    /// Each file is on the disk before it has its name; else the system writes it when it likes.
    bool durable = true;
    /// Written as M3U8 beside the songs.
    std::vector<PlaylistId> playlists = {};
};

struct ExportProgress {
    std::int64_t songs = 0;
    std::int64_t songsDone = 0;
    std::int64_t bytesDone = 0;
    double bytesPerSecond = 0;
    std::optional<std::chrono::milliseconds> timeLeft;
};

/// What became of one song, or of a list of them.
struct ExportOutcome {
    enum class Kind : std::uint8_t { Written, AlreadyThere, Failed };
    Kind kind = Kind::Failed;
    QString name;                ///< "Artist – Title"; of a playlist its name
    std::filesystem::path path;  ///< where it is or was to be; empty: it did not come to that
    Error error;                 ///< when failed
};

struct ExportReport {
    UserId user;  ///< whose export it was
    std::filesystem::path folder;
    std::int64_t written = 0;       ///< songs
    std::int64_t alreadyThere = 0;  ///< songs
    std::int64_t bytesWritten = 0;
    std::int64_t playlists = 0;
    bool document = false;                ///< it was written
    std::vector<ExportOutcome> failures;  ///< songs and playlists
    std::optional<Error> stoppedBy;       ///< what made going on useless: a full disk, say
    std::chrono::milliseconds took{0};
    bool cancelled = false;
};

}  // namespace linnet::catalogue
