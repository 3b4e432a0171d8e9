// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/bin_step.h"

#include <cstring>

#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::Connection;
using storage::number;

std::vector<BinStep::Moved> filed(Connection& connection, const char* sql,
                                  const std::string& keys) {
    auto& statement = connection.prepare(sql);
    statement.bind(1, keys);
    std::vector<BinStep::Moved> songs;
    while (statement.executeStep()) {
        const auto album = AlbumKey(number(statement, 1));
        songs.push_back({SongKey(number(statement, 0)), album, album});
    }
    return songs;
}

void file(Connection& connection, const BinStep& step, AlbumKey BinStep::Moved::*album) {
    auto& update =
        connection.prepare("UPDATE binned_songs SET album_key = nullif(?2, 0) WHERE key = ?1");
    for (const BinStep::Moved& moved : step.songs) {
        storage::bind(update, 1, static_cast<std::int64_t>(moved.song));
        storage::bind(update, 2, static_cast<std::int64_t>(moved.*album));
        update.exec();
        update.reset();
    }
}

}  // namespace

std::vector<SongKey> BinStep::keys() const {
    std::vector<SongKey> keys;
    keys.reserve(songs.size());
    for (const Moved& moved : songs)
        keys.push_back(moved.song);
    return keys;
}

QByteArray BinStep::packed() const {
    const auto count = static_cast<std::int64_t>(songs.size());
    QByteArray data(reinterpret_cast<const char*>(&count), sizeof count);
    data.append(reinterpret_cast<const char*>(songs.data()),
                static_cast<qsizetype>(songs.size() * sizeof(Moved)));
    return data + albums;
}

BinStep BinStep::unpacked(const QByteArray& data) {
    BinStep step;
    std::int64_t count = 0;
    if (data.size() < qsizetype{sizeof count})
        return step;
    std::memcpy(&count, data.constData(), sizeof count);
    const qsizetype room = data.size() - qsizetype{sizeof count};
    if (count < 0 || count > room / qsizetype{sizeof(Moved)})
        return step;
    step.songs.resize(static_cast<std::size_t>(count));
    const std::size_t bytes = step.songs.size() * sizeof(Moved);
    if (bytes > 0)
        std::memcpy(step.songs.data(), data.constData() + sizeof count, bytes);
    step.albums = data.mid(static_cast<qsizetype>(sizeof count + bytes));
    return step;
}

std::vector<BinStep::Moved> albumsInLibrary(Connection& connection, const std::string& keys) {
    return filed(connection,
                 "SELECT key, ifnull(album_key, 0) FROM songs "
                 "WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key",
                 keys);
}

std::vector<BinStep::Moved> albumsInBin(Connection& connection, const std::string& keys) {
    return filed(connection,
                 "SELECT key, ifnull(album_key, 0) FROM binned_songs "
                 "WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key",
                 keys);
}

void fileAsInBin(Connection& connection, const BinStep& step) {
    file(connection, step, &BinStep::Moved::inBin);
}

void fileAsInLibrary(Connection& connection, const BinStep& step) {
    file(connection, step, &BinStep::Moved::inLibrary);
}

}  // namespace linnet::catalogue::table
