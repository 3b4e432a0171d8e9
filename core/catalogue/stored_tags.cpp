// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/stored_tags.h"

#include <QStringEncoder>
#include <array>

#include "core/catalogue/audio_bytes.h"
#include "core/catalogue/audio_format.h"
#include "core/catalogue/encoding_guess.h"
#include "core/catalogue/legacy_text.h"

namespace linnet::catalogue {
namespace {

constexpr std::int64_t kSmall = 1 << 20;      ///< read whole
constexpr std::int64_t kHead = 64 << 10;      ///< audio behind the tag included
constexpr std::int64_t kTail = 256 << 10;     ///< APE and ID3v1
constexpr std::int64_t kMostHead = 32 << 20;  ///< a tag with several pictures

constexpr std::array kTexts{&SongFields::title,   &SongFields::artist, &SongFields::albumArtist,
                            &SongFields::album,   &SongFields::genre,  &SongFields::composer,
                            &SongFields::comment, &SongFields::lyrics};

Result<QByteArray> part(storage::MediaReader& media, std::int64_t offset, std::int64_t count) {
    QByteArray bytes(static_cast<qsizetype>(count), Qt::Uninitialized);
    const auto got = media.read(
        offset, std::as_writable_bytes(std::span(bytes.data(), static_cast<std::size_t>(count))));
    if (!got)
        return fail(got.error());
    bytes.truncate(static_cast<qsizetype>(*got));
    return bytes;
}

/// Bytes that were taken for Latin-1 and written down as Unicode, as bytes again; other texts stay.
QString unmade(const QString& text) {
    if (isMarked(text) || std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80; }))
        return text;
    const bool latin1 = std::ranges::all_of(text, [](QChar c) { return c.unicode() <= 0xff; });
    if (latin1)
        return marked(text.toLatin1());
    QStringEncoder encoder("windows-1252", QStringEncoder::Flag::Stateless);
    const QByteArray bytes = encoder.encode(text);
    return QString(decode(bytes, TextEncoding::Western)) == text ? marked(bytes) : text;
}

Tags unmade(Tags tags) {
    for (QString SongFields::*text : kTexts)
        tags.fields.*text = unmade(tags.fields.*text);
    return tags;
}

}  // namespace

Result<Tags> readStoredTags(storage::MediaReader& media) {
    const std::int64_t size = media.size();
    if (size > kSmall) {
        auto head = part(media, 0, kHead);
        if (!head)
            return fail(std::move(head.error()));
        std::int64_t tag = 0;
        if (hasAt(*head, 0, "ID3") && head->size() > 10)
            tag = 20 + ((byteAt(*head, 6) & 0x7f) << 21 | (byteAt(*head, 7) & 0x7f) << 14 |
                        (byteAt(*head, 8) & 0x7f) << 7 | (byteAt(*head, 9) & 0x7f));
        if (tag + kHead > head->size() && tag > 0 && tag < kMostHead)
            head = part(media, 0, std::min(size, tag + kHead));
        if (!head)
            return fail(std::move(head.error()));
        if (formatOf(*head).kind == AudioFormat::Kind::Mpeg && head->size() + kTail < size) {
            auto tail = part(media, size - kTail, kTail);
            if (!tail)
                return fail(std::move(tail.error()));
            return readRawTags(*head + *tail);
        }
    }
    const auto whole = part(media, 0, size);
    if (!whole)
        return fail(whole.error());
    return readRawTags(*whole);
}

bool isLegacy(const StoredTags& stored) {
    return !legacyTexts(unmade(stored.raw)).empty();
}

TextEncoding likelyEncoding(std::span<const StoredTags> stored) {
    EncodingEvidence evidence;
    for (const StoredTags& song : stored)
        for (const QByteArray& text : legacyTexts(unmade(song.raw)))
            evidence.add(text);
    return evidence.verdict();
}

SongFields fieldsOfFile(const StoredTags& stored) {
    Tags tags = stored.raw;
    settle(tags, stored.readAs.value_or(TextEncoding::Western), stored.fileName);
    return tags.fields;
}

SongFields fieldsReadAs(const StoredTags& stored, TextEncoding encoding) {
    Tags after = unmade(stored.raw);
    settle(after, encoding, stored.fileName);
    return replaced(stored.now, fieldsOfFile(stored), after.fields);
}

SongFields replaced(SongFields now, const SongFields& before, const SongFields& after) {
    for (QString SongFields::*text : kTexts)
        if (now.*text == before.*text)
            now.*text = after.*text;
    return now;
}

}  // namespace linnet::catalogue
