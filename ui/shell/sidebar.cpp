// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"

#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include "ui/playlists/sidebar_playlists.h"
#include "ui/shell/profile_button.h"
#include "ui/shell/sidebar_entry.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

Sidebar::Sidebar(const auth::Profile& profile, QWidget* parent)
    : QWidget(parent),
      m_profile(new ProfileButton(profile, this)),
      m_home(new SidebarEntry(QStringLiteral("home"), tr("Home"), this)),
      m_songs(new SidebarEntry(QStringLiteral("songs"), tr("Songs"), this)),
      m_albums(new SidebarEntry(QStringLiteral("albums"), tr("Albums"), this)),
      m_artists(new SidebarEntry(QStringLiteral("artists"), tr("Artists"), this)),
      m_genres(new SidebarEntry(QStringLiteral("genres"), tr("Genres"), this)),
      m_history(new SidebarEntry(QStringLiteral("clock"), tr("History"), this)),
      m_insights(new SidebarEntry(QStringLiteral("bars"), tr("Insights"), this)),
      m_duplicates(new SidebarEntry(QStringLiteral("copy"), tr("Duplicates"), this)),
      m_bin(new SidebarEntry(QStringLiteral("trash"), tr("Bin"), this)),
      m_settings(new SidebarEntry(QStringLiteral("settings"), tr("Settings"), this)) {
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Places"));
    m_home->setObjectName(QStringLiteral("sidebarHome"));
    m_songs->setObjectName(QStringLiteral("sidebarSongs"));
    m_albums->setObjectName(QStringLiteral("sidebarAlbums"));
    m_artists->setObjectName(QStringLiteral("sidebarArtists"));
    m_genres->setObjectName(QStringLiteral("sidebarGenres"));
    m_history->setObjectName(QStringLiteral("sidebarHistory"));
    m_insights->setObjectName(QStringLiteral("sidebarInsights"));
    m_settings->setObjectName(QStringLiteral("sidebarSettings"));
    const auto leadsTo = [this](SidebarEntry* entry, Place::Page page) {
        connect(entry, &QAbstractButton::clicked, this, [this, entry, page] {
            entry->setChecked(true);
            Q_EMIT pageChosen(page);
        });
    };
    leadsTo(m_home, Place::Page::Home);
    leadsTo(m_songs, Place::Page::Songs);
    leadsTo(m_albums, Place::Page::Albums);
    leadsTo(m_artists, Place::Page::Artists);
    leadsTo(m_genres, Place::Page::Genres);
    leadsTo(m_history, Place::Page::History);
    leadsTo(m_insights, Place::Page::Insights);
    leadsTo(m_duplicates, Place::Page::Duplicates);
    leadsTo(m_bin, Place::Page::Bin);
    leadsTo(m_settings, Place::Page::Settings);
    m_bin->setObjectName(QStringLiteral("sidebarBin"));
    m_bin->hide();
    m_duplicates->setObjectName(QStringLiteral("sidebarDuplicates"));
    m_duplicates->hide();
    connect(m_profile, &QAbstractButton::clicked, this, &Sidebar::openMenu);
}

void Sidebar::setCompact(bool compact) {
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_profile->setCompact(compact);
    for (auto* entry : {m_home, m_songs, m_albums, m_artists, m_genres, m_history, m_insights,
                        m_duplicates, m_bin, m_settings})
        entry->setCompact(compact);
    if (m_playlists)
        m_playlists->setCompact(compact);
    arrange();
}

void Sidebar::setCounts(const catalogue::LibraryCounts& counts) {
    m_songs->setFigure(counts.songs);
    m_albums->setFigure(counts.albums);
    m_artists->setFigure(counts.artists);
    m_genres->setFigure(counts.genres);
}

void Sidebar::setBin(std::int64_t songs) {
    m_bin->setFigure(songs);
    m_bin->setVisible(songs > 0 || m_bin->isChecked());
    arrange();
}

void Sidebar::setDuplicates(std::int64_t groups) {
    m_duplicates->setFigure(groups);
    m_duplicates->setVisible(groups > 0 || m_duplicates->isChecked());
    arrange();
}

void Sidebar::setPage(Place::Page page) {
    m_home->setChecked(page == Place::Page::Home || page == Place::Page::Forgotten ||
                       page == Place::Page::Like);
    m_songs->setChecked(page == Place::Page::Songs);
    m_albums->setChecked(page == Place::Page::Albums || page == Place::Page::Album);
    m_artists->setChecked(page == Place::Page::Artists || page == Place::Page::Artist);
    m_genres->setChecked(page == Place::Page::Genres || page == Place::Page::Genre);
    m_history->setChecked(page == Place::Page::History);
    m_insights->setChecked(page == Place::Page::Insights);
    m_settings->setChecked(page == Place::Page::Settings);
    m_bin->setChecked(page == Place::Page::Bin);
    m_duplicates->setChecked(page == Place::Page::Duplicates);
}

void Sidebar::setChip(QWidget* chip) {
    m_chip = chip;
    m_chip->setParent(this);
    arrange();
}

void Sidebar::setPlaylists(SidebarPlaylists* playlists) {
    m_playlists = playlists;
    m_playlists->setParent(this);
    m_playlists->setCompact(m_compact);
    m_playlists->setPages({m_history, m_insights});
    // From the places to the playlists to what is below.
    QWidget::setTabOrder(m_playlists, m_settings);
    arrange();
}

void Sidebar::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    QPainter painter(this);
    painter.fillRect(rect(), p.sidebar);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), p.hairline);
}

void Sidebar::resizeEvent(QResizeEvent*) {
    arrange();
}

bool Sidebar::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::event(event);
}

void Sidebar::arrange() {
    const int width = this->width() - 1;
    const int side = 10;
    m_profile->setGeometry(side, 14, width - 2 * side, 48);
    int y = 72;
    for (auto* entry : {m_home, m_songs, m_albums, m_artists, m_genres}) {
        entry->setGeometry(side, y, width - 2 * side, 34);
        y += 36;
    }
    int bottom = height() - 14 - 34;
    m_settings->setGeometry(side, bottom, width - 2 * side, 34);
    for (auto* entry : {m_bin, m_duplicates}) {
        if (entry->isHidden())
            continue;
        bottom -= 36;
        entry->setGeometry(side, bottom, width - 2 * side, 34);
    }
    if (m_chip) {
        const int margin = m_compact ? 8 : 16;
        const int across = width - 2 * margin;
        const int tall = m_chip->hasHeightForWidth() ? m_chip->heightForWidth(across)
                                                     : m_chip->sizeHint().height();
        m_chip->setGeometry(margin, bottom - 12 - tall, across, tall);
    }
    if (m_playlists) {
        const int end = m_chip && m_chip->isVisibleTo(this) ? m_chip->y() : bottom;
        m_playlists->setGeometry(0, y + 2, width, std::max(end - 8 - y, 0));
    }
}

void Sidebar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down)
        focusNextChild();
    else if (event->key() == Qt::Key_Up)
        focusPreviousChild();
    else
        QWidget::keyPressEvent(event);
}

void Sidebar::openMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("profileMenu"));
    const auto add = [&](const char* picture, const QString& words, const char* name, auto signal) {
        auto* action = menu->addAction(icon(QString::fromLatin1(picture)), words);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, signal);
        return action;
    };
    add("users", tr("Switch profile…"), "menuSwitchProfile", &Sidebar::switchRequested);
    add("key", tr("Change password…"), "menuChangePassword", &Sidebar::passwordRequested);
    auto* settings = menu->addAction(icon(QStringLiteral("settings")), tr("Settings"));
    settings->setObjectName(QStringLiteral("menuSettings"));
    connect(settings, &QAction::triggered, this,
            [this] { Q_EMIT pageChosen(Place::Page::Settings); });
    menu->addSeparator();
    add("lock", tr("Lock"), "menuLock", &Sidebar::lockRequested)
        ->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+L")));
    add("log-out", tr("Sign out"), "menuSignOut", &Sidebar::signOutRequested);
    menu->popup(m_profile->mapToGlobal(QPoint(0, m_profile->height() + 4)));
}

}  // namespace linnet::ui
