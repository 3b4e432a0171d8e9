// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sqlite3.h>

#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

#include "storage/database.h"
#include "storage/schema.h"
#include "tests/support/mp3.h"

namespace {

using namespace linnet;
using namespace linnet::storage;
using Path = std::filesystem::path;

Schema notes(int version = 1) {
    const Script one{QStringLiteral("one"),
                     "CREATE TABLE notes (id INTEGER PRIMARY KEY, "
                     "text TEXT NOT NULL UNIQUE);"};
    const Script two{QStringLiteral("two"),
                     "ALTER TABLE notes ADD COLUMN stars INTEGER;"
                     "UPDATE notes SET stars = 3;"};
    const Script three{QStringLiteral("three"),
                       "CREATE TABLE tags (note INTEGER NOT NULL REFERENCES notes (id), "
                       "tag TEXT); CREATE INDEX tags_by_note ON tags (note);"};
    const std::vector all{one, two, three};
    Schema schema;
    schema.version = version;
    for (int i = 0; i < version; ++i)
        schema.fresh.push_back(all[static_cast<std::size_t>(i)]);
    for (int i = 2; i <= version; ++i)
        schema.steps.push_back({i, all[static_cast<std::size_t>(i - 1)]});
    return schema;
}

/// Notes that are counted by a settlement.
Schema settledNotes(std::int64_t most = 100) {
    Schema schema = notes();
    schema.fresh.push_back({QStringLiteral("due"),
                            "CREATE TABLE due (id INTEGER PRIMARY KEY);"
                            "CREATE TABLE settled (times INTEGER, notes INTEGER);"
                            "CREATE TRIGGER note_due AFTER INSERT ON notes BEGIN "
                            "INSERT INTO due VALUES (new.id); END;"});
    schema.settlements = {{{"SELECT count(*) FROM due",
                            "INSERT INTO settled SELECT count(*), (SELECT count(*) FROM notes) "
                            "FROM (SELECT 1 FROM due LIMIT ?1)",
                            "DELETE FROM due WHERE id IN (SELECT id FROM due LIMIT ?1)"},
                           most}};
    return schema;
}

/// How many of how many notes each settlement was of, and how many notes are due.
QString settledIn(Connection& connection) {
    return QString::fromStdString(
        connection.raw()
            .execAndGet("SELECT ifnull(group_concat(times || ' of ' || notes), '') || ' due ' || "
                        "(SELECT count(*) FROM due) FROM settled")
            .getString());
}

template <class T>
T must(Result<T> result) {
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

std::unique_ptr<Database> openDatabase(const Path& file, const Schema& schema = notes()) {
    return must(Database::open(file, FileLayout{}, schema));
}

QString settled(Database& database) {
    return must(database.read(settledIn));
}

Result<> add(Database& database, const char* text) {
    return database.write([text](Connection& connection) {
        auto& statement = connection.prepare("INSERT INTO notes (text) VALUES (?)");
        statement.bind(1, text);
        statement.exec();
    });
}

std::int64_t count(Database& database) {
    return must(database.read([](Connection& connection) {
        return connection.raw().execAndGet("SELECT count(*) FROM notes").getInt64();
    }));
}

QString pragma(Database& database, bool writer, const char* name) {
    const auto ask = [name](Connection& connection) {
        return QString::fromStdString(
            connection.raw().execAndGet("PRAGMA " + std::string(name)).getString());
    };
    return must(writer ? database.maintain(ask) : database.read(ask));
}

/// The definition of everything, in order.
QStringList tables(Database& database) {
    return must(database.read([](Connection& connection) {
        QStringList all;
        auto& statement = connection.prepare("SELECT sql FROM sqlite_master ORDER BY name");
        while (statement.executeStep())
            all += QString::fromUtf8(statement.getColumn(0).getText());
        return all;
    }));
}

class TestStorageDatabase : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] Path path(const char* name = "test.db") const {
        return Path(m_folder->path().toStdString()) / name;
    }

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void freshFile_hasItsTablesAndVersion() {
        const auto database = openDatabase(path(), notes(3));
        QCOMPARE(database->version(), 3);
        QCOMPARE(pragma(*database, true, "user_version"), QStringLiteral("3"));
        QCOMPARE(count(*database), 0);
    }

    void pragmas_areAsLaidOut_data() {
        QTest::addColumn<bool>("writer");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("media");
        const auto row = [](bool writer, const char* name, const char* rows, const char* media) {
            QTest::addRow("%s, %s", writer ? "writer" : "reader", name)
                << writer << QByteArray(name) << QString::fromLatin1(rows)
                << QString::fromLatin1(media);
        };
        row(true, "page_size", "4096", "65536");
        row(true, "journal_mode", "wal", "truncate");
        row(true, "auto_vacuum", "2", "2");
        row(true, "synchronous", "2", "2");
        row(true, "foreign_keys", "1", "1");
        row(true, "temp_store", "2", "2");
        row(true, "cache_size", "-2048", "-1024");
        row(true, "journal_size_limit", "16777216", "16777216");
        row(false, "cache_size", "-4096", "-512");
        row(false, "query_only", "1", "1");
        row(false, "page_size", "4096", "65536");
    }
    void pragmas_areAsLaidOut() {
        QFETCH(bool, writer);
        QFETCH(QByteArray, name);
        QFETCH(QString, rows);
        QFETCH(QString, media);
        const auto first = openDatabase(path("rows.db"));
        QCOMPARE(pragma(*first, writer, name.constData()), rows);
        FileLayout layout;
        layout.pageBytes = 65536;
        layout.writeAheadLog = false;
        layout.cacheKiB = 1024;
        layout.readerCacheKiB = 512;
        const auto second = must(Database::open(path("media.db"), layout, notes()));
        QCOMPARE(pragma(*second, writer, name.constData()), media);
    }

    void settlement_isMadeOnceATransaction() {
        const auto database = openDatabase(path(), settledNotes());
        must(database->write([](Connection& connection) {
            connection.exec("INSERT INTO notes (text) VALUES ('a'), ('b')");
            connection.exec("INSERT INTO notes (text) VALUES ('c')");
        }));
        QCOMPARE(settled(*database), QStringLiteral("3 of 3 due 0"));
        // Nothing due: nothing more is done.
        must(database->write([](Connection& connection) {
            connection.exec("UPDATE notes SET text = text || '!'");
        }));
        QCOMPARE(settled(*database), QStringLiteral("3 of 3 due 0"));
        // What is taken back is not settled, and is not due afterwards.
        QVERIFY(!database->write([](Connection& connection) -> Result<> {
            connection.exec("INSERT INTO notes (text) VALUES ('d')");
            return linnet::fail(linnet::ErrorCode::Internal);
        }));
        must(add(*database, "e"));
        QCOMPARE(settled(*database), QStringLiteral("3 of 3,1 of 4 due 0"));
    }

    /// A settlement that fails takes its transaction back.
    void settlement_thatFailsTakesAllBack() {
        Schema schema = notes();
        schema.settlements = {{{"SELECT count(*) FROM notes WHERE text = 'bad'",
                                "INSERT INTO notes (text) VALUES ('bad')"}}};
        const auto database = openDatabase(path(), schema);
        must(add(*database, "good"));
        const auto done = add(*database, "bad");
        QVERIFY(!done);
        QCOMPARE(done.error().code, linnet::ErrorCode::AlreadyExists);
        QCOMPARE(count(*database), 1);
        must(add(*database, "better"));
        QCOMPARE(count(*database), 2);
    }

    void settlementOfMany_waitsUntilNothingElseDoes() {
        const auto database = openDatabase(path(), settledNotes(2));
        std::promise<QString> seen;
        must(database->write([&](Connection& connection) {
            connection.exec("INSERT INTO notes (text) VALUES ('a'), ('b'), ('c'), ('d'), ('e')");
            // The next in line, before what is due.
            database->writeLater([&](Connection& next) { seen.set_value(settledIn(next)); }, {});
        }));
        QCOMPARE(seen.get_future().get(), QStringLiteral(" due 5"));
        QTRY_COMPARE(settled(*database), QStringLiteral("2 of 5,2 of 5,1 of 5 due 0"));
        // Few are settled with their transaction again.
        must(add(*database, "f"));
        QCOMPARE(settled(*database), QStringLiteral("2 of 5,2 of 5,1 of 5,1 of 6 due 0"));
    }

    void settle_waitsForAll() {
        const auto database = openDatabase(path(), settledNotes(2));
        must(database->write([](Connection& connection) {
            connection.exec("INSERT INTO notes (text) VALUES ('a'), ('b'), ('c'), ('d'), ('e')");
        }));
        must(database->settle());
        QVERIFY(settled(*database).endsWith(QStringLiteral(" due 0")));
    }

    void whatWasDueAtTheEnd_isSettledAfterTheNextStart() {
        openDatabase(path(), settledNotes(2));
        {
            SQLite::Database left(path().string(), SQLite::OPEN_READWRITE);
            left.exec("INSERT INTO notes (text) VALUES ('a'), ('b'), ('c')");
        }
        const auto database = openDatabase(path(), settledNotes(2));
        QTRY_COMPARE(settled(*database), QStringLiteral("2 of 3,1 of 3 due 0"));
    }

    void otherPageSize_isAnError() {
        openDatabase(path());
        FileLayout layout;
        layout.pageBytes = 8192;
        const auto opened = Database::open(path(), layout, notes());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Io);
        QVERIFY2(opened.error().detail.contains(QStringLiteral("page_size")),
                 qPrintable(opened.error().detail));
    }

    void olderFile_isMigratedAndKeepsItsRows() {
        {
            const auto database = openDatabase(path(), notes(1));
            QVERIFY(add(*database, "old"));
        }
        const auto database = openDatabase(path(), notes(3));
        QCOMPARE(count(*database), 1);
        QCOMPARE(must(database->read([](Connection& connection) {
                     return connection.raw().execAndGet("SELECT stars FROM notes").getInt();
                 })),
                 3);
        QCOMPARE(pragma(*database, true, "user_version"), QStringLiteral("3"));
    }

    void freshAndMigrated_areTheSame() {
        openDatabase(path("migrated.db"), notes(1));
        const auto migrated = openDatabase(path("migrated.db"), notes(3));
        const auto fresh = openDatabase(path("fresh.db"), notes(3));
        QCOMPARE(tables(*migrated), tables(*fresh));
        QVERIFY(tables(*fresh).size() >= 3);
    }

    void failureInTheMiddle_rollsBackTheStep_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("wrong SQL") << QByteArray(
            "UPDATE notes SET text = 'changed';"
            "CREATE TABLE half (id INTEGER); NONSENSE;");
        QTest::newRow("a broken rule") << QByteArray(
            "UPDATE notes SET text = 'changed'; CREATE TABLE half (id INTEGER);"
            "INSERT INTO notes (text) VALUES ('changed');");
        QTest::newRow("a dangling reference") << QByteArray(
            "UPDATE notes SET text = 'changed'; PRAGMA defer_foreign_keys = ON;"
            "CREATE TABLE half (id INTEGER REFERENCES notes (id));"
            "INSERT INTO half VALUES (77);");
    }
    void failureInTheMiddle_rollsBackTheStep() {
        QFETCH(QByteArray, sql);
        {
            const auto database = openDatabase(path(), notes(1));
            QVERIFY(add(*database, "kept"));
        }
        Schema broken = notes(3);
        broken.steps[1].script = {QStringLiteral("broken"), sql};
        const auto opened = Database::open(path(), FileLayout{}, broken);
        QVERIFY(!opened);
        QVERIFY2(opened.error().detail.startsWith(QStringLiteral("broken")),
                 qPrintable(opened.error().detail));
        // The step before it stands, of the broken one nothing does.
        const auto database = openDatabase(path(), notes(2));
        QCOMPARE(pragma(*database, true, "user_version"), QStringLiteral("2"));
        QCOMPARE(must(database->read([](Connection& connection) {
                     return QString::fromStdString(
                         connection.raw().execAndGet("SELECT text FROM notes").getString());
                 })),
                 QStringLiteral("kept"));
        QVERIFY(!tables(*database).join(QLatin1Char(' ')).contains(QStringLiteral("half")));
    }

    void fileOlderThanAnyStep_isLeftUntouched() {
        FileLayout other;
        other.writeAheadLog = false;
        must(Database::open(path(), other, notes(1)));
        const QByteArray before = testing::readFile(path());
        Schema later = notes(3);
        later.steps.erase(later.steps.begin());
        const auto opened = Database::open(path(), FileLayout{}, later);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::OlderVersion);
        QVERIFY(testing::readFile(path()) == before);
        later.steps.clear();
        const auto again = Database::open(path(), FileLayout{}, later);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::OlderVersion);
    }

    void missingStep_isRefused() {
        openDatabase(path(), notes(1));
        Schema gap = notes(3);
        gap.steps.back().to = 4;
        gap.version = 4;
        const auto opened = Database::open(path(), FileLayout{}, gap);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Internal);
    }

    void newerFile_isLeftUntouched() {
        // Of a program that may have chosen otherwise: a rollback journal, say.
        FileLayout other;
        other.writeAheadLog = false;
        must(Database::open(path(), other, notes(3)));
        const QByteArray before = testing::readFile(path());
        const auto files = [this] {
            return std::distance(std::filesystem::directory_iterator(path().parent_path()), {});
        };
        const auto filesBefore = files();
        const auto opened = Database::open(path(), FileLayout{}, notes(2));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
        QVERIFY(testing::readFile(path()) == before);
        QCOMPARE(files(), filesBefore);
    }

    void foreignFile_isLeftUntouched_data() {
        QTest::addColumn<bool>("isDatabase");
        QTest::newRow("another program's database") << true;
        QTest::newRow("no database at all") << false;
    }
    void foreignFile_isLeftUntouched() {
        QFETCH(bool, isDatabase);
        if (isDatabase) {
            SQLite::Database other(path().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            other.exec("CREATE TABLE theirs (id INTEGER)");
        } else {
            testing::writeFile(path(), QByteArray("no database, but a letter. ").repeated(100));
        }
        const QByteArray before = testing::readFile(path());
        const auto opened = Database::open(path(), FileLayout{}, notes());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Damaged);
        QVERIFY(testing::readFile(path()) == before);
    }

    void missingFolder_isUnreadable() {
        const auto opened = Database::open(path("no/such/folder.db"), FileLayout{}, notes());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unreadable);
    }

    void write_returnsItsValue() {
        const auto database = openDatabase(path());
        QCOMPARE(must(database->write([](Connection&) { return 42; })), 42);
        QCOMPARE(must(database->write(
                     [](Connection&) -> Result<QString> { return QStringLiteral("words"); })),
                 QStringLiteral("words"));
    }

    void failedWrite_rollsBack_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("a returned error") << 0;
        QTest::newRow("an SQL exception") << 1;
        QTest::newRow("another exception") << 2;
    }
    void failedWrite_rollsBack() {
        QFETCH(int, how);
        const auto database = openDatabase(path());
        const Result<> outcome = database->write([how](Connection& connection) -> Result<> {
            connection.exec("INSERT INTO notes (text) VALUES ('first')");
            if (how == 1)
                connection.exec("INSERT INTO notes (text) VALUES ('first')");
            if (how == 2)
                throw std::runtime_error("on purpose");
            return fail(ErrorCode::Cancelled);
        });
        QVERIFY(!outcome);
        const std::array codes{ErrorCode::Cancelled, ErrorCode::AlreadyExists, ErrorCode::Internal};
        QCOMPARE(outcome.error().code, codes[static_cast<std::size_t>(how)]);
        QCOMPARE(count(*database), 0);
        QVERIFY(add(*database, "and it goes on"));
        QCOMPARE(count(*database), 1);
    }

    /// A statement that is left half stepped must not keep a transaction from ending.
    void unfinishedStatement_doesNotHoldTheTransaction() {
        const auto database = openDatabase(path());
        QVERIFY(add(*database, "a"));
        QVERIFY(add(*database, "b"));
        const auto step = [](Connection& connection) {
            auto& statement = connection.prepare("SELECT id FROM notes");
            return statement.executeStep();
        };
        QVERIFY(must(database->read(step)));
        QVERIFY(must(database->write(step)));
        QVERIFY(add(*database, "c"));
        QCOMPARE(count(*database), 3);  // a reader that was held back would see two
    }

    void reader_cannotWrite() {
        const auto database = openDatabase(path());
        const Result<> outcome = database->read([](Connection& connection) {
            connection.exec("INSERT INTO notes (text) VALUES ('x')");
        });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Unreadable);
        QCOMPARE(count(*database), 0);
        QVERIFY(add(*database, "x"));
    }

    void read_seesOneStateThroughout() {
        const auto database = openDatabase(path());
        QVERIFY(add(*database, "first"));
        const auto seen = database->read([&](Connection& connection) {
            const auto ask = [&] {
                return connection.raw().execAndGet("SELECT count(*) FROM notes").getInt();
            };
            const int before = ask();
            std::thread([&] { must(add(*database, "second")); }).join();
            return std::pair(before, ask());
        });
        QVERIFY(seen);
        QCOMPARE(*seen, std::pair(1, 1));
        QCOMPARE(count(*database), 2);
    }

    /// Every write, from wherever it was asked for, runs on the one writer thread, one at a time.
    void writes_runOnOneThread() {
        const auto database = openDatabase(path());
        std::mutex mutex;
        std::set<std::thread::id> threads;
        std::atomic<int> inside = 0;
        std::atomic<bool> overlapped = false;
        std::vector<std::thread> callers;
        for (int i = 0; i < 8; ++i) {
            callers.emplace_back([&, i] {
                for (int j = 0; j < 20; ++j) {
                    must(database->write([&](Connection& connection) {
                        overlapped = overlapped || inside.fetch_add(1) != 0;
                        auto& statement = connection.prepare("INSERT INTO notes (text) VALUES (?)");
                        statement.bind(1, std::to_string(i * 100 + j));
                        statement.exec();
                        const std::scoped_lock lock(mutex);
                        threads.insert(std::this_thread::get_id());
                        --inside;
                    }));
                }
            });
        }
        for (auto& caller : callers)
            caller.join();
        QVERIFY(!overlapped);
        QCOMPARE(threads.size(), 1U);
        QVERIFY(*threads.begin() != std::this_thread::get_id());
        QCOMPARE(count(*database), 160);
    }

    void reads_runSideBySide() {
        const auto database = openDatabase(path());
        QVERIFY(add(*database, "a"));
        QSemaphore arrived;
        QSemaphore leave;
        std::vector<std::thread> readers;
        std::atomic<int> right = 0;
        for (int i = 0; i < 6; ++i) {
            readers.emplace_back([&] {
                right += must(database->read([&](Connection& connection) {
                    arrived.release();
                    leave.acquire();
                    return connection.raw().execAndGet("SELECT count(*) FROM notes").getInt();
                }));
            });
        }
        const bool together = arrived.tryAcquire(6, 5000);
        leave.release(6);
        for (auto& reader : readers)
            reader.join();
        QVERIFY(together);
        QCOMPARE(right.load(), 6);
    }

    void writeLater_tellsItsOutcomeAfterTheCommit() {
        const auto database = openDatabase(path());
        QSemaphore told;
        std::int64_t seen = -1;
        std::optional<ErrorCode> refused;
        database->writeLater(
            [](Connection& connection) {
                connection.exec("INSERT INTO notes (text) VALUES ('later')");
            },
            [&](const Result<>& outcome) {
                seen = outcome ? count(*database) : -2;
                told.release();
            });
        database->writeLater(
            [](Connection& connection) {
                connection.exec("INSERT INTO notes (text) VALUES ('later')");
            },
            [&](const Result<>& outcome) {
                if (!outcome)
                    refused = outcome.error().code;
                told.release();
            });
        QVERIFY(told.tryAcquire(2, 5000));
        QCOMPARE(seen, 1);
        QCOMPARE(refused, std::optional(ErrorCode::AlreadyExists));
    }

    void closing_finishesWhatWasAskedFor() {
        {
            const auto database = openDatabase(path());
            for (int i = 0; i < 50; ++i) {
                database->writeLater(
                    [i](Connection& connection) {
                        auto& statement = connection.prepare("INSERT INTO notes (text) VALUES (?)");
                        statement.bind(1, i);
                        statement.exec();
                    },
                    {});
            }
        }
        // The log was folded into the file, which then stands alone.
        QVERIFY(!std::filesystem::exists(path("test.db-wal")));
        QCOMPARE(count(*openDatabase(path())), 50);
    }

    void foreignKeys_areEnforced() {
        const auto database = openDatabase(path(), notes(3));
        const Result<> outcome = database->write([](Connection& connection) {
            connection.exec("INSERT INTO tags (note, tag) VALUES (99, 'x')");
        });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Internal);
    }

    void releasedSchema_isMadeWhole() {
        const auto database = must(Database::open(path(), FileLayout{}, librarySchema()));
        const QString all = tables(*database).join(QLatin1Char('\n'));
        for (const char* table : {"users", "sessions", "songs", "playback_logs", "listens",
                                  "playback_state", "playback_queue", "song_stats"})
            QVERIFY2(all.contains(QStringLiteral("CREATE TABLE %1").arg(QLatin1String(table))),
                     table);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestStorageDatabase)
#include "tst_storage_database.moc"
