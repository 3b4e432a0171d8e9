// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/smart_rules.h"

#include <algorithm>

namespace linnet::catalogue {

RuleKind kindOf(RuleField field) {
    switch (field) {
        case RuleField::Title:
        case RuleField::Artist:
        case RuleField::AlbumArtist:
        case RuleField::Album:
        case RuleField::Genre:
        case RuleField::Composer:
        case RuleField::Comment:
        case RuleField::FileName:
        case RuleField::Format:
            return RuleKind::Text;
        case RuleField::Year:
        case RuleField::Track:
        case RuleField::Disc:
        case RuleField::Length:
        case RuleField::Bitrate:
        case RuleField::SampleRate:
        case RuleField::Loudness:
        case RuleField::Plays:
        case RuleField::Skips:
        case RuleField::Rating:
            return RuleKind::Number;
        case RuleField::Added:
        case RuleField::LastPlayed:
        case RuleField::FirstPlayed:
        case RuleField::FavouriteSince:
            return RuleKind::Date;
        case RuleField::Favourite:
            return RuleKind::Flag;
        case RuleField::Playlist:
            return RuleKind::Playlist;
    }
    return RuleKind::Text;
}

const std::vector<RuleOp>& opsOf(RuleField field) {
    using enum RuleOp;
    static const std::vector<RuleOp> text{Contains,   ContainsNot, Is,      IsNot,    IsOneOf,
                                          StartsWith, EndsWith,    IsKnown, IsUnknown};
    static const std::vector<RuleOp> format{Is, IsNot, IsOneOf};
    static const std::vector<RuleOp> number{Is, IsNot, AtLeast, AtMost, Above, Below, Between};
    // What may not be there at all.
    static const std::vector<RuleOp> maybe{Is,    IsNot,   AtLeast, AtMost,   Above,
                                           Below, Between, IsKnown, IsUnknown};
    static const std::vector<RuleOp> date{InTheLast, NotInTheLast, Before, After};
    static const std::vector<RuleOp> maybeDate{InTheLast, NotInTheLast, Before,
                                               After,     IsKnown,      IsUnknown};
    static const std::vector<RuleOp> flag{Is, IsNot};
    switch (field) {
        case RuleField::Format:
            return format;
        case RuleField::Year:
        case RuleField::Track:
        case RuleField::Disc:
        case RuleField::Loudness:
        case RuleField::Rating:
            return maybe;
        case RuleField::Added:
            return date;
        default:
            break;
    }
    switch (kindOf(field)) {
        case RuleKind::Text:
            return text;
        case RuleKind::Number:
            return number;
        case RuleKind::Date:
            return maybeDate;
        case RuleKind::Flag:
        case RuleKind::Playlist:
            break;
    }
    return flag;
}

bool goesBy(const SmartRules& rules, RuleField field) {
    const auto within = [field](const auto& self, const RuleGroup& group) -> bool {
        return std::ranges::find(group.rules, field, &Rule::field) != group.rules.end() ||
               std::ranges::any_of(group.groups,
                                   [&](const RuleGroup& inner) { return self(self, inner); });
    };
    return within(within, rules.root);
}

}  // namespace linnet::catalogue
