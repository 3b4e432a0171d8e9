// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <optional>

#include "ui/library/cell_view.h"
#include "ui/library/song_columns.h"
#include "ui/library/songs_model.h"

namespace linnet::ui {

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

    SongColumns m_columns = SongColumns::Library;
    std::optional<SongId> m_playing;
    bool m_paused = false;
    std::vector<std::int64_t> m_plays;
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
    /// Keys of the selected rows in order, of the current row when none is selected.
    [[nodiscard]] std::vector<catalogue::SongKey> selectedKeys() const;
    /// Makes a song the current one and scrolls to it. False: it is not in the list (yet).
    bool reveal(catalogue::SongKey song);
    /// Of each row, for SongColumns::MostPlayed.
    void setPlays(std::vector<std::int64_t> plays);
    /// "Disc 2" above these rows.
    void setDiscs(std::vector<std::pair<int, int>> discs);  ///< first row, disc number

 protected:
    [[nodiscard]] Layout layoutFor(int width) const override;
    void paintHeading(QPainter& painter, const QRect& rect, int row) override;

 private:
    SongsModel& m_songs;
    SongDelegate* m_delegate;
    std::vector<std::pair<int, int>> m_discs;
};

}  // namespace linnet::ui
