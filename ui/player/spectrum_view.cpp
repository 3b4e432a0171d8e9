// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/spectrum_view.h"

#include <QEvent>
#include <QPainter>

#include "core/playback/analysis/analysis_service.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using playback::PlaybackService;
using playback::Spectrum;
using std::chrono::milliseconds;

namespace {

constexpr int kBandBar = 2;
constexpr int kStep = 4;
constexpr int kSpectrumHeight = 32;
constexpr milliseconds kFrame{50};
/// By how much a bar sinks in a frame.
constexpr float kFall = 0.08F;

}  // namespace

struct SpectrumView::Reading {
    std::unique_ptr<playback::SpectrumReader> reader;
    bool failed = false;
};

SpectrumView::SpectrumView(Context& context, QWidget* parent)
    : QWidget(parent), m_context(context) {
    setObjectName(QStringLiteral("spectrum"));
    setAccessibleName(tr("Spectrum"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_tick.setInterval(kFrame);
    connect(&m_tick, &QTimer::timeout, this, &SpectrumView::read);
    connect(&context.playback, &PlaybackService::statusChanged, this, &SpectrumView::refresh);
    connect(&context.playback, &PlaybackService::positionChanged, this,
            [this] { m_sinceTold.start(); });
    connect(&context.preferences, &Preferences::spectrumChanged, this, &SpectrumView::showIfWanted);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    window()->installEventFilter(this);
    showIfWanted();
}

SpectrumView::~SpectrumView() = default;

QSize SpectrumView::sizeHint() const {
    return {static_cast<int>(Spectrum().size()) * kStep - (kStep - kBandBar), kSpectrumHeight};
}

void SpectrumView::showIfWanted() {
    setVisible(m_room && m_context.preferences.spectrum());
}

void SpectrumView::setRoom(bool room) {
    m_room = room;
    showIfWanted();
}

void SpectrumView::setSong(const std::optional<catalogue::Song>& song) {
    showIfWanted();  // it may be another profile's
    const auto audio = song ? std::optional(song->audio) : std::nullopt;
    if (audio == m_audio)
        return;
    m_audio = audio;
    m_reading = std::make_shared<Reading>();
    refresh();
}

void SpectrumView::refresh() {
    const bool needed = m_context.analysis && m_audio && isVisible() && !window()->isMinimized() &&
                        m_context.playback.current().status == playback::Status::Playing;
    if (needed == m_tick.isActive())
        return;
    if (needed) {
        m_sinceTold.start();
        m_tick.start();
    } else {
        m_tick.stop();
        m_shown = {};
        update();
    }
}

void SpectrumView::read() {
    if (m_busy || m_reading->failed)
        return;
    m_busy = true;
    const auto at = m_context.playback.current().position + milliseconds(m_sinceTold.elapsed());
    ask(
        this,
        [analysis = m_context.analysis, reading = m_reading, audio = *m_audio, at]() -> Spectrum {
            if (!reading->reader) {
                auto opened = analysis->openSpectrum(audio);
                reading->failed = !opened;
                if (opened)
                    reading->reader = std::move(*opened);
            }
            return reading->reader ? reading->reader->at(at) : Spectrum{};
        },
        [this](const Spectrum& spectrum) {
            m_busy = false;
            ++m_readings;
            if (m_tick.isActive())
                take(spectrum);
        });
}

void SpectrumView::take(const Spectrum& spectrum) {
    const Spectrum before = m_shown;
    for (std::size_t band = 0; band < spectrum.size(); ++band)
        m_shown[band] = std::max(spectrum[band], m_shown[band] - kFall);
    if (m_shown != before)
        update();
}

void SpectrumView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void SpectrumView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    refresh();
}

bool SpectrumView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::WindowStateChange)
        refresh();
    return QWidget::eventFilter(watched, event);
}

void SpectrumView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QColor colour = ui::palette().accent;
    for (std::size_t band = 0; band < m_shown.size(); ++band) {
        const int high =
            std::max(1, static_cast<int>(m_shown[band] * static_cast<float>(height())));
        painter.fillRect(static_cast<int>(band) * kStep, height() - high, kBandBar, high, colour);
    }
}

}  // namespace linnet::ui
