// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/catalogue/song.h"
#include "core/catalogue/tagged_loudness.h"
#include "core/catalogue/text_encoding.h"
#include "core/events/event_bus.h"
#include "core/events/session.h"
#include "storage/media_store.h"
#include "storage/result.h"

namespace linnet::storage {
class Library;
}

namespace linnet::catalogue {

class DuplicatesService;
class PlaylistService;
class StatisticsService;
struct PreparedSong;
class SongChanges;
struct StoredTags;
struct TextCorrection;

enum class SongSort : std::uint8_t { Title, Artist, Album, Genre, Year, Duration, Added };
enum class AlbumSort : std::uint8_t { RecentlyAdded, Title, Artist, Year };

struct SongQuery {
    SongSort sort = SongSort::Title;
    bool descending = false;
    /// Only the songs of one album, in order of disc and track; of one artist, by album; of one
    /// genre, by artist. At most one of them; `sort` is not looked at then.
    std::optional<AlbumKey> album;
    std::optional<ArtistKey> artist = {};
    std::optional<GenreKey> genre = {};

    /// All songs.
    [[nodiscard]] bool whole() const { return !album && !artist && !genre; }
};

struct LibraryCounts {
    std::int64_t songs = 0;
    std::int64_t albums = 0;
    std::int64_t artists = 0;
    std::int64_t genres = 0;
    std::chrono::milliseconds duration{0};
    std::int64_t bytes = 0;
};

/// The songs of this computer: their rows and their bytes.
///
/// Thread-safe, blocking, not for the GUI thread. Every call is scoped by the session: songs of
/// everyone and of the session's own profile. Errors of every call: Unauthorized (the session is no
/// longer valid), Io, Damaged.
class CatalogueService {
 public:
    /// All arguments are borrowed and outlive the service.
    [[nodiscard]] static Result<std::unique_ptr<CatalogueService>> open(storage::Library& library,
                                                                        EventBus& bus,
                                                                        const Clock& clock);
    ~CatalogueService();
    CatalogueService(const CatalogueService&) = delete;
    CatalogueService& operator=(const CatalogueService&) = delete;

    /// What is in one file, by name and bytes. The title of a file without tags is its name.
    struct NewSong {
        QByteArray bytes;
        QString fileName;
        Visibility visibility = Visibility::Everyone;
    };
    struct Added {
        SongId song;
        bool alreadyThere = false;  ///< the same bytes were in the library; `song` is that one
        bool newAlbum = false;      ///< the song is the first of its album
    };
    /// Stores media first, then the row; publishes song.added. Errors also: NoAudio, Truncated,
    /// Unsupported, TooLarge, DiskFull.
    [[nodiscard]] Result<Added> add(const Session& session, NewSong song);
    /// Adds several in two transactions (media, then rows). One outcome for each, in order; where a
    /// batch cannot be stored as a whole (a full disk), as much of it as can.
    [[nodiscard]] std::vector<Result<Added>> addBatch(const Session& session,
                                                      std::vector<NewSong> songs);
    /// As addBatch(), of songs that were inspected and hashed on threads of the caller's.
    [[nodiscard]] std::vector<Result<Added>> addPrepared(const Session& session,
                                                         std::vector<PreparedSong> songs);

    /// The texts of songs that turned out to be in another encoding while their folder was read;
    /// what was edited meanwhile stays. Publishes song.updated.
    [[nodiscard]] Result<> correct(const Session& session,
                                   std::span<const TextCorrection> corrections);

    /// When these songs came to the library, as another one knows it; no step of undo. Those that
    /// are not there are passed over. Publishes song.updated.
    [[nodiscard]] Result<> setAddedAt(const Session& session,
                                      std::span<const std::pair<SongKey, Timestamp>> dates);

    /// The first row of `keys`, a list in the order of `query`, that stands by what begins with
    /// `text` or comes after it, found by halving. Nothing where the order is not one of words, or
    /// none comes after.
    [[nodiscard]] Result<std::optional<std::size_t>> firstFrom(const Session& session,
                                                               std::span<const SongKey> keys,
                                                               const SongQuery& query,
                                                               const QString& text);

    [[nodiscard]] Result<Song> get(const Session& session, SongId song);
    /// With comment and lyrics.
    [[nodiscard]] Result<Song> details(const Session& session, SongId song);
    /// In the order of `keys`; a key that is not there (any more) gives nothing at its place.
    [[nodiscard]] Result<std::vector<std::optional<Song>>> songs(const Session& session,
                                                                 std::span<const SongKey> keys);
    /// In the order of `ids`; ids that are not there are nothing at their place.
    [[nodiscard]] Result<std::vector<std::optional<Song>>> songs(const Session& session,
                                                                 std::span<const SongId> ids);
    [[nodiscard]] Result<std::vector<SongId>> ids(const Session& session,
                                                  std::span<const SongKey> keys);
    /// For each of `ids` a number that is the same for songs of one artist, whatever case and marks
    /// the name is written with; 0: no artist, or not there.
    [[nodiscard]] Result<std::vector<std::uint32_t>> artistNumbers(const Session& session,
                                                                   std::span<const SongId> ids);

    /// Parallel to `ids`: what the files' tags say, and nothing of those that are not there. Once
    /// a song has been analysed its own loudness is the one that was measured.
    [[nodiscard]] Result<std::vector<TaggedLoudness>> taggedLoudness(const Session& session,
                                                                     std::span<const SongId> ids);

    /// In the order of `ids`, without those that are not there.
    [[nodiscard]] Result<std::vector<SongKey>> keys(const Session& session,
                                                    std::span<const SongId> ids);

    /// Keys in the order of the query, at most `limit` (0: all; 8 bytes each). All of a million
    /// take some 0.3 s: error Cancelled soon after `stop`.
    [[nodiscard]] Result<std::vector<SongKey>> list(const Session& session, const SongQuery& query,
                                                    std::size_t limit = 0,
                                                    const std::stop_token& stop = {});
    [[nodiscard]] Result<LibraryCounts> counts(const Session& session);

    [[nodiscard]] Result<std::vector<AlbumKey>> listAlbums(const Session& session, AlbumSort sort,
                                                           std::size_t limit = 0);
    [[nodiscard]] Result<std::vector<std::optional<Album>>> albums(const Session& session,
                                                                   std::span<const AlbumKey> keys);
    /// By an artist, newest first.
    [[nodiscard]] Result<std::vector<AlbumKey>> listAlbums(const Session& session, ArtistKey artist,
                                                           std::size_t limit = 0);

    /// By name. An artist is who songs or albums are by.
    [[nodiscard]] Result<std::vector<ArtistKey>> listArtists(const Session& session,
                                                             std::size_t limit = 0);
    [[nodiscard]] Result<std::vector<std::optional<Artist>>> artists(
        const Session& session, std::span<const ArtistKey> keys);
    [[nodiscard]] Result<std::optional<ArtistKey>> artistNamed(const Session& session,
                                                               const QString& name);
    /// The songs that the session's profile has played most, best first.
    [[nodiscard]] Result<std::vector<PlayedSong>> mostPlayed(const Session& session,
                                                             ArtistKey artist, std::size_t limit);
    /// In the order of `ids`; ids that are not there are nothing at their place. For many: it reads
    /// no more of a song than this.
    [[nodiscard]] Result<std::vector<std::optional<SongGroups>>> groupsOf(
        const Session& session, std::span<const SongId> ids);
    /// By name.
    [[nodiscard]] Result<std::vector<GenreKey>> listGenres(const Session& session,
                                                           std::size_t limit = 0);
    [[nodiscard]] Result<std::vector<std::optional<Genre>>> genres(const Session& session,
                                                                   std::span<const GenreKey> keys);

    /// What search_query.h understands. An empty text finds nothing.
    [[nodiscard]] Result<SearchResults> search(const Session& session, const QString& text,
                                               std::size_t limit = 50);
    /// How many songs search() would find without a limit; takes at most about 50 ms.
    [[nodiscard]] Result<SearchCount> countFound(const Session& session, const QString& text);

    /// Edits of many songs, the bin, undo and redo.
    [[nodiscard]] SongChanges& changes();
    /// One song, all of its fields; see SongChanges::edit(). Errors also: NotFound.
    [[nodiscard]] Result<> update(const Session& session, SongId song, const SongFields& fields);
    /// See SongChanges; NotFound where one of them is not there.
    [[nodiscard]] Result<> setArtwork(const Session& session, std::span<const SongId> songs,
                                      const QByteArray& image);
    /// What the files of these songs say, read again; those that are not there are left out.
    [[nodiscard]] Result<std::vector<StoredTags>> storedTags(const Session& session,
                                                             std::span<const SongId> songs);
    /// Reads the texts of their tags in this encoding (see fieldsReadAs()) and remembers it;
    /// returns how many songs that changed. Publishes song.updated for each.
    [[nodiscard]] Result<std::int64_t> readTagsAs(const Session& session,
                                                  std::span<const SongId> songs,
                                                  TextEncoding encoding);
    /// Makes one album of these songs, whatever their tags say, and remembers it: they stay in it
    /// when they are edited, and come back to it when they are removed and added again. Whole
    /// albums become one; some songs of one become another. It is called what most of its songs
    /// say. Errors also: NotFound, InvalidInput (none; everyone's and private ones together).
    /// Publishes song.updated.
    [[nodiscard]] Result<AlbumKey> gather(const Session& session, std::span<const SongId> songs);
    /// Into the bin.
    [[nodiscard]] Result<> remove(const Session& session, std::span<const SongId> songs);

    /// The original bytes, as they were imported.
    [[nodiscard]] Result<std::unique_ptr<storage::MediaReader>> audio(const Session& session,
                                                                      SongId song);
    /// The image file's bytes (JPEG, PNG).
    [[nodiscard]] Result<QByteArray> artwork(const Session& session,
                                             const storage::ContentHash& hash);

    /// Every reference to media and every stored hash; one line a fault, none: all is well. Needs
    /// no session and says no titles.
    [[nodiscard]] Result<std::vector<QString>> check(std::stop_token stop = {});
    /// Bytes that nothing names (a crash during an import left them) are given back. Reads the
    /// names of all media.
    [[nodiscard]] Result<std::int64_t> collectMedia(std::stop_token stop = {});
    /// The bytes of songs that were deleted for good are given back, in small steps. Returns how
    /// many.
    [[nodiscard]] Result<std::int64_t> freeMedia(std::stop_token stop = {});

    /// What stands beside the songs; as thread-safe as this, and as long there.
    [[nodiscard]] PlaylistService& playlists() const;
    [[nodiscard]] StatisticsService& statistics() const;
    [[nodiscard]] DuplicatesService& duplicates() const;

    struct CacheCounters {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
    };
    [[nodiscard]] CacheCounters songCache() const;

 private:
    class Impl;
    explicit CatalogueService(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::catalogue
