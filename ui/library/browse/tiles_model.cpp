// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/tiles_model.h"

namespace linnet::ui {

using catalogue::CatalogueService;
using catalogue::LibraryCounts;

ArtistsModel::ArtistsModel(CatalogueService& catalogue, QObject* parent)
    : TilesModel(catalogue,
                 {&CatalogueService::listArtists, &CatalogueService::artists,
                  &LibraryCounts::artists, &words::holdings},
                 parent) {}

GenresModel::GenresModel(CatalogueService& catalogue, QObject* parent)
    : TilesModel(catalogue,
                 {&CatalogueService::listGenres, &CatalogueService::genres, &LibraryCounts::genres,
                  [](const catalogue::Genre& genre) { return words::songs(genre.songs); }},
                 parent) {}

}  // namespace linnet::ui
