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
    /// `songs`: at least 1, and as many as there are.
    static EditDialog* edit(Context& context, Covers& covers, const Session& session,
                            std::vector<catalogue::SongKey> songs, QWidget* parent);
    /// Asks for a file first; its tags fill the fields, and Save adds the song. The file is read
    /// off the GUI thread.
    static EditDialog* add(Context& context, Covers& covers, const Session& session,
                           QWidget* parent);
    ~EditDialog() override;
    void done(int result) override;

 Q_SIGNALS:
    /// After the commit.
    void saved();

 private:
    EditDialog(Context& context, Covers& covers, const Session& session, QWidget* parent);

    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
