// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/audio_format.h"

#include <array>

#include "core/catalogue/audio_bytes.h"
#include "core/catalogue/flac_audio.h"
#include "core/catalogue/mpeg_audio.h"
#include "core/catalogue/ogg_audio.h"
#include "core/catalogue/riff_audio.h"

namespace linnet::catalogue {
namespace {

/// Where the tags at the start end (ID3v2, possibly several).
qsizetype behindTags(QByteArrayView bytes) {
    qsizetype at = 0;
    while (at + 10 <= bytes.size() && hasAt(bytes, at, "ID3")) {
        const qsizetype size = (byteAt(bytes, at + 6) & 0x7f) << 21 |
                               (byteAt(bytes, at + 7) & 0x7f) << 14 |
                               (byteAt(bytes, at + 8) & 0x7f) << 7 | (byteAt(bytes, at + 9) & 0x7f);
        const bool footer = (byteAt(bytes, at + 5) & 0x10) != 0;
        at += 10 + size + (footer ? 10 : 0);
    }
    return std::min(at, bytes.size());
}

/// Raw AAC: ADTS frames (ISO 13818-7) one behind the other.
bool isAdts(QByteArrayView bytes) {
    constexpr int kInARow = 3;
    qsizetype at = 0;
    int found = 0;
    while (found < kInARow && at + 7 <= bytes.size()) {
        const bool sync = byteAt(bytes, at) == 0xff && (byteAt(bytes, at + 1) & 0xf6) == 0xf0;
        const auto size = static_cast<qsizetype>((bigEndian(bytes, at + 3, 3) >> 5) & 0x1fff);
        if (!sync || size < 7)
            return false;
        at += size;
        ++found;
    }
    return found == kInARow;
}

struct Magic {
    qsizetype at;
    QByteArrayView bytes;
    const char* name;
};

QString otherFormat(QByteArrayView bytes) {
    static const std::array kOthers{
        Magic{4, "ftyp", "M4A or MP4"},
        Magic{0, "ADIF", "AAC"},
        Magic{0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", "WMA"},
        Magic{0, "MAC ", "Monkey's Audio"},
        Magic{0, "wvpk", "WavPack"},
        Magic{0, "MPCK", "Musepack"},
        Magic{0, "MP+", "Musepack"},
        Magic{0, "TTA1", "True Audio"},
        Magic{0, "tBaK", "TAK"},
        Magic{0, "OFR ", "OptimFROG"},
        Magic{0, "DSD ", "DSD"},
        Magic{0, "FRM8", "DSD"},
        Magic{0, "\x1a\x45\xdf\xa3", "Matroska or WebM"},
        Magic{8, "AVI ", "AVI"},
        Magic{0, "RF64", "RF64"},
        Magic{0, "RIFX", "RIFX"},
        Magic{0, "riff", "Wave64"},
        Magic{0, "caff", "CAF"},
        Magic{0, ".snd", "AU"},
        Magic{0, ".RMF", "RealAudio"},
        Magic{0, ".ra\xfd", "RealAudio"},
        Magic{0, "#!AMR", "AMR"},
        Magic{0, "MThd", "MIDI"},
    };
    for (const Magic& magic : kOthers)
        if (hasAt(bytes, magic.at, magic.bytes))
            return QString::fromLatin1(magic.name);
    return isAdts(bytes) ? QStringLiteral("AAC") : QString();
}

}  // namespace

AudioFormat formatOf(QByteArrayView bytes) {
    using Kind = AudioFormat::Kind;
    AudioFormat format;
    format.begin = behindTags(bytes);
    const QByteArrayView audio = bytes.sliced(format.begin);
    if (hasAt(audio, 0, "fLaC"))
        format.kind = Kind::Flac;
    else if (hasAt(audio, 0, "OggS"))
        format.kind = Kind::Ogg;
    else if (hasAt(audio, 0, "RIFF") && hasAt(audio, 8, "WAVE"))
        format.kind = Kind::Wav;
    else if (hasAt(audio, 0, "FORM") && (hasAt(audio, 8, "AIFF") || hasAt(audio, 8, "AIFC")))
        format.kind = Kind::Aiff;
    else if (format.name = otherFormat(audio); !format.name.isEmpty())
        format.kind = Kind::Other;
    return format;
}

Result<AudioProperties> inspectAudio(QByteArrayView bytes) {
    const AudioFormat format = formatOf(bytes);
    const QByteArrayView audio = bytes.sliced(format.begin);
    switch (format.kind) {
        case AudioFormat::Kind::Mpeg:
            return inspectMpegAudio(audio);
        case AudioFormat::Kind::Flac:
            return inspectFlac(audio);
        case AudioFormat::Kind::Ogg:
            return inspectOgg(audio);
        case AudioFormat::Kind::Wav:
            return inspectWav(audio);
        case AudioFormat::Kind::Aiff:
            return inspectAiff(audio);
        case AudioFormat::Kind::Other:
            break;
    }
    return fail(ErrorCode::Unsupported, format.name);
}

}  // namespace linnet::catalogue
