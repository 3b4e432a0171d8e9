// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/smart_lookup.h"

#include <limits>
#include <optional>
#include <string_view>

#include "core/catalogue/playlists/known_words.h"
#include "core/catalogue/songs_table.h"
#include "storage/beside.h"
#include "storage/bind.h"
#include "storage/database.h"
#include "storage/step_budget.h"

namespace linnet::catalogue::table {
namespace {

using storage::Connection;
using storage::number;

/// Steps of SQLite's machine after which a walk that was planned wrongly is given up; some 30 ms.
constexpr std::int64_t kWalkSteps = 2'000'000;

/// Fewer are looked through before another thread is at it.
constexpr std::int64_t kSongsInHalves = 50'000;
/// Where the rules hold for one in so many at most, putting those in order that were found in two
/// halves costs little.
constexpr std::int64_t kFew = 50;

/// Not kept by the connection: what people write makes no end of different statements.
class Run {
 public:
    Run(Connection& connection, const SmartStatement& statement)
        : m_statement(connection.raw(), statement.sql) {
        for (std::size_t i = 0; i < statement.values.size(); ++i) {
            const int index = static_cast<int>(i) + 1;
            std::visit([&](const auto& value) { bindOne(index, value); }, statement.values[i]);
        }
    }
    [[nodiscard]] bool step() { return m_statement.executeStep(); }
    [[nodiscard]] std::int64_t at(int column) { return number(m_statement, column); }
    [[nodiscard]] SQLite::Statement& row() { return m_statement; }
    [[nodiscard]] std::vector<SongKey> keys() {
        std::vector<SongKey> found;
        while (step())
            found.push_back(SongKey(at(0)));
        return found;
    }

 private:
    void bindOne(int index, std::int64_t value) { m_statement.bind(index, value); }
    void bindOne(int index, double value) { m_statement.bind(index, value); }
    void bindOne(int index, const QString& value) { storage::bind(m_statement, index, value); }
    void bindOne(int index, const QByteArray& value) {
        m_statement.bind(index, value.constData(), static_cast<int>(value.size()));
    }
    SQLite::Statement m_statement;
};

SmartGiven given(Connection& connection, const UserId& user, Timestamp now) {
    SmartGiven result{user, now};
    auto& statement = connection.prepare("SELECT ifnull(max(key), 0) FROM songs");
    if (statement.executeStep())
        result.largestKey = number(statement, 0);
    statement.reset();
    return result;
}

/// The index of songs that a statement walks from end to end; empty where it is led to the songs.
std::string scannedIndex(Connection& connection, SmartStatement statement) {
    statement.sql = "EXPLAIN QUERY PLAN " + statement.sql;
    Run plan(connection, statement);
    constexpr std::string_view kScan = "SCAN songs USING COVERING INDEX ";
    while (plan.step()) {
        const std::string line = plan.row().getColumn(3).getString();
        if (line.starts_with(kScan))
            return line.substr(kScan.size());
    }
    return {};
}

SmartStatement::Value valueOf(const SQLite::Column& column) {
    if (column.isInteger())
        return column.getInt64();
    if (column.isFloat())
        return column.getDouble();
    if (column.isText())
        return QString::fromUtf8(column.getText(), column.getBytes());
    return QByteArray(static_cast<const char*>(column.getBlob()), column.getBytes());
}

/// The lower half of what `scan` walks, by the middle of a few songs from all over the library.
std::optional<SmartHalf> lowerHalf(Connection& connection, const SmartStatement& scan,
                                   std::int64_t largestKey) {
    SmartHalf half;
    half.index = scannedIndex(connection, scan);
    if (half.index.empty())
        return std::nullopt;
    auto& first = connection.prepare("SELECT name FROM pragma_index_info(?) WHERE seqno = 0");
    first.bind(1, half.index);
    if (!first.executeStep())
        return std::nullopt;
    half.column = first.getColumn(0).getString();
    first.reset();
    constexpr std::int64_t kLooked = 64;
    SQLite::Statement middle(
        connection.raw(),
        "WITH RECURSIVE places(place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM places LIMIT " +
            std::to_string(kLooked) + ") SELECT songs." + half.column +
            " FROM places CROSS JOIN songs ON songs.key = 1 + places.place * ?1 / " +
            std::to_string(kLooked) + " WHERE songs." + half.column + " IS NOT NULL ORDER BY 1");
    middle.bind(1, largestKey);
    std::vector<SmartStatement::Value> values;
    while (middle.executeStep())
        values.push_back(valueOf(middle.getColumn(0)));
    if (values.empty())
        return std::nullopt;
    half.middle = values[values.size() / 2];
    return half;
}

/// All for which the rules hold, looked for in two halves of all songs at a time, where they have
/// to be looked through; nothing where SQLite knows a shorter way.
std::optional<std::vector<SongKey>> heldInHalves(Connection& connection, storage::Database& rows,
                                                 const SmartRules& rules, const SmartGiven& facts) {
    const auto lower =
        lowerHalf(connection, smartList(rules, facts, SmartWay::Gather, 0), facts.largestKey);
    if (!lower)
        return std::nullopt;
    SmartHalf upper = *lower;
    upper.upper = true;
    auto others = storage::beside([&] {
        return rows.read(
            [&](Connection& beside) { return Run(beside, smartHeld(rules, facts, upper)).keys(); });
    });
    auto keys = Run(connection, smartHeld(rules, facts, *lower)).keys();
    auto rest = others.get();
    if (!rest)
        return std::nullopt;  // the plain way says why
    keys.insert(keys.end(), rest->begin(), rest->end());
    return keys;
}

}  // namespace

std::vector<SongKey> listSmart(Connection& connection, storage::Database& rows,
                               const SmartRules& rules, const UserId& user, Timestamp now,
                               std::size_t limit) {
    SmartGiven facts = given(connection, user, now);
    auto wanted = static_cast<std::int64_t>(limit);
    if (rules.limit)
        wanted = wanted == 0 ? *rules.limit : std::min<std::int64_t>(wanted, *rules.limit);
    SmartSample sample;
    {
        Run look(connection, smartSample(rules, facts, kSmartSample));
        if (look.step())
            sample = {look.at(0), look.at(1)};
    }
    const auto asked = static_cast<std::int64_t>(limit);
    const std::int64_t songs = counts(connection, user).songs;
    if (planSmart(sample, songs, wanted) == SmartWay::Walk) {
        // The whole list is walked past anyway.
        const storage::StepBudget budget(
            connection, wanted > 0 ? kWalkSteps : std::numeric_limits<std::int64_t>::max());
        try {
            return Run(connection, smartList(rules, facts, SmartWay::Walk, asked)).keys();
        } catch (const SQLite::Exception&) {
            if (!budget.spent())
                throw;
        }
    }
    facts.holders = fewHolders(connection, rules.root, songs);
    if (songs >= kSongsInHalves && sample.held * kFew <= sample.looked)
        if (const auto held = heldInHalves(connection, rows, rules, facts))
            return Run(connection, smartInOrder(rules, facts, *held, asked)).keys();
    return Run(connection, smartList(rules, facts, SmartWay::Gather, asked)).keys();
}

std::int64_t countSmart(Connection& connection, const SmartRules& rules, const UserId& user,
                        Timestamp now) {
    SmartGiven facts = given(connection, user, now);
    facts.holders = fewHolders(connection, rules.root, counts(connection, user).songs);
    Run count(connection, smartCount(rules, facts));
    return count.step() ? count.at(0) : 0;
}

}  // namespace linnet::catalogue::table
