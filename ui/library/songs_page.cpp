// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/songs_page.h"

#include <QVBoxLayout>

#include "ui/ask.h"
#include "ui/library/library_watch.h"
#include "ui/library/page_title.h"
#include "ui/library/song_actions.h"
#include "ui/library/song_header.h"
#include "ui/library/song_table.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::LibraryCounts;
using catalogue::SongQuery;
using catalogue::SongSort;

class SongsPage::Impl {
 public:
    explicit Impl(SongsPage& page)
        : m_page(page),
          m_model(new SongsModel(page.context().catalogue, &page)),
          m_title(new PageTitle(tr("Songs"), &page)),
          m_header(new SongHeader(&page)),
          m_table(new SongTable(*m_model, &page)),
          m_watch(new LibraryWatch(page.context().events, &page)) {
        m_table->setObjectName(QStringLiteral("songsTable"));
        m_table->setAccessibleName(tr("Songs"));
        m_table->setInsets(0, metrics::kPageMargin);
        auto* headerLine = new QVBoxLayout;
        headerLine->setContentsMargins(0, 0, metrics::kPageMargin, 0);
        headerLine->setSpacing(6);
        headerLine->addWidget(m_title);
        headerLine->addWidget(m_header);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(metrics::kPageMargin, 8, 0, 0);
        column->setSpacing(0);
        column->addLayout(headerLine);
        column->addWidget(m_table, 1);
        page.setFocusProxy(m_table);
        page.actions().attach(*m_table);

        QObject::connect(m_header, &SongHeader::sortChosen, &page,
                         [this](SongSort sort, bool descending) { setSort(sort, descending); });
        QObject::connect(m_table, &CellView::typedAhead, &page,
                         [this](const QString& text) { jumpTo(text); });
        QObject::connect(m_model, &SongsModel::askingFailed, &page, [this](const Error& error) {
            Q_EMIT m_page.messaged(words::error(error));
        });
        QObject::connect(m_model, &SongsModel::completed, &page, [this] { returnToTop(); });
        QObject::connect(m_watch, &LibraryWatch::changed, &page, [this] { askCounts(); });
    }

    static QString tr(const char* text) { return SongsPage::tr(text); }

    void setSort(SongSort sort, bool descending) {
        SongQuery query;
        query.sort = sort;
        query.descending = descending;
        m_header->setSort(sort, descending);
        m_model->setQuery(query);
        m_table->scrollToTopRow(0);
    }

    void askCounts() {
        if (!m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session()] {
                return catalogue->counts(session);
            },
            [this, asked = ++m_countsAsked](const Result<LibraryCounts>& counts) {
                if (asked != m_countsAsked || !counts)
                    return;
                m_title->setFigures(tr("%1 · %2").arg(words::songs(counts->songs),
                                                      words::length(counts->duration)));
                Q_EMIT m_page.countsChanged(*counts);
                const bool empty = counts->songs == 0;
                if (m_empty != empty) {
                    m_empty = empty;
                    Q_EMIT m_page.emptyChanged(empty);
                }
            });
    }

    /// Once the list is as long as it will be, the place that was remembered is found again.
    void returnToTop() {
        const int row = std::exchange(m_rememberedTop, 0);
        if (const auto song = std::exchange(m_wanted, std::nullopt))
            m_table->reveal(*song);
        else if (row > 0)
            m_table->scrollToTopRow(row);
    }

    void reveal(catalogue::SongKey song) {
        if (!m_table->reveal(song) && !m_model->complete())
            m_wanted = song;
    }

    void jumpTo(const QString& text) {
        if (!m_page.session() || !m_model->complete())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             keys = m_model->keys(), query = m_model->query(),
             text] { return catalogue->firstFrom(session, *keys, query, text); },
            [this, asked = ++m_jumpsAsked,
             generation = m_model->generation()](const Result<std::optional<std::size_t>>& row) {
                if (asked != m_jumpsAsked || generation != m_model->generation() || !row || !*row)
                    return;
                const QModelIndex index = m_model->index(static_cast<int>(**row));
                m_table->setCurrentIndex(index);
                m_table->scrollTo(index, QAbstractItemView::PositionAtCenter);
            });
    }

    SongsPage& m_page;
    SongsModel* m_model;
    PageTitle* m_title;
    SongHeader* m_header;
    SongTable* m_table;
    LibraryWatch* m_watch;
    std::optional<bool> m_empty;
    std::uint64_t m_countsAsked = 0;
    std::uint64_t m_jumpsAsked = 0;
    int m_rememberedTop = 0;
    std::optional<catalogue::SongKey> m_wanted;  ///< to be revealed when the list is complete
};

SongsPage::SongsPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

SongsPage::~SongsPage() = default;

void SongsPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(session);
    m_impl->m_empty.reset();
    ++m_impl->m_countsAsked;
    m_impl->m_title->setFigures({});
    m_impl->m_model->setSession(std::move(session));
    m_impl->askCounts();
}

void SongsPage::setPlaying(std::optional<SongId> song, bool paused) {
    m_impl->m_table->setPlaying(song, paused);
}

QVariantMap SongsPage::saveState() const {
    const SongQuery& query = m_impl->m_model->query();
    return {{QStringLiteral("sort"), static_cast<int>(query.sort)},
            {QStringLiteral("descending"), query.descending},
            {QStringLiteral("top"), m_impl->m_table->topRow()}};
}

void SongsPage::restoreState(const QVariantMap& state) {
    const int sort = std::clamp(state.value(QStringLiteral("sort")).toInt(), 0,
                                static_cast<int>(SongSort::Added));
    m_impl->m_rememberedTop = state.value(QStringLiteral("top")).toInt();
    m_impl->setSort(static_cast<SongSort>(sort),
                    state.value(QStringLiteral("descending")).toBool());
}

void SongsPage::reveal(catalogue::SongKey song) {
    m_impl->reveal(song);
}

void SongsPage::libraryChanged() {
    m_impl->m_model->refresh();
}

}  // namespace linnet::ui
