// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/history/history_days.h"
#include "ui/library/paged_model.h"

namespace linnet::ui {

struct HistoryRow {
    SongId id;
    std::optional<catalogue::Song> song;  ///< nothing: not in the library any more
    Timestamp startedAt;
};

/// What a profile has played, newest first.
class HistoryModel final : public PagedModel<HistoryKey, HistoryRow> {
    Q_OBJECT

 public:
    enum Role { IdRole = Qt::UserRole + 1, TitleRole, ArtistRole, WhenRole };

    explicit HistoryModel(Context& context, QObject* parent = nullptr);
    void setSession(std::optional<Session> session);
    /// The songs of these rows, in order.
    [[nodiscard]] std::vector<SongId> ids(const std::vector<int>& rows) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

 private:
    class Played;
    Context& m_context;
    std::shared_ptr<Played> m_played;
    std::optional<Session> m_session;
};

}  // namespace linnet::ui
