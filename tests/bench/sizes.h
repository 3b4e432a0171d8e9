// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "tests/bench/benches.h"
#include "tests/bench/figure.h"

namespace linnet::bench {

/// The libraries that what is seen on the screen is measured with, smallest first.
[[nodiscard]] inline std::vector<std::int64_t> songsMeasured(const Options& options) {
    return options.quick ? std::vector<std::int64_t>{1'000, 10'000}
                         : std::vector<std::int64_t>{10'000, 100'000, 1'000'000};
}

/// Holds times of one thing at several sizes against one another: ten times the songs may cost
/// twice the time.
class Growth {
 public:
    void add(const QString& what, std::int64_t songs, double ms) { m_times[what][songs] = ms; }
    /// One figure: the most that anything grew from the last but one size to the last.
    void print(const QString& bench) const;

 private:
    std::map<QString, std::map<std::int64_t, double>> m_times;
};

}  // namespace linnet::bench
