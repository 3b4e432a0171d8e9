// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "core/playback/analysis/analysis_store.h"
#include "storage/database.h"
#include "storage/schema.h"

using namespace linnet;
using namespace linnet::playback;
using storage::ContentHash;
using State = AnalysisStore::State;

namespace {

ContentHash audio(std::uint8_t number) {
    std::array<std::uint8_t, ContentHash::kBytes> bytes{};
    bytes.fill(number);
    return ContentHash(bytes);
}

/// As of a song whose loudness never changes.
Analysis steady(double lufs, double peakDbtp, int blocks) {
    Analysis analysis;
    analysis.facts = {44'100L * blocks / 10,
                      44'100,
                      lufs,
                      0.0,
                      peakDbtp,
                      QByteArray(32, static_cast<char>(blocks))};
    for (int i = 0; i < blocks; ++i)
        analysis.momentary.add(energyOf(lufs));
    for (int i = 0; i < blocks / 10; ++i)
        analysis.shortTerm.add(energyOf(lufs));
    for (int i = 0; i < 100; ++i) {
        analysis.waveform.peaks.push_back(static_cast<std::uint8_t>(i));
        analysis.waveform.rms.push_back(static_cast<std::uint8_t>(i / 2));
    }
    return analysis;
}

class TestPlaybackAnalysisStore : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        auto rows = storage::Database::open(
            std::filesystem::path(m_folder->path().toStdString()) / "library.db", {},
            storage::librarySchema());
        QVERIFY(rows);
        m_rows = std::move(*rows);
        m_store = std::make_unique<AnalysisStore>(*m_rows);
    }

    void whatIsPut_isFound() {
        const Analysis analysis = steady(-14.2, -0.3, 600);
        put({{audio(1), analysis}});
        QCOMPARE(m_store->state(audio(1)).value(), State::Analysed);
        QVERIFY(m_store->facts(audio(1)).value() == analysis.facts);
        QVERIFY(m_store->waveform(audio(1)).value() == analysis.waveform);
        QCOMPARE(m_store->state(audio(2)).value(), State::Unknown);
        QVERIFY(!m_store->facts(audio(2)).value());
        QVERIFY(!m_store->waveform(audio(2)).value());
    }

    void silence_hasNeitherLoudnessNorPeak() {
        Analysis analysis;
        analysis.facts.frames = 44'100;
        analysis.facts.sampleRateHz = 44'100;
        put({{audio(1), analysis}});
        const auto facts = m_store->facts(audio(1)).value();
        QVERIFY(facts && !facts->integratedLufs && !facts->truePeakDbtp);
        const auto both = m_store->together(std::array{audio(1)}).value();
        QVERIFY(both && !both->integratedLufs && !both->truePeakDbtp);
    }

    void unreadable_isRememberedAsSuch() {
        put({{audio(1), fail(ErrorCode::NoAudio, QStringLiteral("no frame"))},
             {audio(2), steady(-20, -3, 100)}});
        QCOMPARE(m_store->state(audio(1)).value(), State::Unreadable);
        QVERIFY(!m_store->facts(audio(1)).value());
        QVERIFY(!m_store->waveform(audio(1)).value());
        // It does not stand in the way of its album.
        const auto both = m_store->together(std::array{audio(1), audio(2)}).value();
        QVERIFY(both && std::abs(*both->integratedLufs + 20) < 0.06);
        put({{audio(1), steady(-10, -1, 100)}});
        QCOMPARE(m_store->state(audio(1)).value(), State::Analysed);
    }

    void together_weighsTheSongsByTheirLength() {
        put({{audio(1), steady(-12, -0.5, 3000)}, {audio(2), steady(-18, 0.4, 1000)}});
        const auto both = m_store->together(std::array{audio(1), audio(2)}).value();
        QVERIFY(both);
        const double expected = loudnessOf((3 * energyOf(-12) + energyOf(-18)) / 4);
        QVERIFY2(std::abs(*both->integratedLufs - expected) < 0.06,
                 qPrintable(QString::number(*both->integratedLufs)));
        QCOMPARE(*both->truePeakDbtp, 0.4);
        QVERIFY(std::abs(both->rangeLu - 6.0) < 0.11);
    }

    void together_gatesOverTheWhole() {
        // 20 LU below the other: part of a quiet album, but not heard beside a loud song.
        put({{audio(1), steady(-10, -1, 1000)}, {audio(2), steady(-30, -20, 1000)}});
        const auto both = m_store->together(std::array{audio(1), audio(2)}).value();
        QVERIFY(std::abs(*both->integratedLufs + 10) < 0.06);
    }

    void together_isNothingWhileOneIsMissing() {
        put({{audio(1), steady(-12, -0.5, 300)}});
        QVERIFY(!m_store->together(std::array{audio(1), audio(2)}).value());
        QVERIFY(!m_store->together({}).value());
    }

    void histogram_comesBackFromItsBytes() {
        LoudnessHistogram histogram;
        for (int i = 0; i < 70'000; ++i)
            histogram.add(energyOf(-80 + 0.0017 * i));
        histogram.add(0);
        histogram.add(std::nan(""));
        const QByteArray bytes = histogram.toBytes();
        QVERIFY(bytes.size() < 3000);
        QVERIFY(LoudnessHistogram::fromBytes(bytes) == histogram);
        QVERIFY(LoudnessHistogram::fromBytes({}) == LoudnessHistogram());
        QVERIFY(!LoudnessHistogram::fromBytes(bytes.first(bytes.size() - 1)));
        QVERIFY(!LoudnessHistogram::fromBytes(QByteArray(64, '\x7f')));
        QVERIFY(!LoudnessHistogram::fromBytes(QByteArray(64, '\xff')));
    }

    void collect_forgetsWhatIsGone() {
        for (std::uint8_t i = 0; i < 10; ++i)
            put({{audio(i), steady(-20, -3, 10)}});
        QCOMPARE(
            m_store->collect([](const ContentHash& hash) { return hash.bytes()[0] < 3; }).value(),
            7);
        QCOMPARE(m_store->state(audio(2)).value(), State::Analysed);
        QCOMPARE(m_store->state(audio(3)).value(), State::Unknown);
    }

 private:
    void put(const std::vector<AnalysisStore::Finding>& findings) {
        QVERIFY(m_store->put(findings, Timestamp(std::chrono::milliseconds(1))));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_rows;
    std::unique_ptr<AnalysisStore> m_store;
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackAnalysisStore)
#include "tst_playback_analysis_store.moc"
