// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue_service.h"
#include "ui/library/browse/tile_grid.h"
#include "ui/library/paged_model.h"

namespace linnet::ui {

/// The albums of a profile, in order.
class AlbumsModel final : public PagedModel<catalogue::AlbumKey, catalogue::Album>,
                          public TileSource {
    Q_OBJECT

 public:
    enum Role {
        IdRole = Qt::UserRole + 1,  ///< UUID text
        TitleRole,
        ArtistRole,
        YearRole,
        SongsRole,
    };

    explicit AlbumsModel(catalogue::CatalogueService& catalogue, QObject* parent = nullptr);

    void setSession(std::optional<Session> session);
    void setSort(catalogue::AlbumSort sort);
    [[nodiscard]] catalogue::AlbumSort sorting() const { return m_sort; }

    /// For setFound(): a list that does not change, with its rows.
    [[nodiscard]] Source sourceOf(const Session& session, Keys keys) const;

    [[nodiscard]] std::optional<Tile> tile(int at) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

 private:
    void restart();

    catalogue::CatalogueService& m_catalogue;
    std::optional<Session> m_session;
    catalogue::AlbumSort m_sort = catalogue::AlbumSort::RecentlyAdded;
};

}  // namespace linnet::ui
