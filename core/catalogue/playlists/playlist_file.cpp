// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/playlist_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>
#include <QUrl>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>
#include <cmath>
#include <map>

#include "core/catalogue/song.h"

namespace linnet::catalogue {
namespace {

using std::chrono::milliseconds;

const QString kContentUrn = QStringLiteral("urn:linnet:blake2b:");
const QString kContentLine = QStringLiteral("#LINNET-CONTENT:");
const QString kXspf = QStringLiteral("http://xspf.org/ns/0/");

QString decoded(const QByteArray& bytes) {
    QStringDecoder utf8(QStringDecoder::Utf8);  // passes over a byte order mark
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

QStringList linesOf(const QString& text) {
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    plain.replace(u'\r', u'\n');
    QStringList lines = plain.split(u'\n');
    for (QString& line : lines)
        line = line.trimmed();
    return lines;
}

/// "Artist - Title", as players write it.
void setNames(FileEntry& entry, const QString& words) {
    const qsizetype dash = words.indexOf(QStringLiteral(" - "));
    entry.artist = dash > 0 ? words.left(dash).trimmed() : QString();
    entry.title = dash > 0 ? words.mid(dash + 3).trimmed() : words.trimmed();
}

std::optional<milliseconds> seconds(const QString& text) {
    bool ok = false;
    const double value = text.trimmed().toDouble(&ok);
    if (!ok || !(value > 0) || value > 1e7)
        return std::nullopt;
    return milliseconds(std::llround(value * 1000));
}

/// Newlines would end the entry.
QString oneLine(QString text) {
    text.replace(u'\n', u' ').replace(u'\r', u' ');
    return text;
}

QString namesOf(const FileEntry& entry) {
    return oneLine(entry.artist.isEmpty() ? entry.title
                                          : entry.artist + QStringLiteral(" - ") + entry.title);
}

qint64 wholeSeconds(const FileEntry& entry) {
    return entry.duration ? (entry.duration->count() + 500) / 1000 : -1;
}

// --- M3U ---------------------------------------------------------------------------------------

PlaylistFile parseM3u(const QString& text) {
    PlaylistFile file;
    FileEntry next;
    for (const QString& line : linesOf(text)) {
        const auto after = [&](QLatin1StringView tag) -> std::optional<QString> {
            if (!line.startsWith(tag, Qt::CaseInsensitive))
                return std::nullopt;
            return line.mid(tag.size()).trimmed();
        };
        if (line.isEmpty())
            continue;
        if (const auto info = after(QLatin1StringView("#EXTINF:"))) {
            // "#EXTINF:123 key="a, b",Artist - Title": the comma after what is quoted parts them.
            bool quoted = false;
            qsizetype comma = -1;
            for (qsizetype i = 0; i < info->size() && comma < 0; ++i) {
                if (info->at(i) == u'"')
                    quoted = !quoted;
                else if (info->at(i) == u',' && !quoted)
                    comma = i;
            }
            next.duration = seconds(info->left(comma).section(u' ', 0, 0));
            setNames(next, comma < 0 ? QString() : info->mid(comma + 1));
        } else if (const auto title = after(QLatin1StringView("#PLAYLIST:"))) {
            file.title = *title;
        } else if (const auto album = after(QLatin1StringView("#EXTALB:"))) {
            next.album = *album;
        } else if (const auto artist = after(QLatin1StringView("#EXTART:"))) {
            next.artist = *artist;
        } else if (line.startsWith(kContentLine)) {
            next.content = line.mid(kContentLine.size()).trimmed();
        } else if (!line.startsWith(u'#')) {
            next.location = line;
            file.entries.push_back(std::exchange(next, {}));
        }
    }
    return file;
}

QByteArray m3uBytes(const PlaylistFile& file) {
    QString text = QStringLiteral("#EXTM3U\n#PLAYLIST:%1\n").arg(oneLine(file.title));
    for (const FileEntry& entry : file.entries) {
        text += QStringLiteral("#EXTINF:%1,").arg(wholeSeconds(entry)) + namesOf(entry) + u'\n';
        if (!entry.album.isEmpty())
            text += QStringLiteral("#EXTALB:") + oneLine(entry.album) + u'\n';
        if (!entry.content.isEmpty())
            text += kContentLine + entry.content + u'\n';
        // A name that begins so would be a comment.
        const QString location = oneLine(entry.location);
        text += (location.startsWith(u'#') ? QStringLiteral("./") : QString()) + location + u'\n';
    }
    return text.toUtf8();
}

// --- PLS ---------------------------------------------------------------------------------------

Result<PlaylistFile> parsePls(const QString& text) {
    PlaylistFile file;
    std::map<int, FileEntry> entries;
    bool known = false;
    for (const QString& line : linesOf(text)) {
        if (line.compare(QStringLiteral("[playlist]"), Qt::CaseInsensitive) == 0)
            known = true;
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0)
            continue;
        const QString key = line.left(equals).trimmed().toLower();
        const QString value = line.mid(equals + 1).trimmed();
        if (key == QStringLiteral("x-title")) {
            file.title = value;
            continue;
        }
        qsizetype digits = key.size();
        while (digits > 0 && key.at(digits - 1).isDigit())
            --digits;
        bool ok = false;
        const int number = key.mid(digits).toInt(&ok);
        if (!ok)
            continue;
        const QString what = key.left(digits);
        if (what == QStringLiteral("file"))
            entries[number].location = value;
        else if (what == QStringLiteral("title"))
            setNames(entries[number], value);
        else if (what == QStringLiteral("length"))
            entries[number].duration = seconds(value);
        else if (what == QStringLiteral("x-content"))
            entries[number].content = value;
    }
    if (!known)
        return fail(ErrorCode::Unsupported, QStringLiteral("no [playlist]"));
    for (auto& [number, entry] : entries) {
        if (!entry.location.isEmpty())
            file.entries.push_back(std::move(entry));
    }
    return file;
}

QByteArray plsBytes(const PlaylistFile& file) {
    QString text = QStringLiteral("[playlist]\nX-Title=%1\n").arg(oneLine(file.title));
    int number = 0;
    for (const FileEntry& entry : file.entries) {
        const QString n = QString::number(++number);
        text += QStringLiteral("File%1=").arg(n) + oneLine(entry.location) + u'\n';
        text += QStringLiteral("Title%1=").arg(n) + namesOf(entry) + u'\n';
        text += QStringLiteral("Length%1=%2\n").arg(n).arg(wholeSeconds(entry));
        if (!entry.content.isEmpty())
            text += QStringLiteral("X-Content%1=").arg(n) + entry.content + u'\n';
    }
    text += QStringLiteral("NumberOfEntries=%1\nVersion=2\n").arg(number);
    return text.toUtf8();
}

// --- XSPF --------------------------------------------------------------------------------------

FileEntry parseTrack(QXmlStreamReader& xml) {
    FileEntry entry;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        if (name == QStringLiteral("extension")) {
            xml.skipCurrentElement();
            continue;
        }
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        // A relative one is a path whose characters are written as in a URL.
        if (name == QStringLiteral("location") && entry.location.isEmpty())
            entry.location = text.contains(QStringLiteral("://"))
                                 ? text
                                 : QUrl::fromPercentEncoding(text.toUtf8());
        else if (name == QStringLiteral("title"))
            entry.title = text;
        else if (name == QStringLiteral("creator"))
            entry.artist = text;
        else if (name == QStringLiteral("album"))
            entry.album = text;
        else if (name == QStringLiteral("duration"))
            entry.duration =
                seconds(text) ? std::optional(milliseconds(text.toLongLong())) : std::nullopt;
        else if (name == QStringLiteral("identifier") && text.startsWith(kContentUrn))
            entry.content = text.mid(kContentUrn.size());
    }
    return entry;
}

Result<PlaylistFile> parseXspf(const QByteArray& bytes) {
    PlaylistFile file;
    QXmlStreamReader xml(bytes);
    if (!xml.readNextStartElement() || xml.name() != QStringLiteral("playlist"))
        return fail(ErrorCode::Unsupported, QStringLiteral("no <playlist>"));
    while (xml.readNextStartElement()) {
        if (xml.name() == QStringLiteral("title")) {
            file.title = xml.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
        } else if (xml.name() == QStringLiteral("trackList")) {
            while (xml.readNextStartElement()) {
                if (xml.name() == QStringLiteral("track"))
                    file.entries.push_back(parseTrack(xml));
                else
                    xml.skipCurrentElement();
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    if (xml.hasError())
        return fail(ErrorCode::Unsupported, xml.errorString());
    return file;
}

QByteArray xspfBytes(const PlaylistFile& file) {
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("playlist"));
    xml.writeDefaultNamespace(kXspf);
    xml.writeAttribute(QStringLiteral("version"), QStringLiteral("1"));
    xml.writeTextElement(QStringLiteral("title"), file.title);
    xml.writeStartElement(QStringLiteral("trackList"));
    for (const FileEntry& entry : file.entries) {
        xml.writeStartElement(QStringLiteral("track"));
        const auto element = [&](const char* name, const QString& text) {
            if (!text.isEmpty())
                xml.writeTextElement(QString::fromLatin1(name), text);
        };
        element("location", QString::fromUtf8(QUrl::toPercentEncoding(entry.location, "/:")));
        if (!entry.content.isEmpty())
            element("identifier", kContentUrn + entry.content);
        element("title", entry.title);
        element("creator", entry.artist);
        element("album", entry.album);
        if (entry.duration)
            element("duration", QString::number(entry.duration->count()));
        xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    return bytes;
}

}  // namespace

std::optional<PlaylistFormat> playlistFormatOf(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QStringLiteral("m3u") || ending == QStringLiteral("m3u8"))
        return PlaylistFormat::M3u;
    if (ending == QStringLiteral("pls"))
        return PlaylistFormat::Pls;
    if (ending == QStringLiteral("xspf"))
        return PlaylistFormat::Xspf;
    return std::nullopt;
}

Result<PlaylistFile> parsePlaylist(const QByteArray& bytes, PlaylistFormat format) {
    switch (format) {
        case PlaylistFormat::M3u:
            if (bytes.contains('\0'))
                return fail(ErrorCode::Unsupported, QStringLiteral("no text"));
            return parseM3u(decoded(bytes));
        case PlaylistFormat::Pls:
            return parsePls(decoded(bytes));
        case PlaylistFormat::Xspf:
            break;
    }
    return parseXspf(bytes);
}

QByteArray playlistBytes(const PlaylistFile& file, PlaylistFormat format) {
    switch (format) {
        case PlaylistFormat::M3u:
            return m3uBytes(file);
        case PlaylistFormat::Pls:
            return plsBytes(file);
        case PlaylistFormat::Xspf:
            break;
    }
    return xspfBytes(file);
}

Result<PlaylistFile> readPlaylistFile(const QString& path) {
    const auto format = playlistFormatOf(path);
    if (!format)
        return fail(ErrorCode::Unsupported, path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, file.errorString());
    if (file.size() > kMaxPlaylistBytes)
        return fail(ErrorCode::TooLarge, QString::number(file.size()));
    auto parsed = parsePlaylist(file.readAll(), *format);
    if (parsed && parsed->title.isEmpty())
        parsed->title = QFileInfo(path).completeBaseName();
    return parsed;
}

Result<> writePlaylistFile(const PlaylistFile& file, const QString& path, PlaylistFormat format) {
    QSaveFile out(path);
    const QByteArray bytes = playlistBytes(file, format);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) {
        return fail(
            out.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Unreadable,
            out.errorString());
    }
    return {};
}

FileEntry fileEntryOf(const Song& song) {
    return {song.fileName,     song.fields.title, song.fields.artist,
            song.fields.album, song.duration,     song.audio.toHex()};
}

}  // namespace linnet::catalogue
