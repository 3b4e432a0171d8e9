// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <ctime>

#include "core/playback/listening_year.h"
#include "core/playback/listens_table.h"
#include "core/playback/playback_tables.h"
#include "tests/playback/service_fixture.h"

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;

namespace {

Timestamp at(const QDateTime& time) {
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

Timestamp at(int year, int month, int day, int hour, int minute = 0) {
    return at(QDateTime(QDate(year, month, day), QTime(hour, minute)));
}

}  // namespace

/// What the listens of a profile add up to, in the local time of a country with summer time.
class TestPlaybackInsights : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        qputenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3");
        tzset();
    }
    void init() { m_fixture = std::make_unique<Fixture>(); }
    void cleanup() { m_fixture.reset(); }

    void plays_joinWhatPausesPart_andLeaveOutWhatWasPassedOver() {
        listen(a, at(2026, 3, 1, 10), 90s, false);
        listen(a, at(2026, 3, 1, 11), 100s, true);  // the same, after a pause
        listen(a, at(2026, 3, 1, 12), 190s, true);  // once more
        listen(b, at(2026, 3, 1, 13), 4s, false);   // passed over
        listen(c, at(2026, 3, 1, 14), 2s, true);    // short but whole
        const auto plays = all();
        QCOMPARE(plays, (std::vector<Play>{{a, at(2026, 3, 1, 10), 190s, true},
                                           {a, at(2026, 3, 1, 12), 190s, true},
                                           {c, at(2026, 3, 1, 14), 2s, true}}));
        // As the history has them.
        std::vector<HistoryEntry> history;
        for (const Play& play : plays)
            history.insert(history.begin(), {play.song, play.startedAt});
        QCOMPARE(*m_fixture->service->history(m_fixture->session), history);
    }

    void plays_belongToWhenTheyWereBegun() {
        listen(a, at(2026, 3, 1, 10), 90s, false);
        listen(a, at(2026, 3, 1, 12), 10s, true);  // of the one begun at 10
        listen(b, at(2026, 3, 1, 13), 60s, false);
        listen(b, at(2026, 3, 1, 15), 70s, true);  // of the one begun at 13
        listen(c, at(2026, 3, 1, 16), 80s, true);
        const auto between =
            m_fixture->service->plays(m_fixture->session, at(2026, 3, 1, 11), at(2026, 3, 1, 14));
        QVERIFY(between);
        QCOMPARE(*between, (std::vector<Play>{{b, at(2026, 3, 1, 13), 130s, true}}));
        QVERIFY(m_fixture->service->plays(m_fixture->session, at(2026, 4, 1, 0), at(2026, 5, 1, 0))
                    ->empty());
    }

    void before_isEachSongOnce_andYearsAreLocal() {
        listen(a, at(2023, 12, 31, 23, 59), 60s, true);
        listen(a, at(2024, 1, 1, 0), 60s, true);
        listen(b, at(2024, 6, 1, 0), 60s, true);
        listen(c, at(2025, 6, 1, 0), 3s, false);  // passed over: no year of its own
        listen(c, at(2026, 6, 1, 0), 60s, true);
        auto& service = *m_fixture->service;
        const Session& session = m_fixture->session;
        QCOMPARE(*service.yearsPlayed(session), (std::vector<int>{2026, 2024, 2023}));
        auto before = *service.playedBefore(session, beginOfYear(2025));
        std::ranges::sort(before);
        std::vector<SongId> expected{a, b};
        std::ranges::sort(expected);
        QCOMPARE(before, expected);
        QCOMPARE(*service.playedBefore(session, beginOfYear(2024)), std::vector<SongId>{a});
    }

    void nothingPlayed_isNothing() {
        QVERIFY(all().empty());
        QVERIFY(m_fixture->service->yearsPlayed(m_fixture->session)->empty());
        QVERIFY(m_fixture->service->playedBefore(m_fixture->session, at(2030, 1, 1, 0))->empty());
        const auto year = listeningYear({}, 2024);
        QCOMPARE(year.days.size(), std::size_t(366));
        QCOMPARE(year.plays, 0);
        QCOMPARE(year.longestStreak, 0);
    }

    void eachProfile_seesOnlyItsOwn() {
        listen(a, at(2026, 3, 1, 10), 60s, true);
        const Session other = sessionOf(UserId::generate());
        auto& service = *m_fixture->service;
        QVERIFY(service.plays(other, at(2020, 1, 1, 0), at(2030, 1, 1, 0))->empty());
        QVERIFY(service.playedBefore(other, at(2030, 1, 1, 0))->empty());
        QVERIFY(service.yearsPlayed(other)->empty());
        const Session expired = sessionOf(m_fixture->session.user(), -1min);
        QCOMPARE(service.plays(expired, at(2020, 1, 1, 0), at(2030, 1, 1, 0)).error().code,
                 ErrorCode::Unauthorized);
        QCOMPARE(service.playedBefore(expired, at(2030, 1, 1, 0)).error().code,
                 ErrorCode::Unauthorized);
        QCOMPARE(service.yearsPlayed(expired).error().code, ErrorCode::Unauthorized);
    }

    void aYear_countsByLocalDayAndHour() {
        listen(a, at(2026, 1, 1, 0, 30), 60s, true);   // still 2025 in UTC
        listen(b, at(2026, 7, 1, 0, 30), 120s, true);  // summer time: the day before in UTC
        listen(a, at(2026, 7, 2, 21, 15), 180s, true);
        listen(a, at(2026, 7, 3, 21, 45), 240s, true);
        listen(c, at(2026, 12, 31, 23, 59), 30s, true);  // also where it goes on after midnight
        listen(c, at(2027, 1, 1, 0, 30), 60s, true);
        const auto year = listeningYear(all(), 2026);
        QCOMPARE(year.year, 2026);
        QCOMPARE(year.days.size(), std::size_t(365));
        QCOMPARE(year.plays, 5);
        QCOMPARE(year.heard, std::chrono::milliseconds(630s));
        QCOMPARE(year.days.front(), (ListeningYear::Day{1, 60s}));
        const auto day = static_cast<std::size_t>(QDate(2026, 7, 1).dayOfYear() - 1);
        QCOMPARE(year.dateOf(day), QDate(2026, 7, 1));
        QCOMPARE(year.days[day], (ListeningYear::Day{1, 120s}));
        QCOMPARE(year.days[day - 1], ListeningYear::Day{});
        QCOMPARE(year.days.back(), (ListeningYear::Day{1, 30s}));
        QCOMPARE(year.hours[0], std::chrono::milliseconds(180s));
        QCOMPARE(year.hours[21], std::chrono::milliseconds(420s));
        QCOMPARE(year.hours[23], std::chrono::milliseconds(30s));
        QCOMPARE(year.longestStreak, 3);
        QCOMPARE(year.songs.front(), (ListeningYear::Song{a, 3}));
        QCOMPARE(year.songs.size(), std::size_t(3));
    }

    /// The hour that comes twice in autumn is one hour; the one that spring leaves out has nothing.
    void summerTime_changesNoDay() {
        for (int half = 0; half < 50; ++half)
            listen(half % 2 == 0 ? a : b, at(2026, 10, 25, 0) + std::chrono::minutes(30) * half,
                   60s, true);
        const auto year = listeningYear(all(), 2026);
        const auto day = static_cast<std::size_t>(QDate(2026, 10, 25).dayOfYear() - 1);
        QCOMPARE(year.days[day].plays, 50);  // a day of 25 hours
        QCOMPARE(year.hours[2], std::chrono::milliseconds(4 * 60s));
        QCOMPARE(year.longestStreak, 1);
    }

 private:
    void listen(SongId song, Timestamp when, std::chrono::milliseconds heard, bool completed) {
        const auto written = m_fixture->library->write([&](storage::Connection& connection) {
            table::insertListen(connection, m_fixture->session.user(),
                                {song, when, heard, completed});
            return Result<>();
        });
        if (!written)
            qFatal("%s", qPrintable(written.error().detail));
    }
    std::vector<Play> all() {
        auto plays = m_fixture->service->plays(m_fixture->session, Timestamp(), at(2100, 1, 1, 0));
        if (!plays)
            qFatal("%s", qPrintable(plays.error().detail));
        return *plays;
    }

    const SongId a = SongId::generate();
    const SongId b = SongId::generate();
    const SongId c = SongId::generate();
    std::unique_ptr<Fixture> m_fixture;
};

QTEST_GUILESS_MAIN(TestPlaybackInsights)
#include "tst_playback_insights.moc"
