// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QEventLoop>
#include <QJsonObject>

#include "app/commands/commands.h"
#include "app/commands/sign_in.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
#include "core/catalogue/export/naming_pattern.h"
#include "ui/exporting/words.h"
#include "ui/importing/words.h"
#include "ui/library/words.h"

namespace linnet::app {
namespace {

using catalogue::ExportOutcome;
using catalogue::ExportReport;
using catalogue::NamingPattern;

const char* nameOf(ExportOutcome::Kind kind) {
    switch (kind) {
        case ExportOutcome::Kind::Written:
            return "written";
        case ExportOutcome::Kind::AlreadyThere:
            return "already_there";
        case ExportOutcome::Kind::Failed:
            break;
    }
    return "failed";
}

QJsonObject toJson(const ExportOutcome& outcome) {
    QJsonObject object{{QStringLiteral("name"), outcome.name},
                       {QStringLiteral("outcome"), QLatin1String(nameOf(outcome.kind))}};
    if (!outcome.path.empty())
        object.insert(QStringLiteral("path"), QString::fromStdString(outcome.path.native()));
    if (outcome.kind == ExportOutcome::Kind::Failed)
        object.insert(QStringLiteral("reason"), ui::export_words::reason(outcome.error));
    return object;
}

QJsonObject toJson(const ExportReport& report) {
    return {
        {QStringLiteral("report"),
         QJsonObject{{QStringLiteral("written"), static_cast<qint64>(report.written)},
                     {QStringLiteral("already_there"), static_cast<qint64>(report.alreadyThere)},
                     {QStringLiteral("failed"), static_cast<qint64>(report.failures.size())},
                     {QStringLiteral("bytes_written"), static_cast<qint64>(report.bytesWritten)},
                     {QStringLiteral("playlists"), static_cast<qint64>(report.playlists)},
                     {QStringLiteral("ms"), static_cast<qint64>(report.took.count())},
                     {QStringLiteral("cancelled"), report.cancelled}}}};
}

QString line(const catalogue::ExportProgress& progress) {
    QString text =
        QStringLiteral("%1 of %2 songs, %3/s")
            .arg(ui::words::number(progress.songsDone), ui::words::number(progress.songs),
                 ui::import_words::size(static_cast<std::int64_t>(progress.bytesPerSecond)));
    if (progress.timeLeft)
        text += QStringLiteral(", %1 left").arg(ui::words::time(*progress.timeLeft));
    return text;
}

/// What became of the whole of it.
int tell(const Arguments& arguments, const ExportReport& report) {
    if (terminal::canShowProgress())
        terminal::showProgress({});
    if (arguments.json) {
        terminal::out(toJson(report));
    } else {
        for (const ExportOutcome& failure : report.failures)
            terminal::error(ui::export_words::failureLine(failure));
        if (!report.failures.empty())
            terminal::error(QStringLiteral("%1 of %2 could not be exported.")
                                .arg(report.failures.size())
                                .arg(report.written + report.alreadyThere + report.playlists +
                                     std::ssize(report.failures)));
    }
    if (report.stoppedBy)
        terminal::error(ui::export_words::stopped(report));
    else if (report.cancelled)
        terminal::error(
            QStringLiteral("The export was stopped; the same command goes on where it was."));
    return report.stoppedBy || report.cancelled || !report.failures.empty() ? kRefused : kDone;
}

}  // namespace

int exportSongs(const Arguments& arguments, Backend& backend) {
    return withSession(arguments, backend, [&](const Session& session) {
        catalogue::ExportOrder order;
        order.folder = arguments.to;
        order.everything = arguments.everything;
        order.withTags = arguments.withTags;
        order.pattern = !arguments.pattern.isEmpty() ? arguments.pattern
                        : arguments.everything       ? NamingPattern::standard()
                                                     : NamingPattern::original();
        std::int64_t unknown = 0;
        if (!order.everything) {
            const auto keys = backend.catalogue->keys(session, arguments.songs);
            if (!keys) {
                terminal::error(ui::words::error(keys.error()));
                return kRefused;
            }
            order.songs = *keys;
            unknown = std::ssize(arguments.songs) - std::ssize(*keys);
        }
        catalogue::Exporter& exporter = *backend.exporter;
        QEventLoop loop;
        int status = kDone;
        const UnixSignals signals_([&] { exporter.cancel(); });
        if (terminal::canShowProgress())
            QObject::connect(&exporter, &catalogue::Exporter::progressed, &loop,
                             [](const auto& progress) { terminal::showProgress(line(progress)); });
        QObject::connect(&exporter, &catalogue::Exporter::settled, &loop,
                         [&](const auto& outcomes) {
                             for (const ExportOutcome& outcome : outcomes) {
                                 if (arguments.json)
                                     terminal::out(toJson(outcome));
                                 else if (outcome.kind != ExportOutcome::Kind::Failed)
                                     terminal::out(QString::fromStdString(outcome.path.native()));
                             }
                         });
        QObject::connect(&exporter, &catalogue::Exporter::finished, &loop,
                         [&](const ExportReport& report) {
                             status = tell(arguments, report);
                             loop.quit();
                         });
        exporter.start(session, std::move(order));
        loop.exec();
        if (unknown == 0)
            return status;
        terminal::error(QStringLiteral("%1 of %2 could not be exported: there are no such songs.")
                            .arg(unknown)
                            .arg(arguments.songs.size()));
        return kRefused;
    });
}

}  // namespace linnet::app
