// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/desktop_offers.h"

#include <utility>

namespace linnet::ui {

DesktopOffers& DesktopOffers::instance() {
    static DesktopOffers offers;
    return offers;
}

void DesktopOffers::setTray(bool tray) {
    if (std::exchange(m_tray, tray) != tray)
        Q_EMIT changed();
}

}  // namespace linnet::ui
