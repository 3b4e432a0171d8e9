// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>
#include <optional>

#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::playback {
class PlaybackService;
}

namespace linnet::ui {

/// What the profile asks of its sound: a card over the player bar's right end. What is set is heard
/// at once. GUI thread only.
class SoundPanel final : public QFrame {
    Q_OBJECT

 public:
    SoundPanel(playback::PlaybackService& service, QWidget* parent);
    ~SoundPanel() override;

    void setSession(std::optional<Session> session);
    /// Shows it with its lower right corner there, no higher than `most`; the keyboard is in it
    /// then.
    void open(const QPoint& corner, int most);

 Q_SIGNALS:
    /// By Escape, or a click elsewhere.
    void closed();
    void failed(const linnet::Error& error);

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
