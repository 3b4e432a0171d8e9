// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/playlist_service.h"

#include <QLoggingCategory>
#include <algorithm>

#include "core/catalogue/playlists/entries_table.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_match.h"
#include "core/catalogue/playlists/playlists_table.h"
#include "core/catalogue/playlists/smart_json.h"
#include "core/catalogue/playlists/smart_lookup.h"
#include "core/catalogue/songs_table.h"
#include "storage/bind.h"
#include "storage/database.h"

Q_LOGGING_CATEGORY(lcPlaylists, "linnet.playlists", QtWarningMsg)

namespace linnet::catalogue {

using storage::Connection;
using table::PlaylistRow;

namespace {

constexpr qsizetype kLongestName = 1000;

Result<QString> validName(const QString& name) {
    QString trimmed = name.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > kLongestName)
        return fail(ErrorCode::InvalidInput, QStringLiteral("name"));
    return trimmed;
}

/// The songs that the profile sees, in order.
std::vector<SongKey> seen(Connection& connection, const UserId& user,
                          std::span<const SongKey> songs) {
    std::vector<SongKey> result;
    result.reserve(songs.size());
    for (const SongKey song : songs) {
        if (table::idByKey(connection, user, songOf(song)))
            result.push_back(songOf(song));
    }
    return result;
}

}  // namespace

class PlaylistService::Impl {
 public:
    Impl(storage::Database& library, EventBus& events, const Clock& time)
        : rows(library), bus(events), clock(time) {
        rows.writeLater([](Connection& connection) { table::purgePlaylists(connection); },
                        [](const Result<>& outcome) {
                            if (!outcome)
                                qCWarning(lcPlaylists)
                                    << "removed playlists stay:" << outcome.error().detail;
                        });
    }

    [[nodiscard]] Result<> verify(const Session& session) const {
        if (!session.validAt(clock.now()))
            return fail(ErrorCode::Unauthorized);
        return {};
    }

    /// `function(connection, row)` inside one read, of a playlist that is there.
    template <class F>
    auto read(const Session& session, PlaylistId id, F function)
        -> Result<std::invoke_result_t<F&, Connection&, const PlaylistRow&>> {
        using T = std::invoke_result_t<F&, Connection&, const PlaylistRow&>;
        if (auto ok = verify(session); !ok)
            return fail(std::move(ok.error()));
        return rows.read([&](Connection& connection) -> Result<T> {
            const auto row = table::findPlaylist(connection, session.user(), id);
            if (!row)
                return fail(ErrorCode::NotFound);
            return function(connection, *row);
        });
    }

    /// The same inside one write, where it gives a Result, and tells of it afterwards.
    template <class F>
    auto write(const Session& session, PlaylistId id, F function)
        -> std::invoke_result_t<F&, Connection&, const PlaylistRow&> {
        using R = std::invoke_result_t<F&, Connection&, const PlaylistRow&>;
        if (auto ok = verify(session); !ok)
            return fail(std::move(ok.error()));
        auto outcome = rows.write([&](Connection& connection) -> R {
            const auto row = table::findPlaylist(connection, session.user(), id);
            if (!row)
                return fail(ErrorCode::NotFound);
            return function(connection, *row);
        });
        if (outcome)
            tell(session, id);
        return outcome;
    }

    /// A playlist by hand whose entries `change(connection, row)`.
    template <class F>
    Result<Edit> edit(const Session& session, PlaylistId id, F change) {
        return write(session, id,
                     [&](Connection& connection, const PlaylistRow& row) -> Result<Edit> {
                         if (row.kind != PlaylistKind::Manual)
                             return fail(ErrorCode::InvalidInput, QStringLiteral("not by hand"));
                         Edit edit = change(connection, row);
                         edit.playlist = id;
                         table::touchPlaylist(connection, row.key, clock.now());
                         return edit;
                     });
    }

    Result<PlaylistId> create(const Session& session, PlaylistKind kind, const QString& name,
                              const QByteArray& rules, std::span<const SongKey> songs,
                              std::optional<PlaylistId> folder) {
        if (auto ok = verify(session); !ok)
            return fail(std::move(ok.error()));
        const auto valid = validName(name);
        if (!valid)
            return fail(valid.error());
        Playlist playlist;
        playlist.id = PlaylistId::generate();
        playlist.kind = kind;
        playlist.name = *valid;
        auto written = rows.write([&](Connection& connection) -> Result<> {
            const auto parent = folderKey(connection, session.user(), folder);
            if (!parent)
                return fail(parent.error());
            table::insertPlaylist(connection, session.user(), playlist, rules, *parent,
                                  clock.now());
            if (!songs.empty()) {
                const auto row = table::findPlaylist(connection, session.user(), playlist.id);
                table::insertEntries(connection, row->key, seen(connection, session.user(), songs),
                                     std::nullopt);
            }
            return {};
        });
        if (!written)
            return fail(std::move(written.error()));
        tell(session, playlist.id);
        return playlist.id;
    }

    static Result<std::optional<std::int64_t>> folderKey(Connection& connection, const UserId& user,
                                                         std::optional<PlaylistId> folder) {
        if (!folder)
            return std::optional<std::int64_t>();
        const auto row = table::findPlaylist(connection, user, *folder);
        if (!row)
            return fail(ErrorCode::NotFound);
        if (row->kind != PlaylistKind::Folder)
            return fail(ErrorCode::InvalidInput, QStringLiteral("no folder"));
        return std::optional(row->key);
    }

    std::vector<SongKey> songsOf(Connection& connection, const UserId& user, const PlaylistRow& row,
                                 std::size_t limit) const {
        if (row.kind == PlaylistKind::Manual)
            return table::listEntries(connection, row.key, limit);
        if (row.kind == PlaylistKind::Folder)
            return {};
        const auto rules = rulesFromJson(row.rules);
        if (!rules)
            return {};
        return table::listSmart(connection, rows, *rules, user, clock.now(), limit);
    }

    void tell(const Session& session, PlaylistId id) {
        bus.publish(PlaylistChanged{id, session.user(), clock.now()});
    }

    storage::Database& rows;
    EventBus& bus;
    const Clock& clock;
};

PlaylistService::PlaylistService(storage::Database& library, EventBus& bus, const Clock& clock)
    : m_impl(std::make_unique<Impl>(library, bus, clock)) {}
PlaylistService::~PlaylistService() = default;

// --- the playlists -----------------------------------------------------------------------------

Result<std::vector<Playlist>> PlaylistService::list(const Session& session) {
    if (auto ok = m_impl->verify(session); !ok)
        return fail(std::move(ok.error()));
    return m_impl->rows.read(
        [&](Connection& connection) { return table::listPlaylists(connection, session.user()); });
}

Result<Playlist> PlaylistService::get(const Session& session, PlaylistId id) {
    auto all = list(session);
    if (!all)
        return fail(std::move(all.error()));
    const auto found = std::ranges::find(*all, id, &Playlist::id);
    if (found == all->end())
        return fail(ErrorCode::NotFound);
    return std::move(*found);
}

Result<PlaylistId> PlaylistService::create(const Session& session, const QString& name,
                                           std::span<const SongKey> songs,
                                           std::optional<PlaylistId> folder) {
    return m_impl->create(session, PlaylistKind::Manual, name, {}, songs, folder);
}

Result<PlaylistId> PlaylistService::createFolder(const Session& session, const QString& name,
                                                 std::optional<PlaylistId> folder) {
    return m_impl->create(session, PlaylistKind::Folder, name, {}, {}, folder);
}

Result<PlaylistId> PlaylistService::createSmart(const Session& session, const QString& name,
                                                const SmartRules& rules,
                                                std::optional<PlaylistId> folder) {
    if (auto valid = validate(rules); !valid)
        return fail(std::move(valid.error()));
    return m_impl->create(session, PlaylistKind::Smart, name, toJson(rules), {}, folder);
}

Result<QString> PlaylistService::rename(const Session& session, PlaylistId id,
                                        const QString& name) {
    const auto valid = validName(name);
    if (!valid)
        return fail(valid.error());
    return m_impl->write(
        session, id, [&](Connection& connection, const PlaylistRow& row) -> Result<QString> {
            table::renamePlaylist(connection, row.key, *valid, m_impl->clock.now());
            return row.name;
        });
}

Result<PlaylistSpot> PlaylistService::place(const Session& session, PlaylistId id,
                                            std::optional<PlaylistId> folder,
                                            std::optional<PlaylistId> before) {
    return m_impl->write(
        session, id, [&](Connection& connection, const PlaylistRow& row) -> Result<PlaylistSpot> {
            const auto parent = m_impl->folderKey(connection, session.user(), folder);
            if (!parent)
                return fail(parent.error());
            if (*parent && table::isWithin(connection, **parent, row.key))
                return fail(ErrorCode::InvalidInput, QStringLiteral("a folder into itself"));
            PlaylistSpot spot = table::spotOf(connection, row.key);
            const auto next =
                before ? table::findPlaylist(connection, session.user(), *before) : std::nullopt;
            table::placePlaylist(connection, session.user(), row.key, *parent,
                                 next ? std::optional(next->key) : std::nullopt);
            return spot;
        });
}

Result<> PlaylistService::remove(const Session& session, PlaylistId id) {
    return m_impl->write(
        session, id, [&](Connection& connection, const PlaylistRow& row) -> Result<> {
            table::removePlaylist(connection, session.user(), row.key, m_impl->clock.now());
            return {};
        });
}

Result<> PlaylistService::restore(const Session& session, PlaylistId id) {
    if (auto ok = m_impl->verify(session); !ok)
        return ok;
    auto written = m_impl->rows.write([&](Connection& connection) -> Result<> {
        if (!table::restorePlaylist(connection, session.user(), id))
            return fail(ErrorCode::NotFound);
        return {};
    });
    if (written)
        m_impl->tell(session, id);
    return written;
}

Result<SmartRules> PlaylistService::rules(const Session& session, PlaylistId id) {
    auto json = m_impl->read(session, id, [](Connection&, const PlaylistRow& row) {
        return row.kind == PlaylistKind::Smart ? row.rules : QByteArray();
    });
    if (!json)
        return fail(std::move(json.error()));
    return rulesFromJson(*json);
}

Result<PlaylistService::Smart> PlaylistService::setSmart(const Session& session, PlaylistId id,
                                                         const Smart& smart) {
    if (auto valid = validate(smart.rules); !valid)
        return fail(std::move(valid.error()));
    const auto name = validName(smart.name);
    if (!name)
        return fail(name.error());
    return m_impl->write(
        session, id, [&](Connection& connection, const PlaylistRow& row) -> Result<Smart> {
            if (row.kind != PlaylistKind::Smart)
                return fail(ErrorCode::InvalidInput, QStringLiteral("not by rules"));
            const Timestamp now = m_impl->clock.now();
            table::renamePlaylist(connection, row.key, *name, now);
            table::setPlaylistRules(connection, row.key, toJson(smart.rules), now);
            auto rules = rulesFromJson(row.rules);
            if (!rules)
                return fail(std::move(rules.error()));
            return Smart{row.name, std::move(*rules)};
        });
}

Result<> PlaylistService::setRules(const Session& session, PlaylistId id, const SmartRules& rules) {
    if (auto valid = validate(rules); !valid)
        return valid;
    return m_impl->write(
        session, id, [&](Connection& connection, const PlaylistRow& row) -> Result<> {
            if (row.kind != PlaylistKind::Smart)
                return fail(ErrorCode::InvalidInput, QStringLiteral("not by rules"));
            table::setPlaylistRules(connection, row.key, toJson(rules), m_impl->clock.now());
            return {};
        });
}

// --- their songs -------------------------------------------------------------------------------

Result<std::vector<SongKey>> PlaylistService::songs(const Session& session, PlaylistId id,
                                                    std::size_t limit) {
    return m_impl->read(session, id, [&](Connection& connection, const PlaylistRow& row) {
        return m_impl->songsOf(connection, session.user(), row, limit);
    });
}

Result<std::vector<SongId>> PlaylistService::songIds(const Session& session, PlaylistId id,
                                                     std::size_t limit) {
    return m_impl->read(session, id, [&](Connection& connection, const PlaylistRow& row) {
        std::vector<SongId> ids;
        for (const SongKey key : m_impl->songsOf(connection, session.user(), row, limit)) {
            if (const auto song = table::idByKey(connection, session.user(), songOf(key)))
                ids.push_back(*song);
        }
        return ids;
    });
}

Result<PlaylistService::Totals> PlaylistService::totals(const Session& session, PlaylistId id) {
    return m_impl->read(session, id, [&](Connection& connection, const PlaylistRow& row) {
        Totals totals;
        for (const SongKey key : m_impl->songsOf(connection, session.user(), row, 0)) {
            auto& statement = connection.prepare("SELECT duration_ms FROM songs WHERE key = ?1");
            statement.bind(1, static_cast<std::int64_t>(songOf(key)));
            if (statement.executeStep()) {
                ++totals.songs;
                totals.duration += std::chrono::milliseconds(storage::number(statement, 0));
            }
            statement.reset();
        }
        return totals;
    });
}

Result<std::int64_t> PlaylistService::smartCount(const Session& session, PlaylistId id) {
    return m_impl->read(
        session, id, [&](Connection& connection, const PlaylistRow& row) -> std::int64_t {
            const auto rules = rulesFromJson(row.rules);
            if (!rules)
                return 0;
            const std::int64_t count =
                table::countSmart(connection, *rules, session.user(), m_impl->clock.now());
            return rules->limit ? std::min<std::int64_t>(count, *rules->limit) : count;
        });
}

Result<std::vector<SongKey>> PlaylistService::matching(const Session& session,
                                                       const SmartRules& rules, std::size_t limit) {
    if (auto ok = m_impl->verify(session); !ok)
        return fail(std::move(ok.error()));
    if (auto valid = validate(rules); !valid)
        return fail(std::move(valid.error()));
    return m_impl->rows.read([&](Connection& connection) {
        return table::listSmart(connection, m_impl->rows, rules, session.user(),
                                m_impl->clock.now(), limit);
    });
}

Result<std::int64_t> PlaylistService::countMatching(const Session& session,
                                                    const SmartRules& rules) {
    if (auto ok = m_impl->verify(session); !ok)
        return fail(std::move(ok.error()));
    if (auto valid = validate(rules); !valid)
        return fail(std::move(valid.error()));
    return m_impl->rows.read([&](Connection& connection) {
        return table::countSmart(connection, rules, session.user(), m_impl->clock.now());
    });
}

Result<PlaylistService::Edit> PlaylistService::addSongs(const Session& session, PlaylistId id,
                                                        std::span<const SongKey> songs,
                                                        std::optional<SongKey> before) {
    return m_impl->edit(session, id, [&](Connection& connection, const PlaylistRow& row) {
        Edit edit;
        edit.added = table::insertEntries(connection, row.key,
                                          seen(connection, session.user(), songs), before);
        return edit;
    });
}

Result<PlaylistService::Edit> PlaylistService::removeEntries(const Session& session, PlaylistId id,
                                                             std::span<const SongKey> entries) {
    return m_impl->edit(session, id, [&](Connection& connection, const PlaylistRow& row) {
        Edit edit;
        edit.taken = table::takeEntries(connection, row.key, entries);
        return edit;
    });
}

Result<PlaylistService::Edit> PlaylistService::moveEntries(const Session& session, PlaylistId id,
                                                           std::span<const SongKey> entries,
                                                           std::optional<SongKey> before) {
    return m_impl->edit(session, id, [&](Connection& connection, const PlaylistRow& row) {
        auto moved = table::moveEntries(connection, row.key, entries, before);
        return Edit{{}, std::move(moved.taken), std::move(moved.added)};
    });
}

Result<PlaylistService::Edit> PlaylistService::undo(const Session& session, const Edit& edit) {
    return m_impl->edit(session, edit.playlist,
                        [&](Connection& connection, const PlaylistRow& row) {
                            Edit undone;
                            undone.taken = table::removeEntries(connection, row.key, edit.added);
                            undone.added = table::restoreEntries(connection, row.key, edit.taken);
                            return undone;
                        });
}

// --- files -------------------------------------------------------------------------------------

Result<PlaylistService::Imported> PlaylistService::importFile(const Session& session,
                                                              const QString& path,
                                                              std::optional<PlaylistId> into) {
    if (auto ok = m_impl->verify(session); !ok)
        return fail(std::move(ok.error()));
    auto file = readPlaylistFile(path);
    if (!file)
        return fail(std::move(file.error()));
    const std::vector<LocatedEntry> located = locateEntries(*file, path);
    auto matched = m_impl->rows.read(
        [&](Connection& connection) { return matchEntries(connection, session.user(), located); });
    if (!matched)
        return fail(std::move(matched.error()));
    Imported result;
    result.name = file->title;
    std::vector<SongKey> songs;
    for (std::size_t i = 0; i < located.size(); ++i) {
        if (const auto song = (*matched)[i])
            songs.push_back(*song);
        else if (located[i].isFile)
            result.otherFiles.push_back(located[i].path);
        else
            result.missing.push_back(located[i].words);
    }
    result.found = static_cast<std::int64_t>(songs.size());
    if (!into) {
        auto made = create(session, file->title, songs);
        if (!made)
            return fail(std::move(made.error()));
        result.playlist = *made;
        return result;
    }
    result.playlist = *into;
    const auto replaced =
        m_impl->edit(session, *into, [&](Connection& connection, const PlaylistRow& row) {
            table::clearEntries(connection, row.key);
            table::insertEntries(connection, row.key, songs, std::nullopt);
            return Edit();
        });
    if (!replaced)
        return fail(replaced.error());
    return result;
}

Result<> PlaylistService::exportFile(const Session& session, PlaylistId id, const QString& path) {
    const auto format = playlistFormatOf(path);
    if (!format)
        return fail(ErrorCode::Unsupported, path);
    const auto playlist = get(session, id);
    if (!playlist)
        return fail(playlist.error());
    auto file = m_impl->read(session, id, [&](Connection& connection, const PlaylistRow& row) {
        PlaylistFile written;
        written.title = playlist->name;
        for (const SongKey key : m_impl->songsOf(connection, session.user(), row, 0)) {
            if (const auto song = table::songByKey(connection, session.user(), songOf(key)))
                written.entries.push_back(fileEntryOf(*song));
        }
        return written;
    });
    if (!file)
        return fail(std::move(file.error()));
    return writePlaylistFile(*file, path, *format);
}

}  // namespace linnet::catalogue
