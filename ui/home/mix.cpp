// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/mix.h"

#include <map>

#include "core/catalogue/field_values.h"

namespace linnet::ui::mix {

using catalogue::RuleField;
using catalogue::RuleOp;
using catalogue::SmartOrder;
using catalogue::SmartRules;

namespace {

/// Songs of an artist that are looked at for their genre.
constexpr std::size_t kLookedAt = 200;

}  // namespace

SmartRules forgotten() {
    SmartRules rules;
    rules.root.rules = {{RuleField::Favourite, RuleOp::Is, {}, 0, 0},
                        {RuleField::FavouriteSince, RuleOp::NotInTheLast, {}, kForgottenDays, 0},
                        {RuleField::LastPlayed, RuleOp::NotInTheLast, {}, kForgottenDays, 0}};
    rules.order = SmartOrder::LastPlayed;
    return rules;
}

Result<std::optional<Like>> like(catalogue::CatalogueService& catalogue, const Session& session,
                                 catalogue::ArtistKey artist, std::uint32_t day) {
    auto artists = catalogue.artists(session, std::span(&artist, 1));
    if (!artists)
        return fail(std::move(artists.error()));
    if (!artists->front())
        return std::optional<Like>();
    catalogue::SongQuery query;
    query.artist = artist;
    const auto keys = catalogue.list(session, query, kLookedAt);
    if (!keys)
        return fail(keys.error());
    const auto songs = catalogue.songs(session, std::span<const catalogue::SongKey>(*keys));
    if (!songs)
        return fail(songs.error());
    std::map<QString, int> genres;
    for (const auto& song : *songs) {
        if (!song)
            continue;
        for (const QString& genre : linnet::catalogue::fieldValues(song->fields.genre))
            ++genres[genre];
    }
    if (genres.empty())
        return std::optional<Like>();
    const auto most = std::ranges::max_element(
        genres, [](const auto& a, const auto& b) { return a.second < b.second; });
    Like found;
    found.artist = artists->front()->name;
    found.genre = most->first;
    found.rules.root.rules = {{RuleField::Genre, RuleOp::Is, found.genre, 0, 0},
                              {RuleField::Artist, RuleOp::IsNot, found.artist, 0, 0}};
    found.rules.order = SmartOrder::Random;
    found.rules.seed = day;
    found.rules.limit = kLikeSongs;
    return std::optional(std::move(found));
}

}  // namespace linnet::ui::mix
