// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/album_grid.h"

#include <algorithm>

namespace linnet::ui {

AlbumGrid::AlbumGrid(AlbumsModel& model, Covers& covers, QWidget* parent)
    : TileGrid(model, model, covers, Shape::Square, parent), m_albums(model) {
    setSelectionMode(ExtendedSelection);
    connect(&model, &AlbumsModel::relistBegins, this, &AlbumGrid::keepPlace);
    connect(&model, &AlbumsModel::relistEnded, this, &AlbumGrid::restorePlace);
    connect(this, &TileGrid::chosen, this, [this](int row) {
        if (const auto key = m_albums.keyAt(row))
            Q_EMIT albumChosen(*key);
    });
    connect(this, &TileGrid::rowMenuRequested, this, [this](int row, const QPoint& global) {
        const auto key = m_albums.keyAt(row);
        if (!key)
            return;
        const auto chosen = selectedAlbums();
        if (chosen.size() > 1 && std::ranges::find(chosen, *key) != chosen.end())
            Q_EMIT menuOfManyRequested(chosen, global);
        else
            Q_EMIT menuRequested(*key, global);
    });
}

std::vector<catalogue::AlbumKey> AlbumGrid::selectedAlbums() const {
    std::vector<catalogue::AlbumKey> keys;
    for (const auto& [first, last] : selectedRanges())
        for (int row = first; row <= last; ++row)
            if (const auto key = m_albums.keyAt(row))
                keys.push_back(*key);
    return keys;
}

}  // namespace linnet::ui
