// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sndfile.h>
#include <QByteArray>
#include <QtGlobal>

#include <algorithm>
#include <cstring>
#include <vector>

namespace linnet::testing {

/// What libsndfile alone makes of a file.
struct Decoded {
    std::vector<float> samples;  ///< interleaved
    int channels = 0;
    int rateHz = 0;

    [[nodiscard]] std::size_t frames() const {
        return samples.size() / static_cast<std::size_t>(channels);
    }
};

[[nodiscard]] inline Decoded decodeDirectly(const QByteArray& file) {
    struct Bytes {
        const QByteArray& bytes;
        sf_count_t at = 0;
    } bytes{file};
    SF_VIRTUAL_IO io{};
    io.get_filelen = [](void* user) -> sf_count_t {
        return static_cast<Bytes*>(user)->bytes.size();
    };
    io.seek = [](sf_count_t offset, int whence, void* user) -> sf_count_t {
        auto* self = static_cast<Bytes*>(user);
        self->at = whence == SEEK_SET   ? offset
                   : whence == SEEK_CUR ? self->at + offset
                                        : self->bytes.size() + offset;
        return self->at;
    };
    io.read = [](void* into, sf_count_t count, void* user) -> sf_count_t {
        auto* self = static_cast<Bytes*>(user);
        count = std::clamp<sf_count_t>(self->bytes.size() - self->at, 0, count);
        std::memcpy(into, self->bytes.constData() + self->at, static_cast<std::size_t>(count));
        self->at += count;
        return count;
    };
    io.write = [](const void*, sf_count_t, void*) -> sf_count_t { return 0; };
    io.tell = [](void* user) -> sf_count_t { return static_cast<Bytes*>(user)->at; };
    SF_INFO info{};
    SNDFILE* handle = sf_open_virtual(&io, SFM_READ, &info, &bytes);
    if (handle == nullptr)
        qFatal("cannot decode: %s", sf_strerror(nullptr));
    Decoded decoded{{}, info.channels, info.samplerate};
    std::vector<float> block(4096U * static_cast<std::size_t>(info.channels));
    for (;;) {
        const sf_count_t got = sf_readf_float(handle, block.data(), 4096);
        if (got <= 0)
            break;
        decoded.samples.insert(decoded.samples.end(), block.begin(),
                               block.begin() + got * info.channels);
    }
    sf_close(handle);
    return decoded;
}

}  // namespace linnet::testing
