// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/cell_view.h"
#include "ui/theme/covers.h"

namespace linnet::ui {

/// What a tile shows.
struct Tile {
    QString title;
    QString about;
    QString cover;  ///< what its picture is drawn of where there is no artwork
    std::optional<storage::ContentHash> artwork;
};

/// A model whose rows are tiles. Nothing while a row is on its way.
class TileSource {
 public:
    virtual ~TileSource() = default;
    [[nodiscard]] virtual std::optional<Tile> tile(int row) const = 0;
};

/// Pictures with two lines below, as many in a line as fit: artists round, genres square.
class TileGrid : public CellView {
    Q_OBJECT

 public:
    enum class Shape : std::uint8_t { Round, Square };

    /// `tiles` is `model`, seen from its other side; both outlive the view.
    TileGrid(QAbstractItemModel& model, const TileSource& tiles, Covers& covers, Shape shape,
             QWidget* parent = nullptr);
    /// Shows at most one line and does not scroll.
    void setOneLine(bool one);
    [[nodiscard]] int perLine() const { return cellLayout().perLine; }
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void chosen(int row);
    void rowMenuRequested(int row, const QPoint& global);
    /// Another width has room for more or fewer in a line.
    void perLineChanged(int perLine);

 protected:
    [[nodiscard]] Layout layoutFor(int width) const override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    bool m_oneLine = false;
};

}  // namespace linnet::ui
