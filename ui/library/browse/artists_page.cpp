// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/artists_page.h"

#include <QVBoxLayout>

#include "ui/ask.h"
#include "ui/library/browse/artists_model.h"
#include "ui/library/browse/name_jump.h"
#include "ui/library/page_title.h"
#include "ui/library/song_actions.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

class ArtistsPage::Impl {
 public:
    explicit Impl(ArtistsPage& page)
        : m_page(page),
          m_model(new ArtistsModel(page.context().catalogue, &page)),
          m_title(new PageTitle(ArtistsPage::tr("Artists"), &page)),
          m_grid(new TileGrid(*m_model, *m_model, page.covers(), TileGrid::Shape::Round, &page)) {
        m_grid->setObjectName(QStringLiteral("artistsGrid"));
        m_grid->setAccessibleName(ArtistsPage::tr("Artists"));
        // A little room before the first column, for the mark around a chosen picture.
        m_grid->setInsets(8, metrics::kPageMargin);
        auto* titleLine = new QVBoxLayout;
        titleLine->setContentsMargins(8, 0, metrics::kPageMargin, 0);
        titleLine->addWidget(m_title);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(metrics::kPageMargin - 8, 8, 0, 0);
        column->setSpacing(12);
        column->addLayout(titleLine);
        column->addWidget(m_grid, 1);
        page.setFocusProxy(m_grid);

        connect(m_grid, &TileGrid::chosen, &page, [this](int row) {
            if (const auto key = m_model->keyAt(row))
                Q_EMIT m_page.artistOpened(*key);
        });
        connect(m_grid, &TileGrid::menuRequested, &page, [this](int row, const QPoint& at) {
            if (const auto key = m_model->keyAt(row))
                m_page.actions().showArtistMenu(*key, *m_grid, at);
        });
        connect(m_grid, &CellView::typedAhead, &page,
                [this](const QString& text) { jumpTo(text); });
        connect(m_model, &ArtistsModel::relistBegins, m_grid, &CellView::keepPlace);
        connect(m_model, &ArtistsModel::relistEnded, m_grid, &CellView::restorePlace);
        connect(m_model, &ArtistsModel::askingFailed, &page,
                [this](const Error& error) { Q_EMIT m_page.messaged(words::error(error)); });
        connect(m_model, &ArtistsModel::completed, &page, [this] {
            if (const int row = std::exchange(m_rememberedTop, 0); row > 0)
                m_grid->scrollToTopRow(row);
        });
        const auto count = [this] { m_title->setFigures(words::artists(m_model->rowCount())); };
        connect(m_model, &QAbstractItemModel::modelReset, &page, count);
        connect(m_model, &QAbstractItemModel::rowsInserted, &page, count);
        connect(m_model, &QAbstractItemModel::rowsRemoved, &page, count);
    }

    void jumpTo(const QString& text) {
        if (!m_page.session() || !m_model->complete())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             keys = m_model->keys(), text] {
                return firstNamed(*keys, text, [&](std::span<const catalogue::ArtistKey> key) {
                    return catalogue->artists(session, key);
                });
            },
            [this, generation = m_model->generation()](std::optional<std::size_t> row) {
                if (row && generation == m_model->generation())
                    m_grid->setCurrentIndex(m_model->index(static_cast<int>(*row)));
            });
    }

    ArtistsPage& m_page;
    ArtistsModel* m_model;
    PageTitle* m_title;
    TileGrid* m_grid;
    int m_rememberedTop = 0;
};

ArtistsPage::ArtistsPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

ArtistsPage::~ArtistsPage() = default;

void ArtistsPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(session);
    m_impl->m_model->setSession(std::move(session));
}

QVariantMap ArtistsPage::saveState() const {
    return {{QStringLiteral("top"), m_impl->m_grid->topRow()}};
}

void ArtistsPage::restoreState(const QVariantMap& state) {
    m_impl->m_rememberedTop = state.value(QStringLiteral("top")).toInt();
}

void ArtistsPage::libraryChanged() {
    m_impl->m_model->refresh();
}

}  // namespace linnet::ui
