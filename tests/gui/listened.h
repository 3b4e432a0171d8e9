// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "core/playback/playback_tables.h"
#include "tests/ui/live_window.h"

namespace linnet::testing {

/// Somebody has listened to a song, written as playback writes it.
inline void listened(LiveServices& live, SongId song, const QDateTime& when,
                     std::chrono::milliseconds heard, bool completed = true) {
    const Timestamp at(std::chrono::milliseconds(when.toMSecsSinceEpoch()));
    const auto written = live.library->rows().write([&](storage::Connection& connection) {
        playback::table::insertListen(connection, live.session.user(),
                                      {song, at, heard, completed});
        return Result<>();
    });
    if (!written)
        qFatal("%s", qPrintable(written.error().detail));
}

struct MadeSong {
    const char16_t* title;
    const char16_t* artist;
    const char16_t* album;
    const char16_t* genre;
};

/// Songs of three seconds; ids in that order.
inline std::vector<SongId> addSongs(LiveServices& live, std::span<const MadeSong> made) {
    std::vector<catalogue::CatalogueService::NewSong> songs;
    int track = 0;
    for (const MadeSong& one : made) {
        Mp3Tags tags;
        tags.title = QString::fromUtf16(one.title);
        tags.artist = QString::fromUtf16(one.artist);
        tags.album = QString::fromUtf16(one.album);
        tags.genre = QString::fromUtf16(one.genre);
        tags.track = QString::number(++track);
        Mp3Options options;
        options.seconds = 3;
        songs.push_back({mp3(tags, options), tags.title + QStringLiteral(".mp3"),
                         catalogue::Visibility::Everyone});
    }
    std::vector<SongId> ids;
    for (auto& added : live.catalogue->addBatch(live.session, std::move(songs))) {
        if (!added)
            qFatal("%s", qPrintable(added.error().detail));
        ids.push_back(added->song);
    }
    return ids;
}

}  // namespace linnet::testing
