// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/duplicates/duplicate_facts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>

#include "ui/importing/words.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::DuplicateKind;
using catalogue::Song;
using catalogue::SongStats;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::Duplicates", text);
}

QString of(const std::optional<int>& number) {
    return number ? QString::number(*number) : QString();
}

QString format(const Song& song) {
    QStringList parts{QFileInfo(song.fileName).suffix().toUpper()};
    if (song.bitrateKbps > 0)
        parts << tr("%1 kbit/s").arg(song.bitrateKbps);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString day(Timestamp time) {
    return QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(qint64{time.time_since_epoch().count()}).date(),
        QLocale::ShortFormat);
}

QString stars(const SongStats& stats) {
    QString text = QString(stats.rating.value_or(0) / catalogue::kRatingOfAStar, QChar(0x2605));
    if (stats.favourite)
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + QChar(0x2665);
    return text;
}

}  // namespace

std::vector<DuplicateFact> duplicateFacts(const ShownDuplicates& shown) {
    std::vector<DuplicateFact> facts;
    const auto add = [&](const QString& name, bool always, auto value) {
        DuplicateFact fact{name, {}, false};
        bool any = false;
        for (std::size_t i = 0; i < shown.group.songs.size(); ++i) {
            const QString text = value(shown.group.songs[i], shown.stats[i]);
            any = any || !text.isEmpty();
            fact.values.push_back(text.isEmpty() ? QStringLiteral("–") : text);
        }
        fact.differs = std::ranges::any_of(
            fact.values, [&](const QString& text) { return text != fact.values.front(); });
        if (fact.differs || (always && any))
            facts.push_back(std::move(fact));
    };
    using S = const Song&;
    using T = const SongStats&;
    add(tr("Album"), true, [](S song, T) { return song.fields.album; });
    add(tr("Album artist"), false, [](S song, T) { return song.fields.albumArtist; });
    add(tr("Year"), false, [](S song, T) { return of(song.fields.year); });
    add(tr("Track"), false, [](S song, T) { return of(song.fields.track); });
    add(tr("Genre"), false, [](S song, T) { return song.fields.genre; });
    add(tr("Length"), true, [](S song, T) { return words::time(song.duration); });
    add(tr("Format"), true, [](S song, T) { return format(song); });
    add(tr("Size"), true, [](S song, T) { return import_words::size(song.bytes); });
    add(tr("File"), true, [](S song, T) { return song.fileName; });
    add(tr("Added"), true, [](S song, T) { return day(song.addedAt); });
    add(tr("Seen by"), false, [](S song, T) {
        return song.visibility == catalogue::Visibility::OnlyMe ? tr("Only you")
                                                                : tr("Everyone here");
    });
    add(tr("Plays"), true, [](S, T stats) { return words::number(stats.plays); });
    add(tr("Rating"), false, [](S, T stats) { return stars(stats); });
    return facts;
}

QString duplicateWords(const catalogue::DuplicateGroup& group) {
    return group.kind == DuplicateKind::SameRecording ? tr("The same recording with other tags")
                                                      : tr("These sound alike");
}

}  // namespace linnet::ui
