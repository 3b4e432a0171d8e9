// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/selected_songs.h"

#include <algorithm>

#include "core/catalogue/playlists/entry_key.h"

namespace linnet::ui {

SelectedSongs::SelectedSongs(std::shared_ptr<const Keys> all, Rows rows)
    : m_all(std::move(all)), m_rows(std::move(rows)) {
    // Rows behind the keys are expected and not here yet.
    const auto last = static_cast<int>(m_all->size()) - 1;
    std::erase_if(m_rows, [last](const auto& piece) { return piece.first > last; });
    for (auto& piece : m_rows) {
        piece.second = std::min(piece.second, last);
        m_size += static_cast<std::size_t>(piece.second - piece.first) + 1;
    }
}

SelectedSongs::Keys SelectedSongs::entries() const {
    Keys keys;
    keys.reserve(m_size);
    for (const auto& [first, last] : m_rows)
        keys.insert(keys.end(), m_all->begin() + first, m_all->begin() + last + 1);
    return keys;
}

const SelectedSongs::Keys& SelectedSongs::keys() const& {
    if (m_keys.empty())
        m_keys = SelectedSongs(m_all, m_rows).keys();
    return m_keys;
}

SelectedSongs::Keys SelectedSongs::keys() && {
    Keys keys = entries();
    std::ranges::transform(keys, keys.begin(), catalogue::songOf);
    return keys;
}

}  // namespace linnet::ui
