// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// Ctrl+Z and Ctrl+Shift+Z over the library: takes back what the profile did last to songs, off the
/// GUI thread, and says what that was. GUI thread only.
class ChangesUndo final : public QObject {
    Q_OBJECT

 public:
    ChangesUndo(Context& context, Session session, QObject* parent);

    void undo();
    void redo();

 Q_SIGNALS:
    void messaged(const QString& words);
    /// One of them is under way until ended().
    void begun();
    void ended();

 private:
    void apply(bool undoing);

    Context& m_context;
    Session m_session;
};

}  // namespace linnet::ui
