// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <algorithm>
#include <fstream>

#include "app/backend.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/play_probe.h"
#include "tests/support/mp3.h"
#include "tests/support/mpeg_header.h"
#include "tests/support/recording_output.h"
#include "tests/support/sessions.h"

namespace linnet::bench {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

double residentMegabytes() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        if (word == "VmRSS:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    }
    return 0;
}

struct Heard {
    std::int64_t underruns = 0;
    double growth = 0;  ///< of what is resident, once everything has warmed up
    double minutes = 0;
    std::int64_t imported = 0;
};

/// Plays for so long while the files come in.
Heard playBesideImport(playback::PlaybackService& player, app::Backend& backend,
                       const Session& session, const std::vector<SongId>& songs,
                       const fs::path& files, std::chrono::seconds length) {
    Heard heard;
    std::ignore = player.setRepeat(session, playback::Repeat::All);
    const QMetaObject::Connection counted = QObject::connect(
        backend.importer.get(), &catalogue::Importer::finished, &player,
        [&heard](const catalogue::ImportReport& report) { heard.imported = report.added; });
    std::ignore = player.play(session, songs);
    spin(1s);
    const std::int64_t before = player.engine().underruns();
    QElapsedTimer timer;
    timer.start();
    backend.importer->start(session, {files});
    double least = 0;
    double most = 0;
    while (timer.elapsed() < std::chrono::milliseconds(length).count()) {
        spin(500ms);
        const double now = residentMegabytes();
        if (timer.elapsed() * 4 < std::chrono::milliseconds(length).count())
            least = most = now;
        most = std::max(most, now);
    }
    heard.growth = most - least;
    heard.underruns = player.engine().underruns() - before;
    heard.minutes = static_cast<double>(timer.elapsed()) / 60'000;
    std::ignore = player.stop(session);
    if (backend.importer->running())
        std::fputs("linnet_bench: underrun: the import went on for longer than the music\n",
                   stderr);
    QObject::disconnect(counted);
    return heard;
}

void say(const char* metric, double value, const char* unit, const char* limit,
         const Heard& heard) {
    print({QStringLiteral("underrun"),
           QString::fromLatin1(metric),
           value,
           QString::fromLatin1(unit),
           QString::fromLatin1(limit),
           1,
           {{QStringLiteral("minutes"), heard.minutes},
            {QStringLiteral("imported"), static_cast<qint64>(heard.imported)}}});
}

}  // namespace

bool benchUnderrun(const Options& options) {
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX"));
    const fs::path root = folder.path().toStdString();
    const std::uint32_t files = options.quick ? 300 : 2'500;  // for each of the two
    for (std::uint32_t i = 0; i < 2 * files; ++i)
        testing::writeFile(
            root / (i < files ? "real" : "fast") / std::to_string(i / 100) /
                (std::to_string(i) + ".mp3"),
            testing::fullSizeMp3(testing::songTags(static_cast<int>(i)), i, 300'000));
    auto backend = app::Backend::open(root / "library");
    if (!backend)
        return false;
    const Session session = testing::sessionOf(UserId::generate());
    std::vector<SongId> songs;
    for (int i = 0; i < 12; ++i) {
        const auto added = (*backend)->catalogue->add(
            session, {testing::longMp3(5, i), QStringLiteral("song.mp3"), {}});
        if (!added)
            return false;
        songs.push_back(added->song);
    }
    const Heard real = playBesideImport(*(*backend)->playback, **backend, session, songs,
                                        root / "real", options.quick ? 15s : 300s);
    // An hour of music in ten minutes, and no loudspeaker that would wait for it. No faster: the
    // decoder looks after its four seconds every 400 ms, whatever the loudspeaker does.
    constexpr double kSpeed = 6;
    const testing::Recorder recorder(44'100, kSpeed, testing::Recorder::Keep::Nothing);
    auto fastService =
        playback::PlaybackService::open((*backend)->library->rows(), *(*backend)->songs,
                                        (*backend)->events, (*backend)->clock, recorder.factory());
    if (!fastService)
        return false;
    Heard fast = playBesideImport(**fastService, **backend, session, songs, root / "fast",
                                  options.quick ? 10s : 600s);
    fast.minutes *= kSpeed;
    say("count", static_cast<double>(real.underruns), "underruns", "==0", real);
    say("count_sped_up", static_cast<double>(fast.underruns), "underruns", "==0", fast);
    say("rss_growth_mb", std::max(real.growth, fast.growth), "MB", "<=5", real);
    return true;
}

}  // namespace linnet::bench
