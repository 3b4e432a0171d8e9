// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/analysis_control.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "core/playback/analysis/analysis_service.h"
#include "ui/library/words.h"
#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

using State = playback::AnalysisProgress::State;

constexpr int kLineWidth = 120;
constexpr int kLineHeight = 4;

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::AnalysisControl", text);
}

QString stateWords(const playback::AnalysisProgress& progress, bool paused) {
    const bool any = progress.analysed < progress.songs;
    if (paused && any)
        return tr("paused");
    switch (progress.state) {
        case State::Importing:
            return tr("waits for the import");
        case State::OnBattery:
            return tr("waits for mains power");
        case State::Working:
            return progress.timeLeft ? tr("%1 left").arg(words::length(*progress.timeLeft))
                                     : QString();
        case State::Done:
        case State::Paused:
            break;
    }
    return {};
}

}  // namespace

QString analysisWords(const playback::AnalysisProgress& progress, bool paused) {
    const QString what = tr("Loudness, waveform and true length");
    if (progress.songs == 0)
        return what;
    if (progress.analysed >= progress.songs)
        return tr("%1 · all songs are done").arg(what);
    const QString far =
        tr("%1 of %2").arg(words::number(progress.analysed), words::songs(progress.songs));
    const QString state = stateWords(progress, paused);
    return state.isEmpty() ? tr("%1 · %2").arg(what, far) : tr("%1 · %2, %3").arg(what, far, state);
}

AnalysisControl::AnalysisControl(Context& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_button(new QPushButton(this)) {
    setObjectName(QStringLiteral("settingsAnalysis"));
    m_button->setObjectName(QStringLiteral("settingsAnalysisPause"));
    auto* across = new QHBoxLayout(this);
    across->setContentsMargins(kLineWidth + 16, 0, 0, 0);
    across->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const bool paused = !m_context.analysis->paused();
        m_context.analysis->setPaused(paused);
        m_context.preferences.setAnalysisPaused(paused);
        refresh();
    });
    connect(m_context.analysis, &playback::AnalysisService::progressed, this, [this] {
        if (isVisible() && !window()->isMinimized())
            refresh();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QString AnalysisControl::words() const {
    return analysisWords(m_context.analysis->progress(), m_context.analysis->paused());
}

void AnalysisControl::refresh() {
    const bool paused = m_context.analysis->paused();
    m_button->setText(paused ? tr("Resume") : tr("Pause"));
    m_button->setAccessibleName(paused ? tr("Resume the background analysis")
                                       : tr("Pause the background analysis"));
    update(line());
    Q_EMIT wordsChanged(words());
}

QRect AnalysisControl::line() const {
    return {0, (height() - kLineHeight) / 2, kLineWidth, kLineHeight};
}

void AnalysisControl::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void AnalysisControl::paintEvent(QPaintEvent*) {
    const Palette& colours = ui::palette();
    const auto& progress = m_context.analysis->progress();
    const double part = progress.songs > 0 ? static_cast<double>(progress.analysed) /
                                                 static_cast<double>(progress.songs)
                                           : 0.0;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.hairline);
    painter.drawRoundedRect(line(), kLineHeight / 2.0, kLineHeight / 2.0);
    painter.setBrush(colours.accent);
    painter.setClipRect(QRectF(line()).adjusted(0, 0, (part - 1) * kLineWidth, 0));
    painter.drawRoundedRect(line(), kLineHeight / 2.0, kLineHeight / 2.0);
}

}  // namespace linnet::ui
