// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <taglib/apetag.h>
#include <taglib/id3v1tag.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/id3v2header.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tbytevectorstream.h>

#include <algorithm>

#include "core/catalogue/audio_bytes.h"
#include "core/catalogue/container_tags.h"
#include "core/catalogue/mpeg_audio.h"
#include "core/catalogue/tag_fields.h"

namespace linnet::catalogue {
namespace {

constexpr qsizetype kAfterTag = 8192;  // audio behind the tag, so that TagLib finds the first frame

/// The start with its ID3v2 tag, and the end with its APE and ID3v1 tags.
TagLib::ByteVector tagParts(QByteArrayView bytes) {
    qsizetype head = kAfterTag;
    if (bytes.size() > 10 && bytes.startsWith("ID3")) {
        head += 20 + ((byteAt(bytes, 6) & 0x7f) << 21 | (byteAt(bytes, 7) & 0x7f) << 14 |
                      (byteAt(bytes, 8) & 0x7f) << 7 | (byteAt(bytes, 9) & 0x7f));
    }
    qsizetype tail = 128;
    // Its footer stands at the end, or before an ID3v1 tag; to look through all of the audio for it
    // would take as long as hashing a third of it.
    const qsizetype from = std::max<qsizetype>(0, bytes.size() - 128 - 32 - 4096);
    const qsizetype inTail = bytes.sliced(from).lastIndexOf("APETAGEX");
    const qsizetype ape = inTail < 0 ? -1 : from + inTail;
    if (ape >= 0 && ape + 16 <= bytes.size()) {
        const auto size = static_cast<qsizetype>(littleEndian(bytes, ape + 12, 4) & 0x7fff'ffff);
        tail = bytes.size() - ape + std::min<qsizetype>(size, bytes.size()) + 32;
    }
    if (head + tail >= bytes.size())
        return {bytes.data(), static_cast<unsigned int>(bytes.size())};
    TagLib::ByteVector parts(bytes.data(), static_cast<unsigned int>(head));
    parts.append(
        TagLib::ByteVector(bytes.data() + bytes.size() - tail, static_cast<unsigned int>(tail)));
    return parts;
}

/// TagLib takes a frame of no bytes for the end of the tag. They are not allowed, and written.
void dropEmptyFrames(TagLib::ByteVector& parts) {
    const QByteArrayView bytes(parts.data(), static_cast<qsizetype>(parts.size()));
    constexpr int kFlags = 0xc0;  // unsynchronised, or with a header of its own: left alone
    if (!hasAt(bytes, 0, "ID3") || bytes.size() < 20 || byteAt(bytes, 3) < 3 ||
        (byteAt(bytes, 5) & kFlags) != 0)
        return;
    const bool syncSafe = byteAt(bytes, 3) == 4;
    const auto sizeAt = [&](qsizetype at, bool safe) {
        const auto size = static_cast<qsizetype>(bigEndian(bytes, at, 4));
        return safe ? (size & 0x7f) | (size >> 1 & 0x3f80) | (size >> 2 & 0x1fc000) |
                          (size >> 3 & 0xfe00000)
                    : size;
    };
    const qsizetype end = std::min(bytes.size(), 10 + sizeAt(6, true));
    qsizetype at = 10;
    const auto isName = [&](qsizetype from) {
        return std::ranges::all_of(bytes.sliced(from, 4), [](char c) {
            return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        });
    };
    while (at + 10 <= end && isName(at)) {
        const qsizetype size = sizeAt(at + 4, syncSafe);
        if (size == 0) {
            // What follows moves up; padding takes its room.
            char* const from = parts.data() + at;
            std::copy(from + 10, parts.data() + end, from);
            std::fill(parts.data() + end - 10, parts.data() + end, '\0');
        } else {
            at += 10 + size;
        }
    }
}

}  // namespace

Tags readMpegTags(QByteArrayView bytes, qsizetype begin) {
    Tags tags;
    TagLib::ByteVector parts = tagParts(bytes);
    dropEmptyFrames(parts);
    TagLib::ByteVectorStream stream(parts);
    TagLib::MPEG::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
    if (!file.isValid() || file.tag() == nullptr)
        return tags;
    TagLib::PropertyMap map;
    if (file.hasID3v2Tag())
        map = file.ID3v2Tag()->properties();
    // What a second tag knows besides; merging as TagLib does it would join the values of both.
    if (file.hasAPETag())
        for (const auto& [key, values] : file.APETag()->properties())
            if (!map.contains(key))
                map.insert(key, values);
    tags = tagsOf(*file.tag(), map);  // tag(): the first that has the field
    if (!tags.loudness.songLufs) {
        const TaggedLoudness lame = lameLoudness(bytes.sliced(begin));
        tags.loudness.songLufs = lame.songLufs;
        if (!tags.loudness.songPeakDb)
            tags.loudness.songPeakDb = lame.songPeakDb;
    }
    if (file.hasID3v2Tag())
        tags.kinds << QStringLiteral("ID3v2.%1").arg(file.ID3v2Tag()->header()->majorVersion());
    if (file.hasAPETag())
        tags.kinds << QStringLiteral("APEv2");
    if (file.hasID3v1Tag())
        tags.kinds << QStringLiteral("ID3v1");
    if (file.hasID3v2Tag())
        if (const QString synced = syncedLyricsOf(*file.ID3v2Tag()); !synced.isEmpty())
            tags.fields.lyrics = synced;
    if (file.hasID3v2Tag())
        tags.artwork = artworkOf(*file.ID3v2Tag());
    if (tags.artwork.isEmpty() && file.hasAPETag())
        tags.artwork = artworkOf(*file.APETag());
    return tags;
}

}  // namespace linnet::catalogue
