// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mp3.h"

#include <apetag.h>
#include <attachedpictureframe.h>
#include <id3v1tag.h>
#include <id3v2tag.h>
#include <mpegfile.h>
#include <sndfile.h>
#include <tbytevectorstream.h>
#include <textidentificationframe.h>
#include <unsynchronizedlyricsframe.h>

#include <QtEndian>
#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <mutex>
#include <random>
#include <tuple>
#include <vector>

#include "tests/support/die.h"
#include "tests/support/sound.h"

namespace linnet::testing {
namespace {

QByteArray encode(const std::vector<float>& samples, int sampleRate, int channels, double level) {
    return encodeSound(SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, samples, sampleRate, channels,
                       level);
}

QByteArray encodedSine(const Mp3Options& o) {
    static std::mutex mutex;
    static std::map<std::tuple<double, double, double, int, int, double>, QByteArray> cache;
    const std::scoped_lock lock(mutex);
    const std::tuple key(o.seconds, o.frequency, o.amplitude, o.sampleRate, o.channels,
                         o.startPhase);
    if (const auto it = cache.find(key); it != cache.end())
        return it->second;
    return cache.emplace(key, encode(sine(o), o.sampleRate, o.channels, 0.4)).first->second;
}

QByteArray tagged(const QByteArray& audio, const Mp3Tags& tags) {
    if (tags.kind == Mp3Tags::Kind::None)
        return audio;
    TagLib::ByteVectorStream stream(
        TagLib::ByteVector(audio.constData(), static_cast<unsigned>(audio.size())));
    TagLib::MPEG::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
    using Kind = Mp3Tags::Kind;
    const auto strip = TagLib::File::StripNone;
    const auto duplicate = TagLib::File::DoNotDuplicate;
    bool saved = false;
    if (tags.kind == Kind::Id3v1) {
        file.ID3v1Tag(true)->setProperties(propertiesOf(tags));
        file.ID3v1Tag()->setYear(tags.date.left(4).toUInt());
        file.ID3v1Tag()->setTrack(tags.track.section(u'/', 0, 0).toUInt());
        saved = file.save(TagLib::MPEG::File::ID3v1, strip, TagLib::ID3v2::v4, duplicate);
    } else if (tags.kind == Kind::Ape) {
        file.APETag(true)->setProperties(propertiesOf(tags));
        saved = file.save(TagLib::MPEG::File::APE, strip, TagLib::ID3v2::v4, duplicate);
    } else {
        auto* tag = file.ID3v2Tag(true);
        tag->setProperties(propertiesOf(tags));
        if (!tags.artwork.isEmpty()) {
            auto* picture = new TagLib::ID3v2::AttachedPictureFrame;
            picture->setMimeType(tags.artwork.startsWith("\x89PNG") ? "image/png" : "image/jpeg");
            picture->setType(TagLib::ID3v2::AttachedPictureFrame::FrontCover);
            picture->setPicture(TagLib::ByteVector(tags.artwork.constData(),
                                                   static_cast<unsigned>(tags.artwork.size())));
            tag->addFrame(picture);
        }
        saved =
            file.save(TagLib::MPEG::File::ID3v2, strip,
                      tags.kind == Kind::Id3v23 ? TagLib::ID3v2::v3 : TagLib::ID3v2::v4, duplicate);
    }
    if (!saved)
        die("cannot write tags");
    return {stream.data()->data(), static_cast<qsizetype>(stream.data()->size())};
}

/// Frames of a 320 kbit/s noise without the Info frame at their head; whole frames of one length.
const QByteArray& noiseFrames() {
    static const QByteArray frames = [] {
        std::mt19937 random(7);  // the same every time
        std::uniform_real_distribution<float> noise(-0.3F, 0.3F);
        std::vector<float> samples(2U * 48000U * 4U);
        for (float& sample : samples)
            sample = noise(random);
        const QByteArray all = encode(samples, 48000, 2, 0.0);
        return all.mid(960, (all.size() / 960 - 1) * 960);  // 320000 / 8 * 1152 / 48000
    }();
    return frames;
}

void appendChunk(QByteArray& png, const char* type, const QByteArray& data) {
    const QByteArray body = QByteArray(type, 4) + data;
    std::uint32_t crc = 0xffffffffU;
    for (const char byte : body) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
    }
    std::array<char, 4> number{};
    qToBigEndian(static_cast<std::uint32_t>(data.size()), number.data());
    png.append(number.data(), 4).append(body);
    qToBigEndian(~crc, number.data());
    png.append(number.data(), 4);
}

}  // namespace

QByteArray mp3(const Mp3Tags& tags, const Mp3Options& options) {
    return tagged(encodedSine(options), tags);
}

QByteArray fullSizeMp3(const Mp3Tags& tags, std::uint32_t number, std::int64_t bytes) {
    constexpr qsizetype kFrame = 960;
    const QByteArray& source = noiseFrames();
    const qsizetype available = source.size() / kFrame;
    // The tag is made around one frame, for TagLib moves all that follows it several times.
    const QByteArray around = tagged(source.first(kFrame), tags);
    const qsizetype at = around.indexOf(source.first(kFrame));
    QByteArray audio = around.first(at);
    audio.reserve(static_cast<qsizetype>(bytes) + 2 * kFrame);
    std::mt19937 random(number);
    while (audio.size() + kFrame <= bytes) {
        // Runs of a few frames from anywhere: the reservoir of most frames is the right one.
        const auto first = static_cast<qsizetype>(random() % static_cast<unsigned>(available - 16));
        const qsizetype run =
            std::min<qsizetype>(16, (static_cast<qsizetype>(bytes) - audio.size()) / kFrame);
        audio.append(source.constData() + first * kFrame, run * kFrame);
    }
    return audio.append(around.sliced(at + kFrame));
}

Mp3Tags songTags(int number) {
    static constexpr std::array kGenres{"Rock", "Jazz", "Classical", "Electronic", "Folk"};
    const int album = number / 10;
    const int artist = album / 3;
    Mp3Tags tags;
    tags.title = QStringLiteral("Song %1").arg(number);
    tags.artist = QStringLiteral("Artist %1").arg(artist);
    tags.album = QStringLiteral("Album %1").arg(album);
    tags.genre = QString::fromLatin1(kGenres[static_cast<std::size_t>(artist) % kGenres.size()]);
    tags.date = QString::number(1960 + album % 60);
    tags.track = QStringLiteral("%1/10").arg(number % 10 + 1);
    return tags;
}

QByteArray pngImage(int width, int height, std::uint32_t rgb) {
    QByteArray header(13, '\0');
    qToBigEndian(static_cast<std::uint32_t>(width), header.data());
    qToBigEndian(static_cast<std::uint32_t>(height), header.data() + 4);
    header[8] = 8;  // bits
    header[9] = 2;  // RGB
    QByteArray line(1, '\0');
    for (int x = 0; x < width; ++x) {
        line.append(static_cast<char>(rgb >> 16));
        line.append(static_cast<char>(rgb >> 8));
        line.append(static_cast<char>(rgb));
    }
    QByteArray png("\x89PNG\r\n\x1a\n", 8);
    appendChunk(png, "IHDR", header);
    appendChunk(png, "IDAT", qCompress(line.repeated(height)).mid(4));
    appendChunk(png, "IEND", {});
    return png;
}

void writeFile(const std::filesystem::path& path, const QByteArray& bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.constData(), bytes.size());
    file.close();
    if (!file)
        die("cannot write a file");
}

QByteArray readFile(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return QByteArray::fromStdString(bytes);
}

}  // namespace linnet::testing
