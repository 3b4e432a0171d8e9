// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/tag_fields.h"

#include <taglib/apetag.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2tag.h>
#include <taglib/synchronizedlyricsframe.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/catalogue/lyrics.h"
#include "core/catalogue/picture_choice.h"
#include "core/catalogue/tag_values.h"

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

/// The values of the first of the names that has any.
QStringList values(const TagLib::PropertyMap& map, std::initializer_list<const char*> keys) {
    QStringList result;
    for (const char* key : keys) {
        const auto it = map.find(key);
        if (it == map.end())
            continue;
        for (const TagLib::String& value : it->second)
            if (QString text = textOf(value); !text.isEmpty())
                result << std::move(text);
        if (!result.isEmpty())
            break;
    }
    return result;
}

QString people(const TagLib::PropertyMap& map, std::initializer_list<const char*> keys) {
    QStringList all;
    for (const QString& value : values(map, keys))
        all << splitPeople(value);
    return joinValues(all);
}

QString genres(const TagLib::PropertyMap& map) {
    QStringList all;
    for (const QString& value : values(map, {"GENRE"}))
        all << splitGenres(value);
    return joinValues(all);
}

/// iTunes keeps its own numbers in comments; TagLib gives such a one where there is no other.
QString commentOf(const TagLib::Tag& any, const TagLib::PropertyMap& map) {
    if (const QString comment = first(map, {"COMMENT"}); !comment.isEmpty())
        return comment;
    for (const auto& [key, _] : map)
        if (key.startsWith("COMMENT:ITUN"))
            return {};
    return textOf(any.comment());
}

TaggedLoudness loudnessOf(const TagLib::PropertyMap& map) {
    constexpr double kReplayGainLufs = -18;
    constexpr double kR128Lufs = -23;
    const auto lufs = [&](const char* r128, const char* replayGain) -> std::optional<double> {
        if (const auto gain = r128GainDbOf(first(map, {r128})))
            return kR128Lufs - *gain;
        if (const auto gain = gainDbOf(first(map, {replayGain})))
            return kReplayGainLufs - *gain;
        return std::nullopt;
    };
    return {lufs("R128_TRACK_GAIN", "REPLAYGAIN_TRACK_GAIN"),
            peakDbOf(first(map, {"REPLAYGAIN_TRACK_PEAK"})),
            lufs("R128_ALBUM_GAIN", "REPLAYGAIN_ALBUM_GAIN"),
            peakDbOf(first(map, {"REPLAYGAIN_ALBUM_PEAK"}))};
}

bool says(const QString& value) {
    return !value.isEmpty() && value != QLatin1String("0") &&
           value.compare(QLatin1String("false"), Qt::CaseInsensitive) != 0;
}

QByteArray bytesOf(const TagLib::ByteVector& vector) {
    return {vector.data(), static_cast<qsizetype>(vector.size())};
}

QByteArray best(const std::vector<std::pair<TagLib::ByteVector, int>>& found) {
    std::vector<Picture> pictures;
    for (const auto& [bytes, type] : found)
        pictures.push_back({{bytes.data(), static_cast<qsizetype>(bytes.size())}, type});
    const auto chosen = bestPicture(pictures);
    return chosen ? bytesOf(found[*chosen].first) : QByteArray();
}

/// Parts are syllables, words or lines; a line break begins a line, and where there is none at all
/// each part is one.
std::vector<LyricsLine> linesOf(
    const TagLib::ID3v2::SynchronizedLyricsFrame::SynchedTextList& parts) {
    std::vector<LyricsLine> lines;
    bool begin = true;
    const bool broken = std::any_of(parts.begin(), parts.end(),
                                    [](const auto& part) { return part.text.find("\n") >= 0; });
    for (const auto& part : parts) {
        const QString text = QString::fromUtf8(part.text.toCString(true)).remove(QChar(u'\r'));
        begin = begin || !broken || text.startsWith(QChar(u'\n'));
        const QString words = QString(text).remove(QChar(u'\n'));
        if (begin)
            lines.push_back({std::chrono::milliseconds(part.time), words});
        else
            lines.back().text += words;
        begin = text.size() > 1 && text.endsWith(QChar(u'\n'));
    }
    for (LyricsLine& line : lines)
        line.text = line.text.trimmed();
    return lines;
}

}  // namespace

QString textOf(const TagLib::String& string) {
    QString result = QString::fromUtf8(string.toCString(true)).left(kLongestText);
    result.remove(QChar(0));
    return result.trimmed();
}

Tags tagsOf(const TagLib::Tag& any, const TagLib::PropertyMap& map) {
    Tags tags;
    SongFields& fields = tags.fields;
    fields.title = values(map, {"TITLE"}).join(QStringLiteral(" / "));
    if (fields.title.isEmpty())
        fields.title = textOf(any.title());
    fields.artist = people(map, {"ARTIST"});
    if (fields.artist.isEmpty())
        fields.artist = textOf(any.artist());
    fields.album = first(map, {"ALBUM"});
    if (fields.album.isEmpty())
        fields.album = textOf(any.album());
    fields.genre = genres(map);
    if (fields.genre.isEmpty())
        fields.genre = textOf(any.genre());
    fields.albumArtist = people(map, {"ALBUMARTIST", "ALBUM ARTIST", "ALBUM_ARTIST"});
    fields.composer = people(map, {"COMPOSER"});
    fields.comment = commentOf(any, map);
    // Times are worth more than a plain text beside them.
    fields.lyrics = first(map, {"SYNCEDLYRICS", "LYRICS", "UNSYNCEDLYRICS", "UNSYNCED LYRICS"});
    fields.year = yearOf(first(map, {"DATE"}));
    for (const char* other : {"YEAR", "ORIGINALDATE", "ORIGINALYEAR", "RELEASEDATE"})
        if (!fields.year)
            fields.year = yearOf(first(map, {other}));
    if (!fields.year)
        fields.year = yearOf(QString::number(any.year()));
    fields.track = numberOf(first(map, {"TRACKNUMBER", "TRACK"}), 9999);
    if (!fields.track && any.track() > 0 && any.track() <= 9999)
        fields.track = static_cast<int>(any.track());
    fields.disc = discNumberOf(first(map, {"DISCNUMBER", "DISC"}));
    const auto each = [&](const char* key) {
        return values(map, {key}).join(QStringLiteral("; "));
    };
    tags.sort = {first(map, {"TITLESORT"}), each("ARTISTSORT"), first(map, {"ALBUMSORT"}),
                 each("ALBUMARTISTSORT")};
    tags.loudness = loudnessOf(map);
    tags.compilation = says(first(map, {"COMPILATION", "ITUNESCOMPILATION"}));
    return tags;
}

QString syncedLyricsOf(const TagLib::ID3v2::Tag& tag) {
    using Frame = TagLib::ID3v2::SynchronizedLyricsFrame;
    const auto frames = tag.frameListMap().find("SYLT");
    if (frames == tag.frameListMap().end())
        return {};
    for (const TagLib::ID3v2::Frame* any : frames->second) {
        const auto* frame = dynamic_cast<const Frame*>(any);
        if (frame == nullptr || frame->timestampFormat() != Frame::AbsoluteMilliseconds ||
            (frame->type() != Frame::Lyrics && frame->type() != Frame::TextTranscription))
            continue;
        const auto parts = frame->synchedText();
        if (const auto lines = linesOf(frame->synchedText()); !lines.empty())
            return toLrc(lines);
    }
    return {};
}

QByteArray artworkOf(const TagLib::ID3v2::Tag& tag) {
    std::vector<std::pair<TagLib::ByteVector, int>> pictures;
    const auto frames = tag.frameListMap().find("APIC");
    if (frames == tag.frameListMap().end())
        return {};
    for (const TagLib::ID3v2::Frame* frame : frames->second)
        if (const auto* picture = dynamic_cast<const TagLib::ID3v2::AttachedPictureFrame*>(frame))
            // As a number: a damaged tag has types that the enum does not know.
            pictures.emplace_back(picture->picture(), static_cast<int>(picture->type()));
    return best(pictures);
}

QByteArray artworkOf(const TagLib::APE::Tag& tag) {
    std::vector<std::pair<TagLib::ByteVector, int>> pictures;
    for (const auto& [key, item] : tag.itemListMap()) {
        if (!key.startsWith("COVER ART"))
            continue;
        const TagLib::ByteVector data = item.binaryData();  // a file name, NUL, the image
        const int end = data.find('\0');
        pictures.emplace_back(end < 0 ? data : data.mid(static_cast<unsigned>(end) + 1),
                              key == "COVER ART (FRONT)" ? 3 : 0);
    }
    return best(pictures);
}

QByteArray artworkOf(const TagLib::List<TagLib::FLAC::Picture*>& list) {
    std::vector<std::pair<TagLib::ByteVector, int>> pictures;
    for (const TagLib::FLAC::Picture* picture : list)
        pictures.emplace_back(picture->data(), picture->type());
    return best(pictures);
}

}  // namespace linnet::catalogue
