// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>

#include "tests/support/audio_file.h"
#include "tests/support/mp3.h"
#include "tests/support/mpeg_header.h"

/// Small files of every kind, for the fuzzer to begin with: fuzz_seeds FOLDER

using namespace linnet::testing;

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("fuzz_seeds FOLDER\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const auto write = [&](const std::string& name, const QByteArray& bytes) {
        writeFile(folder / name, bytes);
    };
    Mp3Options options;
    options.seconds = 0.15;
    for (const AudioKind kind : kAudioKinds) {
        options.sampleRate = 48'000;
        write(std::string("plain.") + nameOf(kind), audioFile(kind, {}, options));
        Mp3Tags tags = songTags(1);
        tags.artwork = pngImage(2, 2, 0x336699);
        write(std::string("tagged.") + nameOf(kind), audioFile(kind, tags, options));
        write(std::string("six.") + nameOf(kind == AudioKind::Mp3 ? AudioKind::Wav : kind),
              audioFile(kind == AudioKind::Mp3 ? AudioKind::Wav : kind,
                        std::vector<float>(6 * 2'000, 0.1F), 48'000, 6));
    }
    for (const bool vbr : {false, true}) {
        for (const int channels : {1, 2}) {
            const QByteArray lame =
                lameMp3(unevenSound(0.3, 44'100, channels), 44'100, channels, vbr);
            const std::string name = std::string(vbr ? "vbr" : "cbr") + std::to_string(channels);
            write(name + ".lame.mp3", lame);
            write(name + ".bare.mp3", withoutHeader(lame));
            write(name + ".xing.mp3", withoutLamePart(lame));
            write(name + ".vbri.mp3", withVbri(lame, 2'257));
            write(name + ".itunes.mp3", withITunes(withoutLamePart(lame), 1'105, 1'000, 13'230));
            write(name + ".zero.mp3", withFrameCount(lame, 0));
            write(name + ".long.mp3", withFrameCount(lame, 4'000'000));
        }
    }
    write("low.mp3", lameMp3(unevenSound(0.4, 22'050, 1), 22'050, 1, false));
    write("kinds.mp3", silentMp3OfThreeKinds());
    return 0;
}
