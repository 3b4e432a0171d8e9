// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/events.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <type_traits>

namespace linnet {
namespace {

template <class T>
QString nameOf() {
    if constexpr (std::is_same_v<T, UserRegistered>)
        return QStringLiteral("user.registered");
    else if constexpr (std::is_same_v<T, UserSignedOut>)
        return QStringLiteral("user.signed_out");
    else if constexpr (std::is_same_v<T, SongAdded>)
        return QStringLiteral("song.added");
    else if constexpr (std::is_same_v<T, SongUpdated>)
        return QStringLiteral("song.updated");
    else if constexpr (std::is_same_v<T, SongRemoved>)
        return QStringLiteral("song.removed");
    else if constexpr (std::is_same_v<T, SongAnalysed>)
        return QStringLiteral("song.analysed");
    else if constexpr (std::is_same_v<T, SongsMeasured>)
        return QStringLiteral("songs.measured");
    else if constexpr (std::is_same_v<T, PlaybackStarted>)
        return QStringLiteral("playback.started");
    else if constexpr (std::is_same_v<T, PlaybackPaused>)
        return QStringLiteral("playback.paused");
    else if constexpr (std::is_same_v<T, PlaybackStopped>)
        return QStringLiteral("playback.stopped");
    else if constexpr (std::is_same_v<T, PlaybackListened>)
        return QStringLiteral("playback.listened");
    else if constexpr (std::is_same_v<T, SongStatsChanged>)
        return QStringLiteral("song.stats_changed");
    else {
        static_assert(std::is_same_v<T, PlaylistChanged>);
        return QStringLiteral("playlist.changed");
    }
}

}  // namespace

QString eventName(const Event& event) {
    return std::visit([](const auto& e) { return nameOf<std::decay_t<decltype(e)>>(); }, event);
}

QByteArray toJson(const Event& event) {
    QJsonObject payload;
    std::visit(
        [&payload](const auto& e) {
            if constexpr (requires { e.user; })
                payload.insert(QStringLiteral("user_id"), e.user.toString());
            if constexpr (requires { e.song; })
                payload.insert(QStringLiteral("song_id"), e.song.toString());
            if constexpr (requires { e.position; })
                payload.insert(QStringLiteral("position_ms"),
                               static_cast<qint64>(e.position.count()));
            if constexpr (requires { e.playlist; })
                payload.insert(QStringLiteral("playlist_id"), e.playlist.toString());
            if constexpr (requires { e.heard; }) {
                payload.insert(QStringLiteral("heard_ms"), static_cast<qint64>(e.heard.count()));
                payload.insert(QStringLiteral("completed"), e.completed);
            }
            if constexpr (requires { e.duration; })
                payload.insert(QStringLiteral("duration_ms"),
                               static_cast<qint64>(e.duration.count()));
            if constexpr (requires { e.framesHash; })
                payload.insert(QStringLiteral("frames_hash"),
                               QString::fromLatin1(e.framesHash.toHex()));
            if constexpr (requires { e.integratedLufs; })
                payload.insert(QStringLiteral("integrated_lufs"),
                               e.integratedLufs ? QJsonValue(*e.integratedLufs) : QJsonValue());
            payload.insert(QStringLiteral("timestamp"), toIso8601(e.timestamp));
        },
        event);
    const QJsonObject object{{QStringLiteral("event"), eventName(event)},
                             {QStringLiteral("payload"), payload}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace linnet
