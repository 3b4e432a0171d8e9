// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

#include "core/catalogue/song.h"
#include "storage/change_recorder.h"

/// One transaction that moves songs between library and bin, as its undo and redo remember it.
namespace linnet::catalogue::table {

struct BinStep {
    /// A song may come back to another album than the one it left. The album 0: none.
    struct Moved {
        SongKey song{};
        AlbumKey inBin{};
        AlbumKey inLibrary{};
    };
    std::vector<Moved> songs;
    QByteArray albums;  ///< a recording of the rows of `albums`

    [[nodiscard]] std::vector<SongKey> keys() const;
    [[nodiscard]] QByteArray packed() const;
    [[nodiscard]] static BinStep unpacked(const QByteArray& data);
};

/// Where the songs of `keys` (JSON) are filed in the library, or in the bin; ascending by key.
[[nodiscard]] std::vector<BinStep::Moved> albumsInLibrary(storage::Connection& connection,
                                                          const std::string& keys);
[[nodiscard]] std::vector<BinStep::Moved> albumsInBin(storage::Connection& connection,
                                                      const std::string& keys);

/// For songs of the step that are in the bin: the albums that they were filed in there, or are to
/// be in the library.
void fileAsInBin(storage::Connection& connection, const BinStep& step);
void fileAsInLibrary(storage::Connection& connection, const BinStep& step);

}  // namespace linnet::catalogue::table
