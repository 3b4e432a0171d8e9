// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/playback/dsp/loudness_plan.h"

Q_DECLARE_METATYPE(linnet::playback::SongLoudness)

namespace {

using namespace linnet::playback;
using namespace linnet::playback::dsp;

SongLoudness placed(std::optional<std::int64_t> album, std::int64_t place) {
    SongLoudness song;
    song.album = album;
    song.place = place;
    return song;
}

SongLoudness measured(double songLufs, double songPeak, double albumLufs, double albumPeak) {
    SongLoudness song = placed(7, 3);
    song.songLufs = songLufs;
    song.songPeakDb = songPeak;
    song.albumLufs = albumLufs;
    song.albumPeakDb = albumPeak;
    return song;
}

SoundSettings asked(Loudness loudness, double target = -18) {
    SoundSettings sound;
    sound.loudness = loudness;
    sound.targetLufs = target;
    return sound;
}

double gainDb(const SoundSettings& sound, const SongAndNeighbours& songs) {
    return 20 * std::log10(static_cast<double>(loudnessGain(sound, songs)));
}

class TestPlaybackLoudness : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void albumInOrder_data() {
        using Song = std::optional<SongLoudness>;
        QTest::addColumn<Song>("before");
        QTest::addColumn<Song>("after");
        QTest::addColumn<bool>("inOrder");
        const Song none;
        QTest::newRow("alone") << none << none << false;
        QTest::newRow("before its next") << none << Song(placed(7, 4)) << true;
        QTest::newRow("behind the one before it") << Song(placed(7, 2)) << none << true;
        QTest::newRow("last of its album, another follows")
            << Song(placed(7, 2)) << Song(placed(8, 0)) << true;
        QTest::newRow("shuffled on one album") << Song(placed(7, 5)) << Song(placed(7, 1)) << false;
        QTest::newRow("backwards") << Song(placed(7, 4)) << Song(placed(7, 2)) << false;
        QTest::newRow("the same places of other albums")
            << Song(placed(8, 2)) << Song(placed(9, 4)) << false;
        QTest::newRow("no album") << Song(placed({}, 2)) << Song(placed({}, 4)) << false;
        QTest::newRow("itself again") << none << Song(placed(7, 3)) << false;
    }
    void albumInOrder() {
        QFETCH(std::optional<SongLoudness>, before);
        QFETCH(std::optional<SongLoudness>, after);
        QFETCH(bool, inOrder);
        QCOMPARE(isAlbumInOrder({placed(7, 3), before, after}), inOrder);
        const SongAndNeighbours songs{measured(-10, -4, -14, -2), before, after};
        const double gain = gainDb(asked(Loudness::Automatic), songs);
        QVERIFY2(std::abs(gain - (inOrder ? -4.0 : -8.0)) < 1e-4,
                 qPrintable(QString::number(gain)));
    }
    void albumInOrder_withoutAlbum() {
        QVERIFY(!isAlbumInOrder({placed({}, 3), placed({}, 2), placed({}, 4)}));
    }

    void gain_data() {
        QTest::addColumn<SoundSettings>("sound");
        QTest::addColumn<SongLoudness>("song");
        QTest::addColumn<double>("db");
        const auto song = measured(-10, -3, -14, -1);
        const auto quiet = measured(-26, -6, -20, -2);
        SongLoudness unknown = placed(7, 3);
        QTest::newRow("off") << asked(Loudness::Off) << song << 0.0;
        QTest::newRow("song") << asked(Loudness::Song) << song << -8.0;
        QTest::newRow("album") << asked(Loudness::Album) << song << -4.0;
        QTest::newRow("another target") << asked(Loudness::Song, -14) << song << -4.0;
        QTest::newRow("quiet, room for a part") << asked(Loudness::Song) << quiet << 5.0;
        QTest::newRow("quiet album, less room") << asked(Loudness::Album, -14) << quiet << 1.0;
        QTest::newRow("not known") << asked(Loudness::Song) << unknown << 0.0;
        SongLoudness onlySong = unknown;
        onlySong.songLufs = -12;
        QTest::newRow("album not known, by the song") << asked(Loudness::Album) << onlySong << -6.0;
        SongLoudness onlyAlbum = unknown;
        onlyAlbum.albumLufs = -16;
        QTest::newRow("song not known, by the album") << asked(Loudness::Song) << onlyAlbum << -2.0;
        SongLoudness silence = unknown;
        silence.songLufs = -70;
        QTest::newRow("silence") << asked(Loudness::Song) << silence << 0.0;
        SongLoudness nonsense = unknown;
        nonsense.songLufs = std::nan("");
        QTest::newRow("no number") << asked(Loudness::Song) << nonsense << 0.0;
        SongLoudness whisper = unknown;
        whisper.songLufs = -55;
        QTest::newRow("hardly anything") << asked(Loudness::Song) << whisper << 20.0;
        // Louder than full scale already: it has to come down though its loudness is right.
        QTest::newRow("over full scale")
            << asked(Loudness::Song, -10) << measured(-10, 1, -10, 1) << -2.0;
    }
    void gain() {
        QFETCH(SoundSettings, sound);
        QFETCH(SongLoudness, song);
        QFETCH(double, db);
        const double gain = gainDb(sound, {song, {}, {}});
        QVERIFY2(std::abs(gain - db) < 1e-4, qPrintable(QString::number(gain)));
    }

    void settings_areKeptInTheirRanges() {
        SoundSettings sound;
        sound.targetLufs = 3;
        sound.crossfade = std::chrono::hours(1);
        sound.speed = 9;
        sound.balance = std::nan("");
        sound.equaliser.preampDb = -40;
        sound.equaliser.bandsDb[3] = 40;
        const auto clamped = sound.clamped();
        QCOMPARE(clamped.targetLufs, SoundSettings::kLoudestLufs);
        QCOMPARE(clamped.crossfade, std::chrono::milliseconds(12'000));
        QCOMPARE(clamped.speed, 2.0);
        QCOMPARE(clamped.balance, 0.0);
        QCOMPARE(clamped.equaliser.preampDb, -12.0);
        QCOMPARE(clamped.equaliser.bandsDb[3], 12.0);
        QCOMPARE(SoundSettings().clamped(), SoundSettings());
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackLoudness)
#include "tst_playback_loudness.moc"
