// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/tiles_page.h"

namespace linnet::ui {

ArtistsPage::ArtistsPage(Context& context, Covers& covers, QWidget* parent)
    : TilesPage(context, covers,
                {LibraryPage::tr("Artists"), "artistsGrid", TileGrid::Shape::Round, &words::artists,
                 &LibraryPage::artistOpened, &SongActions::showArtistMenu},
                parent) {}

GenresPage::GenresPage(Context& context, Covers& covers, QWidget* parent)
    : TilesPage(context, covers,
                {LibraryPage::tr("Genres"), "genresGrid", TileGrid::Shape::Square, &words::genres,
                 &LibraryPage::genreOpened, &SongActions::showGenreMenu},
                parent) {}

}  // namespace linnet::ui
