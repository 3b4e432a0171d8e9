// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

namespace linnet::bench {

/// One measured figure. Printed as one JSON object a line.
struct Figure {
    QString bench;
    QString metric;
    double value = 0;
    QString unit;
    QString limit;           ///< "<=8", or empty
    std::size_t n = 0;       ///< how often it was measured
    QJsonObject facts = {};  ///< beside it: songs, range, peer
};
void print(const Figure& figure);
/// All that were printed by this process, in order.
[[nodiscard]] const std::vector<Figure>& printedFigures();

/// Of a copy; the vector is not empty. `part` 0.5 is the median.
[[nodiscard]] double quantile(std::vector<double> values, double part);
[[nodiscard]] inline double median(const std::vector<double>& values) {
    return quantile(values, 0.5);
}
/// {"range": [least, most]}
[[nodiscard]] QJsonObject rangeOf(const std::vector<double>& values);

/// Of this process since it began, in bytes that reached the block layer.
[[nodiscard]] std::int64_t bytesWritten();
/// User and system, seconds.
[[nodiscard]] double cpuSeconds();
/// Proportional set size of this process.
[[nodiscard]] double pssMegabytes();

}  // namespace linnet::bench
