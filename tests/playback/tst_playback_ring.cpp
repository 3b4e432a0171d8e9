// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <numeric>
#include <thread>

#include "core/playback/frame_ring.h"

namespace {

using linnet::playback::FrameRing;

class TestPlaybackRing : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void write_takesWhatFitsAndSaysHowMuch() {
        FrameRing ring(8);
        const std::array<float, 6> six{1, 2, 3, 4, 5, 6};
        QCOMPARE(ring.write(six), 6U);
        QCOMPARE(ring.readable(), 6U);
        QCOMPARE(ring.writable(), 2U);
        QCOMPARE(ring.write(six), 2U);
        QCOMPARE(ring.write(six), 0U);
        std::array<float, 9> got{};
        QCOMPARE(ring.read(got), 8U);
        QCOMPARE(got, (std::array<float, 9>{1, 2, 3, 4, 5, 6, 1, 2, 0}));
        QCOMPARE(ring.read(got), 0U);
    }

    void clear_forgetsWhatWasWritten() {
        FrameRing ring(8);
        const std::array<float, 5> five{1, 2, 3, 4, 5};
        QCOMPARE(ring.write(five), 5U);
        ring.clear();
        QCOMPARE(ring.readable(), 0U);
        QCOMPARE(ring.write(five), 5U);  // over the edge
        std::array<float, 5> got{};
        QCOMPARE(ring.read(got), 5U);
        QCOMPARE(got, five);
    }

    void past_canBeReadAgain() {
        FrameRing ring(4, 3);
        QCOMPARE(ring.capacity(), 4U);
        std::array<float, 4> got{};
        for (float next = 1; next < 40; next += 4) {
            const std::array<float, 4> four{next, next + 1, next + 2, next + 3};
            QCOMPARE(ring.write(four), 4U);
            QCOMPARE(ring.read(got), 4U);
            QCOMPARE(ring.behind(), 3U);
            ring.goBack(2);
            QCOMPARE(ring.behind(), 1U);
            QCOMPARE(ring.writable(), 2U);
            QCOMPARE(ring.read(std::span(got).first(3)), 2U);
            QCOMPARE(got, (std::array<float, 4>{next + 2, next + 3, next + 2, next + 3}));
        }
        ring.clear();
        QCOMPARE(ring.behind(), 0U);
    }

    /// Whatever the consumer goes back to, the producer has not written over.
    void past_isSafeFromTheProducer() {
        constexpr int kCount = 400'000;
        constexpr std::size_t kPast = 300;
        FrameRing ring(500, kPast);
        std::jthread producer([&ring] {
            std::vector<float> block(211);
            for (int next = 0; next < kCount;) {
                std::iota(block.begin(), block.end(), static_cast<float>(next));
                const auto most = std::min(block.size(), static_cast<std::size_t>(kCount - next));
                next += static_cast<int>(ring.write(std::span(block).first(most)));
            }
        });
        std::vector<float> block(97);
        int expected = 0;
        bool inOrder = true;
        for (std::size_t round = 0; expected < kCount; ++round) {
            const std::size_t got = ring.read(block);
            for (std::size_t i = 0; i < got; ++i)
                inOrder = inOrder && block[i] == static_cast<float>(expected++);
            if (round % 5 == 0) {
                const std::size_t back = std::min(ring.behind(), round % kPast);
                ring.goBack(back);
                expected -= static_cast<int>(back);
            }
        }
        QVERIFY(inOrder);
    }

    /// Counts through a small ring with blocks of changing size.
    void twoThreads_nothingLostOrReordered() {
        constexpr int kCount = 2'000'000;  // exact in a float
        FrameRing ring(1000);
        std::thread producer([&ring] {
            std::vector<float> block;
            int next = 0;
            for (std::size_t size = 1; next < kCount; size = size % 700 + 13) {
                block.resize(std::min(size, static_cast<std::size_t>(kCount - next)));
                std::iota(block.begin(), block.end(), static_cast<float>(next));
                next += static_cast<int>(ring.write(block));
                if (ring.writable() == 0)
                    std::this_thread::yield();
            }
        });
        std::vector<float> block(577);
        int expected = 0;
        bool inOrder = true;
        while (expected < kCount && inOrder) {
            const std::size_t got = ring.read(block);
            if (got == 0)
                std::this_thread::yield();
            for (std::size_t i = 0; i < got; ++i)
                inOrder = inOrder && block[i] == static_cast<float>(expected++);
        }
        if (!inOrder) {
            // Let the producer come to its end.
            while (expected < kCount)
                expected += static_cast<int>(ring.read(block));
        }
        producer.join();
        QVERIFY(inOrder);
        QCOMPARE(ring.readable(), 0U);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackRing)
#include "tst_playback_ring.moc"
