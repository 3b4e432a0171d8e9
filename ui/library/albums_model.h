// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue_service.h"
#include "ui/library/paged_model.h"

namespace linnet::ui {

/// The albums of a profile, in order.
class AlbumsModel final : public PagedModel<catalogue::AlbumKey, catalogue::Album> {
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

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

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
    void restart();

    catalogue::CatalogueService& m_catalogue;
    std::optional<Session> m_session;
    catalogue::AlbumSort m_sort = catalogue::AlbumSort::RecentlyAdded;
};

}  // namespace linnet::ui
