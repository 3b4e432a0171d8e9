// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/equaliser_view.h"

#include <QGridLayout>
#include <cmath>

#include "ui/library/text_label.h"
#include "ui/sound/band_slider.h"

namespace linnet::ui {

using playback::EqualiserCurve;

namespace {

QString shortHz(double hz) {
    return hz < 1000 ? QString::number(static_cast<int>(hz))
                     : QStringLiteral("%1k").arg(static_cast<int>(hz / 1000));
}

int tenths(double db) {
    return static_cast<int>(std::lround(db * 10));
}

}  // namespace

EqualiserView::EqualiserView(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2);
    grid->setVerticalSpacing(4);
    setLayoutDirection(Qt::LeftToRight);  // low to high everywhere
    m_preamp = addBand(tr("Pre"), tr("Preamp"), 0);
    m_preamp->setObjectName(QStringLiteral("preampSlider"));
    grid->setColumnMinimumWidth(1, 8);
    for (std::size_t i = 0; i < m_bands.size(); ++i) {
        const double hz = EqualiserCurve::kCentresHz[i];
        const QString spoken =
            hz < 1000 ? tr("%1 hertz").arg(hz) : tr("%1 kilohertz").arg(hz / 1000);
        m_bands[i] = addBand(shortHz(hz), spoken, static_cast<int>(i) + 2);
        m_bands[i]->setObjectName(QStringLiteral("band%1").arg(i));
    }
}

BandSlider* EqualiserView::addBand(const QString& name, const QString& spoken, int column) {
    auto* grid = static_cast<QGridLayout*>(layout());
    auto* slider = new BandSlider(spoken, this);
    auto* label = new TextLabel(TextSize::Tiny, QFont::Normal, &Palette::faint, this);
    label->setText(name);
    label->setAlignment(Qt::AlignCenter);
    grid->addWidget(slider, 0, column);
    grid->addWidget(label, 1, column);
    grid->setColumnStretch(column, 1);
    connect(slider, &LineSlider::moved, this, &EqualiserView::changed);
    connect(slider, &QAbstractSlider::valueChanged, slider,
            [slider] { slider->setToolTip(slider->valueText()); });
    return slider;
}

void EqualiserView::setCurve(const EqualiserCurve& curve) {
    m_preamp->setValue(tenths(curve.preampDb));
    for (std::size_t i = 0; i < m_bands.size(); ++i)
        m_bands[i]->setValue(tenths(curve.bandsDb[i]));
}

EqualiserCurve EqualiserView::curve() const {
    EqualiserCurve curve;
    curve.preampDb = m_preamp->value() / 10.0;
    for (std::size_t i = 0; i < m_bands.size(); ++i)
        curve.bandsDb[i] = m_bands[i]->value() / 10.0;
    return curve;
}

}  // namespace linnet::ui
