// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/song_changes.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "core/catalogue/albums_table.h"
#include "core/catalogue/changes/album_assignment.h"
#include "core/catalogue/changes/bin_moves.h"
#include "core/catalogue/changes/change_journal.h"
#include "core/catalogue/changes/song_keys.h"
#include "core/catalogue/duplicates/merge_step.h"
#include "core/catalogue/songs_table.h"
#include "core/catalogue/stored_tags.h"
#include "storage/change_recorder.h"
#include "storage/database.h"
#include "storage/library.h"
#include "storage/wide_cache.h"

namespace linnet::catalogue {

using storage::Connection;

namespace {

constexpr qsizetype kMaxArtworkBytes = 16 << 20;

using Keys = std::vector<SongKey>;

Keys songKeys(const std::vector<std::int64_t>& numbers) {
    Keys keys;
    keys.reserve(numbers.size());
    for (const std::int64_t number : numbers)
        keys.push_back(SongKey(number));
    return keys;
}

bool isBin(ChangeKind kind) {
    return kind == ChangeKind::Remove || kind == ChangeKind::Restore || kind == ChangeKind::Merge;
}

bool isImage(const QByteArray& bytes) {
    return bytes.startsWith("\xff\xd8\xff") || bytes.startsWith("\x89PNG\r\n\x1a\n");
}

/// The ids of the songs that were touched (ascending), most of which are among those chosen: others
/// are those whose album is another now.
std::vector<SongId> idsOf(Connection& connection, const Keys& touched, const table::There& chosen,
                          const UserId& viewer) {
    std::vector<SongId> ids;
    Keys found;
    for (std::size_t i = 0; i < chosen.keys.size(); ++i)
        if (std::ranges::binary_search(touched, chosen.keys[i])) {
            found.push_back(chosen.keys[i]);
            ids.push_back(chosen.ids[i]);
        }
    std::ranges::sort(found);
    Keys others;
    std::ranges::set_difference(touched, found, std::back_inserter(others));
    if (!others.empty())
        for (const SongId& id : table::inLibrary(connection, jsonOf(others), viewer).ids)
            ids.push_back(id);
    return ids;
}

table::Done applyEdits(Connection& connection, const QByteArray& recording,
                       storage::Direction direction, const UserId& viewer) {
    storage::ChangedKeys changed = storage::changedKeys(recording);
    const std::string keys = jsonOf(songKeys(changed["songs"]));
    auto albums = table::albumsOf(connection, keys);
    const std::int64_t left =
        storage::applyRecording(connection, recording, direction, table::derivedColumns());
    table::restoreAlbums(connection, keys);
    table::There there = table::inLibrary(connection, keys, viewer);
    albums.merge(there.albums);
    for (const std::int64_t album : changed["albums"])
        albums.insert(AlbumKey(album));
    table::recountAlbums(connection, albums,
                         table::reachOf(storage::changedColumns(connection, recording)));
    return {std::move(there.ids), left};
}

}  // namespace

SongChanges::SongChanges(storage::Library& library, EventBus& bus, const Clock& clock,
                         std::shared_mutex& storing)
    : m_rows(library.rows()),
      m_media(library.media()),
      m_bus(bus),
      m_clock(clock),
      m_storing(storing) {}

Result<> SongChanges::verify(const Session& session) const {
    if (!session.validAt(m_clock.now()))
        return fail(ErrorCode::Unauthorized);
    return {};
}

// --- changing ----------------------------------------------------------------------------------

Result<std::int64_t> SongChanges::change(const Session& session, std::span<const SongKey> songs,
                                         ChangeKind kind, Artwork artwork,
                                         const ChangeRows& changeRows) {
    const std::scoped_lock lock(m_changing);
    const UserId viewer = session.user();
    std::int64_t key = 0;
    std::int64_t changed = 0;
    bool found = false;
    for (const auto part : parts(songs)) {
        auto done = m_rows.write([&](Connection& connection) -> Result<std::vector<SongId>> {
            const storage::WideCache wide(connection);
            const table::There chosen = table::inLibrary(connection, jsonOf(part), viewer);
            if (chosen.keys.empty())
                return std::vector<SongId>();
            found = true;
            auto albums = chosen.albums;
            std::int64_t begun = key;
            storage::ChangeRecorder recorder(connection, {"songs", "albums", "album_choices"});
            const auto reach = changeRows(connection, chosen.keys, albums);
            if (!reach)
                return fail(reach.error());
            table::recountAlbums(connection, albums, *reach);
            const QByteArray recording = recorder.recording();
            if (recording.isEmpty())
                return std::vector<SongId>();
            const Keys touched = songKeys(storage::changedKeys(recording)["songs"]);
            if (touched.empty() && kind != ChangeKind::Albums) {
                // No song is another: albums that would only be named anew stay as they are.
                applyEdits(connection, recording, storage::Direction::Undo, viewer);
                return std::vector<SongId>();
            }
            if (begun == 0)
                begun = table::beginChange(connection, viewer, kind, m_clock.now());
            table::addPart(connection, begun, recording, std::ssize(touched));
            if (artwork == Artwork::Changes) {
                const auto now = table::inLibrary(connection, jsonOf(chosen.keys), viewer).artwork;
                if (now != chosen.artwork) {
                    table::keepArtwork(connection, begun, chosen.artwork);
                    table::keepArtwork(connection, begun, now);
                }
            }
            key = begun;
            return idsOf(connection, touched, chosen, viewer);
        });
        if (!done)
            return fail(std::move(done.error()));
        changed += std::ssize(*done);
        tell(*done, viewer, kind);
    }
    if (!found)
        return fail(ErrorCode::NotFound);
    return changed;
}

Result<std::optional<storage::ContentHash>> SongChanges::stored(const QByteArray& image) {
    if (image.isEmpty())
        return std::optional<storage::ContentHash>();
    const storage::HashedBytes item = storage::hashed(image);
    if (auto done = m_media.put(std::span(&item, 1)); !done)
        return fail(std::move(done.error()));
    return std::optional(item.hash);
}

Result<std::int64_t> SongChanges::edit(const Session& session, std::span<const SongKey> songs,
                                       const FieldEdit& edit, const Beside& beside) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    const auto checked = checkedEdit(edit);
    if (!checked)
        return fail(checked.error());
    const std::shared_lock lock(m_storing);
    std::optional<storage::ContentHash> artwork;
    if (beside.artwork) {
        if (!beside.artwork->isEmpty() && !isImage(*beside.artwork))
            return fail(ErrorCode::InvalidInput, QStringLiteral("artwork"));
        if (beside.artwork->size() > kMaxArtworkBytes)
            return fail(ErrorCode::TooLarge, QString::number(beside.artwork->size()));
        auto hash = stored(*beside.artwork);
        if (!hash)
            return fail(std::move(hash.error()));
        artwork = *hash;
    }
    const ChangeKind kind = !edit.isEmpty()     ? ChangeKind::Edit
                            : beside.artwork    ? ChangeKind::Artwork
                            : beside.visibility ? ChangeKind::Visibility
                                                : ChangeKind::Edit;
    return change(session, songs, kind, beside.artwork ? Artwork::Changes : Artwork::Stays,
                  [&](Connection& connection, const Keys& keys, Albums& albums) -> Reached {
                      const std::string json = jsonOf(keys);
                      std::optional<table::Regrouping> regrouping;
                      if (checked->touchesAlbum() || beside.visibility)
                          regrouping.emplace(connection, json);
                      table::applyEdit(connection, keys, *checked);
                      if (beside.artwork)
                          table::setArtwork(connection, json, artwork);
                      if (beside.visibility)
                          table::setVisibility(connection, json, session.user(),
                                               *beside.visibility);
                      if (regrouping)
                          regrouping->apply(connection, json, albums);
                      return beside.artwork || beside.visibility ? table::AlbumReach::Everything
                                                                 : table::reachOf(*checked);
                  });
}

Result<std::int64_t> SongChanges::setArtwork(const Session& session, std::span<const SongKey> songs,
                                             const QByteArray& image) {
    return edit(session, songs, {}, {image, std::nullopt});
}

Result<std::int64_t> SongChanges::setVisibility(const Session& session,
                                                std::span<const SongKey> songs,
                                                Visibility visibility) {
    return edit(session, songs, {}, {std::nullopt, visibility});
}

Result<std::int64_t> SongChanges::editEach(const Session& session,
                                           std::vector<std::pair<SongKey, SongEdit>> edits,
                                           ChangeKind kind) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    Keys songs;
    std::unordered_map<std::int64_t, const SongEdit*> bySong;
    for (auto& [song, edit] : edits) {
        auto checked = checkedEdit(std::move(edit.edit));
        if (!checked)
            return fail(std::move(checked.error()));
        edit.edit = std::move(*checked);
        songs.push_back(song);
        bySong[static_cast<std::int64_t>(song)] = &edit;
    }
    const bool withArtwork = std::ranges::any_of(
        bySong, [](const auto& edit) { return edit.second->artwork.has_value(); });
    return change(session, songs, kind, withArtwork ? Artwork::Changes : Artwork::Stays,
                  [&](Connection& connection, const Keys& keys, Albums& albums) -> Reached {
                      table::Regrouping regrouping(connection, jsonOf(keys));
                      for (const SongKey key : keys) {
                          const SongEdit& one = *bySong.at(static_cast<std::int64_t>(key));
                          const auto song = std::span(&key, 1);
                          table::applyEdit(connection, song, one.edit);
                          if (one.artwork)
                              table::setArtwork(connection, jsonOf(song), *one.artwork);
                          if (one.readAs)
                              table::setReadAs(connection, key, *one.readAs);
                          if (one.sort)
                              table::setSortNames(connection, key, one.sort->first,
                                                  one.sort->second);
                      }
                      regrouping.apply(connection, jsonOf(keys), albums);
                      return table::AlbumReach::Everything;
                  });
}

Result<std::int64_t> SongChanges::revertToFile(const Session& session,
                                               std::span<const SongKey> songs) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    std::vector<std::pair<SongKey, SongEdit>> edits;
    const std::shared_lock lock(m_storing);
    for (const SongKey key : songs) {
        const auto song = m_rows.read([&](Connection& connection) {
            std::optional<std::pair<Song, table::SongOrigin>> both;
            if (auto found = table::songByKey(connection, session.user(), key))
                both.emplace(std::move(*found), table::originOf(connection, key));
            return both;
        });
        if (!song)
            return fail(song.error());
        if (!*song)
            continue;
        const auto& [row, origin] = **song;
        auto media = m_media.open(row.audio);
        if (!media)
            return fail(std::move(media.error()));
        auto tags = readStoredTags(**media);
        if (!tags)
            return fail(std::move(tags.error()));
        auto artwork = stored(tags->artwork);
        if (!artwork)
            return fail(std::move(artwork.error()));
        StoredTags file{row.id, row.fields, std::move(*tags), row.fileName, origin.readAs};
        const SongFields fields = fieldsOfFile(file);
        SongEdit edit;
        edit.edit = FieldEdit::all(fields);
        edit.artwork = *artwork;
        edit.sort.emplace(fields, file.raw.sort);
        // What a file says and no edit may (a year of five digits) stays out of it.
        if (checkedEdit(edit.edit))
            edits.emplace_back(key, std::move(edit));
    }
    return editEach(session, std::move(edits), ChangeKind::File);
}

Result<AlbumKey> SongChanges::gather(const Session& session, std::span<const SongKey> songs) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    if (songs.empty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("songs"));
    AlbumKey album{};
    const auto done =
        change(session, songs, ChangeKind::Albums, Artwork::Stays,
               [&](Connection& connection, const Keys& keys, Albums& albums) -> Reached {
                   std::vector<Song> found;
                   for (const SongKey key : keys) {
                       auto song = table::songByKey(connection, session.user(), key);
                       if (!song)
                           return fail(ErrorCode::NotFound);
                       if (!found.empty() && (song->visibility != found.front().visibility ||
                                              (song->visibility == Visibility::OnlyMe &&
                                               song->addedBy != found.front().addedBy)))
                           return fail(ErrorCode::InvalidInput, QStringLiteral("visibility"));
                       found.push_back(std::move(*song));
                   }
                   album = table::gatherAlbum(connection, found, albums);
                   albums.insert(album);
                   return table::AlbumReach::Everything;
               });
    if (!done)
        return fail(done.error());
    return album;
}

Result<SongsSummary> SongChanges::summary(const Session& session, std::span<const SongKey> songs) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    auto found = m_rows.read(
        [&](Connection& connection) { return table::summary(connection, session.user(), songs); });
    if (found && found->songs == 0)
        return fail(ErrorCode::NotFound);
    return found;
}

// --- undo and redo -----------------------------------------------------------------------------

Result<ChangesAtHand> SongChanges::atHand(const Session& session) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    return m_rows.read([&](Connection& connection) {
        return ChangesAtHand{table::nextUndo(connection, session.user()),
                             table::nextRedo(connection, session.user())};
    });
}

Result<ChangeApplied> SongChanges::undo(const Session& session) {
    return apply(session, true);
}

Result<ChangeApplied> SongChanges::redo(const Session& session) {
    return apply(session, false);
}

Result<ChangeApplied> SongChanges::apply(const Session& session, bool undoing) {
    if (auto ok = verify(session); !ok)
        return fail(std::move(ok.error()));
    const std::scoped_lock lock(m_changing);
    const UserId viewer = session.user();
    const Timestamp now = m_clock.now();
    auto change = m_rows.read([&](Connection& connection) {
        return undoing ? table::nextUndo(connection, viewer) : table::nextRedo(connection, viewer);
    });
    if (!change)
        return fail(std::move(change.error()));
    if (!*change)
        return fail(ErrorCode::NotFound);
    ChangeApplied applied{**change, 0, 0};
    const ChangeKind kind = applied.change.kind;
    const bool removes = kind == (undoing ? ChangeKind::Restore : ChangeKind::Remove) ||
                         (kind == ChangeKind::Merge && !undoing);
    for (bool more = true; more;) {
        table::MergeStep handedOver;
        auto done = m_rows.write([&](Connection& connection) {
            const auto part = table::nextPart(connection, applied.change.key, !undoing);
            if (!part) {
                table::setUndone(connection, applied.change.key, undoing);
                more = false;
                return table::Done();
            }
            const storage::WideCache wide(connection);
            table::setPartUndone(connection, applied.change.key, part->part, undoing);
            const auto direction = undoing ? storage::Direction::Undo : storage::Direction::Redo;
            if (kind == ChangeKind::Merge) {
                handedOver = table::MergeStep::unpacked(part->data);
                return table::applyMerge(connection, handedOver, direction, viewer, now);
            }
            if (!isBin(kind))
                return applyEdits(connection, part->data, direction, viewer);
            return table::applyMove(connection, table::BinStep::unpacked(part->data), removes,
                                    direction, viewer, now);
        });
        if (!done)
            return fail(std::move(done.error()));
        applied.songs += std::ssize(done->songs);
        applied.left += done->left;
        tell(done->songs, viewer,
             !isBin(kind) ? kind
             : removes    ? ChangeKind::Remove
                          : ChangeKind::Restore);
        tellHandedOver(handedOver);
    }
    if (!isBin(kind))
        applied.songs -= std::min(applied.songs, applied.left);
    return applied;
}

void SongChanges::tellHandedOver(const table::MergeStep& step) {
    const Timestamp now = m_clock.now();
    for (const UserId& user : step.usersOfStats())
        m_bus.publish(SongStatsChanged{{}, user, now});
    for (const UserId& user : step.usersOfEntries)
        m_bus.publish(PlaylistChanged{{}, user, now});
}

void SongChanges::tell(const std::vector<SongId>& songs, const UserId& user, ChangeKind kind) {
    const Timestamp now = m_clock.now();
    for (const SongId& song : songs) {
        if (kind == ChangeKind::Remove)
            m_bus.publish(SongRemoved{song, user, now});
        else if (kind == ChangeKind::Restore)
            m_bus.publish(SongAdded{song, user, now});
        else
            m_bus.publish(SongUpdated{song, user, now});
    }
}

}  // namespace linnet::catalogue
