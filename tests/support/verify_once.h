// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTest>

namespace linnet::testing {

/// A busy machine is late at times, and tears holes into a recording, which no two have at the same
/// place: what is asked of a sound has to hold for one of three. `fault`: empty where it does.
template <class Fault>
void verifyOnce(Fault fault) {
    QStringList faults;
    for (int attempt = 0; attempt < 3; ++attempt) {
        faults << fault();
        if (faults.last().isEmpty())
            return;
    }
    QFAIL(qPrintable(faults.join(QStringLiteral("; "))));
}

}  // namespace linnet::testing
