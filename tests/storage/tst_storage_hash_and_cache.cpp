// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "storage/content_hash.h"
#include "storage/ttl_cache.h"

namespace {

using namespace linnet::storage;
using namespace std::chrono_literals;

class TestStorageHashAndCache : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    /// Values of Python's hashlib.blake2b(digest_size=32), by the definition in ContentHash.
    void hash_hasItsKnownValue_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("hex");
        QTest::newRow("nothing")
            << QByteArray()
            << QByteArray("81e47a19e6b29b0a65b9591762ce5143ed30d0261e5d24a3201752506b20f15c");
        QTest::newRow("abc")
            << QByteArray("abc")
            << QByteArray("ccc06482123efd3d20a9548955e7411aa0f2ce13c5c2884503509caa414a4900");
        QTest::newRow("a chunk")
            << QByteArray(270289, 'x')
            << QByteArray("7d33a45250cea19e4a7991e8242d32e8d3c88a0687cda07a77558bb76e1211ad");
        QTest::newRow("a byte more")
            << QByteArray(270290, 'x')
            << QByteArray("0e3fcfe6007f5e5714ce96ead9a1f646fa451004f0570cc8d0dbac3035c17169");
        QTest::newRow("a million")
            << QByteArray(1000000, 'x')
            << QByteArray("a974fabe23489634aa798f8192d2524d7ccc7859002b2f538610ab246ea2360a");
    }
    void hash_hasItsKnownValue() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, hex);
        QCOMPARE(hashed(bytes).hash.toHex(), QString::fromLatin1(hex));
    }

    void hash_isThatOfItsChunks() {
        QByteArray bytes(600'000, 'x');
        bytes[599'999] = 'y';
        const HashedBytes whole = hashed(bytes);
        QCOMPARE(whole.chunkHashes.size(), 3U);
        const auto step = static_cast<qsizetype>(ContentHash::kChunkBytes);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(whole.chunkHashes[i],
                     chunkHash(bytes.mid(static_cast<qsizetype>(i) * step, step)));
        QCOMPARE(contentHash(whole.chunkHashes, bytes.size()), whole.hash);
        // The length is part of it, and so is the order.
        QVERIFY(contentHash(whole.chunkHashes, bytes.size() + 1) != whole.hash);
        auto turned = whole.chunkHashes;
        std::reverse(turned.begin(), turned.end());
        QVERIFY(contentHash(turned, bytes.size()) != whole.hash);
    }

    void hash_bytesThereAndBack() {
        const ContentHash hash = hashed("abc").hash;
        QCOMPARE(ContentHash::fromBytes(hash.toBytes()), std::optional(hash));
        QVERIFY(!ContentHash::fromBytes(hash.toBytes().first(31)));
        QVERIFY(!ContentHash::fromBytes(hash.toBytes() + 'x'));
    }

    void cache_expires() {
        TtlCache<int, QString>::Time now{};
        TtlCache<int, QString> cache(10, 100ms, [&now] { return now; });
        cache.insert(1, QStringLiteral("one"));
        now += 99ms;
        QCOMPARE(cache.find(1), std::optional(QStringLiteral("one")));
        now += 1ms;  // reading it did not prolong it
        QCOMPARE(cache.find(1), std::optional<QString>());
        QCOMPARE(cache.size(), 0U);
        cache.insert(1, QStringLiteral("again"));
        now += 99ms;
        cache.insert(1, QStringLiteral("new"));  // writing does
        now += 99ms;
        QCOMPARE(cache.find(1), std::optional(QStringLiteral("new")));
    }

    void cache_isBounded_leastRecentlyUsedGoesFirst() {
        TtlCache<int, int> cache(3, 1h);
        for (int i = 1; i <= 3; ++i)
            cache.insert(i, i);
        QVERIFY(cache.find(1));
        cache.insert(4, 4);
        QCOMPARE(cache.size(), 3U);
        QVERIFY(!cache.find(2));
        QVERIFY(cache.find(1) && cache.find(3) && cache.find(4));
        QCOMPARE(cache.counters().evictions, 1U);
    }

    void cache_counts() {
        TtlCache<int, int> cache(10, 1h);
        QVERIFY(!cache.find(1));
        cache.insert(1, 1);
        cache.insert(2, 2);
        QVERIFY(cache.find(1));
        cache.invalidate(1);
        cache.invalidate(7);  // not there: not counted
        QVERIFY(!cache.find(1));
        cache.clear();
        QVERIFY(!cache.find(2));
        const auto counters = cache.counters();
        QCOMPARE(counters.hits, 1U);
        QCOMPARE(counters.misses, 3U);
        QCOMPARE(counters.invalidations, 2U);
        QCOMPARE(counters.evictions, 0U);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestStorageHashAndCache)
#include "tst_storage_hash_and_cache.moc"
