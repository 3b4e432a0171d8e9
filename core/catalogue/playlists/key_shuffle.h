// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace linnet::catalogue {

/// A seeded order of the row numbers 0 to 2^bits - 1 in which both ways are arithmetic: which key
/// stands at a place, and where a key stands. So a few songs at random are found by walking along
/// the places, and many are put in order by sorting, and both are the same order; nothing as long
/// as the library is shuffled.
///
/// It is a bijection made of three: multiply and add, fold the upper half into the lower, multiply
/// and add (all modulo 2^bits, multipliers odd).
class KeyShuffle {
 public:
    /// `largest`: the largest row number there is; up to 2^31 - 1.
    KeyShuffle(std::uint32_t seed, std::int64_t largest);

    [[nodiscard]] std::int64_t places() const { return m_mask + 1; }
    [[nodiscard]] std::int64_t keyAt(std::int64_t place) const;
    [[nodiscard]] std::int64_t placeOf(std::int64_t key) const;
    /// The same two as SQL expressions over a column.
    [[nodiscard]] std::string sqlKeyAt(const std::string& place) const;
    [[nodiscard]] std::string sqlPlaceOf(const std::string& key) const;

 private:
    std::int64_t m_mask = 0;
    int m_fold = 0;
    std::int64_t m_times1 = 1, m_plus1 = 0, m_times2 = 1, m_plus2 = 0;
    std::int64_t m_inverse1 = 1, m_inverse2 = 1;
};

}  // namespace linnet::catalogue
