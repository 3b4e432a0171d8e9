// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/ogg_audio.h"

#include <optional>

#include "core/catalogue/audio_bytes.h"

namespace linnet::catalogue {
namespace {

constexpr qsizetype kPageHead = 27;

struct Page {
    qsizetype at = 0;
    qsizetype bodyAt = 0;
    qsizetype end = 0;           ///< behind the end of the file where it is cut
    std::int64_t position = -1;  ///< -1: no packet ends here
    std::uint32_t serial = 0;
    bool begins = false;
    bool ends = false;
};

/// Nothing where there is no head of a page, or only half of one.
std::optional<Page> pageAt(QByteArrayView bytes, qsizetype at) {
    if (!hasAt(bytes, at, "OggS") || at + kPageHead > bytes.size())
        return std::nullopt;
    Page page;
    page.at = at;
    page.begins = (byteAt(bytes, at + 5) & 2) != 0;
    page.ends = (byteAt(bytes, at + 5) & 4) != 0;
    page.position = static_cast<std::int64_t>(littleEndian(bytes, at + 6, 8));
    constexpr std::int64_t kMostSamples = std::int64_t{1} << 48;  // decades; more is damage
    if (page.position > kMostSamples)
        page.position = -1;
    page.serial = static_cast<std::uint32_t>(littleEndian(bytes, at + 14, 4));
    const int segments = byteAt(bytes, at + 26);
    page.bodyAt = at + kPageHead + segments;
    page.end = page.bodyAt;
    if (page.bodyAt > bytes.size()) {
        page.end = bytes.size() + 1;
        return page;
    }
    for (int i = 0; i < segments; ++i)
        page.end += byteAt(bytes, at + kPageHead + i);
    return page;
}

QString otherCodec(QByteArrayView packet) {
    if (hasAt(packet, 0,
              "\x7f"
              "FLAC"))
        return QStringLiteral("Ogg FLAC");
    if (hasAt(packet, 0, "Speex   "))
        return QStringLiteral("Speex");
    if (hasAt(packet, 0, "\x80theora"))
        return QStringLiteral("Ogg video");
    return QStringLiteral("Ogg");
}

QByteArrayView firstPacket(QByteArrayView bytes) {
    const auto page = pageAt(bytes, 0);
    return page && page->bodyAt < bytes.size()
               ? bytes.sliced(page->bodyAt, std::min(page->end, bytes.size()) - page->bodyAt)
               : QByteArrayView();
}

struct Stream {
    std::int64_t first = -1;   ///< the position that the first page with sound gives
    std::int64_t second = -1;  ///< and the next
    std::int64_t last = -1;
    qsizetype headerBytes = 0;
    int streams = 0;
    bool ended = false;  ///< there is a last page that says so
    bool cut = false;
};

/// From page to page; passes over what lies between them.
Stream walk(QByteArrayView bytes) {
    Stream stream;
    std::uint32_t serial = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto page = pageAt(bytes, at);
        if (!page) {
            const qsizetype next = bytes.indexOf("OggS", at + 1);
            // Half a page's head at the end is a page that is cut.
            stream.cut = next < 0 && QByteArrayView("OggS").startsWith(bytes.sliced(
                                         at, std::min<qsizetype>(4, bytes.size() - at)));
            if (next < 0)
                break;
            at = next;
            continue;
        }
        if (page->end > bytes.size()) {
            stream.cut = true;
            break;
        }
        if (page->begins && ++stream.streams == 1)
            serial = page->serial;
        if (page->serial == serial) {
            stream.ended = stream.ended || page->ends;
            if (page->position > 0) {
                if (stream.first < 0) {
                    stream.first = page->position;
                    stream.headerBytes = page->at;
                } else if (stream.second < 0) {
                    stream.second = page->position;
                }
                stream.last = page->position;
            }
        }
        at = page->end;
    }
    return stream;
}

}  // namespace

OggCodec oggCodecOf(QByteArrayView bytes) {
    const QByteArrayView packet = firstPacket(bytes);
    if (hasAt(packet, 0, "\x01vorbis") && packet.size() >= 30)
        return OggCodec::Vorbis;
    if (hasAt(packet, 0, "OpusHead") && packet.size() >= 19)
        return OggCodec::Opus;
    return OggCodec::Other;
}

Result<AudioProperties> inspectOgg(QByteArrayView bytes) {
    const QByteArrayView packet = firstPacket(bytes);
    const OggCodec codec = oggCodecOf(bytes);
    if (packet.size() < 7)
        return noAudio(bytes);
    if (codec == OggCodec::Other)
        return fail(ErrorCode::Unsupported, otherCodec(packet));

    constexpr int kOpusRate = 48000;  // positions count these whatever was encoded
    const bool opus = codec == OggCodec::Opus;
    const int channels = opus ? byteAt(packet, 9) : byteAt(packet, 11);
    const int rate = opus ? kOpusRate : static_cast<int>(littleEndian(packet, 12, 4) & 0x7fff'ffff);
    const auto preSkip = opus ? static_cast<std::int64_t>(littleEndian(packet, 10, 2)) : 0;
    if (channels == 0 || rate == 0)
        return noAudio(bytes);
    const Stream stream = walk(bytes);
    if (stream.streams > 1)
        return fail(ErrorCode::Unsupported, QStringLiteral("Ogg of several streams"));

    // A recording of a broadcast begins anywhere: then its first page ends far from the beginning.
    std::int64_t start = preSkip;
    const std::int64_t pageSamples = stream.second - stream.first;
    if (stream.second > 0 && stream.first > 4 * std::max<std::int64_t>(pageSamples, rate))
        start = stream.first - pageSamples;
    const std::int64_t samples = stream.last - start;
    if (stream.cut && !stream.ended)
        return fail(ErrorCode::Truncated, QString::number(lengthOf(samples, rate).count()));
    if (samples <= 0)
        return noAudio(bytes);
    return propertiesOf(samples, rate, channels, bytes.size() - stream.headerBytes);
}

qsizetype oggHeaderBytes(QByteArrayView bytes) {
    for (qsizetype at = 0;;) {
        const auto page = pageAt(bytes, at);
        if (!page || page->end > bytes.size())
            return at;
        if (page->position > 0)
            return at;
        at = page->end;
    }
}

}  // namespace linnet::catalogue
