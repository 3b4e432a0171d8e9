// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/genre_page.h"

#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "ui/ask.h"
#include "ui/library/browse/hero.h"
#include "ui/library/song_actions.h"
#include "ui/library/song_table.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::Genre;
using catalogue::GenreKey;

class GenrePage::Impl {
 public:
    explicit Impl(GenrePage& page)
        : m_page(page),
          m_model(new SongsModel(page.context().catalogue, &page)),
          m_table(new SongTable(*m_model, &page)) {
        m_table->setObjectName(QStringLiteral("genreSongs"));
        m_table->setAccessibleName(tr("Songs of the genre"));
        m_table->setInsets(metrics::kPageMargin, metrics::kPageMargin);
        auto* header = new QWidget(m_table);
        m_hero = new Hero(QStringLiteral("genre"), tr("Genre"), false, page.covers(), header);
        auto* words = new QVBoxLayout(header);
        words->setContentsMargins(metrics::kPageMargin, 8, metrics::kPageMargin, 24);
        words->addWidget(m_hero);
        header->setFixedHeight(Hero::kSide + 32);
        m_table->setHeaderWidget(header);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_table, 1);
        page.setFocusProxy(m_table);
        page.actions().attach(*m_table);
        connect(m_hero, &Hero::playRequested, &page, [this] { play(false); });
        connect(m_hero, &Hero::shuffleRequested, &page, [this] { play(true); });
        connect(m_model, &SongsModel::askingFailed, &page,
                [this](const Error& error) { Q_EMIT m_page.messaged(words::error(error)); });
    }

    static QString tr(const char* text) { return GenrePage::tr(text); }

    void play(bool shuffled) {
        if (m_genre)
            m_page.actions().playGenre(*m_genre, shuffled);
    }

    void open(std::optional<GenreKey> genre) {
        m_genre = genre;
        ++m_generation;
        m_model->setSession(std::nullopt);
        if (!genre || !m_page.session())
            return;
        catalogue::SongQuery query;
        query.genre = genre;
        m_model->setQuery(query);
        m_model->setSession(m_page.session());
        m_table->scrollToTopRow(0);
        askGenre();
    }

    void askGenre() {
        if (!m_genre || !m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(), key = *m_genre] {
                return catalogue->genres(session, std::span(&key, 1));
            },
            [this,
             generation = ++m_generation](const Result<std::vector<std::optional<Genre>>>& found) {
                if (generation != m_generation)
                    return;
                if (!found)
                    Q_EMIT m_page.messaged(words::error(found.error()));
                else if (!found->front())
                    Q_EMIT m_page.genreGone();
                else
                    show(*found->front());
            });
    }

    void show(const Genre& genre) {
        m_hero->show(genre.artwork, genre.name, words::songs(genre.songs));
        m_page.setAccessibleName(genre.name);
    }

    GenrePage& m_page;
    SongsModel* m_model;
    SongTable* m_table;
    Hero* m_hero = nullptr;
    std::optional<GenreKey> m_genre;
    std::uint64_t m_generation = 0;
};

GenrePage::GenrePage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

GenrePage::~GenrePage() = default;

void GenrePage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(std::move(session));
    m_impl->open(std::nullopt);
}

void GenrePage::setPlaying(std::optional<SongId> song, bool paused) {
    m_impl->m_table->setPlaying(song, paused);
}

void GenrePage::open(GenreKey genre) {
    m_impl->open(genre);
}

void GenrePage::libraryChanged() {
    m_impl->m_model->refresh();
    m_impl->askGenre();
}

}  // namespace linnet::ui
