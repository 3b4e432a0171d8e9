// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/resampler.h"

#include <soxr.h>

#include <cmath>

#include "core/playback/audio_output.h"

namespace linnet::playback {

struct Resampler::Soxr {
    explicit Soxr(soxr_t opened) : handle(opened) {}
    ~Soxr() { soxr_delete(handle); }
    Soxr(const Soxr&) = delete;
    Soxr& operator=(const Soxr&) = delete;
    soxr_t handle;
};

Resampler::Resampler(std::unique_ptr<Soxr> soxr, double ratio)
    : m_soxr(std::move(soxr)), m_ratio(ratio) {}
Resampler::~Resampler() = default;

Result<std::unique_ptr<Resampler>> Resampler::make(int fromHz, int toHz) {
    soxr_error_t error = nullptr;
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    soxr_t handle = soxr_create(fromHz, toHz, kChannels, &error, &io, &quality, &runtime);
    if (handle == nullptr || error != nullptr)
        return fail(ErrorCode::Unsupported, QString::fromUtf8(error));
    return std::unique_ptr<Resampler>(new Resampler(
        std::make_unique<Soxr>(handle), static_cast<double>(toHz) / static_cast<double>(fromHz)));
}

void Resampler::process(std::span<const float> in, std::vector<float>& out) {
    const std::size_t frames = in.size() / kChannels;
    const std::size_t before = out.size();
    const auto room =
        static_cast<std::size_t>(std::ceil(static_cast<double>(frames) * m_ratio)) + 8192;
    out.resize(before + room * kChannels);
    std::size_t made = 0;
    soxr_process(m_soxr->handle, in.empty() ? nullptr : in.data(), frames, nullptr,
                 out.data() + before, room, &made);
    out.resize(before + made * kChannels);
    // At the end soxr gives what it holds piece by piece.
    while (in.empty() && made > 0) {
        const std::size_t at = out.size();
        out.resize(at + room * kChannels);
        soxr_process(m_soxr->handle, nullptr, 0, nullptr, out.data() + at, room, &made);
        out.resize(at + made * kChannels);
    }
}

void Resampler::clear() {
    soxr_clear(m_soxr->handle);
}

std::int64_t Resampler::heldFrames() const {
    return std::llround(soxr_delay(m_soxr->handle));
}

}  // namespace linnet::playback
