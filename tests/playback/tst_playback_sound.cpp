// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include "core/playback/equaliser_presets.h"
#include "core/playback/listening_records.h"
#include "tests/playback/direct_decode.h"
#include "tests/playback/service_fixture.h"
#include "tests/support/signals.h"
#include "tests/support/verify_once.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

constexpr int kRate = 44'100;

EqualiserCurve bassCurve() {
    EqualiserCurve curve;
    curve.bandsDb = {6, 5, 3, 0, 0, 0, 0, 0, 0, -1.5};
    curve.preampDb = -3;
    return curve;
}

SongLoudness onAlbum(std::int64_t album, std::int64_t place) {
    SongLoudness song;
    song.album = album;
    song.place = place;
    return song;
}

class TestPlaybackSound : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    // --- what is kept --------------------------------------------------------------------------

    void sound_isKeptForEachProfile() {
        Fixture f;
        SoundSettings wanted;
        wanted.loudness = Loudness::Album;
        wanted.targetLufs = -16;
        wanted.crossfade = 7s;
        wanted.equaliserOn = true;
        wanted.equaliser = bassCurve();
        wanted.speed = 1.25;
        wanted.balance = -0.4;
        wanted.mono = true;
        QVERIFY(f.service->activate(f.session));
        QSignalSpy changed(f.service.get(), &PlaybackService::soundChanged);
        QVERIFY(f.service->setSound(f.session, wanted));
        QCOMPARE(changed.size(), 1);
        QVERIFY(f.service->setSound(f.session, wanted));
        QCOMPARE(changed.size(), 1);  // nothing did
        const Session other = sessionOf(UserId::generate());
        QVERIFY(f.service->activate(other));
        QCOMPARE(f.service->current().sound, SoundSettings());
        f.reopen();
        QVERIFY(f.service->activate(f.session));
        QTRY_COMPARE(f.service->current().sound, wanted);
    }

    void sound_ofAnotherProfile_isRefused() {
        Fixture f;
        QVERIFY(f.service->activate(f.session));
        const Session other = sessionOf(UserId::generate());
        const auto refused = f.service->setSound(other, {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unauthorized);
    }

    void sound_outOfRange_isClamped() {
        Fixture f;
        QVERIFY(f.service->activate(f.session));
        SoundSettings wild;
        wild.speed = 40;
        wild.crossfade = -3s;
        QVERIFY(f.service->setSound(f.session, wild));
        QCOMPARE(f.service->current().sound.speed, 2.0);
        QCOMPARE(f.service->current().sound.crossfade, 0ms);
    }

    void presets_areKeptReplacedAndRemoved() {
        Fixture f;
        QVERIFY(f.service->activate(f.session));
        QVERIFY(f.service->savePreset(f.session, {QStringLiteral(" Küche "), bassCurve()}));
        QVERIFY(f.service->savePreset(f.session, {QStringLiteral("Auto"), {}}));
        const auto names = [&f] {
            QStringList all;
            for (const auto& preset : f.service->current().presets)
                all.append(preset.name);
            return all.join(QLatin1Char(','));
        };
        QCOMPARE(names(), QStringLiteral("Auto,Küche"));
        EqualiserCurve other;
        other.preampDb = 3;
        QVERIFY(f.service->savePreset(f.session, {QStringLiteral("Auto"), other}));
        QVERIFY(f.service->setVolume(f.session, 0.5));  // so that there is a state to come back to
        f.reopen();
        QVERIFY(f.service->activate(f.session));
        QTRY_COMPARE(names(), QStringLiteral("Auto,Küche"));
        QCOMPARE(f.service->current().presets[0].curve, other);
        QCOMPARE(f.service->current().presets[1].curve, bassCurve());
        QVERIFY(f.service->removePreset(f.session, QStringLiteral("Auto")));
        QVERIFY(!f.service->removePreset(f.session, QStringLiteral("Auto")));
        QVERIFY(!f.service->savePreset(f.session, {QStringLiteral("  "), {}}));
        f.reopen();
        QVERIFY(f.service->activate(f.session));
        QTRY_COMPARE(names(), QStringLiteral("Küche"));
    }

    void presetsBesideOthers_replaceNothing_data() {
        QTest::addColumn<QString>("there");  // the name, and what its bands say
        QTest::addColumn<QString>("more");
        QTest::addColumn<QString>("fresh");
        QTest::newRow("another name") << "Rock 1"
                                      << "Jazz 2"
                                      << "Jazz 2";
        QTest::newRow("the same one") << "Rock 1"
                                      << "Rock 1"
                                      << "";
        QTest::newRow("heard alike") << "Rock 1"
                                     << "Rock 1.004"
                                     << "";
        QTest::newRow("another curve") << "Rock 1"
                                       << "Rock 2"
                                       << "Rock (2) 2";
        QTest::newRow("another curve, once more") << "Rock 1,Rock (2) 2"
                                                  << "Rock 2"
                                                  << "";
        QTest::newRow("a third one") << "Rock 1,Rock (2) 2"
                                     << "Rock 3"
                                     << "Rock (3) 3";
        QTest::newRow("two of one name") << ""
                                         << "Rock 1,Rock 2,Rock 2"
                                         << "Rock 1,Rock (2) 2";
        QTest::newRow("other letters") << "Rock 1"
                                       << "rock 2"
                                       << "rock 2";
        QTest::newRow("blanks around") << "Rock 1"
                                       << "  Rock   2"
                                       << "Rock (2) 2";
        QTest::newRow("no name") << "Rock 1"
                                 << " 2,Jazz 3"
                                 << "Jazz 3";
        QTest::newRow("too loud") << ""
                                  << "Rock 99"
                                  << "Rock 12";
        QTest::newRow("too loud, again") << "Rock 12"
                                         << "Rock 99"
                                         << "";
    }
    void presetsBesideOthers_replaceNothing() {
        const auto presets = [](const QString& words) {
            std::vector<EqualiserPreset> all;
            for (const QString& one : words.split(u',', Qt::SkipEmptyParts)) {
                EqualiserPreset preset;
                preset.name = one.section(u' ', 0, -2);
                preset.curve.bandsDb.fill(one.section(u' ', -1).toDouble());
                all.push_back(preset);
            }
            return all;
        };
        QFETCH(QString, there);
        QFETCH(QString, more);
        QStringList fresh;
        for (const auto& preset : presetsBeside(presets(there), presets(more)))
            fresh << QStringLiteral("%1 %2").arg(preset.name).arg(preset.curve.bandsDb.back());
        QTEST(fresh.join(u','), "fresh");
    }

    /// A profile that was only brought back has not played anything.
    void presets_ofAProfileThatNeverPlayed_areThere() {
        Fixture f;
        const EqualiserPreset preset{QStringLiteral("Küche"), bassCurve()};
        ListeningRecords records(*f.library, f.clock);
        QCOMPARE(*records.add(f.session, std::span(&preset, 1)), 1);
        QVERIFY(f.service->activate(f.session));
        const std::vector<EqualiserPreset> expected{preset};
        QTRY_COMPARE(f.service->current().presets, expected);
        QVERIFY(!records.presets(sessionOf(UserId::generate(), -1min)));
    }

    void builtInPresets_areInRangeAndDiffer() {
        const auto presets = builtInPresets();
        QVERIFY(presets.size() > 8);
        QCOMPARE(presets.front().curve, EqualiserCurve());
        for (std::size_t i = 0; i < presets.size(); ++i) {
            SoundSettings sound;
            sound.equaliser = presets[i].curve;
            QCOMPARE(sound.clamped().equaliser, presets[i].curve);
            for (std::size_t k = 0; k < i; ++k)
                QVERIFY(!(presets[i].curve == presets[k].curve));
        }
    }

    // --- what is heard -------------------------------------------------------------------------

    void change_isHeardWithin50Ms_data() {
        QTest::addColumn<int>("what");
        QTest::newRow("balance") << 0;
        QTest::newRow("equaliser") << 1;
        QTest::newRow("loudness") << 2;
        QTest::newRow("volume") << 3;
    }
    void change_isHeardWithin50Ms() {
        QFETCH(int, what);
        MemorySongs songs;
        const QByteArray file = sine(441, 4);
        const SongId song = songs.add(file);
        SongLoudness loud;
        loud.songLufs = -10;
        songs.know(song, loud);
        const auto source = decodeDirectly(file).samples;
        bool clicks = false;
        verifyOnce([&]() -> QString {
            const Recorder recorder(kRate);
            Engine engine(songs, recorder.factory());
            engine.start(sessionOf(UserId::generate()), {1, song}, 0ms);
            engine.setNext(std::nullopt);
            engine.attend();
            const auto handed = [&recorder] {
                return static_cast<std::int64_t>(recorder.last().size() / kChannels);
            };
            // What is on its way to the loudspeaker is heard before the change.
            const auto isNear = [&] {
                const std::int64_t ahead = handed() - recorder.framesPlayed();
                return recorder.framesPlayed() > kRate / 2 && ahead > 0 &&
                       ahead <= kRate * 35 / 1000;
            };
            if (!QTest::qWaitFor(isNear))
                return QStringLiteral("too much is handed ahead");
            const std::int64_t before = handed();
            SoundSettings sound;
            if (what == 0)
                sound.balance = 1;
            if (what == 1) {
                sound.equaliserOn = true;
                sound.equaliser.bandsDb.fill(-12);
            }
            if (what == 2)
                sound.loudness = Loudness::Song;
            if (what == 3)
                engine.setGain(0.2F);
            else
                engine.setSound(sound);
            if (!QTest::qWaitFor([&] { return recorder.framesPlayed() > kRate; }))
                return QStringLiteral("it does not go on");
            const auto heard = recorder.last();
            clicks = clicks || steepest(heard) >= 1.5 * steepest(source);
            std::size_t frame = 0;
            while (frame * 2 < heard.size() &&
                   std::abs(heard[frame * 2] - source[frame * 2]) < 0.02F)
                ++frame;
            // Of what is handed from then on, the first or second block has it.
            const auto after = static_cast<std::int64_t>(frame) - before;
            return after > -kRate / 100 && after <= kRate * 15 / 1000
                       ? QString()
                       : QStringLiteral("%1 ms").arg(static_cast<double>(after) * 1000 / kRate);
        });
        QVERIFY(!clicks);
    }

    void speed_playsInLessTimeAndTellsTheRightPlace() {
        Fixture f(4);
        const SongId song = f.add(8);
        SoundSettings sound;
        sound.speed = 2;
        QVERIFY(f.service->activate(f.session));
        QVERIFY(f.service->setSound(f.session, sound));
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->play(f.session, {song}));
        QTRY_VERIFY(f.recorder.framesPlayed() > kRate);
        const double heard = static_cast<double>(f.recorder.framesPlayed()) / kRate;
        const double position =
            static_cast<double>(f.service->state(f.session)->position.count()) / 1000;
        // 100 ms at four times the speed of the recorder's clock go by between two looks.
        QVERIFY2(position > heard * 2 - 1.0 && position < heard * 2 + 0.5,
                 qPrintable(QStringLiteral("%1 s heard, at %2 s").arg(heard).arg(position)));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        const auto whole = f.recorder.last();
        const auto last = std::find_if(whole.rbegin(), whole.rend(),
                                       [](float sample) { return std::abs(sample) > 0.001F; });
        const double all = static_cast<double>(whole.rend() - last) / kChannels / kRate;
        QVERIFY2(std::abs(all - 4) < 0.2, qPrintable(QString::number(all)));
    }

    void loudness_isEvened_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<double>("db");
        QTest::newRow("off") << int(Loudness::Off) << 0.0;
        QTest::newRow("song") << int(Loudness::Song) << -8.0;
        QTest::newRow("album") << int(Loudness::Album) << -4.0;
        QTest::newRow("automatic, two in order") << int(Loudness::Automatic) << -4.0;
    }
    void loudness_isEvened() {
        QFETCH(int, mode);
        QFETCH(double, db);
        Fixture f(4);
        const SongId first = f.songs.add(sine(441, 1));
        const SongId second = f.songs.add(sine(441, 1));
        auto loud = onAlbum(1, 0);
        loud.songLufs = -10;
        loud.albumLufs = -14;
        f.songs.know(first, loud);
        loud.place = 1;
        f.songs.know(second, loud);
        QVERIFY(f.service->activate(f.session));
        SoundSettings sound;
        sound.loudness = Loudness(mode);
        QVERIFY(f.service->setSound(f.session, sound));
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->play(f.session, {first, second}));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        const auto source = decodeDirectly(sine(441, 1)).samples;
        const double whole = amplitudeOf(source, 5000, 20'000, 441, kRate);
        for (const std::size_t from : {5000U, 49'100U}) {
            const double there = amplitudeOf(f.recorder.last(), from, 20'000, 441, kRate);
            const double heard = decibel(there / whole);
            QVERIFY2(std::abs(heard - db) < 0.02, qPrintable(QString::number(heard)));
        }
    }

    void crossfade_mixesTheEndWithTheBeginning() {
        Fixture f(8);
        const SongId first = f.songs.add(sine(440, 5));
        const SongId second = f.songs.add(sine(1000, 5));
        SoundSettings sound;
        sound.crossfade = 2s;
        QVERIFY(f.service->activate(f.session));
        QVERIFY(f.service->setSound(f.session, sound));
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QSignalSpy changed(f.service.get(), &PlaybackService::songChanged);
        QVERIFY(f.service->play(f.session, {first, second}));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(f.recorder.opened(), 1);
        const auto heard = f.recorder.last();
        const auto level = [&heard](double seconds, double hz) {
            return amplitudeOf(heard, static_cast<std::size_t>(seconds * kRate), kRate / 4, hz,
                               kRate);
        };
        const double whole = level(1, 440);
        QVERIFY(whole > 0.4);
        QVERIFY(level(1, 1000) < 0.01);
        // From 3 s to 5 s of the first; in the middle each at half its power.
        for (const double hz : {440.0, 1000.0}) {
            const double middle = level(3.875, hz);
            QVERIFY2(std::abs(middle / whole - std::sqrt(0.5)) < 0.05,
                     qPrintable(QString::number(middle / whole)));
        }
        QVERIFY(level(5.1, 440) < 0.01);
        QVERIFY(std::abs(level(6, 1000) - whole) < 0.02);
        // Eight seconds in all: silence follows.
        const auto end = static_cast<std::size_t>(8.02 * kRate) * 2;
        QVERIFY(
            std::all_of(heard.begin() + static_cast<std::ptrdiff_t>(std::min(end, heard.size())),
                        heard.end(), [](float x) { return std::abs(x) < 0.001F; }));
        QVERIFY(std::abs(heard[static_cast<std::size_t>(7.9 * kRate) * 2]) +
                    std::abs(heard[static_cast<std::size_t>(7.9 * kRate) * 2 + 20]) >
                0.01F);
    }

    void crossfade_insideAnAlbumInOrder_isNone_data() {
        QTest::addColumn<bool>("sameSong");
        QTest::newRow("in order") << false;
        QTest::newRow("one song again and again") << true;
    }
    void crossfade_insideAnAlbumInOrder_isNone() {
        QFETCH(bool, sameSong);
        MemorySongs songs;
        const QByteArray one = sine(440, 1);
        const QByteArray two = sameSong ? one : sine(1000, 1);
        const SongId first = songs.add(one);
        const SongId second = sameSong ? first : songs.add(two);
        if (!sameSong) {
            songs.know(first, onAlbum(1, 4));
            songs.know(second, onAlbum(1, 5));
        }
        auto expected = decodeDirectly(one).samples;
        const auto rest = decodeDirectly(two).samples;
        expected.insert(expected.end(), rest.begin(), rest.end());
        const Recorder recorder(kRate, 8);
        Engine engine(songs, recorder.factory());
        SoundSettings sound;
        sound.crossfade = 12s;
        engine.setSound(sound);
        engine.start(sessionOf(UserId::generate()), {1, first, {}, second}, 0ms);
        engine.setNext(SongTurn{2, second, first, {}});
        QTRY_COMPARE(engine.place().value_or(Engine::Place{}).turn, 2U);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(engine.place()->ended);
        const auto heard = recorder.last();
        QVERIFY(heard.size() >= expected.size());
        QVERIFY(std::equal(expected.begin(), expected.end(), heard.begin()));
    }

    /// Shorter than the crossfade: half of what follows at most is mixed, and nothing is left out.
    void crossfade_longerThanTheSongs_endsAllTheSame() {
        Fixture f;
        const SongId first = f.songs.add(sine(440, 1));
        const SongId second = f.songs.add(sine(1000, 1));
        SoundSettings sound;
        sound.crossfade = 12s;
        QVERIFY(f.service->activate(f.session));
        QVERIFY(f.service->setSound(f.session, sound));
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->play(f.session, {first, second, first}));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 20'000);
        const auto heard = f.recorder.last();
        const auto last = std::find_if(heard.rbegin(), heard.rend(),
                                       [](float sample) { return std::abs(sample) > 0.001F; });
        const double all = static_cast<double>(heard.rend() - last) / kChannels / kRate;
        // The third one is named when the second is decoded to its end.
        QVERIFY2(all > 1.95 && all < 2.05, qPrintable(QString::number(all)));
    }

    /// What follows may be named long after the song was decoded to its end.
    void crossfade_isHeardThoughTheNextSongIsNamedLate() {
        MemorySongs songs;
        const SongId first = songs.add(sine(440, 3));
        const SongId second = songs.add(sine(1000, 3));
        const Recorder recorder;
        Engine engine(songs, recorder.factory());
        SoundSettings sound;
        sound.crossfade = 1s;
        engine.setSound(sound);
        engine.start(sessionOf(UserId::generate()), {1, first}, 0ms);
        QTRY_VERIFY(recorder.framesPlayed() > kRate * 3 / 2);
        engine.setNext(SongTurn{2, second, first, {}});
        QTRY_COMPARE(engine.place().value_or(Engine::Place{}).turn, 2U);
        engine.setNext(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(engine.place()->ended, 10'000);
        QCOMPARE(engine.underruns(), 0);
        const auto heard = recorder.last();
        const auto level = [&heard](double seconds, double hz) {
            return amplitudeOf(heard, static_cast<std::size_t>(seconds * kRate), kRate / 4, hz,
                               kRate);
        };
        const double whole = level(1, 440);
        for (const double hz : {440.0, 1000.0}) {
            const double middle = level(2.375, hz);
            QVERIFY2(std::abs(middle / whole - std::sqrt(0.5)) < 0.05,
                     qPrintable(QString::number(middle / whole)));
        }
    }

    /// While it waits for the next song to be named the music does not stop, and none of it is
    /// lost.
    void crossfade_whereNoNextSongIsNamed_theSongEndsWhole() {
        MemorySongs songs;
        const QByteArray file = sine(440, 2);
        const Recorder recorder;
        Engine engine(songs, recorder.factory());
        SoundSettings sound;
        sound.crossfade = 12s;
        engine.setSound(sound);
        engine.start(sessionOf(UserId::generate()), {1, songs.add(file)}, 0ms);
        QTRY_VERIFY(engine.place().value_or(Engine::Place{}).ended);
        QCOMPARE(engine.underruns(), 0);
        const auto source = decodeDirectly(file).samples;
        const auto heard = recorder.last();
        const double wanted = amplitudeOf(source, kRate, kRate / 2, 440, kRate);
        QVERIFY(heard.size() >= source.size());
        QVERIFY(std::abs(amplitudeOf(heard, kRate, kRate / 2, 440, kRate) - wanted) < 0.001);
        const auto shown = std::find_if(source.rbegin(), source.rend(),
                                        [](float sample) { return std::abs(sample) > 0.01F; });
        const auto last = std::find_if(heard.rbegin(), heard.rend(),
                                       [](float sample) { return std::abs(sample) > 0.01F; });
        QVERIFY(std::abs((heard.rend() - last) - (source.rend() - shown)) < 20);
    }

    /// Shorter than the service looks, at this speed: what follows is named when the song before is
    /// over, and nothing is left out or cut short all the same.
    void songsShorterThanALook_areHeardWhole() {
        Fixture f(8);
        std::vector<SongId> queue;
        for (const double pitch : {440, 600, 800, 1000, 1200})
            queue.push_back(f.songs.add(sine(pitch, 0.3)));
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->play(f.session, queue));
        QTRY_COMPARE(ended.size(), 1);
        std::size_t loud = 0;
        std::vector<float> heard = f.recorder.last();
        heard.resize(static_cast<std::size_t>(f.recorder.framesPlayed()) * kChannels);
        for (const float sample : heard)
            loud += std::abs(sample) > 1e-3F ? 1 : 0;
        const double seconds = static_cast<double>(loud) / kChannels / kRate;
        QVERIFY2(seconds > 5 * 0.3 * 0.95, qPrintable(QString::number(seconds)));
        QTRY_COMPARE(f.log(queue).count(QStringLiteral("play")), 5);
    }

    /// Once somebody looks again the output holds less, and as much is handed to it as that allows.
    void outputThatHoldsLessAgain_doesNotRunDry() {
        MemorySongs songs;
        Recorder recorder;
        Engine engine(songs, recorder.factory());
        engine.setCalm(true);
        engine.start(sessionOf(UserId::generate()), {1, songs.add(sine(441, 6))}, 0ms);
        QTRY_VERIFY(recorder.framesPlayed() > kRate / 2);
        engine.setCalm(false);
        engine.attend();
        const int before = recorder.timesDry();
        const std::int64_t from = recorder.framesPlayed();
        QTRY_VERIFY(recorder.framesPlayed() > from + 2 * kRate);
        // A busy machine may be late now and then; running dry each time it is filled is 20 times.
        const int dry = recorder.timesDry() - before;
        QVERIFY2(dry < 5, qPrintable(QString::number(dry)));
    }

    /// Changing what follows in the last seconds goes on from where the output stands: nothing is
    /// heard twice, and nothing clicks.
    void anotherNext_inTheLastSeconds_isNotHeard() {
        Fixture f;
        const QByteArray file = sine(441, 3);
        const SongId first = f.songs.add(file);
        QVERIFY(f.service->play(f.session, {first, f.songs.add(sine(1000, 3))}));
        QTRY_VERIFY(f.recorder.framesPlayed() > kRate);
        QVERIFY(f.service->playNext(f.session, {f.songs.add(sine(2000, 3))}));
        QTRY_VERIFY(f.recorder.framesPlayed() > 2 * kRate);
        QCOMPARE(f.recorder.opened(), 1);
        const auto source = decodeDirectly(file).samples;
        QVERIFY(steepest(f.recorder.last()) < 1.5 * steepest(source));
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackSound)
#include "tst_playback_sound.moc"
