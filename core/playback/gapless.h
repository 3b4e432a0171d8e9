// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace linnet::playback {

/// Where it is known from at which sample a song begins and ends.
enum class Gapless : std::uint8_t {
    Format,        ///< the format itself says it: FLAC, Ogg, WAV, AIFF
    LameHeader,    ///< delay and padding in the Xing or Info header
    ITunes,        ///< delay, padding and length in iTunes' comment of the ID3v2 tag (iTunSMPB)
    VbriHeader,    ///< the delay in Fraunhofer's header; of its padding nothing is known
    DecoderDelay,  ///< nowhere: only the delay of every MPEG decoder is cut off
};

}  // namespace linnet::playback
