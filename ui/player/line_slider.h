// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>

namespace linnet::ui {

/// A thin rounded line, filled up to its value, whose handle shows under the pointer and with the
/// focus. A click goes to that place and drags on from there. Only what a new value moves is
/// painted again.
class LineSlider : public QAbstractSlider {
    Q_OBJECT

 public:
    explicit LineSlider(QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// What assistive technology says of the value.
    [[nodiscard]] virtual QString valueText() const;
    /// How often it was painted; for tests.
    [[nodiscard]] int paintCount() const { return m_paints; }

 Q_SIGNALS:
    /// The person set it: by a key, the wheel, assistive technology, or while dragging.
    void moved(int value);

 protected:
    [[nodiscard]] int valueAt(double x) const;
    [[nodiscard]] double placeOf(int value) const;

    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void sliderChange(SliderChange change) override;
    /// By the person.
    virtual void moveTo(int value);
    /// The line itself, filled up to `place`; the handle is painted over it.
    virtual void paintLine(QPainter& painter, const QRect& dirty, double place);
    /// Pixels that the value has to move before it is painted again.
    [[nodiscard]] virtual double paintStep() const;
    /// Under the pointer, or with the focus.
    [[nodiscard]] bool showsHandle() const;

 private:
    double m_painted = 0;  ///< place of the value as it was painted
    int m_wheel = 0;       ///< eighths of a degree not yet used
    int m_paints = 0;
};

/// Lets assistive technology read valueText() and set the value; done by the first slider.
void installSliderAccessibility();

}  // namespace linnet::ui
