// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_undo.h"

#include <algorithm>
#include <utility>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "ui/ask.h"
#include "ui/library/changes_undo.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::ChangesAtHand;

namespace {

constexpr std::size_t kMostSteps = 100;

std::int64_t lastChange(const ChangesAtHand& changes) {
    return changes.undo ? changes.undo->key : 0;
}

}  // namespace

WindowUndo::WindowUndo(Context& context, Session session, QObject* parent)
    : QObject(parent),
      m_context(context),
      m_session(std::move(session)),
      m_songs(new ChangesUndo(context, m_session, this)) {
    connect(m_songs, &ChangesUndo::messaged, this, &WindowUndo::messaged);
}

void WindowUndo::add(const PlaylistUndo& undo) {
    if (m_steps.size() == kMostSteps)
        m_steps.erase(m_steps.begin());
    m_steps.push_back({++m_added, undo, std::nullopt});
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session] {
            return catalogue->changes().atHand(session);
        },
        [this, number = m_added](const Result<ChangesAtHand>& changes) {
            const auto step = std::ranges::find(m_steps, number, &Step::number);
            if (changes && step != m_steps.end())
                step->after = lastChange(*changes);
        });
}

void WindowUndo::undo() {
    if (m_busy)
        return;
    if (m_steps.empty())
        return m_songs->undo();
    const auto after = m_steps.back().after;
    if (!after)
        return takeBackPlaylist();
    m_busy = true;
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session] {
            return catalogue->changes().atHand(session);
        },
        [this, after = *after](const Result<ChangesAtHand>& changes) {
            m_busy = false;
            if (!changes)
                Q_EMIT messaged(words::error(changes.error()));
            else if (lastChange(*changes) > after)
                m_songs->undo();
            else
                takeBackPlaylist();
        });
}

void WindowUndo::redo() {
    m_songs->redo();
}

void WindowUndo::takeBackPlaylist() {
    m_busy = true;
    const PlaylistUndo undo = std::move(m_steps.back().undo);
    m_steps.pop_back();
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session, takeBack = undo.takeBack] {
            return takeBack(*catalogue, session);
        },
        [this, words = undo.words](const Result<>& done) {
            m_busy = false;
            Q_EMIT messaged(done ? words : words::error(done.error()));
        });
}

}  // namespace linnet::ui
