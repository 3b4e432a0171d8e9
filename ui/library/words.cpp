// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringBuilder>
#include <QStringList>
#include <cmath>

namespace linnet::ui::words {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::words", text);
}

QString counted(std::int64_t count, const char* one, const char* many) {
    return count == 1 ? tr(one) : tr(many).arg(number(count));
}

}  // namespace

QString musicFilter() {
    QStringList patterns;
    for (const char* ending : {"mp3", "flac", "ogg", "oga", "opus", "wav", "aiff", "aif", "aifc"})
        for (const QString& written :
             {QString::fromLatin1(ending), QString::fromLatin1(ending).toUpper()})
            patterns.append(QStringLiteral("*.") % written);
    return tr("Music (%1)").arg(patterns.join(QLatin1Char(' ')));
}

QString number(std::int64_t value) {
    QString digits = QString::number(value);
    const qsizetype first = value < 0 ? 1 : 0;
    for (qsizetype at = digits.size() - 3; at > first; at -= 3)
        digits.insert(at, QChar(0x202f));
    return digits;
}

QString songs(std::int64_t count) {
    return counted(count, QT_TR_NOOP("1 song"), QT_TR_NOOP("%1 songs"));
}

QString albums(std::int64_t count) {
    return counted(count, QT_TR_NOOP("1 album"), QT_TR_NOOP("%1 albums"));
}

QString artists(std::int64_t count) {
    return counted(count, QT_TR_NOOP("1 artist"), QT_TR_NOOP("%1 artists"));
}

QString playlists(std::int64_t count) {
    return counted(count, QT_TR_NOOP("1 playlist"), QT_TR_NOOP("%1 playlists"));
}

QString genres(std::int64_t count) {
    return counted(count, QT_TR_NOOP("1 genre"), QT_TR_NOOP("%1 genres"));
}

QString plays(std::int64_t count) {
    return counted(count, QT_TR_NOOP("1 play"), QT_TR_NOOP("%1 plays"));
}

QString holdings(const catalogue::Artist& artist) {
    if (artist.albums == 0 || artist.songs == 0)
        return artist.albums == 0 ? songs(artist.songs) : albums(artist.albums);
    return tr("%1, %2").arg(albums(artist.albums), songs(artist.songs));
}

QString time(std::chrono::milliseconds duration) {
    const auto seconds = std::max<std::int64_t>(0, (duration.count() + 500) / 1000);
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, QLatin1Char('0'));
    const auto minutes = seconds / 60;
    if (minutes < 60)
        return QString::number(minutes) % QLatin1Char(':') % tail;
    return QStringLiteral("%1:%2:%3")
        .arg(minutes / 60)
        .arg(minutes % 60, 2, 10, QLatin1Char('0'))
        .arg(tail);
}

QString length(std::chrono::milliseconds duration) {
    const double minutes = static_cast<double>(duration.count()) / 60'000;
    if (minutes < 1)
        return counted((duration.count() + 500) / 1000, QT_TR_NOOP("1 second"),
                       QT_TR_NOOP("%1 seconds"));
    if (minutes < 90)
        return counted(std::llround(minutes), QT_TR_NOOP("1 minute"), QT_TR_NOOP("%1 minutes"));
    if (minutes < 48 * 60)
        return counted(std::llround(minutes / 60), QT_TR_NOOP("1 hour"), QT_TR_NOOP("%1 hours"));
    return counted(std::llround(minutes / (60 * 24)), QT_TR_NOOP("1 day"), QT_TR_NOOP("%1 days"));
}

QString timeOfDay(Timestamp time) {
    const auto local =
        QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(time.time_since_epoch().count()));
    // Some locales' short format has seconds, which say nothing here.
    return QLocale().toString(
        local.time(), QLocale().timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss")));
}

QString coverName(const catalogue::Song& song) {
    return song.fields.album.isEmpty() ? song.fields.title : song.fields.album;
}

QString error(const Error& error) {
    switch (error.code) {
        case ErrorCode::Unauthorized:
            return tr("You are signed out. Sign in again to go on; your music is untouched.");
        case ErrorCode::NotFound:
            return tr("This is not in the library any more.");
        case ErrorCode::InvalidInput:
            return tr("Something that was typed cannot be kept. Check the fields and try again.");
        case ErrorCode::DiskFull:
            return tr("The disk is full. Nothing was lost; make some room and try again.");
        case ErrorCode::Damaged:
            return tr(
                "Part of the library cannot be read as it was stored. The rest of your music "
                "is not affected; Settings can check the library.");
        case ErrorCode::Unreadable:
            return tr(
                "The file could not be opened. Check that it is there and that you may read "
                "it.");
        case ErrorCode::NoAudio:
        case ErrorCode::Unsupported:
            return tr("This file holds no music that Linnet can play.");
        case ErrorCode::Truncated:
            return tr("This file ends too early; it may not have been copied completely.");
        case ErrorCode::TooLarge:
            return tr("This file is too large for the library.");
        default:
            return tr(
                "The library could not be read or written just now. Nothing was lost; try "
                "again.");
    }
}

}  // namespace linnet::ui::words
