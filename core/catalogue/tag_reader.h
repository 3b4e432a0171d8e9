// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"
#include "core/catalogue/tagged_loudness.h"
#include "core/catalogue/text_encoding.h"

namespace linnet::catalogue {

/// What a song's names are sorted by where its tags say so (TSOT, TSOP, TSOA, TSO2); else empty.
struct SortNames {
    QString title;
    QString artist;
    QString album;
    QString albumArtist;
};

struct Tags {
    SongFields fields;
    SortNames sort;
    bool compilation = false;  ///< TCMP, "part of a compilation"
    TaggedLoudness loudness;
    QStringList kinds;   ///< of the tags there are: "ID3v2.3", "APEv2"
    QByteArray artwork;  ///< an image file's bytes, empty where none is embedded
};

/// The tags of a file in memory, each kind by the format of its bytes (container_tags.h). Texts of
/// unknown encoding are marked (legacy_text.h) until settle(). Never fails: what cannot be read is
/// empty.
[[nodiscard]] Tags readRawTags(const QByteArray& bytes);

/// The texts of `tags` that are marked, as bytes: what there is to judge their encoding by.
[[nodiscard]] std::vector<QByteArray> legacyTexts(const Tags& tags);

/// Marked texts are read in `encoding`; then come the rules that need the text as it reads: a disc
/// in the album's title becomes the disc, and a song without a title gets it from `fileName` ("03 -
/// Small Hours.mp3" becomes track 3, "Small Hours").
void settle(Tags& tags, TextEncoding encoding, const QString& fileName);

/// Both, with the encoding that its own texts make likely unless one is given.
[[nodiscard]] Tags readTags(const QByteArray& bytes, const QString& fileName,
                            std::optional<TextEncoding> encoding = {});

}  // namespace linnet::catalogue
