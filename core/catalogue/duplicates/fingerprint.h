// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <cstdint>
#include <optional>
#include <vector>

namespace linnet::catalogue {

/// What a song sounds like: the words of song.analysed, an eighth of a second each.
using Fingerprint = std::vector<std::uint32_t>;

/// From the event's bytes.
[[nodiscard]] Fingerprint fingerprintOf(QByteArrayView words);

/// As it is stored, in two thirds of the room.
[[nodiscard]] QByteArray packed(const Fingerprint& fingerprint);
/// Nothing where it is damaged.
[[nodiscard]] std::optional<Fingerprint> unpackedFingerprint(const QByteArray& data);

/// By what one is looked up among a million: at most kMostParts numbers, chosen by their values
/// alone (the smallest of a hash, as in MinHash), so that two that have a fifth of their words in
/// common, at whatever place, have some of these in common. Ascending. None of what is too short or
/// does not change.
inline constexpr std::size_t kMostParts = 48;
[[nodiscard]] std::vector<std::uint32_t> partsOf(const Fingerprint& fingerprint);

/// How two lie upon each other best.
struct Alignment {
    std::ptrdiff_t offset = 0;  ///< of the second one's beginning from the first one's, in words
    std::size_t words = 0;      ///< that lie upon each other
    double differing = 1;       ///< bits of them that differ, of all: 0.5 is chance
};
/// Nothing where not a word is the same.
[[nodiscard]] std::optional<Alignment> aligned(const Fingerprint& a, const Fingerprint& b);

/// Whether they may be the same recording, in another encoding or with silence before it.
[[nodiscard]] bool soundAlike(const Fingerprint& a, const Fingerprint& b);

}  // namespace linnet::catalogue
