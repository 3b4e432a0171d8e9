// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStringList>

#include "app/commands/commands.h"
#include "app/commands/sign_in.h"
#include "app/terminal.h"
#include "ui/library/song_export.h"
#include "ui/library/words.h"

namespace linnet::app {

int exportSongs(const Arguments& arguments, Backend& backend) {
    const QString folder = QString::fromStdString(arguments.to.native());
    if (folder.toStdString() != arguments.to.native()) {
        // QFile, which writes the songs, takes names as text.
        terminal::error(
            QStringLiteral("The name of the folder %1 is not UTF-8. Nothing was exported; "
                           "choose another folder.")
                .arg(folder));
        return kRefused;
    }
    return withSession(arguments, backend, [&](const Session& session) {
        std::error_code code;
        std::filesystem::create_directories(arguments.to, code);
        if (code) {
            terminal::error(QStringLiteral("The folder %1 could not be made: %2. Nothing was "
                                           "exported.")
                                .arg(folder, QString::fromStdString(code.message())));
            return kRefused;
        }
        QStringList written;
        const auto outcome =
            ui::exportSongs(*backend.catalogue, session, arguments.songs, folder, {}, &written);
        for (const QString& file : written)
            terminal::out(file);
        if (outcome.failed == 0)
            return kDone;
        terminal::error(QStringLiteral("%1 of %2 could not be exported: %3")
                            .arg(outcome.failed)
                            .arg(arguments.songs.size())
                            .arg(ui::words::error(outcome.firstError)));
        return kRefused;
    });
}

}  // namespace linnet::app
