// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/legacy_text.h"

#include <taglib/id3v1tag.h>
#include <taglib/id3v2tag.h>
#include <taglib/infotag.h>

#include <QStringDecoder>
#include <algorithm>

namespace linnet::catalogue {
namespace {

constexpr char16_t kMarks = 0xf700;  // + the byte; Unicode's private use, which no tag means

thread_local int marking = 0;

TagLib::String taken(const TagLib::ByteVector& data) {
    const QByteArray utf8 = marked({data.data(), static_cast<qsizetype>(data.size())}).toUtf8();
    return {utf8.constData(), TagLib::String::UTF8};
}

class Id3v1Text final : public TagLib::ID3v1::StringHandler {
 public:
    [[nodiscard]] TagLib::String parse(const TagLib::ByteVector& data) const override {
        if (marking == 0)
            return StringHandler::parse(data);
        const int end = data.find('\0');
        return taken(end < 0 ? data : data.mid(0, static_cast<unsigned>(end))).stripWhiteSpace();
    }
};

class Id3v2Text final : public TagLib::ID3v2::Latin1StringHandler {
 public:
    [[nodiscard]] TagLib::String parse(const TagLib::ByteVector& data) const override {
        return marking == 0 ? Latin1StringHandler::parse(data) : taken(data);
    }
};

/// RIFF's INFO list names no encoding either; TagLib takes it for UTF-8.
class InfoText final : public TagLib::RIFF::Info::StringHandler {
 public:
    [[nodiscard]] TagLib::String parse(const TagLib::ByteVector& data) const override {
        return marking == 0 ? StringHandler::parse(data) : taken(data);
    }
};

const char* nameOf(TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf8:
            return "UTF-8";
        case TextEncoding::Western:
            return "windows-1252";
        case TextEncoding::CentralEuropean:
            return "windows-1250";
        case TextEncoding::Cyrillic:
            return "windows-1251";
        case TextEncoding::CyrillicKoi8:
            return "KOI8-R";
        case TextEncoding::Greek:
            return "windows-1253";
        case TextEncoding::Turkish:
            return "windows-1254";
        case TextEncoding::Hebrew:
            return "windows-1255";
        case TextEncoding::Arabic:
            return "windows-1256";
        case TextEncoding::Baltic:
            return "windows-1257";
        case TextEncoding::Thai:
            return "windows-874";
        case TextEncoding::Japanese:
            return "windows-31j";
        case TextEncoding::JapaneseEuc:
            return "EUC-JP";
        case TextEncoding::SimplifiedChinese:
            return "GBK";
        case TextEncoding::TraditionalChinese:
            return "Big5-HKSCS";
        case TextEncoding::Korean:
            return "windows-949";
    }
    return "UTF-8";
}

bool isMark(QChar c) {
    return c.unicode() >= kMarks + 0x80 && c.unicode() <= kMarks + 0xff;
}

}  // namespace

MarkLegacyText::MarkLegacyText() {
    // Once for the process and for good, as TagLib wants them.
    static const bool installed = [] {
        static const Id3v1Text id3v1;
        static const Id3v2Text id3v2;
        static const InfoText info;
        TagLib::ID3v1::Tag::setStringHandler(&id3v1);
        TagLib::ID3v2::Tag::setLatin1StringHandler(&id3v2);
        TagLib::RIFF::Info::Tag::setStringHandler(&info);
        return true;
    }();
    std::ignore = installed;
    ++marking;
}

MarkLegacyText::~MarkLegacyText() {
    --marking;
}

QString marked(QByteArrayView bytes) {
    QString text(bytes.size(), Qt::Uninitialized);
    std::ranges::transform(bytes, text.begin(), [](char byte) {
        const auto value = static_cast<std::uint8_t>(byte);
        return QChar(value < 0x80 ? char16_t{value} : static_cast<char16_t>(kMarks + value));
    });
    return text;
}

bool isMarked(const QString& text) {
    return std::ranges::any_of(text, isMark);
}

QByteArray legacyBytes(const QString& text) {
    QByteArray bytes;
    bytes.reserve(text.size());
    for (const QChar c : text) {
        if (isMark(c) || c.unicode() < 0x80)
            bytes.append(static_cast<char>(c.unicode() & 0xff));
        else
            bytes.append(QString(c).toUtf8());
    }
    return bytes;
}

QString decode(QByteArrayView bytes, TextEncoding encoding) {
    QStringDecoder decoder(nameOf(encoding), QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    // ICU reads bytes that mean nothing as U+FFFD, or as private use.
    for (QChar& c : text)
        if (c.unicode() >= 0xe000 && c.unicode() <= 0xf8ff)
            c = QChar::ReplacementCharacter;
    if (text.endsWith(QChar::ReplacementCharacter))
        text.chop(1);
    return text;
}

QString readAs(const QString& text, TextEncoding encoding) {
    if (!isMarked(text))
        return text;
    const auto foreign = [](QChar c) { return c.unicode() >= 0x80 && !isMark(c); };
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        while (end < text.size() && foreign(text[end]) == foreign(text[at]))
            ++end;
        const QString run = text.mid(at, end - at);
        result += foreign(text[at]) ? run : decode(legacyBytes(run), encoding);
        at = end;
    }
    return result;
}

}  // namespace linnet::catalogue
