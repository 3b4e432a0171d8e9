// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <functional>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <span>
#include <utility>
#include <vector>

#include "core/catalogue/changes/album_reach.h"
#include "core/catalogue/changes/bin_table.h"
#include "core/catalogue/changes/change.h"
#include "core/catalogue/changes/field_edit.h"
#include "core/catalogue/changes/field_summary.h"
#include "core/catalogue/tag_reader.h"
#include "core/events/event_bus.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
class Library;
class MediaStore;
}  // namespace linnet::storage

namespace linnet::catalogue {

namespace table {
struct MergeStep;
}

/// What a person does to songs that are there: edits, covers, the bin, and undo and redo of all of
/// it. The recordings are never touched.
///
/// Thread-safe, blocking, not for the GUI thread. Scoped by the session as CatalogueService; songs
/// that are not there (any more) are passed over, and where that leaves none the error is NotFound.
/// Large sets are changed some ten thousand songs a transaction, and are still one step of undo; an
/// error in the middle leaves what was committed, which undo takes back. Every call publishes
/// song.updated, song.removed or song.added after each commit. Errors of every call: Unauthorized,
/// Io, Damaged, DiskFull.
class SongChanges {
 public:
    /// All arguments are borrowed and outlive this. `storing` is held shared while bytes are stored
    /// that no row names yet.
    SongChanges(storage::Library& library, EventBus& bus, const Clock& clock,
                std::shared_mutex& storing);
    SongChanges(const SongChanges&) = delete;
    SongChanges& operator=(const SongChanges&) = delete;

    /// What is changed beside the fields.
    struct Beside {
        /// These image bytes (JPEG or PNG, at most 16 MB) as the cover; empty: none.
        std::optional<QByteArray> artwork;
        /// Songs that others added stay as they are.
        std::optional<Visibility> visibility;
    };
    /// Errors also: NotFound, InvalidInput (see checkedEdit(); "artwork"), TooLarge. Returns how
    /// many songs differ now.
    Result<std::int64_t> edit(const Session& session, std::span<const SongKey> songs,
                              const FieldEdit& edit, const Beside& beside = {});
    Result<std::int64_t> setArtwork(const Session& session, std::span<const SongKey> songs,
                                    const QByteArray& image);
    Result<std::int64_t> setVisibility(const Session& session, std::span<const SongKey> songs,
                                       Visibility visibility);
    /// Every field and the cover as the stored files say, whatever was edited; as one step of undo.
    /// Reads the tags of each again. Errors also: NotFound.
    Result<std::int64_t> revertToFile(const Session& session, std::span<const SongKey> songs);
    /// Each song its own edit, as one step of undo. Errors as edit().
    struct SongEdit {
        FieldEdit edit;
        /// What the media store has; an empty one: none.
        std::optional<std::optional<storage::ContentHash>> artwork;
        std::optional<TextEncoding> readAs;
        std::optional<std::pair<SongFields, SortNames>> sort;  ///< with the fields that they sort
    };
    Result<std::int64_t> editEach(const Session& session,
                                  std::vector<std::pair<SongKey, SongEdit>> edits, ChangeKind kind);
    /// One album of these songs, see CatalogueService::gather(). At most ten thousand.
    Result<AlbumKey> gather(const Session& session, std::span<const SongKey> songs);
    /// What these songs have in common. Errors also: NotFound.
    [[nodiscard]] Result<SongsSummary> summary(const Session& session,
                                               std::span<const SongKey> songs);

    /// Into the bin, and out of it again; the songs keep key and id.
    Result<std::int64_t> remove(const Session& session, std::span<const SongKey> songs);
    Result<std::int64_t> restore(const Session& session, std::span<const SongKey> songs);
    /// Several songs that are one: `kept` stays and gets the plays, ratings, hearts and places in
    /// playlists of the others, which go into the bin; as one step of undo. Where `kept` is
    /// everyone's, that is so for every profile, else for its owner. Errors also: NotFound (it, or
    /// all of the others).
    Result<std::int64_t> merge(const Session& session, SongKey kept,
                               std::span<const SongKey> others);
    /// Out of the bin for good; the space comes back when CatalogueService::freeMedia() runs.
    /// Publishes song.removed once more.
    Result<std::int64_t> deleteForGood(const Session& session, std::span<const SongKey> songs);

    /// A song that was added only to be looked at goes for good at once, without a step of undo.
    Result<> discard(const Session& session, SongKey song);

    /// Last removed first.
    [[nodiscard]] Result<std::vector<SongKey>> listBin(const Session& session,
                                                       std::size_t limit = 0);
    /// In the order of `keys`; nothing at the place of one that is not in the bin.
    [[nodiscard]] Result<std::vector<std::optional<BinnedSong>>> binned(
        const Session& session, std::span<const SongKey> keys);
    [[nodiscard]] Result<BinCounts> binCounts(const Session& session);

    [[nodiscard]] Result<ChangesAtHand> atHand(const Session& session);
    /// The newest change of this profile that is not undone. NotFound: there is none.
    Result<ChangeApplied> undo(const Session& session);
    /// The change that was undone last. NotFound: there is none.
    Result<ChangeApplied> redo(const Session& session);

 private:
    using Keys = std::vector<SongKey>;
    using Albums = std::set<AlbumKey>;
    enum class Artwork : std::uint8_t { Stays, Changes };
    /// Adds to the albums those that are to be recounted besides the ones that the songs were in,
    /// and says what of them.
    using Reached = Result<table::AlbumReach>;
    using ChangeRows = std::function<Reached(storage::Connection&, const Keys&, Albums&)>;

    [[nodiscard]] Result<> verify(const Session& session) const;
    /// Stores an image; nothing for an empty one. The caller holds m_storing.
    Result<std::optional<storage::ContentHash>> stored(const QByteArray& image);
    Result<std::int64_t> change(const Session& session, std::span<const SongKey> songs,
                                ChangeKind kind, Artwork artwork, const ChangeRows& changeRows);
    Result<std::int64_t> moveBin(const Session& session, std::span<const SongKey> songs,
                                 ChangeKind kind);
    Result<ChangeApplied> apply(const Session& session, bool undoing);
    void tellHandedOver(const table::MergeStep& step);
    void tell(const std::vector<SongId>& songs, const UserId& user, ChangeKind kind);

    storage::Database& m_rows;
    storage::MediaStore& m_media;
    EventBus& m_bus;
    const Clock& m_clock;
    std::shared_mutex& m_storing;
    std::mutex m_changing;  ///< one change at a time, so that its parts stay together
};

}  // namespace linnet::catalogue
