// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/prepared_song.h"

#include "core/catalogue/audio_format.h"
#include "core/catalogue/encoding_guess.h"
#include "core/catalogue/tag_reader.h"

namespace linnet::catalogue {

Result<PreparedSong> prepareSong(QByteArray bytes, const QString& fileName, Visibility visibility) {
    if (bytes.size() > kMaxSongBytes)
        return fail(ErrorCode::TooLarge, QString::number(bytes.size()));
    auto properties = inspectAudio(bytes);
    if (!properties)
        return fail(std::move(properties.error()));
    PreparedSong song;
    song.properties = *properties;
    song.tags = readRawTags(bytes);
    if (!song.tags.artwork.isEmpty())
        song.artwork = storage::hashed(std::exchange(song.tags.artwork, {}));
    song.audio = storage::hashed(std::move(bytes));
    song.fileName = fileName;
    song.visibility = visibility;
    return song;
}

void settleTexts(std::span<PreparedSong> songs) {
    EncodingEvidence evidence;
    for (const PreparedSong& song : songs)
        if (!song.settled)
            for (const QByteArray& text : legacyTexts(song.tags))
                evidence.add(text);
    for (PreparedSong& song : songs)
        if (!song.settled)
            settleText(song, evidence.verdict());
}

void settleText(PreparedSong& song, TextEncoding encoding) {
    if (!legacyTexts(song.tags).empty())
        song.readAs = encoding;
    settle(song.tags, encoding, song.fileName);
    song.settled = true;
}

}  // namespace linnet::catalogue
