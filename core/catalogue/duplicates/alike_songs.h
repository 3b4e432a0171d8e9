// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include "core/catalogue/song.h"
#include "storage/connection.h"

/// The rows of fingerprints, fingerprint_parts and alike_songs. Inside Database::write();
/// SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// Keeps what a song sounds like, and puts it together with those that sound like it. `words` as in
/// song.analysed; empty: those of another song with these bytes, where there is one. True: there
/// are others. Its frames_hash has been set; songs with the same are not looked at.
///
/// A few dozen look-ups and at most kMostCompared comparisons, however many songs there are.
bool takeFingerprint(storage::Connection& connection, SongKey song, QByteArrayView words);

}  // namespace linnet::catalogue::table
