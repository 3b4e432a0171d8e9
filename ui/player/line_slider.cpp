// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/line_slider.h"

#include <QAccessibleWidget>
#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr double kLine = 4;
constexpr double kHandleRadius = 6;
constexpr int kHeight = 24;
constexpr int kNotch = 120;  // of a wheel, see QWheelEvent::angleDelta

class SliderAccessible final : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
    explicit SliderAccessible(LineSlider* slider)
        : QAccessibleWidget(slider, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override {
        // AT-SPI has no text of a value in Qt 6.4: the description carries it too.
        if (kind == QAccessible::Value || kind == QAccessible::Description)
            return slider()->valueText();
        return QAccessibleWidget::text(kind);
    }
    QVariant currentValue() const override { return slider()->value(); }
    void setCurrentValue(const QVariant& value) override {
        slider()->setValue(value.toInt());
        Q_EMIT slider()->moved(slider()->value());
    }
    QVariant maximumValue() const override { return slider()->maximum(); }
    QVariant minimumValue() const override { return slider()->minimum(); }
    QVariant minimumStepSize() const override { return slider()->singleStep(); }

 private:
    LineSlider* slider() const { return static_cast<LineSlider*>(object()); }
};

QAccessibleInterface* sliderAccessible(const QString&, QObject* object) {
    auto* slider = qobject_cast<LineSlider*>(object);
    return slider ? new SliderAccessible(slider) : nullptr;
}

}  // namespace

void installSliderAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(sliderAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

LineSlider::LineSlider(QWidget* parent) : QAbstractSlider(parent) {
    installSliderAccessibility();
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLayoutDirection(Qt::LeftToRight);  // time and loudness run to the right everywhere
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize LineSlider::sizeHint() const {
    return {96, kHeight};
}

QSize LineSlider::minimumSizeHint() const {
    return {40, kHeight};
}

QString LineSlider::valueText() const {
    return tr("%1 %").arg(value());
}

int LineSlider::valueAt(double x) const {
    const double share = width() > 0 ? std::clamp(x / width(), 0.0, 1.0) : 0.0;
    return minimum() +
           static_cast<int>(std::lround(share * (static_cast<double>(maximum()) - minimum())));
}

double LineSlider::placeOf(int value) const {
    if (maximum() <= minimum())
        return 0;
    return width() * (static_cast<double>(value) - minimum()) /
           (static_cast<double>(maximum()) - minimum());
}

void LineSlider::moveTo(int value) {
    const int before = this->value();
    setValue(value);
    if (this->value() != before)
        Q_EMIT moved(this->value());
}

void LineSlider::sliderChange(SliderChange change) {
    if (change != SliderValueChange)
        return QAbstractSlider::sliderChange(change);
    const double place = placeOf(value());
    const double step = paintStep();
    if (std::lround(place / step) == std::lround(m_painted / step))
        return;
    const double margin = kHandleRadius * 2 + 1;
    const double left = std::min(place, m_painted) - margin;
    const double right = std::max(place, m_painted) + margin;
    update(QRectF(left, 0, right - left, height()).toAlignedRect());
}

double LineSlider::paintStep() const {
    return 1 / devicePixelRatioF();
}

bool LineSlider::showsHandle() const {
    return isEnabled() && (underMouse() || hasFocus() || isSliderDown());
}

void LineSlider::paintLine(QPainter& painter, const QRect& /*dirty*/, double place) {
    const Palette& colours = linnet::ui::palette();
    const QRectF line(0, (height() - kLine) / 2.0, width(), kLine);
    painter.setBrush(colours.hairline);
    painter.drawRoundedRect(line, kLine / 2, kLine / 2);
    if (!isEnabled() || place <= 0)
        return;
    painter.setBrush(colours.accent);
    painter.save();
    painter.setClipRect(QRectF(0, 0, place, height()));
    painter.drawRoundedRect(line, kLine / 2, kLine / 2);
    painter.restore();
}

void LineSlider::paintEvent(QPaintEvent* event) {
    ++m_paints;
    m_painted = placeOf(value());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    paintLine(painter, event->rect(), m_painted);
    if (!showsHandle())
        return;
    const Palette& colours = linnet::ui::palette();
    const double x =
        std::clamp(m_painted, kHandleRadius, std::max(kHandleRadius, width() - kHandleRadius));
    const QPointF centre(x, height() / 2.0);
    if (hasFocus()) {
        QColor halo = colours.accent;
        halo.setAlphaF(0.35F);
        painter.setBrush(halo);
        painter.drawEllipse(centre, kHandleRadius + 4, kHandleRadius + 4);
    }
    painter.setBrush(colours.accent);
    painter.drawEllipse(centre, kHandleRadius, kHandleRadius);
}

void LineSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    setSliderDown(true);
    moveTo(valueAt(event->position().x()));
}

void LineSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown())
        moveTo(valueAt(event->position().x()));
}

void LineSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !isSliderDown())
        return;
    setSliderDown(false);
    update();
}

void LineSlider::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() & ~Qt::KeypadModifier)
        return event->ignore();  // Ctrl with an arrow belongs to the window
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Down:
            return moveTo(value() - singleStep());
        case Qt::Key_Right:
        case Qt::Key_Up:
            return moveTo(value() + singleStep());
        case Qt::Key_PageDown:
            return moveTo(value() - pageStep());
        case Qt::Key_PageUp:
            return moveTo(value() + pageStep());
        case Qt::Key_Home:
            return moveTo(minimum());
        case Qt::Key_End:
            return moveTo(maximum());
        default:
            event->ignore();
    }
}

void LineSlider::wheelEvent(QWheelEvent* event) {
    m_wheel += event->angleDelta().y();
    const int notches = m_wheel / kNotch;
    m_wheel -= notches * kNotch;
    if (notches != 0)
        moveTo(value() + notches * singleStep());
    event->accept();
}

void LineSlider::enterEvent(QEnterEvent* event) {
    QAbstractSlider::enterEvent(event);
    update();
}

void LineSlider::leaveEvent(QEvent* event) {
    QAbstractSlider::leaveEvent(event);
    update();
}

void LineSlider::focusInEvent(QFocusEvent* event) {
    QAbstractSlider::focusInEvent(event);
    update();
}

void LineSlider::focusOutEvent(QFocusEvent* event) {
    QAbstractSlider::focusOutEvent(event);
    update();
}

}  // namespace linnet::ui
