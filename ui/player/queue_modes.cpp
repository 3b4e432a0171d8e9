// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/queue_modes.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/player/icon_button.h"

namespace linnet::ui {

using playback::PlaybackService;
using std::chrono::minutes;

namespace {

constexpr std::array kSleepMinutes{15, 30, 45, 60, 90};
constexpr int kButtonSide = 26;

}  // namespace

QueueModes::QueueModes(PlaybackService& service, QWidget* parent)
    : QWidget(parent),
      m_service(service),
      m_button(new IconButton(IconButton::Kind::Flat, QStringLiteral("queueModesButton"), parent)),
      m_words(new TextLabel(TextSize::Tiny, QFont::Normal, &Palette::accent, this)),
      m_cancel(new QToolButton(this)) {
    setObjectName(QStringLiteral("queueModes"));
    m_button->setIconName(QStringLiteral("clock"));
    m_button->setFixedSize(kButtonSide, kButtonSide);
    m_button->setCheckable(true);
    m_words->setObjectName(QStringLiteral("queueModesWords"));
    m_words->setElided(true);
    m_cancel->setObjectName(QStringLiteral("cancelModesButton"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Let the music go on"));
    m_cancel->setToolTip(tr("Lets the music go on"));
    m_cancel->setAutoRaise(true);
    m_cancel->setFont(Theme::instance().font(TextSize::Tiny, QFont::Medium));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 0, 14, 0);
    layout->addWidget(m_words, 1);
    layout->addWidget(m_cancel);

    connect(m_button, &QAbstractButton::clicked, this, [this] {
        openMenu();
        refresh();
    });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (!m_session)
            return;
        report(m_service.setStopAfterCurrent(*m_session, false));
        report(m_service.setSleepTimer(*m_session, std::nullopt));
    });
    connect(&m_service, &PlaybackService::modesChanged, this, [this] { refresh(); });
    refresh();
}

void QueueModes::setSession(std::optional<Session> session) {
    m_session = std::move(session);
    refresh();
}

void QueueModes::openMenu() {
    if (!m_session)
        return;
    const auto& state = m_service.current();
    auto* menu = new QMenu(m_button);
    menu->setObjectName(QStringLiteral("queueModesMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* stop = menu->addAction(tr("Stop after this song"), this, [this](bool on) {
        if (m_session)
            report(m_service.setStopAfterCurrent(*m_session, on));
    });
    stop->setCheckable(true);
    stop->setChecked(state.stopAfterCurrent);
    stop->setEnabled(state.song().has_value() || state.stopAfterCurrent);
    menu->addSeparator();
    for (const int after : kSleepMinutes) {
        menu->addAction(tr("Pause in %1 minutes").arg(after), this, [this, after] {
            if (m_session)
                report(m_service.setSleepTimer(*m_session, minutes(after)));
        });
    }
    if (state.sleepAt) {
        menu->addAction(tr("Do not pause at %1").arg(words::timeOfDay(*state.sleepAt)), this,
                        [this] {
                            if (m_session)
                                report(m_service.setSleepTimer(*m_session, std::nullopt));
                        });
    }
    menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height() + 2)));
}

void QueueModes::refresh() {
    const auto& state = m_service.current();
    const bool stops = m_session && state.stopAfterCurrent;
    const bool sleeps = m_session && state.sleepAt;
    QStringList words;
    if (stops)
        words.append(tr("Stops after this song"));
    if (sleeps)
        words.append(tr("Pauses at %1").arg(words::timeOfDay(*state.sleepAt)));
    m_words->setText(words.join(QStringLiteral(" · ")));
    setVisible(!words.isEmpty());
    m_button->setEnabled(m_session.has_value());
    m_button->setChecked(!words.isEmpty());
    m_button->setWords(words.isEmpty() ? tr("Stop after this song, sleep timer")
                                       : words.join(QStringLiteral(", ")));
}

void QueueModes::report(const Result<>& result) {
    if (!result)
        Q_EMIT failed(result.error());
}

}  // namespace linnet::ui
