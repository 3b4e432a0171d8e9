// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figures_table.h"

#include <QFile>
#include <QStringList>
#include <QSysInfo>
#include <QThread>
#include <cstdio>

#include "tests/bench/figure.h"

namespace linnet::bench {
namespace {

QString machine() {
    QString processor = QSysInfo::currentCpuArchitecture();
    double memoryGb = 0;
    const auto lines = [](const char* path) {
        QFile file(QString::fromLatin1(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
    };
    for (const QByteArray& line : lines("/proc/cpuinfo"))
        if (line.startsWith("model name")) {
            processor = QString::fromLatin1(line.mid(line.indexOf(':') + 1)).trimmed();
            break;
        }
    for (const QByteArray& line : lines("/proc/meminfo"))
        if (line.startsWith("MemTotal:"))
            memoryGb = line.mid(9).trimmed().split(' ').first().toDouble() / 1024 / 1024;
    return QStringLiteral("%1 (%2 cores), %3 GB, %4, Qt %5")
        .arg(processor)
        .arg(QThread::idealThreadCount())
        .arg(memoryGb, 0, 'f', 0)
        .arg(QSysInfo::prettyProductName(), QString::fromLatin1(qVersion()));
}

/// "1 000 000".
QString grouped(std::int64_t value) {
    QString digits = QString::number(value);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, u' ');
    return digits;
}

QString value(double number) {
    const double size = std::abs(number);
    return QString::number(number, 'f', size >= 100 ? 0 : size >= 10 ? 1 : 2);
}

QString limit(QString text, const QString& unit) {
    text.replace(QStringLiteral("<="), QStringLiteral("≤ "));
    text.replace(QStringLiteral(">="), QStringLiteral("≥ "));
    return text.isEmpty() || unit == u"ratio" ? text : text + u' ' + unit;
}

}  // namespace

void printTable() {
    std::printf("Measured on %s.\n\n| what | songs | here | limit |\n|---|---|---|---|\n",
                qPrintable(machine()));
    for (const Figure& figure : printedFigures()) {
        QString what = figure.metric;
        what.replace(u'_', u' ');
        const auto songs = figure.facts.value(QStringLiteral("songs")).toInteger();
        const QString unit = figure.unit == u"ratio" ? QString() : u' ' + figure.unit;
        std::printf("| %s: %s | %s | %s%s | %s |\n", qPrintable(figure.bench), qPrintable(what),
                    songs > 0 ? qPrintable(grouped(songs)) : "", qPrintable(value(figure.value)),
                    qPrintable(unit), qPrintable(limit(figure.limit, figure.unit)));
    }
    std::fflush(stdout);
}

}  // namespace linnet::bench
