// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/album_page.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "ui/ask.h"
#include "ui/library/cover_painter.h"
#include "ui/library/song_actions.h"
#include "ui/library/song_table.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/icons.h"

namespace linnet::ui {

using catalogue::Album;
using catalogue::AlbumKey;

namespace {

constexpr int kCoverSide = 208;
constexpr int kShadow = 28;  // the page's margin, so that the cover stands at it
constexpr std::size_t kMostRead = 2000;

/// What the rows of one album tell about it as a whole.
struct Shape {
    std::vector<std::pair<int, int>> discs;  ///< first row and number, when there are several
    bool manyArtists = false;
};

Shape shapeOf(const std::vector<std::optional<catalogue::Song>>& songs, const QString& artist) {
    Shape shape;
    int last = -1;
    for (std::size_t row = 0; row < songs.size(); ++row) {
        if (!songs[row])
            continue;
        const auto& fields = songs[row]->fields;
        if (const int disc = fields.disc.value_or(1); disc != last) {
            shape.discs.emplace_back(static_cast<int>(row), disc);
            last = disc;
        }
        shape.manyArtists = shape.manyArtists || fields.artist != artist;
    }
    if (shape.discs.size() < 2)
        shape.discs.clear();
    return shape;
}

}  // namespace

class AlbumPage::Impl {
 public:
    explicit Impl(AlbumPage& page)
        : m_page(page),
          m_model(new SongsModel(page.context().catalogue, &page)),
          m_table(new SongTable(*m_model, &page)) {
        m_table->setObjectName(QStringLiteral("albumSongs"));
        m_table->setAccessibleName(tr("Songs of the album"));
        m_table->setColumns(SongColumns::Album);
        m_table->setInsets(metrics::kPageMargin, metrics::kPageMargin);
        makeHeader();
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_table, 1);
        page.setFocusProxy(m_table);
        page.actions().attach(*m_table, true);
        QObject::connect(m_model, &SongsModel::askingFailed, &page, [this](const Error& error) {
            Q_EMIT m_page.messaged(words::error(error));
        });
        QObject::connect(m_model, &SongsModel::completed, &page, [this] {
            if (const auto song = std::exchange(m_wanted, std::nullopt))
                m_table->reveal(*song);
        });
    }

    static QString tr(const char* text) { return AlbumPage::tr(text); }

    void makeHeader() {
        auto* header = new QWidget(m_table);
        m_cover = new CoverBox(m_page.covers(), kCoverSide, kShadow, 8, header);
        m_kind = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, header);
        m_title = new TextLabel(TextSize::Display, QFont::Bold, &Palette::text, header);
        m_title->setObjectName(QStringLiteral("albumTitle"));
        m_about = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, header);
        m_about->setObjectName(QStringLiteral("albumAbout"));
        for (auto* label : {m_kind, m_title, m_about})
            label->setElided(true);
        m_play = button("albumPlay", tr("Play"));
        m_play->setProperty("primary", true);
        m_shuffle = button("albumShuffle", tr("Shuffle"));
        m_more = button("albumMore", {});
        m_more->setAccessibleName(tr("More about this album"));
        m_play->setIcon(icon(QStringLiteral("play"), &Palette::onAccent));
        m_shuffle->setIcon(icon(QStringLiteral("shuffle"), &Palette::text));
        m_more->setIcon(icon(QStringLiteral("more"), &Palette::text));

        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(10);
        for (auto* each : {m_play, m_shuffle, m_more})
            buttons->addWidget(each);
        buttons->addStretch(1);
        auto* words = new QVBoxLayout;
        words->setSpacing(8);
        words->setContentsMargins(0, 0, metrics::kPageMargin, 19);
        words->addStretch(1);
        words->addWidget(m_kind);
        words->addWidget(m_title);
        words->addWidget(m_about);
        words->addSpacing(6);
        words->addLayout(buttons);
        auto* line = new QHBoxLayout(header);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(0);
        line->addWidget(m_cover, 0, Qt::AlignTop);
        line->addLayout(words, 1);
        header->setFixedHeight(kCoverSide + 8 + 24);
        m_table->setHeaderWidget(header);
        header->setTabOrder(m_play, m_shuffle);

        QObject::connect(m_play, &QPushButton::clicked, &m_page, [this] {
            if (m_album)
                m_page.actions().playAlbum(*m_album);
        });
        QObject::connect(m_shuffle, &QPushButton::clicked, &m_page, [this] {
            if (m_album)
                m_page.actions().playAlbum(*m_album, true);
        });
        QObject::connect(m_more, &QPushButton::clicked, &m_page, [this] {
            if (m_album)
                m_page.actions().showAlbumMenu(
                    *m_album, *m_more, m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
        });
    }

    QPushButton* button(const char* name, const QString& text) {
        auto* made = new QPushButton(text, m_table);
        made->setObjectName(QLatin1StringView(name));
        made->setAccessibleName(text);
        return made;
    }

    void open(std::optional<AlbumKey> album, std::optional<catalogue::SongKey> song = {}) {
        m_wanted = song;
        if (song && album == m_album && m_table->reveal(*song))
            return;
        m_album = album;
        ++m_generation;
        m_table->setDiscs({});
        m_model->setSession(std::nullopt);
        if (!album)
            return;
        catalogue::SongQuery query;
        query.album = album;
        m_model->setQuery(query);
        m_model->setSession(m_page.session());
        m_table->scrollToTopRow(0);
        askAlbum();
    }

    struct Answer {
        std::optional<Album> album;
        Shape shape;
    };

    void askAlbum() {
        if (!m_album || !m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             key = *m_album]() -> Result<Answer> {
                auto albums = catalogue->albums(session, std::span(&key, 1));
                if (!albums)
                    return fail(albums.error());
                Answer answer;
                if (albums->empty() || !albums->front())
                    return answer;
                answer.album = std::move(albums->front());
                catalogue::SongQuery query;
                query.album = key;
                const auto keys = catalogue->list(session, query, kMostRead);
                if (!keys)
                    return fail(keys.error());
                if (keys->empty()) {
                    answer.album.reset();
                    return answer;
                }
                if (const auto songs = catalogue->songs(session, *keys))
                    answer.shape = shapeOf(*songs, answer.album->artist);
                return answer;
            },
            [this, generation = ++m_generation](const Result<Answer>& answer) {
                if (generation != m_generation)
                    return;
                if (!answer)
                    Q_EMIT m_page.messaged(words::error(answer.error()));
                else if (!answer->album)
                    Q_EMIT m_page.albumGone();
                else
                    show(*answer);
            });
    }

    void show(const Answer& answer) {
        const Album& album = *answer.album;
        QStringList kind{tr("Album")};
        if (album.year)
            kind << QString::number(*album.year);
        if (!album.genre.isEmpty())
            kind << album.genre;
        m_kind->setText(kind.join(QStringLiteral(" · ")).toUpper());
        m_title->setText(album.title.isEmpty() ? tr("Unknown album") : album.title);
        const QString songs =
            tr("%1, %2").arg(words::songs(album.songs), words::length(album.duration));
        m_about->setText(album.artist.isEmpty() ? songs : tr("%1 — %2").arg(album.artist, songs));
        m_cover->show(album.artwork, album.title);
        m_table->setColumns(answer.shape.manyArtists ? SongColumns::AlbumOfMany
                                                     : SongColumns::Album);
        m_table->setDiscs(answer.shape.discs);
        m_page.setAccessibleName(m_title->text());
    }

    AlbumPage& m_page;
    SongsModel* m_model;
    SongTable* m_table;
    CoverBox* m_cover = nullptr;
    TextLabel* m_kind = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_about = nullptr;
    QPushButton* m_play = nullptr;
    QPushButton* m_shuffle = nullptr;
    QPushButton* m_more = nullptr;
    std::optional<AlbumKey> m_album;
    std::optional<catalogue::SongKey> m_wanted;
    std::uint64_t m_generation = 0;
};

AlbumPage::AlbumPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

AlbumPage::~AlbumPage() = default;

void AlbumPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(std::move(session));
    m_impl->open(std::nullopt);
}

void AlbumPage::setPlaying(std::optional<SongId> song, bool paused) {
    m_impl->m_table->setPlaying(song, paused);
}

void AlbumPage::open(catalogue::AlbumKey album, std::optional<catalogue::SongKey> song) {
    m_impl->open(album, song);
}

void AlbumPage::libraryChanged() {
    m_impl->m_model->refresh();
    m_impl->askAlbum();
}

}  // namespace linnet::ui
