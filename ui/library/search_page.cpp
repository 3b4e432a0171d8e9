// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_page.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>

#include "ui/ask.h"
#include "ui/library/album_grid.h"
#include "ui/library/browse/tiles_model.h"
#include "ui/library/search_findings.h"
#include "ui/library/search_walk.h"
#include "ui/library/song_actions.h"
#include "ui/library/song_table.h"
#include "ui/library/text_label.h"
#include "ui/library/top_card.h"
#include "ui/library/top_result.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Album;
using catalogue::AlbumKey;
using catalogue::Artist;
using catalogue::ArtistKey;
using catalogue::GenreKey;
using catalogue::SearchCount;
using catalogue::Song;
using catalogue::SongKey;

namespace {

constexpr int kShownSongs = 6;
constexpr int kNarrow = 640;
constexpr int kMark = 8;  // what a grid keeps for the mark around a picture

enum Walked : int { kSongs, kAlbums, kArtists };

void empty(QLayout& layout) {
    while (QLayoutItem* item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

}  // namespace

class SearchPage::Impl {
 public:
    explicit Impl(SearchPage& page)
        : m_page(page),
          m_songs(new SongsModel(page.context().catalogue, &page)),
          m_albums(new AlbumsModel(page.context().catalogue, &page)),
          m_artists(new ArtistsModel(page.context().catalogue, &page)) {
        auto* content = new QWidget;
        content->setObjectName(QStringLiteral("searchContent"));
        makeParts(content);
        layOut(content);
        m_walk.emplace(QList<SearchWalk::Group>{
            {m_table, m_right, false}, {m_grid, m_grid, true}, {m_artistGrid, m_artistGrid, true}});
        m_scroll = new QScrollArea(&page);
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->setWidgetResizable(true);
        m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_scroll->setFocusPolicy(Qt::NoFocus);
        m_scroll->setWidget(content);
        content->setAutoFillBackground(false);
        m_scroll->viewport()->setAutoFillBackground(false);
        auto* whole = new QVBoxLayout(&page);
        whole->setContentsMargins(0, 0, 0, 0);
        whole->addWidget(m_scroll);

        page.actions().attach(*m_table);
        connect(m_grid, &AlbumGrid::albumChosen, &page, &SearchPage::albumOpened);
        connect(m_grid, &AlbumGrid::menuRequested, &page, [this](AlbumKey album, const QPoint& at) {
            m_page.actions().showAlbumMenu(album, *m_grid, at);
        });
        connect(m_artistGrid, &TileGrid::chosen, &page, [this](int row) {
            if (const auto artist = m_artists->keyAt(row))
                Q_EMIT m_page.artistOpened(*artist);
        });
        connect(m_artistGrid, &TileGrid::rowMenuRequested, &page,
                [this](int row, const QPoint& at) {
                    if (const auto artist = m_artists->keyAt(row))
                        m_page.actions().showArtistMenu(*artist, *m_artistGrid, at);
                });
        connect(m_card, &QAbstractButton::clicked, &page, [this] { chooseCard(); });
        connect(m_didYouMean, &QPushButton::clicked, &page,
                [this] { Q_EMIT m_page.textSuggested(m_meant); });
        showFindings({});
    }

    static QString tr(const char* text) { return SearchPage::tr(text); }

    static TextLabel* heading(const QString& text, QWidget* parent) {
        auto* label = new TextLabel(TextSize::Heading, QFont::DemiBold, &Palette::text, parent);
        label->setText(text);
        return label;
    }

    void makeParts(QWidget* content) {
        m_left = new QWidget(content);
        m_right = new QWidget(content);
        m_topTitle = heading(tr("Top result"), m_left);
        m_card = new TopCard(m_page.covers(), m_left);
        m_card->setObjectName(QStringLiteral("topResult"));
        m_songsTitle = heading(tr("Songs"), m_right);
        m_allSongs = new QPushButton(m_right);
        m_allSongs->setObjectName(QStringLiteral("searchAllSongs"));
        m_allSongs->setProperty("kind", QStringLiteral("link"));
        m_allSongs->setFixedHeight(22);
        m_allSongs->setCursor(Qt::PointingHandCursor);
        connect(m_allSongs, &QPushButton::clicked, &m_page, [this] {
            m_showsAll = !m_showsAll;
            sizeSongs();
        });
        m_table = new SongTable(*m_songs, m_right);
        m_table->setObjectName(QStringLiteral("foundSongs"));
        m_table->setAccessibleName(tr("Songs found"));
        m_table->setColumns(SongColumns::Found);
        m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_suggestions = new QWidget(content);
        m_names = new QWidget(content);
        for (QWidget* chips : {m_suggestions, m_names}) {
            auto* line = new QHBoxLayout(chips);
            line->setContentsMargins(kMark, 0, kMark, 20);
            line->setSpacing(8);
        }
        m_albumsTitle = heading(tr("Albums"), content);
        m_grid = new AlbumGrid(*m_albums, m_page.covers(), content);
        m_grid->setObjectName(QStringLiteral("foundAlbums"));
        m_grid->setAccessibleName(tr("Albums found"));
        m_grid->setOneLine(true);
        m_grid->setInsets(kMark, kMark);
        m_artistsTitle = heading(tr("Artists"), content);
        m_artistGrid =
            new TileGrid(*m_artists, *m_artists, m_page.covers(), TileGrid::Shape::Round, content);
        m_artistGrid->setObjectName(QStringLiteral("foundArtists"));
        m_artistGrid->setAccessibleName(tr("Artists found"));
        m_artistGrid->setOneLine(true);
        m_artistGrid->setInsets(kMark, kMark);
        m_didYouMean = new QPushButton(content);
        m_didYouMean->setObjectName(QStringLiteral("searchDidYouMean"));
        m_footer = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, content);
        m_footer->setObjectName(QStringLiteral("searchFooter"));
        m_footer->setWordWrap(true);
    }

    void layOut(QWidget* content) {
        auto* left = new QVBoxLayout(m_left);
        left->setContentsMargins(0, 0, 0, 0);
        left->setSpacing(12);
        left->addWidget(m_topTitle);
        left->addWidget(m_card);
        left->addStretch(1);
        auto* right = new QVBoxLayout(m_right);
        right->setContentsMargins(0, 0, 0, 0);
        right->setSpacing(6);
        auto* songs = new QHBoxLayout;
        songs->addWidget(m_songsTitle, 1);
        songs->addWidget(m_allSongs);
        right->addLayout(songs);
        right->addWidget(m_table);
        right->addStretch(1);
        m_best = new QWidget(content);
        m_upper = new QBoxLayout(QBoxLayout::LeftToRight, m_best);
        m_upper->setSpacing(28);
        m_upper->addWidget(m_left, 36);
        m_upper->addWidget(m_right, 62);
        m_upper->setContentsMargins(kMark, 0, kMark, 20);

        // All but the grids stand in by what those keep for the mark, in widgets that are hidden
        // with what is in them: a layout keeps its margins.
        const auto inset = [content](QWidget* inner, int above, int below) {
            auto* around = new QWidget(content);
            auto* layout = new QHBoxLayout(around);
            layout->setContentsMargins(kMark, above, kMark, below);
            layout->addWidget(inner);
            return around;
        };
        auto* column = new QVBoxLayout(content);
        column->setContentsMargins(metrics::kPageMargin - kMark, 8, metrics::kPageMargin - kMark,
                                   16);
        column->setSpacing(0);
        column->addWidget(m_best);
        column->addWidget(m_suggestions);
        column->addWidget(m_names);
        column->addWidget(inset(m_albumsTitle, 0, 10));
        column->addWidget(m_grid);
        column->addWidget(inset(m_artistsTitle, 24, 10));
        column->addWidget(m_artistGrid);
        column->addWidget(inset(m_footer, 16, 16));
        column->addWidget(inset(m_didYouMean, 0, 0), 0, Qt::AlignLeft);
        column->addStretch(1);
    }

    /// One question is on its way at a time; of the texts typed meanwhile the last is asked next.
    void search() {
        if (!m_page.session())
            return;
        if (m_underWay) {
            m_again = true;
            return;
        }
        m_underWay = true;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(), text = m_text] {
                return findAll(*catalogue, session, text);
            },
            [this, text = m_text, generation = m_generation](Result<Findings> found) {
                if (generation != m_generation)
                    return;
                m_underWay = false;
                if (text == m_text) {
                    if (found)
                        showFindings(std::move(*found));
                    else
                        Q_EMIT m_page.messaged(words::error(found.error()));
                }
                if (std::exchange(m_again, false))
                    search();
                else if (std::exchange(m_enterLater, false))
                    enter();
                else
                    count();
            });
    }

    /// How many there are, where the results do not tell: asked behind them, one at a time.
    void count() {
        if (!m_found.more || m_counting || !m_page.session())
            return;
        m_counting = true;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(), text = m_text] {
                return catalogue->countFound(session, text);
            },
            [this, text = m_text, generation = m_generation](const Result<SearchCount>& counted) {
                m_counting = false;
                if (generation != m_generation)
                    return;
                if (text != m_text)
                    return count();
                if (counted) {
                    m_found.songs = std::max<std::int64_t>(counted->songs, m_found.songs);
                    m_found.more = !counted->exact;
                    m_footer->setText(footer());
                }
            });
    }

    void showFindings(Findings found) {
        m_top = TopResult::None;
        m_topSong.reset();
        m_topAlbum.reset();
        m_topArtist.reset();
        m_playlist.reset();
        if (!found.playlists.empty())
            m_playlist = found.playlists.front().id;
        if (!m_text.isEmpty())
            showTop(found);
        m_found = {found.songs.size(), found.albums.size(), found.artists.size(),
                   std::ssize(found.playlists), found.moreSongs};
        m_meant = found.didYouMean;
        m_left->setVisible(m_top != TopResult::None);
        m_right->setVisible(found.songs.size() > 0);
        m_best->setVisible(m_top != TopResult::None || found.songs.size() > 0);
        m_albumsTitle->parentWidget()->setVisible(found.albums.size() > 0);
        m_albumsTitle->setText(m_text.isEmpty() ? tr("Recently added") : tr("Albums"));
        m_grid->setVisible(found.albums.size() > 0);
        m_artistsTitle->parentWidget()->setVisible(found.artists.size() > 0);
        m_artistGrid->setVisible(found.artists.size() > 0);
        m_listed = static_cast<int>(found.songs.size());
        m_showsAll = false;
        sizeSongs();
        m_didYouMean->parentWidget()->setVisible(!m_meant.isEmpty());
        m_didYouMean->setText(tr("Did you mean “%1”?").arg(m_meant));
        m_didYouMean->setAccessibleName(m_didYouMean->text());
        m_footer->setText(footer());
        suggest(m_text.isEmpty() ? found.albums.rows : decltype(found.albums.rows)());
        showNames(found);

        if (m_page.session()) {
            const auto give = [this](auto* model, auto& group) {
                model->setFound(model->sourceOf(*m_page.session(), group.keys),
                                std::move(group.keys), std::move(group.rows));
            };
            give(m_songs, found.songs);
            give(m_albums, found.albums);
            give(m_artists, found.artists);
        }
        mark({});
        m_card->setMarked(false);  // only once the keys are used
    }

    /// Few at first, so that albums and artists are seen below them.
    void sizeSongs() {
        const int shown = m_showsAll ? m_listed : std::min(m_listed, kShownSongs);
        m_table->setFixedHeight(shown * metrics::kRowHeight);
        m_allSongs->setVisible(m_listed > kShownSongs);
        m_allSongs->setText(m_showsAll ? tr("Show fewer") : tr("Show more"));
        m_allSongs->setAccessibleName(m_showsAll ? tr("Show fewer songs") : tr("Show more songs"));
    }

    void showTop(const Findings& found) {
        const Song* song = found.songs.best();
        const Album* album = found.albums.best();
        const Artist* artist = found.artists.best();
        m_top = chooseTop(m_text, song ? std::optional(song->fields.title) : std::nullopt,
                          album ? std::optional(album->title) : std::nullopt,
                          artist ? std::optional(artist->name) : std::nullopt);
        const auto show = [this](const auto& artwork, const QString& coverName,
                                 const QString& title, QStringList about) {
            about.removeAll(QString());
            m_card->show(artwork, coverName, title, about.join(QStringLiteral(" · ")));
        };
        switch (m_top) {
            case TopResult::None:
                break;
            case TopResult::Song:
                m_topSong = song->key;
                show(song->artwork, words::coverName(*song), song->fields.title,
                     {tr("Song"), song->fields.artist, song->fields.album});
                break;
            case TopResult::Album:
                m_topAlbum = album->key;
                show(album->artwork, album->title, album->title,
                     {tr("Album"), album->artist,
                      album->year ? QString::number(*album->year) : QString()});
                break;
            case TopResult::Artist:
                m_topArtist = artist->key;
                show(artist->artwork, artist->name, artist->name,
                     {tr("Artist"), words::holdings(*artist)});
                break;
        }
    }

    [[nodiscard]] QString footer() const {
        if (m_text.isEmpty())
            return tr("Type a song, an artist or an album; a few letters of each word are enough.");
        QStringList parts;
        const QString songs = words::songs(m_found.songs);
        if (m_found.songs > 0)
            parts << (m_found.more ? tr("more than %1").arg(songs) : songs);
        if (m_found.albums > 0)
            parts << words::albums(m_found.albums);
        if (m_found.artists > 0)
            parts << words::artists(m_found.artists);
        if (m_found.playlists > 0)
            parts << words::playlists(m_found.playlists);
        if (parts.isEmpty())
            return tr("Nothing found for “%1”. Fewer letters find more.").arg(m_text);
        const QString all = parts.join(QStringLiteral(", "));
        return m_top != TopResult::None ? tr("%1 · Enter plays the top result").arg(all)
               : m_playlist             ? tr("%1 · Enter opens the playlist").arg(all)
                                        : all;
    }

    /// Artists of what was added last, to be searched for with a click.
    void suggest(const std::vector<std::pair<AlbumKey, Album>>& albums) {
        empty(*m_suggestions->layout());
        QStringList names;
        for (const auto& album : albums)
            if (!album.second.artist.isEmpty() && !names.contains(album.second.artist) &&
                names.size() < 5)
                names << album.second.artist;
        for (const QString& name : std::as_const(names))
            connect(chip(*m_suggestions, "searchSuggestion", name, tr("Search for %1").arg(name)),
                    &QPushButton::clicked, &m_page,
                    [this, name] { Q_EMIT m_page.textSuggested(name); });
        static_cast<QHBoxLayout*>(m_suggestions->layout())->addStretch(1);
        m_suggestions->setVisible(!names.isEmpty());
    }

    /// Playlists and genres, which have no covers, by their names.
    void showNames(const Findings& found) {
        constexpr int kMost = 5;
        auto* line = static_cast<QHBoxLayout*>(m_names->layout());
        empty(*line);
        for (const catalogue::Playlist& playlist : found.playlists) {
            if (line->count() == kMost)
                break;
            auto* button = chip(*m_names, "searchPlaylist", tr("Playlist: %1").arg(playlist.name),
                                tr("Playlist %1").arg(playlist.name));
            connect(button, &QPushButton::clicked, &m_page,
                    [this, opened = playlist.id] { Q_EMIT m_page.playlistOpened(opened); });
        }
        for (const auto& [key, genre] : found.genres.rows) {
            if (line->count() == kMost)
                break;
            auto* button = chip(*m_names, "searchGenre", tr("Genre: %1").arg(genre.name),
                                tr("Genre %1").arg(genre.name));
            const GenreKey opened = key;
            connect(button, &QPushButton::clicked, &m_page,
                    [this, opened] { Q_EMIT m_page.genreOpened(opened); });
        }
        m_names->setVisible(line->count() > 0);
        line->addStretch(1);
    }

    static QPushButton* chip(QWidget& line, const char* name, const QString& text,
                             const QString& accessible) {
        auto* button = new QPushButton(text, &line);
        button->setObjectName(QLatin1StringView(name));
        button->setAccessibleName(accessible);
        line.layout()->addWidget(button);
        return button;
    }

    void mark(SearchWalk::Place place) {
        m_place = place;
        m_card->setMarked(place.group < 0);
        const auto& groups = m_walk->groups();
        for (int i = 0; i < groups.size(); ++i)
            markIn(*groups[i].view, i == place.group ? place.row : -1);
        if (place.group < 0)
            m_scroll->ensureWidgetVisible(m_card);
        else
            m_scroll->ensureWidgetVisible(groups[place.group].seen, 0, 8);
    }

    static void markIn(CellView& view, int row) {
        const QModelIndex index = view.model()->index(row, 0);
        if (index.isValid()) {
            view.setCurrentIndex(index);
            view.scrollTo(index);
        } else if (view.selectionModel()) {
            view.selectionModel()->clear();
        }
    }

    bool handle(QKeyEvent* event) {
        const bool top = m_top != TopResult::None;
        switch (event->key()) {
            case Qt::Key_Down:
                mark(m_walk->down(m_place));
                return true;
            case Qt::Key_Up:
                mark(m_walk->up(m_place, top));
                return true;
            case Qt::Key_PageDown:
                mark(m_walk->pageDown(m_place));
                return true;
            case Qt::Key_PageUp:
                mark(m_walk->pageUp(m_place, top));
                return true;
            case Qt::Key_Left:
            case Qt::Key_Right:
                if (m_place.group < 0 || !m_walk->groups()[m_place.group].grid)
                    return false;  // the text cursor's
                mark(m_walk->along(m_place, event->key() == Qt::Key_Left ? -1 : 1));
                return true;
            case Qt::Key_Return:
            case Qt::Key_Enter:
                enter();
                return true;
            default:
                return false;
        }
    }

    void enter() {
        if (m_underWay) {
            m_enterLater = true;  // it is meant for the answer to what was typed
            return;
        }
        if (m_place.group == kSongs) {
            m_page.actions().playFrom(*m_songs->keys(), static_cast<std::size_t>(m_place.row));
        } else if (m_place.group == kAlbums) {
            if (const auto album = m_albums->keyAt(m_place.row))
                Q_EMIT m_page.albumOpened(*album);
        } else if (m_place.group == kArtists) {
            if (const auto artist = m_artists->keyAt(m_place.row))
                Q_EMIT m_page.artistOpened(*artist);
        } else if (m_topArtist) {
            m_page.actions().playArtist(*m_topArtist);
        } else if (m_topAlbum) {
            m_page.actions().playAlbum(*m_topAlbum);
        } else if (m_topSong) {
            playTopSong();
        } else if (m_playlist) {
            Q_EMIT m_page.playlistOpened(*m_playlist);
        }
    }

    void playTopSong() { m_page.actions().playFrom(*m_songs->keys(), 0); }

    void chooseCard() {
        if (m_topArtist)
            Q_EMIT m_page.artistOpened(*m_topArtist);
        else if (m_topAlbum)
            Q_EMIT m_page.albumOpened(*m_topAlbum);
        else if (m_topSong)
            playTopSong();
    }

    struct Figures {
        std::int64_t songs = 0;
        std::int64_t albums = 0;
        std::int64_t artists = 0;
        std::int64_t playlists = 0;
        bool more = false;  ///< songs than that
    };

    SearchPage& m_page;
    SongsModel* m_songs;
    AlbumsModel* m_albums;
    ArtistsModel* m_artists;
    TextLabel* m_topTitle = nullptr;
    TopCard* m_card = nullptr;
    TextLabel* m_songsTitle = nullptr;
    QPushButton* m_allSongs = nullptr;
    SongTable* m_table = nullptr;
    int m_listed = 0;  ///< songs in the table
    bool m_showsAll = false;
    TextLabel* m_albumsTitle = nullptr;
    AlbumGrid* m_grid = nullptr;
    TextLabel* m_artistsTitle = nullptr;
    TileGrid* m_artistGrid = nullptr;
    QPushButton* m_didYouMean = nullptr;
    TextLabel* m_footer = nullptr;
    QWidget* m_suggestions = nullptr;
    QWidget* m_names = nullptr;
    QWidget* m_left = nullptr;
    QWidget* m_right = nullptr;
    QWidget* m_best = nullptr;
    QBoxLayout* m_upper = nullptr;
    QScrollArea* m_scroll = nullptr;
    std::optional<SearchWalk> m_walk;
    SearchWalk::Place m_place;
    QString m_text;
    QString m_meant;
    Figures m_found;
    std::uint64_t m_generation = 0;
    bool m_underWay = false;
    bool m_again = false;
    bool m_counting = false;
    bool m_enterLater = false;
    TopResult m_top = TopResult::None;
    std::optional<SongKey> m_topSong;
    std::optional<AlbumKey> m_topAlbum;
    std::optional<ArtistKey> m_topArtist;
    std::optional<PlaylistId> m_playlist;  ///< the first that was found
};

SearchPage::SearchPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

SearchPage::~SearchPage() = default;

void SearchPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(session);
    Impl& page = *m_impl;
    ++page.m_generation;
    page.m_underWay = page.m_again = page.m_enterLater = false;
    page.m_text.clear();
    page.m_songs->setSource(std::nullopt);
    page.m_albums->setSource(std::nullopt);
    page.m_artists->setSource(std::nullopt);
    page.showFindings({});
    page.search();
}

void SearchPage::setPlaying(std::optional<SongId> song, bool paused) {
    m_impl->m_table->setPlaying(song, paused);
}

void SearchPage::setText(const QString& text) {
    const QString trimmed = text.trimmed();
    if (trimmed == m_impl->m_text)
        return;
    m_impl->m_text = trimmed;
    m_impl->m_enterLater = false;
    m_impl->search();
}

bool SearchPage::handleKey(QKeyEvent* event) {
    return m_impl->handle(event);
}

void SearchPage::libraryChanged() {
    m_impl->search();
}

void SearchPage::resizeEvent(QResizeEvent* event) {
    LibraryPage::resizeEvent(event);
    m_impl->m_upper->setDirection(event->size().width() < kNarrow ? QBoxLayout::TopToBottom
                                                                  : QBoxLayout::LeftToRight);
}

}  // namespace linnet::ui
