// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_words.h"

#include <QCoreApplication>

namespace linnet::app {
namespace {

QString say(const char* words) {
    return QCoreApplication::translate("linnet::app", words);
}

}  // namespace

QString cannotOpen(const std::filesystem::path& folder, const Error& error) {
    const QString place = QString::fromStdString(folder.string());
    switch (error.code) {
        case ErrorCode::Busy:
            return say("The library in %1 is in use by another Linnet (process %2). Close that "
                       "one, "
                       "or choose another library with --library.")
                .arg(place, error.detail);
        case ErrorCode::NewerVersion:
            return say("The library in %1 was written by a newer Linnet. It was left as it is; "
                       "install the newer version to open it.")
                .arg(place);
        case ErrorCode::OlderVersion:
            return say("The library in %1 was made by a Linnet of before the first release, which "
                       "kept its tables in another form. It was left as it is, and its music is "
                       "in it: export it with the Linnet that made it, and add the export to a "
                       "new library (--library chooses where).")
                .arg(place);
        case ErrorCode::Damaged:
            return say("The library in %1 is damaged and was left as it is (%2). Put back a copy "
                       "of "
                       "the folder, or choose another library with --library.")
                .arg(place, error.detail);
        case ErrorCode::DiskFull:
            return say("The disk of the library in %1 is full. The music in it is safe; make some "
                       "room and start again.")
                .arg(place);
        default:
            return say("The library in %1 could not be opened: %2. Nothing in it was changed.")
                .arg(place, error.detail);
    }
}

}  // namespace linnet::app
