// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/catalogue/playlists/playlist.h"
#include "core/catalogue/playlists/playlist_file.h"
#include "core/catalogue/playlists/smart_rules.h"
#include "core/events/event_bus.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
}

namespace linnet::catalogue {

/// The playlists of each profile: by hand, by rules, in folders.
///
/// Thread-safe, blocking, not for the GUI thread. Playlists of the session's own profile only; in
/// them, songs that it sees. Errors of every call: Unauthorized, Io, Damaged; of every call with an
/// id: NotFound. Changes publish playlist.changed.
class PlaylistService {
 public:
    /// All arguments are borrowed and outlive the service. What was removed before is gone now.
    PlaylistService(storage::Database& library, EventBus& bus, const Clock& clock);
    ~PlaylistService();
    PlaylistService(const PlaylistService&) = delete;
    PlaylistService& operator=(const PlaylistService&) = delete;

    // --- the playlists -------------------------------------------------------------------------

    /// As the sidebar shows them: each folder followed by what is in it.
    [[nodiscard]] Result<std::vector<Playlist>> list(const Session& session);
    [[nodiscard]] Result<Playlist> get(const Session& session, PlaylistId id);
    /// At the end of its folder. Errors also: InvalidInput (no name, longer than 1000 characters).
    [[nodiscard]] Result<PlaylistId> create(const Session& session, const QString& name,
                                            std::span<const SongKey> songs = {},
                                            std::optional<PlaylistId> folder = {});
    [[nodiscard]] Result<PlaylistId> createFolder(const Session& session, const QString& name,
                                                  std::optional<PlaylistId> folder = {});
    /// Errors also: InvalidInput (the name, or rules that validate() refuses).
    [[nodiscard]] Result<PlaylistId> createSmart(const Session& session, const QString& name,
                                                 const SmartRules& rules,
                                                 std::optional<PlaylistId> folder = {});
    /// Returns the name it had. Errors also: InvalidInput.
    [[nodiscard]] Result<QString> rename(const Session& session, PlaylistId id,
                                         const QString& name);
    /// Into a folder (nothing: the top), before another playlist there, or at its end. Returns
    /// where it stood. Errors also: InvalidInput (a folder into itself, or into what is no folder).
    [[nodiscard]] Result<PlaylistSpot> place(const Session& session, PlaylistId id,
                                             std::optional<PlaylistId> folder,
                                             std::optional<PlaylistId> before = {});
    /// A folder with all that is in it.
    [[nodiscard]] Result<> remove(const Session& session, PlaylistId id);
    /// What remove() took, as long as the service lives.
    [[nodiscard]] Result<> restore(const Session& session, PlaylistId id);

    [[nodiscard]] Result<SmartRules> rules(const Session& session, PlaylistId id);
    /// Name and rules of a smart playlist; returns those it had. Errors also: InvalidInput (as
    /// createSmart(), or it is none).
    struct Smart {
        QString name;
        SmartRules rules;
    };
    [[nodiscard]] Result<Smart> setSmart(const Session& session, PlaylistId id, const Smart& smart);
    [[nodiscard]] Result<> setRules(const Session& session, PlaylistId id, const SmartRules& rules);

    // --- their songs ---------------------------------------------------------------------------

    /// In order, at most `limit` (0: all), as entry keys (see entry_key.h): the songs' own but for
    /// the second and further times that a song stands in a playlist. None of a folder.
    [[nodiscard]] Result<std::vector<SongKey>> songs(const Session& session, PlaylistId id,
                                                     std::size_t limit = 0);
    /// The same for the queue, at most `limit`.
    [[nodiscard]] Result<std::vector<SongId>> songIds(const Session& session, PlaylistId id,
                                                      std::size_t limit);
    /// How many songs, and how long they are together.
    struct Totals {
        std::int64_t songs = 0;
        std::chrono::milliseconds duration{0};
    };
    [[nodiscard]] Result<Totals> totals(const Session& session, PlaylistId id);
    /// How many songs a smart playlist holds, its limit kept to.
    [[nodiscard]] Result<std::int64_t> smartCount(const Session& session, PlaylistId id);

    /// What rules that are not kept (yet) find; and how many before their limit.
    [[nodiscard]] Result<std::vector<SongKey>> matching(const Session& session,
                                                        const SmartRules& rules,
                                                        std::size_t limit = 0);
    [[nodiscard]] Result<std::int64_t> countMatching(const Session& session,
                                                     const SmartRules& rules);

    /// What an edit of a playlist by hand did, for undo().
    struct Edit {
        PlaylistId playlist;
        std::vector<PlaylistEntry> taken;
        std::vector<PlaylistEntry> added;
    };
    /// Songs before an entry, or at the end. Errors of the four also: InvalidInput (the playlist is
    /// not one by hand).
    [[nodiscard]] Result<Edit> addSongs(const Session& session, PlaylistId id,
                                        std::span<const SongKey> songs,
                                        std::optional<SongKey> before = {});
    [[nodiscard]] Result<Edit> removeEntries(const Session& session, PlaylistId id,
                                             std::span<const SongKey> entries);
    /// To before an entry, or the end; they stand together then, in the order given.
    [[nodiscard]] Result<Edit> moveEntries(const Session& session, PlaylistId id,
                                           std::span<const SongKey> entries,
                                           std::optional<SongKey> before = {});
    /// Returns what it did: to undo that is to do the edit again.
    [[nodiscard]] Result<Edit> undo(const Session& session, const Edit& edit);

    // --- files ---------------------------------------------------------------------------------

    struct Imported {
        PlaylistId playlist;
        QString name;
        std::int64_t found = 0;
        /// Files that are there and hold no song of the library; they can be imported, and then the
        /// playlist file once more.
        std::vector<QString> otherFiles;
        /// What is neither in the library nor a file, as it stands in the playlist.
        std::vector<QString> missing;
    };
    /// Reads an .m3u, .m3u8, .pls or .xspf into a new playlist, or in place of what is in `into`.
    /// A song is found by the content that the file names (as exportFile() writes it), by the
    /// content of the file that the entry leads to, by its name, or by title and artist. Errors
    /// also: Unreadable, Unsupported (no playlist), TooLarge.
    [[nodiscard]] Result<Imported> importFile(const Session& session, const QString& path,
                                              std::optional<PlaylistId> into = {});
    /// As .m3u8, .pls or .xspf, after the path's ending. Songs are named by their file's name,
    /// title, artist and content. Errors also: Unsupported (the ending), Unreadable, DiskFull.
    [[nodiscard]] Result<> exportFile(const Session& session, PlaylistId id, const QString& path);

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::catalogue
