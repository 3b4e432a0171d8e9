// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/albums_model.h"
#include "ui/library/browse/tile_grid.h"

namespace linnet::ui {

/// Albums as covers with title and artist below, as many in a line as fit.
class AlbumGrid final : public TileGrid {
    Q_OBJECT

 public:
    AlbumGrid(AlbumsModel& model, Covers& covers, QWidget* parent = nullptr);
    [[nodiscard]] AlbumsModel& albums() const { return m_albums; }
    /// In their order; chosen with Ctrl and Shift.
    [[nodiscard]] std::vector<catalogue::AlbumKey> selectedAlbums() const;

 Q_SIGNALS:
    void albumChosen(linnet::catalogue::AlbumKey album);
    void menuRequested(linnet::catalogue::AlbumKey album, const QPoint& global);
    void menuOfManyRequested(const std::vector<linnet::catalogue::AlbumKey>& albums,
                             const QPoint& global);

 private:
    AlbumsModel& m_albums;
};

}  // namespace linnet::ui
