// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <taglib/tpropertymap.h>

#include <QByteArray>
#include <QString>

#include "core/catalogue/song.h"

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

/// The fields of `map`; what it has none of comes from the few that every tag gives. (The map is
/// the concrete tag's: TagLib::Tag::properties() is not virtual and knows seven fields.)
[[nodiscard]] SongFields fieldsOf(const TagLib::Tag& any, const TagLib::PropertyMap& map);

/// Without NULs and blanks around it.
[[nodiscard]] QString textOf(const TagLib::String& string);

/// The number before a slash ("3/12"), from 1 to `most`.
[[nodiscard]] std::optional<int> numberOf(const QString& value, int most);

/// The front cover, else the largest picture; empty where there is none.
[[nodiscard]] QByteArray artworkOf(const TagLib::ID3v2::Tag& tag);
[[nodiscard]] QByteArray artworkOf(const TagLib::APE::Tag& tag);
[[nodiscard]] QByteArray artworkOf(const TagLib::List<TagLib::FLAC::Picture*>& pictures);

}  // namespace linnet::catalogue
