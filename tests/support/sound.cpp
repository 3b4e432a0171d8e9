// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sound.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numbers>

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

}  // namespace

QByteArray encodeSound(int format, const std::vector<float>& samples, int sampleRate, int channels,
                       double level, BitrateMode bitrate) {
    Sink sink;
    SF_VIRTUAL_IO io = sinkIo();
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = channels;
    info.format = format;
    SNDFILE* file = sf_open_virtual(&io, SFM_WRITE, &info, &sink);
    if (file == nullptr) {
        std::fprintf(stderr, "test support: %s\n", sf_strerror(nullptr));
        std::abort();
    }
    int mode =
        bitrate == BitrateMode::Constant ? SF_BITRATE_MODE_CONSTANT : SF_BITRATE_MODE_VARIABLE;
    sf_command(file, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
    sf_command(file, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
    const auto frames = static_cast<sf_count_t>(samples.size()) / channels;
    if (sf_writef_float(file, samples.data(), frames) != frames) {
        std::fprintf(stderr, "test support: cannot encode\n");
        std::abort();
    }
    sf_close(file);
    return sink.bytes;
}

std::vector<float> sine(const Mp3Options& o) {
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
    return samples;
}

TagLib::PropertyMap propertiesOf(const Mp3Tags& tags) {
    TagLib::PropertyMap map;
    const auto set = [&map](const char* name, const QString& value) {
        if (!value.isEmpty())
            map.insert(name, TagLib::StringList(
                                 TagLib::String(value.toUtf8().constData(), TagLib::String::UTF8)));
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
    for (auto it = tags.more.begin(); it != tags.more.end(); ++it)
        set(it.key().toLatin1().constData(), it.value());
    return map;
}

}  // namespace linnet::testing
