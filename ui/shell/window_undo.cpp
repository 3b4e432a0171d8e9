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
    connect(m_songs, &ChangesUndo::begun, this, &WindowUndo::begin);
    connect(m_songs, &ChangesUndo::ended, this, &WindowUndo::end);
}

void WindowUndo::begin() {
    ++m_underWay;
}

void WindowUndo::end() {
    --m_underWay;
    next();
}

void WindowUndo::undo() {
    m_wishes.push_back(Wish::Undo);
    next();
}

void WindowUndo::redo() {
    m_wishes.push_back(Wish::Redo);
    next();
}

void WindowUndo::next() {
    if (m_underWay > 0 || m_wishes.empty())
        return;
    const Wish wish = m_wishes.front();
    m_wishes.pop_front();
    if (wish == Wish::Undo)
        undoNext();
    else
        redoNext();
}

void WindowUndo::add(const PlaylistUndo& undo) {
    if (m_steps.size() == kMostSteps)
        m_steps.erase(m_steps.begin());
    m_steps.push_back({++m_added, undo, std::nullopt});
    m_undone.clear();
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session] {
            return catalogue->changes().atHand(session);
        },
        [this, number = m_added](const Result<ChangesAtHand>& changes) {
            for (auto* list : {&m_steps, &m_undone})
                if (const auto step = std::ranges::find(*list, number, &Step::number);
                    changes && step != list->end())
                    step->after = lastChange(*changes);
        });
}

template <class Then>
void WindowUndo::askAtHand(Then then) {
    begin();
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session] {
            return catalogue->changes().atHand(session);
        },
        [this, then](const Result<ChangesAtHand>& changes) {
            if (changes)
                then(*changes);
            else
                Q_EMIT messaged(words::error(changes.error()));
            end();
        });
}

void WindowUndo::undoNext() {
    if (m_steps.empty())
        return m_songs->undo();
    const auto after = m_steps.back().after;
    if (!after)
        return turn(m_steps, m_undone);
    askAtHand([this, after = *after](const ChangesAtHand& changes) {
        if (lastChange(changes) > after)
            m_songs->undo();
        else
            turn(m_steps, m_undone);
    });
}

void WindowUndo::redoNext() {
    if (m_undone.empty())
        return m_songs->redo();
    askAtHand([this](const ChangesAtHand& changes) {
        const auto after = m_undone.empty() ? std::nullopt : m_undone.back().after;
        // Changes of songs after a step are undone before it: one that is not was made since.
        if (after && *after < lastChange(changes))
            m_undone.clear();
        if (m_undone.empty() || (after && changes.redo && changes.redo->key <= *after))
            m_songs->redo();
        else
            turn(m_undone, m_steps);
    });
}

void WindowUndo::turn(std::vector<Step>& from, std::vector<Step>& to) {
    begin();
    const bool undoing = &to == &m_undone;
    to.push_back(std::move(from.back()));
    from.pop_back();
    const Step& step = to.back();
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session,
         work = undoing ? step.undo.takeBack : step.undo.doAgain] {
            return work(*catalogue, session);
        },
        [this, number = step.number,
         said = undoing ? step.undo.takenBack : step.undo.doneAgain](const Result<>& done) {
            if (!done)
                for (auto* list : {&m_steps, &m_undone})
                    std::erase_if(*list,
                                  [number](const Step& one) { return one.number == number; });
            Q_EMIT messaged(done ? said : words::error(done.error()));
            end();
        });
}

}  // namespace linnet::ui
