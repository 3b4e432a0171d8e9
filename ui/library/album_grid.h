// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/albums_model.h"
#include "ui/library/cell_view.h"
#include "ui/theme/covers.h"

namespace linnet::ui {

/// Albums as covers with title and artist below, as many in a line as fit.
class AlbumGrid final : public CellView {
    Q_OBJECT

 public:
    AlbumGrid(AlbumsModel& model, Covers& covers, QWidget* parent = nullptr);
    [[nodiscard]] AlbumsModel& albums() const { return m_albums; }
    /// Shows at most one line and does not scroll.
    void setOneLine(bool one);
    [[nodiscard]] int perLine() const;
    /// In their order; chosen with Ctrl and Shift.
    [[nodiscard]] std::vector<catalogue::AlbumKey> selectedAlbums() const;
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void albumChosen(linnet::catalogue::AlbumKey album);
    void menuRequested(linnet::catalogue::AlbumKey album, const QPoint& global);
    void menuOfManyRequested(const std::vector<linnet::catalogue::AlbumKey>& albums,
                             const QPoint& global);

 protected:
    [[nodiscard]] Layout layoutFor(int width) const override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    AlbumsModel& m_albums;
    bool m_oneLine = false;
};

}  // namespace linnet::ui
