// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/prepared_song.h"

#include "core/catalogue/audio_format.h"
#include "core/catalogue/tag_reader.h"

namespace linnet::catalogue {

Result<PreparedSong> prepareSong(QByteArray bytes, const QString& fileName, Visibility visibility) {
    if (bytes.size() > kMaxSongBytes)
        return fail(ErrorCode::TooLarge, QString::number(bytes.size()));
    auto properties = inspectAudio(bytes);
    if (!properties)
        return fail(std::move(properties.error()));
    Tags tags = readTags(bytes, fileName);
    PreparedSong song;
    song.properties = *properties;
    song.fields = std::move(tags.fields);
    if (!tags.artwork.isEmpty())
        song.artwork = storage::hashed(std::move(tags.artwork));
    song.audio = storage::hashed(std::move(bytes));
    song.fileName = fileName;
    song.visibility = visibility;
    return song;
}

}  // namespace linnet::catalogue
