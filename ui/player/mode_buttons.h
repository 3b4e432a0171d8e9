// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "core/events/session.h"
#include "core/playback/playback_service.h"

namespace linnet::ui {

class IconButton;

/// The player bar's Shuffle and Repeat: accent while on; their names say how they stand. Makes the
/// buttons as children of `bar`, which lays them out. GUI thread only.
class ModeButtons final : public QObject {
    Q_OBJECT

 public:
    ModeButtons(playback::PlaybackService& service, QWidget* bar);

    /// Nothing: they rest.
    void setSession(std::optional<Session> session);
    [[nodiscard]] IconButton* shuffle() const { return m_shuffle; }
    [[nodiscard]] IconButton* repeat() const { return m_repeat; }

 Q_SIGNALS:
    void failed(const linnet::Error& error);

 private:
    void refresh();
    void report(const Result<>& result);

    playback::PlaybackService& m_service;
    std::optional<Session> m_session;
    IconButton* m_shuffle;
    IconButton* m_repeat;
};

}  // namespace linnet::ui
