// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <map>
#include <random>
#include <set>

#include "core/catalogue/catalogue_service.h"
#include "core/events/event_bus.h"
#include "storage/library.h"
#include "tests/app/linnet_process.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"

using namespace linnet;
using testing::Ended;
namespace fs = std::filesystem;

namespace {

constexpr int kFiles = 60;
const QByteArray kPassword = "correct horse battery\n";

QString text(const QJsonObject& object, const char* name) {
    return object[QLatin1String(name)].toString();
}

/// When a round is killed.
enum class Moment {
    Anywhere,     ///< of an import's whole time, the opening and the sign-in among it
    SignIn,       ///< when the rows' file is first written: the session
    MediaCommit,  ///< while a transaction on the media file is open
    Reported,  ///< when another batch was reported: its rows are committed, the next is under way
};
constexpr std::array kMoments = {Moment::Anywhere, Moment::MediaCommit, Moment::Reported,
                                 Moment::SignIn};
constexpr std::array kMomentNames = {"anywhere", "at the sign-in", "in a commit of media",
                                     "behind a report"};

/// What a library was seen to hold.
struct Contents {
    std::map<QString, SongId> byFile;
};

}  // namespace

/// The program is killed with SIGKILL over and over in the middle of what it does. What it reported
/// as kept must be kept, to the byte, and the library be whole.
class TestCrash : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void killedImport_keepsWhatItReported_data();
    void killedImport_keepsWhatItReported();
    void lastImport_bringsInEveryFileOnce();
    void killedFirstStart_leavesALibraryThatOpens_data();
    void killedFirstStart_leavesALibraryThatOpens();

 private:
    [[nodiscard]] static QStringList words(const fs::path& library, const QStringList& command) {
        return command +
               QStringList{
                   QStringLiteral("--library"),        QString::fromStdString(library.native()),
                   QStringLiteral("--email"),          QStringLiteral("ada@example.org"),
                   QStringLiteral("--password-stdin"), QStringLiteral("--json")};
    }
    [[nodiscard]] QStringList importWords() const {
        return words(m_library,
                     {QStringLiteral("import"), QString::fromStdString(m_music.native())});
    }
    Ended addProfile(const fs::path& library) {
        return m_linnet.run(words(library, {QStringLiteral("profile"), QStringLiteral("add")}),
                            kPassword);
    }
    void beginLibrary();
    /// Starts, kills (unless it ends before), and gives what it had written until then.
    QByteArray outputUntilKilled(const QStringList& words,
                                 const std::function<void(QProcess&)>& wait);
    void waitForMoment(QProcess& process, Moment moment);
    std::chrono::milliseconds random(std::chrono::milliseconds most) {
        return std::chrono::milliseconds(
            std::uniform_int_distribution<std::chrono::milliseconds::rep>(0,
                                                                          most.count())(m_random));
    }
    /// Fails the test unless the library is whole and each of its songs one of the files.
    void look(const fs::path& library, Contents& contents);

    testing::LinnetProcess m_linnet;
    const fs::path m_library = m_linnet.home() / "library";
    const fs::path m_music = m_linnet.home() / "music";
    const fs::path m_output = m_linnet.home() / "output";
    std::map<QString, QByteArray> m_files;
    std::map<QString, SongId> m_reported;  ///< of the present library
    std::chrono::milliseconds m_importTakes{0};
    std::mt19937 m_random;
    int m_rounds = 50;
    bool m_failed = false;  ///< the round before
    int m_killed = 0;
    int m_libraries = 0;
};

void TestCrash::initTestCase() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    bool isNumber = false;
    if (const int rounds = qEnvironmentVariableIntValue("LINNET_CRASH_ROUNDS", &isNumber);
        isNumber && rounds > 0)
        m_rounds = rounds;
    int given = qEnvironmentVariableIntValue("LINNET_CRASH_SEED", &isNumber);
    const std::uint32_t seed =
        isNumber ? static_cast<std::uint32_t>(given) : std::random_device()() & 0x7fffffff;
    m_random.seed(seed);
    qInfo("seed: LINNET_CRASH_SEED=%u", seed);

    std::uniform_int_distribution<std::int64_t> sizes(200'000, 2'000'000);
    for (int i = 0; i < kFiles; ++i) {
        testing::Mp3Tags tags = testing::songTags(i);
        if (i % 3 == 0)  // bytes beside the audio, some shared by several songs
            tags.artwork = testing::pngImage(300, 300, static_cast<std::uint32_t>(i / 6) * 4099U);
        const QString name = QStringLiteral("%1.mp3").arg(i, 2, 10, QLatin1Char('0'));
        m_files.emplace(name,
                        testing::fullSizeMp3(tags, static_cast<std::uint32_t>(i), sizes(m_random)));
        testing::writeFile(m_music / name.toStdString(), m_files[name]);
    }
    // How long an import takes when nobody kills it.
    beginLibrary();
    QElapsedTimer clock;
    clock.start();
    const Ended whole = m_linnet.run(importWords(), kPassword);
    m_importTakes = std::chrono::milliseconds(clock.elapsed());
    ENDED(whole, 0);
    QCOMPARE(whole.lines().size(), kFiles + 1);
    qInfo("a whole import takes %lld ms", static_cast<long long>(m_importTakes.count()));
    beginLibrary();
}

void TestCrash::beginLibrary() {
    fs::remove_all(m_library);
    m_reported.clear();
    ++m_libraries;
    const Ended added = addProfile(m_library);
    ENDED(added, 0);
}

QByteArray TestCrash::outputUntilKilled(const QStringList& words,
                                        const std::function<void(QProcess&)>& wait) {
    QProcess process;
    m_linnet.prepare(process, words);
    // A file: it keeps what was written by who is dead.
    process.setStandardOutputFile(QString::fromStdString(m_output.native()), QIODevice::Truncate);
    process.start();
    process.write(kPassword);
    if (!process.waitForStarted())
        qFatal("the program does not start");
    wait(process);
    if (process.state() == QProcess::Running)
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished();
    if (process.exitStatus() == QProcess::CrashExit)
        ++m_killed;
    if (process.exitStatus() == QProcess::CrashExit && process.exitCode() != SIGKILL)
        qFatal("it crashed by itself, of signal %d", process.exitCode());
    QByteArray output = testing::readFile(m_output);
    return output.left(output.lastIndexOf('\n') + 1);
}

void TestCrash::waitForMoment(QProcess& process, Moment moment) {
    using std::chrono::milliseconds;
    const auto waitFor = [&](milliseconds time) {
        process.waitForFinished(static_cast<int>(time.count()));
    };
    const auto waitUntil = [&](const std::function<bool()>& reached) {
        while (process.state() == QProcess::Running && !reached())
            waitFor(milliseconds(1));
    };
    const auto sizeOf = [](const fs::path& file) {
        std::error_code code;
        const auto size = fs::file_size(file, code);
        return code ? std::uintmax_t{0} : size;
    };
    switch (moment) {
        case Moment::Anywhere:
            waitFor(random(m_importTakes));
            return;
        case Moment::SignIn: {
            const fs::path log = m_library / "library.db-wal";
            std::error_code code;
            const auto before = fs::last_write_time(log, code);
            waitUntil([&] {
                std::error_code error;
                return sizeOf(log) > 0 && fs::last_write_time(log, error) != before;
            });
            waitFor(random(milliseconds(20)));
            return;
        }
        case Moment::MediaCommit: {
            const auto skipped = random(m_importTakes / 2);
            QElapsedTimer clock;
            clock.start();
            waitUntil([&] {
                return clock.elapsed() >= skipped.count() &&
                       sizeOf(m_library / "media.db-journal") > 0;
            });
            waitFor(random(milliseconds(30)));
            return;
        }
        case Moment::Reported: {
            const auto lines = std::uniform_int_distribution<int>(1, kFiles)(m_random);
            waitUntil([&] { return testing::readFile(m_output).count('\n') >= lines; });
            waitFor(random(milliseconds(100)));
            return;
        }
    }
}

void TestCrash::look(const fs::path& library, Contents& contents) {
    auto opened = storage::Library::open(library);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    EventBus bus;
    const SystemClock clock;
    const auto catalogue = std::move(*catalogue::CatalogueService::open(**opened, bus, clock));
    const auto faults = catalogue->check();
    QVERIFY2(faults, faults ? "" : qPrintable(faults.error().detail));
    for (const QString& fault : *faults)
        qCritical("fault: %s", qPrintable(fault));
    QCOMPARE(faults->size(), std::size_t{0});

    const Session session = testing::sessionOf(UserId::generate());
    const auto keys = catalogue->list(session, {});
    QVERIFY(keys);
    const auto songs = catalogue->songs(session, *keys);
    QVERIFY(songs);
    for (const auto& song : *songs) {
        QVERIFY(song);
        QVERIFY2(contents.byFile.emplace(song->fileName, song->id).second,
                 qPrintable(song->fileName + QStringLiteral(" is there twice")));
        const QByteArray& source = m_files[song->fileName];
        auto reader = catalogue->audio(session, song->id);
        QVERIFY2(reader, qPrintable(song->fileName));
        QCOMPARE((*reader)->size(), static_cast<std::int64_t>(source.size()));
        QByteArray bytes(source.size(), Qt::Uninitialized);
        const auto got =
            (*reader)->read(0, std::as_writable_bytes(std::span(
                                   bytes.data(), static_cast<std::size_t>(bytes.size()))));
        QVERIFY2(got, qPrintable(song->fileName));
        QVERIFY2(bytes == source, qPrintable(song->fileName));
        if (song->artwork)
            QVERIFY(catalogue->artwork(session, *song->artwork));
    }
}

void TestCrash::killedImport_keepsWhatItReported_data() {
    QTest::addColumn<Moment>("moment");
    for (int round = 0; round < m_rounds; ++round) {
        const Moment moment = kMoments[static_cast<std::size_t>(round) % kMoments.size()];
        QTest::addRow("%d, %s", round + 1, kMomentNames[static_cast<std::size_t>(moment)])
            << moment;
    }
}

void TestCrash::killedImport_keepsWhatItReported() {
    QFETCH(Moment, moment);
    if (m_failed || m_reported.size() == m_files.size())
        beginLibrary();
    if (QTest::currentTestFailed())
        return;
    m_failed = true;  // until the end; each failure is to be one of its own
    const QByteArray output = outputUntilKilled(
        importWords(), [&](QProcess& process) { waitForMoment(process, moment); });

    for (const QJsonObject& object : Ended{0, output, {}}.objects()) {
        if (object.contains(QStringLiteral("report")))
            continue;
        const QString name = text(object, "path").section(u'/', -1);
        const QString outcome = text(object, "outcome");
        const auto song = SongId::fromString(text(object, "song"));
        QVERIFY2(song, output.constData());
        const auto [earlier, isNew] = m_reported.emplace(name, *song);
        QCOMPARE(*song, earlier->second);
        if (!isNew)
            QCOMPARE(outcome, QStringLiteral("already_there"));
    }
    Contents contents;
    look(m_library, contents);
    if (QTest::currentTestFailed())
        return;
    for (const auto& [name, song] : m_reported) {
        const auto there = contents.byFile.find(name);
        QVERIFY2(there != contents.byFile.end(), qPrintable(name + QStringLiteral(" is gone")));
        QCOMPARE(there->second, song);
    }
    // Committed, but not reported any more: it is there from now on.
    m_reported = contents.byFile;
    m_failed = false;
}

void TestCrash::lastImport_bringsInEveryFileOnce() {
    qInfo("killed %d times, in %d libraries", m_killed, m_libraries - 1);
    QVERIFY2(m_killed * 2 >= m_rounds, "most imports ended before they were to be killed");
    const Ended ended = m_linnet.run(importWords(), kPassword);
    ENDED(ended, 0);
    const auto objects = ended.objects();
    QCOMPARE(objects.size(), m_files.size() + 1);
    const QJsonObject report = objects.back()[QStringLiteral("report")].toObject();
    QCOMPARE(report[QStringLiteral("refused")].toInt(), 0);
    QCOMPARE(static_cast<std::size_t>(report[QStringLiteral("already_there")].toInt()),
             m_reported.size());
    QCOMPARE(static_cast<std::size_t>(report[QStringLiteral("added")].toInt()),
             m_files.size() - m_reported.size());
    Contents contents;
    look(m_library, contents);
    if (QTest::currentTestFailed())
        return;
    std::set<QString> files;
    for (const auto& [name, bytes] : m_files)
        files.insert(name);
    std::set<QString> there;
    for (const auto& [name, song] : contents.byFile)
        there.insert(name);
    QCOMPARE(there, files);
    // The program's own check looks at profiles too.
    const Ended well = m_linnet.run({QStringLiteral("check"), QStringLiteral("--library"),
                                     QString::fromStdString(m_library.native())});
    ENDED(well, 0);
}

void TestCrash::killedFirstStart_leavesALibraryThatOpens_data() {
    QTest::addColumn<int>("percent");
    // The files are made in the first moments, the profile's row at the end.
    for (int round = 0; round < std::max(4, m_rounds / 4); ++round)
        QTest::addRow("%d", round + 1) << (round % 2 == 0 ? 10 : 110);
}

void TestCrash::killedFirstStart_leavesALibraryThatOpens() {
    QFETCH(int, percent);
    const fs::path library = m_linnet.home() / "first";
    fs::remove_all(library);
    QElapsedTimer clock;
    clock.start();
    const Ended whole = addProfile(library);
    ENDED(whole, 0);
    const std::chrono::milliseconds takes(clock.elapsed() * percent / 100);
    fs::remove_all(library);

    const QByteArray output = outputUntilKilled(
        words(library, {QStringLiteral("profile"), QStringLiteral("add")}), [&](QProcess& process) {
            process.waitForFinished(static_cast<int>(random(takes).count()));
        });
    Contents contents;
    look(library, contents);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(contents.byFile.empty());
    const Ended listed =
        m_linnet.run({QStringLiteral("profile"), QStringLiteral("list"), QStringLiteral("--json"),
                      QStringLiteral("--library"), QString::fromStdString(library.native())});
    ENDED(listed, 0);
    if (!output.isEmpty())
        QCOMPARE(listed.objects().size(), std::size_t{1});
    // Who is not there yet can still come.
    const Ended again = addProfile(library);
    ENDED(again, listed.objects().empty() ? 0 : 1);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash_import.moc"
