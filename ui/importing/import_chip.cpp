// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/import_chip.h"

#include <QPushButton>

#include "ui/importing/words.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Importer;
using catalogue::ImportProgress;
using catalogue::ImportReport;

namespace {

/// Up to this many files, all added, need no report in the way of what the person does.
constexpr std::int64_t kCalm = 20;

bool isCalm(const ImportReport& report) {
    return !report.cancelled && report.refused == 0 && report.alreadyThere == 0 &&
           report.added <= kCalm;
}

}  // namespace

ImportChip::ImportChip(Context& context, QWidget* parent)
    : ProgressCard(QStringLiteral("import"), tr("Adding music"), tr("Stop adding music"), parent),
      m_importer(context.importer),
      m_show(new QPushButton(tr("Show report"), this)) {
    m_show->setObjectName(QStringLiteral("showImportReportButton"));
    m_show->setAccessibleName(tr("Show the report of this import"));
    m_show->setEnabled(false);
    addBelow(m_show);
    connect(m_show, &QPushButton::clicked, this, [this] {
        const auto report = m_report;
        dismiss();
        if (report)
            Q_EMIT reportWanted(report);
    });
    connect(&m_importer, &Importer::progressed, this, &ImportChip::tell);
    connect(&m_importer, &Importer::finished, this, &ImportChip::finish);
}

void ImportChip::setSession(std::optional<Session> session) {
    m_session = std::move(session);
    dismiss();
}

void ImportChip::keep(std::shared_ptr<const ImportReport> report) {
    m_report = std::move(report);
    m_show->setEnabled(m_report != nullptr);
}

void ImportChip::tell(const ImportProgress& progress) {
    if (!m_session)
        return;
    if (!isRunning())
        keep(nullptr);
    begin();
    const bool bySize = progress.bytesFound > 0;
    const auto all = static_cast<double>(bySize ? progress.bytesFound : progress.filesFound);
    const auto done = static_cast<double>(bySize ? progress.bytesDone : progress.filesDone);
    setProgress(all > 0 ? done / all : 0, progress.bytesPerSecond, progress.timeLeft);
    setDetail(progress.filesFound == 0 ? tr("Looking for music…")
                                       : tr("%1 of %2 files")
                                             .arg(words::number(progress.filesDone),
                                                  words::number(progress.filesFound)));
}

void ImportChip::stop() {
    showStopping(tr("What was added stays."));
    m_importer.cancel();
}

void ImportChip::finish(const ImportReport& report) {
    if (!m_session)
        return dismiss();
    if (report.outcomes.empty()) {
        keep(nullptr);
        end(report.cancelled ? tr("Stopped") : tr("No music found"),
            report.cancelled ? tr("Nothing was added.") : tr("There were no songs in it."));
    } else if (isCalm(report)) {
        keep(std::make_shared<const ImportReport>(report));
        end(tr("Added to your library"), import_words::addedLine(report.added));
    } else {
        dismiss();
        Q_EMIT reportWanted(std::make_shared<const ImportReport>(report));
    }
}

void ImportChip::dismissed() {
    keep(nullptr);
}

}  // namespace linnet::ui
