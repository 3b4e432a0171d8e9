// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/words.h"

#include <QCoreApplication>
#include <QStringList>

#include "core/catalogue/export/naming_pattern.h"
#include "ui/library/words.h"

namespace linnet::ui::export_words {

using catalogue::ExportOutcome;
using catalogue::ExportReport;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::export_words", text);
}

QString counted(std::int64_t count, const char* one, const char* many) {
    return tr(count == 1 ? one : many).arg(words::number(count));
}

QString nameOf(const std::filesystem::path& folder) {
    const auto name = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
    return QString::fromStdString(name.empty() ? folder.native() : name.native());
}

}  // namespace

QString reason(const Error& error) {
    switch (error.code) {
        case ErrorCode::DiskFull:
            return tr("The disk is full.");
        case ErrorCode::Unreadable:
            return tr("It cannot be written there: %1.").arg(error.detail);
        case ErrorCode::AlreadyExists:
            return tr("Another program made a file of that name meanwhile; export it again.");
        case ErrorCode::Damaged:
            return tr("Its stored bytes are damaged. Add the song again from where it came.");
        case ErrorCode::Unsupported:
            return tr(
                "Tags cannot be written into this file. Exported as it was imported, it comes out "
                "whole.");
        default:
            return words::error(error);
    }
}

QString failureLine(const ExportOutcome& failed) {
    return failed.name.isEmpty() ? reason(failed.error)
                                 : QStringLiteral("%1: %2").arg(failed.name, reason(failed.error));
}

QString stopped(const ExportReport& report) {
    if (!report.stoppedBy)
        return {};
    const QString folder = QString::fromStdString(report.folder.native());
    switch (report.stoppedBy->code) {
        case ErrorCode::DiskFull:
            return tr("The disk of %1 is full. %2 exported; make some room and export again, and "
                      "it "
                      "goes on from there.")
                .arg(folder, words::songs(report.written + report.alreadyThere));
        case ErrorCode::Unreadable:
            return tr("Nothing can be written to %1: %2. Choose another folder.")
                .arg(folder, report.stoppedBy->detail);
        case ErrorCode::InvalidInput:
            return wrongPattern(*report.stoppedBy);
        default:
            return words::error(*report.stoppedBy);
    }
}

QString wrongPattern(const Error& error) {
    const QString& what = error.detail;
    if (what == QStringLiteral("/"))
        return tr("That are too many folders in one another; ten will do.");
    if (what.startsWith(u'{') && what.endsWith(u'}'))
        return tr("There is no field %1. There are {%2}.")
            .arg(what, catalogue::NamingPattern::fields().join(QStringLiteral("}, {")));
    return tr("A “%1” has no other that it belongs to.").arg(what);
}

QString summary(const ExportReport& report) {
    QStringList parts;
    parts << (report.written == 0 && report.alreadyThere == 0
                  ? tr("No song was exported to %1.").arg(nameOf(report.folder))
                  : tr("%1 exported to %2.")
                        .arg(words::songs(report.written), nameOf(report.folder)));
    if (report.alreadyThere > 0)
        parts << counted(report.alreadyThere, "%1 was there already.", "%1 were there already.");
    if (report.playlists > 0)
        parts << counted(report.playlists, "%1 playlist.", "%1 playlists.");
    if (!report.failures.empty())
        parts << counted(std::ssize(report.failures), "%1 could not be exported.",
                         "%1 could not be exported.");
    return parts.join(u' ');
}

QString restored(const catalogue::RestoreReport& report) {
    QStringList parts;
    if (report.playlists > 0)
        parts << counted(report.playlists, "%1 playlist", "%1 playlists");
    if (report.marked > 0)
        parts << counted(report.marked, "plays and ratings of %1 song",
                         "plays and ratings of %1 songs");
    if (report.edited > 0)
        parts << counted(report.edited, "edits of %1 song", "edits of %1 songs");
    if (report.covers > 0)
        parts << counted(report.covers, "the cover of %1 song", "the covers of %1 songs");
    if (report.listens > 0)
        parts << counted(report.listens, "%1 entry of the history", "%1 entries of the history");
    if (report.places > 0)
        parts << counted(report.places, "the place in %1 long song", "the places in %1 long songs");
    if (report.presets > 0)
        parts << counted(report.presets, "%1 preset of the equaliser",
                         "%1 presets of the equaliser");
    QString text = parts.isEmpty() ? tr("Playlists, ratings and history were here already.")
                                   : tr("Brought back: %1.").arg(parts.join(QStringLiteral(", ")));
    if (report.missing > 0)
        text += u' ' + counted(report.missing, "%1 song of that library is not here.",
                               "%1 songs of that library are not here.");
    return text;
}

QString notRestored(const Error& error) {
    const QString what = catalogue::kDocumentName;
    switch (error.code) {
        case ErrorCode::Cancelled:
            return tr(
                "Playlists, ratings and history were not brought back, since the import was "
                "stopped. Add the folder again for them.");
        case ErrorCode::NewerVersion:
            return tr("%1 was written by a newer Linnet. The songs were not looked at; install the "
                      "newer version to bring all of it back.")
                .arg(what);
        case ErrorCode::Unsupported:
        case ErrorCode::Unreadable:
        case ErrorCode::TooLarge:
            return tr("%1 cannot be read: %2. Take it out of the folder to add the songs alone.")
                .arg(what, error.detail);
        default:
            return tr("Playlists, ratings and history could not be brought back: %1")
                .arg(words::error(error));
    }
}

}  // namespace linnet::ui::export_words
