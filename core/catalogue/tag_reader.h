// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "core/catalogue/song.h"

namespace linnet::catalogue {

struct Tags {
    SongFields fields;
    QByteArray artwork;  ///< an image file's bytes, empty where none is embedded
};

/// The tags of a file in memory, each kind by the format of its bytes (container_tags.h). A song
/// without a title gets it from `fileName` ("03 - Small Hours.mp3" becomes track 3, "Small Hours").
/// Never fails: what cannot be read is empty.
[[nodiscard]] Tags readTags(const QByteArray& bytes, const QString& fileName);

}  // namespace linnet::catalogue
