// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "core/catalogue/songs_table.h"
#include "core/catalogue/statistics/stats_table.h"
#include "tests/catalogue/store.h"

namespace linnet::testing {

/// A store whose songs are rows only (nothing plays them), put there in no time.
class RowStore : public Store {
 public:
    /// As given, but for what every row has to have.
    catalogue::SongKey addRow(catalogue::Song song) {
        song.id = SongId::generate();
        if (song.addedBy.isNull())
            song.addedBy = ada.user();
        std::array<std::uint8_t, 32> hash{};
        std::ranges::copy(song.id.bytes(), hash.begin());
        song.audio = storage::ContentHash(hash);
        if (song.fileName.isEmpty())
            song.fileName = song.fields.title + QStringLiteral(".mp3");
        return *library->rows().write([&](storage::Connection& connection) {
            return catalogue::table::insertSong(connection, song);
        });
    }
    catalogue::SongKey addTitle(const QString& title) {
        catalogue::Song song;
        song.fields.title = title;
        return addRow(song);
    }
    void setStats(catalogue::SongKey song, const catalogue::SongStats& stats) {
        const auto set = library->rows().write([&](storage::Connection& connection) {
            return catalogue::table::replaceStats(connection, ada.user(), song, stats);
        });
        if (!set || !*set)
            qFatal("no statistics");
    }
};

}  // namespace linnet::testing
