// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_rank.h"

#include <QStringList>
#include <algorithm>

namespace linnet::catalogue {
namespace {

enum Tier : int {
    kElsewhere = 1,
    kWordsOfBoth,
    kWordsOfArtist,
    kWordsOfTitle,
    kAlbumBegins,
    kAlbumIs,
    kArtistBegins,
    kTitleBegins,
    kArtistIs,
    kTitleIs,
};

/// Whether every word of `words` begins a word of `text`.
bool hasWords(const QString& words, const QString& text) {
    for (const QStringView word : QStringView(words).split(u' ', Qt::SkipEmptyParts)) {
        bool found = text.startsWith(word);
        for (qsizetype at = text.indexOf(u' '); !found && at >= 0; at = text.indexOf(u' ', at + 1))
            found = QStringView(text).sliced(at + 1).startsWith(word);
        if (!found)
            return false;
    }
    return true;
}

SearchRank beginning(const QString& words, const QString& text, Tier begins, Tier is) {
    if (text.isEmpty())
        return {};
    if (text.size() == words.size() ? text == words : sameUnspaced(words, text))
        return {is, 0, 1};
    if (!text.startsWith(words))
        return {};
    return {begins, 0, text[words.size()] == u' ' ? 1 : 0};
}

/// Of the value, among several, for which it is best, or of all as one text.
SearchRank beginningOfArtist(const QString& words, const QString& artist) {
    if (!artist.contains(u';'))
        return beginning(words, artist, kArtistBegins, kArtistIs);
    SearchRank best = beginning(words, QString(artist).remove(u';'), kArtistBegins, kArtistIs);
    for (const QString& one : artist.split(QStringLiteral("; ")))
        best = std::max(best, beginning(words, one, kArtistBegins, kArtistIs));
    return best;
}

bool holds(const TextCondition& condition, std::initializer_list<const QString*> texts,
           std::initializer_list<const QString*> joined) {
    const bool all =
        std::all_of(condition.terms.begin(), condition.terms.end(), [&](const SearchTerm& term) {
            const auto has = [&](const QString* text) { return term.isIn(*text); };
            return std::any_of(texts.begin(), texts.end(), has) ||
                   std::any_of(joined.begin(), joined.end(), has);
        });
    if (all || condition.joined.isEmpty())
        return all;
    const SearchTerm one{condition.joined, false};
    const auto has = [&](const QString* text) { return one.isIn(*text); };
    return std::any_of(texts.begin(), texts.end(), has) ||
           std::any_of(joined.begin(), joined.end(), has);
}

}  // namespace

bool SearchTexts::answer(const SearchQuery& query) const {
    return std::all_of(query.texts.begin(), query.texts.end(), [&](const TextCondition& text) {
        bool is = false;
        switch (text.field) {
            case SearchField::Any:
                is = holds(text, {&title, &artist, &album, &albumArtist, &composer},
                           {&titleJoined, &artistJoined, &albumJoined});
                break;
            case SearchField::Title:
                is = holds(text, {&title}, {&titleJoined});
                break;
            case SearchField::Artist:
                is = holds(text, {&artist, &albumArtist}, {&artistJoined});
                break;
            case SearchField::Album:
                is = holds(text, {&album}, {&albumJoined});
                break;
            case SearchField::Composer:
                is = holds(text, {&composer}, {});
                break;
            case SearchField::Genre:
                return true;
        }
        return is != text.excluded;
    });
}

SearchRank searchRank(const QString& words, const QString& title, const QString& artist,
                      const QString& album, std::int64_t popularity) {
    SearchRank rank;
    if (!words.isEmpty()) {
        rank = std::max({beginning(words, title, kTitleBegins, kTitleIs),
                         beginningOfArtist(words, artist),
                         beginning(words, album, kAlbumBegins, kAlbumIs)});
        if (rank.tier == 0)
            rank.tier = hasWords(words, title)                   ? kWordsOfTitle
                        : hasWords(words, artist)                ? kWordsOfArtist
                        : hasWords(words, title + u' ' + artist) ? kWordsOfBoth
                                                                 : kElsewhere;
    }
    rank.popularity = popularity;
    return rank;
}

bool sameUnspaced(QStringView one, QStringView other) {
    qsizetype i = 0;
    qsizetype j = 0;
    for (;;) {
        while (i < one.size() && one[i] == u' ')
            ++i;
        while (j < other.size() && other[j] == u' ')
            ++j;
        if (i == one.size() || j == other.size())
            return i == one.size() && j == other.size() && i > 0;
        if (one[i++] != other[j++])
            return false;
    }
}

}  // namespace linnet::catalogue
