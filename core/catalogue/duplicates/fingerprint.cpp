// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/duplicates/fingerprint.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <bit>
#include <map>

namespace linnet::catalogue {
namespace {

constexpr std::size_t kShortest = 60;  ///< words, some ten seconds of music
/// A word that comes again and again is silence or a lasting tone, and tells nothing.
constexpr std::size_t kMostOfOneWord = 12;
constexpr std::size_t kOffsetsTried = 3;
constexpr double kOverlapAtLeast = 0.6;  ///< of the shorter one
constexpr double kDifferingAtMost = 0.15;

/// Spreads the bits (the end of MurmurHash3), so that which words are chosen is chance.
std::uint32_t spread(std::uint32_t word) {
    word = (word ^ word >> 16) * 0x85eb'ca6bU;
    word = (word ^ word >> 13) * 0xc2b2'ae35U;
    return word ^ word >> 16;
}

struct Placed {
    std::uint32_t word;
    std::uint32_t at;
};

/// In the order of the words, without those that tell nothing.
std::vector<Placed> telling(const Fingerprint& fingerprint) {
    std::vector<Placed> all;
    all.reserve(fingerprint.size());
    for (std::uint32_t at = 0; at < fingerprint.size(); ++at)
        all.push_back({fingerprint[at], at});
    std::ranges::stable_sort(all, {}, &Placed::word);
    std::vector<Placed> result;
    for (auto first = all.begin(); first != all.end();) {
        const auto last = std::ranges::find_if(
            first, all.end(), [&](const Placed& placed) { return placed.word != first->word; });
        if (static_cast<std::size_t>(last - first) <= kMostOfOneWord)
            result.insert(result.end(), first, last);
        first = last;
    }
    return result;
}

Alignment alignedAt(const Fingerprint& a, const Fingerprint& b, std::ptrdiff_t offset) {
    Alignment alignment{offset, 0, 1};
    const std::size_t fromA = offset > 0 ? static_cast<std::size_t>(offset) : 0;
    const std::size_t fromB = offset < 0 ? static_cast<std::size_t>(-offset) : 0;
    if (fromA >= a.size() || fromB >= b.size())
        return alignment;
    alignment.words = std::min(a.size() - fromA, b.size() - fromB);
    int bits = 0;
    for (std::size_t i = 0; i < alignment.words; ++i)
        bits += std::popcount(a[fromA + i] ^ b[fromB + i]);
    alignment.differing = bits / (32.0 * static_cast<double>(alignment.words));
    return alignment;
}

}  // namespace

Fingerprint fingerprintOf(QByteArrayView words) {
    Fingerprint fingerprint(static_cast<std::size_t>(words.size()) / sizeof(std::uint32_t));
    if (fingerprint.empty())
        return fingerprint;  // there is no address to copy from
    qFromLittleEndian<std::uint32_t>(words.data(), static_cast<qsizetype>(fingerprint.size()),
                                     fingerprint.data());
    return fingerprint;
}

QByteArray packed(const Fingerprint& fingerprint) {
    // Neighbours differ in few bits. The bytes of one place together are the more alike.
    const std::size_t count = fingerprint.size();
    QByteArray planes(static_cast<qsizetype>(count * sizeof(std::uint32_t)), Qt::Uninitialized);
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t changed = fingerprint[i] ^ std::exchange(before, fingerprint[i]);
        for (std::size_t plane = 0; plane < sizeof changed; ++plane)
            planes[static_cast<qsizetype>(plane * count + i)] =
                static_cast<char>(changed >> (8 * plane));
    }
    return qCompress(planes, 9);
}

std::optional<Fingerprint> unpackedFingerprint(const QByteArray& data) {
    const QByteArray planes = qUncompress(data);
    if (planes.isEmpty() || planes.size() % qsizetype{sizeof(std::uint32_t)} != 0)
        return std::nullopt;
    Fingerprint fingerprint(static_cast<std::size_t>(planes.size()) / sizeof(std::uint32_t));
    const std::size_t count = fingerprint.size();
    std::uint32_t before = 0;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t plane = 0; plane < sizeof before; ++plane)
            before ^= static_cast<std::uint32_t>(static_cast<std::uint8_t>(
                          planes[static_cast<qsizetype>(plane * count + i)]))
                      << (8 * plane);
        fingerprint[i] = before;
    }
    return fingerprint;
}

std::vector<std::uint32_t> partsOf(const Fingerprint& fingerprint) {
    std::vector<std::uint32_t> parts;
    if (fingerprint.size() < kShortest)
        return parts;
    for (const Placed& placed : telling(fingerprint))
        parts.push_back(spread(placed.word));
    std::ranges::sort(parts);
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    parts.resize(std::min(parts.size(), kMostParts));
    return parts;
}

std::optional<Alignment> aligned(const Fingerprint& a, const Fingerprint& b) {
    // Wherever a word is the same, the two may lie upon each other.
    const std::vector<Placed> inA = telling(a);
    const std::vector<Placed> inB = telling(b);
    std::map<std::ptrdiff_t, std::size_t> votes;
    for (const Placed& placed : inB) {
        for (auto it = std::ranges::lower_bound(inA, placed.word, {}, &Placed::word);
             it != inA.end() && it->word == placed.word; ++it)
            ++votes[static_cast<std::ptrdiff_t>(it->at) - static_cast<std::ptrdiff_t>(placed.at)];
    }
    std::vector<std::pair<std::size_t, std::ptrdiff_t>> best;
    best.reserve(votes.size());
    for (const auto& [offset, count] : votes)
        best.emplace_back(count, offset);
    std::ranges::sort(best, std::greater());
    best.resize(std::min(best.size(), kOffsetsTried));
    std::optional<Alignment> found;
    for (const auto& [count, offset] : best) {
        const Alignment alignment = alignedAt(a, b, offset);
        if (alignment.words > 0 && (!found || alignment.differing < found->differing))
            found = alignment;
    }
    return found;
}

bool soundAlike(const Fingerprint& a, const Fingerprint& b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    if (shorter < kShortest)
        return false;
    const auto alignment = aligned(a, b);
    return alignment && alignment->differing <= kDifferingAtMost &&
           static_cast<double>(alignment->words) >= kOverlapAtLeast * static_cast<double>(shorter);
}

}  // namespace linnet::catalogue
