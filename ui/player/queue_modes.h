// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "core/events/session.h"
#include "core/playback/playback_service.h"

class QMenu;
class QToolButton;

namespace linnet::ui {

class IconButton;
class TextLabel;

/// A line of the queue panel that says when the music will stop by itself, with a button that
/// cancels that; there only while something is set. Also makes the button of the panel's header
/// whose menu sets it. GUI thread only.
class QueueModes final : public QWidget {
    Q_OBJECT

 public:
    QueueModes(playback::PlaybackService& service, QWidget* parent);

    void setSession(std::optional<Session> session);
    /// For the header; a child of the same parent.
    [[nodiscard]] IconButton* menuButton() const { return m_button; }

 Q_SIGNALS:
    void failed(const linnet::Error& error);

 private:
    void openMenu();
    void refresh();
    void report(const Result<>& result);

    playback::PlaybackService& m_service;
    std::optional<Session> m_session;
    IconButton* m_button;
    TextLabel* m_words;
    QToolButton* m_cancel;
};

}  // namespace linnet::ui
