// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_page.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>

#include "core/catalogue/catalogue_service.h"
#include "ui/ask.h"
#include "ui/library/album_grid.h"
#include "ui/library/song_actions.h"
#include "ui/library/song_table.h"
#include "ui/library/text_label.h"
#include "ui/library/top_card.h"
#include "ui/library/top_result.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Album;
using catalogue::AlbumKey;
using catalogue::Song;
using catalogue::SongKey;

namespace {

constexpr std::size_t kFound = 50;
constexpr int kShownSongs = 6;
constexpr std::size_t kAlbums = 12;
constexpr int kNarrow = 640;

template <class Key, class Row>
std::vector<std::pair<Key, Row>> paired(const std::vector<Key>& keys,
                                        std::vector<std::optional<Row>> rows) {
    std::vector<std::pair<Key, Row>> pairs;
    for (std::size_t i = 0; i < keys.size() && i < rows.size(); ++i)
        if (rows[i])
            pairs.emplace_back(keys[i], std::move(*rows[i]));
    return pairs;
}

/// What is shown for a text, read in one go.
struct Findings {
    std::vector<SongKey> songs;
    std::vector<AlbumKey> albums;
    std::vector<std::pair<SongKey, Song>> songRows;
    std::vector<std::pair<AlbumKey, Album>> albumRows;
    bool moreSongs = false;
};

Result<Findings> findAll(catalogue::CatalogueService& catalogue, const Session& session,
                         const QString& text) {
    Findings found;
    if (text.isEmpty()) {
        auto recent = catalogue.listAlbums(session, catalogue::AlbumSort::RecentlyAdded, kAlbums);
        if (!recent)
            return fail(recent.error());
        found.albums = std::move(*recent);
    } else {
        auto results = catalogue.search(session, text, kFound);
        if (!results)
            return fail(results.error());
        found.songs = std::move(results->songs);
        found.albums = std::move(results->albums);
        found.moreSongs = results->moreSongs;
    }
    const std::span<const SongKey> songs(found.songs.data(),
                                         std::min(found.songs.size(), std::size_t{16}));
    auto songRows = catalogue.songs(session, songs);
    if (!songRows)
        return fail(songRows.error());
    found.songRows = paired(found.songs, std::move(*songRows));
    const std::span<const AlbumKey> albums(found.albums.data(),
                                           std::min(found.albums.size(), kAlbums));
    auto albumRows = catalogue.albums(session, albums);
    if (!albumRows)
        return fail(albumRows.error());
    found.albumRows = paired(found.albums, std::move(*albumRows));
    return found;
}

}  // namespace

class SearchPage::Impl {
 public:
    explicit Impl(SearchPage& page)
        : m_page(page),
          m_songs(new SongsModel(page.context().catalogue, &page)),
          m_albums(new AlbumsModel(page.context().catalogue, &page)) {
        auto* content = new QWidget;
        content->setObjectName(QStringLiteral("searchContent"));
        m_topTitle = heading(tr("Top result"), content);
        m_card = new TopCard(page.covers(), content);
        m_card->setObjectName(QStringLiteral("topResult"));
        m_songsTitle = heading(tr("Songs"), content);
        m_table = new SongTable(*m_songs, content);
        m_table->setObjectName(QStringLiteral("foundSongs"));
        m_table->setAccessibleName(tr("Songs found"));
        m_table->setColumns(SongColumns::Found);
        m_albumsTitle = heading(tr("Albums"), content);
        m_grid = new AlbumGrid(*m_albums, page.covers(), content);
        m_grid->setObjectName(QStringLiteral("foundAlbums"));
        m_grid->setAccessibleName(tr("Albums found"));
        m_grid->setOneLine(true);
        m_grid->setInsets(8, 8);
        m_footer = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, content);
        m_footer->setObjectName(QStringLiteral("searchFooter"));
        m_footer->setWordWrap(true);
        m_suggestions = new QWidget(content);
        auto* chips = new QHBoxLayout(m_suggestions);
        chips->setContentsMargins(0, 0, 0, 0);
        chips->setSpacing(8);

        m_left = new QWidget(content);
        auto* left = new QVBoxLayout(m_left);
        left->setContentsMargins(0, 0, 0, 0);
        left->setSpacing(12);
        left->addWidget(m_topTitle);
        left->addWidget(m_card);
        left->addStretch(1);
        m_right = new QWidget(content);
        auto* right = new QVBoxLayout(m_right);
        right->setContentsMargins(0, 0, 0, 0);
        right->setSpacing(6);
        right->addWidget(m_songsTitle);
        right->addWidget(m_table);
        right->addStretch(1);
        m_upper = new QBoxLayout(QBoxLayout::LeftToRight);
        m_upper->setSpacing(28);
        m_upper->addWidget(m_left, 36);
        m_upper->addWidget(m_right, 62);

        auto* column = new QVBoxLayout(content);
        // All but the grid stand in by what the grid keeps for the mark around a cover.
        constexpr int kMark = 8;
        column->setContentsMargins(metrics::kPageMargin - kMark, 8, metrics::kPageMargin - kMark,
                                   16);
        m_upper->setContentsMargins(kMark, 0, kMark, 0);
        for (QWidget* each :
             {static_cast<QWidget*>(m_albumsTitle), static_cast<QWidget*>(m_footer)})
            each->setContentsMargins(kMark, 0, kMark, 0);
        column->setSpacing(0);
        column->addLayout(m_upper);
        column->addSpacing(20);
        column->addWidget(m_suggestions);
        column->addWidget(m_albumsTitle);
        column->addSpacing(10);
        column->addWidget(m_grid);
        column->addSpacing(16);
        column->addWidget(m_footer);
        column->addStretch(1);

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
        connect(m_card, &QAbstractButton::clicked, &page, [this] { chooseCard(); });
        showFindings({});
    }

    static QString tr(const char* text) { return SearchPage::tr(text); }

    static TextLabel* heading(const QString& text, QWidget* parent) {
        auto* label = new TextLabel(TextSize::Heading, QFont::DemiBold, &Palette::text, parent);
        label->setText(text);
        return label;
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
            });
    }

    void showFindings(Findings found) {
        m_top = TopResult::None;
        m_topSong.reset();
        m_topAlbum.reset();
        if (!m_text.isEmpty())
            m_top = chooseTop(
                m_text,
                found.songRows.empty() ? std::nullopt
                                       : std::optional(found.songRows.front().second.fields.title),
                found.albumRows.empty() ? std::nullopt
                                        : std::optional(found.albumRows.front().second.title));
        if (m_top == TopResult::Song)
            showTop(found.songRows.front().second);
        else if (m_top == TopResult::Album)
            showTop(found.albumRows.front().second);

        const auto songs = static_cast<int>(found.songs.size());
        const auto albums = static_cast<int>(found.albums.size());
        m_left->setVisible(m_top != TopResult::None);
        m_right->setVisible(songs > 0);
        m_albumsTitle->setVisible(albums > 0);
        m_albumsTitle->setText(m_text.isEmpty() ? tr("Recently added") : tr("Albums"));
        m_grid->setVisible(albums > 0);
        m_table->setFixedHeight(std::min(songs, kShownSongs) * metrics::kRowHeight);
        m_footer->setText(footer(songs, albums, found.moreSongs));
        suggest(m_text.isEmpty() ? found.albumRows : std::vector<std::pair<AlbumKey, Album>>());

        if (m_page.session()) {
            m_songs->setFound(m_songs->sourceOf(*m_page.session(), found.songs),
                              std::move(found.songs), std::move(found.songRows));
            m_albums->setFound(m_albums->sourceOf(*m_page.session(), found.albums),
                               std::move(found.albums), std::move(found.albumRows));
        }
        mark(Group::Top, 0);
        m_card->setMarked(false);  // only once the keys are used
    }

    void showTop(const Song& song) {
        m_topSong = song.key;
        QStringList about{tr("Song")};
        for (const QString& part : {song.fields.artist, song.fields.album})
            if (!part.isEmpty())
                about << part;
        m_card->show(song.artwork, words::coverName(song), song.fields.title,
                     about.join(QStringLiteral(" · ")));
    }

    void showTop(const Album& album) {
        m_topAlbum = album.key;
        QStringList about{tr("Album")};
        if (!album.artist.isEmpty())
            about << album.artist;
        if (album.year)
            about << QString::number(*album.year);
        m_card->show(album.artwork, album.title, album.title, about.join(QStringLiteral(" · ")));
    }

    [[nodiscard]] QString footer(int songs, int albums, bool more) const {
        if (m_text.isEmpty())
            return tr("Type a song, an artist or an album; a few letters of each word are enough.");
        if (songs == 0 && albums == 0)
            return tr("Nothing found for “%1”. Fewer letters find more.").arg(m_text);
        const QString found =
            more ? tr("More than %1").arg(words::songs(songs)) : words::songs(songs);
        return tr("%1, %2 · Enter plays the top result").arg(found, words::albums(albums));
    }

    /// Artists of what was added last, to be searched for with a click.
    void suggest(const std::vector<std::pair<AlbumKey, Album>>& albums) {
        auto* line = static_cast<QHBoxLayout*>(m_suggestions->layout());
        while (QLayoutItem* item = line->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        QStringList names;
        for (const auto& album : albums)
            if (!album.second.artist.isEmpty() && !names.contains(album.second.artist) &&
                names.size() < 5)
                names << album.second.artist;
        for (const QString& name : std::as_const(names)) {
            auto* chip = new QPushButton(name, m_suggestions);
            chip->setObjectName(QStringLiteral("searchSuggestion"));
            chip->setAccessibleName(tr("Search for %1").arg(name));
            connect(chip, &QPushButton::clicked, &m_page,
                    [this, name] { Q_EMIT m_page.textSuggested(name); });
            line->addWidget(chip);
        }
        line->addStretch(1);
        m_suggestions->setVisible(!names.isEmpty());
        m_suggestions->setContentsMargins(8, 0, 8, names.isEmpty() ? 0 : 20);
    }

    enum class Group : std::uint8_t { Top, Songs, Albums };

    void mark(Group group, int at) {
        m_group = group;
        m_card->setMarked(group == Group::Top);
        markIn(*m_table, group == Group::Songs ? at : -1);
        markIn(*m_grid, group == Group::Albums ? at : -1);
        if (group == Group::Top)
            m_scroll->ensureWidgetVisible(m_card);
        else if (group == Group::Songs)
            m_scroll->ensureWidgetVisible(m_right, 0, 8);
        else
            m_scroll->ensureWidgetVisible(m_grid, 0, 8);
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

    [[nodiscard]] int marked() const {
        if (m_group == Group::Songs)
            return m_table->currentIndex().row();
        return m_group == Group::Albums ? m_grid->currentIndex().row() : 0;
    }

    bool handle(QKeyEvent* event) {
        const int songs = m_songs->rowCount();
        const int albums = m_albums->rowCount();
        const bool top = m_top != TopResult::None;
        switch (event->key()) {
            case Qt::Key_Down:
                if (m_group == Group::Top && songs > 0)
                    mark(Group::Songs, 0);
                else if (m_group == Group::Songs && marked() + 1 < songs)
                    mark(Group::Songs, marked() + 1);
                else if (m_group != Group::Albums && albums > 0)
                    mark(Group::Albums, 0);
                else if (m_group == Group::Albums && marked() + m_grid->perLine() < albums)
                    mark(Group::Albums, marked() + m_grid->perLine());
                return true;
            case Qt::Key_Up:
                if (m_group == Group::Albums && marked() >= m_grid->perLine())
                    mark(Group::Albums, marked() - m_grid->perLine());
                else if (m_group == Group::Albums && songs > 0)
                    mark(Group::Songs, songs - 1);
                else if (m_group == Group::Songs && marked() > 0)
                    mark(Group::Songs, marked() - 1);
                else if (top)
                    mark(Group::Top, 0);
                return true;
            case Qt::Key_Left:
            case Qt::Key_Right: {
                const int to = marked() + (event->key() == Qt::Key_Left ? -1 : 1);
                if (m_group != Group::Albums)
                    return false;  // the text cursor's
                if (to >= 0 && to < albums)
                    mark(Group::Albums, to);
                return true;
            }
            case Qt::Key_PageDown:
                if (m_group == Group::Top && songs > 0)
                    mark(Group::Songs, 0);
                else if (albums > 0)
                    mark(Group::Albums, 0);
                return true;
            case Qt::Key_PageUp:
                if (m_group == Group::Albums && songs > 0)
                    mark(Group::Songs, 0);
                else if (top)
                    mark(Group::Top, 0);
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
        const int at = marked();
        if (m_group == Group::Songs && at >= 0) {
            m_page.actions().playFrom(*m_songs->keys(), static_cast<std::size_t>(at));
        } else if (m_group == Group::Albums && at >= 0) {
            if (const auto album = m_albums->keyAt(at))
                Q_EMIT m_page.albumOpened(*album);
        } else if (m_topAlbum) {
            m_page.actions().playAlbum(*m_topAlbum);
        } else if (m_topSong) {
            playTopSong();
        }
    }

    void playTopSong() { m_page.actions().playFrom(*m_songs->keys(), 0); }

    void chooseCard() {
        if (m_topAlbum)
            Q_EMIT m_page.albumOpened(*m_topAlbum);
        else if (m_topSong)
            playTopSong();
    }

    SearchPage& m_page;
    SongsModel* m_songs;
    AlbumsModel* m_albums;
    TextLabel* m_topTitle = nullptr;
    TopCard* m_card = nullptr;
    TextLabel* m_songsTitle = nullptr;
    SongTable* m_table = nullptr;
    TextLabel* m_albumsTitle = nullptr;
    AlbumGrid* m_grid = nullptr;
    TextLabel* m_footer = nullptr;
    QWidget* m_suggestions = nullptr;
    QWidget* m_left = nullptr;
    QWidget* m_right = nullptr;
    QBoxLayout* m_upper = nullptr;
    QScrollArea* m_scroll = nullptr;
    QString m_text;
    std::uint64_t m_generation = 0;
    bool m_underWay = false;
    bool m_again = false;
    bool m_enterLater = false;
    TopResult m_top = TopResult::None;
    std::optional<SongKey> m_topSong;
    std::optional<AlbumKey> m_topAlbum;
    Group m_group = Group::Top;
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
