// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/field_values.h"

#include <algorithm>

#include "core/catalogue/fold.h"
#include "core/catalogue/sort_name.h"

namespace linnet::catalogue {
namespace {

const QString kBetweenValues = QStringLiteral("; ");

/// What goes beyond is a text that somebody put there, and each value costs its song a row.
constexpr qsizetype kLongestList = 4'000;
constexpr qsizetype kMostValues = 64;

bool isList(const QString& field) {
    return hasSeveralValues(field) && field.size() <= kLongestList &&
           field.count(QLatin1Char(';')) < kMostValues;
}

QStringList filledParts(const QString& field) {
    QStringList parts;
    for (const QString& part : field.split(QLatin1Char(';'))) {
        if (const QString text = part.trimmed(); !text.isEmpty())
            parts << text;
    }
    return parts;
}

}  // namespace

QStringList fieldValues(const QString& field) {
    if (!isList(field)) {
        const QString text = field.trimmed();
        return text.isEmpty() ? QStringList() : QStringList{text};
    }
    QStringList values;
    QStringList known;
    for (const QString& part : filledParts(field)) {
        const QString folded = fold(part);
        if (known.contains(folded))
            continue;
        known << folded;
        values << part;
    }
    return values;
}

QString tidyValues(const QString& field) {
    return isList(field) ? fieldValues(field).join(kBetweenValues) : field;
}

QString foldValues(const QString& field) {
    if (!isList(field)) {
        QString folded = fold(field);
        // A text without letters folds to itself.
        return hasSeveralValues(folded) ? folded.remove(QLatin1Char(';')).simplified() : folded;
    }
    QStringList values = fieldValues(field);
    std::ranges::transform(values, values.begin(), fold);
    return values.join(kBetweenValues);
}

QString joinedOfValues(const QString& field) {
    if (!isList(field))
        return joined(field);
    QStringList values = fieldValues(field);
    std::ranges::transform(values, values.begin(), joined);
    const bool any = std::ranges::any_of(values, [](const QString& one) { return !one.isEmpty(); });
    return any ? values.join(kBetweenValues) : QString();
}

QString sortKeyOfValues(const QString& field, const QString& sortField) {
    const QStringList values = fieldValues(field);
    if (values.size() < 2)
        return sortKey(tidyValues(field), sortField);
    const QStringList said = filledParts(sortField);
    QStringList keys;
    for (qsizetype i = 0; i < values.size(); ++i)
        keys << sortKey(values[i], said.size() == values.size() ? said[i] : QString());
    return keys.join(kBetweenValues);
}

}  // namespace linnet::catalogue
