// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_page.h"

#include "ui/library/library_watch.h"
#include "ui/library/song_actions.h"

namespace linnet::ui {

LibraryPage::LibraryPage(Context& context, Covers& covers, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_covers(covers),
      m_actions(new SongActions(context, covers, this)) {
    connect(m_actions, &SongActions::playRequested, this, &LibraryPage::playRequested);
    connect(m_actions, &SongActions::playNextRequested, this, &LibraryPage::playNextRequested);
    connect(m_actions, &SongActions::enqueueRequested, this, &LibraryPage::enqueueRequested);
    connect(m_actions, &SongActions::albumOpened, this, &LibraryPage::albumOpened);
    connect(m_actions, &SongActions::artistOpened, this, &LibraryPage::artistOpened);
    connect(m_actions, &SongActions::messaged, this, &LibraryPage::messaged);
    connect(m_actions, &SongActions::playlistBegun, this, &LibraryPage::playlistBegun);
    connect(m_actions, &SongActions::playlistChanged, this, &LibraryPage::playlistChanged);
    connect(m_actions, &SongActions::playlistEnded, this, &LibraryPage::playlistEnded);
    auto* watch = new LibraryWatch(context.events, this);
    connect(watch, &LibraryWatch::changed, this, [this] {
        if (isVisible())
            libraryChanged();
        else
            m_missedChange = true;
    });
}

LibraryPage::~LibraryPage() = default;

void LibraryPage::setSession(std::optional<Session> session) {
    m_session = session;
    m_missedChange = false;
    m_actions->setSession(std::move(session));
}

void LibraryPage::setPlaying(std::optional<SongId>, bool) {}

void LibraryPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (std::exchange(m_missedChange, false))
        libraryChanged();
}

}  // namespace linnet::ui
