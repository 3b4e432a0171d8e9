// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <taglib/tpropertymap.h>

#include <QByteArray>
#include <QString>

#include "core/catalogue/tag_reader.h"

namespace TagLib {
class Tag;
namespace APE {
class Tag;
}
namespace ID3v2 {
class Tag;
}
namespace FLAC {
class Picture;
}
}  // namespace TagLib

/// From what TagLib reads to what a song has; the same for every format.
namespace linnet::catalogue {

/// The fields of `map`, sort names, loudness and the compilation's flag among them; what it has
/// none of comes from the few that every tag gives. (The map is the concrete tag's:
/// TagLib::Tag::properties() is not virtual and knows seven fields.)
[[nodiscard]] Tags tagsOf(const TagLib::Tag& any, const TagLib::PropertyMap& map);

/// Without NULs and blanks around it.
[[nodiscard]] QString textOf(const TagLib::String& string);

/// Synced lyrics (SYLT with times in milliseconds) as LRC text; empty where there are none.
[[nodiscard]] QString syncedLyricsOf(const TagLib::ID3v2::Tag& tag);

/// The picture to show (bestPicture()); empty where none is an image.
[[nodiscard]] QByteArray artworkOf(const TagLib::ID3v2::Tag& tag);
[[nodiscard]] QByteArray artworkOf(const TagLib::APE::Tag& tag);
[[nodiscard]] QByteArray artworkOf(const TagLib::List<TagLib::FLAC::Picture*>& pictures);

}  // namespace linnet::catalogue
