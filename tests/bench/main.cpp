// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QFileInfo>
#include <cstdio>
#include <cstring>

#include "tests/bench/benches.h"
#include "tests/bench/figures_table.h"
#include "tests/bench/metered_application.h"

namespace {

struct Bench {
    const char* name;
    bool (*run)(const linnet::bench::Options&);
    const char* what;
};

using namespace linnet::bench;
constexpr Bench kBenches[] = {
    {"import", benchImport, "500 files of 4 MB against cp -r and sync"},
    {"search", benchSearch, "every key of typical queries, to 1 000 000 songs"},
    {"count", benchCount, "how many songs a search finds"},
    {"open", benchOpen, "Songs by each column, albums, artists, genres, a search on the screen"},
    {"select", benchSelect, "select all and open the context menu"},
    {"memory", benchMemory, "what the program holds with Songs open"},
    {"smart", benchSmart, "smart playlists, to 1 000 000 songs"},
    {"startup", benchStartup, "from exec to the library on the screen"},
    {"play", benchPlay, "from the call to the first sample; seek; processor time"},
    {"scroll", benchScroll, "jumps anywhere in 1 000 000 rows"},
    {"gapless", benchGapless, "samples lost or added where two songs join"},
    {"seek", benchSeek, "seeks in a song of two hours"},
    {"cpu", benchCpu, "playing, against mpg123 on the same file"},
    {"underrun", benchUnderrun, "playing beside an import, five minutes and an hour sped up"},
    {"caches", benchCaches, "what each cache saves"},
    {"analyse", benchAnalyse, "loudness, peak and waveform against bare decoding"},
};

int usage() {
    std::fputs(
        "linnet_bench NAME…|all [--quick]\n"
        "linnet_bench table [NAME…] [--quick]   the README's table, as Markdown\n",
        stderr);
    for (const Bench& bench : kBenches)
        std::fprintf(stderr, "  %-8s  %s\n", bench.name, bench.what);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const MeteredApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("linnet_bench"));
    Options options;
    const QFileInfo self(QCoreApplication::applicationFilePath());
    options.self = self.absoluteFilePath().toStdString();
    options.linnet = (self.absolutePath() + QStringLiteral("/linnet")).toStdString();
    std::vector<const Bench*> chosen;
    bool table = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--bare-window") == 0)
            return runBareWindow();
        if (std::strcmp(argv[i], "--player") == 0 && i + 2 < argc)
            return runPlayer(argv[i + 1], std::strcmp(argv[i + 2], "visible") == 0);
        if (std::strcmp(argv[i], "--quick") == 0) {
            options.quick = true;
            continue;
        }
        if (std::strcmp(argv[i], "table") == 0) {
            table = true;
            continue;
        }
        if (std::strcmp(argv[i], "all") == 0) {
            for (const Bench& bench : kBenches)
                chosen.push_back(&bench);
            continue;
        }
        const Bench* found = nullptr;
        for (const Bench& bench : kBenches)
            if (std::strcmp(argv[i], bench.name) == 0)
                found = &bench;
        if (found == nullptr)
            return usage();
        chosen.push_back(found);
    }
    if (chosen.empty() && table)
        for (const Bench& bench : kBenches)
            chosen.push_back(&bench);
    if (chosen.empty())
        return usage();
    bool good = true;
    for (const Bench* bench : chosen)
        good = bench->run(options) && good;
    if (table)
        printTable();
    return good ? 0 : 1;
}
