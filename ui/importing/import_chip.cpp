// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/import_chip.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/importing/progress_line.h"
#include "ui/importing/words.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/player/icon_button.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::Importer;
using catalogue::ImportProgress;
using catalogue::ImportReport;
using std::chrono::milliseconds;

namespace {

/// Up to this many files, all added, need no report in the way of what the person does.
constexpr std::int64_t kCalm = 20;
constexpr milliseconds kDoneStays{10'000};
constexpr int kOutside = 16;
constexpr int kInside = 12;

bool isCalm(const ImportReport& report) {
    return !report.cancelled && report.refused == 0 && report.alreadyThere == 0 &&
           report.added <= kCalm;
}

}  // namespace

class ImportChip::Impl {
 public:
    Impl(ImportChip& chip, Context& context) : m_chip(chip), m_importer(context.importer) {
        build();
        connect(&m_importer, &Importer::progressed, &chip,
                [this](const ImportProgress& progress) { show(progress); });
        connect(&m_importer, &Importer::finished, &chip,
                [this](const ImportReport& report) { finish(report); });
    }

    void build() {
        m_title = new TextLabel(TextSize::Small, QFont::DemiBold, &Palette::text, &m_chip);
        m_title->setObjectName(QStringLiteral("importTitle"));
        m_files = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, &m_chip);
        m_files->setObjectName(QStringLiteral("importFiles"));
        m_files->setElided(true);
        m_rate = new TextLabel(TextSize::Tiny, QFont::Normal, &Palette::secondary, &m_chip);
        m_rate->setObjectName(QStringLiteral("importRate"));
        m_rate->setElided(true);
        m_line = new ProgressLine(&m_chip);
        m_line->setObjectName(QStringLiteral("importProgress"));
        m_line->setAccessibleName(tr("Adding music"));
        m_close =
            new IconButton(IconButton::Kind::Flat, QStringLiteral("cancelImportButton"), &m_chip);
        m_close->setIconName(QStringLiteral("close"));
        m_close->setWords(tr("Stop adding music"));
        m_close->setFixedSize(24, 24);
        m_show = new QPushButton(tr("Show report"), &m_chip);
        m_show->setObjectName(QStringLiteral("showImportReportButton"));
        m_show->setAccessibleName(tr("Show the report of this import"));

        m_layout = new QVBoxLayout(&m_chip);
        auto* head = new QHBoxLayout;
        head->setSpacing(4);
        head->addWidget(m_title, 1);
        head->addWidget(m_close);
        m_layout->setSpacing(2);
        m_layout->addLayout(head);
        m_layout->addWidget(m_files);
        m_layout->addWidget(m_rate);
        m_layout->addSpacing(4);
        m_layout->addWidget(m_line);
        m_layout->addWidget(m_show);
        setCompact(false);

        m_away = new QTimer(&m_chip);
        m_away->setSingleShot(true);
        m_away->setInterval(kDoneStays);
        connect(m_away, &QTimer::timeout, &m_chip, [this] { hide(); });
        connect(m_close, &QAbstractButton::clicked, &m_chip, [this] {
            if (m_running)
                cancel();
            else
                hide();
        });
        connect(m_show, &QPushButton::clicked, &m_chip, [this] {
            const auto report = m_report;
            hide();
            if (report)
                Q_EMIT m_chip.reportWanted(report);
        });
        hide();
    }

    void setCompact(bool compact) {
        m_compact = compact;
        const int side = compact ? 8 : kOutside;
        const int inside = compact ? 6 : kInside;
        m_layout->setContentsMargins(side + inside, inside - 2, side + inside, 14 + inside);
        arrange();
    }

    void arrange() {
        m_title->setVisible(!m_compact);
        m_files->setVisible(!m_compact && !m_files->text().isEmpty());
        m_rate->setVisible(!m_compact && m_running);
        m_line->setVisible(m_running);
        m_show->setVisible(!m_compact && !m_running && m_report != nullptr);
    }

    void show(const ImportProgress& progress) {
        if (!m_session)
            return;
        if (!m_running) {
            m_running = true;
            m_cancelling = false;
            m_report.reset();
            m_away->stop();
            m_close->setEnabled(true);
            m_close->setWords(tr("Stop adding music"));
            m_title->setText(tr("Adding music"));
        }
        const double all = static_cast<double>(progress.bytesFound > 0 ? progress.bytesFound
                                                                       : progress.filesFound);
        const double done =
            static_cast<double>(progress.bytesFound > 0 ? progress.bytesDone : progress.filesDone);
        m_line->setDone(all > 0 ? done / all : 0);
        m_files->setText(progress.filesFound == 0 ? tr("Looking for music…")
                                                  : tr("%1 of %2 files")
                                                        .arg(words::number(progress.filesDone),
                                                             words::number(progress.filesFound)));
        if (!m_cancelling)
            m_rate->setText(rate(progress));
        m_chip.setAccessibleDescription(m_files->text());
        m_chip.setToolTip(tr("Adding music: %1").arg(m_files->text()));
        arrange();
        m_chip.show();
    }

    static QString rate(const ImportProgress& progress) {
        QStringList parts;
        if (progress.bytesPerSecond >= 1)
            parts.append(tr("%1/s").arg(
                import_words::size(static_cast<std::int64_t>(progress.bytesPerSecond))));
        if (progress.timeLeft)
            parts.append(left(*progress.timeLeft));
        return parts.join(QStringLiteral(" · "));
    }

    static QString left(milliseconds time) {
        const auto seconds = (time.count() + 999) / 1000;
        if (seconds < 2)
            return tr("almost done");
        if (seconds < 60)
            return tr("%1 s left").arg(seconds);
        const auto minutes = (seconds + 30) / 60;
        return minutes < 60 ? tr("%1 min left").arg(minutes)
                            : tr("%1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
    }

    void cancel() {
        m_cancelling = true;
        m_close->setEnabled(false);
        m_title->setText(tr("Stopping"));
        m_rate->setText(tr("What was added stays."));
        m_importer.cancel();
    }

    void finish(const ImportReport& report) {
        m_running = false;
        m_cancelling = false;
        if (!m_session)
            return hide();
        if (!report.outcomes.empty() && !isCalm(report)) {
            hide();
            Q_EMIT m_chip.reportWanted(std::make_shared<const ImportReport>(report));
            return;
        }
        if (report.outcomes.empty()) {
            m_report.reset();
            m_title->setText(report.cancelled ? tr("Stopped") : tr("No music found"));
            m_files->setText(report.cancelled ? tr("Nothing was added.")
                                              : tr("There were no songs in it."));
        } else {
            m_report = std::make_shared<const ImportReport>(report);
            m_title->setText(tr("Added to your library"));
            m_files->setText(import_words::addedLine(report.added));
        }
        m_close->setEnabled(true);
        m_close->setWords(tr("Close"));
        m_chip.setAccessibleDescription(m_files->text());
        m_chip.setToolTip({});
        arrange();
        m_chip.show();
        m_away->start();
    }

    void hide() {
        m_away->stop();
        m_report.reset();
        m_chip.hide();
    }

    ImportChip& m_chip;
    Importer& m_importer;
    std::optional<Session> m_session;
    std::shared_ptr<const ImportReport> m_report;
    bool m_running = false;
    bool m_cancelling = false;
    bool m_compact = false;

    QVBoxLayout* m_layout = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_files = nullptr;
    TextLabel* m_rate = nullptr;
    ProgressLine* m_line = nullptr;
    IconButton* m_close = nullptr;
    QPushButton* m_show = nullptr;
    QTimer* m_away = nullptr;
};

ImportChip::ImportChip(Context& context, QWidget* parent)
    : QFrame(parent), m_impl(std::make_unique<Impl>(*this, context)) {
    setObjectName(QStringLiteral("importChip"));
    setAccessibleName(tr("Adding music"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

ImportChip::~ImportChip() = default;

void ImportChip::setSession(std::optional<Session> session) {
    m_impl->m_session = std::move(session);
    m_impl->m_running = false;
    m_impl->hide();
}

void ImportChip::setCompact(bool compact) {
    m_impl->setCompact(compact);
    update();
}

void ImportChip::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    const int side = m_impl->m_compact ? 8 : kOutside;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.hairline, 1));
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(side + 0.5, 0.5, -side - 0.5, -14.5),
                            metrics::kControlRadius, metrics::kControlRadius);
}

}  // namespace linnet::ui
