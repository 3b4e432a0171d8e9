// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/tagged_copy.h"

#include <taglib/aifffile.h>
#include <taglib/apetag.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/flacfile.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v1tag.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/id3v2tag.h>
#include <taglib/infotag.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>
#include <taglib/xiphcomment.h>

#include <memory>

#include "core/catalogue/audio_bytes.h"
#include "core/catalogue/audio_format.h"
#include "core/catalogue/export/property_edit.h"
#include "core/catalogue/ogg_audio.h"
#include "core/catalogue/tag_fields.h"

namespace linnet::catalogue {
namespace {

constexpr int kFrontCover = 3;

struct Wanted {
    const SongFields& fields;
    const QByteArray& artwork;
};

TagLib::ByteVector toTagLib(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<unsigned int>(bytes.size())};
}

const char* mimeTypeOf(const QByteArray& image) {
    if (image.startsWith("\x89PNG"))
        return "image/png";
    if (image.startsWith("GIF8"))
        return "image/gif";
    if (image.startsWith("BM"))
        return "image/bmp";
    if (image.startsWith("RIFF"))
        return "image/webp";
    return "image/jpeg";
}

std::unique_ptr<TagLib::FLAC::Picture> pictureOf(const QByteArray& image) {
    auto picture = std::make_unique<TagLib::FLAC::Picture>();
    picture->setType(TagLib::FLAC::Picture::FrontCover);
    picture->setMimeType(mimeTypeOf(image));
    picture->setData(toTagLib(image));
    return picture;
}

/// What is chosen for show goes, and all that would be chosen next: covers and what says no kind.
void replaceArtwork(TagLib::ID3v2::Tag& tag, const QByteArray& image) {
    using Picture = TagLib::ID3v2::AttachedPictureFrame;
    if (artworkOf(tag) == image)
        return;
    const TagLib::ID3v2::FrameList frames = tag.frameList("APIC");
    for (TagLib::ID3v2::Frame* frame : frames) {
        const auto* picture = dynamic_cast<const Picture*>(frame);
        const int type = picture ? static_cast<int>(picture->type()) : kFrontCover;
        if (image.isEmpty() || type == kFrontCover || type == Picture::Other)
            tag.removeFrame(frame);
    }
    if (image.isEmpty())
        return;
    auto picture = std::make_unique<Picture>();
    picture->setMimeType(mimeTypeOf(image));
    picture->setType(Picture::FrontCover);
    picture->setPicture(toTagLib(image));
    tag.addFrame(picture.release());
}

void replaceArtwork(TagLib::APE::Tag& tag, const QByteArray& image) {
    if (artworkOf(tag) == image)
        return;
    std::vector<TagLib::String> covers;
    for (const auto& [key, item] : tag.itemListMap())
        if (key.startsWith("COVER ART"))
            covers.push_back(key);
    for (const TagLib::String& key : covers)
        tag.removeItem(key);
}

void replaceArtwork(TagLib::Ogg::XiphComment& comment, const QByteArray& image) {
    if (artworkOf(comment.pictureList()) == image)
        return;
    comment.removeAllPictures();
    if (!image.isEmpty())
        comment.addPicture(pictureOf(image).release());
}

/// As the reader sees it: times are worth more than a plain text beside them.
SongFields fieldsOf(const TagLib::Tag& any, const TagLib::PropertyMap& map,
                    const TagLib::ID3v2::Tag* id3) {
    SongFields fields = tagsOf(any, map).fields;
    if (id3 != nullptr)
        if (const QString synced = syncedLyricsOf(*id3); !synced.isEmpty())
            fields.lyrics = synced;
    return fields;
}

/// `map` is what the reader takes for the tag's properties, `before` what it reads.
void write(TagLib::ID3v2::Tag& tag, TagLib::PropertyMap map, const SongFields& before,
           const Wanted& wanted) {
    editProperties(map, before, wanted.fields);
    tag.setProperties(map);
    if (before.lyrics != wanted.fields.lyrics)
        tag.removeFrames("SYLT");
    replaceArtwork(tag, wanted.artwork);
}

void write(TagLib::ID3v2::Tag& tag, const Wanted& wanted) {
    const TagLib::PropertyMap map = tag.properties();
    write(tag, map, fieldsOf(tag, map, &tag), wanted);
}

void write(TagLib::Ogg::XiphComment& comment, const Wanted& wanted) {
    TagLib::PropertyMap map = comment.properties();
    editProperties(map, fieldsOf(comment, map, nullptr), wanted.fields);
    comment.setProperties(map);
    replaceArtwork(comment, wanted.artwork);
}

/// Of a second tag, which has but few fields: what changed.
void follow(TagLib::Tag& tag, const SongFields& before, const SongFields& now) {
    const auto text = [](const QString& words) {
        return TagLib::String(words.toUtf8().constData(), TagLib::String::UTF8);
    };
    if (before.title != now.title)
        tag.setTitle(text(now.title));
    if (before.artist != now.artist)
        tag.setArtist(text(now.artist));
    if (before.album != now.album)
        tag.setAlbum(text(now.album));
    if (before.comment != now.comment)
        tag.setComment(text(now.comment));
    if (before.genre != now.genre)
        tag.setGenre(text(now.genre));
    if (before.year != now.year)
        tag.setYear(static_cast<unsigned int>(now.year.value_or(0)));
    if (before.track != now.track)
        tag.setTrack(static_cast<unsigned int>(now.track.value_or(0)));
}

bool writeMpeg(TagLib::ByteVectorStream& stream, const Wanted& wanted) {
    using File = TagLib::MPEG::File;
    File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
    if (!file.isValid())
        return false;
    int kinds = File::ID3v2;
    auto* const id3 = file.ID3v2Tag(true);
    TagLib::PropertyMap map = id3->properties();
    auto* const ape = file.hasAPETag() ? file.APETag() : nullptr;
    if (ape != nullptr) {
        // The reader takes from it what the first lacks, and so does the copy.
        for (const auto& [key, values] : ape->properties())
            if (!map.contains(key))
                map.insert(key, values);
    }
    const SongFields before = fieldsOf(*file.tag(), map, id3);
    write(*id3, map, before, wanted);
    if (ape != nullptr) {
        TagLib::PropertyMap same = ape->properties();
        editProperties(same, fieldsOf(*ape, same, nullptr), wanted.fields);
        ape->setProperties(same);
        replaceArtwork(*ape, wanted.artwork);
        kinds |= File::APE;
    }
    if (file.hasID3v1Tag()) {
        follow(*file.ID3v1Tag(), before, wanted.fields);
        kinds |= File::ID3v1;
    }
    return file.save(kinds, TagLib::File::StripNone, TagLib::ID3v2::v4,
                     TagLib::File::DoNotDuplicate);
}

bool writeFlac(TagLib::ByteVectorStream& stream, const Wanted& wanted) {
    TagLib::FLAC::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
    if (!file.isValid())
        return false;
    auto* const comment = file.xiphComment(true);
    TagLib::PropertyMap map = comment->properties();
    // Where there is no comment, the reader takes an ID3v2 tag; its values move over.
    if (comment->isEmpty() && file.hasID3v2Tag())
        map = file.ID3v2Tag()->properties();
    editProperties(map, fieldsOf(*comment, map, nullptr), wanted.fields);
    comment->setProperties(map);
    if (file.hasID3v2Tag())
        write(*file.ID3v2Tag(), wanted);
    if (artworkOf(file.pictureList()) != wanted.artwork) {
        file.removePictures();
        comment->removeAllPictures();
        if (!wanted.artwork.isEmpty())
            file.addPicture(pictureOf(wanted.artwork).release());
    }
    return file.save();
}

template <class File>
bool writeOgg(TagLib::ByteVectorStream& stream, const Wanted& wanted) {
    File file(&stream, false);
    if (!file.isValid() || file.tag() == nullptr)
        return false;
    write(*file.tag(), wanted);
    return file.save();
}

bool writeWav(TagLib::ByteVectorStream& stream, const Wanted& wanted) {
    using File = TagLib::RIFF::WAV::File;
    File file(&stream, false);
    if (!file.isValid())
        return false;
    auto* const id3 = file.ID3v2Tag();
    write(*id3, wanted);
    int kinds = File::ID3v2;
    if (file.hasInfoTag()) {
        follow(*file.InfoTag(), tagsOf(*file.InfoTag(), {}).fields, wanted.fields);
        kinds |= File::Info;
    }
    return file.save(static_cast<File::TagTypes>(kinds), TagLib::File::StripNone);
}

bool writeAiff(TagLib::ByteVectorStream& stream, const Wanted& wanted) {
    TagLib::RIFF::AIFF::File file(&stream, false);
    if (!file.isValid())
        return false;
    write(*file.tag(), wanted);
    return file.save();
}

bool writeTags(TagLib::ByteVectorStream& stream, const QByteArray& bytes, const Wanted& wanted) {
    switch (formatOf(bytes).kind) {
        case AudioFormat::Kind::Mpeg:
            return writeMpeg(stream, wanted);
        case AudioFormat::Kind::Flac:
            return writeFlac(stream, wanted);
        case AudioFormat::Kind::Ogg:
            return oggCodecOf(bytes) == OggCodec::Opus
                       ? writeOgg<TagLib::Ogg::Opus::File>(stream, wanted)
                       : writeOgg<TagLib::Ogg::Vorbis::File>(stream, wanted);
        case AudioFormat::Kind::Wav:
            return writeWav(stream, wanted);
        case AudioFormat::Kind::Aiff:
            return writeAiff(stream, wanted);
        case AudioFormat::Kind::Other:
            break;
    }
    return false;
}

}  // namespace

Result<QByteArray> taggedCopy(const QByteArray& original, const SongFields& fields,
                              const QByteArray& artwork) {
    TagLib::ByteVectorStream stream(toTagLib(original));
    if (!writeTags(stream, original, {fields, artwork}))
        return fail(ErrorCode::Unsupported, QStringLiteral("tags"));
    QByteArray copy(stream.data()->data(), static_cast<qsizetype>(stream.data()->size()));
    // A copy whose sound is not whole is worse than none.
    const auto before = inspectAudio(original);
    const auto after = inspectAudio(copy);
    if (!after || (before && before->duration != after->duration))
        return fail(ErrorCode::Unsupported, QStringLiteral("sound"));
    return copy;
}

}  // namespace linnet::catalogue
