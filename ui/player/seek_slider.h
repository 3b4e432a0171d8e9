// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPointer>
#include <chrono>
#include <optional>
#include <vector>

#include "core/playback/analysis/waveform.h"
#include "ui/player/line_slider.h"
#include "ui/player/waveform_bars.h"

namespace linnet::ui {

/// Where in the song, in milliseconds, on the song's waveform once it is known. The place under the
/// pointer is said as a time; dragging shows it and seeks when let go.
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

    /// Nothing: a plain line.
    void setWaveform(std::optional<playback::Waveform> waveform);
    [[nodiscard]] bool hasWaveform() const { return !m_bars.empty(); }

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
    void resizeEvent(QResizeEvent* event) override;
    void paintLine(QPainter& painter, const QRect& dirty, double place) override;
    [[nodiscard]] double paintStep() const override;

 private:
    void makeBars();
    void showTimeAt(double x);

    std::optional<playback::Waveform> m_waveform;
    std::vector<WaveformBar> m_bars;  ///< as many as the width has room for
    QPointer<QLabel> m_time;          ///< a bubble above the slider, a child of the window
};

}  // namespace linnet::ui
