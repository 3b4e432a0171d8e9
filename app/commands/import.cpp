// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonObject>

#include "app/commands/commands.h"
#include "app/commands/sign_in.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
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
        QEventLoop loop;
        int status = kDone;
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
                             loop.quit();
                         });
        importer.start(session, arguments.paths);
        loop.exec();
        return status;
    });
}

}  // namespace linnet::app
