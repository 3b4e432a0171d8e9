// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>
#include <vector>

#include "core/events/ids.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// "Read as…": what the tags of some songs say in each encoding, and before and after for the one
/// that is chosen. Reads and writes off the GUI thread. Made with choose(); deletes itself when
/// closed.
class ReadAsDialog final : public QDialog {
    Q_OBJECT

 public:
    /// The most songs that are read again at once.
    static constexpr std::size_t kMaxSongs = 5000;

    /// `songs`: 1 to kMaxSongs.
    static ReadAsDialog* choose(Context& context, const Session& session, std::vector<SongId> songs,
                                QWidget* parent);
    ~ReadAsDialog() override;

 Q_SIGNALS:
    /// After the commit; what happened, for a toast.
    void readAgain(const QString& words);

 private:
    ReadAsDialog(Context& context, const Session& session, std::vector<SongId> songs,
                 QWidget* parent);

    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
