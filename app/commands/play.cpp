// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QEventLoop>

#include "app/commands/commands.h"
#include "app/commands/sign_in.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
#include "ui/library/words.h"

namespace linnet::app {

int playSongs(const Arguments& arguments, Backend& backend) {
    return withSession(arguments, backend, [&](const Session& session) {
        playback::PlaybackService& playback = *backend.playback;
        QEventLoop loop;
        int status = kDone;
        const auto nameOf = [&](const SongId& id) {
            const auto song = backend.catalogue->get(session, id);
            return song ? QStringLiteral("%1 – %2").arg(song->fields.artist, song->fields.title)
                        : id.toString();
        };
        const UnixSignals signals_([&] { loop.quit(); });
        QObject::connect(&playback, &playback::PlaybackService::songChanged, &loop, [&] {
            // What is not there is passed over in a moment.
            if (const auto song = playback.current().song();
                song && playback.current().status == playback::Status::Playing &&
                backend.catalogue->get(session, *song))
                terminal::out(QStringLiteral("Playing %1").arg(nameOf(*song)));
        });
        QObject::connect(&playback, &playback::PlaybackService::songSkipped, &loop,
                         [&](const SongId& song, const Error& error) {
                             status = kRefused;
                             terminal::error(QStringLiteral("%1 was passed over: %2")
                                                 .arg(nameOf(song), ui::words::error(error)));
                         });
        QObject::connect(&playback, &playback::PlaybackService::outputLost, &loop, [] {
            terminal::error(
                QStringLiteral("The loudspeaker is gone; it goes on when there is one "
                               "again."));
        });
        QObject::connect(&playback, &playback::PlaybackService::queueEnded, &loop,
                         &QEventLoop::quit, Qt::QueuedConnection);
        if (const auto started = playback.play(session, arguments.songs); !started) {
            terminal::error(ui::words::error(started.error()));
            return kRefused;
        }
        loop.exec();
        std::ignore = playback.stop(session);
        playback.deactivate();
        return status;
    });
}

}  // namespace linnet::app
