// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QByteArray>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "core/catalogue/audio_format.h"
#include "core/playback/audio_output.h"
#include "core/playback/song_decoder.h"

/// A file as it may come: read the way an import looks at it, and played the way a person does,
/// with seeks. Whatever it holds, nothing may break, hang or come out that is no sound.

namespace {

using namespace linnet;

class Bytes final : public playback::SongBytes {
 public:
    Bytes(const std::uint8_t* data, std::size_t size) : m_data(data), m_size(size) {}
    std::int64_t size() const override { return static_cast<std::int64_t>(m_size); }
    Result<std::size_t> read(std::int64_t offset, std::span<std::byte> into) override {
        if (offset < 0)
            std::abort();
        const std::size_t from = std::min(static_cast<std::size_t>(offset), m_size);
        const std::size_t count = std::min(into.size(), m_size - from);
        std::memcpy(into.data(), m_data + from, count);
        return count;
    }

 private:
    const std::uint8_t* m_data;
    std::size_t m_size;
};

void play(playback::SongDecoder& decoder) {
    constexpr std::size_t kMost = 400'000;  // a header may claim hours of silence
    std::vector<float> samples;
    while (samples.size() < kMost && decoder.read(1'000, samples)) {
    }
    if (samples.size() < kMost)
        decoder.drain(samples);
    for (const float sample : samples)
        if (std::isnan(sample))
            std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::ignore = catalogue::inspectAudio(
        QByteArrayView(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    auto decoder = playback::SongDecoder::open(std::make_unique<Bytes>(data, size), 44'100);
    if (!decoder)
        return 0;
    if ((*decoder)->sampleRateHz() < 1 || (*decoder)->channels() < 1 ||
        (*decoder)->duration().count() < 0)
        std::abort();
    play(**decoder);
    for (int surveys = 0; surveys < 100 && (*decoder)->survey(); ++surveys) {
    }
    for (const int percent : {50, 0, 99, 101}) {
        (*decoder)->seek((*decoder)->duration() * percent / 100);
        std::vector<float> samples;
        std::ignore = (*decoder)->read(2'000, samples);
    }
    return 0;
}
