// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>
#include <set>

#include "core/catalogue/text_encoding.h"

namespace linnet::catalogue {

/// Texts that share an encoding (those of a folder), and the encoding they are most likely in.
///
/// Each candidate is charged what writing the texts in it would cost, in bits: little for the
/// letters its languages use all the time, more for rare ones, much for what does not occur (a
/// Cyrillic letter between Latin ones, half-width katakana, bytes that mean nothing). One short
/// title may mislead; an album does not. Told apart are UTF-8, windows-1250, -1251, -1252 and
/// -1253, KOI8-R, Shift-JIS, GBK, Big5 and EUC-KR; others are for people to choose.
class EncodingEvidence {
 public:
    /// A text as it stands in the tag. Texts of ASCII alone tell nothing; what is beyond a few
    /// thousand bytes would tell nothing new and is not kept.
    void add(const QByteArray& text);
    [[nodiscard]] bool empty() const { return m_texts.empty(); }
    /// Western where nothing was added. Computed anew by each call after an add(): 1 ms for an
    /// album.
    [[nodiscard]] TextEncoding verdict() const;

 private:
    std::set<QByteArray> m_texts;  ///< once each: one album's name must not outvote its songs
    qsizetype m_bytes = 0;
    mutable std::optional<TextEncoding> m_verdict;
};

/// Bits for one text in one encoding; for tests and for tuning.
[[nodiscard]] double encodingCost(const QByteArray& text, TextEncoding encoding);

}  // namespace linnet::catalogue
