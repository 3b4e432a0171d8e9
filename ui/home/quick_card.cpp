// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/quick_card.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include "ui/library/cover_painter.h"
#include "ui/player/icon_button.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kText = QuickCard::kHeight + 12;  ///< where the words begin
constexpr int kRight = 14;
constexpr int kTitleLine = 18;
constexpr int kAboutLine = 17;

/// The words in at most two lines, the second one elided.
QStringList twoLines(const QString& words, const QFont& font, int width) {
    QTextLayout layout(words, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(width);
    const int first = line.textLength();
    layout.endLayout();
    if (first >= words.size())
        return {words};
    return {words.left(first).trimmed(),
            QFontMetrics(font).elidedText(words.mid(first), Qt::ElideRight, width)};
}

}  // namespace

QuickCard::QuickCard(Covers& covers, QWidget* parent)
    : QAbstractButton(parent),
      m_covers(covers),
      m_play(new IconButton(IconButton::Kind::RoundAccent, QStringLiteral("cardPlay"), this)) {
    setFixedHeight(kHeight);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(tr("Nothing"));  // until it shows something
    m_play->setIconName(QStringLiteral("play"));
    m_play->setWords(tr("Play"));
    m_play->hide();
    m_play->installEventFilter(this);
    connect(m_play, &QAbstractButton::clicked, this, &QuickCard::playRequested);
    connect(&covers, &Covers::arrived, this, [this](const storage::ContentHash& artwork) {
        if (m_content.artwork == artwork)
            update();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void QuickCard::show(const Content& content) {
    if (content == m_content)
        return;
    m_content = content;
    setText(content.title);
    setAccessibleName(tr("%1, %2").arg(content.title, content.about));
    m_play->setWords(tr("Play %1").arg(content.title));
    update();
}

void QuickCard::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(underMouse() ? colours.hover : colours.raised);
    painter.drawRoundedRect(edge, metrics::kCardRadius, metrics::kCardRadius);
    // The cover fills the card's left end, whose corners cut it.
    QPainterPath card;
    card.addRoundedRect(edge, metrics::kCardRadius, metrics::kCardRadius);
    painter.save();
    painter.setClipPath(card);
    paintCover(painter, QRectF(0, 0, kHeight, kHeight),
               m_covers.cover(m_content.artwork, m_content.coverName, kHeight, devicePixelRatioF()),
               0);
    painter.restore();
    painter.setPen(QPen(hasFocus() ? colours.accent : colours.hairline, hasFocus() ? 1.5 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(edge, metrics::kCardRadius, metrics::kCardRadius);

    const int room = (m_play->isVisible() ? m_play->x() - 8 : width() - kRight) - kText;
    const QFont title = theme.font(TextSize::Body, QFont::Medium);
    const QFont about = theme.font(TextSize::Small);
    const QStringList lines = twoLines(m_content.about, about, room);
    int y = (kHeight - kTitleLine - static_cast<int>(lines.size()) * kAboutLine) / 2;
    painter.setFont(title);
    painter.setPen(colours.text);
    painter.drawText(QRect(kText, y, room, kTitleLine), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(title).elidedText(m_content.title, Qt::ElideRight, room));
    y += kTitleLine;
    painter.setFont(about);
    painter.setPen(colours.secondary);
    for (const QString& line : lines) {
        painter.drawText(QRect(kText, y, room, kAboutLine), Qt::AlignLeft | Qt::AlignVCenter, line);
        y += kAboutLine;
    }
}

void QuickCard::resizeEvent(QResizeEvent*) {
    const QSize size = m_play->sizeHint();
    m_play->setGeometry(width() - kRight - size.width(), (kHeight - size.height()) / 2,
                        size.width(), size.height());
}

void QuickCard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void QuickCard::enterEvent(QEnterEvent*) {
    showPlay();
}

void QuickCard::leaveEvent(QEvent*) {
    showPlay();
}

void QuickCard::focusInEvent(QFocusEvent* event) {
    QAbstractButton::focusInEvent(event);
    showPlay();
}

void QuickCard::focusOutEvent(QFocusEvent* event) {
    QAbstractButton::focusOutEvent(event);
    showPlay();
}

bool QuickCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_play && event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(
            this, [this] { showPlay(); }, Qt::QueuedConnection);
    if (watched == m_play && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_play->click();
            return true;
        }
    }
    return QAbstractButton::eventFilter(watched, event);
}

/// The focus may be on its way from the card to the button.
void QuickCard::showPlay() {
    const QWidget* focus = QApplication::focusWidget();
    m_play->setVisible(underMouse() || focus == this || focus == m_play);
    update();
}

}  // namespace linnet::ui
