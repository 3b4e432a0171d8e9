// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/tag_reader.h"

#include <QRegularExpression>
#include <algorithm>

#include "core/catalogue/audio_format.h"
#include "core/catalogue/container_tags.h"
#include "core/catalogue/encoding_guess.h"
#include "core/catalogue/legacy_text.h"
#include "core/catalogue/tag_values.h"

namespace linnet::catalogue {
namespace {

Tags embeddedTags(QByteArrayView bytes) {
    const AudioFormat format = formatOf(bytes);
    switch (format.kind) {
        case AudioFormat::Kind::Flac:
            return readFlacTags(bytes, format.begin);
        case AudioFormat::Kind::Ogg:
            return readOggTags(bytes.sliced(format.begin));
        case AudioFormat::Kind::Wav:
            return readWavTags(bytes.sliced(format.begin));
        case AudioFormat::Kind::Aiff:
            return readAiffTags(bytes.sliced(format.begin));
        case AudioFormat::Kind::Mpeg:
        case AudioFormat::Kind::Other:
            break;
    }
    return readMpegTags(bytes, format.begin);
}

void titleFromName(SongFields& fields, const QString& fileName) {
    QString name = fileName;
    const qsizetype dot = name.lastIndexOf(QLatin1Char('.'));
    if (dot > 0)
        name.truncate(dot);
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    name = name.simplified();
    static const QRegularExpression leading(QStringLiteral("^(\\d{1,3})\\s*[-.)]\\s*(\\S.*)$"));
    const auto match = leading.match(name);
    if (match.hasMatch()) {
        if (!fields.track)
            fields.track = numberOf(match.captured(1), 9999);
        name = match.captured(2);
    }
    fields.title = name.isEmpty() ? fileName : name;
}

QString withoutControls(QString text) {
    if (std::ranges::none_of(text, [](QChar c) { return c.unicode() < 0x20 || c == u'\x7f'; }))
        return text;
    static const QRegularExpression controls(QStringLiteral("[\\x00-\\x1f\\x7f]+"));
    return text.replace(controls, QStringLiteral(" "));
}

/// Every text of a song.
template <class Function>
void eachText(auto& tags, Function function) {
    for (auto* text :
         {&tags.fields.title, &tags.fields.artist, &tags.fields.albumArtist, &tags.fields.album,
          &tags.fields.genre, &tags.fields.composer, &tags.fields.comment, &tags.fields.lyrics,
          &tags.sort.title, &tags.sort.artist, &tags.sort.album, &tags.sort.albumArtist})
        function(*text);
}

}  // namespace

Tags readRawTags(const QByteArray& bytes) {
    const MarkLegacyText marking;
    return embeddedTags(bytes);
}

std::vector<QByteArray> legacyTexts(const Tags& tags) {
    std::vector<QByteArray> texts;
    eachText(tags, [&](const QString& text) {
        if (isMarked(text))
            texts.push_back(legacyBytes(text));
    });
    return texts;
}

void settle(Tags& tags, TextEncoding encoding, const QString& fileName) {
    SongFields& fields = tags.fields;
    eachText(tags, [&](QString& text) {
        text = readAs(text, encoding);
        // Only these two have lines.
        if (&text != &fields.lyrics && &text != &fields.comment)
            text = withoutControls(std::move(text));
        text = text.trimmed();
    });
    const auto [album, disc] = withoutDisc(fields.album);
    if (disc && (!fields.disc || fields.disc == disc)) {
        fields.album = album;
        fields.disc = disc;
    }
    if (fields.title.isEmpty())
        titleFromName(fields, fileName);
}

Tags readTags(const QByteArray& bytes, const QString& fileName,
              std::optional<TextEncoding> encoding) {
    Tags tags = readRawTags(bytes);
    if (!encoding) {
        EncodingEvidence evidence;
        for (const QByteArray& text : legacyTexts(tags))
            evidence.add(text);
        encoding = evidence.verdict();
    }
    settle(tags, *encoding, fileName);
    return tags;
}

}  // namespace linnet::catalogue
