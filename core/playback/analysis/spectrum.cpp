// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/spectrum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/playback/song_decoder.h"

namespace linnet::playback {
namespace {

constexpr int kRateHz = 44'100;
constexpr double kLowestHz = 40;
constexpr double kHighestHz = 16'000;
constexpr double kFloorDb = -60;
constexpr std::size_t kDecodeFrames = 1024;
/// Decoding on is cheaper than seeking up to here.
constexpr std::int64_t kFarAhead = kRateHz / 2;

using Complex = std::complex<float>;

/// In place; the length is a power of two (Cooley and Tukey, 1965).
void transform(std::vector<Complex>& values) {
    const std::size_t count = values.size();
    for (std::size_t i = 1, reversed = 0; i < count; ++i) {
        std::size_t bit = count >> 1;
        for (; (reversed & bit) != 0; bit >>= 1)
            reversed ^= bit;
        reversed ^= bit;
        if (i < reversed)
            std::swap(values[i], values[reversed]);
    }
    for (std::size_t length = 2; length <= count; length *= 2) {
        const auto angle = static_cast<float>(-2 * std::numbers::pi / static_cast<double>(length));
        const Complex turn = std::polar(1.0F, angle);
        for (std::size_t from = 0; from < count; from += length) {
            Complex factor = 1;
            for (std::size_t i = from; i < from + length / 2; ++i) {
                const Complex even = values[i];
                const Complex odd = values[i + length / 2] * factor;
                values[i] = even + odd;
                values[i + length / 2] = even - odd;
                factor *= turn;
            }
        }
    }
}

}  // namespace

Spectrum spectrumOf(std::span<const float> frames, int rateHz) {
    const std::size_t count = frames.size() / 2;
    std::vector<Complex> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto window =
            static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) /
                                                    static_cast<double>(count)));
        values[i] = 0.5F * (frames[2 * i] + frames[2 * i + 1]) * window;
    }
    transform(values);
    Spectrum spectrum{};
    const double binHz = static_cast<double>(rateHz) / static_cast<double>(count);
    const double ratio = kHighestHz / kLowestHz;
    const auto edge = [&](std::size_t band) {
        const double hertz = kLowestHz * std::pow(ratio, static_cast<double>(band) /
                                                             static_cast<double>(spectrum.size()));
        return std::min(static_cast<std::size_t>(hertz / binHz + 0.5), count / 2 - 1);
    };
    for (std::size_t band = 0; band < spectrum.size(); ++band) {
        float most = 0;
        // The lowest bands are narrower than a bin.
        for (std::size_t bin = edge(band); bin < std::max(edge(band + 1), edge(band) + 1); ++bin)
            most = std::max(most, std::abs(values[bin]));
        // A full tone under this window has a quarter of the length.
        const double db =
            20 * std::log10(4.0 * static_cast<double>(most) / static_cast<double>(count) + 1e-9);
        spectrum[band] = static_cast<float>(std::clamp(1 - db / kFloorDb, 0.0, 1.0));
    }
    return spectrum;
}

SpectrumReader::SpectrumReader(std::unique_ptr<SongDecoder> decoder)
    : m_decoder(std::move(decoder)) {}
SpectrumReader::~SpectrumReader() = default;

Result<std::unique_ptr<SpectrumReader>> SpectrumReader::open(std::unique_ptr<SongBytes> bytes) {
    auto decoder = SongDecoder::open(std::move(bytes), kRateHz);
    if (!decoder)
        return fail(std::move(decoder.error()));
    return std::unique_ptr<SpectrumReader>(new SpectrumReader(std::move(*decoder)));
}

Spectrum SpectrumReader::at(std::chrono::milliseconds position) {
    const std::int64_t wanted = std::max<std::int64_t>(position.count(), 0) * kRateHz / 1000;
    const auto held = [this] { return static_cast<std::int64_t>(m_frames.size() / 2); };
    if (wanted < m_from || wanted > m_from + held() + kFarAhead) {
        m_decoder->seek(std::chrono::milliseconds(wanted * 1000 / kRateHz));
        m_frames.clear();
        m_from = wanted;
    }
    const auto needed = static_cast<std::int64_t>(kFrames);
    while (m_from + held() < wanted + needed && m_decoder->read(kDecodeFrames, m_frames)) {
        // What lies before is not needed any more.
        const std::int64_t past = std::clamp<std::int64_t>(wanted - m_from, 0, held());
        m_frames.erase(m_frames.begin(), m_frames.begin() + 2 * past);
        m_from += past;
    }
    const std::int64_t skip = wanted - m_from;
    if (skip < 0 || held() - skip < needed)
        return {};
    return spectrumOf(std::span(m_frames).subspan(static_cast<std::size_t>(2 * skip), 2 * kFrames),
                      kRateHz);
}

}  // namespace linnet::playback
