// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "core/catalogue/playlists/smart_rules.h"
#include "core/events/ids.h"
#include "core/events/time.h"

namespace linnet::catalogue {

/// A statement with what is bound to it: values[0] to ?1, the profile, and so on. What a person
/// wrote is only ever among the values.
struct SmartStatement {
    using Value = std::variant<std::int64_t, double, QString, QByteArray>;
    explicit SmartStatement(const UserId& user);

    /// Adds a value and returns what stands for it in `sql`.
    std::string place(Value value);

    std::string sql;
    std::vector<Value> values;
};

/// How the songs of a smart playlist are found. Both give the same list.
enum class SmartWay : std::uint8_t {
    /// Along the index of the order, asking of each song whether the rules hold: at once where many
    /// hold, for a few songs are wanted at a time.
    Walk,
    /// All for which the rules hold, from the narrowest indexes, then put in order: where few hold.
    Gather,
};

/// A folded text that is to stand anywhere in a column of songs whose words are known_words.
struct HeldText {
    std::string column;
    QString text;  ///< not empty

    bool operator<(const HeldText& other) const {
        return std::tie(column, text) < std::tie(other.column, other.text);
    }
};
/// What a rule asks for, where it asks for that.
[[nodiscard]] std::optional<HeldText> heldText(const Rule& rule);

/// What the statements are made from besides the rules.
struct SmartGiven {
    UserId user;
    Timestamp now;
    std::int64_t largestKey = 0;  ///< of all songs
    /// For texts that few songs can hold: what song_search is asked to find all of those, but for
    /// the songs that are still to go into it.
    std::map<HeldText, QString> holders = {};
};

/// What is asked of each row of `songs`, with its values added to `statement`; rules that say
/// nothing hold for all.
[[nodiscard]] std::string smartCondition(const RuleGroup& rules, const SmartGiven& given,
                                         SmartWay way, SmartStatement& statement);

}  // namespace linnet::catalogue
