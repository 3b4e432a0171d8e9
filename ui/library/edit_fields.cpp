// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/edit_fields.h"

#include <QCoreApplication>

#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::FieldEdit;
using catalogue::FieldSummary;
using catalogue::SongsSummary;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::EditDialog", text);
}

/// Where a field stands in what is edited and in what is summed up; one of `text` and `number`.
struct Member {
    std::optional<QString> FieldEdit::*text = nullptr;
    std::optional<std::optional<int>> FieldEdit::*number = nullptr;
    FieldSummary SongsSummary::*summary = nullptr;
};

Member memberOf(EditField field) {
    switch (field) {
        case EditField::Title:
            return {&FieldEdit::title, nullptr, &SongsSummary::title};
        case EditField::Artist:
            return {&FieldEdit::artist, nullptr, &SongsSummary::artist};
        case EditField::AlbumArtist:
            return {&FieldEdit::albumArtist, nullptr, &SongsSummary::albumArtist};
        case EditField::Album:
            return {&FieldEdit::album, nullptr, &SongsSummary::album};
        case EditField::Genre:
            return {&FieldEdit::genre, nullptr, &SongsSummary::genre};
        case EditField::Composer:
            return {&FieldEdit::composer, nullptr, &SongsSummary::composer};
        case EditField::Comment:
            return {&FieldEdit::comment, nullptr, &SongsSummary::comment};
        case EditField::Lyrics:
            return {&FieldEdit::lyrics, nullptr, &SongsSummary::lyrics};
        case EditField::Year:
            return {nullptr, &FieldEdit::year, &SongsSummary::year};
        case EditField::Track:
            return {nullptr, &FieldEdit::track, &SongsSummary::track};
        case EditField::Disc:
            break;
    }
    return {nullptr, &FieldEdit::disc, &SongsSummary::disc};
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

ShownField shownField(const SongsSummary& songs, EditField field) {
    const FieldSummary& summary = songs.*memberOf(field).summary;
    ShownField shown;
    if (summary.distinct <= 1)
        shown.value = summary.value;
    else if (summary.least && summary.most && *summary.least != *summary.most)
        shown.hint = QStringLiteral("%1 – %2").arg(*summary.least).arg(*summary.most);
    else if (field == EditField::Title)
        shown.hint = tr("%1 different titles").arg(words::number(summary.distinct));
    else
        shown.hint = tr("%1 different values").arg(words::number(summary.distinct));
    return shown;
}

std::optional<QString> applyEdit(FieldEdit& edit, EditField field, const QString& typed) {
    const bool longText = field == EditField::Lyrics || field == EditField::Comment;
    const QString text = longText ? typed : typed.simplified();
    const Member member = memberOf(field);
    if (member.text) {
        if (field == EditField::Title && text.isEmpty())
            return tr("A song needs a title. Type one, or leave the title as it was.");
        edit.*member.text = text;
        return std::nullopt;
    }
    if (text.isEmpty()) {
        (edit.*member.number).emplace();
        return std::nullopt;
    }
    const int most = field == EditField::Disc ? 999 : 9999;
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value < 1 || value > most)
        return tr("“%1” is no %2: it is a number from 1 to %3, or nothing where it is not known.")
            .arg(text, editFieldName(field).toLower(), QString::number(most));
    (edit.*member.number).emplace(value);
    return std::nullopt;
}

}  // namespace linnet::ui
