// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/auth/auth_service.h"
#include "core/catalogue/catalogue_service.h"
#include "ui/shell/place.h"

namespace linnet::ui {

class ProfileButton;
class SidebarEntry;
class SidebarPlaylists;

/// Profile and places, along the left edge: metrics::kSidebarWidth wide, or
/// metrics::kSidebarNarrowWidth with icons only.
class Sidebar final : public QWidget {
    Q_OBJECT

 public:
    Sidebar(const auth::Profile& profile, QWidget* parent);

    void setCompact(bool compact);
    void setCounts(const catalogue::LibraryCounts& counts);
    void setPage(Place::Page page);
    /// The bin's place is there while something is in it.
    void setBin(std::int64_t songs);
    /// The place of duplicates is there while some wait for an answer.
    void setDuplicates(std::int64_t groups);
    /// At the bottom, above Settings.
    void setChip(QWidget* chip);
    /// Below the places, as high as there is room.
    void setPlaylists(SidebarPlaylists* playlists);

 Q_SIGNALS:
    void pageChosen(linnet::ui::Place::Page page);
    void switchRequested();
    void passwordRequested();
    void lockRequested();
    void signOutRequested();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

 private:
    void openMenu();
    void arrange();

    ProfileButton* m_profile;
    SidebarEntry* m_home;
    SidebarEntry* m_songs;
    SidebarEntry* m_albums;
    SidebarEntry* m_artists;
    SidebarEntry* m_genres;
    SidebarEntry* m_history;
    SidebarEntry* m_insights;
    SidebarEntry* m_duplicates;
    SidebarEntry* m_bin;
    SidebarEntry* m_settings;
    QWidget* m_chip = nullptr;
    SidebarPlaylists* m_playlists = nullptr;
    bool m_compact = false;
};

}  // namespace linnet::ui
