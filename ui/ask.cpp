// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ask.h"

namespace linnet::ui {

QThreadPool& askPool() {
    static QThreadPool pool;
    static const bool configured = [] {
        pool.setMaxThreadCount(4);  // they mostly wait for the disk
        return true;
    }();
    Q_UNUSED(configured)
    return pool;
}

}  // namespace linnet::ui
