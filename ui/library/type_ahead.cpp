// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/type_ahead.h"

namespace linnet::ui {

using catalogue::SongSort;

QString foldedForOrder(const QString& text) {
    QString folded;
    const QString parts = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : parts)
        if (!c.isMark())
            folded += c == QChar(0xf8) ? QChar(u'o') : c;
    return folded;
}

std::optional<std::size_t> firstFrom(catalogue::CatalogueService& catalogue, const Session& session,
                                     std::span<const catalogue::SongKey> keys,
                                     const catalogue::SongQuery& query, const QString& text) {
    QString catalogue::SongFields::*column = nullptr;
    switch (query.sort) {
        case SongSort::Title:
            column = &catalogue::SongFields::title;
            break;
        case SongSort::Artist:
            column = &catalogue::SongFields::artist;
            break;
        case SongSort::Album:
            column = &catalogue::SongFields::album;
            break;
        case SongSort::Genre:
            column = &catalogue::SongFields::genre;
            break;
        default:
            return std::nullopt;
    }
    const QString wanted = foldedForOrder(text);
    std::size_t first = 0;
    std::size_t end = keys.size();
    while (first < end) {
        const std::size_t middle = first + (end - first) / 2;
        const auto songs = catalogue.songs(session, keys.subspan(middle, 1));
        if (!songs)
            return std::nullopt;
        if (songs->empty() || !songs->front()) {
            first = middle + 1;  // it went meanwhile; any half will do
            continue;
        }
        const QString value = foldedForOrder(songs->front()->fields.*column);
        const int order = QString::compare(value.left(wanted.size()), wanted);
        const bool before = query.descending ? order > 0 : order < 0;
        if (before)
            first = middle + 1;
        else
            end = middle;
    }
    return first < keys.size() ? std::optional(first) : std::nullopt;
}

}  // namespace linnet::ui
