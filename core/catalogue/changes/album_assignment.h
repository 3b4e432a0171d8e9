// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/catalogue/song.h"
#include "storage/connection.h"

/// Which albums many songs belong to, when they change together. `keys` is JSON, see jsonOf().
/// Inside Database::write(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

[[nodiscard]] std::set<AlbumKey> albumsOf(storage::Connection& connection, const std::string& keys);

/// Songs of a transaction whose albums depend on what lay beside them: grouped once for each folder
/// and album title.
class Neighbours {
 public:
    void add(std::int64_t folder, const QString& album, const std::optional<UserId>& owner,
             std::size_t index = 0);
    /// For each, the index of its first song and how many new albums came of it.
    std::vector<std::pair<std::size_t, std::size_t>> group(storage::Connection& connection,
                                                           std::set<AlbumKey>& touched) const;

 private:
    struct Group {
        QString album;
        std::size_t first = 0;
    };
    std::map<std::tuple<std::int64_t, QString, std::optional<UserId>>, Group> m_groups;
};

/// Puts songs into the albums that their fields say once these have changed, and those that lay
/// beside them, too; in an album that was made by hand they stay. To be made before the change.
class Regrouping {
 public:
    Regrouping(storage::Connection& connection, const std::string& keys);
    /// After the change. Changed albums are added to `touched`.
    void apply(storage::Connection& connection, const std::string& keys,
               std::set<AlbumKey>& touched);

 private:
    Neighbours m_neighbours;
};

/// After their rows came back with the albums they had: an album that has gone meanwhile comes
/// back too, as it was; where another has taken its place, they join that one.
void restoreAlbums(storage::Connection& connection, const std::string& keys);

/// Brings the facts of these albums up to date, see recountAlbum().
void recountAlbums(storage::Connection& connection, const std::set<AlbumKey>& albums);

}  // namespace linnet::catalogue::table
