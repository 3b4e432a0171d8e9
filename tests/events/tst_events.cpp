// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QSemaphore>
#include <QThread>
#include <QtTest>
#include <set>
#include <thread>

#include "core/events/event_bus.h"

namespace {

using namespace linnet;
using namespace std::chrono_literals;

const Timestamp kTime{1'795'464'879'120ms};  // date -u -d @1795464879.120

class TestEvents : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void ids_sortInTheOrderOfTheirMaking() {
        std::vector<SongId> ids;
        for (int i = 0; i < 20'000; ++i)
            ids.push_back(SongId::generate());
        QVERIFY(std::is_sorted(ids.begin(), ids.end()));
        QVERIFY(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
    }

    void ids_areUniqueAcrossThreads() {
        std::vector<std::vector<SongId>> made(4);
        std::vector<std::thread> threads;
        for (auto& mine : made) {
            threads.emplace_back([&mine] {
                for (int i = 0; i < 5000; ++i)
                    mine.push_back(SongId::generate());
            });
        }
        for (auto& thread : threads)
            thread.join();
        std::set<SongId> all;
        for (const auto& mine : made) {
            QVERIFY(std::is_sorted(mine.begin(), mine.end()));
            all.insert(mine.begin(), mine.end());
        }
        QCOMPARE(all.size(), 20'000U);
    }

    /// RFC 9562, section 5.7: 48 bits of milliseconds, version 7, variant 10.
    void ids_areUuidsOfVersion7() {
        const auto before = SystemClock().now().time_since_epoch().count();
        const auto bytes = SongId::generate().bytes();
        const auto after = SystemClock().now().time_since_epoch().count();
        std::int64_t ms = 0;
        for (std::size_t i = 0; i < 6; ++i)
            ms = ms << 8 | bytes[i];
        QVERIFY(ms >= before && ms <= after + 1000);  // it may have counted ahead above
        QCOMPARE(bytes[6] >> 4, 7);
        QCOMPARE(bytes[8] >> 6, 2);
    }

    void ids_thereAndBack() {
        const SongId id = SongId::generate();
        QCOMPARE(id.toString().size(), 36);
        QCOMPARE(SongId::fromString(id.toString()), std::optional(id));
        QCOMPARE(SongId::fromString(id.toString().toUpper()), std::optional(id));
        const auto& bytes = id.bytes();
        QCOMPARE(SongId::fromBytes(QByteArrayView(reinterpret_cast<const char*>(bytes.data()), 16)),
                 std::optional(id));
        const auto known = SongId::fromString(u"01020304-0506-7708-890a-0b0c0d0e0fff");
        QVERIFY(known);
        QCOMPARE(known->bytes()[0], 1);
        QCOMPARE(known->bytes()[6], 0x77);
        QCOMPARE(known->bytes()[15], 0xff);
        QCOMPARE(known->toString(), QStringLiteral("01020304-0506-7708-890a-0b0c0d0e0fff"));
        QVERIFY(SongId().isNull());
        QVERIFY(!id.isNull());
    }

    void wrongText_isNoId_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("too short") << QStringLiteral("01020304-0506-7708-890a-0b0c0d0e0ff");
        QTest::newRow("too long") << QStringLiteral("01020304-0506-7708-890a-0b0c0d0e0ffff");
        QTest::newRow("no dashes") << QStringLiteral("010203040506770889000a0b0c0d0e0fffff");
        QTest::newRow("a dash elsewhere") << QStringLiteral("0102030-40506-7708-890a-0b0c0d0e0fff");
        QTest::newRow("a letter too far") << QStringLiteral("0102030g-0506-7708-890a-0b0c0d0e0fff");
        QTest::newRow("braces") << QStringLiteral("{1020304-0506-7708-890a-0b0c0d0e0ff}");
        QTest::newRow("another script's digits")
            << QStringLiteral("٠1020304-0506-7708-890a-0b0c0d0e0ff").left(36);
    }
    void wrongText_isNoId() {
        QFETCH(QString, text);
        QVERIFY(!SongId::fromString(text));
    }
    void wrongBytes_areNoId() {
        QVERIFY(!SongId::fromBytes(QByteArray(15, 'x')));
        QVERIFY(!SongId::fromBytes(QByteArray(17, 'x')));
        QVERIFY(!SongId::fromBytes(QByteArray()));
    }

    void times_areIso8601_data() {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("the beginning") << qint64{0} << QStringLiteral("1970-01-01T00:00:00.000Z");
        QTest::newRow("before it") << qint64{-1} << QStringLiteral("1969-12-31T23:59:59.999Z");
        QTest::newRow("RFC 3339's leap day")
            << qint64{951'782'400'007} << QStringLiteral("2000-02-29T00:00:00.007Z");
        QTest::newRow("now") << qint64{1'795'464'879'120}
                             << QStringLiteral("2026-11-23T20:14:39.120Z");
    }
    void times_areIso8601() {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QCOMPARE(toIso8601(Timestamp(std::chrono::milliseconds(ms))), text);
    }

    void events_asJson_data() {
        QTest::addColumn<Event>("event");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("hasSong");
        QTest::addColumn<bool>("hasPosition");
        const auto user = UserId::generate();
        const auto song = SongId::generate();
        const auto row = [](const Event& event, const char* name, bool hasSong, bool hasPosition) {
            QTest::newRow(name) << event << QString::fromLatin1(name) << hasSong << hasPosition;
        };
        row(UserRegistered{user, kTime}, "user.registered", false, false);
        row(UserSignedOut{user, kTime}, "user.signed_out", false, false);
        row(SongAdded{song, user, kTime}, "song.added", true, false);
        row(SongUpdated{song, user, kTime}, "song.updated", true, false);
        row(SongRemoved{song, user, kTime}, "song.removed", true, false);
        row(SongAnalysed{song, 1234ms, QByteArray(32, 'a'), -9.5, kTime}, "song.analysed", true,
            false);
        row(SongsMeasured{kTime}, "songs.measured", false, false);
        row(PlaybackStarted{user, song, 1234ms, kTime}, "playback.started", true, true);
        row(PlaybackPaused{user, song, 1234ms, kTime}, "playback.paused", true, true);
        row(PlaybackStopped{user, song, 1234ms, kTime}, "playback.stopped", true, true);
        row(SongStatsChanged{song, user, kTime}, "song.stats_changed", true, false);
    }
    void events_asJson() {
        QFETCH(Event, event);
        QFETCH(QString, name);
        QFETCH(bool, hasSong);
        QFETCH(bool, hasPosition);
        QCOMPARE(eventName(event), name);
        const QByteArray json = toJson(event);
        QVERIFY(!json.contains('\n'));
        QJsonParseError error;
        const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(object.keys(), (QStringList{QStringLiteral("event"), QStringLiteral("payload")}));
        QCOMPARE(object.value(QStringLiteral("event")).toString(), name);
        const QJsonObject payload = object.value(QStringLiteral("payload")).toObject();
        UserId user;
        SongId song;
        std::visit(
            [&](const auto& e) {
                if constexpr (requires { e.user; })
                    user = e.user;
                if constexpr (requires { e.song; })
                    song = e.song;
            },
            event);
        const bool analysed = std::holds_alternative<SongAnalysed>(event);
        QCOMPARE(payload.size(), 1 + (user.isNull() ? 0 : 1) + (hasSong ? 1 : 0) +
                                     (hasPosition ? 1 : 0) + (analysed ? 3 : 0));
        if (!user.isNull())
            QCOMPARE(payload.value(QStringLiteral("user_id")).toString(), user.toString());
        if (analysed) {
            QCOMPARE(payload.value(QStringLiteral("duration_ms")).toInt(), 1234);
            QCOMPARE(payload.value(QStringLiteral("frames_hash")).toString(),
                     QStringLiteral("61").repeated(32));
        }
        QCOMPARE(payload.value(QStringLiteral("timestamp")).toString(),
                 QStringLiteral("2026-11-23T20:14:39.120Z"));
        if (hasSong)
            QCOMPARE(payload.value(QStringLiteral("song_id")).toString(), song.toString());
        if (hasPosition)
            QCOMPARE(payload.value(QStringLiteral("position_ms")).toInt(), 1234);
    }
    void event_ofAListen_saysHowMuchWasHeard() {
        const auto user = UserId::generate();
        const auto song = SongId::generate();
        const Event event = PlaybackListened{user, song, 90'000ms, 30'000ms, true, false, kTime};
        const QJsonObject object = QJsonDocument::fromJson(toJson(event)).object();
        QCOMPARE(object.value(QStringLiteral("event")).toString(),
                 QStringLiteral("playback.listened"));
        const QJsonObject payload = object.value(QStringLiteral("payload")).toObject();
        QCOMPARE(payload, (QJsonObject{{QStringLiteral("user_id"), user.toString()},
                                       {QStringLiteral("song_id"), song.toString()},
                                       {QStringLiteral("heard_ms"), 90'000},
                                       {QStringLiteral("completed"), false},
                                       {QStringLiteral("timestamp"), toIso8601(kTime)}}));
    }
    void event_ofAPlaylist_namesIt() {
        const auto user = UserId::generate();
        const auto playlist = PlaylistId::generate();
        const QJsonObject object =
            QJsonDocument::fromJson(toJson(PlaylistChanged{playlist, user, kTime})).object();
        QCOMPARE(object.value(QStringLiteral("event")).toString(),
                 QStringLiteral("playlist.changed"));
        const QJsonObject payload = object.value(QStringLiteral("payload")).toObject();
        QCOMPARE(payload, (QJsonObject{{QStringLiteral("user_id"), user.toString()},
                                       {QStringLiteral("playlist_id"), playlist.toString()},
                                       {QStringLiteral("timestamp"), toIso8601(kTime)}}));
    }
    void events_everyKindIsTested() { QCOMPARE(std::variant_size_v<Event>, 13U); }

    void bus_deliversOnTheReceiversThread() {
        EventBus bus;
        QThread thread;
        QObject receiver;
        receiver.moveToThread(&thread);
        thread.start();
        QSemaphore delivered;
        QThread* where = nullptr;
        QString what;
        connect(&bus, &EventBus::published, &receiver, [&](const Event& event) {
            where = QThread::currentThread();
            what = eventName(event);
            delivered.release();
        });
        QThread* here = nullptr;
        connect(&bus, &EventBus::published, this,
                [&here](const Event&) { here = QThread::currentThread(); });
        // Published from a third one.
        std::thread([&bus] { bus.publish(SongAdded{SongId::generate(), {}, kTime}); }).join();
        QVERIFY(here == nullptr);  // not in the publisher's call
        QVERIFY(delivered.tryAcquire(1, 5000));
        QCOMPARE(where, &thread);
        QCOMPARE(what, QStringLiteral("song.added"));
        QTRY_COMPARE(here, QThread::currentThread());
        disconnect(&bus, nullptr, this, nullptr);
        thread.quit();
        thread.wait();
    }

    void bus_keepsTheOrder() {
        EventBus bus;
        std::vector<SongId> sent;
        std::vector<SongId> got;
        QObject receiver;
        connect(&bus, &EventBus::published, &receiver,
                [&got](const Event& event) { got.push_back(std::get<SongAdded>(event).song); });
        std::thread([&] {
            for (int i = 0; i < 500; ++i) {
                sent.push_back(SongId::generate());
                bus.publish(SongAdded{sent.back(), {}, kTime});
            }
        }).join();
        QTRY_COMPARE(got.size(), sent.size());
        QCOMPARE(got, sent);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
