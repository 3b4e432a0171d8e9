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

constexpr double kBar = 2;
constexpr double kBarStep = 3;  // with the gap behind it

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

void SeekSlider::resizeEvent(QResizeEvent* event) {
    LineSlider::resizeEvent(event);
    makeBars();
}

void SeekSlider::setWaveform(std::optional<playback::Waveform> waveform) {
    if (!waveform && !m_waveform)
        return;
    m_waveform = std::move(waveform);
    makeBars();
    update();
}

void SeekSlider::makeBars() {
    m_bars = m_waveform ? waveformBars(*m_waveform, static_cast<int>((width() + 1) / kBarStep))
                        : std::vector<WaveformBar>();
}

double SeekSlider::paintStep() const {
    // Bar by bar; only the handle shows more.
    return hasWaveform() && !showsHandle() ? kBarStep : LineSlider::paintStep();
}

void SeekSlider::paintLine(QPainter& painter, const QRect& dirty, double place) {
    if (!hasWaveform() || !isEnabled())
        return LineSlider::paintLine(painter, dirty, place);
    const Palette& colours = linnet::ui::palette();
    const auto first = static_cast<std::size_t>(std::max(0.0, (dirty.left() - kBar) / kBarStep));
    const auto last = std::min(
        m_bars.size(), static_cast<std::size_t>(std::max(0, dirty.right() + 1) / kBarStep) + 1);
    for (std::size_t i = first; i < last; ++i) {
        const double x = static_cast<double>(i) * kBarStep;
        const auto bar = [&](float share, QColor colour, float opacity) {
            colour.setAlphaF(opacity);
            const double high = std::max(kBar, static_cast<double>(share) * height());
            painter.setBrush(colour);
            painter.drawRoundedRect(QRectF(x, (height() - high) / 2, kBar, high), kBar / 2,
                                    kBar / 2);
        };
        const bool played = x + kBarStep / 2 <= place;
        bar(m_bars[i].peak, played ? colours.accent : colours.faint, played ? 0.55F : 0.4F);
        bar(m_bars[i].rms, played ? colours.accent : colours.faint, played ? 1.0F : 0.55F);
    }
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
