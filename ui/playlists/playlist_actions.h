// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <vector>

#include "core/catalogue/importer.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/song.h"
#include "core/catalogue/statistics/marks_edit.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/playlists/playlist_undo.h"

class QMenu;
class QWidget;

namespace linnet::ui {

class Covers;
class SelectedSongs;

/// What can be done with playlists, hearts and stars wherever they are shown: the questions and the
/// work behind them, off the GUI thread. GUI thread only.
class PlaylistActions final : public QObject {
    Q_OBJECT

 public:
    using Keys = std::vector<catalogue::SongKey>;
    /// For menus, whose entries all have the same songs.
    using SharedSongs = std::shared_ptr<const SelectedSongs>;

    /// Dialogs open over `window`'s window.
    PlaylistActions(Context& context, Covers& covers, QWidget* window, QObject* parent);
    void setSession(std::optional<Session> session);

    /// "Add to playlist", with the playlists by hand, and "New playlist…".
    void addMenuTo(QMenu& menu, const SharedSongs& songs);
    /// "Favourite" and "Rating".
    void addMarksTo(QMenu& menu, const SharedSongs& songs);

    void addSongs(PlaylistId playlist, const Keys& songs);
    void toggleFavourite(const Keys& songs);
    void markFavourite(const Keys& songs);
    /// Into a folder (nothing: the top), before another playlist there, or at its end.
    void place(PlaylistId playlist, std::optional<PlaylistId> folder,
               std::optional<PlaylistId> before);
    /// 0 to 5; 0: not rated.
    void rate(const Keys& songs, int stars);

    /// Asks for a name; opens it then.
    void createPlaylist(const Keys& songs = {}, std::optional<PlaylistId> folder = {});
    void createFolder();
    void createSmart();
    void rename(const catalogue::Playlist& playlist);
    void editRules(const catalogue::Playlist& playlist);
    void remove(const catalogue::Playlist& playlist);
    void importFile();
    void importPath(const QString& path);
    /// As soon as that import is over, whose songs they may name.
    void importAfter(catalogue::ImportNumber number, const QStringList& paths);
    void exportFile(const catalogue::Playlist& playlist);
    /// With the playlist's file beside them.
    void exportSongs(const catalogue::Playlist& playlist);
    void play(PlaylistId playlist, bool shuffled);

    // Edits of one playlist by hand, by entry keys.
    void removeEntries(PlaylistId playlist, const Keys& entries);
    void moveEntries(PlaylistId playlist, const Keys& entries,
                     std::optional<catalogue::SongKey> before);
    void insertSongs(PlaylistId playlist, const Keys& songs,
                     std::optional<catalogue::SongKey> before);

 Q_SIGNALS:
    void messaged(const QString& words);
    /// Something was asked for; ended() follows, after what it changed was told.
    void begun();
    void ended();
    /// A playlist, hearts or ratings were changed.
    void changed(const linnet::ui::PlaylistUndo& undo);
    void opened(linnet::PlaylistId playlist);
    void playRequested(const std::vector<linnet::SongId>& songs, std::size_t start);

 private:
    template <class Work, class Then>
    void run(Work work, Then then);
    void askName(const QString& title, const QString& name,
                 const std::function<void(const QString&)>& then);
    void edited(const catalogue::PlaylistService::Edit& edit, const QString& takenBack,
                const QString& doneAgain);
    void afterImport(catalogue::ImportNumber number, std::function<void()> then);
    /// `words` of the number of songs, where they are several.
    void marked(const catalogue::MarksEdit& edit, const QString& words);
    void showImported(const catalogue::PlaylistService::Imported& imported, const QString& path);

    Context& m_context;
    Covers& m_covers;
    QWidget* m_window;
    std::optional<Session> m_session;
};

}  // namespace linnet::ui
