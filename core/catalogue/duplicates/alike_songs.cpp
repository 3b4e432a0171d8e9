// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/duplicates/alike_songs.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/catalogue/duplicates/fingerprint.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::blob;
using storage::Connection;
using storage::number;

/// A part that this many songs have is none of a recording, but of a way to begin or to be silent.
constexpr std::int64_t kMostOfOnePart = 64;
constexpr int kSharedAtLeast = 2;
constexpr std::size_t kMostCompared = 16;
/// What chains of likeness may bring together.
constexpr std::int64_t kMostTogether = 32;

std::optional<Fingerprint> storedWords(SQLite::Statement& statement) {
    if (!statement.executeStep())
        return std::nullopt;
    auto fingerprint = unpackedFingerprint(blob(statement, 0).toByteArray());
    statement.reset();
    return fingerprint;
}

std::optional<Fingerprint> ofSameBytes(Connection& connection, std::int64_t song) {
    auto& statement = connection.prepare(
        "SELECT f.words FROM songs s JOIN songs o ON o.audio_hash = s.audio_hash "
        "JOIN fingerprints f ON f.song_key = o.key WHERE s.key = ? LIMIT 1");
    bind(statement, 1, song);
    return storedWords(statement);
}

/// The songs that share most parts first.
std::vector<std::int64_t> candidates(Connection& connection, std::int64_t song,
                                     const std::vector<std::uint32_t>& parts) {
    std::map<std::int64_t, int> shared;
    auto& find =
        connection.prepare("SELECT song_key FROM fingerprint_parts WHERE part = ?1 LIMIT ?2");
    for (const std::uint32_t part : parts) {
        bind(find, 1, std::int64_t{part});
        bind(find, 2, kMostOfOnePart + 1);
        std::vector<std::int64_t> songs;
        while (find.executeStep())
            songs.push_back(number(find, 0));
        find.reset();
        if (std::ssize(songs) > kMostOfOnePart)
            continue;
        for (const std::int64_t other : songs)
            if (other != song)
                ++shared[other];
    }
    std::vector<std::pair<int, std::int64_t>> best;
    for (const auto& [other, count] : shared)
        if (count >= kSharedAtLeast)
            best.emplace_back(-count, other);
    std::ranges::sort(best);
    best.resize(std::min(best.size(), kMostCompared));
    std::vector<std::int64_t> found;
    for (const auto& [count, other] : best)
        found.push_back(other);
    return found;
}

/// Also those in the bin, which may come back.
std::vector<std::int64_t> alike(Connection& connection, std::int64_t song,
                                const Fingerprint& fingerprint,
                                const std::vector<std::uint32_t>& parts) {
    auto& words = connection.prepare(
        "SELECT f.words FROM fingerprints f WHERE f.song_key = ?1 AND NOT EXISTS (SELECT 1 "
        "FROM songs a JOIN songs b ON a.frames_hash = b.frames_hash "
        "WHERE a.key = ?1 AND b.key = ?2)");
    std::vector<std::int64_t> found;
    for (const std::int64_t other : candidates(connection, song, parts)) {
        bind(words, 1, other);
        bind(words, 2, song);
        const auto theirs = storedWords(words);
        words.reset();
        if (theirs && soundAlike(fingerprint, *theirs))
            found.push_back(other);
    }
    return found;
}

/// One group of all of them, and of those that each is together with.
bool putTogether(Connection& connection, const std::vector<std::int64_t>& songs) {
    auto& groupOf = connection.prepare("SELECT group_key FROM alike_songs WHERE song_key = ?");
    std::set<std::int64_t> groups;
    for (const std::int64_t song : songs) {
        bind(groupOf, 1, song);
        if (groupOf.executeStep())
            groups.insert(number(groupOf, 0));
        groupOf.reset();
    }
    std::int64_t members = std::ssize(songs);
    auto& count = connection.prepare("SELECT count(*) FROM alike_songs WHERE group_key = ?");
    for (const std::int64_t group : groups) {
        bind(count, 1, group);
        count.executeStep();
        members += number(count, 0);
        count.reset();
    }
    if (members > kMostTogether)
        return false;
    // A new key, so that what is newly found stands first.
    connection.exec("INSERT INTO duplicate_groups (frames_hash) VALUES (NULL)");
    const std::int64_t group = connection.raw().getLastInsertRowid();
    auto& move = connection.prepare("UPDATE alike_songs SET group_key = ? WHERE group_key = ?");
    auto& forget = connection.prepare("DELETE FROM duplicate_groups WHERE key = ?");
    for (const std::int64_t old : groups) {
        bind(move, 1, group);
        bind(move, 2, old);
        move.exec();
        move.reset();
        bind(forget, 1, old);
        forget.exec();
        forget.reset();
    }
    auto& insert = connection.prepare(
        "INSERT OR REPLACE INTO alike_songs (song_key, group_key) VALUES (?, ?)");
    for (const std::int64_t song : songs) {
        bind(insert, 1, song);
        bind(insert, 2, group);
        insert.exec();
        insert.reset();
    }
    return true;
}

}  // namespace

bool takeFingerprint(Connection& connection, SongKey song, QByteArrayView words) {
    const auto key = static_cast<std::int64_t>(song);
    Fingerprint fingerprint = fingerprintOf(words);
    if (fingerprint.empty())
        fingerprint = ofSameBytes(connection, key).value_or(Fingerprint());
    if (fingerprint.empty())
        return false;
    const auto parts = partsOf(fingerprint);
    auto& keep =
        connection.prepare("INSERT OR REPLACE INTO fingerprints (song_key, words) VALUES (?, ?)");
    bind(keep, 1, key);
    const QByteArray data = packed(fingerprint);
    keep.bind(2, data.constData(), static_cast<int>(data.size()));
    keep.exec();
    if (parts.empty())
        return false;
    std::vector<std::int64_t> songs = alike(connection, key, fingerprint, parts);
    auto& insert = connection.prepare(
        "INSERT OR IGNORE INTO fingerprint_parts (part, song_key) VALUES (?, ?)");
    for (const std::uint32_t part : parts) {
        bind(insert, 1, std::int64_t{part});
        bind(insert, 2, key);
        insert.exec();
        insert.reset();
    }
    if (songs.empty())
        return false;
    songs.push_back(key);
    return putTogether(connection, songs);
}

}  // namespace linnet::catalogue::table
