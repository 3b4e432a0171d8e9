// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/progress_card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/importing/progress_line.h"
#include "ui/importing/words.h"
#include "ui/library/text_label.h"
#include "ui/player/icon_button.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr std::chrono::milliseconds kDoneStays{10'000};
constexpr int kInside = 12;
constexpr int kInsideCompact = 6;

}  // namespace

ProgressCard::ProgressCard(const QString& name, const QString& doing, const QString& stopping,
                           QWidget* parent)
    : QFrame(parent),
      m_doing(doing),
      m_stopping(stopping),
      m_layout(new QVBoxLayout(this)),
      m_title(new TextLabel(TextSize::Small, QFont::DemiBold, &Palette::text, this)),
      m_detail(new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, this)),
      m_rate(new TextLabel(TextSize::Tiny, QFont::Normal, &Palette::secondary, this)),
      m_line(new ProgressLine(this)),
      m_close(new IconButton(IconButton::Kind::Flat, name + QStringLiteral("Close"), this)) {
    setObjectName(name + QStringLiteral("Chip"));
    setAccessibleName(doing);
    m_title->setObjectName(name + QStringLiteral("Title"));
    m_detail->setObjectName(name + QStringLiteral("Detail"));
    m_detail->setElided(true);
    m_rate->setObjectName(name + QStringLiteral("Rate"));
    m_rate->setElided(true);
    m_line->setObjectName(name + QStringLiteral("Progress"));
    m_line->setAccessibleName(doing);
    m_close->setIconName(QStringLiteral("close"));
    m_close->setWords(stopping);
    m_close->setFixedSize(24, 24);

    auto* head = new QHBoxLayout;
    head->setSpacing(4);
    head->addWidget(m_title, 1);
    head->addWidget(m_close);
    m_layout->setSpacing(2);
    m_layout->addLayout(head);
    m_layout->addWidget(m_detail);
    m_layout->addWidget(m_rate);
    m_layout->addSpacing(4);
    m_layout->addWidget(m_line);
    setCompact(false);

    m_away.setSingleShot(true);
    m_away.setInterval(kDoneStays);
    connect(&m_away, &QTimer::timeout, this, &ProgressCard::dismiss);
    connect(m_close, &QAbstractButton::clicked, this, [this] {
        if (m_running)
            stop();
        else
            dismiss();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void ProgressCard::setCompact(bool compact) {
    m_compact = compact;
    const int inside = compact ? kInsideCompact : kInside;
    m_layout->setContentsMargins(inside, inside - 2, inside, inside);
    arrange();
    update();
}

void ProgressCard::addBelow(QWidget* widget) {
    m_below = widget;
    m_layout->addWidget(widget);
    arrange();
}

void ProgressCard::arrange() {
    m_title->setVisible(!m_compact);
    m_detail->setVisible(!m_compact && !m_detail->text().isEmpty());
    m_rate->setVisible(!m_compact && m_running && !m_rate->text().isEmpty());
    m_line->setVisible(m_running);
    if (m_below)
        m_below->setVisible(!m_compact && !m_running && m_below->isEnabled());
}

void ProgressCard::begin() {
    if (std::exchange(m_running, true))
        return;
    m_isStopping = false;
    m_away.stop();
    m_close->setEnabled(true);
    m_close->setWords(m_stopping);
    m_title->setText(m_doing);
}

void ProgressCard::setProgress(double done, double bytesPerSecond,
                               std::optional<std::chrono::milliseconds> timeLeft) {
    m_line->setDone(done);
    if (!m_isStopping)
        m_rate->setText(import_words::pace(bytesPerSecond, timeLeft));
}

void ProgressCard::setDetail(const QString& words) {
    m_detail->setText(words);
    setAccessibleDescription(words);
    setToolTip(m_running ? QStringLiteral("%1: %2").arg(m_doing, words) : QString());
    arrange();
    show();
}

void ProgressCard::showStopping(const QString& words) {
    m_isStopping = true;
    m_close->setEnabled(false);
    m_title->setText(tr("Stopping"));
    m_rate->setText(words);
}

void ProgressCard::end(const QString& title, const QString& detail) {
    m_running = false;
    m_isStopping = false;
    m_title->setText(title);
    m_close->setEnabled(true);
    m_close->setWords(tr("Close"));
    setDetail(detail);
    m_away.start();
}

void ProgressCard::dismiss() {
    m_running = false;
    m_away.stop();
    hide();
    dismissed();
}

void ProgressCard::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.hairline, 1));
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kControlRadius,
                            metrics::kControlRadius);
}

}  // namespace linnet::ui
