// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/top_result.h"

#include "ui/library/type_ahead.h"

namespace linnet::ui {

namespace {

int likeness(const QString& text, const QString& title) {
    const QString typed = foldedForOrder(text.trimmed());
    const QString folded = foldedForOrder(title);
    if (folded == typed)
        return 3;
    if (folded.startsWith(typed))
        return 2;
    return folded.contains(u' ' + typed) ? 1 : 0;
}

}  // namespace

TopResult chooseTop(const QString& text, const std::optional<QString>& song,
                    const std::optional<QString>& album) {
    if (!song && !album)
        return TopResult::None;
    if (!song || !album)
        return song ? TopResult::Song : TopResult::Album;
    const int ofAlbum = likeness(text, *album);
    const int ofSong = likeness(text, *song);
    if (ofAlbum == 0 && ofSong == 0)
        return TopResult::Song;
    return ofAlbum >= ofSong ? TopResult::Album : TopResult::Song;
}

}  // namespace linnet::ui
