// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "storage/result.h"

namespace linnet::playback {

/// Converts a stream of stereo frames from one rate to another with libsoxr at high quality. The
/// delay of its filter is taken out, so the first frame out is the first frame in.
class Resampler {
 public:
    /// Errors: Unsupported (rates soxr refuses).
    [[nodiscard]] static Result<std::unique_ptr<Resampler>> make(int fromHz, int toHz);
    ~Resampler();

    /// Feeds interleaved stereo and appends what comes out to `out`. An empty `in` says that the
    /// song has ended: the rest comes out.
    void process(std::span<const float> in, std::vector<float>& out);
    /// Forgets what it holds, for a seek.
    void clear();
    /// Frames that are still to come out for what was fed.
    [[nodiscard]] std::int64_t heldFrames() const;

 private:
    struct Soxr;
    Resampler(std::unique_ptr<Soxr> soxr, double ratio);
    std::unique_ptr<Soxr> m_soxr;
    double m_ratio;
};

}  // namespace linnet::playback
