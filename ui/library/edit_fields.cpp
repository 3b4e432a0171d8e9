// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/edit_fields.h"

#include <QCoreApplication>
#include <QSet>

#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::SongFields;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::EditDialog", text);
}

QString SongFields::*textMember(EditField field) {
    switch (field) {
        case EditField::Title:
            return &SongFields::title;
        case EditField::Artist:
            return &SongFields::artist;
        case EditField::AlbumArtist:
            return &SongFields::albumArtist;
        case EditField::Album:
            return &SongFields::album;
        case EditField::Genre:
            return &SongFields::genre;
        case EditField::Composer:
            return &SongFields::composer;
        case EditField::Comment:
            return &SongFields::comment;
        case EditField::Lyrics:
            return &SongFields::lyrics;
        case EditField::Year:
        case EditField::Track:
        case EditField::Disc:
            break;
    }
    return nullptr;
}

std::optional<int> SongFields::*numberMember(EditField field) {
    switch (field) {
        case EditField::Year:
            return &SongFields::year;
        case EditField::Track:
            return &SongFields::track;
        case EditField::Disc:
            return &SongFields::disc;
        default:
            return nullptr;
    }
}

}  // namespace

QString editFieldName(EditField field) {
    switch (field) {
        case EditField::Title:
            return tr("Title");
        case EditField::Artist:
            return tr("Artist");
        case EditField::AlbumArtist:
            return tr("Album artist");
        case EditField::Album:
            return tr("Album");
        case EditField::Genre:
            return tr("Genre");
        case EditField::Year:
            return tr("Year");
        case EditField::Track:
            return tr("Track");
        case EditField::Disc:
            return tr("Disc");
        case EditField::Composer:
            return tr("Composer");
        case EditField::Comment:
            return tr("Comment");
        case EditField::Lyrics:
            return tr("Lyrics");
    }
    return {};
}

QString editText(const SongFields& fields, EditField field) {
    if (const auto text = textMember(field))
        return fields.*text;
    const auto number = fields.*numberMember(field);
    return number ? QString::number(*number) : QString();
}

MixedField mixedField(std::span<const SongFields> songs, EditField field) {
    MixedField mixed;
    QSet<QString> values;
    std::optional<int> least;
    std::optional<int> most;
    for (const SongFields& song : songs) {
        values.insert(editText(song, field));
        if (const auto number = numberMember(field)) {
            const auto value = song.*number;
            if (value && (!least || *value < *least))
                least = value;
            if (value && (!most || *value > *most))
                most = value;
        }
    }
    mixed.distinct = static_cast<int>(std::max<qsizetype>(values.size(), 1));
    if (values.size() == 1)
        mixed.value = *values.cbegin();
    if (mixed.distinct < 2)
        return mixed;
    if (least && most && *least != *most)
        mixed.hint = QStringLiteral("%1 – %2").arg(*least).arg(*most);
    else if (field == EditField::Title)
        mixed.hint = tr("%1 different titles").arg(words::number(mixed.distinct));
    else
        mixed.hint = tr("%1 different values").arg(words::number(mixed.distinct));
    return mixed;
}

std::optional<QString> applyEdit(SongFields& fields, EditField field, const QString& typed) {
    const bool longText = field == EditField::Lyrics || field == EditField::Comment;
    const QString text = longText ? typed : typed.simplified();
    if (const auto member = textMember(field)) {
        if (field == EditField::Title && text.isEmpty())
            return tr("A song needs a title. Type one, or leave the title as it was.");
        fields.*member = text;
        return std::nullopt;
    }
    const auto member = numberMember(field);
    if (text.isEmpty()) {
        fields.*member = std::nullopt;
        return std::nullopt;
    }
    const int most = field == EditField::Disc ? 999 : 9999;
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < 1 || value > most)
        return tr("“%1” is no %2: it is a number from 1 to %3, or nothing where it is not known.")
            .arg(text, editFieldName(field).toLower(), QString::number(most));
    fields.*member = value;
    return std::nullopt;
}

}  // namespace linnet::ui
