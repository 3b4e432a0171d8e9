// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>

#include "app/backend.h"
#include "core/catalogue/duplicates/duplicates_service.h"
#include "core/catalogue/duplicates/fingerprint.h"
#include "core/playback/analysis/analyse_audio.h"
#include "core/playback/analysis/chromaprint.h"
#include "tests/support/audio_file.h"
#include "tests/support/byte_song.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"
#include "tests/support/tune.h"

using namespace linnet;
using namespace linnet::testing;
using catalogue::aligned;
using catalogue::Fingerprint;

namespace {

constexpr double kSeconds = 40;

std::vector<float> withSilence(const std::vector<float>& samples, double seconds) {
    std::vector<float> later(2 * static_cast<std::size_t>(seconds * 44'100));
    later.insert(later.end(), samples.begin(), samples.end());
    return later;
}

std::vector<float> louder(std::vector<float> samples, float gain) {
    for (float& sample : samples)
        sample *= gain;
    return samples;
}

/// Half of its frames, between which the sound is drawn straight.
std::vector<float> atHalfRate(const std::vector<float>& samples) {
    std::vector<float> half;
    for (std::size_t i = 0; i + 3 < samples.size(); i += 4) {
        half.push_back((samples[i] + samples[i + 2]) / 2);
        half.push_back((samples[i + 1] + samples[i + 3]) / 2);
    }
    return half;
}

/// What the songs sound like: played by the decoder and heard by chromaprint, compared by the
/// catalogue.
class TestAppFingerprints : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(m_chromaprint.available());
        m_tune = tune(1, kSeconds);
        m_original = heard(tuneMp3(m_tune, 0.2));
        QVERIFY(m_original.size() > 250);
    }

    void sameMusic_soundsAlike_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("the best bitrate") << tuneMp3(m_tune, 0.0);
        QTest::newRow("a low bitrate") << tuneMp3(m_tune, 0.8);
        QTest::newRow("a variable bitrate") << tuneMp3(m_tune, 0.5, true);
        QTest::newRow("without loss") << audioFile(AudioKind::Flac, m_tune, 44'100, 2);
        QTest::newRow("Vorbis") << audioFile(AudioKind::Vorbis, m_tune, 44'100, 2);
        QTest::newRow("half the sample rate") << tuneMp3(atHalfRate(m_tune), 0.3, false, 22'050);
        QTest::newRow("quieter") << tuneMp3(louder(m_tune, 0.4F), 0.3);
        for (const double silence : {0.06, 0.5, 2.0, 5.03, 10.0})
            QTest::addRow("%.2f s of silence before", silence)
                << tuneMp3(withSilence(m_tune, silence), 0.4);
        auto shorter = m_tune;
        shorter.resize(shorter.size() * 3 / 4);
        QTest::newRow("the end is missing") << tuneMp3(shorter, 0.3);
    }
    void sameMusic_soundsAlike() {
        QFETCH(QByteArray, file);
        const Fingerprint other = heard(file);
        const auto alignment = aligned(m_original, other);
        QVERIFY(alignment);
        qInfo() << "differing" << alignment->differing << "offset" << alignment->offset << "of"
                << alignment->words << "words; parts in common" << shared(m_original, other);
        QVERIFY(catalogue::soundAlike(m_original, other));
        QVERIFY(catalogue::soundAlike(other, m_original));
        QVERIFY(shared(m_original, other) >= 2);
    }

    void otherMusic_doesNot() {
        std::vector<Fingerprint> others;
        for (unsigned i = 2; i < 14; ++i)
            others.push_back(heard(tuneMp3(tune(i, kSeconds), 0.3)));
        double least = 1;
        int mostShared = 0;
        for (std::size_t i = 0; i < others.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                if (const auto alignment = aligned(others[i], others[j]);
                    alignment && alignment->words > 60)
                    least = std::min(least, alignment->differing);
                mostShared = std::max(mostShared, shared(others[i], others[j]));
                QVERIFY(!catalogue::soundAlike(others[i], others[j]));
            }
        qInfo() << "least differing" << least << "most parts in common" << mostShared;
        QVERIFY(!catalogue::soundAlike(m_original, others.front()));
    }

    void whatDoesNotChange_isLikeNothing() {
        Mp3Options options;
        options.seconds = 30;
        const Fingerprint tone = heard(mp3({}, options));
        QVERIFY(tone.size() > 100);
        QVERIFY(catalogue::partsOf(tone).size() < 8);
        options.amplitude = 0;
        const Fingerprint silence = heard(mp3({}, options));
        QVERIFY(catalogue::partsOf(silence).empty());
        QVERIFY(!catalogue::soundAlike(silence, silence));
        options.seconds = 1;
        QVERIFY(catalogue::partsOf(heard(mp3({}, options))).empty());
    }

    void packed_isSmaller_andComesBackAsItWas() {
        const QByteArray data = catalogue::packed(m_original);
        qInfo() << m_original.size() * 4 << "bytes as" << data.size();
        QVERIFY(static_cast<std::size_t>(data.size()) < 3 * m_original.size());
        QCOMPARE(catalogue::unpackedFingerprint(data), m_original);
        QVERIFY(!catalogue::unpackedFingerprint(data.left(data.size() / 2)));
        QVERIFY(!catalogue::unpackedFingerprint({}));
    }

    /// The whole way: added, analysed, found, told of.
    void library_findsThem() {
        QTemporaryDir folder;
        auto backend = app::Backend::open(folder.path().toStdString(), app::Backend::Sound::No);
        QVERIFY(backend);
        const Session session = sessionOf(UserId::generate());
        const auto add = [&](const QByteArray& bytes, const char* name) {
            QVERIFY((*backend)->catalogue->add(session, {bytes, QString::fromLatin1(name), {}}));
        };
        add(tuneMp3(m_tune, 0.2), "one.mp3");
        add(tuneMp3(tune(2, kSeconds), 0.3), "other.mp3");
        add(tuneMp3(m_tune, 0.7), "low.mp3");
        add(tuneMp3(tune(3, kSeconds), 0.3), "third.mp3");
        add(audioFile(AudioKind::Flac, m_tune, 44'100, 2), "lossless.flac");
        (*backend)->analysis->start();
        QTRY_COMPARE_WITH_TIMEOUT((*backend)->analysedSongs->counts()->waiting, std::int64_t{0},
                                  90'000);
        auto& duplicates = (*backend)->catalogue->duplicates();
        const auto keys = duplicates.list(session);
        QCOMPARE(keys->size(), 1U);
        const auto group = duplicates.groups(session, *keys)->front();
        QCOMPARE(group->kind, catalogue::DuplicateKind::SoundsAlike);
        QStringList names;
        for (const auto& song : group->songs)
            names << song.fileName;
        QCOMPARE(names, QStringList({QStringLiteral("one.mp3"), QStringLiteral("low.mp3"),
                                     QStringLiteral("lossless.flac")}));
        QCOMPARE(*(*backend)->catalogue->check(), std::vector<QString>{});
    }

 private:
    Fingerprint heard(const QByteArray& file) {
        ByteSong bytes(file);
        const auto analysis = playback::analyseAudio(
            bytes, [] { return true; }, m_chromaprint);
        if (!analysis)
            qFatal("%s", qPrintable(analysis.error().detail));
        return catalogue::fingerprintOf(analysis->fingerprint);
    }
    static int shared(const Fingerprint& a, const Fingerprint& b) {
        const auto inA = catalogue::partsOf(a);
        const auto inB = catalogue::partsOf(b);
        std::vector<std::uint32_t> both;
        std::ranges::set_intersection(inA, inB, std::back_inserter(both));
        return static_cast<int>(both.size());
    }

    playback::Chromaprint m_chromaprint;
    std::vector<float> m_tune;
    Fingerprint m_original;
};

}  // namespace

QTEST_GUILESS_MAIN(TestAppFingerprints)
#include "tst_app_fingerprints.moc"
