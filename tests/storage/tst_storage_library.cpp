// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>

#include "storage/library.h"
#include "storage/library_lock.h"
#include "storage/schema.h"
#include "tests/support/mp3.h"

namespace {

using namespace linnet;
using namespace linnet::storage;
using Path = std::filesystem::path;

/// Another process that holds a library's lock until it is told to end, or is killed.
class OtherProcess {
 public:
    explicit OtherProcess(const Path& folder) {
        std::array<int, 2> ready{};
        if (::pipe(ready.data()) != 0)
            qFatal("no pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            // Only the lock, for a fork has no threads.
            const auto lock = LibraryLock::take(folder);
            const char answer = lock ? '1' : '0';
            if (::write(ready[1], &answer, 1) == 1)
                ::pause();
            ::_exit(0);
        }
        char answer = 0;
        if (::read(ready[0], &answer, 1) != 1 || answer != '1')
            qFatal("the other process did not get the lock");
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~OtherProcess() { kill(); }
    [[nodiscard]] pid_t id() const { return m_pid; }
    void kill() {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        m_pid = -1;
    }

 private:
    pid_t m_pid = -1;
};

class TestStorageLibrary : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] Path path() const { return Path(m_folder->path().toStdString()) / "a" / "b"; }

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void firstStart_makesEverything() {
        const auto library = Library::open(path());
        QVERIFY(library);
        QVERIFY(std::filesystem::exists(path() / "library.db"));
        QVERIFY(std::filesystem::exists(path() / "media.db"));
        QCOMPARE((*library)->folder(), path());
        QCOMPARE((*library)->rows().version(), librarySchema().version);
        QVERIFY((*library)->media().entries()->empty());
        QVERIFY((*library)->checkRows()->empty());
        // What is in it is nobody else's business.
        struct stat info {};
        QCOMPARE(::stat(path().c_str(), &info), 0);
        QCOMPARE(info.st_mode & 0777U, 0700U);
    }

    void secondStart_findsWhatWasThere() {
        const HashedBytes song = hashed("bytes of a song");
        {
            const auto library = Library::open(path());
            QVERIFY(library);
            QVERIFY((*library)->media().put(std::span(&song, 1)));
        }
        const auto library = Library::open(path());
        QVERIFY(library);
        QCOMPARE((*library)->media().bytes(song.hash).value(), song.bytes);
    }

    void secondProcess_isRefused() {
        std::filesystem::create_directories(path());
        OtherProcess other(path());
        const auto refused = Library::open(path());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Busy);
        QCOMPARE(refused.error().detail, QString::number(other.id()));
        QVERIFY(!std::filesystem::exists(path() / "library.db"));  // not even touched
        other.kill();  // as a crash would: nothing is left to clean up
        QVERIFY(Library::open(path()));
    }

    void sameProcess_isRefusedTheSecondTime() {
        const auto first = Library::open(path());
        QVERIFY(first);
        const auto second = Library::open(path());
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        QCOMPARE(second.error().detail, QString::number(::getpid()));
    }

    void fileInPlaceOfTheFolder_isUnreadable() {
        testing::writeFile(path(), "a file");
        const auto opened = Library::open(path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unreadable);
        QCOMPARE(testing::readFile(path()), QByteArray("a file"));
    }

    void damagedRows_areRefusedAndKept() {
        { QVERIFY(Library::open(path())); }
        QByteArray bytes = testing::readFile(path() / "library.db");
        bytes.replace(0, 16, "not SQLite at all");
        testing::writeFile(path() / "library.db", bytes);
        const auto opened = Library::open(path());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Damaged);
        QVERIFY(testing::readFile(path() / "library.db") == bytes);
        QVERIFY(LibraryLock::take(path()));  // the lock was given back
    }

    void danglingReference_isReported() {
        { QVERIFY(Library::open(path())); }
        {
            SQLite::Database raw((path() / "library.db").string(), SQLite::OPEN_READWRITE);
            raw.exec(
                "PRAGMA foreign_keys = OFF; INSERT INTO sessions (jti, user_id, issued_at, "
                "expires_at) VALUES (zeroblob(16), zeroblob(16), 0, 0)");
        }
        const auto library = Library::open(path());
        QVERIFY(library);
        const auto faults = (*library)->checkRows();
        QVERIFY(faults);
        QCOMPARE(faults->size(), 1U);
        QVERIFY2(faults->front().contains(QStringLiteral("sessions")), qPrintable(faults->front()));
    }

    void defaultFolder_isUnderTheDataHome() {
        qputenv("XDG_DATA_HOME", "/some/where");
        QCOMPARE(Library::defaultFolder(), Path("/some/where/linnet"));
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestStorageLibrary)
#include "tst_storage_library.moc"
