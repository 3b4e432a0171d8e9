// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "core/events/session.h"
#include "ui/context.h"
#include "ui/playlists/playlist_undo.h"

namespace linnet::ui {

class ChangesUndo;

/// The order of what Ctrl+Z takes back in the window and Ctrl+Shift+Z does again: of the changes of
/// playlists, hearts and ratings, which last as long as this, and of songs, which the library
/// remembers, whichever was last. GUI thread only.
class WindowUndo final : public QObject {
    Q_OBJECT

 public:
    WindowUndo(Context& context, Session session, QObject* parent);

    /// A playlist, hearts or ratings were changed just now.
    void add(const PlaylistUndo& undo);
    /// Something is under way that may change one, until end(): what is asked for meanwhile waits.
    void begin();
    void end();
    void undo();
    void redo();

 Q_SIGNALS:
    void messaged(const QString& words);

 private:
    struct Step {
        std::uint64_t number;
        PlaylistUndo undo;
        /// The key of the last change of songs before it (0: none); nothing while it is asked for.
        std::optional<std::int64_t> after;
    };

    enum class Wish : std::uint8_t { Undo, Redo };
    /// Carries out what was asked for, one after the other.
    void next();
    void undoNext();
    void redoNext();
    /// `then(what the library remembers)`, unless it cannot be read.
    template <class Then>
    void askAtHand(Then then);
    /// The last step of one list is carried out and comes to the other; one that fails is
    /// forgotten.
    void turn(std::vector<Step>& from, std::vector<Step>& to);

    Context& m_context;
    Session m_session;
    ChangesUndo* m_songs;
    std::vector<Step> m_steps;   ///< newest last
    std::vector<Step> m_undone;  ///< the one that was undone last is the last
    std::uint64_t m_added = 0;
    std::deque<Wish> m_wishes;
    int m_underWay = 0;
};

}  // namespace linnet::ui
