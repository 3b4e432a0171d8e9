// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/lyrics.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace linnet::catalogue {
namespace {

using std::chrono::milliseconds;

/// The fraction is tenths, hundredths or thousandths by its length.
milliseconds timeOf(const QRegularExpressionMatch& match) {
    const QString fraction = match.captured(3).leftJustified(3, QLatin1Char('0'));
    return milliseconds((match.captured(1).toLongLong() * 60 + match.captured(2).toLongLong()) *
                            1000 +
                        fraction.toLongLong());
}

}  // namespace

std::optional<std::size_t> Lyrics::lineAt(milliseconds position) const {
    if (!synced)
        return std::nullopt;
    const auto after =
        std::ranges::upper_bound(lines, std::optional(position), {}, &LyricsLine::at);
    if (after == lines.begin())
        return std::nullopt;
    return static_cast<std::size_t>(after - lines.begin()) - 1;
}

Lyrics parseLyrics(const QString& text) {
    static const QRegularExpression lineEnd(QStringLiteral("\\r\\n|\\r|\\n"));
    static const QRegularExpression time(
        QStringLiteral("\\G\\s*\\[(\\d{1,3}):([0-5]?\\d)(?:[.:](\\d{1,3}))?\\]"));
    static const QRegularExpression inner(QStringLiteral("<\\d{1,3}:\\d{1,2}(?:[.:]\\d{1,3})?>"));
    static const QRegularExpression shift(
        QStringLiteral("^\\s*\\[offset:\\s*([+-]?\\d{1,7})\\s*\\]"),
        QRegularExpression::CaseInsensitiveOption);

    Lyrics plain;
    Lyrics synced;
    milliseconds offset{0};
    for (const QString& line : text.split(lineEnd)) {
        plain.lines.push_back({std::nullopt, line});
        if (const auto match = shift.match(line); match.hasMatch())
            offset = milliseconds(match.captured(1).toLongLong());
        qsizetype behind = 0;
        std::vector<milliseconds> times;
        for (auto match = time.match(line); match.hasMatch(); match = time.match(line, behind)) {
            times.push_back(timeOf(match));
            behind = match.capturedEnd();
        }
        const QString words = line.mid(behind).remove(inner).trimmed();
        for (const milliseconds at : times)
            synced.lines.push_back({at, words});
    }
    if (synced.lines.empty()) {
        while (!plain.lines.empty() && plain.lines.back().text.trimmed().isEmpty())
            plain.lines.pop_back();
        return plain;
    }
    for (LyricsLine& line : synced.lines)
        line.at = std::max(milliseconds(0), *line.at - offset);
    std::ranges::stable_sort(synced.lines, {}, &LyricsLine::at);
    synced.synced = true;
    return synced;
}

QString toLrc(const std::vector<LyricsLine>& lines) {
    QStringList written;
    for (const LyricsLine& line : lines) {
        if (!line.at) {
            written << line.text;
            continue;
        }
        const auto hundredths = line.at->count() / 10;
        written << QStringLiteral("[%1:%2.%3]%4")
                       .arg(hundredths / 6000, 2, 10, QLatin1Char('0'))
                       .arg(hundredths / 100 % 60, 2, 10, QLatin1Char('0'))
                       .arg(hundredths % 100, 2, 10, QLatin1Char('0'))
                       .arg(line.text);
    }
    return written.join(QLatin1Char('\n'));
}

}  // namespace linnet::catalogue
