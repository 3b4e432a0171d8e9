// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>
#include <optional>

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/playlists/playlist_undo.h"

namespace linnet::ui {

class Covers;

/// What plays, the transport, the seek bar and the volume, along the bottom edge of the window:
/// metrics::kPlayerHeight high, as wide as the window. Follows the playback service and drives it
/// with the session; the slots are what the window's shortcuts and media keys call. GUI thread
/// only.
class PlayerBar final : public QFrame {
    Q_OBJECT

 public:
    PlayerBar(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~PlayerBar() override;

    /// Nothing: shows nothing and drives nothing. The service is activated by the window, not here.
    void setSession(std::optional<Session> session);
    /// How the queue button stands; emits nothing.
    void setQueueShown(bool shown);
    /// The same of the sound's button.
    void setSoundShown(bool shown);
    /// The song whose title is shown; nothing while none plays or its row is still asked for.
    [[nodiscard]] const std::optional<catalogue::Song>& song() const;

    void togglePlay();
    void stop();
    void next();
    void previous();
    void seekBy(std::chrono::milliseconds difference);
    /// In steps of the slider (0 to 1), kept in range.
    void changeVolume(double difference);
    void toggleMute();

 Q_SIGNALS:
    void queueToggled(bool shown);
    void soundToggled(bool shown);
    /// The row of what plays arrived or changed; song() holds it.
    void songShown();
    /// The title was activated.
    void albumOpened(linnet::catalogue::AlbumKey album);
    /// Something the person should read: what happened and what can be done; for a toast.
    void messaged(const QString& words);
    /// Of the heart: it was pressed, what that changed, and that it is done with.
    void heartBegun();
    void heartChanged(const linnet::ui::PlaylistUndo& undo);
    void heartEnded();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
