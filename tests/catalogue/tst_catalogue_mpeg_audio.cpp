// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/catalogue/audio_format.h"
#include "tests/support/mp3.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace std::chrono_literals;

class TestMpegAudio : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void wholeFile_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        for (const int rate : {8000, 11025, 12000, 22050, 44100, 48000})
            for (const int channels : {1, 2})
                QTest::addRow("%d Hz, %d channels", rate, channels) << rate << channels;
    }
    void wholeFile() {
        QFETCH(int, rate);
        QFETCH(int, channels);
        testing::Mp3Options options;
        options.seconds = 3.0;
        options.sampleRate = rate;
        options.channels = channels;
        const auto audio = inspectAudio(testing::mp3({}, options));
        QVERIFY(audio);
        QCOMPARE(audio->sampleRateHz, rate);
        QCOMPARE(audio->channels, channels);
        QVERIFY2(std::abs((audio->duration - 3000ms).count()) <= 1,
                 qPrintable(QString::number(audio->duration.count())));
        QVERIFY(audio->bitrateKbps > 0);
    }

    void withoutHeader_countsTheFrames() {
        const QByteArray bytes = testing::fullSizeMp3({}, 1, 400'000);
        const auto audio = inspectAudio(bytes);
        QVERIFY(audio);
        QCOMPARE(audio->bitrateKbps, 320);
        // 24 ms a frame of 960 bytes
        QCOMPARE(audio->duration.count(), bytes.size() / 960 * 24);
    }

    void junkBeforeTheFirstFrame_isPassedOver() {
        const QByteArray junk(5000, '\x55');
        const auto audio = inspectAudio(junk + testing::mp3());
        QVERIFY(audio);
        QVERIFY(std::abs((audio->duration - 1000ms).count()) <= 1);
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("All work and no play. ").repeated(300);
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("all ones") << QByteArray(100'000, '\xff');
        QTest::newRow("a tag without audio")
            << QByteArray("ID3\x04\x00\x00\x00\x00\x00\x10", 10) + QByteArray(16, '\0');
        QTest::newRow("a tag longer than the file")
            << QByteArray("ID3\x04\x00\x00\x7f\x7f\x7f\x7f", 10) + QByteArray(50, 'x');
        QTest::newRow("an image") << testing::pngImage(8, 8, 0x123456);
    }
    void refused() {
        QFETCH(QByteArray, bytes);
        const auto audio = inspectAudio(bytes);
        QVERIFY(!audio);
        QCOMPARE(audio.error().code, ErrorCode::NoAudio);
    }

    void truncated_saysWhatIsHeldAndExpected() {
        testing::Mp3Options options;
        options.seconds = 10;
        const QByteArray whole = testing::mp3({}, options);
        const auto audio = inspectAudio(whole.first(whole.size() / 2));
        QVERIFY(!audio);
        QCOMPARE(audio.error().code, ErrorCode::Truncated);
        const auto parts = audio.error().detail.split(u'/');
        QCOMPARE(parts.size(), 2);
        QVERIFY(std::abs(parts[0].toInt() - 5000) < 100);
        QVERIFY(std::abs(parts[1].toInt() - 10'000) < 100);
    }

    void anyPrefix_neitherCrashesNorLoops() {
        const QByteArray whole = testing::mp3(testing::songTags(1));
        for (qsizetype length = 0; length < whole.size(); length += 7) {
            const auto audio = inspectAudio(whole.first(length));
            QVERIFY(audio || audio.error().code == ErrorCode::NoAudio ||
                    audio.error().code == ErrorCode::Truncated);
        }
    }
};

QTEST_APPLESS_MAIN(TestMpegAudio)
#include "tst_catalogue_mpeg_audio.moc"
