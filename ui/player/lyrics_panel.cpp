// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/lyrics_panel.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextCursor>
#include <QVariantAnimation>

#include "ui/theme/theme.h"

namespace linnet::ui {

using std::chrono::milliseconds;

namespace {

constexpr double kLineGap = 8;
/// After scrolling by hand the line that is sung is left alone for a while.
constexpr std::chrono::seconds kHandsOff{5};
constexpr int kLyricsMargin = 16;

}  // namespace

LyricsPanel::LyricsPanel(QWidget* parent)
    : QTextEdit(parent), m_glide(new QVariantAnimation(this)) {
    setObjectName(QStringLiteral("lyricsText"));
    setAccessibleName(tr("Lyrics"));
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    // Not a field to write in: the words stand on the panel.
    setStyleSheet(
        QStringLiteral("QTextEdit { background: transparent; border: none; padding: 0; }"));
    setUndoRedoEnabled(false);
    setAcceptRichText(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(kLyricsMargin);
    m_glide->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { verticalScrollBar()->setValue(value.toInt()); });
    connect(verticalScrollBar(), &QScrollBar::sliderPressed, this,
            [this] { m_scrolledByHand = std::chrono::steady_clock::now(); });
    connect(&Theme::instance(), &Theme::changed, this, &LyricsPanel::fill);
}

void LyricsPanel::setLyrics(const QString& lyrics) {
    m_lyrics = catalogue::parseLyrics(lyrics);
    m_nothing.clear();
    m_current.reset();
    m_scrolledByHand = {};
    fill();
    verticalScrollBar()->setValue(0);
}

void LyricsPanel::setNothing(const QString& words) {
    setLyrics({});
    m_nothing = words;
    fill();
}

void LyricsPanel::fill() {
    const Theme& theme = Theme::instance();
    const bool words = !m_lyrics.lines.empty();
    QTextCharFormat letters;
    letters.setFont(words ? theme.font(TextSize::Heading, QFont::Medium)
                          : theme.font(TextSize::Body));
    letters.setForeground(m_lyrics.synced || !words ? linnet::ui::palette().secondary
                                                    : linnet::ui::palette().text);
    QTextBlockFormat block;
    block.setBottomMargin(words ? kLineGap : 0);

    clear();
    QTextCursor cursor(document());
    cursor.setBlockFormat(block);
    cursor.setCharFormat(letters);
    if (!words) {
        cursor.insertText(m_nothing, letters);
        return;
    }
    bool first = true;
    for (const catalogue::LyricsLine& line : m_lyrics.lines) {
        if (!first)
            cursor.insertBlock(block, letters);
        cursor.insertText(line.text, letters);
        first = false;
    }
    if (m_current)
        dressLine(*m_current, true);
}

void LyricsPanel::dressLine(std::size_t line, bool current) {
    const QTextBlock block = document()->findBlockByNumber(static_cast<int>(line));
    if (!block.isValid())
        return;
    QTextCharFormat format;
    format.setForeground(current ? linnet::ui::palette().text : linnet::ui::palette().secondary);
    format.setFontWeight(current ? QFont::Bold : QFont::Medium);
    QTextCursor cursor(block);
    cursor.select(QTextCursor::BlockUnderCursor);
    cursor.mergeCharFormat(format);
}

void LyricsPanel::setPosition(milliseconds position) {
    const auto line = m_lyrics.lineAt(position);
    if (line == m_current)
        return;
    if (m_current)
        dressLine(*m_current, false);
    // A jump is shown at once, the next line with a glide.
    const bool gently = m_current && line && *line == *m_current + 1;
    m_current = line;
    if (m_current)
        dressLine(*m_current, true);
    if (std::chrono::steady_clock::now() - m_scrolledByHand > kHandsOff)
        bringIntoSight(gently);
}

void LyricsPanel::bringIntoSight(bool gently) {
    m_glide->stop();
    int target = 0;
    if (m_current) {
        const QTextBlock block = document()->findBlockByNumber(static_cast<int>(*m_current));
        const QRectF rect = document()->documentLayout()->blockBoundingRect(block);
        target = static_cast<int>(rect.center().y()) - viewport()->height() * 2 / 5;
    }
    target = std::clamp(target, verticalScrollBar()->minimum(), verticalScrollBar()->maximum());
    const int duration = Theme::instance().motionMs();
    if (!gently || duration == 0 || !isVisible()) {
        verticalScrollBar()->setValue(target);
        return;
    }
    m_glide->setDuration(duration);
    m_glide->setStartValue(verticalScrollBar()->value());
    m_glide->setEndValue(target);
    m_glide->start();
}

std::optional<milliseconds> LyricsPanel::timeAt(const QPoint& at) const {
    if (!m_lyrics.synced)
        return std::nullopt;
    const QPoint inDocument = at + QPoint(0, verticalScrollBar()->value());
    const int hit = document()->documentLayout()->hitTest(inDocument, Qt::FuzzyHit);
    if (hit < 0)
        return std::nullopt;
    const auto line = static_cast<std::size_t>(document()->findBlock(hit).blockNumber());
    return line < m_lyrics.lines.size() ? m_lyrics.lines[line].at : std::nullopt;
}

void LyricsPanel::mouseReleaseEvent(QMouseEvent* event) {
    QTextEdit::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || textCursor().hasSelection())
        return;
    if (const auto time = timeAt(event->position().toPoint()))
        Q_EMIT seekRequested(*time);
}

void LyricsPanel::mouseMoveEvent(QMouseEvent* event) {
    QTextEdit::mouseMoveEvent(event);
    viewport()->setCursor(m_lyrics.synced ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void LyricsPanel::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const auto line = static_cast<std::size_t>(textCursor().blockNumber());
    if (enter && m_lyrics.synced && line < m_lyrics.lines.size() && m_lyrics.lines[line].at) {
        Q_EMIT seekRequested(*m_lyrics.lines[line].at);
        return;
    }
    m_scrolledByHand = std::chrono::steady_clock::now();
    QTextEdit::keyPressEvent(event);
}

void LyricsPanel::wheelEvent(QWheelEvent* event) {
    m_glide->stop();
    m_scrolledByHand = std::chrono::steady_clock::now();
    QTextEdit::wheelEvent(event);
}

void LyricsPanel::resizeEvent(QResizeEvent* event) {
    QTextEdit::resizeEvent(event);
    if (m_current)
        bringIntoSight(false);
}

}  // namespace linnet::ui
