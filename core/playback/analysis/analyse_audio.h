// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/playback/analysis/analysis_store.h"
#include "core/playback/song_source.h"

namespace linnet::playback {

class Chromaprint;

/// Decodes a song once, to its end, and measures it. `goOn` is asked some ten times a second of the
/// work and may wait; false ends it. Errors: NoAudio, Unsupported (it cannot be decoded), Damaged
/// and the others of the bytes, Cancelled.
[[nodiscard]] Result<Analysis> analyseAudio(SongBytes& bytes, const std::function<bool()>& goOn,
                                            Chromaprint& chromaprint);

}  // namespace linnet::playback
