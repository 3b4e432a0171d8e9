// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ebur128.h>
#include <sndfile.h>

#include <QDir>
#include <QTemporaryDir>
#include <algorithm>
#include <filesystem>

#include "app/backend.h"
#include "app/demo_music.h"
#include "core/playback/analysis/analyse_audio.h"
#include "core/playback/analysis/chromaprint.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/support/audio_file.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"

namespace linnet::bench {
namespace {

constexpr sf_count_t kFramesAtOnce = 8192;
constexpr int kSongRate = 44'100;

/// Everything in a file, by libsndfile alone. `take` is given each block.
template <class F>
std::int64_t decode(const std::filesystem::path& file, F take) {
    SF_INFO info{};
    SNDFILE* sound = sf_open(file.c_str(), SFM_READ, &info);
    if (sound == nullptr)
        return 0;
    std::vector<float> block(static_cast<std::size_t>(kFramesAtOnce * info.channels));
    std::int64_t frames = 0;
    for (sf_count_t got = 0; (got = sf_readf_float(sound, block.data(), kFramesAtOnce)) > 0;) {
        take(block.data(), static_cast<std::size_t>(got));
        frames += got;
    }
    sf_close(sound);
    return frames;
}

/// Songs of `seconds` each: the tunes of the demo, one after the other, again and again.
std::vector<std::filesystem::path> makeSongs(const std::filesystem::path& folder,
                                             testing::AudioKind kind, std::size_t seconds) {
    std::vector<std::filesystem::path> songs;
    if (!app::makeDemoMusic(folder / "tunes"))
        return songs;
    std::vector<std::vector<float>> albums;
    for (const auto& artist : std::filesystem::directory_iterator(folder / "tunes")) {
        if (!artist.is_directory())
            continue;
        auto& album = albums.emplace_back();
        for (const auto& tune : std::filesystem::recursive_directory_iterator(artist)) {
            if (tune.is_regular_file())
                decode(tune.path(), [&](const float* samples, std::size_t frames) {
                    album.insert(album.end(), samples, samples + 2 * frames);
                });
        }
    }
    for (const auto& album : albums) {
        std::vector<float> song;
        while (song.size() < 2 * seconds * kSongRate)
            song.insert(song.end(), album.begin(), album.end());
        song.resize(2 * seconds * kSongRate);
        const auto name = folder / (std::to_string(songs.size()) + "." + testing::nameOf(kind));
        testing::writeFile(name, testing::audioFile(kind, song, kSongRate, 2));
        songs.push_back(name);
    }
    return songs;
}

/// What the same figures cost with libebur128, decoding included.
double withLibebur128(const std::vector<std::filesystem::path>& files) {
    const double before = cpuSeconds();
    for (const auto& file : files) {
        ebur128_state* state =
            ebur128_init(2, kSongRate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
        decode(file, [state](const float* samples, std::size_t frames) {
            ebur128_add_frames_float(state, samples, frames);
        });
        double value = 0;
        ebur128_loudness_global(state, &value);
        ebur128_loudness_range(state, &value);
        ebur128_destroy(&state);
    }
    return cpuSeconds() - before;
}

bool measure(testing::AudioKind kind, const Options& options, const QString& metric,
             const QString& limit) {
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX"));
    const std::filesystem::path place = folder.path().toStdString();
    const auto files = makeSongs(place, kind, options.quick ? 120 : 240);
    auto backend = app::Backend::open(place / "library", app::Backend::Sound::No);
    if (files.empty() || !backend)
        return false;
    const Session session = testing::sessionOf(UserId::generate());
    std::vector<storage::ContentHash> audios;
    for (const auto& file : files) {
        const QByteArray bytes = testing::readFile(file);
        audios.push_back(storage::hashed(bytes).hash);
        if (!(*backend)->catalogue->add(session, {bytes, QStringLiteral("song"), {}}))
            return false;
    }

    playback::Chromaprint chromaprint;
    std::vector<double> ratios;
    std::int64_t frames = 0;
    double analysing = 0;
    for (int run = 0; run < (options.quick ? 4 : 12); ++run) {
        frames = 0;
        double before = cpuSeconds();
        for (const auto& file : files)
            frames += decode(file, [](const float*, std::size_t) {});
        const double decoding = cpuSeconds() - before;

        // From the library and into it, as the background does.
        before = cpuSeconds();
        for (const storage::ContentHash& audio : audios) {
            auto bytes = (*backend)->analysisSource->open(audio);
            if (!bytes)
                return false;
            const playback::AnalysisStore::Finding finding{
                audio, playback::analyseAudio(
                           **bytes, [] { return true; }, chromaprint)};
            if (!finding.analysis ||
                !(*backend)->analysis->store().put(std::span(&finding, 1), Timestamp()))
                return false;
        }
        analysing = cpuSeconds() - before;
        ratios.push_back(decoding / analysing);
    }
    QJsonObject facts = rangeOf(ratios);
    facts.insert(QStringLiteral("times_real_time"),
                 static_cast<double>(frames) / kSongRate / analysing);
    facts.insert(QStringLiteral("libebur128_takes_times_as_long"),
                 withLibebur128(files) / analysing);
    print({QStringLiteral("analyse"), metric, median(ratios), QStringLiteral("x"), limit,
           ratios.size(), facts});
    return true;
}

}  // namespace

bool benchAnalyse(const Options& options) {
    return measure(testing::AudioKind::Mp3, options, QStringLiteral("ratio_to_decode"),
                   QStringLiteral(">=0.8")) &&
           measure(testing::AudioKind::Flac, options, QStringLiteral("flac_ratio_to_decode"), {});
}

}  // namespace linnet::bench
