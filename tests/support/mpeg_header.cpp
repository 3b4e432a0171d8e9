// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/mpeg_header.h"

#include <sndfile.h>

#include <QtEndian>
#include <cmath>
#include <numbers>

#include "tests/support/die.h"
#include "tests/support/sound.h"

namespace linnet::testing {
namespace {

qsizetype magicOf(const QByteArray& mp3) {
    const qsizetype xing = mp3.indexOf("Xing");
    const qsizetype at = xing >= 0 ? xing : mp3.indexOf("Info");
    if (at < 0 || at > 100)
        die("no LAME header at the head of the file");
    return at;
}

/// Where the header's frame ends.
qsizetype endOfHeader(const QByteArray& mp3) {
    const qsizetype first = magicOf(mp3) + 156;  // LAME's part ends here
    for (qsizetype at = first; at + 1 < mp3.size(); ++at)
        if (mp3[at] == mp3[0] && mp3[at + 1] == mp3[1])
            return at;
    die("nothing behind the LAME header");
}

void put16(QByteArray& bytes, qsizetype at, std::uint16_t value) {
    qToBigEndian(value, bytes.data() + at);
}
void put32(QByteArray& bytes, qsizetype at, std::uint32_t value) {
    qToBigEndian(value, bytes.data() + at);
}

}  // namespace

QByteArray lameMp3(const std::vector<float>& samples, int sampleRate, int channels, bool vbr) {
    return encodeSound(SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, samples, sampleRate, channels,
                       0.4, vbr ? BitrateMode::Variable : BitrateMode::Constant);
}

QByteArray longMp3(int minutes, int number) {
    constexpr int kRate = 44'100;
    auto sound = unevenSound(60, kRate, 2);
    for (std::size_t i = 0; i < sound.size(); ++i)
        sound[i] *=
            static_cast<float>(0.8 + 0.2 * std::sin(1e-5 * (number + 1) * static_cast<double>(i)));
    const QByteArray minute = lameMp3(sound, kRate, 2, true);
    const QByteArray frames = withoutHeader(minute);
    const std::int64_t count = lameHeaderOf(minute).frames * minutes;
    const QByteArray header = withFrameCount(minute, static_cast<std::uint32_t>(count))
                                  .first(minute.size() - frames.size());
    return header + frames.repeated(minutes);
}

std::vector<float> unevenSound(double seconds, int sampleRate, int channels) {
    const auto frames = static_cast<std::size_t>(std::lround(seconds * sampleRate));
    std::vector<float> samples;
    samples.reserve(frames * static_cast<std::size_t>(channels));
    std::uint32_t random = 1;
    for (std::size_t i = 0; i < frames; ++i) {
        const double time = static_cast<double>(i) / sampleRate;
        random = random * 1664525U + 1013904223U;
        const double noise = static_cast<double>(random >> 8) / (1 << 24) - 0.5;
        for (int c = 0; c < channels; ++c) {
            const double glide = 397 + 90 * c + 20 * std::fmod(time, 7.0);
            const double tone = 0.3 * std::sin(2 * std::numbers::pi * glide * time);
            samples.push_back(
                static_cast<float>(tone + (static_cast<int>(time) % 2 != 0 ? 0.1 * noise : 0.0)));
        }
    }
    return samples;
}

LameHeader lameHeaderOf(const QByteArray& mp3) {
    const qsizetype at = magicOf(mp3);
    const auto gap = qFromBigEndian<std::uint32_t>(mp3.constData() + at + 141) >> 8;
    return {qFromBigEndian<std::uint32_t>(mp3.constData() + at + 8), static_cast<int>(gap >> 12),
            static_cast<int>(gap & 0xfff)};
}

QByteArray withoutHeader(const QByteArray& mp3) {
    return mp3.sliced(endOfHeader(mp3));
}

QByteArray withFrameCount(const QByteArray& mp3, std::uint32_t frames) {
    QByteArray changed = mp3;
    put32(changed, magicOf(mp3) + 8, frames);
    return changed;
}

QByteArray withoutLamePart(const QByteArray& mp3) {
    const qsizetype at = magicOf(mp3);
    QByteArray changed = mp3;
    return changed.replace(at + 120, 36, QByteArray(36, '\0'));
}

QByteArray withVbri(const QByteArray& mp3, std::uint16_t delay) {
    const QByteArray frames = withoutHeader(mp3);
    const bool at48 = (static_cast<std::uint8_t>(mp3[2]) & 0x0c) == 0x04;
    QByteArray head(at48 ? 480 : 522, '\0');  // 160 kbit/s
    head[0] = '\xff';
    head[1] = '\xfb';
    head[2] = at48 ? '\xa4' : '\xa0';
    head.replace(36, 4, "VBRI");
    put16(head, 40, 1);
    put16(head, 42, delay);
    put16(head, 44, 75);
    put32(head, 46, static_cast<std::uint32_t>(head.size() + frames.size()));
    put32(head, 50, static_cast<std::uint32_t>(lameHeaderOf(mp3).frames + 1));
    return head + frames;
}

QByteArray withITunes(const QByteArray& mp3, std::uint32_t delay, std::uint32_t padding,
                      std::uint64_t length) {
    const QString text = QStringLiteral(" 00000000 %1 %2 %3 00000000 00000000 00000000 00000000")
                             .arg(delay, 8, 16, QLatin1Char('0'))
                             .arg(padding, 8, 16, QLatin1Char('0'))
                             .arg(length, 16, 16, QLatin1Char('0'));
    const QByteArray body =
        QByteArray("\0eng", 4) + QByteArray("iTunSMPB\0", 9) + text.toUpper().toLatin1();
    QByteArray frame = QByteArray("COMM", 4) + QByteArray(6, '\0') + body;
    put32(frame, 4, static_cast<std::uint32_t>(body.size()));
    QByteArray tag = QByteArray("ID3\x03\0\0", 6) + QByteArray(4, '\0') + frame;
    tag[8] = static_cast<char>(frame.size() >> 7);
    tag[9] = static_cast<char>(frame.size() & 0x7f);
    return tag + mp3;
}

QByteArray silentMp3OfThreeKinds() {
    const auto silence = [](const QByteArray& header, qsizetype size) {
        return header + QByteArray(size - header.size(), '\0');
    };
    return silence("\xff\xfb\x90\xc0", 417).repeated(3) + silence("\xff\xff\x10\xc0", 32) +
           silence("\xff\xf3\x80\xc0", 208).repeated(40);
}

}  // namespace linnet::testing
