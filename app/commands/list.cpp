// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonObject>

#include "app/commands/commands.h"
#include "app/commands/sign_in.h"
#include "app/terminal.h"
#include "ui/library/words.h"

namespace linnet::app {
namespace {

constexpr std::size_t kPage = 500;

QJsonObject toJson(const catalogue::Song& song) {
    QJsonObject object{
        {QStringLiteral("id"), song.id.toString()},
        {QStringLiteral("title"), song.fields.title},
        {QStringLiteral("artist"), song.fields.artist},
        {QStringLiteral("album_artist"), song.fields.albumArtist},
        {QStringLiteral("album"), song.fields.album},
        {QStringLiteral("genre"), song.fields.genre},
        {QStringLiteral("composer"), song.fields.composer},
        {QStringLiteral("duration_ms"), static_cast<qint64>(song.duration.count())},
        {QStringLiteral("bytes"), static_cast<qint64>(song.bytes)},
        {QStringLiteral("file_name"), song.fileName},
        {QStringLiteral("added_at"), toIso8601(song.addedAt)},
        {QStringLiteral("visibility"), song.visibility == catalogue::Visibility::Everyone
                                           ? QStringLiteral("everyone")
                                           : QStringLiteral("only_me")},
    };
    const auto insert = [&object](const QString& name, const std::optional<int>& value) {
        if (value)
            object.insert(name, *value);
    };
    insert(QStringLiteral("year"), song.fields.year);
    insert(QStringLiteral("track"), song.fields.track);
    insert(QStringLiteral("disc"), song.fields.disc);
    return object;
}

QString toLine(const catalogue::Song& song) {
    return QStringList{song.id.toString(), song.fields.title, song.fields.artist, song.fields.album,
                       ui::words::time(song.duration)}
        .join(QLatin1Char('\t'));
}

Result<std::vector<catalogue::SongKey>> keysOf(const Arguments& arguments, Backend& backend,
                                               const Session& session) {
    if (arguments.search.isEmpty())
        return backend.catalogue->list(session, {});
    const auto counts = backend.catalogue->counts(session);
    if (!counts)
        return fail(counts.error());
    auto found = backend.catalogue->search(session, arguments.search,
                                           static_cast<std::size_t>(counts->songs));
    if (!found)
        return fail(std::move(found.error()));
    return std::move(found->songs);
}

}  // namespace

int listSongs(const Arguments& arguments, Backend& backend) {
    return withSession(arguments, backend, [&](const Session& session) {
        const auto keys = keysOf(arguments, backend, session);
        if (!keys) {
            terminal::error(ui::words::error(keys.error()));
            return kRefused;
        }
        const std::span all(*keys);
        for (std::size_t first = 0; first < all.size(); first += kPage) {
            const auto rows = backend.catalogue->songs(
                session, all.subspan(first, std::min(kPage, all.size() - first)));
            if (!rows) {
                terminal::error(ui::words::error(rows.error()));
                return kRefused;
            }
            for (const auto& song : *rows) {
                if (song && arguments.json)
                    terminal::out(toJson(*song));
                else if (song)
                    terminal::out(toLine(*song));
            }
        }
        return kDone;
    });
}

}  // namespace linnet::app
