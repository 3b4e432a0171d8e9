// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPointer>
#include <chrono>

#include "ui/player/line_slider.h"

namespace linnet::ui {

/// Where in the song, in milliseconds. The place under the pointer is said as a time; dragging
/// shows it and seeks when let go.
class SeekSlider final : public LineSlider {
    Q_OBJECT

 public:
    explicit SeekSlider(QWidget* parent);
    ~SeekSlider() override;

    /// 0: not known; the slider rests then.
    void setDuration(std::chrono::milliseconds duration);
    /// From the service; not heeded while the person drags.
    void setPosition(std::chrono::milliseconds position);
    /// What is shown: of the drag while it lasts.
    [[nodiscard]] std::chrono::milliseconds position() const {
        return std::chrono::milliseconds(value());
    }

    /// "1:42 of 4:03".
    [[nodiscard]] QString valueText() const override;

 Q_SIGNALS:
    void seekRequested(std::chrono::milliseconds position);

 protected:
    void moveTo(int value) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

 private:
    void showTimeAt(double x);

    QPointer<QLabel> m_time;  ///< a bubble above the slider, a child of the window
};

}  // namespace linnet::ui
