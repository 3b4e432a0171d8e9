// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>

#include "app/backend.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "tests/support/audio_file.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"

using namespace linnet;
using namespace linnet::testing;
using std::chrono::milliseconds;

namespace {

/// The analysis comes last for the processor, and loads a library first.
constexpr int kPatience = 30'000;

/// The analysis over the real catalogue and its bytes.
class TestAppAnalysis : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        auto backend = app::Backend::open(m_folder->path().toStdString(), app::Backend::Sound::No);
        QVERIFY(backend);
        m_backend = std::move(*backend);
    }
    void cleanup() { m_backend.reset(); }

    void wrongLength_isCorrectedEverywhere() {
        Mp3Options options;
        options.seconds = 20;
        QByteArray file = mp3(songTags(1), options);
        file[file.indexOf("Info") + 8 + 2] += 3;  // twice as many frames as there are
        const SongId song = add(file);
        const auto before = m_backend->catalogue->get(m_session, song);
        QVERIFY(before && before->duration > milliseconds(20'100));
        m_backend->analysis->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, kPatience);
        const auto after = m_backend->catalogue->get(m_session, song);
        QVERIFY(after);
        const auto facts = m_backend->analysis->store().facts(after->audio).value();
        QVERIFY(facts);
        QCOMPARE(after->duration, milliseconds(facts->frames * 1000 / facts->sampleRateHz));
        QVERIFY(after->duration < before->duration);
        QCOMPARE(m_backend->catalogue->counts(m_session)->duration, after->duration);
        const auto album = m_backend->catalogue->albums(m_session, std::array{*after->albumKey});
        QCOMPARE(album->front()->duration, after->duration);
    }

    void songsOfEveryKind_areAnalysedAndKeepTheirLength() {
        std::vector<SongId> songs;
        Mp3Options options;
        options.seconds = 3;
        options.sampleRate = 48'000;
        for (const AudioKind kind : kAudioKinds)
            songs.push_back(
                add(audioFile(kind, songTags(static_cast<int>(songs.size())), options)));
        QCOMPARE(waiting(), static_cast<int>(songs.size()));
        m_backend->analysis->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, kPatience);
        for (const SongId& song : songs) {
            const auto row = m_backend->catalogue->get(m_session, song);
            QVERIFY(row);
            QVERIFY(std::abs((row->duration - milliseconds(3000)).count()) <= 1);
            QVERIFY(m_backend->analysis->store().waveform(row->audio).value());
        }
    }

    void sameBytesOfTwoProfiles_areDecodedOnce() {
        const QByteArray file = mp3(songTags(1));
        const Session other = sessionOf(UserId::generate());
        using catalogue::Visibility;
        QVERIFY(m_backend->catalogue->add(m_session, {file, {}, Visibility::OnlyMe}));
        QVERIFY(m_backend->catalogue->add(other, {file, {}, Visibility::OnlyMe}));
        QCOMPARE(waiting(), 2);
        m_backend->analysis->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, kPatience);
    }

    void loudness_isThatOfTheTagsUntilItIsMeasured() {
        std::vector<SongId> songs;
        for (const int number : {0, 1}) {  // of one album
            Mp3Tags tags = songTags(number);
            tags.more = {{QStringLiteral("REPLAYGAIN_TRACK_GAIN"), QStringLiteral("-7.25 dB")},
                         {QStringLiteral("REPLAYGAIN_TRACK_PEAK"), QStringLiteral("0.5")},
                         {QStringLiteral("REPLAYGAIN_ALBUM_GAIN"), QStringLiteral("2 dB")}};
            songs.push_back(add(mp3(tags)));
        }
        auto loudness = m_backend->songs->loudness(m_session, songs);
        QCOMPARE(*loudness[1].songLufs, -10.75);
        QVERIFY(std::abs(*loudness[1].songPeakDb + 6.0206) < 1e-4);
        QCOMPARE(*loudness[1].albumLufs, -20.0);
        QVERIFY(!loudness[1].albumPeakDb);
        QCOMPARE(loudness[1].place, 1);

        m_backend->analysis->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, kPatience);
        loudness = m_backend->songs->loudness(m_session, songs);
        // A sine of half the full scale on both sides: -6 dBFS as the standard counts.
        QVERIFY(std::abs(*loudness[1].songLufs + 6.7) < 0.5);
        QVERIFY(std::abs(*loudness[1].albumLufs - *loudness[1].songLufs) < 0.2);
        QVERIFY(std::abs(*loudness[1].albumPeakDb + 6) < 1);
    }

    void loudness_isWhatSmartPlaylistsAskFor() {
        add(mp3(songTags(1)));
        Mp3Options quiet;
        quiet.amplitude = 0.05;
        const SongId wanted = add(mp3(songTags(2), quiet));
        m_backend->analysis->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, kPatience);
        catalogue::SmartRules rules;
        catalogue::Rule rule;
        rule.field = catalogue::RuleField::Loudness;
        rule.op = catalogue::RuleOp::Below;
        rule.from = -16;
        rules.root.rules.push_back(rule);
        const auto found = m_backend->catalogue->playlists().matching(m_session, rules);
        QVERIFY(found);
        QCOMPARE(m_backend->catalogue->ids(m_session, *found).value(), std::vector{wanted});
    }

    /// song.updated has every list asked again: it is for what they show. The loudness is told of
    /// once for many, after it can be read.
    void measured_isToldOfTogether_updatedOnlyWhereTheLengthWasWrong() {
        int updated = 0;
        int measured = 0;
        bool known = true;
        QObject receiver;
        // On the thread that publishes: what is told is there already.
        connect(
            &m_backend->events, &EventBus::published, &receiver,
            [&](const Event& event) {
                updated += std::holds_alternative<SongUpdated>(event) ? 1 : 0;
                if (!std::holds_alternative<SongsMeasured>(event))
                    return;
                ++measured;
                known = known && !measuredSongs().empty();
            },
            Qt::DirectConnection);
        Mp3Options other;  // the same music twice would be a duplicate
        other.frequency = 700;
        other.seconds = 2;
        add(mp3(songTags(1)));
        add(mp3(songTags(2), other));
        m_backend->analysis->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, kPatience);
        m_backend->analysis.reset();
        QCOMPARE(updated, 0);
        QVERIFY(measured == 1 || measured == 2);
        QVERIFY(known);
        QCOMPARE(measuredSongs().size(), 2U);
    }

    /// Where the tags had it right, or there is nothing to measure.
    void measured_isNotToldOf_whereTheLoudnessIsAsBefore() {
        int measured = 0;
        QObject receiver;
        connect(
            &m_backend->events, &EventBus::published, &receiver,
            [&](const Event& event) {
                measured += std::holds_alternative<SongsMeasured>(event) ? 1 : 0;
            },
            Qt::DirectConnection);
        Mp3Options silent;
        silent.amplitude = 0;
        add(mp3(songTags(1), silent));
        m_backend->analysis->start();
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), 0, kPatience);
        m_backend->analysis.reset();
        QCOMPARE(measured, 0);
    }

 private:
    SongId add(const QByteArray& file) {
        const auto added =
            m_backend->catalogue->add(m_session, {file, QStringLiteral("a file"), {}});
        if (!added)
            qFatal("%s", qPrintable(added.error().detail));
        return added->song;
    }
    std::vector<catalogue::SongKey> measuredSongs() {
        catalogue::SmartRules rules;
        rules.root.rules.push_back(
            {catalogue::RuleField::Loudness, catalogue::RuleOp::IsKnown, {}, 0, 0});
        return m_backend->catalogue->playlists().matching(m_session, rules).value();
    }
    int waiting() { return static_cast<int>(m_backend->analysedSongs->counts()->waiting); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<app::Backend> m_backend;
    Session m_session = sessionOf(UserId::generate());
};

}  // namespace

QTEST_GUILESS_MAIN(TestAppAnalysis)
#include "tst_app_analysis.moc"
