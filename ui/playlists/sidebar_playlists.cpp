// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/sidebar_playlists.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QScrollArea>
#include <algorithm>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/events/event_bus.h"
#include "ui/ask.h"
#include "ui/library/song_drag.h"
#include "ui/library/text_label.h"
#include "ui/player/icon_button.h"
#include "ui/playlists/playlist_actions.h"
#include "ui/playlists/playlist_menu.h"
#include "ui/shell/sidebar_entry.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::Playlist;
using catalogue::PlaylistKind;

namespace {

constexpr int kLine = 36;
constexpr int kEntry = 34;
constexpr int kHeading = 38;
constexpr int kSide = 10;
constexpr int kStep = 14;
constexpr int kListSoonMs = 30;
constexpr int kFiguresSoonMs = 1500;
// An analysis of a large library goes on for hours.
constexpr std::chrono::milliseconds kCountedSoon{1'500};
constexpr std::chrono::milliseconds kCountedEvery{5'000};
const QString kPlaylistMime = QStringLiteral("application/x-linnet-playlist");

QString iconOf(PlaylistKind kind) {
    return kind == PlaylistKind::Folder  ? QStringLiteral("folder")
           : kind == PlaylistKind::Smart ? QStringLiteral("smart-playlist")
                                         : QStringLiteral("playlist");
}

}  // namespace

SidebarPlaylists::SidebarPlaylists(Context& context, PlaylistActions& actions, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_actions(actions),
      m_yours(new TextLabel(TextSize::Tiny, QFont::DemiBold, &Palette::faint, this)),
      m_favourites(new SidebarEntry(QStringLiteral("heart"), tr("Favourites"), this)),
      m_heading(new TextLabel(TextSize::Tiny, QFont::DemiBold, &Palette::faint, this)),
      m_add(new IconButton(IconButton::Kind::Flat, tr("New playlist"), this)),
      m_none(new TextLabel(TextSize::Small, QFont::Normal, &Palette::faint, this)),
      m_scroll(new QScrollArea(this)),
      m_content(new QWidget),
      m_measured(kCountedSoon, kCountedEvery) {
    setObjectName(QStringLiteral("sidebarPlaylists"));
    m_yours->setText(tr("YOURS"));
    m_heading->setText(tr("PLAYLISTS"));
    m_none->setText(tr("Press + to make one."));
    m_none->setWordWrap(true);
    m_none->setObjectName(QStringLiteral("noPlaylists"));
    m_favourites->setObjectName(QStringLiteral("sidebarFavourites"));
    m_favourites->setAcceptDrops(true);
    m_favourites->installEventFilter(this);
    connect(m_favourites, &QAbstractButton::clicked, this, [this] {
        m_favourites->setChecked(true);
        Q_EMIT favouritesChosen();
    });
    m_add->setObjectName(QStringLiteral("addPlaylist"));
    m_add->setIconName(QStringLiteral("plus"));
    m_add->setWords(tr("New playlist"));
    connect(m_add, &QAbstractButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setObjectName(QStringLiteral("newPlaylistMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillNewPlaylistMenu(*menu, m_actions);
        menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 2)));
    });
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_yours, m_favourites, m_heading, m_add, m_none})
        part->setParent(m_content);
    m_scroll->setWidget(m_content);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    m_listSoon.setSingleShot(true);
    m_listSoon.setInterval(kListSoonMs);
    m_figuresSoon.setSingleShot(true);
    m_figuresSoon.setInterval(kFiguresSoonMs);
    connect(&m_listSoon, &QTimer::timeout, this, [this] { askList(); });
    connect(&m_figuresSoon, &QTimer::timeout, this, [this] { askFigures(Figures::All); });
    connect(&m_measured, &Gathering::due, this, [this] { askFigures(Figures::ByLoudness); });
    connect(&context.events, &EventBus::published, this, &SidebarPlaylists::onPublished);
}

void SidebarPlaylists::setSession(std::optional<Session> session) {
    m_session = std::move(session);
    ++m_asked;
    m_isListed = false;
    show({});
    m_favourites->setFigure(-1);
    askList();
    askFigures(Figures::All);
}

void SidebarPlaylists::onPublished(const Event& event) {
    if (!m_session)
        return;
    if (const auto* playlist = std::get_if<PlaylistChanged>(&event)) {
        if (playlist->user == m_session->user()) {
            m_listSoon.start();
            m_figuresSoon.start();
        }
        return;
    }
    if (std::holds_alternative<SongsMeasured>(event)) {
        if (std::ranges::any_of(m_lines, [](const Line& line) {
                return line.playlist.kind == PlaylistKind::Smart && line.byLoudness.value_or(true);
            }))
            m_measured.note();
        return;
    }
    const auto* stats = std::get_if<SongStatsChanged>(&event);
    const bool songs = std::holds_alternative<SongAdded>(event) ||
                       std::holds_alternative<SongUpdated>(event) ||
                       std::holds_alternative<SongRemoved>(event);
    // Not put off by each that follows: an import goes on for long.
    if ((songs || (stats && stats->user == m_session->user())) && !m_figuresSoon.isActive())
        m_figuresSoon.start();
    if (std::holds_alternative<SongRemoved>(event) && !m_listSoon.isActive())
        m_listSoon.start();
}

void SidebarPlaylists::askList() {
    if (!m_session)
        return;
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session] {
            return catalogue->playlists().list(session);
        },
        [this, asked = ++m_asked](const Result<std::vector<Playlist>>& playlists) {
            if (asked != m_asked || !playlists)
                return;
            m_isListed = true;
            show(*playlists);
        });
}

/// How many the rules find is counted apart, since it takes longer.
void SidebarPlaylists::askFigures(Figures which) {
    if (!m_session)
        return;
    std::vector<PlaylistId> smart;
    for (const Line& line : m_lines) {
        if (line.playlist.kind == PlaylistKind::Smart &&
            (which == Figures::All || line.byLoudness.value_or(true)))
            smart.push_back(line.playlist.id);
    }
    struct Found {
        std::int64_t songs;
        bool byLoudness;
    };
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, smart] {
            catalogue::SmartRules favourites;
            favourites.root.rules = {
                {catalogue::RuleField::Favourite, catalogue::RuleOp::Is, {}, 0, 0}};
            auto& playlists = catalogue->playlists();
            std::vector<Found> found{
                {playlists.countMatching(session, favourites).value_or(-1), false}};
            for (const PlaylistId& id : smart) {
                const auto rules = playlists.rules(session, id);
                found.push_back({playlists.smartCount(session, id).value_or(-1),
                                 rules && goesBy(*rules, catalogue::RuleField::Loudness)});
            }
            return found;
        },
        [this, smart, user = m_session->user()](const std::vector<Found>& found) {
            if (!m_session || m_session->user() != user)
                return;
            m_favourites->setFigure(found.front().songs > 0 ? found.front().songs : -1);
            for (std::size_t i = 0; i < smart.size(); ++i) {
                for (Line& line : m_lines) {
                    if (line.playlist.id == smart[i]) {
                        line.playlist.songs = found[i + 1].songs;
                        line.byLoudness = found[i + 1].byLoudness;
                        line.entry->setFigure(found[i + 1].songs);
                    }
                }
            }
        });
}

void SidebarPlaylists::show(const std::vector<Playlist>& playlists) {
    std::vector<Line> lines;
    bool newSmart = false;
    for (const Playlist& playlist : playlists) {
        const auto same = std::ranges::find_if(m_lines, [&](const Line& line) {
            return line.entry && line.playlist.id == playlist.id;
        });
        Line line{playlist, nullptr, false, std::nullopt};
        if (same != m_lines.end()) {
            if (playlist.kind == PlaylistKind::Smart)
                line.playlist.songs = same->playlist.songs;
            line.byLoudness = same->byLoudness;
            line.entry = std::exchange(same->entry, nullptr);
        } else {
            line.entry = makeEntry(playlist);
            newSmart |= playlist.kind == PlaylistKind::Smart;
            if (playlist.kind == PlaylistKind::Smart)
                line.playlist.songs = -1;
        }
        line.entry->setText(playlist.name);
        line.entry->setAccessibleName(playlist.name);
        line.entry->setFigure(playlist.kind == PlaylistKind::Folder ? -1 : line.playlist.songs);
        line.entry->setChecked(m_open == playlist.id);
        line.entry->setCompact(m_compact);
        lines.push_back(std::move(line));
    }
    for (const Line& line : m_lines) {
        if (line.entry) {
            line.entry->hide();
            line.entry->deleteLater();
        }
    }
    m_lines = std::move(lines);
    // Tab goes down the list.
    QWidget* before = m_add;
    for (const Line& line : m_lines) {
        QWidget::setTabOrder(before, line.entry);
        before = line.entry;
    }
    arrange();
    updateGeometry();
    if (newSmart)
        askFigures(Figures::All);
}

SidebarEntry* SidebarPlaylists::makeEntry(const Playlist& playlist) {
    auto* entry = new SidebarEntry(iconOf(playlist.kind), playlist.name, m_content);
    entry->setObjectName(QStringLiteral("sidebarPlaylist"));
    entry->setAcceptDrops(true);
    entry->installEventFilter(this);
    connect(entry, &QAbstractButton::clicked, this, [this, entry] {
        if (const Line* line = lineOf(entry))
            choose(line->playlist);
    });
    entry->show();
    return entry;
}

SidebarPlaylists::Line* SidebarPlaylists::lineOf(const QObject* entry) {
    const auto found =
        std::ranges::find_if(m_lines, [entry](const Line& line) { return line.entry == entry; });
    return found == m_lines.end() ? nullptr : &*found;
}

void SidebarPlaylists::choose(const Playlist& playlist) {
    if (playlist.kind == PlaylistKind::Folder) {
        if (!m_closed.erase(playlist.id))
            m_closed.insert(playlist.id);
        if (const auto line = std::ranges::find(m_lines, playlist.id,
                                                [](const Line& one) { return one.playlist.id; });
            line != m_lines.end())
            line->entry->setChecked(false);
        arrange();
        return;
    }
    setOpen(false, playlist.id);
    Q_EMIT playlistChosen(playlist.id);
}

void SidebarPlaylists::setOpen(bool favourites, std::optional<PlaylistId> playlist) {
    m_open = playlist;
    m_favourites->setChecked(favourites);
    for (const Line& line : m_lines)
        line.entry->setChecked(playlist == line.playlist.id);
}

void SidebarPlaylists::setPages(const std::vector<SidebarEntry*>& pages) {
    m_pages = pages;
    QWidget* before = m_favourites;
    for (SidebarEntry* page : pages) {
        page->setParent(m_content);
        QWidget::setTabOrder(before, page);
        before = page;
    }
    arrange();
}

void SidebarPlaylists::setCompact(bool compact) {
    m_compact = compact;
    m_favourites->setCompact(compact);
    for (const Line& line : m_lines)
        line.entry->setCompact(compact);
    m_yours->setVisible(!compact);
    m_heading->setVisible(!compact);
    m_add->setVisible(!compact);
    arrange();
}

QSize SidebarPlaylists::sizeHint() const {
    return {200, 2 * kHeading + static_cast<int>(1 + m_pages.size() + m_lines.size()) * kLine};
}

void SidebarPlaylists::resizeEvent(QResizeEvent*) {
    arrange();
}

void SidebarPlaylists::arrange() {
    const int across = width() - 2 * kSide;
    int y = m_compact ? 8 : kHeading;
    m_yours->setGeometry(kSide + 10, 0, across - 10, kHeading);
    m_favourites->setGeometry(kSide, y, across, kEntry);
    y += kLine;
    for (SidebarEntry* page : m_pages) {
        page->setGeometry(kSide, y, across, kEntry);
        y += kLine;
    }
    m_heading->setGeometry(kSide + 10, y, across - 50, kHeading);
    m_add->setGeometry(width() - kSide - 32, y + (kHeading - 30) / 2, 30, 30);
    y += m_compact ? 8 : kHeading;
    m_scroll->setGeometry(0, 0, width(), height());
    m_none->setVisible(m_isListed && m_lines.empty() && !m_compact);
    m_none->setGeometry(kSide + 10, y, across - 20, m_none->heightForWidth(across - 20));
    int closedDepth = -1;
    for (Line& one : m_lines) {
        if (closedDepth >= 0 && one.playlist.depth <= closedDepth)
            closedDepth = -1;
        one.hidden = closedDepth >= 0;
        if (closedDepth < 0 && m_closed.contains(one.playlist.id))
            closedDepth = one.playlist.depth;
        one.entry->setVisible(!one.hidden);
        if (one.hidden)
            continue;
        const int in = m_compact ? 0 : std::min(one.playlist.depth, 4) * kStep;
        one.entry->setGeometry(kSide + in, y, across - in, kEntry);
        y += kLine;
    }
    if (!m_none->isHidden())
        y = m_none->geometry().bottom() + 1;
    m_content->resize(width(), y);
}

bool SidebarPlaylists::eventFilter(QObject* watched, QEvent* event) {
    Line* line = lineOf(watched);
    auto* entry = line ? line->entry : watched == m_favourites ? m_favourites : nullptr;
    if (!entry)
        return QWidget::eventFilter(watched, event);
    const auto takes = [&](const QMimeData* mime) {
        if (hasSongs(mime))
            return !line || line->playlist.kind == PlaylistKind::Manual;
        return line && mime->hasFormat(kPlaylistMime);
    };
    switch (event->type()) {
        case QEvent::ContextMenu:
            if (line)
                openMenu(*line);
            return true;
        case QEvent::KeyPress: {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (line && key == Qt::Key_F2)
                m_actions.rename(line->playlist);
            else if (line && key == Qt::Key_Delete)
                m_actions.remove(line->playlist);
            else
                break;
            return true;
        }
        case QEvent::MouseButtonPress:
            m_pressed = static_cast<QMouseEvent*>(event)->pos();
            break;
        case QEvent::MouseMove: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            if (line && mouse->buttons() & Qt::LeftButton &&
                (mouse->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
                startDrag(*line);
                return true;
            }
            break;
        }
        case QEvent::DragEnter:
        case QEvent::DragMove: {
            auto* drag = static_cast<QDragMoveEvent*>(event);
            drag->setAccepted(takes(drag->mimeData()));
            entry->setTarget(drag->isAccepted());
            return true;
        }
        case QEvent::DragLeave:
            entry->setTarget(false);
            return true;
        case QEvent::Drop: {
            auto* dropped = static_cast<QDropEvent*>(event);
            entry->setTarget(false);
            if (!takes(dropped->mimeData()))
                return true;
            dropped->acceptProposedAction();
            if (line)
                drop(*line, *dropped->mimeData());
            else
                m_actions.markFavourite(songsFrom(*dropped->mimeData()));
            return true;
        }
        default:
            break;
    }
    return QWidget::eventFilter(watched, event);
}

void SidebarPlaylists::openMenu(const Line& line) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("playlistMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillPlaylistMenu(*menu, m_actions, line.playlist);
    QMenu* move = menu->addMenu(tr("Move to"));
    move->setObjectName(QStringLiteral("menuMoveTo"));
    const auto to = [&](const QString& name, std::optional<PlaylistId> folder) {
        connect(move->addAction(name), &QAction::triggered, this,
                [this, id = line.playlist.id, folder] { m_actions.place(id, folder, {}); });
    };
    to(tr("No folder"), std::nullopt);
    for (const Line& one : m_lines) {
        if (one.playlist.kind == PlaylistKind::Folder && one.playlist.id != line.playlist.id)
            to(one.playlist.name, one.playlist.id);
    }
    menu->popup(line.entry->mapToGlobal(QPoint(30, line.entry->height())));
}

void SidebarPlaylists::startDrag(const Line& line) {
    auto* mime = new QMimeData;
    mime->setData(kPlaylistMime, line.playlist.id.toString().toLatin1());
    auto* drag = new QDrag(this);
    drag->setMimeData(mime);
    drag->setPixmap(line.entry->grab());
    line.entry->setDown(false);
    drag->exec(Qt::MoveAction);
}

void SidebarPlaylists::drop(const Line& onto, const QMimeData& mime) {
    if (hasSongs(&mime)) {
        m_actions.addSongs(onto.playlist.id, songsFrom(mime));
        return;
    }
    const auto id = PlaylistId::fromString(QString::fromLatin1(mime.data(kPlaylistMime)));
    if (!id || *id == onto.playlist.id)
        return;
    if (onto.playlist.kind == PlaylistKind::Folder)
        m_actions.place(*id, onto.playlist.id, {});
    else
        m_actions.place(*id, onto.playlist.folder, onto.playlist.id);
}

}  // namespace linnet::ui
