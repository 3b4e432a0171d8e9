// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue_check.h"

#include <unordered_map>

#include "core/events/ids.h"
#include "storage/bind.h"
#include "storage/database.h"
#include "storage/library.h"

namespace linnet::catalogue {
namespace {

using storage::Connection;
using storage::ContentHash;
using storage::number;

using Sizes = std::unordered_map<ContentHash, std::int64_t, HashOfHash>;

QString idOf(const SQLite::Statement& statement, int column) {
    return SongId::fromBytes(storage::blob(statement, column)).value_or(SongId()).toString();
}

/// Songs whose bytes are not in the media file, or of another length.
std::vector<QString> checkReferences(Connection& connection, const Sizes& stored) {
    std::vector<QString> faults;
    auto& songs = connection.prepare(
        "SELECT id, bytes, audio_hash, artwork_hash FROM songs UNION ALL "
        "SELECT id, bytes, audio_hash, artwork_hash FROM binned_songs");
    while (songs.executeStep()) {
        const auto audio = storage::maybeHash(songs, 2);
        const auto bytes = audio ? stored.find(*audio) : stored.end();
        if (bytes == stored.end())
            faults.push_back(
                QStringLiteral("song %1: its audio is not in media.db").arg(idOf(songs, 0)));
        else if (bytes->second != number(songs, 1))
            faults.push_back(QStringLiteral("song %1: its audio has %2 bytes, %3 expected")
                                 .arg(idOf(songs, 0))
                                 .arg(bytes->second)
                                 .arg(number(songs, 1)));
        const auto artwork = storage::maybeHash(songs, 3);
        if (artwork && !stored.contains(*artwork))
            faults.push_back(
                QStringLiteral("song %1: its artwork is not in media.db").arg(idOf(songs, 0)));
    }
    return faults;
}

/// A statement whose rows are faults: id, what.
void checkRows(Connection& connection, const char* sql, const char* what,
               std::vector<QString>& faults) {
    auto& statement = connection.prepare(sql);
    while (statement.executeStep())
        faults.push_back(QString::fromLatin1(what).arg(idOf(statement, 0)));
}

void checkAlbums(Connection& connection, std::vector<QString>& faults) {
    checkRows(connection,
              "SELECT a.id FROM albums a LEFT JOIN (SELECT album_key, count(*) AS songs, "
              "sum(duration_ms) AS duration FROM songs GROUP BY album_key) s "
              "ON s.album_key = a.key WHERE s.songs IS NOT a.songs OR s.duration IS NOT "
              "a.duration_ms",
              "album %1: its songs do not add up", faults);
    checkRows(connection, "SELECT id FROM songs WHERE (album = '') <> (album_key IS NULL)",
              "song %1: its album is missing", faults);
    auto& counts = connection.prepare(
        "SELECT (SELECT count(*) FROM songs) = (SELECT ifnull(sum(songs), 0) FROM library_counts) "
        "AND (SELECT count(*) FROM albums) = (SELECT ifnull(sum(albums), 0) FROM library_counts) "
        "AND (SELECT ifnull(sum(bytes), 0) FROM songs) = "
        "(SELECT ifnull(sum(bytes), 0) FROM library_counts)");
    counts.executeStep();
    if (number(counts, 0) == 0)
        faults.push_back(QStringLiteral("library.db: the counts differ from the songs"));
    counts.reset();
    auto& names = connection.prepare(
        "SELECT (SELECT count(*) FROM songs WHERE artist_folded <> '' AND NOT instr(artist_folded, "
        "';')) + (SELECT count(*) FROM song_artists) = (SELECT ifnull(sum(songs), 0) FROM artists) "
        "AND (SELECT count(*) FROM albums WHERE artist_folded <> '' AND NOT instr(artist_folded, "
        "';')) + (SELECT count(*) FROM album_artists) = (SELECT ifnull(sum(albums), 0) FROM "
        "artists) "
        "AND (SELECT count(*) FROM songs WHERE genre_folded <> '' AND NOT instr(genre_folded, "
        "';')) + (SELECT count(*) FROM song_genres) = (SELECT ifnull(sum(songs), 0) FROM genres)");
    names.executeStep();
    if (number(names, 0) == 0)
        faults.push_back(QStringLiteral("library.db: artists and genres differ from the songs"));
    names.reset();
}

/// What a view says from the rows: the links of fields with several values, and the words.
void checkValues(Connection& connection, std::vector<QString>& faults) {
#define LINNET_DIFFERENT(rows, key, table, view)                                         \
    "SELECT DISTINCT r.id FROM (SELECT " key " FROM (SELECT * FROM " table               \
    " EXCEPT SELECT * FROM " view ") UNION ALL SELECT " key " FROM (SELECT * FROM " view \
    " EXCEPT SELECT * FROM " table ")) d LEFT JOIN " rows " r ON r.key = d." key
    checkRows(connection, LINNET_DIFFERENT("songs", "song_key", "song_artists", "artists_of_songs"),
              "song %1: it does not stand under each of its artists", faults);
    checkRows(connection, LINNET_DIFFERENT("songs", "song_key", "song_genres", "genres_of_songs"),
              "song %1: it does not stand under each of its genres", faults);
    checkRows(connection,
              LINNET_DIFFERENT("albums", "album_key", "album_artists", "artists_of_albums"),
              "album %1: it does not stand under each of its artists", faults);
#undef LINNET_DIFFERENT
    checkRows(connection,
              "SELECT DISTINCT s.id FROM words_of_songs w JOIN songs s ON s.key = w.song_key "
              "WHERE w.word NOT IN (SELECT word FROM known_words)",
              "song %1: not all of its words are known to smart playlists", faults);
}

/// FTS5's own comparison of the index with its content; a command, so it needs the writer.
void checkSearchIndex(Connection& connection, std::vector<QString>& faults) {
    for (const char* index : {"song_search", "album_search", "artist_search"}) {
        const std::string sql = std::string("INSERT INTO ") + index + " (" + index +
                                ", rank) VALUES ('integrity-check', 1)";
        try {
            connection.exec(sql.c_str());
        } catch (const SQLite::Exception&) {
            faults.push_back(
                QStringLiteral("library.db: %1 differs from its songs").arg(QLatin1String(index)));
        }
    }
}

}  // namespace

Result<HashSet> namedMedia(storage::Database& rows) {
    return rows.read([](Connection& connection) {
        HashSet named;
        for (const char* sql : {"SELECT audio_hash FROM songs",
                                "SELECT artwork_hash FROM songs WHERE artwork_hash IS NOT NULL",
                                "SELECT audio_hash FROM binned_songs",
                                "SELECT artwork_hash FROM binned_songs WHERE artwork_hash NOTNULL",
                                "SELECT hash FROM change_media"}) {
            auto& statement = connection.prepare(sql);
            while (statement.executeStep()) {
                if (const auto hash = storage::maybeHash(statement, 0))
                    named.insert(*hash);
            }
        }
        return named;
    });
}

Result<std::vector<QString>> checkCatalogue(storage::Library& library, std::stop_token stop) {
    if (auto settled = library.rows().settle(); !settled)
        return fail(std::move(settled.error()));
    auto faults = library.checkRows();
    if (!faults)
        return faults;

    auto media = library.media().check(stop);
    if (!media)
        return fail(std::move(media.error()));
    for (const auto& fault : *media)
        faults->push_back(QStringLiteral("media.db: %1 %2").arg(fault.hash.toHex(), fault.what));

    auto entries = library.media().entries();
    if (!entries)
        return fail(std::move(entries.error()));
    Sizes stored;
    for (const auto& entry : *entries)
        stored.emplace(entry.hash, entry.bytes);
    auto references = library.rows().read([&](Connection& connection) {
        auto found = checkReferences(connection, stored);
        checkAlbums(connection, found);
        checkValues(connection, found);
        return found;
    });
    if (!references)
        return fail(std::move(references.error()));
    std::move(references->begin(), references->end(), std::back_inserter(*faults));

    auto index = library.rows().maintain(
        [&](Connection& connection) { checkSearchIndex(connection, *faults); });
    if (!index)
        return fail(std::move(index.error()));
    return faults;
}

}  // namespace linnet::catalogue
