// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/catalogue/song.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// A copy of a song's file whose tags say what the library says: `fields`, and `artwork` as its
/// cover (none: empty). What they say already stays as it is, and so does what the library does not
/// know of; the sound is the same. MP3s get ID3v2.4, and their APE and ID3v1 tags follow where they
/// have any.
///
/// Errors: Unsupported (the tags of this file cannot be written).
[[nodiscard]] Result<QByteArray> taggedCopy(const QByteArray& original, const SongFields& fields,
                                            const QByteArray& artwork);

}  // namespace linnet::catalogue
