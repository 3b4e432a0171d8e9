// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/track_change.h"

#include <algorithm>

namespace linnet::app {

TrackChange TrackChange::between(const QList<QDBusObjectPath>& before,
                                 const QList<QDBusObjectPath>& after) {
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const qsizetype removed = before.size() - head - tail;
    const qsizetype added = after.size() - head - tail;
    if (removed == 0 && added == 0)
        return {};
    const bool fromOrToNothing = before.isEmpty() || after.isEmpty();
    if (fromOrToNothing || (removed > 0 && added > 0) || removed + added > kMost)
        return {Kind::Replaced, 0, after.size()};
    return added > 0 ? TrackChange{Kind::Added, head, added}
                     : TrackChange{Kind::Removed, head, removed};
}

}  // namespace linnet::app
