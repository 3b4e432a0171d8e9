// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>

#include "core/catalogue/playlists/playlist.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/playlists/playlist_undo.h"

namespace linnet::ui {

class Covers;

/// Name and rules of a smart playlist, with what they find now. Deletes itself when closed.
class SmartDialog final : public QDialog {
    Q_OBJECT

 public:
    /// A new one, until load().
    SmartDialog(Context& context, Covers& covers, Session session, QWidget* parent);
    ~SmartDialog() override;
    /// To change an existing one.
    void load(const catalogue::Playlist& playlist);

 Q_SIGNALS:
    /// `undo` takes it back.
    void saved(linnet::PlaylistId playlist, const linnet::ui::PlaylistUndo& undo);

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
