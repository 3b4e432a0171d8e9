// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/tag_values.h"

#include <QRegularExpression>
#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <cstdint>

namespace linnet::catalogue {
namespace {

constexpr int kEarliestYear = 1000;
constexpr int kMostDiscs = 99;

QRegularExpression pattern(const QString& text) {
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption |
                                        QRegularExpression::UseUnicodePropertiesOption);
}

QStringList trimmed(const QStringList& parts) {
    QStringList result;
    for (const QString& part : parts)
        if (const QString text = part.trimmed(); !text.isEmpty())
            result << text;
    return result;
}

bool hasTwoWords(const QString& text) {
    return text.trimmed().contains(QLatin1Char(' '));
}

/// "2", "two", "II".
std::optional<int> discNumeral(const QString& text) {
    static const std::array kNumerals{"one", "two",   "three", "four", "five",
                                      "six", "seven", "eight", "nine", "ten"};
    static const std::array kRoman{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"};
    const QString lower = text.toLower();
    for (std::size_t i = 0; i < kNumerals.size(); ++i)
        if (lower == QLatin1StringView(kNumerals[i]) || lower == QLatin1StringView(kRoman[i]))
            return static_cast<int>(i) + 1;
    return numberOf(text, kMostDiscs);
}

const QString kNumeral = QStringLiteral(
    "(\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|viii|vii|vi|iv|iii|ii|ix|i|v|x)");
const QString kDiscWord = QStringLiteral("(?:cd|dis[ck]|disque|диск)");
const QString kOf = QStringLiteral("(?:\\s*(?:of|/|von|de|из)\\s*\\d{1,2})?");

}  // namespace

QStringList splitPeople(const QString& value) {
    if (!value.contains(QLatin1Char(';')) && !value.contains(QLatin1Char('/')))
        return trimmed({value});
    QStringList people;
    static const QRegularExpression parted(QStringLiteral(";|\\s/\\s"));
    for (const QString& part : trimmed(value.split(parted))) {
        const QStringList slashed = part.split(QLatin1Char('/'));
        if (slashed.size() > 1 && std::ranges::all_of(slashed, hasTwoWords))
            people << trimmed(slashed);
        else
            people << part;
    }
    return people;
}

QStringList splitGenres(const QString& value) {
    return trimmed(value.split(QLatin1Char(';')));
}

QString joinValues(const QStringList& values) {
    QStringList once = trimmed(values);
    once.removeDuplicates();
    return once.join(QStringLiteral("; "));
}

std::optional<int> yearOf(const QString& value) {
    static const QRegularExpression packed(
        QStringLiteral("^\\s*(\\d{4})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\s*$"));
    if (const auto match = packed.match(value); match.hasMatch())
        if (const int year = match.captured(1).toInt(); year >= kEarliestYear)
            return year;
    static const QRegularExpression fourDigits(QStringLiteral("(?<!\\d)(\\d{4})(?!\\d)"));
    auto matches = fourDigits.globalMatch(value);
    while (matches.hasNext())
        if (const int year = matches.next().captured(1).toInt(); year >= kEarliestYear)
            return year;
    return std::nullopt;
}

std::optional<int> numberOf(const QString& value, int most) {
    static const QRegularExpression leading(QStringLiteral("^\\s*#?\\s*(\\d{1,6})(?!\\d)"));
    const auto match = leading.match(value);
    const int result = match.hasMatch() ? match.captured(1).toInt() : 0;
    return result > 0 && result <= most ? std::optional(result) : std::nullopt;
}

std::optional<int> discNumberOf(const QString& value) {
    static const QRegularExpression worded =
        pattern(QStringLiteral("^\\s*") + kDiscWord + QStringLiteral("\\s*[#:.]?\\s*") + kNumeral +
                QStringLiteral("\\b"));
    if (const auto match = worded.match(value); match.hasMatch())
        return discNumeral(match.captured(1));
    return numberOf(value, 999);
}

std::optional<double> gainDbOf(const QString& value) {
    constexpr double kMostDb = 51;  // what a LAME header has room for
    static const QRegularExpression form =
        pattern(QStringLiteral("^\\s*([+-]?\\d{1,3}(?:[.,]\\d{1,12})?)\\s*(?:dB)?\\s*$"));
    const auto match = form.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    const double gain = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    return std::abs(gain) <= kMostDb ? std::optional(gain) : std::nullopt;
}

std::optional<double> peakDbOf(const QString& value) {
    constexpr double kMost = 16;  // some once wrote 32767 for full scale
    static const QRegularExpression form =
        pattern(QStringLiteral("^\\s*(\\d{1,3}(?:[.,]\\d{1,24})?)\\s*$"));
    const auto match = form.match(value);
    if (!match.hasMatch())
        return std::nullopt;
    const double peak = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    return peak > 0 && peak <= kMost ? std::optional(20 * std::log10(peak)) : std::nullopt;
}

std::optional<double> r128GainDbOf(const QString& value) {
    static const QRegularExpression form(QStringLiteral("^\\s*[+-]?\\d{1,5}\\s*$"));
    const int steps = form.match(value).hasMatch() ? value.trimmed().toInt() : INT_MAX;
    return steps >= INT16_MIN && steps <= INT16_MAX ? std::optional(steps / 256.0) : std::nullopt;
}

DiscTitle withoutDisc(const QString& album) {
    // Most titles are told apart without a pattern.
    const auto has = [&](QStringView word) { return album.contains(word, Qt::CaseInsensitive); };
    if (!has(u"cd") && !has(u"dis") && !has(u"диск"))
        return {album, std::nullopt};
    // In brackets anything may follow the number; "Disco 2" is a disc only there.
    static const QRegularExpression bracketed =
        pattern(QStringLiteral("\\s*[-,:]?\\s*[\\[({]\\s*(?:") + kDiscWord +
                QStringLiteral("|disco)\\s*[#:.]?\\s*") + kNumeral +
                QStringLiteral("\\b(?:\\s*[-:,/].*|\\s+of\\s.*)?\\s*[\\])}]\\s*$"));
    static const QRegularExpression bare =
        pattern(QStringLiteral("(?:\\s*[-,:–]\\s*|\\s+)") + kDiscWord +
                QStringLiteral("\\s*[#:.]?\\s*") + kNumeral + kOf + QStringLiteral("\\s*$"));
    for (const QRegularExpression* form : {&bracketed, &bare}) {
        const auto match = form->match(album);
        if (!match.hasMatch())
            continue;
        const QString title = album.left(match.capturedStart()).trimmed();
        if (const auto disc = discNumeral(match.captured(1)); disc && !title.isEmpty())
            return {title, disc};
    }
    return {album, std::nullopt};
}

std::optional<int> discOfFolder(const QString& name) {
    static const QRegularExpression form =
        pattern(QStringLiteral("^\\s*[\\[(]?\\s*") + kDiscWord +
                QStringLiteral("[\\s_]*[#:.]?[\\s_]*") + kNumeral +
                QStringLiteral("\\b\\s*[\\])]?(?:\\s*[-:,–].*|") + kOf + QStringLiteral(")\\s*$"));
    const auto match = form.match(name);
    return match.hasMatch() ? discNumeral(match.captured(1)) : std::nullopt;
}

}  // namespace linnet::catalogue
