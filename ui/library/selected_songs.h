// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "core/catalogue/song.h"

namespace linnet::ui {

/// The songs of a selection in their order, as the list was then. A million of them are 8 MB, so
/// they are put together when they are first asked for, which most menus never do. GUI thread only.
class SelectedSongs {
 public:
    using Keys = std::vector<catalogue::SongKey>;
    /// The first and the last row of each piece, in order.
    using Rows = std::vector<std::pair<int, int>>;

    /// `all`: of the list, entry keys where a song can be there several times.
    SelectedSongs(std::shared_ptr<const Keys> all, Rows rows);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const Keys& keys() const&;
    [[nodiscard]] Keys keys() &&;
    /// As the list has them.
    [[nodiscard]] Keys entries() const;

 private:
    std::shared_ptr<const Keys> m_all;
    Rows m_rows;
    std::size_t m_size = 0;
    mutable Keys m_keys;
};

}  // namespace linnet::ui
