// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sizes.h"

namespace linnet::bench {

void Growth::print(const QString& bench) const {
    double most = 0;
    QJsonObject facts;
    for (const auto& [what, times] : m_times) {
        if (times.size() < 2)
            continue;
        const auto last = std::prev(times.end());
        const auto before = std::prev(last);
        const double ratio = last->second / before->second;
        if (ratio <= most)
            continue;
        most = ratio;
        facts = {{QStringLiteral("of"), what},
                 {QStringLiteral("songs"), static_cast<qint64>(last->first)},
                 {QStringLiteral("from_songs"), static_cast<qint64>(before->first)},
                 {QStringLiteral("ms"), last->second},
                 {QStringLiteral("from_ms"), before->second}};
    }
    bench::print({bench, QStringLiteral("growth"), most, QStringLiteral("ratio"),
                  QStringLiteral("<=2"), m_times.size(), facts});
}

}  // namespace linnet::bench
