// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/figure.h"

#include <sys/resource.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cmath>
#include <cstdio>

namespace linnet::bench {
namespace {

/// Four digits that mean something; more is noise.
double rounded(double value) {
    if (value == 0 || !std::isfinite(value))
        return value;
    const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) - 3);
    return std::round(value / unit) * unit;
}

std::int64_t numberIn(const char* path, const QByteArray& key) {
    QFile file(QString::fromLatin1(path));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto lines = file.readAll().split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith(key))
            return line.mid(key.size()).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

std::vector<Figure>& printed() {
    static std::vector<Figure> figures;
    return figures;
}

}  // namespace

const std::vector<Figure>& printedFigures() {
    return printed();
}

void print(const Figure& figure) {
    printed().push_back(figure);
    // In the order in which people read, which QJsonObject would not keep.
    QByteArray line = "{\"bench\":\"" + figure.bench.toUtf8() + "\",\"metric\":\"" +
                      figure.metric.toUtf8() +
                      "\",\"value\":" + QByteArray::number(rounded(figure.value), 'g', 6) +
                      ",\"unit\":\"" + figure.unit.toUtf8() + '"';
    if (!figure.limit.isEmpty())
        line += ",\"limit\":\"" + figure.limit.toUtf8() + '"';
    line += ",\"n\":" + QByteArray::number(static_cast<qulonglong>(figure.n));
    const QByteArray facts = QJsonDocument(figure.facts).toJson(QJsonDocument::Compact);
    if (!figure.facts.isEmpty())
        line += ',' + facts.sliced(1, facts.size() - 2);
    line += "}\n";
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stdout);
    std::fflush(stdout);
}

double quantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    const double at = part * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (values[above] - values[below]) * (at - std::floor(at));
}

QJsonObject rangeOf(const std::vector<double>& values) {
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return {{QStringLiteral("range"), QJsonArray{rounded(*least), rounded(*most)}}};
}

std::int64_t bytesWritten() {
    return numberIn("/proc/self/io", "write_bytes:");
}

double cpuSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double pssMegabytes() {
    return static_cast<double>(numberIn("/proc/self/smaps_rollup", "Pss:")) / 1024.0;
}

}  // namespace linnet::bench
