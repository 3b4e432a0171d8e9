// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/mpris_metadata.h"

#include <QStringList>

#include "core/catalogue/field_values.h"

namespace linnet::app::mpris {

QDBusObjectPath trackPath(SongId song, std::size_t occurrence) {
    // A path knows letters, digits and underscores only.
    return QDBusObjectPath(QStringLiteral("/org/linnet/track/%1/%2")
                               .arg(song.toString().replace(QLatin1Char('-'), QLatin1Char('_')))
                               .arg(occurrence));
}

QDBusObjectPath noTrack() {
    return QDBusObjectPath(QStringLiteral("/org/mpris/MediaPlayer2/TrackList/NoTrack"));
}

QVariantMap metadata(const QDBusObjectPath& track, const catalogue::Song* song,
                     std::chrono::milliseconds duration, const QString& artUrl) {
    QVariantMap map;
    map.insert(QStringLiteral("mpris:trackid"), QVariant::fromValue(track));
    if (duration.count() > 0)
        map.insert(QStringLiteral("mpris:length"), toBus(duration));
    if (!artUrl.isEmpty())
        map.insert(QStringLiteral("mpris:artUrl"), artUrl);
    if (!song)
        return map;

    const auto text = [&map](const char* key, const QString& value) {
        if (!value.isEmpty())
            map.insert(QString::fromLatin1(key), value);
    };
    const auto list = [&map](const char* key, const QString& value) {
        if (!value.isEmpty())
            map.insert(QString::fromLatin1(key), catalogue::fieldValues(value));
    };
    const auto number = [&map](const char* key, const std::optional<int>& value) {
        if (value)
            map.insert(QString::fromLatin1(key), *value);
    };
    const catalogue::SongFields& fields = song->fields;
    text("xesam:title", fields.title);
    list("xesam:artist", fields.artist);
    list("xesam:albumArtist", fields.albumArtist);
    text("xesam:album", fields.album);
    list("xesam:genre", fields.genre);
    list("xesam:composer", fields.composer);
    number("xesam:trackNumber", fields.track);
    number("xesam:discNumber", fields.disc);
    if (fields.year)
        text("xesam:contentCreated",
             QStringLiteral("%1-01-01T00:00:00").arg(*fields.year, 4, 10, QLatin1Char('0')));
    return map;
}

qlonglong toBus(std::chrono::milliseconds time) {
    return std::chrono::microseconds(time).count();
}

}  // namespace linnet::app::mpris
