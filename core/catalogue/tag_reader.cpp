// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/tag_reader.h"

#include <QRegularExpression>

#include "core/catalogue/audio_format.h"
#include "core/catalogue/container_tags.h"
#include "core/catalogue/tag_fields.h"

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
    return readMpegTags(bytes);
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

}  // namespace

Tags readTags(const QByteArray& bytes, const QString& fileName) {
    Tags tags = embeddedTags(bytes);
    if (tags.fields.title.isEmpty())
        titleFromName(tags.fields, fileName);
    return tags;
}

}  // namespace linnet::catalogue
