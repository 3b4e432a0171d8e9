// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_query.h"

#include <QStringList>
#include <algorithm>
#include <array>

#include "core/catalogue/fold.h"
#include "core/catalogue/search_values.h"

namespace linnet::catalogue {
namespace {

/// One thing typed, before it is understood.
struct Token {
    QString field;  ///< what stands before the colon, in lower case; empty: no colon
    QString value;
    QString written;  ///< without the minus
    bool excluded = false;
    bool quoted = false;  ///< the value
    bool closed = false;  ///< the quotes were closed
};

bool isQuote(QChar c) {
    return c == u'"' || c == u'\u201c' || c == u'\u201d' || c == u'\u201e';
}

std::vector<Token> tokens(const QString& typed) {
    std::vector<Token> found;
    qsizetype at = 0;
    while (at < typed.size()) {
        if (typed[at].isSpace()) {
            ++at;
            continue;
        }
        Token token;
        const bool more = at + 1 < typed.size() && !typed[at + 1].isSpace();
        if (typed[at] == u'-' && more) {
            token.excluded = true;
            ++at;
        }
        const qsizetype begin = at;
        qsizetype valueBegin = at;
        while (at < typed.size() && !typed[at].isSpace() && !isQuote(typed[at])) {
            if (typed[at] == u':' && token.field.isEmpty() && at > begin) {
                token.field = typed.sliced(begin, at - begin).toLower();
                valueBegin = at + 1;
            }
            ++at;
        }
        // Quotes count where a value begins; inside a word they part it (7" single).
        if (at < typed.size() && isQuote(typed[at]) && at == valueBegin) {
            token.quoted = true;
            const qsizetype first = ++at;
            while (at < typed.size() && !isQuote(typed[at]))
                ++at;
            token.closed = at < typed.size();
            token.value = typed.sliced(first, at - first);
        } else {
            token.value = typed.sliced(valueBegin, at - valueBegin);
        }
        if (at < typed.size() && isQuote(typed[at]))
            ++at;
        token.written = typed.sliced(begin, at - begin);
        found.push_back(std::move(token));
    }
    return found;
}

bool hasWords(const QString& folded) {
    return std::any_of(folded.begin(), folded.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

/// The terms of a text without quotes: each word, but a run of CJK characters is one.
std::vector<SearchTerm> termsOf(const QString& text) {
    std::vector<SearchTerm> terms;
    QString run;
    const auto endRun = [&] {
        if (!run.isEmpty())
            terms.push_back({run.trimmed(), true});
        run.clear();
    };
    const QStringList words = fold(text).split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const auto codePoints = word.toUcs4();
        if (codePoints.size() == 1 && isCjk(codePoints.front())) {
            run += word + u' ';
            continue;
        }
        endRun();
        if (hasWords(word))
            terms.push_back({word, false});
    }
    endRun();
    return terms;
}

std::optional<SearchField> textField(const QString& name) {
    static constexpr std::array kFields = {
        std::pair{u"title", SearchField::Title},   std::pair{u"song", SearchField::Title},
        std::pair{u"artist", SearchField::Artist}, std::pair{u"album", SearchField::Album},
        std::pair{u"genre", SearchField::Genre},   std::pair{u"composer", SearchField::Composer}};
    for (const auto& [known, field] : kFields)
        if (name == QStringView(known))
            return field;
    return std::nullopt;
}

std::optional<SearchNumber> numberField(const QString& name) {
    static constexpr std::array kFields = {
        std::pair{u"year", SearchNumber::Year}, std::pair{u"added", SearchNumber::Added},
        std::pair{u"length", SearchNumber::Length}, std::pair{u"plays", SearchNumber::Plays},
        std::pair{u"rating", SearchNumber::Rating}};
    for (const auto& [known, field] : kFields)
        if (name == QStringView(known))
            return field;
    return std::nullopt;
}

std::optional<SearchFlag> flagNamed(const QString& name) {
    if (name == u"favourite" || name == u"favorite" || name == u"loved")
        return SearchFlag::Favourite;
    if (name == u"own" || name == u"mine")
        return SearchFlag::Own;
    if (name == u"played")
        return SearchFlag::Played;
    return std::nullopt;
}

/// False: there are no words in it.
bool addText(SearchQuery& query, const QString& text, SearchField field, const Token& token) {
    TextCondition condition;
    condition.field = field;
    condition.excluded = token.excluded;
    if (token.quoted) {
        const QString folded = fold(text);
        if (hasWords(folded))
            condition.terms.push_back({folded, token.closed});
    } else {
        condition.terms = termsOf(text);
        // Its first form; that the typed text has two is too rare to ask twice.
        condition.joined = joined(text).section(u' ', 0, 0);
    }
    if (condition.terms.empty())
        return false;
    query.texts.push_back(std::move(condition));
    return true;
}

bool understand(SearchQuery& query, const Token& token, Timestamp now) {
    if (token.field.isEmpty() || token.value.isEmpty())
        return false;
    if (const auto field = textField(token.field))
        return addText(query, token.value, *field, token);
    if (token.field == u"is") {
        const auto flag = flagNamed(token.value.toLower());
        if (flag)
            query.flags.push_back({*flag, token.excluded});
        return flag.has_value();
    }
    const auto number = numberField(token.field);
    if (!number)
        return false;
    const auto range = searchRange(*number, token.value.toLower(), now);
    if (range)
        query.numbers.push_back({*number, range->from, range->to, token.excluded});
    return range.has_value();
}

/// What FTS5 calls the columns of a field; Any has none.
const char* columnsOf(SearchField field) {
    switch (field) {
        case SearchField::Title:
            return "{title_folded title_joined} : ";
        case SearchField::Artist:
            return "{artist_folded artist_joined album_artist_folded} : ";
        case SearchField::Album:
            return "{album_folded album_joined} : ";
        case SearchField::Composer:
            return "{composer_folded} : ";
        case SearchField::Any:
        case SearchField::Genre:
            break;
    }
    return "";
}

QString quoted(const SearchTerm& term) {
    QString text = term.text;
    text.remove(u'"');
    return (term.whole ? QStringLiteral("\"%1\"") : QStringLiteral("\"%1\"*")).arg(text);
}

QString expressionOf(const TextCondition& condition) {
    QStringList terms;
    for (const SearchTerm& term : condition.terms)
        terms += quoted(term);
    QString all = terms.join(QStringLiteral(" AND "));
    if (!condition.joined.isEmpty())
        all = QStringLiteral("(%1) OR %2").arg(all, quoted({condition.joined, false}));
    const bool one = terms.size() == 1 && condition.joined.isEmpty();
    return QLatin1StringView(columnsOf(condition.field)) +
           (one ? all : QStringLiteral("(%1)").arg(all));
}

}  // namespace

bool SearchQuery::plain() const {
    return numbers.empty() && flags.empty() &&
           std::all_of(texts.begin(), texts.end(), [](const TextCondition& text) {
               return text.field == SearchField::Any && !text.excluded;
           });
}

SearchQuery parseSearch(const QString& typed, Timestamp now) {
    SearchQuery query;
    QStringList words;
    for (const Token& token : tokens(typed)) {
        if (understand(query, token, now))
            continue;
        Token text = token;
        // "AC:DC" is text as a whole; a minus before what has no words is none.
        const QString value = token.field.isEmpty() ? token.value : token.written;
        if (!token.field.isEmpty())
            text.quoted = false;
        if (addText(query, value, SearchField::Any, text) && !token.excluded)
            words += fold(value);
    }
    if (words.isEmpty()) {
        for (const TextCondition& text : query.texts)
            if (!text.excluded && text.field != SearchField::Genre)
                for (const SearchTerm& term : text.terms)
                    words += term.text;
    }
    query.words = words.join(u' ');
    return query;
}

QString ftsExpression(const SearchTerm& term, SearchField field) {
    return QLatin1StringView(columnsOf(field)) + quoted(term);
}

QString ftsExpression(const SearchQuery& query) {
    QStringList wanted;
    QStringList excluded;
    for (const TextCondition& condition : query.texts)
        if (condition.field != SearchField::Genre)
            (condition.excluded ? excluded : wanted) += expressionOf(condition);
    if (wanted.isEmpty())
        return {};
    QString expression = wanted.join(QStringLiteral(" AND "));
    if (!excluded.isEmpty())
        expression =
            QStringLiteral("(%1) NOT (%2)").arg(expression, excluded.join(QStringLiteral(" OR ")));
    return expression;
}

}  // namespace linnet::catalogue
