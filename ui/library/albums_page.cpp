// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/albums_page.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/ask.h"
#include "ui/library/album_grid.h"
#include "ui/library/page_title.h"
#include "ui/library/song_actions.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::AlbumKey;
using catalogue::AlbumSort;

class AlbumsPage::Impl {
 public:
    explicit Impl(AlbumsPage& page)
        : m_page(page),
          m_model(new AlbumsModel(page.context().catalogue, &page)),
          m_title(new PageTitle(tr("Albums"), &page)),
          m_sort(new QPushButton(&page)),
          m_grid(new AlbumGrid(*m_model, page.covers(), &page)) {
        m_grid->setObjectName(QStringLiteral("albumsGrid"));
        m_grid->setAccessibleName(tr("Albums"));
        // A little room before the first column, for the mark around a chosen cover.
        m_grid->setInsets(8, metrics::kPageMargin);
        makeSortMenu();
        auto* titleLine = new QVBoxLayout;
        titleLine->setContentsMargins(8, 0, metrics::kPageMargin, 0);
        titleLine->addWidget(m_title);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(metrics::kPageMargin - 8, 8, 0, 0);
        column->setSpacing(12);
        column->addLayout(titleLine);
        column->addWidget(m_grid, 1);
        page.setFocusProxy(m_grid);

        QObject::connect(m_grid, &AlbumGrid::albumChosen, &page, &AlbumsPage::albumOpened);
        QObject::connect(m_grid, &AlbumGrid::menuRequested, &page,
                         [this](AlbumKey album, const QPoint& at) {
                             m_page.actions().showAlbumMenu(album, *m_grid, at);
                         });
        QObject::connect(m_grid, &AlbumGrid::menuOfManyRequested, &page,
                         [this](const std::vector<AlbumKey>& albums, const QPoint& at) {
                             m_page.actions().showAlbumsMenu(albums, *m_grid, at);
                         });
        QObject::connect(m_model, &AlbumsModel::askingFailed, &page, [this](const Error& error) {
            Q_EMIT m_page.messaged(words::error(error));
        });
        QObject::connect(m_model, &AlbumsModel::completed, &page, [this] {
            if (const int row = std::exchange(m_rememberedTop, 0); row > 0)
                m_grid->scrollToTopRow(row);
        });
        const auto count = [this] { m_title->setFigures(words::albums(m_model->rowCount())); };
        QObject::connect(m_model, &QAbstractItemModel::modelReset, &page, count);
        QObject::connect(m_model, &QAbstractItemModel::rowsInserted, &page, count);
        QObject::connect(m_model, &QAbstractItemModel::rowsRemoved, &page, count);
    }

    static QString tr(const char* text) { return AlbumsPage::tr(text); }

    static QString sortName(AlbumSort sort) {
        switch (sort) {
            case AlbumSort::RecentlyAdded:
                return tr("Recently added");
            case AlbumSort::Title:
                return tr("Title");
            case AlbumSort::Artist:
                return tr("Artist");
            case AlbumSort::Year:
                return tr("Year");
        }
        return {};
    }

    void makeSortMenu() {
        m_sort->setObjectName(QStringLiteral("albumSort"));
        m_sort->setProperty("kind", QStringLiteral("link"));
        auto* menu = new QMenu(m_sort);
        for (const auto sort :
             {AlbumSort::RecentlyAdded, AlbumSort::Title, AlbumSort::Artist, AlbumSort::Year})
            QObject::connect(menu->addAction(sortName(sort)), &QAction::triggered, &m_page,
                             [this, sort] { setSort(sort); });
        m_sort->setMenu(menu);
        m_title->addAtEnd(m_sort);
        nameSort();
    }

    void nameSort() {
        const QString name = sortName(m_model->sorting());
        m_sort->setText(QStringLiteral("%1 ▾").arg(name));
        m_sort->setAccessibleName(tr("Sorted by %1").arg(name));
    }

    void setSort(AlbumSort sort) {
        m_model->setSort(sort);
        nameSort();
        m_grid->scrollToTopRow(0);
    }

    AlbumsPage& m_page;
    AlbumsModel* m_model;
    PageTitle* m_title;
    QPushButton* m_sort;
    AlbumGrid* m_grid;
    int m_rememberedTop = 0;
};

AlbumsPage::AlbumsPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

AlbumsPage::~AlbumsPage() = default;

void AlbumsPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(session);
    m_impl->m_model->setSession(std::move(session));
}

QVariantMap AlbumsPage::saveState() const {
    return {{QStringLiteral("sort"), static_cast<int>(m_impl->m_model->sorting())},
            {QStringLiteral("top"), m_impl->m_grid->topRow()}};
}

void AlbumsPage::restoreState(const QVariantMap& state) {
    const int sort = std::clamp(state.value(QStringLiteral("sort")).toInt(), 0,
                                static_cast<int>(AlbumSort::Year));
    m_impl->m_rememberedTop = state.value(QStringLiteral("top")).toInt();
    m_impl->setSort(static_cast<AlbumSort>(sort));
}

void AlbumsPage::libraryChanged() {
    m_impl->m_model->refresh();
}

}  // namespace linnet::ui
