// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue_service.h"
#include "ui/library/browse/tile_grid.h"
#include "ui/library/paged_model.h"
#include "ui/library/words.h"

namespace linnet::ui {

/// What the catalogue has by name, artists or genres, as tiles in the order of their names.
template <class Key, class Row>
class TilesModel : public PagedModel<Key, Row>, public TileSource {
    using Paged = PagedModel<Key, Row>;

 public:
    using typename Paged::Keys;
    using typename Paged::Source;
    using RowsOf = decltype(Source::rows);

    /// Where the rows come from, and what stands below their names.
    struct Kind {
        Result<std::vector<Key>> (catalogue::CatalogueService::*list)(const Session&, std::size_t);
        Result<std::vector<std::optional<Row>>> (catalogue::CatalogueService::*rows)(
            const Session&, std::span<const Key>);
        std::int64_t catalogue::LibraryCounts::*total;
        QString (*about)(const Row&);
    };

    TilesModel(catalogue::CatalogueService& catalogue, const Kind& kind, QObject* parent)
        : Paged(parent), m_catalogue(catalogue), m_kind(kind) {}

    void setSession(std::optional<Session> session) {
        if (!session)
            return this->setSource(std::nullopt);
        auto* catalogue = &m_catalogue;
        Source source;
        source.list = [catalogue, list = m_kind.list, session = *session](std::size_t limit) {
            return (catalogue->*list)(session, limit);
        };
        source.rows = rowsOf(*session);
        source.count = [catalogue, total = m_kind.total,
                        session = *session]() -> Result<std::int64_t> {
            auto counts = catalogue->counts(session);
            if (!counts)
                return fail(counts.error());
            return (*counts).*total;
        };
        this->setSource(std::move(source));
    }

    /// Reads rows by key, on any thread but the GUI's.
    [[nodiscard]] RowsOf rowsOf(const Session& session) const {
        return [catalogue = &m_catalogue, rows = m_kind.rows, session](std::span<const Key> keys) {
            return (catalogue->*rows)(session, keys);
        };
    }
    /// For setFound(): a list that does not change, with its rows.
    [[nodiscard]] Source sourceOf(const Session& session, Keys keys) const {
        return Paged::fixedSource(std::move(keys), rowsOf(session));
    }

    [[nodiscard]] std::optional<Tile> tile(int at) const override {
        const Row* found = this->row(at);
        if (!found)
            return std::nullopt;
        return Tile{found->name, m_kind.about(*found), found->name, found->artwork};
    }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!this->checkIndex(index, QAbstractItemModel::CheckIndexOption::IndexIsValid))
            return {};
        const Row* found = this->row(index.row());
        if (role == Qt::DisplayRole && found)
            return found->name;
        if (role != Qt::AccessibleTextRole)
            return {};
        if (!found)
            return RelistingModel::tr("Loading");
        return RelistingModel::tr("%1, %2, %3 of %4")
            .arg(found->name, m_kind.about(*found), words::number(index.row() + 1),
                 words::number(this->rowCount()));
    }

 private:
    catalogue::CatalogueService& m_catalogue;
    const Kind m_kind;
};

class ArtistsModel final : public TilesModel<catalogue::ArtistKey, catalogue::Artist> {
 public:
    explicit ArtistsModel(catalogue::CatalogueService& catalogue, QObject* parent = nullptr);
};

class GenresModel final : public TilesModel<catalogue::GenreKey, catalogue::Genre> {
 public:
    explicit GenresModel(catalogue::CatalogueService& catalogue, QObject* parent = nullptr);
};

}  // namespace linnet::ui
