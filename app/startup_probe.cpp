// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup_probe.h"

#include <QFile>
#include <ctime>

namespace linnet::app {

std::chrono::nanoseconds monotonicNow() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

QJsonObject startupFacts(std::chrono::nanoseconds shown) {
    qint64 pss = 0;
    qint64 rss = 0;
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (file.open(QIODevice::ReadOnly)) {
        const auto lines = file.readAll().split('\n');
        for (const QByteArray& line : lines) {
            if (line.startsWith("Pss:"))
                pss = line.mid(4).trimmed().split(' ').first().toLongLong();
            else if (line.startsWith("Rss:"))
                rss = line.mid(4).trimmed().split(' ').first().toLongLong();
        }
    }
    return {{QStringLiteral("shown_ns"), static_cast<qint64>(shown.count())},
            {QStringLiteral("pss_kb"), pss},
            {QStringLiteral("alone_kb"), rss}};
}

}  // namespace linnet::app
