// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace linnet::playback {
class PlaybackService;
}

namespace linnet::ui {

/// Tells playback whether anybody can see the window, for what need not be quick costs less then.
class Watching final : public QObject {
 public:
    /// Belongs to the window.
    Watching(QWidget& window, playback::PlaybackService& playback);

 protected:
    bool eventFilter(QObject* object, QEvent* event) override;

 private:
    QWidget& m_window;
    playback::PlaybackService& m_playback;
};

}  // namespace linnet::ui
