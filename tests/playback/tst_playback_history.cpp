// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/listening_records.h"
#include "core/playback/playback_tables.h"
#include "core/playback/resume_points.h"
#include "tests/playback/service_fixture.h"
#include "tests/support/audio_file.h"

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;

namespace {

/// Longer than twenty minutes, and quickly made.
QByteArray longSong(std::chrono::minutes length = 21min) {
    constexpr int kHz = 8000;
    const auto frames = static_cast<std::size_t>(std::chrono::seconds(length).count() * kHz);
    return audioFile(AudioKind::Wav, std::vector<float>(frames, 0.1F), kHz, 1);
}

}  // namespace

/// What is kept of what was played: the places in long songs, and the history.
class TestPlaybackHistory : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
        m_long = longSong();
    }

    void resumePoint_isWhereALongSongWasLeft_data() {
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<bool>("completed");
        QTest::addColumn<qint64>("expected");
        QTest::newRow("in the middle") << qint64(60) << qint64(1800) << false << qint64(1800);
        QTest::newRow("twenty minutes are not long")
            << qint64(20) << qint64(600) << false << qint64(0);
        QTest::newRow("a song") << qint64(4) << qint64(100) << false << qint64(0);
        QTest::newRow("heard to its end") << qint64(60) << qint64(1800) << true << qint64(0);
        QTest::newRow("barely begun") << qint64(60) << qint64(29) << false << qint64(0);
        QTest::newRow("as good as ended") << qint64(60) << qint64(3586) << false << qint64(0);
        QTest::newRow("length not known") << qint64(0) << qint64(1800) << false << qint64(0);
    }
    void resumePoint_isWhereALongSongWasLeft() {
        QFETCH(qint64, minutes);
        QFETCH(qint64, seconds);
        QFETCH(bool, completed);
        const auto point =
            resumePoint(std::chrono::seconds(seconds), std::chrono::minutes(minutes), completed);
        QTEST(static_cast<qint64>(point.value_or(0ms) / 1s), "expected");
    }

    void aLongSong_goesOnWhereItWasLeft_alsoAfterARestart() {
        Fixture f;
        const SongId book = f.songs.add(m_long);
        const SongId song = f.add(20);
        QVERIFY(f.service->activate(f.session));
        QVERIFY(f.service->play(f.session, {book}));
        QTRY_VERIFY(f.service->current().duration > 20min);
        QVERIFY(f.service->seek(f.session, 15min));
        QTRY_VERIFY(f.position() > 15min);
        QSignalSpy resumed(f.service.get(), &PlaybackService::placeResumed);
        QVERIFY(f.service->play(f.session, {song}));
        QVERIFY(f.service->current().position < 15min);
        QVERIFY(resumed.isEmpty());
        QVERIFY(f.service->play(f.session, {book}));
        QVERIFY(f.service->current().position >= 15min);
        QCOMPARE(resumed.size(), 1);
        QCOMPARE(resumed[0][0].value<SongId>(), book);
        QTRY_VERIFY(f.position() > 15min + 300ms);

        QVERIFY(f.service->play(f.session, {song}));
        f.reopen();
        QVERIFY(f.service->activate(f.session));
        QTRY_COMPARE(f.service->current().song(), song);
        QVERIFY(f.service->play(f.session, {book}));
        QTRY_VERIFY(f.position() > 15min + 300ms);
        QVERIFY(f.position() < 16min);
    }

    void aStoppedLongSong_goesOnToo_andPreviousLeadsToItsBeginning() {
        Fixture f;
        const SongId book = f.songs.add(m_long);
        QVERIFY(f.service->play(f.session, {book}));
        QTRY_VERIFY(f.service->current().duration > 20min);
        QVERIFY(f.service->seek(f.session, 10min));
        QVERIFY(f.service->stop(f.session));
        QCOMPARE(f.service->current().position, 0ms);
        QVERIFY(f.service->resume(f.session));
        QVERIFY(f.service->current().position >= 10min);
        QVERIFY(f.service->previous(f.session));
        QVERIFY(f.service->current().position < 10s);
        QVERIFY(f.service->stop(f.session));
        QVERIFY(f.service->resume(f.session));
        QVERIFY(f.service->current().position < 10s);
    }

    void heardToTheEnd_itBeginsAnew() {
        Fixture f;
        const SongId book = f.songs.add(m_long);
        QVERIFY(f.service->play(f.session, {book}));
        QTRY_VERIFY(f.service->current().duration > 20min);
        QVERIFY(f.service->seek(f.session, 10min));
        QVERIFY(f.service->pause(f.session));
        QVERIFY(f.service->seek(f.session, 21min - 500ms));
        QVERIFY(f.service->resume(f.session));
        QTRY_COMPARE(f.service->current().status, Status::Stopped);
        QVERIFY(f.service->resume(f.session));
        QVERIFY(f.service->current().position < 10s);
        f.reopen();
        QVERIFY(f.service->activate(f.session));
        QTRY_COMPARE(f.service->current().song(), book);
        QVERIFY(f.service->play(f.session, {book}));
        QVERIFY(f.service->current().position < 10s);
    }

    void aLongSongThatFollows_goesOnWhereItWasLeft() {
        Fixture f;
        const SongId song = f.add(1);
        const SongId book = f.songs.add(m_long);
        QVERIFY(f.service->play(f.session, {song, book}, 1));
        QTRY_VERIFY(f.service->current().duration > 20min);
        QVERIFY(f.service->seek(f.session, 10min));
        QVERIFY(f.service->previous(f.session));  // to its beginning
        QVERIFY(f.service->seek(f.session, 10min));
        QVERIFY(f.service->jumpTo(f.session, 0));
        QTRY_COMPARE(f.service->current().song(), book);
        QVERIFY(f.service->current().position >= 10min);
        QCOMPARE(f.service->current().status, Status::Playing);
        QTRY_VERIFY(std::ranges::any_of(f.listens(), [&](const auto& listen) {
            return listen.song == song && listen.completed;
        }));
    }

    void placesAreTheProfilesOwn() {
        Fixture f;
        const Session other = sessionOf(UserId::generate());
        const SongId book = f.songs.add(m_long);
        QVERIFY(f.service->play(f.session, {book}));
        QTRY_VERIFY(f.service->current().duration > 20min);
        QVERIFY(f.service->seek(f.session, 10min));
        QVERIFY(f.service->play(other, {book}));
        QVERIFY(f.service->current().position < 10s);
        QVERIFY(f.service->play(f.session, {book}));
        QVERIFY(f.service->current().position >= 10min);
    }

    void twoPlaces_theLaterOneStays_data() {
        QTest::addColumn<qint64>("leftAt");   // minutes since 2024
        QTest::addColumn<qint64>("heardAt");  // to its end; 0: not
        QTest::addColumn<qint64>("place");    // in minutes
        QTest::newRow("later") << qint64(101) << qint64(0) << qint64(7);
        QTest::newRow("at the same time") << qint64(100) << qint64(0) << qint64(5);
        QTest::newRow("earlier") << qint64(99) << qint64(0) << qint64(5);
        QTest::newRow("heard to its end before") << qint64(101) << qint64(100) << qint64(7);
        QTest::newRow("heard to its end since") << qint64(101) << qint64(102) << qint64(5);
        QTest::newRow("not known when") << qint64(-1'000'000'000) << qint64(0) << qint64(5);
        QTest::newRow("yet to come") << qint64(1'000'000'000) << qint64(0) << qint64(5);
    }
    void twoPlaces_theLaterOneStays() {
        QFETCH(qint64, leftAt);
        QFETCH(qint64, heardAt);
        Fixture f;
        const auto at = [](qint64 minutes) {
            return Timestamp(std::chrono::sys_days(std::chrono::year(2024) / 1 / 1)) +
                   std::chrono::minutes(minutes);
        };
        const SongId song = SongId::generate();
        ListeningRecords records(*f.library, f.clock);
        const PlaceEntry here{song, 5min, at(100)};
        QCOMPARE(*records.add(f.session, std::span(&here, 1)), 1);
        const ListenEntry heard{song, at(heardAt), 20min, true};
        if (heardAt > 0)
            QVERIFY(records.add(f.session, std::span(&heard, 1)));
        const PlaceEntry there{song, 7min, at(leftAt)};
        const auto place = [&] {
            return static_cast<qint64>(records.places(f.session)->front().position / 1min);
        };
        const auto added = *records.add(f.session, std::span(&there, 1));
        QTEST(place(), "place");
        QCOMPARE(added, place() == 7 ? 1 : 0);
        QCOMPARE(*records.add(f.session, std::span(&there, 1)), 0);
        QTEST(place(), "place");
        QVERIFY(records.places(sessionOf(UserId::generate()))->empty());
        QCOMPARE(records.places(expiredSession()).error().code, ErrorCode::Unauthorized);
    }

    /// Where nothing else is known, also a time that cannot be is good enough.
    void aPlaceOfNoTime_isTakenWhereThereIsNone() {
        Fixture f;
        const SongId song = SongId::generate();
        ListeningRecords records(*f.library, f.clock);
        const PlaceEntry there{song, 7min, f.clock.now() + std::chrono::hours(24 * 365)};
        QCOMPARE(*records.add(f.session, std::span(&there, 1)), 1);
        QCOMPARE(*records.places(f.session), (std::vector<PlaceEntry>{{song, 7min, Timestamp()}}));
    }

    void placesThatAreBroughtBack_areTheListenersAtOnce() {
        Fixture f;
        const SongId song = f.add(20);
        const SongId book = f.songs.add(m_long);
        const SongId other = f.songs.add(longSong(22min));
        QVERIFY(f.service->play(f.session, {song, other}));
        QVERIFY(f.service->play(f.session, {book, other}));
        QTRY_VERIFY(f.service->current().duration > 20min);
        QVERIFY(f.service->seek(f.session, 10min));
        ListeningRecords records(*f.library, f.clock);
        const std::vector<PlaceEntry> places{{book, 2min, f.clock.now()},
                                             {other, 15min, f.clock.now()}};
        QCOMPARE(*records.add(f.session, places), 2);
        QSignalSpy told(f.service.get(), &PlaybackService::presetsChanged);
        f.service->readKept();
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(f.service->current().position >= 10min);  // what plays goes on
        QVERIFY(f.service->next(f.session));
        QCOMPARE(f.service->current().song(), other);
        QVERIFY(f.service->current().position >= 15min);
        QVERIFY(f.service->play(f.session, {book}));
        QVERIFY(f.service->current().position >= 10min);
    }

    /// What is saved while it is read is not lost.
    void whatIsKeptMeanwhile_stays() {
        Fixture f;
        const EqualiserPreset first{QStringLiteral("First"), {}};
        const EqualiserPreset more{QStringLiteral("More"), {}};
        ListeningRecords records(*f.library, f.clock);
        QCOMPARE(*records.add(f.session, std::span(&first, 1)), 1);
        QVERIFY(f.service->activate(f.session));
        QTRY_COMPARE(f.service->current().presets.size(), 1U);
        QCOMPARE(*records.add(f.session, std::span(&more, 1)), 1);
        f.service->readKept();
        QVERIFY(f.service->savePreset(f.session, {QStringLiteral("Mine"), {}}));
        QTRY_COMPARE(f.service->current().presets.size(), 3U);
        QCOMPARE(f.service->current().presets[1].name, QStringLiteral("Mine"));
    }

    void history_isNewestFirst_withoutPausesAndWhatWasPassedOver() {
        Fixture f;
        const SongId a = SongId::generate();
        const SongId b = SongId::generate();
        const SongId c = SongId::generate();
        std::int64_t minute = 0;
        const auto listen = [&](SongId song, std::chrono::milliseconds heard, bool completed,
                                const Session& who) {
            const Timestamp at{std::chrono::minutes(++minute)};
            const auto written = f.library->write([&](storage::Connection& connection) {
                table::insertListen(connection, who.user(), {song, at, heard, completed});
                return Result<>();
            });
            if (!written)
                qFatal("%s", qPrintable(written.error().detail));
        };
        const Session other = sessionOf(UserId::generate());
        listen(a, 90s, false, f.session);  // 1, then a pause
        listen(a, 100s, true, f.session);  // 2
        listen(a, 190s, true, f.session);  // 3, once more
        listen(b, 4s, false, f.session);   // 4, passed over
        listen(c, 2s, true, f.session);    // 5, short but whole
        listen(b, 30s, false, other);      // 6
        listen(a, 60s, false, f.session);  // 7
        const auto at = [](int minutes) { return Timestamp(std::chrono::minutes(minutes)); };
        const auto history = f.service->history(f.session);
        QVERIFY(history);
        QCOMPARE(*history,
                 (std::vector<HistoryEntry>{{a, at(7)}, {c, at(5)}, {a, at(3)}, {a, at(1)}}));

        QVERIFY(f.service->clearHistory(f.session));
        QVERIFY(f.service->history(f.session)->empty());
        QVERIFY(f.service->log(f.session, 10)->empty());
        QCOMPARE(f.service->history(other)->size(), std::size_t(1));
        QVERIFY(!f.service->history(expiredSession()));
        QVERIFY(!f.service->clearHistory(expiredSession()));
    }

 private:
    static Session expiredSession() { return sessionOf(UserId::generate(), -1min); }

    QByteArray m_long;
};

QTEST_GUILESS_MAIN(TestPlaybackHistory)
#include "tst_playback_history.moc"
