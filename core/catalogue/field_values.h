// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// Fields that hold several values in one text, "Jazz; Bebop": artist, album artist, genre and
/// composer. Each value is found, counted and listed for itself; the text is what is shown.
namespace linnet::catalogue {

/// The values of a field, in order; of those that fold alike the first. None has a semicolon, but
/// where there are more than 64 or the field is longer than 4 000: then it is one.
[[nodiscard]] QStringList fieldValues(const QString& field);
/// The field with its values as joinValues() has them, which is how it is stored: "Jazz;bebop;
/// JAZZ" is "Jazz; bebop".
[[nodiscard]] QString tidyValues(const QString& field);

// What stands in the columns beside it: of one value as of any text (fold.h, sort_name.h), of
// several one for each, in the same order and parted in the same way, so that the schema's triggers
// can tell which belongs to which.

[[nodiscard]] QString foldValues(const QString& field);
/// Empty where it is so for each.
[[nodiscard]] QString joinedOfValues(const QString& field);
/// `sortField`: what the tags say, as many values as the field has; else it is not looked at.
[[nodiscard]] QString sortKeyOfValues(const QString& field, const QString& sortField = {});

/// Whether `folded`, a text of foldValues(), has several.
[[nodiscard]] inline bool hasSeveralValues(const QString& folded) {
    return folded.contains(QLatin1Char(';'));
}

}  // namespace linnet::catalogue
