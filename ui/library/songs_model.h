// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "core/catalogue/catalogue_service.h"
#include "ui/library/paged_model.h"

namespace linnet::ui {

/// The songs of a profile, or of one album, in order.
class SongsModel final : public PagedModel<catalogue::SongKey, catalogue::Song> {
    Q_OBJECT

 public:
    enum Role {
        IdRole = Qt::UserRole + 1,  ///< UUID text
        TitleRole,
        ArtistRole,
        AlbumRole,
        GenreRole,
        YearRole,
        TimeRole,
        DiscRole,
        TrackRole,
    };

    explicit SongsModel(catalogue::CatalogueService& catalogue, QObject* parent = nullptr);
    ~SongsModel() override;

    void setSession(std::optional<Session> session);
    void setQuery(const catalogue::SongQuery& query);
    [[nodiscard]] const catalogue::SongQuery& query() const { return m_query; }
    /// Lists what this gives instead of a query, on another thread: entry keys (see entry_key.h).
    using Lister = std::function<Result<Keys>(const Session& session, std::size_t limit)>;
    void setLister(Lister list);

    /// For setFound(): a list that does not change, with its rows.
    [[nodiscard]] Source sourceOf(const Session& session, Keys keys) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

 private:
    void restart();

    catalogue::CatalogueService& m_catalogue;
    std::optional<Session> m_session;
    catalogue::SongQuery m_query;
    Lister m_lister;
    /// Of the list that is read: another is not to wait until all of this one is.
    std::stop_source m_reading;
};

}  // namespace linnet::ui
