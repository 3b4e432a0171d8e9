// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/mode_buttons.h"

#include "ui/player/icon_button.h"

namespace linnet::ui {

using playback::PlaybackService;
using playback::Repeat;

namespace {

/// Off, all, one, and round again.
Repeat afterClick(Repeat repeat) {
    switch (repeat) {
        case Repeat::Off:
            return Repeat::All;
        case Repeat::All:
            return Repeat::One;
        case Repeat::One:
            break;
    }
    return Repeat::Off;
}

}  // namespace

ModeButtons::ModeButtons(PlaybackService& service, QWidget* bar)
    : QObject(bar),
      m_service(service),
      m_shuffle(new IconButton(IconButton::Kind::Flat, QStringLiteral("shuffleButton"), bar)),
      m_repeat(new IconButton(IconButton::Kind::Flat, QStringLiteral("repeatButton"), bar)) {
    m_shuffle->setIconName(QStringLiteral("shuffle"));
    m_shuffle->setCheckable(true);
    m_repeat->setCheckable(true);
    connect(m_shuffle, &QAbstractButton::clicked, this, [this] {
        if (m_session)
            report(m_service.setShuffle(*m_session, !m_service.current().shuffle));
        refresh();
    });
    connect(m_repeat, &QAbstractButton::clicked, this, [this] {
        if (m_session)
            report(m_service.setRepeat(*m_session, afterClick(m_service.current().repeat)));
        refresh();
    });
    connect(&m_service, &PlaybackService::modesChanged, this, [this] { refresh(); });
    refresh();
}

void ModeButtons::setSession(std::optional<Session> session) {
    m_session = std::move(session);
    refresh();
}

void ModeButtons::refresh() {
    const bool shuffle = m_session && m_service.current().shuffle;
    const Repeat repeat = m_session ? m_service.current().repeat : Repeat::Off;
    m_shuffle->setEnabled(m_session.has_value());
    m_shuffle->setChecked(shuffle);
    m_shuffle->setWords(shuffle ? tr("Shuffle: on") : tr("Shuffle: off"));
    m_repeat->setEnabled(m_session.has_value());
    m_repeat->setChecked(repeat != Repeat::Off);
    m_repeat->setIconName(repeat == Repeat::One ? QStringLiteral("repeat-one")
                                                : QStringLiteral("repeat"));
    m_repeat->setWords(repeat == Repeat::Off   ? tr("Repeat: off")
                       : repeat == Repeat::All ? tr("Repeat: all songs")
                                               : tr("Repeat: this song"));
}

void ModeButtons::report(const Result<>& result) {
    if (!result)
        Q_EMIT failed(result.error());
}

}  // namespace linnet::ui
