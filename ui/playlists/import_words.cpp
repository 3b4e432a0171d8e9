// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/import_words.h"

#include <QCoreApplication>

#include "ui/library/words.h"

namespace linnet::ui {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::PlaylistActions", text);
}

}  // namespace

QString importSummary(const catalogue::PlaylistService::Imported& imported) {
    QString text = tr("“%1” is imported with %2 of the library.")
                       .arg(imported.name, words::songs(imported.found));
    const auto others = std::ssize(imported.otherFiles);
    if (others > 0)
        text += u' ' + (others == 1 ? tr("1 more is a file that is not in the library yet.")
                                    : tr("%1 more are files that are not in the library yet.")
                                          .arg(words::number(others)));
    const auto missing = std::ssize(imported.missing);
    if (missing > 0)
        text += u' ' + (missing == 1 ? tr("1 was not found.")
                                     : tr("%1 were not found.").arg(words::number(missing)));
    return text;
}

QString importError(const Error& error, const QString& file) {
    switch (error.code) {
        case ErrorCode::Unsupported:
            return tr("%1 is no playlist that Linnet can read. It reads M3U, M3U8, PLS and XSPF.")
                .arg(file);
        case ErrorCode::Unreadable:
            return tr("%1 could not be opened. Check that it is there and that you may read it.")
                .arg(file);
        case ErrorCode::TooLarge:
            return tr("%1 is too large for a playlist.").arg(file);
        default:
            return words::error(error);
    }
}

}  // namespace linnet::ui
