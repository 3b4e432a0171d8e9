// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/smart_lookup.h"

#include <limits>

#include "core/catalogue/songs_table.h"
#include "storage/bind.h"
#include "storage/step_budget.h"

namespace linnet::catalogue::table {
namespace {

using storage::Connection;
using storage::number;

/// Steps of SQLite's machine after which a walk that was planned wrongly is given up; some 30 ms.
constexpr std::int64_t kWalkSteps = 2'000'000;

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
    SmartGiven result{user, now, 0};
    auto& statement = connection.prepare("SELECT ifnull(max(key), 0) FROM songs");
    if (statement.executeStep())
        result.largestKey = number(statement, 0);
    statement.reset();
    return result;
}

}  // namespace

std::vector<SongKey> listSmart(Connection& connection, const SmartRules& rules, const UserId& user,
                               Timestamp now, std::size_t limit) {
    const SmartGiven facts = given(connection, user, now);
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
    if (planSmart(sample, counts(connection, user).songs, wanted) == SmartWay::Walk) {
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
    return Run(connection, smartList(rules, facts, SmartWay::Gather, asked)).keys();
}

std::int64_t countSmart(Connection& connection, const SmartRules& rules, const UserId& user,
                        Timestamp now) {
    Run count(connection, smartCount(rules, given(connection, user, now)));
    return count.step() ? count.at(0) : 0;
}

}  // namespace linnet::catalogue::table
