// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QtTest>

#include "app/catalogue_song_source.h"
#include "app/listening_part.h"
#include "core/auth/auth_service.h"
#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/export/exporter.h"
#include "core/catalogue/export/restorer.h"
#include "core/catalogue/importer.h"
#include "core/events/event_bus.h"
#include "core/playback/audio_output.h"
#include "core/playback/playback_service.h"
#include "storage/library.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"
#include "ui/ask.h"
#include "ui/context.h"
#include "ui/settings/preferences.h"
#include "ui/theme/covers.h"
#include "ui/theme/theme.h"

namespace linnet::testing {

/// A loudspeaker that swallows what it is given as fast as a real one.
class SilentOutput final : public playback::AudioOutput {
 public:
    static constexpr int kRate = 44'100;
    static constexpr std::int64_t kHeld = kRate / 5;

    int sampleRateHz() override { return kRate; }
    Result<> open() override {
        m_written = 0;
        m_played = 0;
        m_since = Clock::now();
        m_running = true;
        return {};
    }
    std::int64_t framesFree() override { return kHeld - (m_written - framesPlayed()); }
    void write(std::span<const float> samples) override {
        m_written += static_cast<std::int64_t>(samples.size()) / playback::kChannels;
    }
    std::int64_t framesPlayed() override {
        const auto now = Clock::now();
        if (m_running)
            m_played = std::min(
                m_written, m_played + std::chrono::duration_cast<Frames>(now - m_since).count());
        m_since = now;
        return m_played;
    }
    void suspend() override {
        m_played = framesPlayed();
        m_running = false;
    }
    void resume() override {
        m_since = Clock::now();
        m_running = true;
    }
    void close() override { m_running = false; }

 private:
    using Clock = std::chrono::steady_clock;
    using Frames = std::chrono::duration<std::int64_t, std::ratio<1, kRate>>;
    std::int64_t m_written = 0;
    std::int64_t m_played = 0;
    Clock::time_point m_since;
    bool m_running = false;
};

/// The real services over a fresh library in a temporary folder, a profile that has signed in, and
/// what the widgets are made with.
class LiveServices {
    template <class T>
    static T must(Result<T> result) {
        if (!result)
            qFatal("%s", qPrintable(result.error().detail));
        return std::move(*result);
    }

 public:
    LiveServices() = default;
    ~LiveServices() { ui::askPool().waitForDone(); }

    /// Songs 0 to `count` - 1 of the made-up library, `seconds` long each; ids in that order.
    std::vector<SongId> add(int count, double seconds = 1.0, int first = 0) {
        std::vector<catalogue::CatalogueService::NewSong> songs;
        for (int i = first; i < first + count; ++i) {
            Mp3Options options;
            options.seconds = seconds;
            songs.push_back({mp3(songTags(i), options), QStringLiteral("%1.mp3").arg(i),
                             catalogue::Visibility::Everyone});
        }
        std::vector<SongId> ids;
        for (auto& added : catalogue->addBatch(session, std::move(songs)))
            ids.push_back(must(std::move(added)).song);
        return ids;
    }

    QTemporaryDir folder;
    EventBus bus;
    SystemClock clock;
    std::unique_ptr<storage::Library> library =
        must(storage::Library::open(std::filesystem::path(folder.path().toStdString())));
    std::unique_ptr<auth::AuthService> auth =
        must(auth::AuthService::open(library->rows(), bus, clock));
    std::unique_ptr<catalogue::CatalogueService> catalogue =
        must(catalogue::CatalogueService::open(*library, bus, clock));
    catalogue::Importer importer{*catalogue};
    app::ListeningPart listening{playback::ListeningRecords(library->rows(), clock)};
    catalogue::Exporter exporter{*catalogue, &listening};
    catalogue::Restorer restorer{*catalogue, importer, &listening};
    app::CatalogueSongSource source{*catalogue, library->rows()};
    std::unique_ptr<playback::PlaybackService> playback = must(playback::PlaybackService::open(
        library->rows(), source, bus, clock, [] { return std::make_unique<SilentOutput>(); }));
    ui::Preferences preferences{std::filesystem::path(folder.path().toStdString())};
    Session session = sessionOf(UserId::generate());
    ui::Context context{*auth,
                        *catalogue,
                        importer,
                        exporter,
                        restorer,
                        *playback,
                        bus,
                        clock,
                        preferences,
                        nullptr,
                        std::filesystem::path(folder.path().toStdString())};
    ui::Covers covers{context};
};

/// Finds a child by its object name; the test ends here if it is not there.
template <class Widget>
Widget* part(const QObject& parent, const char* name) {
    auto* found = parent.findChild<Widget*>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s", name);
    return found;
}

/// While it lives, LINNET_SCREENSHOTS names a folder: one that goes with it where nobody asked for
/// pictures. For a test that is a tour, and always taken.
class Pictures {
 public:
    Pictures() {
        if (qEnvironmentVariableIsEmpty(kName))
            qputenv(kName, m_passing.emplace().path().toUtf8());
    }
    ~Pictures() {
        if (m_passing)
            qunsetenv(kName);
    }
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;

 private:
    static constexpr const char* kName = "LINNET_SCREENSHOTS";
    std::optional<QTemporaryDir> m_passing;
};

/// A picture of a widget for looking at, in both themes, where LINNET_SCREENSHOTS names a folder.
inline void shoot(QWidget& widget, const char* name) {
    const QString folder = qEnvironmentVariable("LINNET_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    for (const auto theme : {ui::ThemeChoice::Dark, ui::ThemeChoice::Light}) {
        ui::Theme::instance().apply(theme);
        QTest::qWait(60);  // what moves or is loaded comes to rest
        const QString path = QStringLiteral("%1/%2-%3.png")
                                 .arg(folder, QString::fromLatin1(name),
                                      theme == ui::ThemeChoice::Dark ? QStringLiteral("dark")
                                                                     : QStringLiteral("light"));
        if (!widget.grab().save(path))
            qFatal("no picture %s", qPrintable(path));
    }
    ui::Theme::instance().apply(ui::ThemeChoice::Dark);
}

}  // namespace linnet::testing
