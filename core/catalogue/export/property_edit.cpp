// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/property_edit.h"

#include <QStringList>
#include <initializer_list>

#include "core/catalogue/field_values.h"
#include "core/catalogue/tag_fields.h"

namespace linnet::catalogue {
namespace {

using Keys = std::initializer_list<const char*>;

TagLib::String toTagLib(const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    return {utf8.constData(), TagLib::String::UTF8};
}

/// The first of `keys` is what is written; all of them are read.
void replace(TagLib::PropertyMap& map, Keys keys, const QStringList& values) {
    for (const char* key : keys)
        map.erase(key);
    TagLib::StringList list;
    for (const QString& value : values)
        if (!value.isEmpty())
            list.append(toTagLib(value));
    if (!list.isEmpty())
        map.insert(*keys.begin(), list);
}

/// "3" in place of what stands before the slash of "2/12".
void replaceNumber(TagLib::PropertyMap& map, Keys keys, std::optional<int> number) {
    QString of;
    for (const char* key : keys) {
        if (const auto it = map.find(key); it != map.end() && !it->second.isEmpty() && of.isEmpty())
            of = textOf(it->second.front()).section(u'/', 1);
    }
    const QString text = number ? QString::number(*number) : QString();
    replace(map, keys,
            {of.isEmpty() || text.isEmpty() ? text : QStringLiteral("%1/%2").arg(text, of)});
}

}  // namespace

void editProperties(TagLib::PropertyMap& map, const SongFields& before, const SongFields& now) {
    if (before.title != now.title) {
        replace(map, {"TITLE"}, {now.title});
        map.erase("TITLESORT");
    }
    if (before.artist != now.artist) {
        replace(map, {"ARTIST"}, fieldValues(now.artist));
        map.erase("ARTISTSORT");
    }
    if (before.albumArtist != now.albumArtist) {
        replace(map, {"ALBUMARTIST", "ALBUM ARTIST", "ALBUM_ARTIST"}, fieldValues(now.albumArtist));
        map.erase("ALBUMARTISTSORT");
    }
    if (before.album != now.album) {
        replace(map, {"ALBUM"}, {now.album});
        map.erase("ALBUMSORT");
    }
    if (before.genre != now.genre)
        replace(map, {"GENRE"}, fieldValues(now.genre));
    if (before.composer != now.composer) {
        replace(map, {"COMPOSER"}, fieldValues(now.composer));
        map.erase("COMPOSERSORT");
    }
    if (before.comment != now.comment) {
        // Where there is no plain one, a comment with a description is read.
        std::vector<TagLib::String> others;
        for (const auto& [key, values] : map)
            if (key.startsWith("COMMENT:") && !key.startsWith("COMMENT:ITUN"))
                others.push_back(key);
        for (const TagLib::String& key : others)
            map.erase(key);
        replace(map, {"COMMENT"}, {now.comment});
    }
    if (before.lyrics != now.lyrics)
        replace(map, {"LYRICS", "SYNCEDLYRICS", "UNSYNCEDLYRICS", "UNSYNCED LYRICS"}, {now.lyrics});
    if (before.year != now.year)
        replace(map, {"DATE", "YEAR", "ORIGINALDATE", "ORIGINALYEAR", "RELEASEDATE"},
                {now.year ? QStringLiteral("%1").arg(*now.year, 4, 10, QChar(u'0')) : QString()});
    if (before.track != now.track)
        replaceNumber(map, {"TRACKNUMBER", "TRACK"}, now.track);
    if (before.disc != now.disc)
        replaceNumber(map, {"DISCNUMBER", "DISC"}, now.disc);
}

}  // namespace linnet::catalogue
