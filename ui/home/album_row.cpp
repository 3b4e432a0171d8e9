// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/album_row.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/library/text_label.h"

namespace linnet::ui {

AlbumRow::AlbumRow(const QString& name, catalogue::CatalogueService& catalogue, Covers& covers,
                   QWidget* parent)
    : QWidget(parent),
      m_model(new AlbumsModel(catalogue, this)),
      m_heading(new TextLabel(TextSize::Heading, QFont::DemiBold, &Palette::text, this)),
      m_line(new QHBoxLayout),
      m_grid(new AlbumGrid(*m_model, covers, this)) {
    setObjectName(name);
    m_heading->setObjectName(name + QStringLiteral("Heading"));
    m_grid->setObjectName(name + QStringLiteral("Grid"));
    m_grid->setOneLine(true);
    m_grid->setInsets(kMark, kMark);
    constexpr int kLinkPadding = 7;  // its words end where the covers do
    m_line->setContentsMargins(kMark, 0, kMark - kLinkPadding, 0);
    m_line->addWidget(m_heading, 1, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(m_line);
    column->addWidget(m_grid);
    hide();
    connect(m_grid, &TileGrid::perLineChanged, this, [this] { fill(); });
}

void AlbumRow::setHeading(const QString& heading) {
    m_heading->setText(heading);
    m_grid->setAccessibleName(heading);
}

QPushButton* AlbumRow::addLink(const QString& name, const QString& text) {
    auto* link = new QPushButton(text, this);
    link->setObjectName(name);
    link->setProperty("kind", QStringLiteral("link"));
    link->setFixedHeight(22);
    link->setCursor(Qt::PointingHandCursor);
    m_line->addWidget(link, 0, Qt::AlignBottom);
    return link;
}

void AlbumRow::show(const std::optional<Session>& session,
                    const std::vector<catalogue::Album>& albums) {
    m_session = session;
    m_albums = albums;
    fill();
    setVisible(m_session && !m_albums.empty());
}

void AlbumRow::fill() {
    if (!m_session)
        return m_model->setSource(std::nullopt);
    const std::size_t count =
        std::min(m_albums.size(), static_cast<std::size_t>(m_grid->perLine()));
    AlbumsModel::Keys keys;
    std::vector<std::pair<catalogue::AlbumKey, catalogue::Album>> rows;
    for (std::size_t i = 0; i < count; ++i) {
        keys.push_back(m_albums[i].key);
        rows.emplace_back(m_albums[i].key, m_albums[i]);
    }
    auto source = m_model->sourceOf(*m_session, keys);
    // The same covers stay as they are, with the one that is chosen.
    if (keys == *m_model->keys())
        m_model->refresh();
    else
        m_model->setFound(std::move(source), std::move(keys), std::move(rows));
}

}  // namespace linnet::ui
