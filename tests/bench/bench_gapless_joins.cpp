// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QEventLoop>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/backend.h"
#include "core/playback/song_decoder.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/support/mpeg_header.h"
#include "tests/support/recording_output.h"
#include "tests/support/sessions.h"

namespace linnet::bench {
namespace {

constexpr int kJoins = 20;
constexpr double kSeconds = 1.7;  // no whole number of MPEG frames

/// How many frames too late (or too early) `expected` is found in `heard` behind `at`; nothing
/// where it is not found at all.
std::optional<int> offAt(const std::vector<float>& heard, std::size_t at,
                         const std::vector<float>& expected) {
    constexpr int kMost = 4'000;
    constexpr std::size_t kLook = 2 * 2'000;
    for (int step = 0; step <= 2 * kMost; ++step) {
        const int off = step % 2 == 0 ? step / 2 : -(step + 1) / 2;
        const auto from = static_cast<std::ptrdiff_t>(2 * at) + 2 * off;
        if (from < 0 || static_cast<std::size_t>(from) + kLook > heard.size())
            continue;
        if (std::equal(expected.begin(), expected.begin() + kLook, heard.begin() + from))
            return off;
    }
    return std::nullopt;
}

struct Encoding {
    const char* name;
    int rate;
    int channels;
    bool vbr;
};

/// One sound cut into pieces, encoded one by one and played one after the other: where each of them
/// is in what reached the output, against where it belongs. The worst of the joins.
std::optional<int> worstJoin(const Encoding& encoding) {
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX"));
    auto backend = app::Backend::open(folder.path().toStdString(), app::Backend::Sound::No);
    if (!backend)
        return std::nullopt;
    const testing::Recorder recorder(encoding.rate, 8.0);
    auto service =
        playback::PlaybackService::open((*backend)->library->rows(), *(*backend)->songs,
                                        (*backend)->events, (*backend)->clock, recorder.factory());
    if (!service)
        return std::nullopt;
    const Session session = testing::sessionOf(UserId::generate());
    const auto frames = static_cast<std::size_t>(kSeconds * encoding.rate);
    const auto width = static_cast<std::size_t>(encoding.channels);
    const auto sound =
        testing::unevenSound(kSeconds * (kJoins + 1) + 1, encoding.rate, encoding.channels);
    std::vector<SongId> songs;
    std::vector<std::vector<float>> expected;
    for (std::size_t piece = 0; piece <= kJoins; ++piece) {
        const auto from = sound.begin() + static_cast<std::ptrdiff_t>(piece * frames * width);
        const QByteArray file =
            testing::lameMp3({from, from + static_cast<std::ptrdiff_t>(frames * width)},
                             encoding.rate, encoding.channels, encoding.vbr);
        const auto added = (*backend)->catalogue->add(session, {file, QStringLiteral("p.mp3"), {}});
        if (!added)
            return std::nullopt;
        songs.push_back(added->song);
        auto bytes = (*backend)->songs->open(session, added->song);
        auto decoder = playback::SongDecoder::open(std::move(*bytes), encoding.rate);
        if (!decoder)
            return std::nullopt;
        auto& decoded = expected.emplace_back();
        while ((*decoder)->read(4'096, decoded)) {
        }
        // The encoder's own word: the piece is as long as what was encoded.
        if (decoded.size() != 2 * frames)
            return static_cast<int>(decoded.size() / 2) - static_cast<int>(frames);
    }
    QEventLoop loop;
    QObject::connect(service->get(), &playback::PlaybackService::queueEnded, &loop,
                     &QEventLoop::quit);
    QTimer::singleShot(std::chrono::seconds(60), &loop, &QEventLoop::quit);
    std::ignore = (*service)->play(session, songs);
    loop.exec();
    const auto heard = recorder.last();
    int worst = 0;
    for (std::size_t piece = 0; piece <= kJoins; ++piece) {
        const auto off = offAt(heard, piece * frames, expected[piece]);
        if (!off)
            return std::nullopt;
        if (std::abs(*off) > std::abs(worst))
            worst = *off;
    }
    return worst;
}

}  // namespace

bool benchGaplessJoins(const Options& options) {
    constexpr Encoding kEncodings[] = {
        {"CBR 44.1 kHz joint", 44'100, 2, false}, {"CBR 44.1 kHz mono", 44'100, 1, false},
        {"CBR 48 kHz joint", 48'000, 2, false},   {"CBR 48 kHz mono", 48'000, 1, false},
        {"VBR 44.1 kHz joint", 44'100, 2, true},  {"VBR 44.1 kHz mono", 44'100, 1, true},
        {"VBR 48 kHz joint", 48'000, 2, true},    {"VBR 48 kHz mono", 48'000, 1, true},
    };
    int worst = 0;
    QJsonObject facts{{QStringLiteral("joins_of_each"), kJoins}};
    std::size_t measured = 0;
    for (const Encoding& encoding : kEncodings) {
        if (options.quick && encoding.rate != 44'100)
            continue;
        const auto off = worstJoin(encoding);
        if (!off) {
            std::fprintf(stderr, "linnet_bench: gapless: %s is not found in what was played\n",
                         encoding.name);
            return false;
        }
        facts.insert(QString::fromLatin1(encoding.name), *off);
        worst = std::max(worst, std::abs(*off));
        ++measured;
    }
    print({QStringLiteral("gapless"), QStringLiteral("samples_off"), static_cast<double>(worst),
           QStringLiteral("samples"), QStringLiteral("==0"), measured * kJoins, facts});
    return true;
}

}  // namespace linnet::bench
