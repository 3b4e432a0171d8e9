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
#include <tpropertymap.h>
#include <unsynchronizedlyricsframe.h>

#include <QtEndian>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <numbers>
#include <random>
#include <tuple>
#include <vector>

namespace linnet::testing {
namespace {

struct Sink {
    QByteArray bytes;
    sf_count_t position = 0;
};

SF_VIRTUAL_IO sinkIo() {
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* user) -> sf_count_t {
        return static_cast<Sink*>(user)->bytes.size();
    };
    io.seek = [](sf_count_t offset, int whence, void* user) -> sf_count_t {
        auto* sink = static_cast<Sink*>(user);
        sink->position = whence == SEEK_SET   ? offset
                         : whence == SEEK_CUR ? sink->position + offset
                                              : sink->bytes.size() + offset;
        return sink->position;
    };
    io.tell = [](void* user) -> sf_count_t { return static_cast<Sink*>(user)->position; };
    io.read = [](void* into, sf_count_t count, void* user) -> sf_count_t {
        auto* sink = static_cast<Sink*>(user);
        const sf_count_t n = std::clamp<sf_count_t>(sink->bytes.size() - sink->position, 0, count);
        std::memcpy(into, sink->bytes.constData() + sink->position, static_cast<std::size_t>(n));
        sink->position += n;
        return n;
    };
    io.write = [](const void* from, sf_count_t count, void* user) -> sf_count_t {
        auto* sink = static_cast<Sink*>(user);
        if (sink->position + count > sink->bytes.size())
            sink->bytes.resize(sink->position + count);
        std::memcpy(sink->bytes.data() + sink->position, from, static_cast<std::size_t>(count));
        sink->position += count;
        return count;
    };
    return io;
}

[[noreturn]] void die(const char* what) {
    std::fprintf(stderr, "test support: %s\n", what);
    std::abort();
}

QByteArray encode(const std::vector<float>& samples, int sampleRate, int channels, double level) {
    Sink sink;
    SF_VIRTUAL_IO io = sinkIo();
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = channels;
    info.format = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    SNDFILE* file = sf_open_virtual(&io, SFM_WRITE, &info, &sink);
    if (file == nullptr)
        die(sf_strerror(nullptr));
    int mode = SF_BITRATE_MODE_CONSTANT;
    sf_command(file, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
    sf_command(file, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
    const auto frames = static_cast<sf_count_t>(samples.size()) / channels;
    if (sf_writef_float(file, samples.data(), frames) != frames)
        die("cannot encode an MP3");
    sf_close(file);
    return sink.bytes;
}

QByteArray encodedSine(const Mp3Options& o) {
    static std::mutex mutex;
    static std::map<std::tuple<double, double, double, int, int, double>, QByteArray> cache;
    const std::scoped_lock lock(mutex);
    const std::tuple key(o.seconds, o.frequency, o.amplitude, o.sampleRate, o.channels,
                         o.startPhase);
    if (const auto it = cache.find(key); it != cache.end())
        return it->second;
    const auto frames = static_cast<std::size_t>(std::llround(o.seconds * o.sampleRate));
    std::vector<float> samples;
    samples.reserve(frames * static_cast<std::size_t>(o.channels));
    for (std::size_t i = 0; i < frames; ++i) {
        const double angle = o.startPhase + 2 * std::numbers::pi * o.frequency *
                                                static_cast<double>(i) / o.sampleRate;
        const auto value = static_cast<float>(o.amplitude * std::sin(angle));
        for (int c = 0; c < o.channels; ++c)
            samples.push_back(value);
    }
    return cache.emplace(key, encode(samples, o.sampleRate, o.channels, 0.4)).first->second;
}

TagLib::String text(const QString& value) {
    return {value.toUtf8().constData(), TagLib::String::UTF8};
}

/// Of the concrete tag: TagLib 1 has no virtual setProperties(), that of Tag knows seven fields.
template <class Tag>
void setProperties(Tag& tag, const Mp3Tags& tags) {
    TagLib::PropertyMap map;
    const auto set = [&map](const char* name, const QString& value) {
        if (!value.isEmpty())
            map.insert(name, TagLib::StringList(text(value)));
    };
    set("TITLE", tags.title);
    set("ARTIST", tags.artist);
    set("ALBUMARTIST", tags.albumArtist);
    set("ALBUM", tags.album);
    set("GENRE", tags.genre);
    set("COMPOSER", tags.composer);
    set("COMMENT", tags.comment);
    set("LYRICS", tags.lyrics);
    set("DATE", tags.date);
    set("TRACKNUMBER", tags.track);
    set("DISCNUMBER", tags.disc);
    tag.setProperties(map);
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
        setProperties(*file.ID3v1Tag(true), tags);
        file.ID3v1Tag()->setYear(tags.date.left(4).toUInt());
        file.ID3v1Tag()->setTrack(tags.track.section(u'/', 0, 0).toUInt());
        saved = file.save(TagLib::MPEG::File::ID3v1, strip, TagLib::ID3v2::v4, duplicate);
    } else if (tags.kind == Kind::Ape) {
        setProperties(*file.APETag(true), tags);
        saved = file.save(TagLib::MPEG::File::APE, strip, TagLib::ID3v2::v4, duplicate);
    } else {
        auto* tag = file.ID3v2Tag(true);
        setProperties(*tag, tags);
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
