// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include "core/auth/password.h"
#include "core/playback/engine.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/benches.h"
#include "tests/bench/block_meter.h"
#include "tests/bench/figure.h"
#include "tests/bench/metered_application.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"
#include "ui/shell/main_window.h"

namespace linnet::bench {
namespace {

namespace fs = std::filesystem;

/// Songs as most are, and short ones at a low rate, where what each file costs shows.
struct Size {
    const char* name;
    std::int64_t fileBytes;
    int files;
    int quickFiles;
    const char* limit;          ///< of the ratio
    const char* amplification;  ///< at most
};
constexpr Size kSizes[] = {{"full", 4'000'000, 500, 60, ">=0.7", "<1.15"},
                           {"small", 150'000, 4'000, 400, ">=1.0", ""}};

double secondsOf(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

/// Touches as much memory as the work to come will fill, and gives it back. A virtual machine's
/// freed memory goes back to its host, and touching it again costs as much as 1 s a GB, on some
/// rounds and not on others (dd alone was seen at 0.7 to 4.5 GB/s): so that both sides of the
/// comparison find the same, each is measured on memory that is there.
void bringMemory(std::int64_t bytes) {
    const auto length = static_cast<std::size_t>(bytes);
    void* memory = ::mmap(nullptr, length, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (memory != MAP_FAILED)
        ::munmap(memory, length);
}

/// How often the calling thread had to wait for a page of the program to be read again.
long pagesFromDisk() {
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return usage.ru_majflt;
}

/// cp -r and sync, as a person would copy a folder and be sure.
double copySeconds(const fs::path& from, const fs::path& to, std::int64_t bytes) {
    ::sync();
    bringMemory(2 * bytes);
    QElapsedTimer timer;
    timer.start();
    if (QProcess::execute(QStringLiteral("cp"),
                          {QStringLiteral("-r"), QString::fromStdString(from.string()),
                           QString::fromStdString(to.string())}) != 0)
        return -1;
    ::sync();
    const double seconds = secondsOf(timer);
    fs::remove_all(to);
    return seconds;
}

struct Imported {
    double seconds = 0;
    double amplification = 0;
    std::int64_t files = 0;
};

Imported importOnce(const fs::path& from, const fs::path& library, std::int64_t bytes) {
    Imported result;
    {
        auto backend = app::Backend::open(library);
        if (!backend)
            return result;
        const Session session = testing::sessionOf(UserId::generate());
        ::sync();
        bringMemory(2 * bytes);
        const std::int64_t before = bytesWritten();
        QElapsedTimer timer;
        timer.start();
        QEventLoop loop;
        QObject::connect((*backend)->importer.get(), &catalogue::Importer::finished, &loop,
                         [&](const catalogue::ImportReport& report) {
                             result.seconds = secondsOf(timer);
                             result.files = report.added;
                             result.amplification = static_cast<double>(bytesWritten() - before) /
                                                    static_cast<double>(report.bytesAdded);
                             loop.quit();
                         });
        (*backend)->importer->start(session, {from});
        loop.exec();
    }
    fs::remove_all(library);
    return result;
}

/// The window stays responsive and a song plays on while the same files come in through it.
bool importBesideTheWindow(const fs::path& from, const fs::path& library) {
    auto backend = app::Backend::open(library);
    if (!backend)
        return false;
    QByteArray password("a password of the bench");
    QByteArray again = password;
    const QString email = QStringLiteral("bench@example.org");
    const auto made = (*backend)->auth->registerProfile(QStringLiteral("Bench"), email,
                                                        auth::Password::take(password));
    const auto who = (*backend)->auth->signIn(email, auth::Password::take(again));
    if (!made || !who)
        return false;
    testing::Mp3Tags tags;
    tags.title = QStringLiteral("Meanwhile");
    const auto song = (*backend)->catalogue->add(
        who->session, {testing::fullSizeMp3(tags, 99'999, 8'000'000), QStringLiteral("m.mp3"), {}});
    if (!song)
        return false;
    // So that the report opens by itself at the end, which is part of what is measured.
    testing::writeFile(from / "0" / "no-music.mp3", QByteArray(1000, 'x'));
    BenchWindow window(std::move(*backend), who->token);
    app::Backend& services = window.backend();
    std::ignore = services.playback->play(who->session, {song->song});
    QEventLoop loop;
    QTimer::singleShot(std::chrono::seconds(2), &loop, &QEventLoop::quit);
    loop.exec();
    const bool playing = services.playback->current().status == playback::Status::Playing;
    const std::int64_t underruns = services.playback->engine().underruns();
    auto& application = static_cast<MeteredApplication&>(*qApp);
    application.forget();
    const auto faults = pagesFromDisk();
    BlockMeter meter;
    QObject::connect(services.importer.get(), &catalogue::Importer::finished, &loop, [&] {
        QTimer::singleShot(std::chrono::seconds(1), &loop, &QEventLoop::quit);
    });
    window.window().addFiles({from});
    loop.exec();
    print({QStringLiteral("import"),
           QStringLiteral("longest_block_ms"),
           meter.longestMs(),
           QStringLiteral("ms"),
           QStringLiteral("<=16"),
           1,
           {{QStringLiteral("cpu_ms"), meter.longestCpuMs()},
            {QStringLiteral("pages_from_disk"), static_cast<qint64>(pagesFromDisk() - faults)},
            {QStringLiteral("slowest_event"), application.slowest()}}});
    if (playing)
        print({QStringLiteral("import"),
               QStringLiteral("underruns"),
               static_cast<double>(services.playback->engine().underruns() - underruns),
               QStringLiteral("count"),
               QStringLiteral("==0"),
               1,
               {}});
    else
        std::fputs("linnet_bench: import: there is no output, so no song played\n", stderr);
    return true;
}

void makeFiles(const fs::path& source, int files, std::int64_t fileBytes) {
    std::fprintf(stderr, "linnet_bench: making %d files …\n", files);
    for (int i = 0; i < files; ++i) {
        testing::writeFile(
            source / std::to_string(i / 10) / (std::to_string(i) + ".mp3"),
            testing::fullSizeMp3(testing::songTags(i), static_cast<std::uint32_t>(i), fileBytes));
    }
}

bool compareWithCopying(const Size& size, const fs::path& source, const fs::path& root, int files,
                        bool quick) {
    std::vector<double> ratios;
    std::vector<double> rates;
    std::vector<double> copies;
    std::vector<double> amplifications;
    const int runs = quick ? 1 : 9;
    // The first round warms the caches for both.
    for (int run = 0; run <= runs; ++run) {
        const double copied = copySeconds(source, root / "copy", files * size.fileBytes);
        const Imported imported = importOnce(source, root / "library", files * size.fileBytes);
        if (copied <= 0 || imported.files != files)
            return false;
        if (run == 0 && !quick)
            continue;
        ratios.push_back(copied / imported.seconds);
        rates.push_back(static_cast<double>(files) / imported.seconds);
        copies.push_back(static_cast<double>(files) / copied);
        amplifications.push_back(imported.amplification);
    }
    const auto say = [&](const char* metric, const std::vector<double>& values, const char* unit,
                         const char* limit, QJsonObject more = {}) {
        QJsonObject facts = rangeOf(values);
        facts.insert(QStringLiteral("size"), QString::fromLatin1(size.name));
        for (auto it = more.begin(); it != more.end(); ++it)
            facts.insert(it.key(), it.value());
        print({QStringLiteral("import"), QString::fromLatin1(metric), median(values),
               QString::fromLatin1(unit), QString::fromLatin1(limit), values.size(), facts});
    };
    say("ratio_to_cp", ratios, "ratio", size.limit);
    say("write_amplification", amplifications, "ratio", size.amplification);
    say("files_per_s", rates, "files/s", "",
        {{QStringLiteral("cp_files_per_s"), median(copies)},
         {QStringLiteral("file_bytes"), static_cast<qint64>(size.fileBytes)}});
    return true;
}

}  // namespace

bool benchImport(const Options& options) {
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX"));
    const fs::path root = folder.path().toStdString();
    for (const Size& size : kSizes) {
        const int files = options.quick ? size.quickFiles : size.files;
        const fs::path source = root / size.name;
        makeFiles(source, files, size.fileBytes);
        if (!compareWithCopying(size, source, root, files, options.quick))
            return false;
    }
    return importBesideTheWindow(root / kSizes[0].name, root / "window");
}

}  // namespace linnet::bench
