// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

/// What the text of a tag means, whatever format it came from. Pure; each rule has a table of
/// examples in tst_catalogue_tag_values.
namespace linnet::catalogue {

/// The people in one value of an artist or composer field. Parted at semicolons and at a slash with
/// blanks around it; at a bare slash, which ID3v2.3 prescribes, only where each part is of two
/// words or more ("John Lennon/Paul McCartney"), for most names with a slash are one: AC/DC,
/// Queen/Bowie stay whole. Never at commas, ampersands or "feat.": "Earth, Wind & Fire" is one
/// band.
[[nodiscard]] QStringList splitPeople(const QString& value);
/// The genres in one value: at semicolons only ("Pop/Rock" is one).
[[nodiscard]] QStringList splitGenres(const QString& value);
/// Each once, in order, as a field shows them: "A; B".
[[nodiscard]] QString joinValues(const QStringList& values);

/// The year in a date of any shape: "2003", "2003-05-01", "01.05.2003", "May 2003", "20030501",
/// "(2003)". From 1000 on; "0000" and two digits are none.
[[nodiscard]] std::optional<int> yearOf(const QString& value);

/// The number that the value begins with ("3", "03/12", "#3", "3 of 12"), from 1 to `most`.
[[nodiscard]] std::optional<int> numberOf(const QString& value, int most);
/// As numberOf(), also after a word for it: "CD 2", "Disc Two".
[[nodiscard]] std::optional<int> discNumberOf(const QString& value);

/// Gains and peaks of ReplayGain ("-6.54 dB", "+3,2"; "0.988553" of full scale, above 0) and of
/// Opus
/// ("-1632", in steps of 1/256 dB; RFC 7845, 5.2.1), in dB. Nothing where the text is anything else
/// or beyond all measure.
[[nodiscard]] std::optional<double> gainDbOf(const QString& value);
[[nodiscard]] std::optional<double> peakDbOf(const QString& value);
[[nodiscard]] std::optional<double> r128GainDbOf(const QString& value);

/// An album's title without the disc at its end, and that disc: "Mellon Collie (CD 2)" is "Mellon
/// Collie" and 2. A title that is nothing but a disc stays as it is.
struct DiscTitle {
    QString title;
    std::optional<int> disc;
};
[[nodiscard]] DiscTitle withoutDisc(const QString& album);
/// The number of a folder that is named after a disc alone ("CD2", "Disc 2 - Live").
[[nodiscard]] std::optional<int> discOfFolder(const QString& name);

}  // namespace linnet::catalogue
