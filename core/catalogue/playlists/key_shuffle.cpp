// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/key_shuffle.h"

#include <algorithm>
#include <bit>
#include <random>

namespace linnet::catalogue {
namespace {

/// Of an odd number modulo a power of two, by Newton's iteration: each step doubles the bits that
/// are right.
std::int64_t inverse(std::int64_t odd, std::int64_t mask) {
    auto x = static_cast<std::uint64_t>(odd);
    for (int i = 0; i < 5; ++i)
        x *= 2 - static_cast<std::uint64_t>(odd) * x;
    return static_cast<std::int64_t>(x & static_cast<std::uint64_t>(mask));
}

std::string text(std::int64_t number) {
    return std::to_string(number);
}

}  // namespace

KeyShuffle::KeyShuffle(std::uint32_t seed, std::int64_t largest) {
    const auto top = static_cast<std::uint64_t>(
        std::clamp<std::int64_t>(largest, 15, (std::int64_t{1} << 31) - 1));
    const int bits = static_cast<int>(std::bit_width(top));
    m_mask = (std::int64_t{1} << bits) - 1;
    m_fold = (bits + 1) / 2;  // at least half, so that folding twice is nothing
    std::mt19937 random(seed);
    const auto next = [&] { return static_cast<std::int64_t>(random()) & m_mask; };
    m_times1 = next() | 1;
    m_plus1 = next();
    m_times2 = next() | 1;
    m_plus2 = next();
    m_inverse1 = inverse(m_times1, m_mask);
    m_inverse2 = inverse(m_times2, m_mask);
}

std::int64_t KeyShuffle::keyAt(std::int64_t place) const {
    const std::int64_t x = (place * m_times1 + m_plus1) & m_mask;
    return ((x ^ (x >> m_fold)) * m_times2 + m_plus2) & m_mask;
}

std::int64_t KeyShuffle::placeOf(std::int64_t key) const {
    const std::int64_t x = ((key - m_plus2) & m_mask) * m_inverse2 & m_mask;
    return (((x ^ (x >> m_fold)) - m_plus1) & m_mask) * m_inverse1 & m_mask;
}

// SQLite has no exclusive or: a ^ b is (a | b) - (a & b).

std::string KeyShuffle::sqlKeyAt(const std::string& place) const {
    const std::string x =
        "((" + place + " * " + text(m_times1) + " + " + text(m_plus1) + ") & " + text(m_mask) + ")";
    const std::string high = "(" + x + " >> " + text(m_fold) + ")";
    const std::string folded = "((" + x + " | " + high + ") - (" + x + " & " + high + "))";
    return "((" + folded + " * " + text(m_times2) + " + " + text(m_plus2) + ") & " + text(m_mask) +
           ")";
}

std::string KeyShuffle::sqlPlaceOf(const std::string& key) const {
    const std::string x = "((((" + key + " - " + text(m_plus2) + ") & " + text(m_mask) + ") * " +
                          text(m_inverse2) + ") & " + text(m_mask) + ")";
    const std::string high = "(" + x + " >> " + text(m_fold) + ")";
    const std::string folded = "((" + x + " | " + high + ") - (" + x + " & " + high + "))";
    return "((((" + folded + " - " + text(m_plus1) + ") & " + text(m_mask) + ") * " +
           text(m_inverse1) + ") & " + text(m_mask) + ")";
}

}  // namespace linnet::catalogue
