// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <vector>

namespace linnet::catalogue {

enum class RuleField : std::uint8_t {
    Title,
    Artist,
    AlbumArtist,
    Album,
    Genre,
    Composer,
    Comment,
    FileName,
    Format,  ///< the ending of the file's name, without the dot
    Year,
    Track,
    Disc,
    Length,      ///< seconds
    Bitrate,     ///< kbit/s
    SampleRate,  ///< Hz
    Loudness,    ///< LUFS
    Plays,
    Skips,
    Rating,  ///< 0 to 100
    Favourite,
    Added,
    LastPlayed,
    FirstPlayed,
    FavouriteSince,
    Playlist,
};

enum class RuleKind : std::uint8_t { Text, Number, Date, Flag, Playlist };

enum class RuleOp : std::uint8_t {
    Is,
    IsNot,
    IsOneOf,  ///< texts, parted by commas
    Contains,
    ContainsNot,
    StartsWith,
    EndsWith,
    Above,
    AtLeast,
    Below,
    AtMost,
    Between,       ///< both ends belong to it
    InTheLast,     ///< days
    NotInTheLast,  ///< also: never
    Before,
    After,
    IsKnown,    ///< something stands there; of a date: ever
    IsUnknown,  ///< nothing stands there; of a date: never
};

[[nodiscard]] RuleKind kindOf(RuleField field);
/// The comparisons that a field has, in the order in which they are offered.
[[nodiscard]] const std::vector<RuleOp>& opsOf(RuleField field);

struct Rule {
    RuleField field = RuleField::Title;
    RuleOp op = RuleOp::Contains;
    QString text;     ///< of texts; of Playlist: its id
    double from = 0;  ///< of numbers in the field's unit; dates in milliseconds since 1970, or days
    double to = 0;    ///< the upper end of Between

    friend bool operator==(const Rule&, const Rule&) = default;
};

/// Rules of which all, or any, must hold. An empty group holds for every song.
struct RuleGroup {
    bool any = false;
    std::vector<Rule> rules;
    std::vector<RuleGroup> groups;

    friend bool operator==(const RuleGroup&, const RuleGroup&) = default;
};

enum class SmartOrder : std::uint8_t {
    Title,
    Artist,
    Album,
    Year,
    Length,
    Added,
    Plays,           ///< songs that were never played as with 0
    LastPlayed,      ///< never played: the least recently
    Rating,          ///< not rated: the lowest
    FavouriteSince,  ///< no favourite: the earliest
    Random,
};

/// What a smart playlist is: which songs, in which order, how many.
struct SmartRules {
    RuleGroup root;
    SmartOrder order = SmartOrder::Title;
    bool descending = false;   ///< not looked at when random
    std::uint32_t seed = 0;    ///< of Random: the same seed, the same order
    std::optional<int> limit;  ///< at most so many songs

    friend bool operator==(const SmartRules&, const SmartRules&) = default;
};

/// Whether one of the rules looks at `field`.
[[nodiscard]] bool goesBy(const SmartRules& rules, RuleField field);

/// Groups within groups beyond this are refused.
inline constexpr int kMaxRuleDepth = 8;
inline constexpr int kMaxRules = 200;

}  // namespace linnet::catalogue
