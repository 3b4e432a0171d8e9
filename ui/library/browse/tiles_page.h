// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>

#include "ui/library/browse/name_jump.h"
#include "ui/library/browse/tiles_model.h"
#include "ui/library/library_page.h"
#include "ui/library/page_title.h"
#include "ui/library/song_actions.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

/// All that a model has, as tiles by name: what ArtistsPage and GenresPage are.
template <class Model>
class TilesPage : public LibraryPage {
 public:
    using Key = typename Model::Keys::value_type;

    /// What one kind of tiles is called, and what is done with one of them.
    struct Kind {
        QString title;
        const char* gridName;
        TileGrid::Shape shape;
        QString (*figures)(std::int64_t count);
        void (LibraryPage::*opened)(Key);
        void (SongActions::*showMenu)(Key, QWidget& over, const QPoint& global);
    };

    TilesPage(Context& context, Covers& covers, const Kind& kind, QWidget* parent)
        : LibraryPage(context, covers, parent),
          m_model(new Model(context.catalogue, this)),
          m_title(new PageTitle(kind.title, this)),
          m_grid(new TileGrid(*m_model, *m_model, covers, kind.shape, this)) {
        m_grid->setObjectName(QString::fromLatin1(kind.gridName));
        m_grid->setAccessibleName(kind.title);
        // A little room before the first column, for the mark around a chosen picture.
        constexpr int kMark = 8;
        m_grid->setInsets(kMark, metrics::kPageMargin);
        auto* titleLine = new QVBoxLayout;
        titleLine->setContentsMargins(kMark, 0, metrics::kPageMargin, 0);
        titleLine->addWidget(m_title);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(metrics::kPageMargin - kMark, 8, 0, 0);
        column->setSpacing(12);
        column->addLayout(titleLine);
        column->addWidget(m_grid, 1);
        setFocusProxy(m_grid);

        connect(m_grid, &TileGrid::chosen, this, [this, opened = kind.opened](int row) {
            if (const auto key = m_model->keyAt(row))
                Q_EMIT(this->*opened)(*key);
        });
        connect(m_grid, &TileGrid::rowMenuRequested, this,
                [this, showMenu = kind.showMenu](int row, const QPoint& at) {
                    if (const auto key = m_model->keyAt(row))
                        (actions().*showMenu)(*key, *m_grid, at);
                });
        connect(m_grid, &CellView::typedAhead, this, [this](const QString& text) { jumpTo(text); });
        connect(m_model, &RelistingModel::relistBegins, m_grid, &CellView::keepPlace);
        connect(m_model, &RelistingModel::relistEnded, m_grid, &CellView::restorePlace);
        connect(m_model, &RelistingModel::askingFailed, this,
                [this](const Error& error) { Q_EMIT messaged(words::error(error)); });
        connect(m_model, &RelistingModel::completed, this, [this] {
            if (const int row = std::exchange(m_rememberedTop, 0); row > 0)
                m_grid->scrollToTopRow(row);
        });
        const auto count = [this, figures = kind.figures] {
            m_title->setFigures(figures(m_model->rowCount()));
        };
        connect(m_model, &QAbstractItemModel::modelReset, this, count);
        connect(m_model, &QAbstractItemModel::rowsInserted, this, count);
        connect(m_model, &QAbstractItemModel::rowsRemoved, this, count);
    }

    void setSession(std::optional<Session> session) override {
        LibraryPage::setSession(session);
        m_model->setSession(std::move(session));
    }
    [[nodiscard]] QVariantMap saveState() const override {
        return {{QStringLiteral("top"), m_grid->topRow()}};
    }
    void restoreState(const QVariantMap& state) override {
        m_rememberedTop = state.value(QStringLiteral("top")).toInt();
    }

 protected:
    void libraryChanged() override { m_model->refresh(); }

 private:
    void jumpTo(const QString& text) {
        if (!session() || !m_model->complete())
            return;
        ask(
            this,
            [rows = m_model->rowsOf(*session()), keys = m_model->keys(), text] {
                return firstNamed(*keys, text, rows);
            },
            [this, generation = m_model->generation()](std::optional<std::size_t> row) {
                if (row && generation == m_model->generation())
                    m_grid->setCurrentIndex(m_model->index(static_cast<int>(*row)));
            });
    }

    Model* m_model;
    PageTitle* m_title;
    TileGrid* m_grid;
    int m_rememberedTop = 0;
};

/// Opening an artist is artistOpened().
class ArtistsPage final : public TilesPage<ArtistsModel> {
 public:
    ArtistsPage(Context& context, Covers& covers, QWidget* parent = nullptr);
};

/// Opening a genre is genreOpened().
class GenresPage final : public TilesPage<GenresModel> {
 public:
    GenresPage(Context& context, Covers& covers, QWidget* parent = nullptr);
};

}  // namespace linnet::ui
