// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>
#include <chrono>
#include <optional>

class QVBoxLayout;

namespace linnet::ui {

class IconButton;
class ProgressLine;
class TextLabel;

/// A card in the sidebar that tells how far something long is, and for some seconds what came of
/// it. Hidden at first, and when it is closed. GUI thread only.
class ProgressCard : public QFrame {
    Q_OBJECT

 public:
    /// For a sidebar that shows icons only.
    void setCompact(bool compact);

 protected:
    /// What is done, and how the button is called that stops it. Their parts are named after
    /// `name`: "importTitle", "importDetail", "importRate", "importProgress", "importClose".
    ProgressCard(const QString& name, const QString& doing, const QString& stopping,
                 QWidget* parent);

    /// It goes on, and shows what it is called by; once more: nothing changes.
    void begin();
    [[nodiscard]] bool isRunning() const { return m_running; }
    /// 0 to 1; at `bytesPerSecond`, for `timeLeft` where that can be told.
    void setProgress(double done, double bytesPerSecond,
                     std::optional<std::chrono::milliseconds> timeLeft);
    void setDetail(const QString& words);
    /// It is to stop, which takes a moment; `words` stand where the rate was.
    void showStopping(const QString& words);
    /// It has ended: shown until it is closed or some seconds have gone.
    void end(const QString& title, const QString& detail);
    /// Closed, with whatever it said.
    void dismiss();

    /// A widget below the rest, seen while the card is at rest.
    void addBelow(QWidget* widget);
    /// The button was pressed while it runs.
    virtual void stop() = 0;
    virtual void dismissed() {}

    void paintEvent(QPaintEvent* event) override;

 private:
    void arrange();

    QString m_doing;
    QString m_stopping;
    QVBoxLayout* m_layout;
    TextLabel* m_title;
    TextLabel* m_detail;
    TextLabel* m_rate;
    ProgressLine* m_line;
    IconButton* m_close;
    QWidget* m_below = nullptr;
    QTimer m_away;
    bool m_running = false;
    bool m_isStopping = false;
    bool m_compact = false;
};

}  // namespace linnet::ui
