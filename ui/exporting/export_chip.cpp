// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/export_chip.h"

#include <QMessageBox>

#include "ui/exporting/words.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Exporter;
using catalogue::ExportProgress;
using catalogue::ExportReport;

namespace {

constexpr std::size_t kMostLines = 1000;

}  // namespace

ExportChip::ExportChip(Context& context, const UserId& user, QWidget* parent)
    : ProgressCard(QStringLiteral("export"), tr("Exporting"), tr("Stop exporting"), parent),
      m_exporter(context.exporter),
      m_user(user) {
    connect(&m_exporter, &Exporter::progressed, this, &ExportChip::tell);
    connect(&m_exporter, &Exporter::finished, this, &ExportChip::finish);
}

void ExportChip::tell(const ExportProgress& progress) {
    if (m_exporter.runningFor() != m_user)
        return;
    begin();
    setProgress(progress.songs > 0
                    ? static_cast<double>(progress.songsDone) / static_cast<double>(progress.songs)
                    : 0,
                progress.bytesPerSecond, progress.timeLeft);
    setDetail(tr("%1 of %2").arg(words::number(progress.songsDone), words::songs(progress.songs)));
}

void ExportChip::stop() {
    showStopping(tr("What was written stays."));
    m_exporter.cancel();
}

void ExportChip::finish(const ExportReport& report) {
    if (report.user != m_user)
        return;
    if (!report.failures.empty() || report.stoppedBy) {
        dismiss();
        Q_EMIT reportWanted(report);
        return;
    }
    QString written = words::songs(report.written);
    if (report.alreadyThere > 0)
        written = tr("%1, %2 there before").arg(written, words::number(report.alreadyThere));
    end(report.cancelled ? tr("Stopped") : tr("Exported"), written);
    setToolTip(export_words::summary(report));
}

void showExportReport(const ExportReport& report, QWidget* window) {
    auto* box = new QMessageBox(window);
    box->setObjectName(QStringLiteral("exportReport"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::NoIcon);
    box->setWindowTitle(ExportChip::tr("Export"));
    box->setText(report.stoppedBy ? export_words::stopped(report) : export_words::summary(report));
    QStringList lines;
    for (const auto& failure : report.failures) {
        if (static_cast<std::size_t>(lines.size()) == kMostLines) {
            lines << ExportChip::tr("and %1 more")
                         .arg(words::number(std::ssize(report.failures) - lines.size()));
            break;
        }
        lines << export_words::failureLine(failure);
    }
    if (!report.stoppedBy && !lines.isEmpty())
        box->setInformativeText(lines.front());
    if (lines.size() > 1)
        box->setDetailedText(lines.join(u'\n'));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

}  // namespace linnet::ui
