// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/home_page.h"

#include <QDateTime>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/events/event_bus.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/home/album_row.h"
#include "ui/home/card_plan.h"
#include "ui/home/home_findings.h"
#include "ui/home/home_words.h"
#include "ui/home/quick_cards.h"
#include "ui/library/page_scroll.h"
#include "ui/library/page_title.h"
#include "ui/library/song_actions.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::AlbumKey;
using playback::PlaybackService;

namespace {

constexpr std::chrono::milliseconds kSoon{250};

}  // namespace

class HomePage::Impl {
 public:
    Impl(HomePage& page, QString profileName)
        : m_page(page),
          m_profileName(std::move(profileName)),
          m_scroll(
              new PageScroll(QStringLiteral("homeScroll"), tr("Home"), AlbumRow::kMark, &page)),
          m_content(m_scroll->content()),
          m_greeting(new PageTitle(QString(), m_content)),
          m_cards(new QuickCards(page.covers(), m_content)),
          m_recent(new AlbumRow(QStringLiteral("homeRecent"), page.context().catalogue,
                                page.covers(), m_content)),
          m_heard(new AlbumRow(QStringLiteral("homeHeard"), page.context().catalogue, page.covers(),
                               m_content)),
          m_nothing(new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, m_content)) {
        m_cards->setObjectName(QStringLiteral("homeCards"));
        m_recent->setHeading(tr("Recently added"));
        auto* all = m_recent->addLink(QStringLiteral("homeAllAlbums"), tr("All albums ›"));
        all->setAccessibleName(tr("All albums"));
        m_nothing->setObjectName(QStringLiteral("homeNothing"));
        m_nothing->setWordWrap(true);
        m_nothing->setText(
            tr("Your songs are under Songs. Albums that you add, playlists that you make and what "
               "you listen to will be found here."));
        m_nothing->hide();
        layOut();
        m_soon.setSingleShot(true);
        m_soon.setInterval(kSoon);
        connect(all, &QAbstractButton::clicked, &page, &HomePage::allAlbumsRequested);
        connect(m_cards, &QuickCards::chosen, &page, [this](std::size_t card) { open(card); });
        connect(m_cards, &QuickCards::playRequested, &page,
                [this](std::size_t card) { play(card); });
        for (AlbumRow* row : {m_recent, m_heard}) {
            connect(&row->grid(), &AlbumGrid::albumChosen, &page, &HomePage::albumOpened);
            connect(&row->grid(), &AlbumGrid::menuRequested, &page,
                    [this, row](AlbumKey album, const QPoint& at) {
                        m_page.actions().showAlbumMenu(album, row->grid(), at);
                    });
            connect(&row->grid(), &AlbumGrid::menuOfManyRequested, &page,
                    [this, row](const std::vector<AlbumKey>& albums, const QPoint& at) {
                        m_page.actions().showAlbumsMenu(albums, row->grid(), at);
                    });
        }
        connect(&m_soon, &QTimer::timeout, &page, [this] { refresh(); });
        connect(&page.context().events, &EventBus::published, &page,
                [this](const Event& event) { onPublished(event); });
    }

    static QString tr(const char* text) { return HomePage::tr(text); }

    void layOut() {
        constexpr int kMark = AlbumRow::kMark;
        auto* head = new QVBoxLayout;
        head->setContentsMargins(kMark, 0, kMark, 0);
        head->setSpacing(0);
        head->addWidget(m_greeting);
        head->addSpacing(14);
        head->addWidget(m_cards);
        head->addWidget(m_nothing);
        QVBoxLayout& column = m_scroll->column();
        column.setSpacing(24);
        column.addLayout(head);
        column.addWidget(m_recent);
        column.addWidget(m_heard);
        column.addStretch(1);
    }

    void greet() {
        const auto now = QDateTime::fromMSecsSinceEpoch(
            static_cast<qint64>(m_page.context().clock.now().time_since_epoch().count()));
        m_today = now.date();
        m_greeting->setTitle(home_words::greeting(now.time(), m_profileName));
    }

    void onPublished(const Event& event) {
        const auto& session = m_page.session();
        const auto ours = [&](const auto* of) {
            return of && session && of->user == session->user();
        };
        if (!ours(std::get_if<PlaylistChanged>(&event)) &&
            !ours(std::get_if<PlaybackPaused>(&event)) &&
            !ours(std::get_if<PlaybackStopped>(&event)) &&
            !ours(std::get_if<SongStatsChanged>(&event)))
            return;
        // Not put off by each that follows. Out of sight it is asked for when it comes into it.
        if (m_page.isVisible() && !m_soon.isActive())
            m_soon.start();
    }

    void refresh() {
        const auto& session = m_page.session();
        if (!session)
            return;
        greet();
        const auto& now = m_page.context().playback.current();
        const auto playing = now.status == playback::Status::Playing ? now.song() : std::nullopt;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, playback = &m_page.context().playback,
             session = *session, at = m_page.context().clock.now(),
             playing] { return findHome(*catalogue, *playback, session, at, playing); },
            [this, asked = ++m_asked](Result<HomeFindings> found) {
                if (asked != m_asked)
                    return;
                if (found)
                    show(std::move(*found));
                else
                    Q_EMIT m_page.messaged(words::error(found.error()));
            });
    }

    void forget() {
        ++m_asked;
        show({});
        m_nothing->hide();
    }

    void show(HomeFindings found) {
        m_found = std::move(found);
        m_plan = planCards(m_found.playlists.size(), m_found.albums.size(),
                           m_found.forgotten.has_value(), m_found.like.has_value());
        std::vector<QuickCard::Content> cards;
        for (const PlannedCard& card : m_plan)
            cards.push_back(contentOf(card));
        m_cards->show(cards);
        m_recent->show(m_page.session(), m_found.recent);
        const bool otherYears = !m_found.onThisDay.empty();
        m_heard->setHeading(otherYears ? tr("On this day in other years")
                                       : tr("Most played in the last year"));
        m_heard->show(m_page.session(), otherYears ? m_found.onThisDay : m_found.mostPlayed);
        m_nothing->setVisible(cards.empty() && m_recent->isHidden() && m_heard->isHidden());
    }

    [[nodiscard]] QuickCard::Content contentOf(const PlannedCard& card) const {
        switch (card.kind) {
            case CardKind::Playlist: {
                const auto& playlist = m_found.playlists[card.index];
                return {playlist.name, home_words::playlist(playlist.songs), playlist.name,
                        playlist.artwork};
            }
            case CardKind::Album: {
                const auto& [album, songs, next] = m_found.albums[card.index];
                return {album.title, home_words::goOn(next, songs.size()), album.title,
                        album.artwork};
            }
            case CardKind::Forgotten: {
                const auto& forgotten = *m_found.forgotten;
                const QString title = tr("Forgotten favourites");
                return {title,
                        home_words::forgotten(std::ssize(forgotten.songs), forgotten.lastHeard,
                                              m_today),
                        title, forgotten.artwork};
            }
            case CardKind::Like:
                break;
        }
        const auto& like = *m_found.like;
        return {tr("Songs like %1").arg(like.artist.name), home_words::like(like.genre, like.plays),
                like.artist.name, like.artist.artwork};
    }

    void open(std::size_t at) {
        if (at >= m_plan.size())
            return;
        const PlannedCard card = m_plan[at];
        switch (card.kind) {
            case CardKind::Playlist:
                return Q_EMIT m_page.playlistOpened(m_found.playlists[card.index].id);
            case CardKind::Album:
                return Q_EMIT m_page.albumOpened(m_found.albums[card.index].album.key);
            case CardKind::Forgotten:
                return Q_EMIT m_page.forgottenOpened();
            case CardKind::Like:
                return Q_EMIT m_page.likeOpened(m_found.like->artist.key);
        }
    }

    void play(std::size_t at) {
        if (at >= m_plan.size())
            return;
        const PlannedCard card = m_plan[at];
        switch (card.kind) {
            case CardKind::Playlist:
                return playPlaylist(m_found.playlists[card.index].id);
            case CardKind::Album: {
                const auto& album = m_found.albums[card.index];
                return m_page.actions().playFrom(album.songs, album.next);
            }
            case CardKind::Forgotten:
                return m_page.actions().playFrom(m_found.forgotten->songs, 0);
            case CardKind::Like:
                return m_page.actions().playFrom(m_found.like->songs, 0);
        }
    }

    void playPlaylist(PlaylistId playlist) {
        if (!m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(), playlist] {
                return catalogue->playlists().songIds(session, playlist,
                                                      PlaybackService::kMaxQueue);
            },
            [this](const Result<std::vector<SongId>>& songs) {
                if (!songs)
                    Q_EMIT m_page.messaged(words::error(songs.error()));
                else if (!songs->empty())
                    Q_EMIT m_page.playRequested(*songs, 0);
            });
    }

    HomePage& m_page;
    QString m_profileName;
    PageScroll* m_scroll;
    QWidget* m_content;
    PageTitle* m_greeting;
    QuickCards* m_cards;
    AlbumRow* m_recent;
    AlbumRow* m_heard;
    TextLabel* m_nothing;
    HomeFindings m_found;
    std::vector<PlannedCard> m_plan;
    QDate m_today;
    std::uint64_t m_asked = 0;
    QTimer m_soon;
};

HomePage::HomePage(Context& context, Covers& covers, const QString& profileName, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this, profileName)) {}

HomePage::~HomePage() = default;

void HomePage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(std::move(session));
    m_impl->forget();
    if (isVisible())
        m_impl->refresh();
    else if (this->session())
        m_impl->greet();
}

void HomePage::libraryChanged() {
    m_impl->refresh();
}

void HomePage::showEvent(QShowEvent* event) {
    LibraryPage::showEvent(event);
    m_impl->refresh();
}

}  // namespace linnet::ui
