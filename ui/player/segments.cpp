// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/segments.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kSegmentsHeight = 32;
constexpr int kPad = 3;

class Segment final : public QAbstractButton {
 public:
    Segment(const QString& words, QWidget* parent) : QAbstractButton(parent) {
        setText(words);
        setAccessibleName(words);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    }
    QSize sizeHint() const override {
        return {QFontMetrics(Theme::instance().font(TextSize::Body)).horizontalAdvance(text()) + 16,
                kSegmentsHeight - 2 * kPad};
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        const Palette& colours = linnet::ui::palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF area(rect());
        painter.setPen(Qt::NoPen);
        if (isChecked()) {
            painter.setBrush(colours.raised);
            painter.drawRoundedRect(area, metrics::kRowRadius, metrics::kRowRadius);
        }
        if (hasFocus()) {
            painter.setPen(QPen(colours.accent, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), metrics::kRowRadius,
                                    metrics::kRowRadius);
        }
        painter.setFont(
            Theme::instance().font(TextSize::Body, isChecked() ? QFont::Medium : QFont::Normal));
        painter.setPen(isChecked() || underMouse() ? colours.text : colours.secondary);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

}  // namespace

Segments::Segments(const QString& name, const QStringList& words, QWidget* parent)
    : QWidget(parent), m_buttons(new QButtonGroup(this)) {
    setObjectName(name);
    setFixedHeight(kSegmentsHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(kPad, kPad, kPad, kPad);
    layout->setSpacing(0);
    for (int i = 0; i < words.size(); ++i) {
        auto* segment = new Segment(words[i], this);
        segment->setObjectName(name + QString::number(i));
        layout->addWidget(segment, 1);
        m_buttons->addButton(segment, i);
    }
    m_buttons->button(0)->setChecked(true);
    connect(m_buttons, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT chosen(id);
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Segments::setCurrent(int index) {
    if (auto* button = m_buttons->button(index))
        button->setChecked(true);
}

int Segments::current() const {
    return m_buttons->checkedId();
}

void Segments::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(linnet::ui::palette().hover);
    painter.drawRoundedRect(QRectF(rect()), metrics::kControlRadius, metrics::kControlRadius);
}

}  // namespace linnet::ui
