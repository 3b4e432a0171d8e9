// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

class Covers;

/// The fields of one song or of several at once; of several, what differs is said and left as it is
/// unless something is typed. Reads and saves off the GUI thread. Made with new and shown with
/// open(); deletes itself when closed.
class EditDialog final : public QDialog {
    Q_OBJECT

 public:
    /// The most songs that are edited at once.
    static constexpr std::size_t kMaxSongs = 1000;

    /// `songs`: 1 to kMaxSongs.
    static EditDialog* edit(Context& context, Covers& covers, const Session& session,
                            std::vector<SongId> songs, QWidget* parent);
    /// Asks for a file first; its tags fill the fields, and Save adds the song. The file is read
    /// off the GUI thread.
    static EditDialog* add(Context& context, Covers& covers, const Session& session,
                           QWidget* parent);
    ~EditDialog() override;

 Q_SIGNALS:
    /// After the commit.
    void saved(const std::vector<linnet::SongId>& songs);

 private:
    EditDialog(Context& context, Covers& covers, const Session& session, QWidget* parent);

    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
