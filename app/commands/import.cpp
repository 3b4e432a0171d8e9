// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonObject>

#include "app/commands/commands.h"
#include "app/commands/sign_in.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
#include "ui/exporting/words.h"
#include "ui/importing/words.h"
#include "ui/library/words.h"

namespace linnet::app {
namespace {

using catalogue::ImportOutcome;

const char* nameOf(ImportOutcome::Kind kind) {
    switch (kind) {
        case ImportOutcome::Kind::Added:
            return "added";
        case ImportOutcome::Kind::AlreadyThere:
            return "already_there";
        case ImportOutcome::Kind::Refused:
            break;
    }
    return "refused";
}

QJsonObject toJson(const ImportOutcome& outcome) {
    const std::string& path = outcome.path.native();
    const QString text = QString::fromStdString(path);
    QJsonObject object{{QStringLiteral("path"), text},
                       {QStringLiteral("outcome"), QLatin1String(nameOf(outcome.kind))},
                       {QStringLiteral("bytes"), static_cast<qint64>(outcome.bytes)}};
    // JSON is Unicode, file names need not be: then these are the bytes.
    if (text.toStdString() != path)
        object.insert(QStringLiteral("path_base64"),
                      QString::fromLatin1(QByteArray::fromStdString(path).toBase64()));
    if (outcome.song)
        object.insert(QStringLiteral("song"), outcome.song->toString());
    if (outcome.kind == ImportOutcome::Kind::Refused)
        object.insert(QStringLiteral("reason"), ui::import_words::reason(outcome));
    return object;
}

QJsonObject toJson(const catalogue::ImportReport& report) {
    return {
        {QStringLiteral("report"),
         QJsonObject{{QStringLiteral("added"), static_cast<qint64>(report.added)},
                     {QStringLiteral("already_there"), static_cast<qint64>(report.alreadyThere)},
                     {QStringLiteral("refused"), static_cast<qint64>(report.refused)},
                     {QStringLiteral("albums_added"), static_cast<qint64>(report.albumsAdded)},
                     {QStringLiteral("bytes_added"), static_cast<qint64>(report.bytesAdded)},
                     {QStringLiteral("ms"), static_cast<qint64>(report.took.count())},
                     {QStringLiteral("cancelled"), report.cancelled}}}};
}

QJsonObject toJson(const catalogue::RestoreReport& report) {
    return {{QStringLiteral("restored"),
             QJsonObject{{QStringLiteral("songs"), static_cast<qint64>(report.songs)},
                         {QStringLiteral("missing"), static_cast<qint64>(report.missing)},
                         {QStringLiteral("edited"), static_cast<qint64>(report.edited)},
                         {QStringLiteral("covers"), static_cast<qint64>(report.covers)},
                         {QStringLiteral("marked"), static_cast<qint64>(report.marked)},
                         {QStringLiteral("playlists"), static_cast<qint64>(report.playlists)},
                         {QStringLiteral("listens"), static_cast<qint64>(report.listens)},
                         {QStringLiteral("places"), static_cast<qint64>(report.places)},
                         {QStringLiteral("presets"), static_cast<qint64>(report.presets)}}}};
}

QString line(const catalogue::ImportProgress& progress) {
    QString text =
        QStringLiteral("%1 of %2 files, %3 of %4, %5/s")
            .arg(ui::words::number(progress.filesDone), ui::words::number(progress.filesFound),
                 ui::import_words::size(progress.bytesDone),
                 ui::import_words::size(progress.bytesFound),
                 ui::import_words::size(static_cast<std::int64_t>(progress.bytesPerSecond)));
    if (progress.timeLeft)
        text += QStringLiteral(", %1 left").arg(ui::words::time(*progress.timeLeft));
    return text;
}

}  // namespace

int importFiles(const Arguments& arguments, Backend& backend) {
    return withSession(arguments, backend, [&](const Session& session) {
        catalogue::Importer& importer = *backend.importer;
        catalogue::Restorer* const restorer = backend.restorer.get();
        QEventLoop loop;
        int status = kDone;
        int open = 0;  // folders that are being brought back
        const UnixSignals signals_([&] { importer.cancel(); });
        if (terminal::canShowProgress())
            QObject::connect(&importer, &catalogue::Importer::progressed, &loop,
                             [](const auto& progress) { terminal::showProgress(line(progress)); });
        if (arguments.json)
            QObject::connect(&importer, &catalogue::Importer::settled, &loop,
                             [](const auto& outcomes) {
                                 for (const ImportOutcome& outcome : outcomes)
                                     terminal::out(toJson(outcome));
                             });
        QObject::connect(&importer, &catalogue::Importer::finished, &loop,
                         [&](const catalogue::ImportReport& report) {
                             if (terminal::canShowProgress())
                                 terminal::showProgress({});
                             if (arguments.json)
                                 terminal::out(toJson(report));
                             else
                                 terminal::out(ui::import_words::asText(report).trimmed());
                             if (report.refused > 0 || report.cancelled)
                                 status = kRefused;
                             if (open == 0)
                                 loop.quit();
                         });
        const auto ended = [&] {
            if (--open == 0 && !importer.running())
                loop.quit();
        };
        QObject::connect(restorer, &catalogue::Restorer::restored, &loop,
                         [&](const catalogue::RestoreReport& report) {
                             if (arguments.json)
                                 terminal::out(toJson(report));
                             else
                                 terminal::out(ui::export_words::restored(report));
                             ended();
                         });
        QObject::connect(restorer, &catalogue::Restorer::failed, &loop, [&](const Error& error) {
            terminal::error(ui::export_words::notRestored(error));
            status = kRefused;
            ended();
        });
        std::vector<std::filesystem::path> music;
        for (const auto& path : arguments.paths) {
            if (!catalogue::Restorer::holdsDocument(path)) {
                music.push_back(path);
                continue;
            }
            ++open;
            restorer->start(session, path);
        }
        if (!music.empty())
            importer.start(session, music);
        loop.exec();
        return status;
    });
}

}  // namespace linnet::app
