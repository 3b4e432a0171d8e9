// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/chromaprint.h"

#include <QLoggingCategory>

Q_LOGGING_CATEGORY(lcFingerprint, "linnet.playback.fingerprint", QtWarningMsg)

namespace linnet::playback {
namespace {

/// The library's interface since 1.0.
constexpr int kVersion = 1;

// What the libraries below it allocate once is theirs for good; that is no leak only as long as
// they are there.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kStays = true;
#elif defined(__has_feature)  // clang's
constexpr bool kStays = __has_feature(address_sanitizer);
#else
constexpr bool kStays = false;
#endif

}  // namespace

Chromaprint::Chromaprint() : m_library(QStringLiteral("chromaprint"), kVersion) {
    const auto resolve = [this](auto& function, const char* name) {
        function =
            reinterpret_cast<std::remove_reference_t<decltype(function)>>(m_library.resolve(name));
        return function != nullptr;
    };
    m_available = resolve(make, "chromaprint_new") && resolve(destroy, "chromaprint_free") &&
                  resolve(start, "chromaprint_start") && resolve(feed, "chromaprint_feed") &&
                  resolve(finish, "chromaprint_finish") &&
                  resolve(rawFingerprint, "chromaprint_get_raw_fingerprint") &&
                  resolve(dealloc, "chromaprint_dealloc");
    if (!m_available)
        qCWarning(lcFingerprint) << "songs are not compared by their sound:"
                                 << m_library.errorString();
}

Chromaprint::~Chromaprint() {
    if (!kStays)
        m_library.unload();
}

}  // namespace linnet::playback
