// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/playback/analysis/chromaprint.h"
#include "core/playback/analysis/decimator.h"

namespace linnet::playback {

/// What a song sounds like, of stereo sound that goes past it: a word of 32 bits every eighth of a
/// second of its first minute, from which bits the same recording in another encoding differs
/// in few.
class Fingerprinter {
 public:
    /// Borrowed, outlives this. Where it is not available, nothing is done.
    Fingerprinter(Chromaprint& chromaprint, int rateHz);

    /// Interleaved, whole frames.
    void add(std::span<const float> frames);
    /// Four bytes a word, the lowest first. Empty of what is shorter than some three seconds; add()
    /// must not follow.
    [[nodiscard]] QByteArray finish();

 private:
    struct Destroy {
        Chromaprint* chromaprint;
        void operator()(ChromaprintContext* context) const { chromaprint->destroy(context); }
    };

    Chromaprint& m_chromaprint;
    Decimator m_decimator;
    std::int64_t m_framesLeft;
    std::vector<std::int16_t> m_samples;
    std::unique_ptr<ChromaprintContext, Destroy> m_context;
};

}  // namespace linnet::playback
