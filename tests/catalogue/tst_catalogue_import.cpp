// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QSignalSpy>
#include <csignal>
#include <thread>

#include "core/catalogue/file_walker.h"
#include "tests/catalogue/store.h"
#include "tests/support/audio_file.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::Store;
namespace fs = std::filesystem;

namespace {

/// Imports and waits for the report.
ImportReport imported(Store& store, const std::vector<fs::path>& paths) {
    Importer importer(*store.catalogue);
    ImportReport report;
    bool done = false;
    QObject::connect(&importer, &Importer::finished, &importer, [&](const ImportReport& finished) {
        report = finished;
        done = true;
    });
    importer.start(store.ada, paths);
    if (!QTest::qWaitFor([&] { return done; }, 60'000))
        qFatal("the import does not end");
    return report;
}

const ImportOutcome* outcomeOf(const ImportReport& report, const fs::path& path) {
    for (const ImportOutcome& outcome : report.outcomes)
        if (outcome.path == path)
            return &outcome;
    return nullptr;
}

QByteArray smallMp3(int number) {
    testing::Mp3Options options;
    options.seconds = 0.2;
    return testing::mp3(testing::songTags(number), options);
}

}  // namespace

class TestImport : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void folder_isReadRecursivelyAndReported() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        for (int i = 0; i < 30; ++i)
            testing::writeFile(
                root / ("folder " + std::to_string(i / 10)) / "deep" / (std::to_string(i) + ".mp3"),
                smallMp3(i));
        testing::writeFile(root / "cover.jpg", "not looked at");
        testing::writeFile(root / ".hidden.mp3", smallMp3(99));
        const ImportReport report = imported(store, {root});
        QCOMPARE(report.added, std::int64_t{30});
        QCOMPARE(report.refused, std::int64_t{0});
        QCOMPARE(report.albumsAdded, std::int64_t{3});
        QCOMPARE(report.outcomes.size(), std::size_t{30});
        QVERIFY(!report.cancelled);
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{30});
        const ImportReport again = imported(store, {root});
        QCOMPARE(again.alreadyThere, std::int64_t{30});
        QCOMPARE(again.added, std::int64_t{0});
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void ofEqualFiles_theFirstIsTheSong() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        constexpr int kPairs = 30;  // within one batch
        for (int i = 0; i < kPairs; ++i)
            for (const char* which : {"a", "b"})
                testing::writeFile(root / (std::to_string(100 + i) + which + ".mp3"), smallMp3(i));
        const ImportReport report = imported(store, {root});
        QCOMPARE(report.added, std::int64_t{kPairs});
        for (const ImportOutcome& outcome : report.outcomes)
            QCOMPARE(outcome.kind, outcome.path.stem().string().back() == 'a'
                                       ? ImportOutcome::Kind::Added
                                       : ImportOutcome::Kind::AlreadyThere);
    }

    /// Each file is named after what is wrong with it.
    void nastyFiles_areAddedRightOrRefusedWithAReason() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        struct Nasty {
            std::string name;
            ImportOutcome::Kind kind;
            ErrorCode code = ErrorCode::Internal;
        };
        using Kind = ImportOutcome::Kind;
        std::vector<Nasty> nasty;
        const auto file = [&](const std::string& name, const QByteArray& bytes, Kind kind,
                              ErrorCode code = ErrorCode::Internal) {
            testing::writeFile(root / name, bytes);
            nasty.push_back({name, kind, code});
        };
        testing::Mp3Options ten;
        ten.seconds = 10;
        const QByteArray whole = testing::mp3({}, ten);
        file("good.mp3", smallMp3(1), Kind::Added);
        file("no ending", smallMp3(2), Kind::Added);
        file("music called.txt.mp3", smallMp3(3), Kind::Added);
        file("not utf-8 \xff\xfe\xe4.mp3", smallMp3(4), Kind::Added);
        file("line\nbreak.mp3", smallMp3(5), Kind::Added);
        file(QByteArray(240, 'x').toStdString() + ".mp3", smallMp3(6), Kind::Added);
        file("junk before.mp3", QByteArray(3000, 'j') + smallMp3(7), Kind::Added);
        file("empty.mp3", {}, Kind::Refused, ErrorCode::NoAudio);
        file("text.mp3", QByteArray("words ").repeated(1000), Kind::Refused, ErrorCode::NoAudio);
        file("truncated.mp3", whole.first(whole.size() / 2), Kind::Refused, ErrorCode::Truncated);
        file("m4a.mp3",
             QByteArray("\0\0\0\x20"
                        "ftypM4A ",
                        12) +
                 QByteArray(500, '\0'),
             Kind::Refused, ErrorCode::Unsupported);
        file("flac.mp3", testing::audioFile(testing::AudioKind::Flac), Kind::Added);
        file("no flac.flac", QByteArray("fLaC") + QByteArray(500, '\0'), Kind::Refused,
             ErrorCode::NoAudio);
        // 2 GB, without its bytes being on the disk
        file("two gigabytes.mp3", {}, Kind::Refused, ErrorCode::TooLarge);
        fs::resize_file(root / "two gigabytes.mp3", std::uintmax_t{2} << 30);
        // a folder that leads back into itself, and a link to nothing
        fs::create_directories(root / "loop");
        fs::create_directory_symlink("..", root / "loop" / "back");
        fs::create_symlink("nowhere.mp3", root / "dangling.mp3");
        nasty.push_back({"dangling.mp3", Kind::Refused, ErrorCode::NotFound});
        // what is no file at all does not hold up the walk
        QCOMPARE(::mkfifo((root / "pipe.mp3").c_str(), 0600), 0);

        const ImportReport report = imported(store, {root});
        for (const Nasty& one : nasty) {
            const ImportOutcome* outcome = outcomeOf(report, root / one.name);
            QVERIFY2(outcome, one.name.c_str());
            QVERIFY2(outcome->kind == one.kind, one.name.c_str());
            if (one.kind == Kind::Refused)
                QVERIFY2(outcome->error.code == one.code, one.name.c_str());
        }
        QCOMPARE(report.outcomes.size(), nasty.size());
        QCOMPARE(store.catalogue->counts(store.ada)->songs, report.added);
        QCOMPARE(store.faults(), std::vector<QString>{});
        // QTemporaryDir does not see names that are not UTF-8.
        fs::remove_all(root);
    }

    void unreadable_isRefused() {
        QTemporaryDir music;
        const fs::path path = fs::path(music.path().toStdString()) / "locked.mp3";
        testing::writeFile(path, smallMp3(1));
        fs::permissions(path, fs::perms::none);
        // Root may read everything, so it is nobody for a moment.
        const bool root = ::geteuid() == 0;
        if (root)
            QCOMPARE(::seteuid(65534), 0);
        const auto bytes = readWhole(path, 1'000'000);
        if (root)
            QCOMPARE(::seteuid(0), 0);
        QVERIFY(!bytes);
        QCOMPARE(bytes.error().code, ErrorCode::Unreadable);
        QVERIFY(!bytes.error().detail.isEmpty());
    }

    void named_isNeverPassedOver() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        testing::writeFile(root / "notes.txt", "hello");
        testing::writeFile(root / ".hidden.mp3", smallMp3(1));
        const ImportReport report =
            imported(store, {root / "notes.txt", root / ".hidden.mp3", root / "gone.mp3"});
        QCOMPARE(outcomeOf(report, root / "notes.txt")->error.code, ErrorCode::NoAudio);
        QCOMPARE(outcomeOf(report, root / ".hidden.mp3")->kind, ImportOutcome::Kind::Added);
        QCOMPARE(outcomeOf(report, root / "gone.mp3")->error.code, ErrorCode::NotFound);
    }

    void namedWithSongs_imagesAndLyricsArePassedOver() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        testing::writeFile(root / "1.mp3", smallMp3(1));
        testing::writeFile(root / "1.LRC", "[00:01.00]words");
        testing::writeFile(root / "cover.jpg", "an image");
        testing::writeFile(root / "scans" / "back.png", "an image");
        testing::writeFile(root / "more.zip", "PK");
        const ImportReport report =
            imported(store, {root / "cover.jpg", root / "1.LRC", root / "1.mp3",
                             root / "scans" / "back.png", root / "more.zip"});
        QCOMPARE(report.outcomes.size(), std::size_t{2});
        QCOMPARE(report.added, std::int64_t{1});
        // What may be thought to hold songs is told of.
        QCOMPARE(outcomeOf(report, root / "more.zip")->error.code, ErrorCode::NoAudio);
        // A folder may have songs in it, too.
        QVERIFY(imported(store, {root / "scans", root / "cover.jpg"}).outcomes.empty());
    }

    void namedAlone_anImageIsRefused() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        testing::writeFile(root / "cover.jpg", "an image");
        testing::writeFile(root / "back.png", "an image");
        const ImportReport one = imported(store, {root / "cover.jpg"});
        QCOMPARE(one.refused, std::int64_t{1});
        QCOMPARE(outcomeOf(one, root / "cover.jpg")->error.code, ErrorCode::NoAudio);
        QCOMPARE(imported(store, {root / "cover.jpg", root / "back.png"}).refused, std::int64_t{2});
    }

    void playlistsOfEveryKind_arePassedOverInFolders() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        for (const char* name : {"list.m3u", "list.m3u8", "list.pls", "list.xspf", "song.mp3.part"})
            testing::writeFile(root / name, "no audio");
        QVERIFY(imported(store, {root}).outcomes.empty());
    }

    void emptyFolder_endsWithAnEmptyReport() {
        Store store;
        QTemporaryDir music;
        const ImportReport report = imported(store, {music.path().toStdString()});
        QVERIFY(report.outcomes.empty());
        QVERIFY(!report.cancelled);
    }

    void fullDisk_refusesWhatDoesNotFitAndKeepsTheRest() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        testing::writeFile(root / "1 small.mp3", smallMp3(1));
        testing::writeFile(root / "2 large.mp3",
                           testing::fullSizeMp3(testing::songTags(2), 2, 12'000'000));
        testing::writeFile(root / "3 small.mp3", smallMp3(3));
        // A quota of the process is how a full disk is had without one.
        struct rlimit before {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, SIG_IGN);
        const struct rlimit small { 6'000'000, before.rlim_max };
        ::setrlimit(RLIMIT_FSIZE, &small);
        const ImportReport report = imported(store, {root});
        ::setrlimit(RLIMIT_FSIZE, &before);
        QCOMPARE(outcomeOf(report, root / "1 small.mp3")->kind, ImportOutcome::Kind::Added);
        QCOMPARE(outcomeOf(report, root / "3 small.mp3")->kind, ImportOutcome::Kind::Added);
        const ImportOutcome* large = outcomeOf(report, root / "2 large.mp3");
        QCOMPARE(large->kind, ImportOutcome::Kind::Refused);
        QVERIFY(large->error.code == ErrorCode::DiskFull || large->error.code == ErrorCode::Io);
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{2});
        store.reopen();
        QCOMPARE(store.faults(), std::vector<QString>{});
        QCOMPARE(imported(store, {root}).added, std::int64_t{1});
    }

    void cancelled_keepsWhatIsSettledAndNothingHalf() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        for (int i = 0; i < 60; ++i)
            testing::writeFile(root / (std::to_string(i) + ".mp3"),
                               testing::fullSizeMp3(testing::songTags(i),
                                                    static_cast<std::uint32_t>(i), 1'000'000));
        Importer importer(*store.catalogue);
        ImportReport report;
        QSignalSpy finished(&importer, &Importer::finished);
        QObject::connect(&importer, &Importer::finished, &importer,
                         [&](const ImportReport& r) { report = r; });
        QObject::connect(&importer, &Importer::settled, &importer, [&] { importer.cancel(); });
        importer.start(store.ada, {root});
        QVERIFY(importer.running());
        QVERIFY(finished.wait(30'000));
        QVERIFY(!importer.running());
        QVERIFY(report.cancelled);
        QVERIFY(report.added > 0);
        QVERIFY(report.added < 60);
        QCOMPARE(store.catalogue->counts(store.ada)->songs, report.added);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void startedMeanwhile_isOneRun() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        for (int i = 0; i < 20; ++i)
            testing::writeFile(root / std::to_string(i % 2) / (std::to_string(i) + ".mp3"),
                               smallMp3(i));
        Importer importer(*store.catalogue);
        std::int64_t added = 0;
        QObject::connect(&importer, &Importer::finished, &importer,
                         [&](const ImportReport& report) { added += report.added; });
        importer.start(store.ada, {root / "0"});
        importer.start(store.ada, {root / "1"});
        QTRY_COMPARE_WITH_TIMEOUT(added, std::int64_t{20}, 30'000);
        QTRY_VERIFY(!importer.running());
    }

    /// What comes when a run is over but has not said so yet is in the report of the next.
    void report_saysWhatItIsOf() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        for (int i = 0; i < 4; ++i)
            testing::writeFile(root / (std::to_string(i) + ".mp3"), smallMp3(i));
        Importer importer(*store.catalogue);
        std::vector<ImportReport> reports;
        QObject::connect(&importer, &Importer::finished, &importer,
                         [&](const ImportReport& report) { reports.push_back(report); });
        const auto threads = [] {
            return std::distance(fs::directory_iterator("/proc/self/task"), {});
        };
        const auto before = threads();
        const ImportNumber first = importer.start(store.ada, {root / "0.mp3"});
        while (threads() > before)
            std::this_thread::yield();
        const ImportNumber second = importer.start(store.ada, {root / "1.mp3"});
        const ImportNumber third = importer.start(store.ada, {root / "2.mp3"});
        QTRY_COMPARE(reports.size(), std::size_t{2});
        QCOMPARE(reports[0].of, std::vector{first});
        QCOMPARE(reports[0].added, std::int64_t{1});
        QCOMPARE(reports[1].of, (std::vector{second, third}));
        QCOMPARE(reports[1].added, std::int64_t{2});
        // Also of what was called off before it began.
        const ImportNumber fourth = importer.start(store.ada, {root / "3.mp3"});
        while (threads() > before)
            std::this_thread::yield();
        const ImportNumber fifth = importer.start(store.ada, {root / "0.mp3"});
        importer.cancel();
        QTRY_COMPARE(reports.size(), std::size_t{3});
        QCOMPARE(reports[2].of, (std::vector{fourth, fifth}));
        QVERIFY(!importer.running());
    }

    void progress_reachesTheEnd() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        std::int64_t bytes = 0;
        for (int i = 0; i < 5; ++i) {
            testing::writeFile(root / (std::to_string(i) + ".mp3"), smallMp3(i));
            bytes += smallMp3(i).size();
        }
        Importer importer(*store.catalogue);
        ImportProgress last;
        QSignalSpy finished(&importer, &Importer::finished);
        QObject::connect(&importer, &Importer::progressed, &importer,
                         [&](const ImportProgress& progress) { last = progress; });
        importer.start(store.ada, {root});
        QVERIFY(finished.wait(30'000));
        QCOMPARE(last.filesDone, std::int64_t{5});
        QCOMPARE(last.filesFound, std::int64_t{5});
        QCOMPARE(last.bytesDone, bytes);
        QVERIFY(!last.walking);
    }

    void destroyedWhileRunning_waits() {
        Store store;
        QTemporaryDir music;
        const fs::path root = music.path().toStdString();
        for (int i = 0; i < 20; ++i)
            testing::writeFile(root / (std::to_string(i) + ".mp3"), smallMp3(i));
        {
            Importer importer(*store.catalogue);
            importer.start(store.ada, {root});
        }
        QCOMPARE(store.faults(), std::vector<QString>{});
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_catalogue_import.moc"
