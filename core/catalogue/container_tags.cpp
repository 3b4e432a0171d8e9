// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/container_tags.h"

#include <taglib/aifffile.h>
#include <taglib/flacfile.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/id3v2header.h>
#include <taglib/id3v2tag.h>
#include <taglib/infotag.h>
#include <taglib/opusfile.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>
#include <taglib/xiphcomment.h>

#include <QtEndian>

#include "core/catalogue/audio_bytes.h"
#include "core/catalogue/flac_audio.h"
#include "core/catalogue/legacy_text.h"
#include "core/catalogue/ogg_audio.h"
#include "core/catalogue/riff_audio.h"
#include "core/catalogue/tag_fields.h"

namespace linnet::catalogue {
namespace {

constexpr qsizetype kAfterHead = 8192;  // TagLib looks at what follows the tags

TagLib::ByteVector headOf(QByteArrayView bytes, qsizetype count) {
    return {bytes.data(), static_cast<unsigned int>(std::min(count + kAfterHead, bytes.size()))};
}

Tags allOf(TagLib::Ogg::XiphComment& comment) {
    Tags tags = tagsOf(comment, comment.properties());
    tags.artwork = artworkOf(comment.pictureList());
    tags.kinds << QStringLiteral("Vorbis comment");
    return tags;
}

Tags allOf(const TagLib::ID3v2::Tag& tag) {
    Tags tags = tagsOf(tag, tag.properties());
    tags.artwork = artworkOf(tag);
    tags.kinds << QStringLiteral("ID3v2.%1").arg(tag.header()->majorVersion());
    if (const QString synced = syncedLyricsOf(tag); !synced.isEmpty())
        tags.fields.lyrics = synced;
    return tags;
}

/// What the first tag lacks and an INFO list can have.
void complete(SongFields& fields, const SongFields& info) {
    for (QString SongFields::*field : {&SongFields::title, &SongFields::artist, &SongFields::album,
                                       &SongFields::genre, &SongFields::comment})
        if ((fields.*field).isEmpty())
            fields.*field = info.*field;
    if (!fields.year)
        fields.year = info.year;
    if (!fields.track)
        fields.track = info.track;
}

/// A file of the same kind with only the chunks of these names.
TagLib::ByteVector onlyChunks(QByteArrayView bytes, std::initializer_list<QByteArrayView> names) {
    const bool little = hasAt(bytes, 0, "RIFF");
    const auto length = [little](qsizetype count) {
        const auto value = static_cast<quint32>(count);
        const quint32 stored = little ? qToLittleEndian(value) : qToBigEndian(value);
        return QByteArray(reinterpret_cast<const char*>(&stored), sizeof stored);
    };
    QByteArray body;
    for (const Chunk& chunk : chunksOf(bytes)) {
        if (std::ranges::find(names, chunk.id) == names.end())
            continue;
        body.append(chunk.id).append(length(chunk.data.size())).append(chunk.data);
        if (chunk.data.size() % 2 != 0)
            body.append('\0');
    }
    QByteArray file = bytes.first(4).toByteArray() + length(body.size() + 4);
    file.append(bytes.sliced(8, 4)).append(body);
    return {file.constData(), static_cast<unsigned int>(file.size())};
}

}  // namespace

Tags readFlacTags(QByteArrayView bytes, qsizetype begin) {
    TagLib::ByteVectorStream stream(headOf(bytes, begin + flacMetadataBytes(bytes.sliced(begin))));
    TagLib::FLAC::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
    Tags tags;
    if (!file.isValid())
        return tags;
    if (file.hasXiphComment() && !file.xiphComment()->isEmpty())
        tags = allOf(*file.xiphComment());
    else if (file.hasID3v2Tag())
        tags = allOf(*file.ID3v2Tag());
    if (const QByteArray artwork = artworkOf(file.pictureList()); !artwork.isEmpty())
        tags.artwork = artwork;
    return tags;
}

Tags readOggTags(QByteArrayView bytes) {
    TagLib::ByteVectorStream stream(headOf(bytes, oggHeaderBytes(bytes)));
    if (oggCodecOf(bytes) == OggCodec::Vorbis) {
        const TagLib::Ogg::Vorbis::File file(&stream, false);
        if (file.isValid() && file.tag() != nullptr)
            return allOf(*file.tag());
    } else if (oggCodecOf(bytes) == OggCodec::Opus) {
        const TagLib::Ogg::Opus::File file(&stream, false);
        if (file.isValid() && file.tag() != nullptr)
            return allOf(*file.tag());
    }
    return {};
}

Tags readWavTags(QByteArrayView bytes) {
    TagLib::ByteVectorStream stream(onlyChunks(bytes, {"ID3 ", "id3 ", "LIST"}));
    const TagLib::RIFF::WAV::File file(&stream, false);
    Tags tags;
    if (file.isValid() && file.hasID3v2Tag())
        tags = allOf(*file.ID3v2Tag());
    if (file.isValid() && file.hasInfoTag()) {
        tags.kinds << QStringLiteral("INFO");
        complete(tags.fields, tagsOf(*file.InfoTag(), {}).fields);
    }
    return tags;
}

Tags readAiffTags(QByteArrayView bytes) {
    TagLib::ByteVectorStream stream(onlyChunks(bytes, {"ID3 ", "id3 "}));
    const TagLib::RIFF::AIFF::File file(&stream, false);
    Tags tags;
    if (file.isValid() && file.hasID3v2Tag())
        tags = allOf(*file.tag());
    for (const Chunk& chunk : chunksOf(bytes)) {
        QString* field = chunk.id == QByteArrayView("NAME")   ? &tags.fields.title
                         : chunk.id == QByteArrayView("AUTH") ? &tags.fields.artist
                         : chunk.id == QByteArrayView("ANNO") ? &tags.fields.comment
                                                              : nullptr;
        constexpr qsizetype kMost = 100'000;
        if (field != nullptr && field->isEmpty())
            *field = marked(chunk.data.first(std::min(chunk.data.size(), kMost)))
                         .remove(QChar(0))
                         .trimmed();
    }
    return tags;
}

}  // namespace linnet::catalogue
