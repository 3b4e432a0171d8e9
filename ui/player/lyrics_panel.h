// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextEdit>
#include <chrono>
#include <optional>

#include "core/catalogue/lyrics.h"

class QVariantAnimation;

namespace linnet::ui {

/// The Lyrics tab: the words of one song. Where their times are known the line that is sung stands
/// out and is kept in sight, and a click on a line (or Enter on it) plays from there.
class LyricsPanel final : public QTextEdit {
    Q_OBJECT

 public:
    explicit LyricsPanel(QWidget* parent);

    /// As catalogue::parseLyrics() takes them.
    void setLyrics(const QString& lyrics);
    /// Says this instead of lyrics.
    void setNothing(const QString& words);
    /// Where the song is.
    void setPosition(std::chrono::milliseconds position);

    [[nodiscard]] bool synced() const { return m_lyrics.synced; }
    /// The line that stands out.
    [[nodiscard]] std::optional<std::size_t> current() const { return m_current; }

 Q_SIGNALS:
    void seekRequested(std::chrono::milliseconds position);

 protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void fill();
    void dressLine(std::size_t line, bool current);
    void bringIntoSight(bool gently);
    [[nodiscard]] std::optional<std::chrono::milliseconds> timeAt(const QPoint& at) const;

    catalogue::Lyrics m_lyrics;
    QString m_nothing;
    std::optional<std::size_t> m_current;
    std::chrono::steady_clock::time_point m_scrolledByHand{};
    QVariantAnimation* m_glide;
};

}  // namespace linnet::ui
