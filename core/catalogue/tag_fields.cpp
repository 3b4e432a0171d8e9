// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/tag_fields.h"

#include <taglib/apetag.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2tag.h>

#include <QRegularExpression>

namespace linnet::catalogue {
namespace {

constexpr qsizetype kLongestText = 1'000'000;

/// The first of the names that has a value.
QString first(const TagLib::PropertyMap& map, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        const auto it = map.find(key);
        if (it != map.end() && !it->second.isEmpty())
            if (const QString value = textOf(it->second.front()); !value.isEmpty())
                return value;
    }
    return {};
}

QString joined(const TagLib::PropertyMap& map, const char* key) {
    const auto it = map.find(key);
    return it == map.end() ? QString() : textOf(it->second.toString("; "));
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

class BestPicture {
 public:
    void offer(const TagLib::ByteVector& picture, bool front) {
        if (picture.isEmpty() || m_front)
            return;
        if (front || picture.size() > m_best.size())
            m_best = picture;
        m_front = front;
    }
    [[nodiscard]] QByteArray bytes() const { return bytesOf(m_best); }

 private:
    TagLib::ByteVector m_best;
    bool m_front = false;
};

}  // namespace

QString textOf(const TagLib::String& string) {
    QString result = QString::fromUtf8(string.toCString(true)).left(kLongestText);
    result.remove(QChar(0));
    return result.trimmed();
}

std::optional<int> numberOf(const QString& value, int most) {
    bool good = false;
    const int result = value.section(QLatin1Char('/'), 0, 0).trimmed().toInt(&good);
    return good && result > 0 && result <= most ? std::optional(result) : std::nullopt;
}

SongFields fieldsOf(const TagLib::Tag& any, const TagLib::PropertyMap& map) {
    SongFields fields;
    fields.title = textOf(any.title());
    fields.artist = joined(map, "ARTIST");
    if (fields.artist.isEmpty())
        fields.artist = textOf(any.artist());
    fields.album = textOf(any.album());
    fields.genre = joined(map, "GENRE");
    if (fields.genre.isEmpty())
        fields.genre = textOf(any.genre());
    fields.albumArtist = first(map, {"ALBUMARTIST", "ALBUM ARTIST"});
    fields.composer = joined(map, "COMPOSER");
    fields.comment = textOf(any.comment());
    fields.lyrics = first(map, {"LYRICS", "UNSYNCEDLYRICS"});
    fields.year = year(first(map, {"DATE"}));
    if (!fields.year)
        fields.year = year(first(map, {"ORIGINALDATE"}));
    if (!fields.year && any.year() > 0 && any.year() <= 9999)
        fields.year = static_cast<int>(any.year());
    fields.track = numberOf(first(map, {"TRACKNUMBER"}), 9999);
    if (!fields.track && any.track() > 0 && any.track() <= 9999)
        fields.track = static_cast<int>(any.track());
    fields.disc = numberOf(first(map, {"DISCNUMBER"}), 999);
    return fields;
}

QByteArray artworkOf(const TagLib::ID3v2::Tag& tag) {
    BestPicture best;
    const auto frames = tag.frameListMap().find("APIC");
    if (frames == tag.frameListMap().end())
        return {};
    for (const TagLib::ID3v2::Frame* frame : frames->second) {
        using Picture = TagLib::ID3v2::AttachedPictureFrame;
        if (const auto* picture = dynamic_cast<const Picture*>(frame))
            best.offer(picture->picture(), picture->type() == Picture::FrontCover);
    }
    return best.bytes();
}

QByteArray artworkOf(const TagLib::APE::Tag& tag) {
    const auto item = tag.itemListMap().find("COVER ART (FRONT)");
    if (item == tag.itemListMap().end())
        return {};
    const QByteArray data = bytesOf(item->second.binaryData());  // a file name, NUL, the image
    return data.mid(data.indexOf('\0') + 1);
}

QByteArray artworkOf(const TagLib::List<TagLib::FLAC::Picture*>& pictures) {
    BestPicture best;
    for (const TagLib::FLAC::Picture* picture : pictures)
        best.offer(picture->data(), picture->type() == TagLib::FLAC::Picture::FrontCover);
    return best.bytes();
}

}  // namespace linnet::catalogue
