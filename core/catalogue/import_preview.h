// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/catalogue/song.h"
#include "core/catalogue/text_encoding.h"
#include "core/events/session.h"
#include "storage/result.h"

/// What an import would do, without doing it.
namespace linnet::catalogue {

class CatalogueService;

/// What a person may want to look at before a song is added.
enum class SongDoubt : std::uint8_t {
    NoTags,        ///< the title is the file's name
    NoArtist,      ///< there are tags, but no artist in them
    GuessedTexts,  ///< its tags do not say how their letters are written
    NoTrack,       ///< of an album in which others have a number
};
enum class AlbumDoubt : std::uint8_t {
    ManyArtists,    ///< by many, and no tag says that it is a compilation
    MissingTracks,  ///< a number is left out, or two have the same
};

struct PreviewedSong {
    enum class State : std::uint8_t { New, AlreadyThere, Refused };
    std::filesystem::path path;
    std::int64_t bytes = 0;
    State state = State::Refused;
    Error error;        ///< when refused
    SongFields fields;  ///< unless refused
    std::chrono::milliseconds duration{0};
    bool tagged = false;
    bool compilation = false;
    std::int64_t folder = 0;             ///< folderNumber()
    std::optional<TextEncoding> readAs;  ///< of texts that name no encoding
    std::vector<SongDoubt> doubts;
};

/// Songs that will be one album.
struct PreviewedAlbum {
    QString title;                   ///< empty: songs without an album
    QString artist;                  ///< kVariousArtists for many
    std::vector<std::size_t> songs;  ///< places in PreviewedImport::songs, by disc and track
    std::vector<AlbumDoubt> doubts;
};

struct PreviewedImport {
    std::vector<PreviewedSong> songs;    ///< in the order in which the files were found
    std::vector<PreviewedAlbum> albums;  ///< of new songs only, by artist and title
};

/// Written by previewImport(), read by anyone.
struct PreviewProgress {
    std::atomic<std::int64_t> found{0};
    std::atomic<std::int64_t> done{0};
    std::atomic<bool> walking{true};
};

/// Finds and reads all files as an import of `paths` would. Blocking, two threads of its own; no
/// song is held in memory. Errors: Unauthorized, Io, Damaged, Cancelled (`stop`).
[[nodiscard]] Result<PreviewedImport> previewImport(CatalogueService& catalogue,
                                                    const Session& session,
                                                    const std::vector<std::filesystem::path>& paths,
                                                    const std::stop_token& stop,
                                                    PreviewProgress& progress);

/// The albums that the new ones among these songs make up when they are added, what is there
/// already deciding with them; and the doubts that come of it. Pure.
[[nodiscard]] std::vector<PreviewedAlbum> assembledAlbums(std::vector<PreviewedSong>& songs);

}  // namespace linnet::catalogue
