// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/place.h"

namespace linnet::ui {

void PlaceHistory::go(const Place& place) {
    if (place == m_current)
        return;
    if (m_current.page != Place::Page::Search) {
        m_behind.push_back(m_current);
        if (m_behind.size() > kLongest)
            m_behind.erase(m_behind.begin());
    }
    m_current = place;
    // From a search back to where it began leaves no step in between.
    if (!m_behind.empty() && m_behind.back() == place)
        m_behind.pop_back();
}

const Place& PlaceHistory::back() {
    if (!m_behind.empty()) {
        m_current = m_behind.back();
        m_behind.pop_back();
    }
    return m_current;
}

void PlaceHistory::forget(const Place& place) {
    std::erase(m_behind, place);
    if (m_current == place) {
        m_current = m_behind.empty() ? Place{} : m_behind.back();
        if (!m_behind.empty())
            m_behind.pop_back();
    }
}

}  // namespace linnet::ui
