// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/known_words.h"

#include <QRegularExpression>
#include <algorithm>

#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::Connection;
using storage::number;

/// One song in so many: looking one up takes some 20 times as long as scanning it does.
constexpr std::int64_t kOneInAtMost = 50;
constexpr qsizetype kMostWords = 256;  // of which a query is made

/// In which the rest of the text is not looked for: a song that holds all of it has a word with
/// this one in it. Empty where there is none, as in "!!!".
QString longestWord(const QString& text) {
    static const QRegularExpression kBetween(QStringLiteral("[^\\p{L}\\p{N}\\p{M}]+"));
    const QStringList words = text.split(kBetween);
    return *std::ranges::max_element(words, {}, &QString::size);
}

std::optional<QString> holdersOf(Connection& connection, const HeldText& held, std::int64_t most) {
    const QString word = longestWord(held.text);
    if (word.isEmpty())
        return std::nullopt;
    auto& words = connection.prepare(
        "SELECT k.word, w.doc FROM known_words k LEFT JOIN song_words w ON w.term = k.word "
        "WHERE instr(k.word, ?1) > 0");
    storage::bind(words, 1, word);
    QStringList found;
    std::int64_t songs = 0;
    bool known = true;
    while (known && songs <= most && found.size() <= kMostWords && words.executeStep()) {
        found << u'"' + storage::text(words, 0) + u'"';
        songs += number(words, 1);
        // Nothing has it any more, or it is none to FTS5, whose Unicode is an older one.
        known = number(words, 1) > 0;
    }
    words.reset();
    if (!known || songs > most || found.size() > kMostWords)
        return std::nullopt;
    if (found.isEmpty())
        return QStringLiteral("\"\"");  // of none
    return QStringLiteral("%1 : (%2)")
        .arg(QString::fromStdString(held.column), found.join(QStringLiteral(" OR ")));
}

/// More than `most` songs are still to go into song_search.
bool manyAreDue(Connection& connection, std::int64_t most) {
    auto& due = connection.prepare("SELECT count(*) FROM (SELECT 1 FROM song_search_due LIMIT ?1)");
    storage::bind(due, 1, most + 1);
    const bool many = due.executeStep() && number(due, 0) > most;
    due.reset();
    return many;
}

void collect(const RuleGroup& rules, std::vector<HeldText>& texts) {
    for (const Rule& rule : rules.rules)
        if (auto held = heldText(rule))
            texts.push_back(std::move(*held));
    for (const RuleGroup& inner : rules.groups)
        collect(inner, texts);
}

}  // namespace

std::map<HeldText, QString> fewHolders(Connection& connection, const RuleGroup& rules,
                                       std::int64_t songs) {
    std::vector<HeldText> texts;
    collect(rules, texts);
    std::map<HeldText, QString> holders;
    if (texts.empty() || manyAreDue(connection, songs / kOneInAtMost))
        return holders;
    for (const HeldText& held : texts)
        if (auto expression = holdersOf(connection, held, songs / kOneInAtMost))
            holders.emplace(held, std::move(*expression));
    return holders;
}

}  // namespace linnet::catalogue::table
