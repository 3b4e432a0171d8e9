// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <optional>
#include <set>
#include <vector>

#include "core/catalogue/playlists/playlist.h"
#include "core/events/events.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/library/gathering.h"

class QMimeData;
class QScrollArea;

namespace linnet::ui {

class IconButton;
class PlaylistActions;
class SidebarEntry;
class TextLabel;

/// What is a profile's own in the sidebar: favourites, history, insights, playlists, scrolled where
/// there is too little room. Songs are dropped onto those by hand, playlists into folders and
/// between one another; a click on a folder closes it.
/// GUI thread only.
class SidebarPlaylists final : public QWidget {
    Q_OBJECT

 public:
    SidebarPlaylists(Context& context, PlaylistActions& actions, QWidget* parent);

    void setSession(std::optional<Session> session);
    void setCompact(bool compact);
    /// Stand below the favourites, in their order.
    void setPages(const std::vector<SidebarEntry*>& pages);
    /// Which of them is open: the favourites, a playlist, or neither.
    void setOpen(bool favourites, std::optional<PlaylistId> playlist);
    /// As high as all of it needs.
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void favouritesChosen();
    void playlistChosen(linnet::PlaylistId playlist);

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Line {
        catalogue::Playlist playlist;
        SidebarEntry* entry = nullptr;
        bool hidden = false;  ///< in a folder that is closed
        /// Of a smart one whose rules are known: whether they look at the loudness.
        std::optional<bool> byLoudness;
    };
    void onPublished(const Event& event);
    void askList();
    enum class Figures : std::uint8_t { All, ByLoudness };
    void askFigures(Figures which);
    void show(const std::vector<catalogue::Playlist>& playlists);
    [[nodiscard]] SidebarEntry* makeEntry(const catalogue::Playlist& playlist);
    [[nodiscard]] Line* lineOf(const QObject* entry);
    void choose(const catalogue::Playlist& playlist);
    void openMenu(const Line& line);
    void startDrag(const Line& line);
    void drop(const Line& onto, const QMimeData& mime);
    void arrange();

    Context& m_context;
    PlaylistActions& m_actions;
    std::optional<Session> m_session;
    TextLabel* m_yours;
    SidebarEntry* m_favourites;
    std::vector<SidebarEntry*> m_pages;
    TextLabel* m_heading;
    IconButton* m_add;
    TextLabel* m_none;
    QScrollArea* m_scroll;
    QWidget* m_content;
    std::vector<Line> m_lines;
    std::set<PlaylistId> m_closed;
    std::optional<PlaylistId> m_open;
    bool m_compact = false;
    bool m_isListed = false;
    QTimer m_listSoon;
    QTimer m_figuresSoon;
    Gathering m_measured;
    std::uint64_t m_asked = 0;
    QPoint m_pressed;
};

}  // namespace linnet::ui
