// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QList>
#include <QObject>
#include <QTimer>
#include <QVariantMap>
#include <functional>
#include <optional>

#include "app/mpris/art_file.h"
#include "app/mpris/file_opener.h"
#include "app/mpris/mpris_playlists.h"
#include "app/mpris/mpris_state.h"
#include "app/mpris/mpris_tracks.h"
#include "app/mpris/position_watch.h"

namespace linnet::ui {
struct Context;
class MainWindow;
}  // namespace linnet::ui

namespace linnet::app {

/// Linnet on the session bus, as MPRIS 2.2 has it: media keys, the desktop's controls and playerctl
/// see what plays and drive it. Follows the window and the playback; what the adaptors are asked is
/// answered here. Nothing of a profile is shown, and no call has an effect on it, while it is
/// locked. GUI thread only; never waits for the bus.
class Mpris final : public QObject {
    Q_OBJECT

 public:
    /// Borrowed; both outlive this.
    Mpris(ui::MainWindow& window, ui::Context& context);
    ~Mpris() override;

    /// Looks for the session bus on another thread; without one nothing happens.
    void start();
    /// Puts the object on the bus and asks for the name org.mpris.MediaPlayer2.linnet, or for one
    /// with this process's number where another Linnet has that.
    void publishOn(const QDBusConnection& bus);
    /// Empty until the bus has granted it.
    [[nodiscard]] const QString& name() const;

    [[nodiscard]] MprisState state() const;

    [[nodiscard]] MprisTracks& tracks() { return m_tracks; }
    [[nodiscard]] MprisPlaylists& playlists() { return m_playlists; }

    void raise();
    void play();
    void pause();
    void playPause();
    void stop();
    void next();
    void previous();
    void seek(qlonglong offset);
    void setPosition(const QDBusObjectPath& track, qlonglong position);
    void setLoopStatus(const QString& loopStatus);
    void setShuffle(bool shuffle);
    void setVolume(double volume);
    /// Within what a player can: see SoundSettings.
    void setRate(double rate);
    /// Adds a file or a folder and plays it. The error's words where it cannot be done.
    [[nodiscard]] std::optional<QString> open(const QString& uri);
    /// Answers `call` with one map for each of the tracks that is in the list.
    void describe(const QList<QDBusObjectPath>& tracks, const QDBusMessage& call);
    void refuse(const QDBusMessage& call, const QString& words);

 Q_SIGNALS:
    void quitRequested();
    void seeked(qlonglong position);

 private:
    void follow();
    void askForName(const QString& name, const std::function<void()>& otherwise);
    void onSong();
    void onSession();
    void onPosition(std::chrono::milliseconds position);
    /// Tells of all that has changed, once for a burst of changes.
    void announce();
    void sendChanged(const QString& interface, const QVariantMap& changed,
                     const QStringList& invalidated);
    /// The row of what plays is being read.
    [[nodiscard]] bool waitsForRow() const;
    /// Of who is in; only while there is something to play.
    [[nodiscard]] std::optional<Session> player() const;

    ui::MainWindow& m_window;
    ui::Context& m_context;
    ArtFile m_art;
    FileOpener m_opener;
    MprisTracks m_tracks;
    MprisPlaylists m_playlists;
    PositionWatch m_watch;
    QTimer m_soon;
    std::optional<QDBusConnection> m_bus;
    QString m_name;
    QVariantMap m_announced;
    QDBusObjectPath m_watched;      ///< the track that m_watch follows
    std::optional<SongId> m_shown;  ///< the song whose row the window has looked for
    bool m_queueChanged = false;
    bool m_jumped = false;
};

}  // namespace linnet::app
