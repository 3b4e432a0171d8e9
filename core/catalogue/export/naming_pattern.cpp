// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/naming_pattern.h"

#include <array>

#include "core/catalogue/song.h"

namespace linnet::catalogue {
namespace {

constexpr int kMostBytes = 200;
constexpr qsizetype kMostFolders = 10;

QString unknown(const char* what) {
    return QStringLiteral("Unknown ") + QLatin1StringView(what);
}

QString stemOf(const Song& song) {
    const QString ending = audioEndingOf(song.fileName);
    return ending.isEmpty() ? song.fileName : song.fileName.chopped(ending.size() + 1);
}

QString number(const std::optional<int>& value, int digits) {
    return value ? QStringLiteral("%1").arg(*value, digits, 10, QChar(u'0')) : QString();
}

struct Field {
    const char* name;
    QString (*value)(const Song&);      ///< empty: not known
    QString (*otherwise)(const Song&);  ///< outside of brackets
};

QString nothing(const Song&) {
    return {};
}

const std::array kFields{
    Field{"albumartist",
          [](const Song& song) {
              return song.fields.albumArtist.isEmpty() ? song.fields.artist
                                                       : song.fields.albumArtist;
          },
          [](const Song&) { return unknown("artist"); }},
    Field{"artist", [](const Song& song) { return song.fields.artist; },
          [](const Song&) { return unknown("artist"); }},
    Field{"album", [](const Song& song) { return song.fields.album; },
          [](const Song&) { return unknown("album"); }},
    Field{"title", [](const Song& song) { return song.fields.title; }, stemOf},
    Field{"genre", [](const Song& song) { return song.fields.genre; },
          [](const Song&) { return unknown("genre"); }},
    Field{"composer", [](const Song& song) { return song.fields.composer; },
          [](const Song&) { return unknown("composer"); }},
    Field{"year", [](const Song& song) { return number(song.fields.year, 4); }, nothing},
    Field{"track", [](const Song& song) { return number(song.fields.track, 2); }, nothing},
    Field{"disc", [](const Song& song) { return number(song.fields.disc, 1); }, nothing},
    Field{"filename", stemOf, nothing},
};

/// Not to be stored on one of the systems, or not to be seen.
bool isForbidden(QChar c) {
    static const QString kForbidden = QStringLiteral("/\\:*?\"<>|");
    const bool turnsText =
        (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
    return kForbidden.contains(c) || c.category() == QChar::Other_Control || turnsText;
}

QString withoutForbidden(const QString& text) {
    QString legal;
    legal.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair =
            c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            legal += c;
            legal += text[++i];
        } else if (c.isSpace()) {
            legal += u' ';
        } else if (c == u'"') {
            legal += u'\'';
        } else {
            legal += isForbidden(c) || c.isSurrogate() ? QChar(u'_') : c;
        }
    }
    return legal;
}

/// Windows takes dots and blanks off the end; a dot at the beginning hides a file.
QString trimmed(QString name) {
    const auto edge = [](QChar c) { return c == u'.' || c.isSpace(); };
    while (!name.isEmpty() && edge(name.front()))
        name.remove(0, 1);
    while (!name.isEmpty() && edge(name.back()))
        name.chop(1);
    return name;
}

/// Of DOS, and so of Windows, whatever follows behind a dot.
bool isDevice(const QString& stem) {
    const QString name = stem.toUpper();
    static const QStringList kDevices{QStringLiteral("CON"),    QStringLiteral("PRN"),
                                      QStringLiteral("AUX"),    QStringLiteral("NUL"),
                                      QStringLiteral("CONIN$"), QStringLiteral("CONOUT$")};
    if (kDevices.contains(name))
        return true;
    static const QString kDigits = QStringLiteral("123456789\u00b9\u00b2\u00b3");
    return name.size() == 4 &&
           (name.startsWith(QStringLiteral("COM")) || name.startsWith(QStringLiteral("LPT"))) &&
           kDigits.contains(name.back());
}

}  // namespace

QString legalName(const QString& name, int mostBytes) {
    QString legal =
        trimmed(withoutForbidden(name.normalized(QString::NormalizationForm_C)).simplified());
    while (legal.toUtf8().size() > mostBytes) {
        legal.chop(legal.back().isLowSurrogate() ? 2 : 1);
        legal = trimmed(std::move(legal));
    }
    if (legal.isEmpty())
        return QStringLiteral("_");
    const qsizetype dot = legal.indexOf(u'.');
    const QString stem = dot < 0 ? legal : legal.first(dot);
    if (isDevice(stem.trimmed()))
        legal.insert(stem.size(), u'_');
    return legal;
}

QString audioEndingOf(const QString& fileName) {
    static const QStringList kEndings{
        QStringLiteral("mp3"),  QStringLiteral("mp2"),  QStringLiteral("flac"),
        QStringLiteral("ogg"),  QStringLiteral("oga"),  QStringLiteral("opus"),
        QStringLiteral("wav"),  QStringLiteral("wave"), QStringLiteral("aif"),
        QStringLiteral("aiff"), QStringLiteral("aifc")};
    const qsizetype dot = fileName.lastIndexOf(u'.');
    const QString ending = dot < 0 ? QString() : fileName.sliced(dot + 1).toLower();
    return kEndings.contains(ending) ? ending : QString();
}

QString numberedPath(const QString& path, int number) {
    if (number < 2)
        return path;
    const qsizetype dot = path.lastIndexOf(u'.');
    const bool has = dot > path.lastIndexOf(u'/');
    return QStringLiteral("%1 (%2)%3")
        .arg(has ? path.first(dot) : path)
        .arg(number)
        .arg(has ? path.sliced(dot) : QString());
}

QString NamingPattern::standard() {
    return QStringLiteral("{albumartist}/{album}/[{disc}-][{track} ]{title}");
}

QString NamingPattern::original() {
    return QStringLiteral("{filename}");
}

QStringList NamingPattern::fields() {
    QStringList names;
    for (const Field& field : kFields)
        names << QString::fromLatin1(field.name);
    return names;
}

Result<NamingPattern> NamingPattern::parse(const QString& pattern) {
    using Kind = Piece::Kind;
    const auto wrong = [](const QString& what) { return fail(ErrorCode::InvalidInput, what); };
    if (pattern.count(u'/') > kMostFolders)
        return wrong(QStringLiteral("/"));
    NamingPattern parsed;
    int open = 0;
    const auto add = [&](Kind kind, const QString& text = {}, std::size_t field = 0) {
        parsed.m_pieces.push_back({kind, text, field});
    };
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == u'{') {
            const qsizetype end = pattern.indexOf(u'}', i);
            if (end < 0)
                return wrong(QStringLiteral("{"));
            const QString name = pattern.sliced(i + 1, end - i - 1).trimmed().toLower();
            const auto* found = std::ranges::find_if(
                kFields, [&](const Field& field) { return name == QLatin1StringView(field.name); });
            if (found == kFields.end())
                return wrong(QStringLiteral("{%1}").arg(name));
            add(Kind::Field, {}, static_cast<std::size_t>(found - kFields.begin()));
            i = end;
        } else if (c == u'[') {
            ++open;
            add(Kind::Open);
        } else if (c == u'}' || (c == u']' && open == 0)) {
            return wrong(QString(c));
        } else if (c == u']') {
            --open;
            add(Kind::Close);
        } else if (!parsed.m_pieces.empty() && parsed.m_pieces.back().kind == Kind::Text) {
            parsed.m_pieces.back().text += c;
        } else {
            add(Kind::Text, QString(c));
        }
    }
    if (open > 0)
        return wrong(QStringLiteral("["));
    return parsed;
}

QString NamingPattern::pathOf(const Song& song, const QString& ending) const {
    struct Part {
        QString text;
        bool known = false;
    };
    std::vector<Part> parts(1);  // one more for each bracket that is open
    for (const Piece& piece : m_pieces) {
        switch (piece.kind) {
            case Piece::Kind::Text:
                parts.back().text += piece.text;
                break;
            case Piece::Kind::Open:
                parts.emplace_back();
                break;
            case Piece::Kind::Close: {
                const Part inside = std::move(parts.back());
                parts.pop_back();
                if (inside.known) {
                    parts.back().text += inside.text;
                    parts.back().known = true;
                }
                break;
            }
            case Piece::Kind::Field: {
                const Field& field = kFields[piece.field];
                QString value = field.value(song);
                parts.back().known = parts.back().known || !value.isEmpty();
                if (value.isEmpty() && parts.size() == 1)
                    value = field.otherwise(song);
                // Only the pattern's own slashes part folders.
                parts.back().text += withoutForbidden(value);
                break;
            }
        }
    }
    QStringList names = parts.front().text.split(u'/');
    QString stem = names.takeLast();
    if (stem.trimmed().isEmpty())
        stem = stemOf(song);
    QString path;
    for (const QString& name : names) {
        if (!name.trimmed().isEmpty())
            path += legalName(name) + u'/';
    }
    const auto room = kMostBytes - static_cast<int>(ending.toUtf8().size()) - 1;
    return path + legalName(stem, room) + u'.' + ending;
}

}  // namespace linnet::catalogue
