// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/mix_page.h"

#include <QDate>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/catalogue/playlists/playlist_service.h"
#include "ui/ask.h"
#include "ui/home/mix.h"
#include "ui/library/page_title.h"
#include "ui/library/song_actions.h"
#include "ui/library/song_table.h"
#include "ui/library/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::SongKey;

class MixPage::Impl {
 public:
    explicit Impl(MixPage& page)
        : m_page(page),
          m_model(new SongsModel(page.context().catalogue, &page)),
          m_title(new PageTitle(QString(), &page)),
          m_play(
              new QPushButton(icon(QStringLiteral("play"), &Palette::onAccent), tr("Play"), &page)),
          m_shuffle(new QPushButton(icon(QStringLiteral("shuffle")), tr("Shuffle"), &page)),
          m_table(new SongTable(*m_model, &page)) {
        m_play->setObjectName(QStringLiteral("mixPlay"));
        m_play->setAccessibleName(tr("Play"));
        m_play->setProperty("primary", true);
        m_shuffle->setObjectName(QStringLiteral("mixShuffle"));
        m_shuffle->setAccessibleName(tr("Shuffle"));
        auto* buttons = new QWidget(&page);
        auto* across = new QHBoxLayout(buttons);
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(8);
        across->addWidget(m_play);
        across->addWidget(m_shuffle);
        m_title->addAtEnd(buttons);
        m_table->setObjectName(QStringLiteral("mixTable"));
        m_table->setInsets(0, metrics::kPageMargin);
        auto* head = new QVBoxLayout;
        head->setContentsMargins(0, 0, metrics::kPageMargin, 12);
        head->addWidget(m_title);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(metrics::kPageMargin, 8, 0, 0);
        column->setSpacing(0);
        column->addLayout(head);
        column->addWidget(m_table, 1);
        page.setFocusProxy(m_table);
        page.actions().attach(*m_table);
        connect(m_play, &QAbstractButton::clicked, &page,
                [this] { m_page.actions().playFrom(*m_model->keys(), 0); });
        connect(m_shuffle, &QAbstractButton::clicked, &page,
                [this] { m_page.actions().playShuffled(*m_model->keys()); });
        connect(m_model, &SongsModel::askingFailed, &page,
                [this](const Error& error) { Q_EMIT m_page.messaged(words::error(error)); });
        connect(m_model, &QAbstractItemModel::modelReset, &page, [this] { showCount(); });
        connect(m_model, &SongsModel::completed, &page, [this] { showCount(); });
        connect(m_model, &SongsModel::relistEnded, &page, [this] { showCount(); });
    }

    static QString tr(const char* text) { return MixPage::tr(text); }

    void entitle(const QString& title) {
        m_title->setTitle(title);
        m_table->setAccessibleName(title);
        m_page.setAccessibleName(title);
    }

    void open(std::optional<catalogue::ArtistKey> artist) {
        m_artist = artist;
        m_opened = true;
        entitle(artist ? QString() : tr("Forgotten favourites"));
        m_title->setFigures({});
        const auto today = static_cast<std::uint32_t>(QDate::currentDate().toJulianDay());
        auto* catalogue = &m_page.context().catalogue;
        if (artist)
            m_model->setLister(
                [catalogue, artist = *artist, today](
                    const Session& session, std::size_t limit) -> Result<std::vector<SongKey>> {
                    const auto like = mix::like(*catalogue, session, artist, today);
                    if (!like)
                        return fail(like.error());
                    if (!*like)
                        return std::vector<SongKey>();
                    return catalogue->playlists().matching(session, (*like)->rules, limit);
                });
        else
            m_model->setLister([catalogue](const Session& session, std::size_t limit) {
                return catalogue->playlists().matching(session, mix::forgotten(), limit);
            });
        // Only now: without a lister it would list the whole library.
        m_model->setSession(m_page.session());
        m_table->scrollToTopRow(0);
        askName();
    }

    void askName() {
        if (!m_artist || !m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             artist = *m_artist] { return catalogue->artists(session, std::span(&artist, 1)); },
            [this, asked = ++m_asked](
                const Result<std::vector<std::optional<catalogue::Artist>>>& artists) {
                if (asked != m_asked)
                    return;
                if (artists && !artists->front())
                    Q_EMIT m_page.mixGone();
                else if (artists)
                    entitle(tr("Songs like %1").arg(artists->front()->name));
            });
    }

    void showCount() {
        const int rows = m_model->rowCount();
        m_title->setFigures(rows > 0 || m_model->complete() ? words::songs(rows) : QString());
        m_play->setEnabled(rows > 0);
        m_shuffle->setEnabled(rows > 0);
    }

    MixPage& m_page;
    SongsModel* m_model;
    PageTitle* m_title;
    QPushButton* m_play;
    QPushButton* m_shuffle;
    SongTable* m_table;
    std::optional<catalogue::ArtistKey> m_artist;  ///< nothing: the forgotten favourites
    bool m_opened = false;
    std::uint64_t m_asked = 0;
};

MixPage::MixPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

MixPage::~MixPage() = default;

void MixPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(std::move(session));
    ++m_impl->m_asked;
    m_impl->m_opened = false;
    m_impl->m_model->setSession(std::nullopt);
}

void MixPage::setPlaying(std::optional<SongId> song, bool paused) {
    m_impl->m_table->setPlaying(song, paused);
}

void MixPage::openForgotten() {
    m_impl->open(std::nullopt);
}

void MixPage::openLike(catalogue::ArtistKey artist) {
    m_impl->open(artist);
}

void MixPage::libraryChanged() {
    if (!m_impl->m_opened)
        return;
    m_impl->m_model->refresh();
    m_impl->askName();
}

}  // namespace linnet::ui
