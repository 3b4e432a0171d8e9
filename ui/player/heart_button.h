// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/playlists/playlist_undo.h"

namespace linnet::ui {

class IconButton;
class SongStatsCache;

/// The heart of the song that plays: shows whether it is a favourite, and makes it one or no more.
/// GUI thread only.
class HeartButton final : public QObject {
    Q_OBJECT

 public:
    HeartButton(Context& context, QWidget* bar);
    void setSession(std::optional<Session> session);
    /// Nothing: there is no heart.
    void setSong(std::optional<catalogue::SongKey> song);
    /// Without room for it there is none either.
    void setRoom(bool room);
    [[nodiscard]] IconButton* button() const { return m_button; }

 Q_SIGNALS:
    void messaged(const QString& words);
    /// It was pressed; ended() follows, after what it changed was told.
    void begun();
    void ended();
    void changed(const linnet::ui::PlaylistUndo& undo);

 private:
    void refresh();
    void toggle();

    Context& m_context;
    IconButton* m_button;
    SongStatsCache* m_stats;
    std::optional<Session> m_session;
    std::optional<catalogue::SongKey> m_song;
    bool m_hasRoom = true;
};

}  // namespace linnet::ui
