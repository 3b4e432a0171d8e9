// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/tag_reader.h"

#include <taglib/apetag.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/id3v1tag.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/tpropertymap.h>

#include <QRegularExpression>
#include <optional>

namespace linnet::catalogue {
namespace {

constexpr qsizetype kAfterHead =
    8192;  // audio behind the tag, so that TagLib finds the first frame
constexpr qsizetype kLongestText = 1'000'000;

std::uint8_t at(const QByteArray& bytes, qsizetype index) {
    return static_cast<std::uint8_t>(bytes[index]);
}

/// The start with its ID3v2 tag, and the end with its APE and ID3v1 tags: TagLib would copy all of
/// the audio between.
TagLib::ByteVector tagParts(const QByteArray& bytes) {
    qsizetype head = kAfterHead;
    if (bytes.size() > 10 && bytes.startsWith("ID3")) {
        head += 20 + ((at(bytes, 6) & 0x7f) << 21 | (at(bytes, 7) & 0x7f) << 14 |
                      (at(bytes, 8) & 0x7f) << 7 | (at(bytes, 9) & 0x7f));
    }
    qsizetype tail = 128;
    const qsizetype ape = bytes.lastIndexOf("APETAGEX");
    if (ape >= 0 && ape >= bytes.size() - 128 - 32 - 4096 && ape + 16 <= bytes.size()) {
        const qsizetype size = at(bytes, ape + 12) | at(bytes, ape + 13) << 8 |
                               at(bytes, ape + 14) << 16 | (at(bytes, ape + 15) & 0x7f) << 24;
        tail = bytes.size() - ape + std::min<qsizetype>(size, bytes.size()) + 32;
    }
    if (head + tail >= bytes.size())
        return {bytes.constData(), static_cast<unsigned int>(bytes.size())};
    TagLib::ByteVector parts(bytes.constData(), static_cast<unsigned int>(head));
    parts.append(TagLib::ByteVector(bytes.constData() + bytes.size() - tail,
                                    static_cast<unsigned int>(tail)));
    return parts;
}

QString text(const TagLib::String& string) {
    QString result = QString::fromUtf8(string.toCString(true)).left(kLongestText);
    result.remove(QChar(0));
    return result.trimmed();
}

QString first(const TagLib::PropertyMap& map, const char* key) {
    const auto it = map.find(key);
    return it == map.end() || it->second.isEmpty() ? QString() : text(it->second.front());
}

QString joined(const TagLib::PropertyMap& map, const char* key) {
    const auto it = map.find(key);
    return it == map.end() ? QString() : text(it->second.toString("; "));
}

/// The number before a slash ("3/12").
std::optional<int> number(const QString& value, int most) {
    bool good = false;
    const int result = value.section(QLatin1Char('/'), 0, 0).trimmed().toInt(&good);
    return good && result > 0 && result <= most ? std::optional(result) : std::nullopt;
}

/// The first run of four digits: "1999", "1999-04-01", "01.04.1999".
std::optional<int> year(const QString& value) {
    static const QRegularExpression fourDigits(QStringLiteral("(?<!\\d)(\\d{4})(?!\\d)"));
    const auto match = fourDigits.match(value);
    const int result = match.hasMatch() ? match.captured(1).toInt() : 0;
    return result > 0 ? std::optional(result) : std::nullopt;
}

QByteArray bytesOf(const TagLib::ByteVector& vector) {
    return {vector.data(), static_cast<qsizetype>(vector.size())};
}

/// The front cover, else the largest picture.
QByteArray artwork(const TagLib::ID3v2::Tag& tag) {
    QByteArray best;
    const auto frames = tag.frameListMap().find("APIC");
    if (frames == tag.frameListMap().end())
        return best;
    for (const TagLib::ID3v2::Frame* frame : frames->second) {
        const auto* picture = dynamic_cast<const TagLib::ID3v2::AttachedPictureFrame*>(frame);
        if (picture == nullptr || picture->picture().isEmpty())
            continue;
        if (picture->type() == TagLib::ID3v2::AttachedPictureFrame::FrontCover)
            return bytesOf(picture->picture());
        if (static_cast<qsizetype>(picture->picture().size()) > best.size())
            best = bytesOf(picture->picture());
    }
    return best;
}

QByteArray artwork(const TagLib::APE::Tag& tag) {
    const auto item = tag.itemListMap().find("COVER ART (FRONT)");
    if (item == tag.itemListMap().end())
        return {};
    const QByteArray data = bytesOf(item->second.binaryData());  // a file name, NUL, the image
    return data.mid(data.indexOf('\0') + 1);
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
            fields.track = number(match.captured(1), 9999);
        name = match.captured(2);
    }
    fields.title = name.isEmpty() ? fileName : name;
}

}  // namespace

Tags readTags(const QByteArray& bytes, const QString& fileName) {
    Tags tags;
    SongFields& fields = tags.fields;
    TagLib::ByteVectorStream stream(tagParts(bytes));
    TagLib::MPEG::File file(&stream, TagLib::ID3v2::FrameFactory::instance(), false);
    if (file.isValid() && file.tag() != nullptr) {
        TagLib::PropertyMap map;
        if (file.hasID3v2Tag() && !file.ID3v2Tag()->isEmpty())
            map = file.ID3v2Tag()->properties();
        else if (file.hasAPETag())
            map = file.APETag()->properties();
        const TagLib::Tag& any = *file.tag();  // the first tag that has the field
        fields.title = text(any.title());
        fields.artist = joined(map, "ARTIST");
        if (fields.artist.isEmpty())
            fields.artist = text(any.artist());
        fields.album = text(any.album());
        fields.genre = joined(map, "GENRE");
        if (fields.genre.isEmpty())
            fields.genre = text(any.genre());
        fields.albumArtist = first(map, "ALBUMARTIST");
        fields.composer = joined(map, "COMPOSER");
        fields.comment = text(any.comment());
        fields.lyrics = first(map, "LYRICS");
        fields.year = year(first(map, "DATE"));
        if (!fields.year)
            fields.year = year(first(map, "ORIGINALDATE"));
        if (!fields.year && any.year() > 0 && any.year() <= 9999)
            fields.year = static_cast<int>(any.year());
        fields.track = number(first(map, "TRACKNUMBER"), 9999);
        if (!fields.track && any.track() > 0 && any.track() <= 9999)
            fields.track = static_cast<int>(any.track());
        fields.disc = number(first(map, "DISCNUMBER"), 999);
        if (file.hasID3v2Tag())
            tags.artwork = artwork(*file.ID3v2Tag());
        if (tags.artwork.isEmpty() && file.hasAPETag())
            tags.artwork = artwork(*file.APETag());
    }
    if (fields.title.isEmpty())
        titleFromName(fields, fileName);
    return tags;
}

}  // namespace linnet::catalogue
