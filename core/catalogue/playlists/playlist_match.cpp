// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/playlist_match.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <cstdlib>
#include <unordered_map>

#include "core/catalogue/field_values.h"
#include "core/catalogue/fold.h"
#include "core/catalogue/prepared_song.h"
#include "storage/bind.h"

namespace linnet::catalogue {
namespace {

using storage::Connection;
using storage::number;

constexpr std::int64_t kSameLengthMs = 3000;
constexpr std::size_t kMostAlike = 50;

/// The path that a location means, absolute; empty: none on this computer.
QString pathOf(const QString& location, const QDir& folder) {
    if (location.startsWith(QStringLiteral("file:"), Qt::CaseInsensitive))
        return QUrl(location).toLocalFile();
    if (location.contains(QStringLiteral("://")))
        return {};
    const QString direct = QDir::cleanPath(folder.absoluteFilePath(location));
    if (QFileInfo::exists(direct))
        return direct;
    // Written on Windows, or as a URL without its beginning.
    QString slashes = location;
    slashes.replace(u'\\', u'/');
    for (const QString& other : {slashes, QUrl::fromPercentEncoding(location.toUtf8())}) {
        const QString path = QDir::cleanPath(folder.absoluteFilePath(other));
        if (other != location && QFileInfo::exists(path))
            return path;
    }
    return direct;
}

std::optional<storage::ContentHash> contentOf(const QString& path) {
    QFile file(path);
    if (file.size() > kMaxSongBytes || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return storage::hashed(file.readAll()).hash;
}

QString nameOf(const QString& location) {
    QString path = location;
    path.replace(u'\\', u'/');
    return path.section(u'/', -1);
}

struct Alike {
    std::int64_t key;
    std::int64_t durationMs;
};

/// The only one, or the one that is as long as the entry says.
std::optional<SongKey> theOne(const std::vector<Alike>& found, const FileEntry& entry) {
    if (found.size() == 1)
        return SongKey(found.front().key);
    const Alike* best = nullptr;
    const auto distance = [&](const Alike& one) {
        return std::abs(one.durationMs - entry.duration->count());
    };
    for (const Alike& one : found) {
        if (entry.duration && distance(one) <= kSameLengthMs &&
            (!best || distance(one) < distance(*best)))
            best = &one;
    }
    return best ? std::optional(SongKey(best->key)) : std::nullopt;
}

std::vector<Alike> rowsOf(SQLite::Statement& statement) {
    std::vector<Alike> found;
    while (found.size() < kMostAlike && statement.executeStep())
        found.push_back({number(statement, 0), number(statement, 1)});
    statement.reset();
    return found;
}

/// Names have no index, which every import would pay for: one look over all songs for all of them.
void matchNames(Connection& connection, const UserId& user,
                const std::vector<LocatedEntry>& entries,
                std::vector<std::optional<SongKey>>& songs) {
    std::unordered_map<std::string, std::vector<Alike>> named;
    const auto name = [&](std::size_t i) {
        const LocatedEntry& located = entries[i];
        // Another file of that name that is there and is another song tells nothing.
        if (songs[i] || located.isFile)
            return std::string();
        return nameOf(located.path.isEmpty() ? located.entry.location : located.path).toStdString();
    };
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (auto wanted = name(i); !wanted.empty())
            named.try_emplace(std::move(wanted));
    }
    if (named.empty())
        return;
    auto& statement = connection.prepare(
        "SELECT key, duration_ms, file_name FROM songs WHERE owner IS NULL OR owner = ?1");
    storage::bind(statement, 1, user);
    while (statement.executeStep()) {
        const auto found = named.find(statement.getColumn(2).getString());
        if (found != named.end() && found->second.size() < kMostAlike)
            found->second.push_back({number(statement, 0), number(statement, 1)});
    }
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (const auto found = named.find(name(i)); found != named.end())
            songs[i] = theOne(found->second, entries[i].entry);
    }
}

}  // namespace

std::vector<LocatedEntry> locateEntries(const PlaylistFile& file, const QString& playlistPath) {
    const QDir folder = QFileInfo(playlistPath).absoluteDir();
    std::vector<LocatedEntry> located;
    located.reserve(file.entries.size());
    for (const FileEntry& entry : file.entries) {
        LocatedEntry one;
        one.entry = entry;
        one.words = entry.title.isEmpty()    ? entry.location
                    : entry.artist.isEmpty() ? entry.title
                                             : entry.artist + QStringLiteral(" – ") + entry.title;
        one.path = pathOf(entry.location, folder);
        const QFileInfo info(one.path);
        one.isFile = !one.path.isEmpty() && info.isFile() && info.isReadable();
        one.content =
            storage::ContentHash::fromBytes(QByteArray::fromHex(entry.content.toLatin1()));
        if (!one.content && one.isFile)
            one.content = contentOf(one.path);
        located.push_back(std::move(one));
    }
    return located;
}

std::vector<std::optional<SongKey>> matchEntries(Connection& connection, const UserId& user,
                                                 const std::vector<LocatedEntry>& entries) {
    std::vector<std::optional<SongKey>> songs;
    songs.reserve(entries.size());
    for (const LocatedEntry& located : entries) {
        std::optional<SongKey> song;
        if (located.content) {
            auto& statement = connection.prepare(
                "SELECT key, duration_ms FROM songs WHERE audio_hash = ?2 AND (owner IS NULL OR "
                "owner = ?1) ORDER BY key LIMIT 1");
            storage::bind(statement, 1, user);
            storage::bind(statement, 2, *located.content);
            song = theOne(rowsOf(statement), located.entry);
        }
        const QString title = fold(located.entry.title);
        if (!song && !title.isEmpty() && !located.entry.artist.isEmpty()) {
            auto& statement = connection.prepare(
                "SELECT key, duration_ms FROM songs WHERE title_folded = ?2 AND (artist_folded = "
                "?3 "
                "OR EXISTS (SELECT 1 FROM song_artists v WHERE v.song_key = songs.key AND "
                "v.artist_folded = ?3)) AND (owner IS NULL OR owner = ?1) ORDER BY key");
            storage::bind(statement, 1, user);
            storage::bind(statement, 2, title);
            storage::bind(statement, 3, foldValues(located.entry.artist));
            song = theOne(rowsOf(statement), located.entry);
        }
        songs.push_back(song);
    }
    matchNames(connection, user, entries, songs);
    return songs;
}

}  // namespace linnet::catalogue
