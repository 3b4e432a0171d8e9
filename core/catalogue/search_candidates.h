// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <vector>

#include "core/catalogue/search_rank.h"

namespace linnet::catalogue::table {

/// What may be shown for a search.
struct Candidate {
    std::int64_t key = 0;
    SearchRank rank;
    std::string title;  ///< folded
};

/// The best `limit` keys of `found`, best first; `found` is put in order so far. Of equals the
/// shorter title comes first.
template <class Key>
std::vector<Key> best(std::vector<Candidate>& found, std::size_t limit) {
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
    std::partial_sort(found.begin(), end, found.end(), [](const Candidate& a, const Candidate& b) {
        if (a.rank != b.rank)
            return a.rank > b.rank;
        if (a.title != b.title)
            return a.title.size() != b.title.size() ? a.title.size() < b.title.size()
                                                    : a.title < b.title;
        return a.key < b.key;
    });
    std::vector<Key> keys;
    for (auto it = found.begin(); it != end; ++it)
        keys.push_back(Key(it->key));
    return keys;
}

}  // namespace linnet::catalogue::table
