// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdint>
#include <vector>

/// MP3s with the headers that other encoders than LAME write, or none, or lying ones: what stands
/// around the frames is changed, the frames are not.
namespace linnet::testing {

/// With LAME's header: `vbr` with a Xing one that names a variable bitrate.
[[nodiscard]] QByteArray lameMp3(const std::vector<float>& samples, int sampleRate, int channels,
                                 bool vbr);

/// Minutes of one minute of sound again and again, of variable bitrate, with LAME's header; another
/// `number` is another sound. Takes a second for each sound.
[[nodiscard]] QByteArray longMp3(int minutes, int number = 0);

/// Sound in which no two places are alike and whose bitrate goes up and down: a gliding tone, every
/// other second with noise. Interleaved, one more gliding tone for each channel.
[[nodiscard]] std::vector<float> unevenSound(double seconds, int sampleRate, int channels);

/// What a file that begins with LAME's header says there.
struct LameHeader {
    std::int64_t frames = 0;  ///< without the header's own
    int delay = 0;
    int padding = 0;
};
[[nodiscard]] LameHeader lameHeaderOf(const QByteArray& mp3);

/// The frames alone.
[[nodiscard]] QByteArray withoutHeader(const QByteArray& mp3);
/// The header says this many frames.
[[nodiscard]] QByteArray withFrameCount(const QByteArray& mp3, std::uint32_t frames);
/// The header knows nothing of delay and padding, as Xing's own and iTunes' do.
[[nodiscard]] QByteArray withoutLamePart(const QByteArray& mp3);
/// Fraunhofer's header instead, its frame one of stereo at 160 kbit/s whatever follows.
[[nodiscard]] QByteArray withVbri(const QByteArray& mp3, std::uint16_t delay);
/// An ID3v2.3 tag before it with iTunes' comment.
[[nodiscard]] QByteArray withITunes(const QByteArray& mp3, std::uint32_t delay,
                                    std::uint32_t padding, std::uint64_t length);

/// Silence that changes its kind: three frames of layer III and one of layer I at 44100 Hz, then
/// forty of layer III at 22050 Hz; mono.
[[nodiscard]] QByteArray silentMp3OfThreeKinds();

}  // namespace linnet::testing
