// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdint>
#include <limits>
#include <vector>

#include "storage/connection.h"

namespace linnet::storage {

/// What follows from rows and is brought up to date many at a time, a full-text index say: by the
/// row it would take several times as long. The first statement counts what is due, and may stop
/// counting behind ?1; the others settle at most ?1 rows, the same ones, and leave them no longer
/// due.
///
/// Every transaction of the writer ends with it where at most `most` rows are due. More of them
/// wait until the writer has nothing else to do and are then settled `most` at a time, also after a
/// restart, so that nobody waits for them: readers have to do without until then.
struct Settlement {
    std::vector<QByteArray> statements;
    std::int64_t most = std::numeric_limits<std::int32_t>::max();
};

/// For the end of a transaction. Returns whether anything is left that is due.
bool settleFew(Connection& connection, const Settlement& settlement);
/// For a transaction of its own: settles the first of what is due. Returns whether that was enough.
bool settleSome(Connection& connection, const Settlement& settlement);

}  // namespace linnet::storage
