// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_columns.h"

#include <QCoreApplication>
#include <algorithm>

namespace linnet::ui {

namespace {

constexpr int kNumberRight = 30;
constexpr int kTextLeft = 50;
constexpr int kGap = 12;
constexpr int kYearWidth = 44;
constexpr int kTimeWidth = 56;
constexpr int kPlaysWidth = 100;
constexpr int kRatingWidth = 78;
constexpr int kRatingFrom = 860;

struct Weighted {
    SongColumn column;
    int weight;
};

QVector<Weighted> flexible(SongColumns columns, int width) {
    switch (columns) {
        case SongColumns::Library:
            if (width < 340)
                return {{SongColumn::Title, 1}};
            if (width < 440)
                return {{SongColumn::Title, 11}, {SongColumn::Artist, 9}};
            if (width < 560)
                return {{SongColumn::Title, 36}, {SongColumn::Artist, 32}, {SongColumn::Album, 32}};
            return {{SongColumn::Title, 145},
                    {SongColumn::Artist, 139},
                    {SongColumn::Album, 133},
                    {SongColumn::Genre, 80}};
        case SongColumns::Album:
            return {{SongColumn::Title, 1}};
        case SongColumns::AlbumOfMany:
            return width < 340 ? QVector<Weighted>{{SongColumn::Title, 1}}
                               : QVector<Weighted>{{SongColumn::Title, 3}, {SongColumn::Artist, 2}};
        case SongColumns::Found:
            if (width < 300)
                return {{SongColumn::Title, 1}};
            if (width < 420)
                return {{SongColumn::Title, 11}, {SongColumn::Artist, 10}};
            return {{SongColumn::Title, 171}, {SongColumn::Artist, 175}, {SongColumn::Album, 164}};
        case SongColumns::MostPlayed:
            return width < 400 ? QVector<Weighted>{{SongColumn::Title, 1}}
                               : QVector<Weighted>{{SongColumn::Title, 3}, {SongColumn::Album, 5}};
    }
    return {};
}

}  // namespace

QVector<PlacedColumn> placeColumns(SongColumns columns, int width) {
    QVector<PlacedColumn> placed;
    placed.append({SongColumn::Number, 4, kNumberRight - 4, true});

    // From the right: some air, the time, the year.
    const bool wide = columns == SongColumns::Found || columns == SongColumns::MostPlayed;
    int right = width - (wide ? 10 : width < 560 ? 16 : 45);
    QVector<PlacedColumn> fixed;
    fixed.prepend({SongColumn::Time, right - kTimeWidth, kTimeWidth, true});
    right -= kTimeWidth;
    if (columns == SongColumns::Library && width >= 480) {
        right += kGap - 5;
        fixed.prepend({SongColumn::Year, right - kYearWidth, kYearWidth, true});
        right -= kYearWidth;
    }
    if (columns == SongColumns::Library && width >= kRatingFrom) {
        right -= kGap;
        fixed.prepend({SongColumn::Rating, right - kRatingWidth, kRatingWidth, false});
        right -= kRatingWidth;
    }
    if (columns != SongColumns::Found && width >= 560)
        fixed.append({SongColumn::Heart, width - 32, 28, false});

    if (columns == SongColumns::MostPlayed) {
        right -= 2 * kGap;
        fixed.prepend({SongColumn::Plays, right - kPlaysWidth, kPlaysWidth, true});
        right -= kPlaysWidth;
    }

    const auto texts = flexible(columns, width);
    int weights = 0;
    for (const auto& text : texts)
        weights += text.weight;
    const int room = std::max(right - kTextLeft, 40);
    int x = kTextLeft;
    int sum = 0;
    for (const auto& text : texts) {
        sum += text.weight;
        const int end = kTextLeft + room * sum / weights;
        placed.append({text.column, x, std::max(end - x - kGap, 10), false});
        x = end;
    }
    return placed + fixed;
}

QString columnTitle(SongColumn column) {
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("linnet::ui::SongTable", text);
    };
    switch (column) {
        case SongColumn::Number:
            return QStringLiteral("#");
        case SongColumn::Title:
            return tr("Title");
        case SongColumn::Artist:
            return tr("Artist");
        case SongColumn::Album:
            return tr("Album");
        case SongColumn::Genre:
            return tr("Genre");
        case SongColumn::Year:
            return tr("Year");
        case SongColumn::Plays:
            return tr("Plays");
        case SongColumn::Time:
            return tr("Time");
        case SongColumn::Rating:
            return tr("Rating");
        case SongColumn::Heart:
            return tr("Favourite");
    }
    return {};
}

std::optional<catalogue::SongSort> columnSort(SongColumn column) {
    using catalogue::SongSort;
    switch (column) {
        case SongColumn::Number:
        case SongColumn::Plays:
        case SongColumn::Rating:
        case SongColumn::Heart:
            return std::nullopt;
        case SongColumn::Title:
            return SongSort::Title;
        case SongColumn::Artist:
            return SongSort::Artist;
        case SongColumn::Album:
            return SongSort::Album;
        case SongColumn::Genre:
            return SongSort::Genre;
        case SongColumn::Year:
            return SongSort::Year;
        case SongColumn::Time:
            return SongSort::Duration;
    }
    return std::nullopt;
}

}  // namespace linnet::ui
