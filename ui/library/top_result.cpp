// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/top_result.h"

#include <algorithm>

#include "core/catalogue/fold.h"
#include "core/catalogue/search_rank.h"

namespace linnet::ui {

namespace {

int likeness(const QString& typed, const std::optional<QString>& name) {
    if (!name)
        return -1;
    const QString folded = catalogue::fold(*name);
    if (catalogue::sameUnspaced(typed, folded))
        return 3;
    if (folded.startsWith(typed))
        return 2;
    return folded.contains(u' ' + typed) ? 1 : 0;
}

}  // namespace

TopResult chooseTop(const QString& text, const std::optional<QString>& song,
                    const std::optional<QString>& album, const std::optional<QString>& artist) {
    const QString typed = catalogue::fold(text.trimmed());
    const int ofSong = likeness(typed, song);
    const int ofAlbum = likeness(typed, album);
    const int ofArtist = likeness(typed, artist);
    const int most = std::max({ofSong, ofAlbum, ofArtist});
    if (most < 0)
        return TopResult::None;
    if (most == 0)
        return song ? TopResult::Song : album ? TopResult::Album : TopResult::Artist;
    if (ofArtist == most)
        return TopResult::Artist;
    return ofAlbum == most ? TopResult::Album : TopResult::Song;
}

}  // namespace linnet::ui
