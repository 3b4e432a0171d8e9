// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QCache>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "storage/result.h"
#include "ui/context.h"

namespace linnet::ui {

/// The songs that come next, in order. Holds their ids and the rows of the pages that were looked
/// at last; nothing in it waits for the disk. GUI thread only.
class QueueModel final : public QAbstractListModel {
    Q_OBJECT

 public:
    static constexpr std::size_t kPageRows = 50;
    static constexpr int kKeptRows = 40 * static_cast<int>(kPageRows);

    enum Role { IdRole = Qt::UserRole + 1, TitleRole, ArtistRole, TimeRole };

    explicit QueueModel(Context& context, QObject* parent = nullptr);

    /// Nothing: forgets everything.
    void setSession(std::optional<Session> session);
    /// False: they are the same as before.
    bool setSongs(std::vector<SongId> songs);
    [[nodiscard]] const std::vector<SongId>& songs() const { return m_songs; }
    /// Puts rows, ascending, before another, or before rowCount(). It answers by setSongs().
    using Mover = std::function<void(const std::vector<int>& rows, int before)>;
    void setMover(Mover mover) { m_mover = std::move(mover); }
    /// Asks the mover; also for rows that are not next to one another.
    void requestMove(const std::vector<int>& rows, int before);

    struct Row {
        std::optional<catalogue::Song> song;  ///< nothing: not in the library any more
    };
    /// Null while it is on its way; then dataChanged() follows. Holds until the event loop.
    [[nodiscard]] const Row* row(int at) const;
    [[nodiscard]] std::size_t keptRows() const { return static_cast<std::size_t>(m_rows.size()); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(const QModelIndex& parent, int row, int count, const QModelIndex& newParent,
                  int before) override;

 Q_SIGNALS:
    void askingFailed(const linnet::Error& error);

 private:
    void want(std::size_t page);
    void send();
    void changedRow(SongId song);

    Context& m_context;
    std::optional<Session> m_session;
    std::vector<SongId> m_songs;
    mutable QCache<SongId, Row> m_rows;
    std::deque<std::size_t> m_wanted;  ///< pages, latest first
    std::uint64_t m_generation = 0;    ///< of the session and of the rows
    bool m_sending = false;            ///< a request is on its way, or about to be made
    std::optional<std::size_t> m_failed;
    Mover m_mover;
};

}  // namespace linnet::ui
