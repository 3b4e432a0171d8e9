// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue_service.h"
#include "ui/library/browse/tile_grid.h"
#include "ui/library/paged_model.h"

namespace linnet::ui {

/// The artists of a profile's songs, by name.
class ArtistsModel final : public PagedModel<catalogue::ArtistKey, catalogue::Artist>,
                           public TileSource {
    Q_OBJECT

 public:
    explicit ArtistsModel(catalogue::CatalogueService& catalogue, QObject* parent = nullptr);
    void setSession(std::optional<Session> session);
    /// For setFound(): a list that does not change, with its rows.
    [[nodiscard]] Source sourceOf(const Session& session, Keys keys) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] std::optional<Tile> tile(int row) const override;

 Q_SIGNALS:
    /// Around a reset after which rows are elsewhere.
    void relistBegins();
    void relistEnded(const linnet::ui::KeyPlan& plan);
    /// The whole list is here.
    void completed();
    void askingFailed(const linnet::Error& error);

 protected:
    void aboutToRelist() override { Q_EMIT relistBegins(); }
    void relisted(const KeyPlan& plan) override { Q_EMIT relistEnded(plan); }
    void listed() override { Q_EMIT completed(); }
    void failed(const Error& error) override { Q_EMIT askingFailed(error); }

 private:
    catalogue::CatalogueService& m_catalogue;
};

}  // namespace linnet::ui
