// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/export_chip.h"

#include <QHBoxLayout>
#include <QMessageBox>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/exporting/words.h"
#include "ui/importing/progress_line.h"
#include "ui/importing/words.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/player/icon_button.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::Exporter;
using catalogue::ExportProgress;
using catalogue::ExportReport;

namespace {

constexpr std::chrono::milliseconds kDoneStays{10'000};
constexpr int kOutside = 16;
constexpr int kInside = 12;
constexpr std::size_t kMostLines = 1000;

}  // namespace

class ExportChip::Impl {
 public:
    Impl(ExportChip& chip, Exporter& exporter, const UserId& user)
        : m_chip(chip), m_exporter(exporter), m_user(user) {
        m_title = new TextLabel(TextSize::Small, QFont::DemiBold, &Palette::text, &chip);
        m_title->setObjectName(QStringLiteral("exportTitle"));
        m_songs = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, &chip);
        m_songs->setObjectName(QStringLiteral("exportSongs"));
        m_songs->setElided(true);
        m_rate = new TextLabel(TextSize::Tiny, QFont::Normal, &Palette::secondary, &chip);
        m_rate->setElided(true);
        m_line = new ProgressLine(&chip);
        m_line->setObjectName(QStringLiteral("exportProgress"));
        m_line->setAccessibleName(tr("Exporting"));
        m_close =
            new IconButton(IconButton::Kind::Flat, QStringLiteral("cancelExportButton"), &chip);
        m_close->setIconName(QStringLiteral("close"));
        m_close->setWords(tr("Stop exporting"));
        m_close->setFixedSize(24, 24);
        auto* head = new QHBoxLayout;
        head->setSpacing(4);
        head->addWidget(m_title, 1);
        head->addWidget(m_close);
        m_layout = new QVBoxLayout(&chip);
        m_layout->setSpacing(2);
        m_layout->addLayout(head);
        m_layout->addWidget(m_songs);
        m_layout->addWidget(m_rate);
        m_layout->addSpacing(4);
        m_layout->addWidget(m_line);
        setCompact(false);
        m_away.setSingleShot(true);
        m_away.setInterval(kDoneStays);
        connect(&m_away, &QTimer::timeout, &chip, &QWidget::hide);
        connect(m_close, &QAbstractButton::clicked, &chip, [this] { close(); });
        connect(&exporter, &Exporter::progressed, &chip,
                [this](const ExportProgress& progress) { show(progress); });
        connect(&exporter, &Exporter::finished, &chip,
                [this](const ExportReport& report) { finish(report); });
        chip.hide();
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
        m_songs->setVisible(!m_compact);
        m_rate->setVisible(!m_compact && m_running && !m_rate->text().isEmpty());
        m_line->setVisible(m_running);
    }

    void show(const ExportProgress& progress) {
        if (m_exporter.runningFor() != m_user)
            return;
        if (!std::exchange(m_running, true)) {
            m_away.stop();
            m_close->setEnabled(true);
            m_close->setWords(tr("Stop exporting"));
            m_title->setText(tr("Exporting"));
        }
        m_songs->setText(
            tr("%1 of %2").arg(words::number(progress.songsDone), words::songs(progress.songs)));
        m_line->setDone(progress.songs > 0 ? static_cast<double>(progress.songsDone) /
                                                 static_cast<double>(progress.songs)
                                           : 0);
        QStringList parts;
        if (progress.bytesPerSecond >= 1)
            parts << tr("%1/s").arg(
                import_words::size(static_cast<std::int64_t>(progress.bytesPerSecond)));
        if (progress.timeLeft)
            parts << tr("%1 left").arg(words::time(*progress.timeLeft));
        m_rate->setText(parts.join(QStringLiteral(" · ")));
        tell();
    }

    void finish(const ExportReport& report) {
        if (report.user != m_user)
            return;
        m_running = false;
        if (!report.failures.empty() || report.stoppedBy) {
            m_chip.hide();
            Q_EMIT m_chip.reportWanted(report);
            return;
        }
        m_title->setText(report.cancelled ? tr("Stopped") : tr("Exported"));
        m_songs->setText(words::songs(report.written));
        if (report.alreadyThere > 0)
            m_songs->setText(
                tr("%1, %2 there before").arg(m_songs->text(), words::number(report.alreadyThere)));
        m_close->setEnabled(true);
        m_close->setWords(tr("Close"));
        tell();
        m_chip.setToolTip(export_words::summary(report));
        m_away.start();
    }

    void tell() {
        m_chip.setAccessibleDescription(m_songs->text());
        m_chip.setToolTip(m_title->text() + QStringLiteral(": ") + m_songs->text());
        arrange();
        m_chip.show();
    }

    void close() {
        if (!m_running)
            return m_chip.hide();
        m_close->setEnabled(false);
        m_title->setText(tr("Stopping"));
        m_exporter.cancel();
    }

    ExportChip& m_chip;
    Exporter& m_exporter;
    UserId m_user;
    QVBoxLayout* m_layout = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_songs = nullptr;
    TextLabel* m_rate = nullptr;
    ProgressLine* m_line = nullptr;
    IconButton* m_close = nullptr;
    QTimer m_away;
    bool m_running = false;
    bool m_compact = false;
};

ExportChip::ExportChip(Context& context, const UserId& user, QWidget* parent)
    : QFrame(parent), m_impl(std::make_unique<Impl>(*this, context.exporter, user)) {
    setObjectName(QStringLiteral("exportChip"));
    setAccessibleName(tr("Exporting"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

ExportChip::~ExportChip() = default;

void ExportChip::setCompact(bool compact) {
    m_impl->setCompact(compact);
    update();
}

void ExportChip::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    const int side = m_impl->m_compact ? 8 : kOutside;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.hairline, 1));
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(side + 0.5, 0.5, -side - 0.5, -14.5),
                            metrics::kControlRadius, metrics::kControlRadius);
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
