// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/playback/gapless.h"

namespace linnet::playback {

/// What the headers of an MPEG file say of its beginning and its end; nothing where they are
/// silent.
struct MpegHeaders {
    int layer = 3;
    int samplesPerFrame = 1152;
    /// Of the Xing or Info header: frames of music, and their bytes.
    std::int64_t frames = 0;
    std::int64_t bytes = 0;
    /// LAME's part of it, in samples; the decoder's delay is not in it.
    std::int64_t lameDelay = 0;
    std::int64_t lamePadding = 0;
    /// Of Fraunhofer's VBRI header, in samples, that header's own frame and the decoder's delay
    /// included.
    std::optional<std::int64_t> vbriDelay;
    /// iTunes' comment, in samples, the decoder's delay included.
    struct ITunes {
        std::int64_t delay = 0;
        std::int64_t padding = 0;
        std::int64_t length = 0;
    };
    std::optional<ITunes> iTunes;
};

/// Which of the samples that come out of a decoder that cuts nothing off are the music.
struct MpegTrim {
    Gapless source = Gapless::DecoderDelay;
    std::int64_t begin = 0;
    std::int64_t padding = 0;  ///< behind the music, where no length is said
    std::optional<std::int64_t> length;

    /// The sample behind the last one, of `decoded` that there are.
    [[nodiscard]] std::int64_t end(std::int64_t decoded) const;
};

/// LAME's header is believed first, then iTunes' comment where it fits the frames, then
/// Fraunhofer's delay.
[[nodiscard]] MpegTrim trimOf(const MpegHeaders& headers);

/// `before`: the bytes between the tags and the first frame of music. Fills frames and bytes.
void readXing(std::string_view before, MpegHeaders& headers);
/// `frame`: the first frame of the file. False: it is not Fraunhofer's header.
[[nodiscard]] bool readVbri(std::string_view frame, MpegHeaders& headers);
/// " 00000000 00000210 0000086A 0000000000002286 …".
[[nodiscard]] std::optional<MpegHeaders::ITunes> parseITunes(std::string_view text);

}  // namespace linnet::playback
