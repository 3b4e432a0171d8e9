// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <vector>

#include "core/events/session.h"
#include "ui/context.h"

class QWidget;

namespace linnet::ui {

class Covers;

/// The ways to music that is not in the library yet: a choice of files or of a folder, one song
/// with its details, the clipboard. The dialogs open over `window` and wait for nothing. GUI thread
/// only.
class AddMusic final : public QObject {
    Q_OBJECT

 public:
    AddMusic(Context& context, Covers& covers, Session session, QWidget* window);

    void chooseFiles();
    void chooseFolder();
    void chooseSong();
    void paste();

 Q_SIGNALS:
    /// At least one.
    void chosen(const std::vector<std::filesystem::path>& paths);
    /// Why nothing was added; for a toast.
    void messaged(const QString& words);

 private:
    void choose(bool folder);

    Context& m_context;
    Covers& m_covers;
    Session m_session;
    QWidget* m_window;
};

}  // namespace linnet::ui
