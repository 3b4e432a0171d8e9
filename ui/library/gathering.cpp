// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/gathering.h"

#include <algorithm>

namespace linnet::ui {

using std::chrono::milliseconds;

Gathering::Gathering(milliseconds soon, milliseconds every, QObject* parent)
    : QObject(parent), m_soon(soon), m_every(every) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_sinceLast.start();
        Q_EMIT due();
    });
}

void Gathering::note() {
    if (m_timer.isActive())
        return;
    const auto rest =
        m_sinceLast.isValid() ? m_every - milliseconds(m_sinceLast.elapsed()) : milliseconds(0);
    m_timer.start(std::max(rest, m_soon));
}

}  // namespace linnet::ui
