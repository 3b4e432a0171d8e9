// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <optional>

#include "ui/library/cell_view.h"
#include "ui/library/selected_songs.h"
#include "ui/library/song_columns.h"
#include "ui/library/song_drag.h"
#include "ui/library/songs_model.h"

namespace linnet::ui {

class SongStatsCache;

/// Draws a row of songs: what it says, and whether it is selected, pointed at, current or playing.
class SongDelegate final : public QStyledItemDelegate {
    Q_OBJECT

 public:
    explicit SongDelegate(QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

 private:
    friend class SongTable;
    void loadFonts();
    void paintMarks(QPainter& painter, const QStyleOptionViewItem& option, const QRect& cell,
                    SongColumn column, const catalogue::Song* song) const;

    SongColumns m_columns = SongColumns::Library;
    std::optional<SongId> m_playing;
    bool m_paused = false;
    std::vector<std::int64_t> m_plays;
    SongStatsCache* m_stats = nullptr;
    QFont m_title, m_text, m_figures;
};

/// Songs in rows, over a SongsModel.
class SongTable final : public CellView {
    Q_OBJECT

 public:
    explicit SongTable(SongsModel& model, QWidget* parent = nullptr);
    void setColumns(SongColumns columns);
    [[nodiscard]] SongColumns columns() const { return m_delegate->m_columns; }
    void setPlaying(std::optional<SongId> song, bool paused);
    [[nodiscard]] SongsModel& songs() const { return m_songs; }
    /// The selected rows, or the current one when none is.
    [[nodiscard]] SelectedSongs selected() const;
    /// Hearts and stars at the ends of the rows; borrowed, outlives the table. None: without.
    void setStats(SongStatsCache* stats);
    /// What songs become when they are dragged to another program; none: they stay in this one.
    void setDragFiles(DragFiles files) { m_dragFiles = std::move(files); }
    /// Whether songs can be dropped between the rows.
    void setTakesSongs(bool takes);
    /// Makes a song the current one and scrolls to it. False: it is not in the list (yet).
    bool reveal(catalogue::SongKey song);
    /// Of each row, for SongColumns::MostPlayed.
    void setPlays(std::vector<std::int64_t> plays);
    /// "Disc 2" above these rows.
    void setDiscs(std::vector<std::pair<int, int>> discs);  ///< first row, disc number
    [[nodiscard]] QString headingAbove(int row) const override;

 Q_SIGNALS:
    /// A click on a heart, or on one of the stars (1 to 5; 0: it had so many).
    void heartClicked(linnet::catalogue::SongKey song);
    void starsClicked(linnet::catalogue::SongKey song, int stars);
    /// To stand before `row`; `own`: dragged from this table.
    void songsDropped(const std::vector<linnet::catalogue::SongKey>& songs, int row, bool own);

 protected:
    [[nodiscard]] Layout layoutFor(int width) const override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void startDrag(Qt::DropActions supported) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

 private:
    /// Before which row what is dropped there comes to stand.
    [[nodiscard]] int rowToDropAt(const QPoint& at) const;
    void setDropRow(int row);

    SongsModel& m_songs;
    SongDelegate* m_delegate;
    std::vector<std::pair<int, int>> m_discs;
    DragFiles m_dragFiles;
    int m_dropRow = -1;
};

}  // namespace linnet::ui
