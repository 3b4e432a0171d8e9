// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/seek_slider.h"

#include <QAccessible>
#include <QMouseEvent>
#include <QPainter>

#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

/// Painted by hand so that it looks alike over whatever it stands.
class TimeBubble final : public QLabel {
 public:
    explicit TimeBubble(QWidget* window) : QLabel(window) {
        setObjectName(QStringLiteral("seekTime"));
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAlignment(Qt::AlignCenter);
        setFont(Theme::instance().font(TextSize::Tiny, QFont::Medium, true));
    }
    QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(text()) + 16, fontMetrics().height() + 8};
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        const Palette& colours = linnet::ui::palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours.hairline, 1));
        painter.setBrush(colours.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRowRadius,
                                metrics::kRowRadius);
        painter.setPen(colours.text);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

}  // namespace

SeekSlider::SeekSlider(QWidget* parent) : LineSlider(parent) {
    setMouseTracking(true);
    setSingleStep(5'000);
    setPageStep(30'000);
    setRange(0, 0);
    setEnabled(false);
    connect(this, &SeekSlider::moved, this, [this](int value) {
        if (!isSliderDown())
            Q_EMIT seekRequested(milliseconds(value));
    });
}

SeekSlider::~SeekSlider() {
    delete m_time;
}

void SeekSlider::setDuration(milliseconds duration) {
    const auto longest = static_cast<std::int64_t>(std::numeric_limits<int>::max());
    setRange(0, static_cast<int>(std::clamp<std::int64_t>(duration.count(), 0, longest)));
    setEnabled(maximum() > 0);
    if (maximum() == 0)
        setSliderDown(false);
}

void SeekSlider::setPosition(milliseconds position) {
    if (isSliderDown())
        return;
    // A screen reader is told of each new value: once a second is enough for it.
    if (QAccessible::isActive())
        position = floor<seconds>(position);
    setValue(static_cast<int>(std::clamp<std::int64_t>(position.count(), 0, maximum())));
}

QString SeekSlider::valueText() const {
    return tr("%1 of %2")
        .arg(words::time(floor<seconds>(position())), words::time(milliseconds(maximum())));
}

void SeekSlider::moveTo(int value) {
    if (isSliderDown()) {
        // A click on the place where it stands is a wish as well: the release seeks.
        setValue(value);
        Q_EMIT moved(this->value());
        return;
    }
    LineSlider::moveTo(value);
}

void SeekSlider::mouseMoveEvent(QMouseEvent* event) {
    LineSlider::mouseMoveEvent(event);
    showTimeAt(event->position().x());
}

void SeekSlider::mouseReleaseEvent(QMouseEvent* event) {
    const bool dragged = isSliderDown() && event->button() == Qt::LeftButton;
    LineSlider::mouseReleaseEvent(event);
    if (dragged)
        Q_EMIT seekRequested(position());
}

void SeekSlider::wheelEvent(QWheelEvent* event) {
    event->ignore();  // a touch of the wheel in passing must not lose the place
}

void SeekSlider::leaveEvent(QEvent* event) {
    LineSlider::leaveEvent(event);
    if (m_time)
        m_time->hide();
}

void SeekSlider::hideEvent(QHideEvent* event) {
    LineSlider::hideEvent(event);
    if (m_time)
        m_time->hide();
}

void SeekSlider::showTimeAt(double x) {
    if (!isEnabled())
        return;
    if (!m_time)
        m_time = new TimeBubble(window());
    m_time->setText(words::time(milliseconds(valueAt(x))));
    m_time->resize(m_time->sizeHint());
    const QPoint above =
        mapTo(window(), QPoint(static_cast<int>(std::clamp(x, 0.0, double(width()))), 0));
    const int most = std::max(0, window()->width() - m_time->width());
    m_time->move(std::clamp(above.x() - m_time->width() / 2, 0, most),
                 above.y() - m_time->height() + 2);
    m_time->raise();
    m_time->show();
}

}  // namespace linnet::ui
