// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QtTest>

#include "app/backend.h"
#include "core/catalogue/export/naming_pattern.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/playback/listening_records.h"
#include "tests/support/audio_file.h"
#include "tests/support/sessions.h"

/// Whole libraries, out into a folder and back in.
namespace linnet::testing {

using namespace catalogue;
namespace fs = std::filesystem;

/// One library and one profile in it.
struct Library {
    explicit Library(const fs::path& folder, app::Backend::Sound sound = app::Backend::Sound::No) {
        auto opened = app::Backend::open(folder, sound);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        backend = std::move(*opened);
    }
    [[nodiscard]] CatalogueService& catalogue() const { return *backend->catalogue; }
    [[nodiscard]] PlaylistService& playlists() const { return backend->catalogue->playlists(); }
    [[nodiscard]] playback::ListeningRecords records() const {
        return {backend->library->rows(), backend->clock};
    }
    [[nodiscard]] std::vector<SongKey> keys() const { return *catalogue().list(session, {}); }

    std::unique_ptr<app::Backend> backend;
    Session session = sessionOf(UserId::generate());
};

/// By value: what a loop runs over must outlive the call.
template <class T>
T must(Result<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return std::move(*result);
}

inline Timestamp at(std::int64_t ms) {
    return Timestamp(std::chrono::milliseconds(1'700'000'000'000 + ms));
}

/// Twenty-one minutes, quickly made and small.
inline QByteArray book(int number) {
    constexpr int kHz = 8000;
    constexpr std::size_t kFrames = std::size_t{21} * 60 * kHz;
    static std::map<int, QByteArray> made;
    QByteArray& bytes = made[number];
    if (bytes.isEmpty())
        bytes =
            audioFile(AudioKind::Flac,
                      std::vector<float>(kFrames, 0.1F * static_cast<float>(number + 1)), kHz, 1);
    return bytes;
}

inline ExportReport exportEverything(Library& library, const fs::path& to, bool withTags) {
    ExportOrder order;
    order.folder = to;
    order.everything = true;
    order.withTags = withTags;
    order.pattern = NamingPattern::standard();
    return library.backend->exporter->run(library.session, order);
}

inline std::optional<RestoreReport> restore(Library& library, const fs::path& from) {
    std::optional<RestoreReport> report;
    bool failed = false;
    Restorer& restorer = *library.backend->restorer;
    QObject here;
    QObject::connect(&restorer, &Restorer::restored, &here,
                     [&](const RestoreReport& done) { report = done; });
    QObject::connect(&restorer, &Restorer::failed, &here, [&](const Error& error) {
        failed = true;
        qWarning("%s", qPrintable(error.detail));
    });
    restorer.start(library.session, from);
    if (!QTest::qWaitFor([&] { return report || failed; }, 60'000))
        qFatal("it does not end");
    return report;
}

}  // namespace linnet::testing
