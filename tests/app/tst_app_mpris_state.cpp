// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSet>
#include <QtTest>

#include "app/mpris/mpris_metadata.h"
#include "app/mpris/mpris_state.h"
#include "app/mpris/position_watch.h"

using namespace linnet;
using namespace linnet::app;
using namespace std::chrono_literals;
using playback::PlaybackState;
using playback::Status;

namespace {

PlaybackState playing(std::size_t songs, std::size_t current) {
    PlaybackState state;
    state.status = Status::Playing;
    for (std::size_t i = 0; i < songs; ++i)
        state.queue.push_back(SongId::generate());
    state.current = current;
    state.position = 10s;
    state.duration = 60s;
    return state;
}

catalogue::Song rowOf(const PlaybackState& state) {
    catalogue::Song song;
    song.id = *state.song();
    song.fields.title = QStringLiteral("A title");
    song.duration = 61s;
    return song;
}

MprisState seen(const PlaybackState& state, bool open = true) {
    return MprisState({open, state, std::nullopt, {}});
}

const PositionWatch::Time kStart = PositionWatch::Time(1h);

}  // namespace

class TestMprisState : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void metadata_ofAFullRow_hasTheFieldsAndTypesOfTheSpecification() {
        catalogue::Song song;
        song.fields.title = QStringLiteral("So What");
        song.fields.artist = QStringLiteral("Miles Davis; John Coltrane");
        song.fields.albumArtist = QStringLiteral("Miles Davis Sextet");
        song.fields.album = QStringLiteral("Kind of Blue");
        song.fields.genre = QStringLiteral("Jazz");
        song.fields.year = 959;
        song.fields.track = 1;
        song.fields.disc = 2;
        const auto track = mpris::trackPath(SongId::generate(), 3);
        const QVariantMap expected{
            {QStringLiteral("mpris:trackid"), QVariant::fromValue(track)},
            {QStringLiteral("mpris:length"), qlonglong(561'500'000)},
            {QStringLiteral("mpris:artUrl"), QStringLiteral("file:///a.png")},
            {QStringLiteral("xesam:title"), QStringLiteral("So What")},
            {QStringLiteral("xesam:artist"),
             QStringList{QStringLiteral("Miles Davis"), QStringLiteral("John Coltrane")}},
            {QStringLiteral("xesam:albumArtist"),
             QStringList{QStringLiteral("Miles Davis Sextet")}},
            {QStringLiteral("xesam:album"), QStringLiteral("Kind of Blue")},
            {QStringLiteral("xesam:genre"), QStringList{QStringLiteral("Jazz")}},
            {QStringLiteral("xesam:contentCreated"), QStringLiteral("0959-01-01T00:00:00")},
            {QStringLiteral("xesam:trackNumber"), 1},
            {QStringLiteral("xesam:discNumber"), 2},
        };
        QCOMPARE(mpris::metadata(track, &song, 561'500ms, QStringLiteral("file:///a.png")),
                 expected);
    }

    void metadata_ofWhatIsNotKnown_isTheTrackAlone() {
        const auto track = mpris::trackPath(SongId::generate(), 0);
        const QVariantMap expected{{QStringLiteral("mpris:trackid"), QVariant::fromValue(track)}};
        QCOMPARE(mpris::metadata(track, nullptr, 0ms), expected);
        const catalogue::Song bare;
        QCOMPARE(mpris::metadata(track, &bare, 0ms), expected);
    }

    void trackPath_isAValidPathAndTellsPlacesApart() {
        const auto song = SongId::generate();
        const QString path = mpris::trackPath(song, 12).path();
        static const QRegularExpression valid(QStringLiteral("^(/[A-Za-z0-9_]+)+$"));
        QVERIFY2(valid.match(path).hasMatch(), qPrintable(path));
        QVERIFY(mpris::trackPath(song, 1) != mpris::trackPath(song, 2));
        QVERIFY(mpris::trackPath(SongId::generate(), 1) != mpris::trackPath(song, 1));
    }

    void nobodyIn_nothingIsShown() {
        const auto state = playing(3, 1);
        const MprisState hidden({false, state, rowOf(state), QStringLiteral("file:///a.png")});
        QCOMPARE(hidden.playbackStatus(), QStringLiteral("Stopped"));
        QVERIFY(hidden.metadata().isEmpty());
        QCOMPARE(hidden.position(), 0ms);
        QCOMPARE(hidden.duration(), 0ms);
        QCOMPARE(hidden.volume(), 1.0);
        QVERIFY(!hidden.hasTrack());
        QVERIFY(!hidden.canGoNext());
        QVERIFY(hidden.tracks().paths.isEmpty());
        QCOMPARE(hidden.track(), mpris::noTrack());
        QVERIFY(!hidden.indexOf(seen(state).track()));
        QVERIFY(!hidden.accepts(seen(state).track(), 0));
    }

    void rowOfTheSongBefore_isNotShown() {
        auto state = playing(2, 0);
        const auto row = rowOf(state);
        QVERIFY(
            MprisState({true, state, row, {}}).metadata().contains(QStringLiteral("xesam:title")));
        state.current = 1;
        const auto after =
            MprisState({true, state, row, QStringLiteral("file:///a.png")}).metadata();
        QVERIFY(!after.contains(QStringLiteral("xesam:title")));
        QVERIFY(!after.contains(QStringLiteral("mpris:artUrl")));
    }

    void duration_isTheEstimateUntilItIsKnown() {
        auto state = playing(1, 0);
        QCOMPARE(MprisState({true, state, rowOf(state), {}}).duration(), 60s);
        state.duration = 0ms;
        QCOMPARE(MprisState({true, state, rowOf(state), {}}).duration(), 61s);
        QCOMPARE(seen(state).duration(), 0ms);
    }

    void canGoNext_ofTheLastSong_isFalse() {
        QVERIFY(seen(playing(2, 0)).canGoNext());
        QVERIFY(!seen(playing(2, 1)).canGoNext());
        auto again = playing(2, 1);
        again.repeat = playback::Repeat::All;
        QVERIFY(seen(again).canGoNext());
        QVERIFY(!seen(playing(0, 0)).hasTrack());
    }

    void loopStatus_saysWhatIsRepeated() {
        auto state = playing(2, 0);
        for (const auto repeat :
             {playback::Repeat::Off, playback::Repeat::All, playback::Repeat::One}) {
            state.repeat = repeat;
            QCOMPARE(MprisState::repeatOf(seen(state).loopStatus()), std::optional(repeat));
            QCOMPARE(seen(state, false).loopStatus(), QStringLiteral("None"));
        }
        QVERIFY(!MprisState::repeatOf(QStringLiteral("track")));
        state.shuffle = true;
        QVERIFY(seen(state).shuffle());
        QVERIFY(!seen(state, false).shuffle());
    }

    void announced_hasNoPosition() {
        const auto state = playing(2, 0);
        const auto announced = seen(state).announced();
        QVERIFY(announced.contains(QStringLiteral("Metadata")));
        QVERIFY(!announced.contains(QStringLiteral("Position")));
    }

    void tracks_ofALongQueue_areAFewAroundTheCurrentOne_data() {
        QTest::addColumn<std::size_t>("current");
        for (const std::size_t current :
             std::initializer_list<std::size_t>{0, 1, 49, 50, 149, 150, 5'000, 9'949, 9'998, 9'999})
            QTest::addRow("%zu", current) << current;
    }
    void tracks_ofALongQueue_areAFewAroundTheCurrentOne() {
        QFETCH(std::size_t, current);
        const auto queue = playing(10'000, current);
        const MprisState state = seen(queue);
        const auto tracks = state.tracks();
        QCOMPARE(tracks.paths.size(), 200);
        QCOMPARE(tracks.paths.indexOf(state.track()),
                 static_cast<qsizetype>(current - tracks.first));
        QVERIFY(current < 75 || current - tracks.first >= 75);
        QVERIFY(current >= 9'925 || tracks.first + 200 - current >= 75);
        QCOMPARE(state.indexOf(state.track()), std::optional(current));
    }

    void tracks_stayTheSameForMostChangesOfSong() {
        auto queue = playing(1'000, 0);
        int changes = 0;
        auto before = seen(queue).tracks().paths;
        for (queue.current = 1; queue.current < 1'000; ++queue.current) {
            const auto now = seen(queue).tracks().paths;
            changes += now != before;
            before = now;
        }
        QVERIFY2(changes < 20, qPrintable(QString::number(changes)));
    }

    void aSongThatStandsThereSeveralTimes_hasSeveralNames() {
        auto queue = playing(1, 0);
        queue.queue.assign(400, queue.queue.front());
        queue.current = 300;
        const MprisState state = seen(queue);
        const auto paths = state.tracks().paths;
        QCOMPARE(QSet<QString>([&] {
                     QSet<QString> names;
                     for (const auto& path : paths)
                         names.insert(path.path());
                     return names;
                 }())
                     .size(),
                 200);
        QCOMPARE(state.indexOf(state.track()), std::optional<std::size_t>(300));
    }

    void namesOfOtherTracks_outliveARemoval() {
        auto queue = playing(5, 3);
        const auto before = seen(queue);
        const auto current = before.track();
        const auto last = before.tracks().paths.last();
        queue.queue.erase(queue.queue.begin());
        queue.current = 2;
        QCOMPARE(seen(queue).track(), current);
        QCOMPARE(seen(queue).tracks().paths.last(), last);
    }

    void accepts_onlyWhatPlaysAndWithinIt() {
        const auto queue = playing(2, 0);
        const auto state = seen(queue);
        QVERIFY(state.accepts(state.track(), 0));
        QVERIFY(state.accepts(state.track(), 60'000'000));
        QVERIFY(!state.accepts(state.track(), 60'000'001));
        QVERIFY(!state.accepts(state.track(), -1));
        QVERIFY(!state.accepts(state.tracks().paths.last(), 0));
        QVERIFY(!state.accepts(mpris::noTrack(), 0));
    }

    void seekTarget_stopsAtTheBeginningAndGoesOnBehindTheEnd() {
        const auto queue = playing(2, 0);
        const auto state = seen(queue);
        QCOMPARE(state.seekTarget(5'000'000), std::optional(15'000ms));
        QCOMPARE(state.seekTarget(-5'000'000), std::optional(5'000ms));
        QCOMPARE(state.seekTarget(-50'000'000), std::optional(0ms));
        QCOMPARE(state.seekTarget(50'000'000), std::optional(60'000ms));
        QCOMPARE(state.seekTarget(50'000'001), std::optional<std::chrono::milliseconds>());
        QCOMPARE(state.seekTarget(std::numeric_limits<qlonglong>::max()),
                 std::optional<std::chrono::milliseconds>());
        QCOMPARE(state.seekTarget(std::numeric_limits<qlonglong>::min()), std::optional(0ms));
    }

    void watch_whileItPlays_expectsTheMusicToGoOn() {
        PositionWatch watch;
        watch.restart(Status::Playing, kStart);
        QVERIFY(!watch.jumps(0ms, kStart + 400ms));  // the output begins late
        QVERIFY(!watch.jumps(10s, kStart + 10s));
        QVERIFY(watch.jumps(12s, kStart + 10s));
        QVERIFY(watch.jumps(0ms, kStart + 10s));
        watch.tell(0ms, kStart + 10s);
        QVERIFY(!watch.jumps(1s, kStart + 11s));
    }

    void watch_whileItIsPaused_expectsItToStay() {
        PositionWatch watch;
        watch.restart(Status::Playing, kStart);
        watch.setStatus(Status::Paused, kStart + 5s);
        QVERIFY(!watch.jumps(5s, kStart + 60s));
        QVERIFY(watch.jumps(6s, kStart + 60s));
        watch.setStatus(Status::Playing, kStart + 60s);
        QVERIFY(!watch.jumps(6s, kStart + 61s));
    }

    void watch_atAnotherRate_expectsTheMusicToGoAsFast() {
        PositionWatch watch;
        watch.restart(Status::Playing, kStart);
        watch.setRate(2, kStart + 10s);
        QVERIFY(!watch.jumps(30s, kStart + 20s));
        QVERIFY(watch.jumps(20s, kStart + 20s));
    }

    void watch_ofWhatWasStopped_expectsTheBeginning() {
        PositionWatch watch;
        watch.restart(Status::Playing, kStart);
        watch.setStatus(Status::Stopped, kStart + 5s);
        QVERIFY(!watch.jumps(0ms, kStart + 5s));
        QVERIFY(watch.jumps(83s, kStart + 5s));
    }
};

QTEST_GUILESS_MAIN(TestMprisState)
#include "tst_app_mpris_state.moc"
