// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLibrary>

// chromaprint.h names no namespace of its own.
#include <chromaprint.h>

namespace linnet::playback {

/// libchromaprint (https://acoustid.org/chromaprint), loaded while there is something to analyse:
/// it stands on libavcodec, which with all that comes along takes 70 ms to load and 13 MB of
/// memory. Linked, every start would pay for that.
///
/// For one thread at a time.
class Chromaprint {
 public:
    /// Loads it; where it is not installed, available() is false.
    Chromaprint();
    /// Unloads it.
    ~Chromaprint();
    Chromaprint(const Chromaprint&) = delete;
    Chromaprint& operator=(const Chromaprint&) = delete;

    [[nodiscard]] bool available() const { return m_available; }

    // Its functions, where it is available.
    decltype(&chromaprint_new) make = nullptr;
    decltype(&chromaprint_free) destroy = nullptr;
    decltype(&chromaprint_start) start = nullptr;
    decltype(&chromaprint_feed) feed = nullptr;
    decltype(&chromaprint_finish) finish = nullptr;
    decltype(&chromaprint_get_raw_fingerprint) rawFingerprint = nullptr;
    decltype(&chromaprint_dealloc) dealloc = nullptr;

 private:
    QLibrary m_library;
    bool m_available = false;
};

}  // namespace linnet::playback
