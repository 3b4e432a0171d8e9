// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <complex>
#include <numbers>

#include "core/playback/engine.h"
#include "core/playback/playback_service.h"
#include "core/playback/qt_audio_output.h"
#include "core/playback/system_output.h"
#include "storage/database.h"
#include "storage/schema.h"
#include "tests/playback/direct_decode.h"
#include "tests/playback/sound_server.h"
#include "tests/support/memory_songs.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"
#include "tests/support/verify_once.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

constexpr double kFrequency = 441.7;
/// A monitor misses up to 20 ms of a stream that begins: of the block that was being played.
constexpr std::size_t kMissed = 1200;

QByteArray piece(double from, double seconds, int rate = kRate) {
    Mp3Options options;
    options.seconds = seconds;
    options.frequency = kFrequency;
    options.sampleRate = rate;
    options.startPhase = std::fmod(2 * std::numbers::pi * kFrequency * from, 2 * std::numbers::pi);
    return mp3({}, options);
}

/// Where `expected` begins in `heard`, in frames and perhaps before it, by the one place at which
/// what it holds from `marker` on is heard too.
std::optional<std::ptrdiff_t> aligned(const std::vector<float>& heard,
                                      const std::vector<float>& expected, std::size_t marker) {
    constexpr std::size_t kFrames = 400;
    const auto first = expected.begin() + static_cast<std::ptrdiff_t>(marker * kChannels);
    const auto found = std::search(heard.begin(), heard.end(), first, first + kFrames * kChannels,
                                   [](float a, float b) { return std::abs(a - b) < 1e-4F; });
    if (found == heard.end())
        return std::nullopt;
    return (found - heard.begin()) / kChannels - static_cast<std::ptrdiff_t>(marker);
}

/// The frames of `expected`, from `first` on, that are heard without a break where it is aligned.
std::size_t heardInARow(const std::vector<float>& heard, const std::vector<float>& expected,
                        std::ptrdiff_t at, std::size_t first) {
    std::size_t frame = first;
    for (; frame < expected.size() / kChannels; ++frame) {
        const auto there = at + static_cast<std::ptrdiff_t>(frame);
        if (there < 0 || static_cast<std::size_t>(there + 1) * kChannels > heard.size() ||
            std::abs(heard[static_cast<std::size_t>(there) * kChannels] -
                     expected[frame * kChannels]) > 1e-4F)
            break;
    }
    return frame - first;
}

std::complex<double> tone(const std::vector<float>& heard, std::size_t first, std::size_t frames,
                          double frequency, int rate) {
    std::complex<double> sum = 0;
    for (std::size_t i = first; i < first + frames; ++i)
        sum += static_cast<double>(heard[i * kChannels]) *
               std::polar(1.0, -2 * std::numbers::pi * frequency * static_cast<double>(i) / rate);
    return sum * (2.0 / static_cast<double>(frames));
}

OutputFactory loudspeaker() {
    return &makeSystemOutput;
}

class TestPlaybackAudio : public QObject {
    Q_OBJECT

    std::unique_ptr<SoundServer> m_server;
    MemorySongs m_songs;
    Session m_session = sessionOf(UserId::generate());
    QString m_module;

    void setDefault(const QString& sink) {
        QVERIFY(SoundServer::control({QStringLiteral("set-default-sink"), sink}));
        QTRY_COMPARE(SoundServer::control({QStringLiteral("get-default-sink")}), sink);
    }
    static bool ended(Engine& engine) {
        const auto place = engine.place();
        return place && place->ended;
    }
    /// Where, from the frame `first` to `end`, the recording is not what is expected, as it lies by
    /// what is at `mark`; empty: nowhere.
    static QString differs(const std::vector<float>& heard, const std::vector<float>& expected,
                           std::size_t mark, std::size_t first, std::size_t end) {
        const auto at = aligned(heard, expected, mark);
        if (!at)
            return QStringLiteral("another sound");
        const std::size_t row = heardInARow(heard, expected, *at, first);
        return row == end - first ? QString() : QStringLiteral("only to %1").arg(first + row);
    }
    static bool hears(const QString& sink) {
        Microphone microphone(sink);
        return QTest::qWaitFor([&] { return microphone.sound().size() > 10000U * kChannels; });
    }

    struct Service {
        QTemporaryDir folder;
        std::unique_ptr<storage::Database> library;
        EventBus bus;
        SystemClock clock;
        std::unique_ptr<PlaybackService> playback;
    };
    std::unique_ptr<Service> makeService() {
        auto made = std::make_unique<Service>();
        auto library = storage::Database::open(
            std::filesystem::path(made->folder.path().toStdString()) / "library.db",
            storage::FileLayout{}, storage::librarySchema());
        if (!library)
            qFatal("no library");
        made->library = std::move(*library);
        auto service = PlaybackService::open(*made->library, m_songs, made->bus, made->clock);
        if (!service)
            qFatal("no playback");
        made->playback = std::move(*service);
        return made;
    }

 private Q_SLOTS:
    void initTestCase() {
        if (!SoundServer::isThere())
            QSKIP("no sound server here");
        m_server = std::make_unique<SoundServer>();
        QVERIFY(m_server->start());
    }
    void init() {
        const bool at48 = QByteArray(QTest::currentTestFunction()).startsWith("song_");
        const QString name = at48 ? QStringLiteral("linnet48") : QStringLiteral("linnet");
        m_module = SoundServer::plug(name, at48 ? 48000 : kRate);
        setDefault(name);
    }
    void cleanup() {
        if (!m_module.isEmpty())
            SoundServer::unplug(m_module);
        m_module.clear();
    }
    void cleanupTestCase() { m_server.reset(); }

    void tone_comesOutAsItWentIn() {
        const QByteArray file = piece(0, 2);
        verifyOnce([&] {
            Microphone microphone(QStringLiteral("linnet"));
            Engine engine(m_songs, loudspeaker());
            engine.start(m_session, {1, m_songs.add(file)}, 0ms);
            engine.setNext(std::nullopt);
            if (!QTest::qWaitFor([&] { return microphone.sound().size() > 60000U * kChannels; }))
                return QStringLiteral("nothing is heard");
            const auto heard = microphone.sound();
            const double there = std::abs(tone(heard, 4000, 40000, kFrequency, kRate));
            const double aside = std::abs(tone(heard, 4000, 40000, kFrequency + 5, kRate));
            return std::abs(there - 0.485) < 0.005 && aside < 0.1
                       ? QString()
                       : QStringLiteral("%1, aside %2").arg(there).arg(aside);
        });
    }

    /// Every sample, the last ones too, which are easily cut off when the stream ends.
    void song_isHeardToItsLastSample() {
        const QByteArray file = fullSizeMp3({}, 5, 60'000);
        const auto expected = decodeDirectly(file).samples;
        const std::size_t frames = expected.size() / kChannels;
        verifyOnce([&] {
            Microphone microphone(QStringLiteral("linnet48"), 48000);
            Engine engine(m_songs, loudspeaker());
            engine.start(m_session, {1, m_songs.add(file)}, 0ms);
            engine.setNext(std::nullopt);
            if (!QTest::qWaitFor([&] { return ended(engine); }))
                return QStringLiteral("it does not end");
            engine.stop();  // at once, as the service does
            QTest::qWait(300);
            return differs(microphone.heard(), expected, frames / 2, kMissed, frames);
        });
    }

    void twoHalves_joinToTheSample() {
        const QByteArray first = piece(0, 1);
        const QByteArray second = piece(1, 1);
        auto expected = decodeDirectly(first).samples;
        const auto rest = decodeDirectly(second).samples;
        expected.insert(expected.end(), rest.begin(), rest.end());
        verifyOnce([&] {
            Microphone microphone(QStringLiteral("linnet"));
            Engine engine(m_songs, loudspeaker());
            engine.start(m_session, {1, m_songs.add(first)}, 0ms);
            engine.setNext(SongTurn{2, m_songs.add(second)});
            if (!QTest::qWaitFor(
                    [&] { return engine.place().value_or(Engine::Place{}).turn == 2; }))
                return QStringLiteral("the second does not follow");
            engine.setNext(std::nullopt);
            if (!QTest::qWaitFor([&] { return ended(engine); }))
                return QStringLiteral("it does not end");
            QTest::qWait(300);  // the recording is behind
            const auto heard = microphone.heard();
            const QString fault =
                differs(heard, expected, kRate - 200, kMissed, expected.size() / kChannels);
            if (!fault.isEmpty())
                return fault;
            const auto join =
                static_cast<std::size_t>(*aligned(heard, expected, kRate - 200) + kRate);
            const double step = std::arg(tone(heard, join, 8000, kFrequency, kRate) /
                                         tone(heard, join - 8000, 8000, kFrequency, kRate));
            return std::abs(step) < 0.005 ? QString() : QStringLiteral("step %1").arg(step);
        });
    }

    void place_isWhatIsHeard() {
        const QByteArray file = piece(0, 5);
        verifyOnce([&] {
            Microphone microphone(QStringLiteral("linnet"));
            Engine engine(m_songs, loudspeaker());
            engine.start(m_session, {1, m_songs.add(file)}, 0ms);
            if (!QTest::qWaitFor([&] { return microphone.sound().size() > 40000U * kChannels; }))
                return QStringLiteral("nothing is heard");
            for (int i = 0; i < 5; ++i) {
                QTest::qWait(100);
                const auto place = engine.place();
                const auto heardMs =
                    static_cast<double>(microphone.sound().size()) / kChannels / 44.1;
                const double ahead = static_cast<double>(place->position.count()) - heardMs;
                // The recording itself is some 20 ms behind.
                if (ahead <= -60 || ahead >= 110)
                    return QStringLiteral("%1 ms ahead").arg(ahead);
            }
            return QString();
        });
    }

    void song_paused_losesNothing() {
        const QByteArray file = fullSizeMp3({}, 6, 80'000);
        const auto expected = decodeDirectly(file).samples;
        const std::size_t frames = expected.size() / kChannels;
        verifyOnce([&] {
            Microphone microphone(QStringLiteral("linnet48"), 48000);
            Engine engine(m_songs, loudspeaker());
            engine.start(m_session, {1, m_songs.add(file)}, 0ms);
            engine.setNext(std::nullopt);
            if (!QTest::qWaitFor([&] { return microphone.sound().size() > 20000U * kChannels; }))
                return QStringLiteral("nothing is heard");
            engine.pause();
            const auto isSilent = [&microphone] {
                const auto& all = microphone.heard();
                return std::none_of(all.end() - 9600 * kChannels, all.end(), &Microphone::isSound);
            };
            if (!QTest::qWaitFor(isSilent))
                return QStringLiteral("it does not pause");
            const auto before = engine.place()->position;
            engine.resume();
            if (!QTest::qWaitFor([&] { return ended(engine); }))
                return QStringLiteral("it does not end");
            QTest::qWait(300);
            const auto heard = microphone.heard();
            const auto first = aligned(heard, expected, kMissed);
            const auto second = aligned(heard, expected, frames - 4000);
            if (!first || !second || before <= 300ms || before >= 1500ms)
                return QStringLiteral("another sound, paused at %1 ms").arg(before.count());
            if (*second - *first < 9600)  // the silence between
                return QStringLiteral("%1 frames of silence").arg(*second - *first);
            const std::size_t head = heardInARow(heard, expected, *first, kMissed) + kMissed;
            if (head <= 20000)
                return QStringLiteral("it ends at %1").arg(head);
            // Where it goes on the monitor again misses a little.
            return differs(heard, expected, frames - 4000, head + kMissed, frames);
        });
    }

    void anotherSong_whilePaused_isHeard() {
        Microphone microphone(QStringLiteral("linnet"));
        Engine engine(m_songs, loudspeaker());
        engine.start(m_session, {1, m_songs.add(piece(0, 3))}, 0ms);
        QTRY_VERIFY(!microphone.sound().empty());
        engine.pause();
        QTest::qWait(100);
        Mp3Options other;
        other.frequency = 1000;
        other.seconds = 3;
        engine.start(m_session, {2, m_songs.add(mp3({}, other))}, 0ms);
        QTRY_VERIFY([&] {
            const auto& all = microphone.heard();
            const std::size_t frames = all.size() / kChannels;
            return frames > 20000 && std::abs(tone(all, frames - 10000, 10000, 1000, kRate)) > 0.4;
        }());
        QTRY_VERIFY(engine.place() && engine.place()->position > 500ms);
        QVERIFY(engine.place()->position < 3s);
    }

    void otherRate_isConverted() {
        const QString module = SoundServer::plug(QStringLiteral("linnet48"), 48000);
        const auto unplug = qScopeGuard([&] { SoundServer::unplug(module); });
        setDefault(QStringLiteral("linnet48"));
        verifyOnce([&] {
            Microphone microphone(QStringLiteral("linnet48"), 48000);
            Engine engine(m_songs, loudspeaker());
            engine.start(m_session, {1, m_songs.add(piece(0, 1))}, 0ms);
            engine.setNext(SongTurn{2, m_songs.add(piece(1, 1))});
            if (!QTest::qWaitFor([&] { return microphone.sound().size() > 80000U * kChannels; }))
                return QStringLiteral("nothing is heard");
            const auto heard = microphone.sound();
            const double there = std::abs(tone(heard, 4000, 40000, kFrequency, 48000));
            const double step = std::arg(tone(heard, 48000, 8000, kFrequency, 48000) /
                                         tone(heard, 40000, 8000, kFrequency, 48000));
            return std::abs(there - 0.485) < 0.005 && std::abs(step) < 0.005
                       ? QString()
                       : QStringLiteral("%1, step %2").arg(there).arg(step);
        });
    }

    void lostSink_pausesAndItsReturnGoesOn_data() {
        QTest::addColumn<bool>("another");
        QTest::newRow("the only one") << false;
        QTest::newRow("another one stays") << true;
    }
    void lostSink_pausesAndItsReturnGoesOn() {
        QFETCH(bool, another);
        const QString other =
            another ? SoundServer::plug(QStringLiteral("linnet_other")) : QString();
        const auto service = makeService();
        PlaybackService& playback = *service->playback;
        QSignalSpy lost(&playback, &PlaybackService::outputLost);
        QSignalSpy found(&playback, &PlaybackService::outputFound);
        QVERIFY(playback.play(m_session, {m_songs.add(piece(0, 20))}));
        QTRY_VERIFY(playback.current().position > 300ms);
        SoundServer::unplug(m_module);
        m_module.clear();
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(playback.current().status, Status::Paused);
        const auto at = playback.current().position;
        QTest::qWait(200);
        QCOMPARE(found.size(), 0);
        QCOMPARE(playback.current().position, at);

        m_module = SoundServer::plug(QStringLiteral("linnet"));
        setDefault(QStringLiteral("linnet"));
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(playback.current().status, Status::Playing);
        Microphone microphone(QStringLiteral("linnet"));
        QTRY_VERIFY(microphone.sound().size() > 10000U * kChannels);
        QTRY_VERIFY(playback.current().position > at);
        QVERIFY(playback.current().position < at + 5s);
        service->playback.reset();
        if (another)
            SoundServer::unplug(other);
    }

    void lostSink_anotherDefaultGoesOn_data() {
        QTest::addColumn<bool>("isNew");
        QTest::newRow("one that was there all the time") << false;
        QTest::newRow("one that is plugged in") << true;
    }
    /// Not the one that the server falls back to by itself, but the one that a person chooses then.
    void lostSink_anotherDefaultGoesOn() {
        QFETCH(bool, isNew);
        QStringList modules{SoundServer::plug(QStringLiteral("linnet_other"))};
        QStringList others{QStringLiteral("linnet_other"), QStringLiteral("linnet_third")};
        if (!isNew)
            modules << SoundServer::plug(others.last());
        const auto service = makeService();
        PlaybackService& playback = *service->playback;
        QSignalSpy lost(&playback, &PlaybackService::outputLost);
        QSignalSpy found(&playback, &PlaybackService::outputFound);
        QVERIFY(playback.play(m_session, {m_songs.add(piece(0, 40))}));
        QTRY_VERIFY(playback.current().position > 300ms);
        SoundServer::unplug(std::exchange(m_module, {}));
        QTRY_COMPARE(lost.size(), 1);
        const auto at = playback.current().position;
        QTest::qWait(1000);
        QCOMPARE(found.size(), 0);
        QCOMPARE(playback.current().status, Status::Paused);

        others.removeOne(SoundServer::control({QStringLiteral("get-default-sink")}).value());
        QCOMPARE(others.size(), 1);
        if (isNew)
            modules << SoundServer::plug(others.first());
        setDefault(others.first());
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(playback.current().status, Status::Playing);
        QVERIFY(hears(others.first()));
        QVERIFY(playback.current().position > at);
        QVERIFY(playback.current().position < at + 10s);
        service->playback.reset();
        for (const QString& module : modules)
            SoundServer::unplug(module);
    }

    /// Where the server falls back once more, nobody has chosen that either.
    void lostSink_whoseFallbackIsLostToo_staysPaused() {
        QMap<QString, QString> modules;
        for (const char* name : {"linnet_other", "linnet_third"})
            modules[QLatin1String(name)] = SoundServer::plug(QLatin1String(name));
        const auto service = makeService();
        PlaybackService& playback = *service->playback;
        QSignalSpy lost(&playback, &PlaybackService::outputLost);
        QSignalSpy found(&playback, &PlaybackService::outputFound);
        QVERIFY(playback.play(m_session, {m_songs.add(piece(0, 40))}));
        QTRY_VERIFY(playback.current().position > 300ms);
        SoundServer::unplug(std::exchange(m_module, {}));
        QTRY_COMPARE(lost.size(), 1);
        QTest::qWait(1000);
        const auto fallback = SoundServer::control({QStringLiteral("get-default-sink")});
        QVERIFY(fallback && modules.contains(*fallback));
        SoundServer::unplug(modules.take(*fallback));
        QTest::qWait(1000);
        QCOMPARE(SoundServer::control({QStringLiteral("get-default-sink")}), modules.firstKey());
        QCOMPARE(found.size(), 0);
        QCOMPARE(playback.current().status, Status::Paused);
        service->playback.reset();
        SoundServer::unplug(modules.first());
    }

    /// What a desktop's server puts in the place of the last loudspeaker is none.
    void lostSink_replacedByADummy_staysPausedUntilItsReturn() {
        const QString always = SoundServer::keepASink();
        const auto service = makeService();
        PlaybackService& playback = *service->playback;
        QSignalSpy lost(&playback, &PlaybackService::outputLost);
        QSignalSpy found(&playback, &PlaybackService::outputFound);
        QVERIFY(playback.play(m_session, {m_songs.add(piece(0, 40))}));
        QTRY_VERIFY(playback.current().position > 300ms);
        SoundServer::unplug(std::exchange(m_module, {}));
        QTRY_COMPARE(lost.size(), 1);
        QTest::qWait(1000);
        QCOMPARE(SoundServer::control({QStringLiteral("get-default-sink")}),
                 QStringLiteral("auto_null"));
        QCOMPARE(found.size(), 0);
        QCOMPARE(playback.current().status, Status::Paused);
        m_module = SoundServer::plug(QStringLiteral("linnet"));
        QTRY_COMPARE(found.size(), 1);
        QVERIFY(hears(QStringLiteral("linnet")));
        service->playback.reset();
        SoundServer::unplug(always);
    }

    /// The music follows the desktop's choice without being told, and without a break.
    void changedDefault_isFollowed() {
        const QString other = SoundServer::plug(QStringLiteral("linnet_other"));
        {
            Engine engine(m_songs, loudspeaker());
            QSignalSpy lost(&engine, &Engine::outputLost);
            engine.start(m_session, {1, m_songs.add(piece(0, 20))}, 0ms);
            QTRY_VERIFY(engine.place() && engine.place()->position > 100ms);
            setDefault(QStringLiteral("linnet_other"));
            QVERIFY(hears(QStringLiteral("linnet_other")));
            QTRY_VERIFY(engine.place()->position > 500ms);
            QCOMPARE(lost.size(), 0);
        }
        SoundServer::unplug(other);
    }

    /// At another rate it is converted here, and not by the server.
    void changedDefaultOfAnotherRate_isTold() {
        const QString other = SoundServer::plug(QStringLiteral("linnet_other"), 48000);
        {
            Engine engine(m_songs, loudspeaker());
            QSignalSpy available(&engine, &Engine::outputAvailable);
            engine.start(m_session, {1, m_songs.add(piece(0, 20))}, 0ms);
            QTRY_VERIFY(engine.place() && engine.place()->position > 100ms);
            setDefault(QStringLiteral("linnet_other"));
            QTRY_COMPARE(available.size(), 1);
        }
        SoundServer::unplug(other);
    }

    void chosenOutput_isPlayedOn() {
        const QString other = SoundServer::plug(QStringLiteral("linnet_other"));
        {
            const auto service = makeService();
            PlaybackService& playback = *service->playback;
            const auto ids = [&playback] {
                QStringList names;
                for (const auto& output : playback.outputs())
                    names << output.id;
                return names;
            };
            QTRY_COMPARE(ids(),
                         (QStringList{QStringLiteral("linnet"), QStringLiteral("linnet_other")}));
            playback.chooseOutput(QStringLiteral("linnet_other"));
            QVERIFY(playback.play(m_session, {m_songs.add(piece(0, 40))}));
            QVERIFY(hears(QStringLiteral("linnet_other")));
            const auto at = playback.current().position;
            playback.chooseOutput(QString());
            QVERIFY(hears(QStringLiteral("linnet")));
            QCOMPARE(playback.current().status, Status::Playing);
            QVERIFY(playback.current().position > at);
            QVERIFY(playback.current().position < at + 10s);
            const QString third = SoundServer::plug(QStringLiteral("linnet_third"));
            QTRY_COMPARE(playback.outputs().size(), std::size_t{3});
            SoundServer::unplug(third);
            QTRY_COMPARE(playback.outputs().size(), std::size_t{2});
        }
        SoundServer::unplug(other);
    }

    void qtsOutput_playsToo() {
        Engine engine(m_songs, [] { return std::make_unique<QtAudioOutput>(); });
        engine.start(m_session, {1, m_songs.add(piece(0, 20))}, 0ms);
        QVERIFY(hears(QStringLiteral("linnet")));
    }

    void killedServer_isSurvived_data() {
        QTest::addColumn<int>("ms");
        QTest::newRow("back at once") << 0;
        QTest::newRow("back after a while") << 4000;
    }
    void killedServer_isSurvived() {
        QFETCH(int, ms);
        const auto service = makeService();
        PlaybackService& playback = *service->playback;
        QSignalSpy lost(&playback, &PlaybackService::outputLost);
        QSignalSpy found(&playback, &PlaybackService::outputFound);
        QVERIFY(playback.play(m_session, {m_songs.add(piece(0, 40))}));
        QVERIFY(hears(QStringLiteral("linnet")));
        m_server->kill();
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(playback.current().status, Status::Paused);
        const auto at = playback.current().position;
        QVERIFY(at > 200ms);
        QTest::qWait(ms);
        QVERIFY(m_server->start());
        m_module = SoundServer::plug(QStringLiteral("linnet"));
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(playback.current().status, Status::Playing);
        QVERIFY(playback.current().position < at + 1s);
        QVERIFY(hears(QStringLiteral("linnet")));
        QVERIFY(playback.current().position > at);
        QVERIFY(playback.current().position < at + 10s);
    }

    void killedServer_backWithADummyFirst_waitsForALoudspeaker() {
        const auto service = makeService();
        PlaybackService& playback = *service->playback;
        QSignalSpy lost(&playback, &PlaybackService::outputLost);
        QSignalSpy found(&playback, &PlaybackService::outputFound);
        QVERIFY(playback.play(m_session, {m_songs.add(piece(0, 40))}));
        QVERIFY(hears(QStringLiteral("linnet")));
        m_server->kill();
        QTRY_COMPARE(lost.size(), 1);
        QVERIFY(m_server->start());
        const QString always = SoundServer::keepASink();
        QTest::qWait(1000);
        QCOMPARE(found.size(), 0);
        m_module = SoundServer::plug(QStringLiteral("linnet"));
        QTRY_COMPARE(found.size(), 1);
        QVERIFY(hears(QStringLiteral("linnet")));
        service->playback.reset();
        SoundServer::unplug(always);
    }

    void killedServer_whilePaused_staysPaused_data() {
        QTest::addColumn<int>("ms");
        QTest::newRow("played a while after") << 1000;
        QTest::newRow("played at once") << 0;
    }
    /// Nobody listened: nothing begins by itself. What a person then plays is played, also before
    /// the server's return was noticed.
    void killedServer_whilePaused_staysPaused() {
        QFETCH(int, ms);
        const auto service = makeService();
        PlaybackService& playback = *service->playback;
        QVERIFY(playback.play(m_session, {m_songs.add(piece(0, 40))}));
        QTRY_VERIFY(playback.current().position > 300ms);
        QVERIFY(playback.pause(m_session));
        const auto at = playback.current().position;
        m_server->kill();
        QTest::qWait(200);
        QVERIFY(m_server->start());
        m_module = SoundServer::plug(QStringLiteral("linnet"));
        setDefault(QStringLiteral("linnet"));
        QTest::qWait(ms);
        QCOMPARE(playback.current().status, Status::Paused);
        QCOMPARE(playback.current().position, at);
        QVERIFY(playback.resume(m_session));
        QVERIFY(hears(QStringLiteral("linnet")));
        QVERIFY(playback.current().position > at);
        QVERIFY(playback.current().position < at + 10s);
    }

    /// Last, for there is no server afterwards.
    void serverGone_isALostOutput() {
        Engine engine(m_songs, loudspeaker());
        QSignalSpy lost(&engine, &Engine::outputLost);
        engine.start(m_session, {1, m_songs.add(piece(0, 20))}, 0ms);
        QTRY_VERIFY(engine.place() && engine.place()->position > 200ms);
        m_server.reset();
        m_module.clear();
        QTRY_COMPARE(lost.size(), 1);
        engine.stop();
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackAudio)
#include "tst_playback_audio.moc"
