// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/audio_file.h"

#include <aifffile.h>
#include <attachedpictureframe.h>
#include <flacfile.h>
#include <flacpicture.h>
#include <id3v2framefactory.h>
#include <id3v2tag.h>
#include <opusfile.h>
#include <sndfile.h>
#include <tbytevectorstream.h>
#include <vorbisfile.h>
#include <wavfile.h>
#include <xiphcomment.h>

#include <cstdio>
#include <cstdlib>

#include "tests/support/sound.h"

namespace linnet::testing {
namespace {

int formatOf(AudioKind kind) {
    switch (kind) {
        case AudioKind::Mp3:
            return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
        case AudioKind::Flac:
            return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
        case AudioKind::Vorbis:
            return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
        case AudioKind::Opus:
            return SF_FORMAT_OGG | SF_FORMAT_OPUS;
        case AudioKind::Wav:
            return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
        case AudioKind::Aiff:
            return SF_FORMAT_AIFF | SF_FORMAT_PCM_16;
    }
    std::abort();
}

TagLib::ByteVector vectorOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<unsigned>(bytes.size())};
}

const char* mimeOf(const QByteArray& image) {
    return image.startsWith("\x89PNG") ? "image/png" : "image/jpeg";
}

void fill(TagLib::ID3v2::Tag& tag, const Mp3Tags& tags) {
    tag.setProperties(propertiesOf(tags));
    if (tags.artwork.isEmpty())
        return;
    auto* picture = new TagLib::ID3v2::AttachedPictureFrame;
    picture->setMimeType(mimeOf(tags.artwork));
    picture->setType(TagLib::ID3v2::AttachedPictureFrame::FrontCover);
    picture->setPicture(vectorOf(tags.artwork));
    tag.addFrame(picture);
}

TagLib::FLAC::Picture* cover(const QByteArray& image) {
    auto* picture = new TagLib::FLAC::Picture;
    picture->setMimeType(mimeOf(image));
    picture->setType(TagLib::FLAC::Picture::FrontCover);
    picture->setData(vectorOf(image));
    return picture;
}

void fill(TagLib::Ogg::XiphComment& tag, const Mp3Tags& tags) {
    tag.setProperties(propertiesOf(tags));
    if (!tags.artwork.isEmpty())
        tag.addPicture(cover(tags.artwork));
}

template <class File>
bool save(TagLib::IOStream& stream, const Mp3Tags& tags) {
    File file(&stream, false);
    fill(*file.tag(), tags);
    return file.save();
}

template <>
bool save<TagLib::FLAC::File>(TagLib::IOStream& stream, const Mp3Tags& tags) {
    TagLib::FLAC::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
    file.xiphComment(true)->setProperties(propertiesOf(tags));
    if (!tags.artwork.isEmpty())
        file.addPicture(cover(tags.artwork));
    return file.save();
}

template <>
bool save<TagLib::RIFF::WAV::File>(TagLib::IOStream& stream, const Mp3Tags& tags) {
    TagLib::RIFF::WAV::File file(&stream, false);
    fill(*file.ID3v2Tag(), tags);
    return file.save();
}

}  // namespace

const char* nameOf(AudioKind kind) {
    static constexpr std::array kNames{"mp3", "flac", "ogg", "opus", "wav", "aiff"};
    return kNames[static_cast<std::size_t>(kind)];
}

QByteArray audioFile(AudioKind kind, const std::vector<float>& samples, int sampleRate,
                     int channels) {
    return encodeSound(formatOf(kind), samples, sampleRate, channels, 0.4);
}

QByteArray audioFile(AudioKind kind, const Mp3Tags& tags, const Mp3Options& options) {
    if (kind == AudioKind::Mp3)
        return mp3(tags, options);
    const QByteArray audio = audioFile(kind, sine(options), options.sampleRate, options.channels);
    if (tags.kind == Mp3Tags::Kind::None)
        return audio;
    TagLib::ByteVectorStream stream(vectorOf(audio));
    bool saved = false;
    switch (kind) {
        case AudioKind::Mp3:
            break;
        case AudioKind::Flac:
            saved = save<TagLib::FLAC::File>(stream, tags);
            break;
        case AudioKind::Vorbis:
            saved = save<TagLib::Ogg::Vorbis::File>(stream, tags);
            break;
        case AudioKind::Opus:
            saved = save<TagLib::Ogg::Opus::File>(stream, tags);
            break;
        case AudioKind::Wav:
            saved = save<TagLib::RIFF::WAV::File>(stream, tags);
            break;
        case AudioKind::Aiff:
            saved = save<TagLib::RIFF::AIFF::File>(stream, tags);
            break;
    }
    if (!saved) {
        std::fprintf(stderr, "test support: cannot write tags\n");
        std::abort();
    }
    return {stream.data()->data(), static_cast<qsizetype>(stream.data()->size())};
}

}  // namespace linnet::testing
