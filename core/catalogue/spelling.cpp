// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/spelling.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include "core/catalogue/song_search.h"
#include "storage/bind.h"

namespace linnet::catalogue {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;
using storage::text;

constexpr qsizetype kShortest = 3;  // of words that are corrected
constexpr qsizetype kLongest = 24;
constexpr qsizetype kShortestOfTwo = 5;                   // of words with two mistakes
constexpr int kFrequent = 1'000;                          // more does not make a word more likely
constexpr auto kLooking = std::chrono::milliseconds(40);  // through the words with two mistakes
constexpr std::size_t kWords = 6;                         // of a query that are corrected

/// Songs that have a word, or one that begins so, counted up to kFrequent.
std::int64_t songsWith(Connection& connection, const QString& word, bool whole) {
    auto& count = connection.prepare(
        "SELECT count(*) FROM (SELECT 1 FROM song_search WHERE song_search MATCH ?1 LIMIT ?2)");
    bind(count, 1, ftsExpression(SearchTerm{word, whole}, SearchField::Any));
    count.bind(2, kFrequent);
    count.executeStep();
    const std::int64_t songs = number(count, 0);
    count.reset();
    return songs;
}

struct Spelling {
    QString word;
    std::int64_t songs = 0;
};

Spelling nearestByOne(Connection& connection, const QString& word) {
    Spelling best;
    for (const QString& near : spellingsNear(word)) {
        const std::int64_t songs = songsWith(connection, near, true);
        if (songs > best.songs)
            best = {near, songs};
    }
    return best;
}

Spelling nearestByTwo(Connection& connection, const QString& word) {
    if (word.size() < kShortestOfTwo)
        return {};
    auto& words =
        connection.prepare("SELECT term, doc FROM song_words WHERE term >= ?1 AND term < ?2");
    const QString beginning = word.first(2);
    bind(words, 1, beginning);
    bind(words, 2, beginning + QString::fromUcs4(U"\U0010ffff", 1));
    const auto until = std::chrono::steady_clock::now() + kLooking;
    Spelling best;
    int rows = 0;
    while (words.executeStep()) {
        if (++rows % 64 == 0 && std::chrono::steady_clock::now() > until)
            break;
        const QString term = text(words, 0);
        const std::int64_t songs = std::min<std::int64_t>(number(words, 1), kFrequent);
        if (songs > best.songs && spellingDistance(word, term, 2) <= 2)
            best = {term, songs};
    }
    words.tryReset();
    return best;
}

}  // namespace

QStringList spellingsNear(const QString& word) {
    static const QString kLetters = QStringLiteral("abcdefghijklmnopqrstuvwxyz0123456789");
    QStringList near;
    const auto add = [&](const QString& other) {
        if (other != word && !other.isEmpty())
            near += other;
    };
    for (qsizetype i = 0; i < word.size(); ++i) {
        add(QString(word).remove(i, 1));
        if (i + 1 < word.size()) {
            QString exchanged = word;
            std::swap(exchanged[i], exchanged[i + 1]);
            add(exchanged);
        }
        for (const QChar letter : kLetters)
            add(QString(word).replace(i, 1, letter));
    }
    for (qsizetype i = 0; i <= word.size(); ++i)
        for (const QChar letter : kLetters)
            add(QString(word).insert(i, letter));
    near.removeDuplicates();
    return near;
}

int spellingDistance(QStringView one, QStringView other, int most) {
    if (std::abs(one.size() - other.size()) > most)
        return most + 1;
    const auto columns = static_cast<std::size_t>(other.size()) + 1;
    std::vector<int> before(columns);
    std::vector<int> last(columns);
    std::vector<int> row(columns);
    for (std::size_t j = 0; j < columns; ++j)
        last[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= one.size(); ++i) {
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j < columns; ++j) {
            const auto at = static_cast<qsizetype>(j);
            const int replaced = last[j - 1] + (one[i - 1] == other[at - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && one[i - 1] == other[at - 2] && one[i - 2] == other[at - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most)
            return most + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last.back(), most + 1);
}

namespace table {

QString nearestSpelling(Connection& connection, const UserId& viewer, const SearchQuery& query) {
    if (!query.plain())
        return {};
    QStringList words = query.words.split(u' ', Qt::SkipEmptyParts);
    bool changed = false;
    std::size_t corrected = 0;
    for (QString& word : words) {
        if (songsWith(connection, word, false) > 0)
            continue;
        if (word.size() < kShortest || word.size() > kLongest || ++corrected > kWords)
            return {};
        Spelling nearest = nearestByOne(connection, word);
        if (nearest.songs == 0)
            nearest = nearestByTwo(connection, word);
        if (nearest.songs == 0)
            return {};
        word = nearest.word;
        changed = true;
    }
    if (!changed)
        return {};
    const QString spelling = words.join(u' ');
    const bool finds = countSongs(connection, viewer, parseSearch(spelling, Timestamp())).songs > 0;
    return finds ? spelling : QString();
}

}  // namespace table
}  // namespace linnet::catalogue
