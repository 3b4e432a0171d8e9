// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/artist_page.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "ui/ask.h"
#include "ui/library/album_grid.h"
#include "ui/library/browse/hero.h"
#include "ui/library/song_actions.h"
#include "ui/library/song_table.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::AlbumKey;
using catalogue::Artist;
using catalogue::ArtistKey;
using catalogue::SongKey;

namespace {

constexpr std::size_t kMostPlayed = 5;

/// What is asked of the catalogue in one go.
struct Answer {
    std::optional<Artist> artist;
    std::int64_t plays = 0;
    std::vector<SongKey> mostPlayed;
    std::vector<std::int64_t> playsOf;
    std::vector<std::pair<SongKey, catalogue::Song>> rows;
};

Result<Answer> askAbout(catalogue::CatalogueService& catalogue, const Session& session,
                        ArtistKey key) {
    Answer answer;
    auto artists = catalogue.artists(session, std::span(&key, 1));
    if (!artists)
        return fail(artists.error());
    answer.artist = std::move(artists->front());
    const auto played = catalogue.mostPlayed(session, key, 0);
    if (!played)
        return fail(played.error());
    for (const auto& song : *played) {
        answer.plays += song.plays;
        if (answer.mostPlayed.size() < kMostPlayed) {
            answer.mostPlayed.push_back(song.key);
            answer.playsOf.push_back(song.plays);
        }
    }
    auto rows = catalogue.songs(session, answer.mostPlayed);
    if (!rows)
        return fail(rows.error());
    for (std::size_t i = 0; i < rows->size(); ++i)
        if ((*rows)[i])
            answer.rows.emplace_back(answer.mostPlayed[i], std::move(*(*rows)[i]));
    return answer;
}

}  // namespace

class ArtistPage::Impl {
 public:
    explicit Impl(ArtistPage& page)
        : m_page(page),
          m_played(new SongsModel(page.context().catalogue, &page)),
          m_albums(new AlbumsModel(page.context().catalogue, &page)),
          m_songs(new SongsModel(page.context().catalogue, &page)),
          m_grid(new AlbumGrid(*m_albums, page.covers(), &page)),
          m_table(new SongTable(*m_songs, &page)),
          m_views(new QStackedWidget(&page)) {
        m_grid->setObjectName(QStringLiteral("artistAlbums"));
        m_grid->setAccessibleName(tr("Albums of the artist"));
        m_grid->setInsets(metrics::kPageMargin, metrics::kPageMargin);
        m_table->setObjectName(QStringLiteral("artistSongs"));
        m_table->setAccessibleName(tr("Songs of the artist"));
        m_table->setInsets(metrics::kPageMargin, metrics::kPageMargin);
        makeOverview();
        makeSongs();
        m_views->addWidget(m_grid);
        m_views->addWidget(m_table);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_views, 1);

        page.actions().attach(*m_most);
        page.actions().attach(*m_table);
        connect(m_grid, &AlbumGrid::albumChosen, &page, &ArtistPage::albumOpened);
        connect(m_grid, &AlbumGrid::menuRequested, &page, [this](AlbumKey album, const QPoint& at) {
            m_page.actions().showAlbumMenu(album, *m_grid, at);
        });
        const auto failed = [this](const Error& error) {
            Q_EMIT m_page.messaged(words::error(error));
        };
        connect(m_albums, &AlbumsModel::askingFailed, &page, failed);
        connect(m_songs, &SongsModel::askingFailed, &page, failed);
        showSongs(false);
    }

    static QString tr(const char* text) { return ArtistPage::tr(text); }

    Hero* makeHero(const char* name, QWidget* parent) {
        auto* hero = new Hero(QLatin1StringView(name), tr("Artist"), true, m_page.covers(), parent);
        connect(hero, &Hero::playRequested, &m_page, [this] { play(false); });
        connect(hero, &Hero::shuffleRequested, &m_page, [this] { play(true); });
        return hero;
    }

    static TextLabel* heading(const QString& text, QWidget* parent) {
        auto* label = new TextLabel(TextSize::Heading, QFont::DemiBold, &Palette::text, parent);
        label->setText(text);
        return label;
    }

    /// Above the albums: who it is, and what is played most.
    void makeOverview() {
        m_overview = new QWidget(m_grid);
        m_hero = makeHero("artist", m_overview);
        m_toSongs = m_hero->addButton(QStringLiteral("artistToSongs"), {});
        connect(m_toSongs, &QPushButton::clicked, &m_page, [this] { showSongs(true); });
        m_mostTitle = heading(tr("Most played"), m_overview);
        m_most = new SongTable(*m_played, m_overview);
        m_most->setObjectName(QStringLiteral("artistMostPlayed"));
        m_most->setAccessibleName(tr("Most played"));
        m_most->setColumns(SongColumns::MostPlayed);
        m_albumsTitle = heading(tr("Albums"), m_overview);
        auto* column = new QVBoxLayout(m_overview);
        column->setContentsMargins(metrics::kPageMargin, 8, metrics::kPageMargin, 8);
        column->setSpacing(0);
        column->addWidget(m_hero);
        column->addSpacing(24);
        column->addWidget(m_mostTitle);
        column->addSpacing(6);
        column->addWidget(m_most);
        column->addSpacing(20);
        column->addWidget(m_albumsTitle);
    }

    void makeSongs() {
        auto* header = new QWidget(m_table);
        m_songsHero = makeHero("artistOfSongs", header);
        m_toAlbums = m_songsHero->addButton(QStringLiteral("artistToAlbums"), tr("Albums"));
        connect(m_toAlbums, &QPushButton::clicked, &m_page, [this] { showSongs(false); });
        auto* column = new QVBoxLayout(header);
        column->setContentsMargins(metrics::kPageMargin, 8, metrics::kPageMargin, 24);
        column->addWidget(m_songsHero);
        header->setFixedHeight(Hero::kSide + 32);
        m_table->setHeaderWidget(header);
    }

    void showSongs(bool songs) {
        m_views->setCurrentWidget(songs ? static_cast<QWidget*>(m_table) : m_grid);
        m_page.setFocusProxy(m_views->currentWidget());
        if (songs && !m_songs->query().artist && m_artist && m_page.session()) {
            catalogue::SongQuery query;
            query.artist = m_artist;
            m_songs->setQuery(query);
            m_songs->setSession(m_page.session());
        }
        if (m_page.isVisible())
            m_views->currentWidget()->setFocus(Qt::OtherFocusReason);
    }

    void play(bool shuffled) {
        if (m_artist)
            m_page.actions().playArtist(*m_artist, shuffled);
    }

    void open(std::optional<ArtistKey> artist) {
        m_artist = artist;
        m_first = true;
        ++m_generation;
        m_played->setSource(std::nullopt);
        m_songs->setSession(std::nullopt);
        m_songs->setQuery({});
        if (!artist || !m_page.session()) {
            m_albums->setSource(std::nullopt);
            return;
        }
        showSongs(false);
        AlbumsModel::Source source;
        auto* catalogue = &m_page.context().catalogue;
        source.list = [catalogue, session = *m_page.session(),
                       artist = *artist](std::size_t limit) {
            return catalogue->listAlbums(session, artist, limit);
        };
        source.rows = [catalogue, session = *m_page.session()](std::span<const AlbumKey> keys) {
            return catalogue->albums(session, keys);
        };
        m_albums->setSource(std::move(source));
        m_grid->scrollToTopRow(0);
        askArtist();
    }

    void askArtist() {
        if (!m_artist || !m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             key = *m_artist] { return askAbout(*catalogue, session, key); },
            [this, generation = ++m_generation](Result<Answer> answer) {
                if (generation != m_generation)
                    return;
                if (!answer)
                    Q_EMIT m_page.messaged(words::error(answer.error()));
                else if (!answer->artist)
                    Q_EMIT m_page.artistGone();
                else
                    show(std::move(*answer));
            });
    }

    void show(Answer answer) {
        const Artist& artist = *answer.artist;
        QString about = words::holdings(artist);
        if (answer.plays > 0)
            about = tr("%1 · %2").arg(about, words::plays(answer.plays));
        for (Hero* hero : {m_hero, m_songsHero})
            hero->show(artist.artwork, artist.name, about);
        m_page.setAccessibleName(artist.name);
        m_toSongs->setText(tr("All songs"));
        m_toSongs->setAccessibleName(tr("All songs of %1").arg(artist.name));
        m_toSongs->setVisible(artist.songs > 0);
        m_toAlbums->setVisible(artist.albums > 0);
        m_albumsTitle->setVisible(artist.albums > 0);
        const auto played = static_cast<int>(answer.mostPlayed.size());
        m_mostTitle->setVisible(played > 0);
        m_most->setVisible(played > 0);
        m_most->setFixedHeight(played * metrics::kRowHeight);
        m_most->setPlays(std::move(answer.playsOf));
        if (m_page.session())
            m_played->setFound(m_played->sourceOf(*m_page.session(), answer.mostPlayed),
                               std::move(answer.mostPlayed), std::move(answer.rows));
        m_overview->setFixedHeight(m_overview->layout()->totalSizeHint().height());
        m_grid->setHeaderWidget(m_overview);
        // Who has no albums is seen by the songs.
        if (std::exchange(m_first, false) && artist.albums == 0)
            showSongs(true);
    }

    ArtistPage& m_page;
    SongsModel* m_played;
    AlbumsModel* m_albums;
    SongsModel* m_songs;
    AlbumGrid* m_grid;
    SongTable* m_table;
    QStackedWidget* m_views;
    QWidget* m_overview = nullptr;
    Hero* m_hero = nullptr;
    Hero* m_songsHero = nullptr;
    QPushButton* m_toSongs = nullptr;
    QPushButton* m_toAlbums = nullptr;
    TextLabel* m_mostTitle = nullptr;
    SongTable* m_most = nullptr;
    TextLabel* m_albumsTitle = nullptr;
    std::optional<ArtistKey> m_artist;
    bool m_first = true;
    std::uint64_t m_generation = 0;
};

ArtistPage::ArtistPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

ArtistPage::~ArtistPage() = default;

void ArtistPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(std::move(session));
    m_impl->open(std::nullopt);
}

void ArtistPage::setPlaying(std::optional<SongId> song, bool paused) {
    m_impl->m_most->setPlaying(song, paused);
    m_impl->m_table->setPlaying(song, paused);
}

void ArtistPage::open(ArtistKey artist) {
    m_impl->open(artist);
}

void ArtistPage::libraryChanged() {
    m_impl->m_albums->refresh();
    m_impl->m_songs->refresh();
    m_impl->askArtist();
}

}  // namespace linnet::ui
