// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/heart_button.h"

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "ui/ask.h"
#include "ui/library/song_stats_cache.h"
#include "ui/library/words.h"
#include "ui/player/icon_button.h"
#include "ui/playlists/undo_steps.h"

namespace linnet::ui {

HeartButton::HeartButton(Context& context, QWidget* bar)
    : QObject(bar),
      m_context(context),
      m_button(new IconButton(IconButton::Kind::Flat, QStringLiteral("heartButton"), bar)),
      m_stats(new SongStatsCache(context, this)) {
    m_button->setCheckable(true);
    connect(m_button, &QAbstractButton::clicked, this, &HeartButton::toggle);
    connect(m_stats, &SongStatsCache::changed, this, &HeartButton::refresh);
    refresh();
}

void HeartButton::setSession(std::optional<Session> session) {
    m_session = session;
    m_song.reset();
    m_stats->setSession(std::move(session));
    refresh();
}

void HeartButton::setSong(std::optional<catalogue::SongKey> song) {
    m_song = song;
    refresh();
}

void HeartButton::setRoom(bool room) {
    m_hasRoom = room;
    refresh();
}

void HeartButton::refresh() {
    const auto* stats = m_song ? m_stats->of(*m_song) : nullptr;
    const bool favourite = stats && stats->favourite;
    m_button->setVisible(m_song.has_value() && m_hasRoom);
    m_button->setChecked(favourite);
    m_button->setIconName(favourite ? QStringLiteral("heart-filled") : QStringLiteral("heart"));
    m_button->setWords(favourite ? tr("Take the heart away") : tr("Make it a favourite"));
}

void HeartButton::toggle() {
    if (!m_session || !m_song)
        return;
    Q_EMIT begun();
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, song = *m_song,
         on = m_button->isChecked()] {
            return catalogue->statistics().setFavourite(session, std::span(&song, 1), on);
        },
        [this](const Result<catalogue::MarksEdit>& edit) {
            if (!edit)
                Q_EMIT messaged(words::error(edit.error()));
            else if (!edit->hearts.empty())
                Q_EMIT changed(undoOfMarks(*edit));
            refresh();
            Q_EMIT ended();
        });
}

}  // namespace linnet::ui
