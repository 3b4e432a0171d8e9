// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <random>
#include <thread>

#include "storage/media_store.h"
#include "storage/write_gate.h"
#include "tests/support/mp3.h"

namespace {

using namespace linnet;
using namespace linnet::storage;
using Path = std::filesystem::path;

constexpr auto kChunk = static_cast<qsizetype>(ContentHash::kChunkBytes);

/// Bytes that do not repeat, the same each time for the same number.
QByteArray noise(qsizetype size, std::uint32_t number) {
    std::mt19937 random(number);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

std::unique_ptr<MediaStore> openStore(const Path& file, std::int64_t maxBytes = 0) {
    auto store = MediaStore::open(file, maxBytes);
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    return std::move(*store);
}

ContentHash put(MediaStore& store, const QByteArray& bytes) {
    const HashedBytes item = hashed(bytes);
    const auto stored = store.put(std::span(&item, 1));
    if (!stored)
        qFatal("%s", qPrintable(stored.error().detail));
    return item.hash;
}

Result<std::size_t> readAt(MediaReader& reader, std::int64_t offset, QByteArray& into) {
    return reader.read(offset, std::as_writable_bytes(
                                   std::span(into.data(), static_cast<std::size_t>(into.size()))));
}

/// Changes the file behind the store's back.
void meddle(const Path& file, const char* sql) {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec(sql);
}

class TestStorageMedia : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    [[nodiscard]] Path path() const { return Path(m_folder->path().toStdString()) / "media.db"; }

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWentIn_comesOut_data() {
        QTest::addColumn<qsizetype>("size");
        QTest::newRow("nothing") << qsizetype{0};
        QTest::newRow("a byte") << qsizetype{1};
        QTest::newRow("a byte less than a chunk") << kChunk - 1;
        QTest::newRow("a chunk") << kChunk;
        QTest::newRow("a byte more") << kChunk + 1;
        QTest::newRow("a song") << qsizetype{4'000'000};
    }
    void whatWentIn_comesOut() {
        QFETCH(qsizetype, size);
        const QByteArray bytes = noise(size, 1);
        ContentHash hash;
        {
            const auto store = openStore(path());
            hash = put(*store, bytes);
        }
        const auto store = openStore(path());
        const auto got = store->bytes(hash);
        QVERIFY(got);
        QVERIFY(*got == bytes);
        const auto reader = store->open(hash);
        QVERIFY(reader);
        QCOMPARE((*reader)->size(), size);
        QCOMPARE(hashed(bytes).hash, hash);
    }

    void reader_readsAnywhere() {
        const QByteArray bytes = noise(3 * kChunk + 1000, 2);
        const auto store = openStore(path());
        const auto reader = store->open(put(*store, bytes));
        QVERIFY(reader);
        std::mt19937 random(3);
        for (int i = 0; i < 200; ++i) {
            const auto offset =
                static_cast<qsizetype>(random() % (static_cast<std::uint32_t>(bytes.size()) + 100));
            QByteArray into(static_cast<qsizetype>(random() % 600'000), '\0');
            const auto got = readAt(**reader, offset, into);
            QVERIFY(got);
            const qsizetype expected = std::clamp<qsizetype>(bytes.size() - offset, 0, into.size());
            QCOMPARE(*got, static_cast<std::size_t>(expected));
            QVERIFY(into.first(expected) == bytes.mid(offset, expected));
        }
    }

    void sameBytes_areStoredOnce() {
        const auto store = openStore(path());
        const HashedBytes first = hashed(noise(5000, 1));
        const HashedBytes second = hashed(noise(5000, 2));
        const std::vector items{first, second, first};
        const auto stored = store->put(items);
        QVERIFY(stored);
        QCOMPARE(*stored, (std::vector{true, true, false}));
        const auto again = store->put(items);
        QVERIFY(again);
        QCOMPARE(*again, (std::vector{false, false, false}));
        QCOMPARE(store->entries()->size(), 2U);
    }

    void unknownName_isNotFound() {
        const auto store = openStore(path());
        const auto hash = hashed("never stored").hash;
        QCOMPARE(store->contains(hash).value(), false);
        QCOMPARE(store->open(hash).error().code, ErrorCode::NotFound);
        QCOMPARE(store->bytes(hash).error().code, ErrorCode::NotFound);
    }

    void entries_areOrderedByName() {
        const auto store = openStore(path());
        std::vector<ContentHash> hashes;
        for (std::uint32_t i = 0; i < 20; ++i)
            hashes.push_back(put(*store, noise(100 + static_cast<qsizetype>(i), i)));
        std::sort(hashes.begin(), hashes.end());
        const auto entries = store->entries();
        QVERIFY(entries);
        QCOMPARE(entries->size(), hashes.size());
        for (std::size_t i = 0; i < hashes.size(); ++i) {
            QCOMPARE((*entries)[i].hash, hashes[i]);
            QVERIFY((*entries)[i].bytes >= 100 && (*entries)[i].bytes < 120);
        }
    }

    void collect_removesWhatNothingNames_andGivesTheRoomBack() {
        const auto store = openStore(path());
        const auto kept = put(*store, noise(500'000, 1));
        const auto orphan = put(*store, noise(6'000'000, 2));
        const auto before = std::filesystem::file_size(path());
        const auto freed = store->collect([&](const ContentHash& hash) { return hash == kept; });
        QVERIFY(freed);
        QCOMPARE(*freed, 6'000'000);
        QVERIFY(!store->contains(orphan).value());
        QVERIFY(store->bytes(kept).value() == noise(500'000, 1));
        QVERIFY(std::filesystem::file_size(path()) + 5'900'000 < before);
        QVERIFY(store->check()->empty());
    }

    void collect_stopsWhenAsked() {
        const auto store = openStore(path());
        for (std::uint32_t i = 0; i < 5; ++i)
            put(*store, noise(1000, i));
        std::stop_source stop;
        int asked = 0;
        const auto freed = store->collect(
            [&](const ContentHash&) {
                if (++asked == 2)
                    stop.request_stop();
                return false;
            },
            stop.get_token());
        QVERIFY(freed);
        QCOMPARE(*freed, 2000);
        QCOMPARE(store->entries()->size(), 3U);
    }

    void remove_takesTheBytesAway() {
        const auto store = openStore(path());
        const auto first = put(*store, noise(1000, 1));
        const auto second = put(*store, noise(1000, 2));
        const std::vector gone{first, hashed("never stored").hash};
        QVERIFY(store->remove(gone));
        QVERIFY(!store->contains(first).value());
        QVERIFY(store->contains(second).value());
        QVERIFY(store->bytes(put(*store, noise(1000, 1))));  // and may come back
    }

    void flippedByte_isFoundAndNamed() {
        ContentHash damaged;
        ContentHash whole;
        {
            const auto store = openStore(path());
            whole = put(*store, noise(2000, 1));
            damaged = put(*store, noise(3 * kChunk, 2));
            QVERIFY(store->check()->empty());
        }
        // One bit of the second chunk of the second content.
        meddle(path(),
               "UPDATE chunks SET data = CAST(substr(data, 1, 5000) || "
               "CASE hex(substr(data, 5001, 1)) WHEN '00' THEN x'01' ELSE x'00' END || "
               "substr(data, 5002) AS BLOB) WHERE key = 2 * 1048576 + 1");
        const auto store = openStore(path());
        const auto faults = store->check();
        QVERIFY(faults);
        QCOMPARE(faults->size(), 1U);
        QCOMPARE(faults->front().hash, damaged);
        QCOMPARE(faults->front().what, QStringLiteral("chunk 1 does not match its hash"));

        QCOMPARE(store->bytes(damaged).error().code, ErrorCode::Damaged);
        const auto reader = store->open(damaged);
        QVERIFY(reader);
        QByteArray into(1000, '\0');
        QVERIFY(readAt(**reader, 0, into));  // the chunk before it is heard
        QCOMPARE(readAt(**reader, kChunk + 10, into).error().code, ErrorCode::Damaged);
        QVERIFY(readAt(**reader, 2 * kChunk, into));  // and so is the one after it
        QVERIFY(into == noise(3 * kChunk, 2).mid(2 * kChunk, 1000));
        QVERIFY(store->bytes(whole));
    }

    void missingChunk_isDamaged() {
        ContentHash hash;
        {
            const auto store = openStore(path());
            hash = put(*store, noise(2 * kChunk, 1));
        }
        meddle(path(), "DELETE FROM chunks WHERE key % 1048576 = 1");
        const auto store = openStore(path());
        QCOMPARE(store->bytes(hash).error().code, ErrorCode::Damaged);
        const auto faults = store->check();
        QVERIFY(faults);
        QCOMPARE(faults->size(), 1U);
    }

    /// Each chunk matches the hash beside it, but they are not what the name says.
    void exchangedChunks_areFound() {
        {
            const auto store = openStore(path());
            put(*store, noise(2 * kChunk, 1));
        }
        meddle(path(),
               "UPDATE chunks SET key = key + 100; UPDATE chunks SET key = "
               "CASE key % 1048576 WHEN 100 THEN key - 99 ELSE key - 101 END");
        const auto faults = openStore(path())->check();
        QVERIFY(faults);
        QCOMPARE(faults->size(), 1U);
        QCOMPARE(faults->front().what, QStringLiteral("the chunks do not make up the content"));
    }

    void fullDisk_storesNothingOfIt() {
        const auto store = openStore(path(), 4'000'000);
        const auto kept = put(*store, noise(1'000'000, 1));
        const std::vector items{hashed(noise(1'000'000, 2)), hashed(noise(5'000'000, 3))};
        const auto stored = store->put(items);
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::DiskFull);
        QCOMPARE(store->entries()->size(), 1U);
        QVERIFY(store->bytes(kept).value() == noise(1'000'000, 1));
        QVERIFY(store->check()->empty());
        QVERIFY(std::filesystem::file_size(path()) <= 4'000'000);
        // What fits is still taken.
        QVERIFY(store->bytes(put(*store, noise(500'000, 4))));
    }

    void readersAtTheGate_goBeforeTheNextWrite() {
        using namespace std::chrono_literals;
        int most = 0;
        for (int round = 0; round < 100; ++round) {
            WriteGate gate;
            std::atomic<bool> isWriting = false;
            std::atomic<int> inside = 0;
            const auto read = [&] {
                isWriting.wait(false);
                const WriteGate::Reading reading(gate);
                ++inside;
            };
            std::array readers{std::thread(read), std::thread(read), std::thread(read)};
            int writes = 0;
            for (; inside < 3 && writes < 100; ++writes) {
                gate.write([&] {
                    isWriting = true;
                    isWriting.notify_all();
                    const auto until = std::chrono::steady_clock::now() + 1ms;
                    while (std::chrono::steady_clock::now() < until) {
                    }
                });
            }
            for (std::thread& reader : readers)
                reader.join();
            most = std::max(most, writes);
        }
        // One to wait for, and a few that began while a reader was still on its way to the gate.
        QVERIFY2(most <= 50, qPrintable(QString::number(most)));
    }

    /// Playback reads while an import commits one transaction after another.
    void reader_duringCommits_isNeverRefused() {
        const auto store = openStore(path());
        const QByteArray song = noise(2'000'000, 1);
        const auto hash = put(*store, song);
        std::atomic<bool> done = false;
        std::atomic<int> stored = 0;
        std::thread importer([&] {
            for (std::uint32_t i = 0; i < 20; ++i) {
                const HashedBytes item = hashed(noise(1'000'000, 100 + i));
                stored += store->put(std::span(&item, 1)).has_value() ? 1 : 0;
            }
            done = true;
        });
        int reads = 0;
        int wrong = 0;
        while (!done) {
            const auto got = store->bytes(hash);
            wrong += got && *got == song ? 0 : 1;
            ++reads;
        }
        importer.join();
        QCOMPARE(wrong, 0);
        QCOMPARE(stored.load(), 20);
        QVERIFY2(reads > 20, qPrintable(QString::number(reads)));
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestStorageMedia)
#include "tst_storage_media.moc"
