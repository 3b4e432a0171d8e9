// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlist_menu.h"

#include <QCoreApplication>
#include <QMenu>

#include "ui/playlists/playlist_actions.h"

namespace linnet::ui {

using catalogue::Playlist;
using catalogue::PlaylistKind;

namespace {

template <class Act>
QAction* add(QMenu& menu, PlaylistActions& actions, const char* name, const QString& words,
             Act act) {
    auto* action = menu.addAction(words);
    action->setObjectName(QString::fromLatin1(name));
    QObject::connect(action, &QAction::triggered, &actions, act);
    return action;
}

}  // namespace

void fillPlaylistMenu(QMenu& menu, PlaylistActions& actions, const Playlist& playlist) {
    auto* const all = &actions;
    if (playlist.kind == PlaylistKind::Folder) {
        add(menu, actions, "menuPlaylistNew", PlaylistActions::tr("New playlist in here…"),
            [all, playlist] { all->createPlaylist({}, playlist.id); });
    } else {
        add(menu, actions, "menuPlaylistPlay", PlaylistActions::tr("Play"),
            [all, playlist] { all->play(playlist.id, false); });
        add(menu, actions, "menuPlaylistShuffle", PlaylistActions::tr("Shuffle"),
            [all, playlist] { all->play(playlist.id, true); });
    }
    menu.addSeparator();
    if (playlist.kind == PlaylistKind::Smart)
        add(menu, actions, "menuPlaylistRules", PlaylistActions::tr("Edit rules…"),
            [all, playlist] { all->editRules(playlist); });
    add(menu, actions, "menuPlaylistRename", PlaylistActions::tr("Rename…"), [all, playlist] {
        all->rename(playlist);
    })->setShortcut(QKeySequence(Qt::Key_F2));
    if (playlist.kind != PlaylistKind::Folder) {
        add(menu, actions, "menuPlaylistExport", PlaylistActions::tr("Export playlist file…"),
            [all, playlist] { all->exportFile(playlist); });
        add(menu, actions, "menuPlaylistExportSongs", PlaylistActions::tr("Export songs…"),
            [all, playlist] { all->exportSongs(playlist); });
    }
    menu.addSeparator();
    add(menu, actions, "menuPlaylistRemove", PlaylistActions::tr("Remove"), [all, playlist] {
        all->remove(playlist);
    })->setShortcut(QKeySequence(Qt::Key_Delete));
}

void fillNewPlaylistMenu(QMenu& menu, PlaylistActions& actions) {
    auto* const all = &actions;
    add(menu, actions, "menuNewPlaylist", PlaylistActions::tr("New playlist…"),
        [all] { all->createPlaylist(); });
    add(menu, actions, "menuNewSmart", PlaylistActions::tr("New smart playlist…"),
        [all] { all->createSmart(); });
    add(menu, actions, "menuNewFolder", PlaylistActions::tr("New folder…"),
        [all] { all->createFolder(); });
    menu.addSeparator();
    add(menu, actions, "menuImportPlaylist", PlaylistActions::tr("Import playlist…"),
        [all] { all->importFile(); });
}

}  // namespace linnet::ui
