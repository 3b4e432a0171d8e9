// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_rank.h"

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

SearchRank beginning(std::string_view words, std::string_view text, Tier begins, Tier is) {
    if (text.empty())
        return {};
    if (text.size() == words.size() ? text == words : sameUnspaced(words, text))
        return {is, 0, 1};
    if (!text.starts_with(words))
        return {};
    return {begins, 0, text[words.size()] == ' ' ? 1 : 0};
}

/// Several values as one text; FTS5 reads over what parts them as well.
std::string unparted(std::string_view text) {
    std::string all(text);
    std::erase(all, ';');
    return all;
}

/// Whether words side by side are in a text; the last one may go on there, unless it is `whole`.
bool isIn(std::string_view words, bool whole, std::string_view text) {
    if (text.find(';') != std::string_view::npos && words.find(' ') != std::string_view::npos)
        return isIn(words, whole, unparted(text));
    for (std::size_t at = text.find(words); at != std::string_view::npos;
         at = text.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        const bool begins = at == 0 || text[at - 1] == ' ';
        const bool ends = end == text.size() || text[end] == ' ' || text[end] == ';';
        if (begins && (ends || !whole))
            return true;
    }
    return false;
}

template <class View, class Character>
bool sameBut(Character space, View one, View other) {
    auto i = one.begin();
    auto j = other.begin();
    for (;;) {
        while (i != one.end() && *i == space)
            ++i;
        while (j != other.end() && *j == space)
            ++j;
        if (i == one.end() || j == other.end())
            return i == one.end() && j == other.end() && i != one.begin();
        if (*i++ != *j++)
            return false;
    }
}

}  // namespace

SearchMatcher::SearchMatcher(const SearchQuery& query) : m_words(query.words.toStdString()) {
    for (const QString& word : query.words.split(u' ', Qt::SkipEmptyParts))
        m_eachWord.push_back(word.toStdString());
    for (const TextCondition& text : query.texts) {
        if (text.field == SearchField::Genre)
            continue;
        Condition& condition = m_conditions.emplace_back();
        condition.field = text.field;
        condition.excluded = text.excluded;
        for (const SearchTerm& term : text.terms)
            condition.terms.push_back({term.text.toStdString(), term.whole});
        if (!text.joined.isEmpty())
            condition.joined = Term{text.joined.toStdString(), false};
    }
}

bool SearchMatcher::holds(const Condition& condition, Looked texts, Looked joined) {
    const auto isSomewhere = [&](const Term& term) {
        const auto has = [&](std::string_view text) { return isIn(term.text, term.whole, text); };
        return std::any_of(texts.begin(), texts.end(), has) ||
               std::any_of(joined.begin(), joined.end(), has);
    };
    return std::all_of(condition.terms.begin(), condition.terms.end(), isSomewhere) ||
           (condition.joined && isSomewhere(*condition.joined));
}

bool SearchMatcher::answers(const SearchTexts& texts) const {
    return std::all_of(m_conditions.begin(), m_conditions.end(), [&](const Condition& condition) {
        bool is = false;
        switch (condition.field) {
            case SearchField::Any:
                is = holds(
                    condition,
                    {texts.title, texts.artist, texts.album, texts.albumArtist, texts.composer},
                    {texts.titleJoined, texts.artistJoined, texts.albumJoined});
                break;
            case SearchField::Title:
                is = holds(condition, {texts.title}, {texts.titleJoined});
                break;
            case SearchField::Artist:
                is = holds(condition, {texts.artist, texts.albumArtist}, {texts.artistJoined});
                break;
            case SearchField::Album:
                is = holds(condition, {texts.album}, {texts.albumJoined});
                break;
            case SearchField::Composer:
                is = holds(condition, {texts.composer}, {});
                break;
            case SearchField::Genre:
                return true;
        }
        return is != condition.excluded;
    });
}

/// Whether every word begins a word of one of them.
bool SearchMatcher::hasWords(Looked texts) const {
    return std::all_of(m_eachWord.begin(), m_eachWord.end(), [&](const std::string& word) {
        return std::any_of(texts.begin(), texts.end(),
                           [&](std::string_view text) { return isIn(word, false, text); });
    });
}

/// Of the value, among several, for which it is best, or of all as one text.
SearchRank SearchMatcher::ofArtist(std::string_view artist) const {
    if (artist.find(';') == std::string_view::npos)
        return beginning(m_words, artist, kArtistBegins, kArtistIs);
    SearchRank best = beginning(m_words, unparted(artist), kArtistBegins, kArtistIs);
    while (!artist.empty()) {
        const std::size_t end = artist.find("; ");
        best = std::max(best, beginning(m_words, artist.substr(0, end), kArtistBegins, kArtistIs));
        artist.remove_prefix(end == std::string_view::npos ? artist.size() : end + 2);
    }
    return best;
}

SearchRank SearchMatcher::rank(std::string_view title, std::string_view artist,
                               std::string_view album, std::int64_t popularity) const {
    SearchRank rank;
    if (!m_words.empty()) {
        rank = std::max({beginning(m_words, title, kTitleBegins, kTitleIs), ofArtist(artist),
                         beginning(m_words, album, kAlbumBegins, kAlbumIs)});
        if (rank.tier == 0)
            rank.tier = hasWords({title})           ? kWordsOfTitle
                        : hasWords({artist})        ? kWordsOfArtist
                        : hasWords({title, artist}) ? kWordsOfBoth
                                                    : kElsewhere;
    }
    rank.popularity = popularity;
    return rank;
}

bool sameUnspaced(QStringView one, QStringView other) {
    return sameBut(QChar(u' '), one, other);
}

bool sameUnspaced(std::string_view one, std::string_view other) {
    return sameBut(' ', one, other);
}

}  // namespace linnet::catalogue
