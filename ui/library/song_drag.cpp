// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_drag.h"

#include <QCoreApplication>
#include <cstring>

namespace linnet::ui {
namespace {

/// Keys mean nothing in another process.
QString format() {
    return QLatin1String(kSongsMime) +
           QStringLiteral(";process=%1").arg(QCoreApplication::applicationPid());
}

}  // namespace

QMimeData* songsMime(std::span<const catalogue::SongKey> keys) {
    auto* mime = new QMimeData;
    mime->setData(format(), QByteArray(reinterpret_cast<const char*>(keys.data()),
                                       static_cast<qsizetype>(keys.size_bytes())));
    return mime;
}

bool hasSongs(const QMimeData* mime) {
    return mime && mime->hasFormat(format());
}

std::vector<catalogue::SongKey> songsFrom(const QMimeData& mime) {
    const QByteArray bytes = mime.data(format());
    std::vector<catalogue::SongKey> keys(static_cast<std::size_t>(bytes.size()) /
                                         sizeof(catalogue::SongKey));
    if (!keys.empty())
        std::memcpy(keys.data(), bytes.constData(), keys.size() * sizeof(catalogue::SongKey));
    return keys;
}

}  // namespace linnet::ui
