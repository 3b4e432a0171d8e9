// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QProcess>

#include "app/mpris/mpris_metadata.h"
#include "tests/app/mpris_fixture.h"

using namespace linnet;
using namespace linnet::app;
using namespace linnet::testing;
using namespace std::chrono_literals;

namespace {

const QString kTrackList = QStringLiteral("org.mpris.MediaPlayer2.TrackList");
constexpr qlonglong kSecond = 1'000'000;

QDBusObjectPath trackOf(const QVariantMap& metadata) {
    return metadata.value(text("mpris:trackid")).value<QDBusObjectPath>();
}

}  // namespace

/// The real window and services on a private session bus, driven from a second connection to it as
/// a desktop does.
class TestMpris : public MprisFixture {
    Q_OBJECT

 public Q_SLOTS:
    void onChanged(const QString& interface, const QVariantMap& changed,
                   const QStringList& invalidated) {
        if (interface == kPlayer) {
            m_changes.append(changed);
            for (auto property = changed.cbegin(); property != changed.cend(); ++property)
                m_told.insert(property.key(), property.value());
        } else if (interface == kTrackList) {
            m_invalidated += invalidated;
            for (auto property = changed.cbegin(); property != changed.cend(); ++property)
                m_told.insert(property.key(), property.value());
        }
    }
    void onSeeked(qlonglong position) { m_seeked.append(position); }
    void onReplaced(const QList<QDBusObjectPath>& tracks, const QDBusObjectPath& current) {
        m_replaced = tracks;
        m_replacedCurrent = current;
        m_trackSignals += QStringLiteral("replaced");
    }
    void onAdded(const QVariantMap& metadata, const QDBusObjectPath& after) {
        m_added.append({metadata, after});
        m_trackSignals += QStringLiteral("added");
    }
    void onRemoved(const QDBusObjectPath& track) {
        m_removed.append(track);
        m_trackSignals += QStringLiteral("removed");
    }
    void onMetadata(const QDBusObjectPath& track, const QVariantMap& metadata) {
        m_edited.append({metadata, track});
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(startBus(), "dbus-daemon is not installed");
        QVERIFY(m_desk->connect({}, kObject, kProperties, text("PropertiesChanged"), this,
                                SLOT(onChanged(QString, QVariantMap, QStringList))));
        QVERIFY(
            m_desk->connect({}, kObject, kPlayer, text("Seeked"), this, SLOT(onSeeked(qlonglong))));
        QVERIFY(m_desk->connect({}, kObject, kTrackList, text("TrackListReplaced"), this,
                                SLOT(onReplaced(QList<QDBusObjectPath>, QDBusObjectPath))));
        QVERIFY(m_desk->connect({}, kObject, kTrackList, text("TrackAdded"), this,
                                SLOT(onAdded(QVariantMap, QDBusObjectPath))));
        QVERIFY(m_desk->connect({}, kObject, kTrackList, text("TrackRemoved"), this,
                                SLOT(onRemoved(QDBusObjectPath))));
        QVERIFY(m_desk->connect({}, kObject, kTrackList, text("TrackMetadataChanged"), this,
                                SLOT(onMetadata(QDBusObjectPath, QVariantMap))));
    }
    void cleanupTestCase() { stopBus(); }

    void init() {
        openWindow();
        forget();
    }
    void cleanup() {
        closeWindow();
        QVERIFY(artFiles().isEmpty());
    }

    void introspection_showsTheInterfaces() {
        const QString xml = call(text("org.freedesktop.DBus.Introspectable"), text("Introspect"))
                                .arguments()
                                .value(0)
                                .toString();
        for (const char* part :
             {"<interface name=\"org.mpris.MediaPlayer2\">",
              "<interface name=\"org.mpris.MediaPlayer2.Player\">",
              "<interface name=\"org.mpris.MediaPlayer2.TrackList\">",
              "<interface name=\"org.mpris.MediaPlayer2.Playlists\">",
              "<property name=\"Metadata\" type=\"a{sv}\" access=\"read\">",
              "<property name=\"Position\" type=\"x\" access=\"read\"",
              "<property name=\"Volume\" type=\"d\" access=\"readwrite\"",
              "<property name=\"Rate\" type=\"d\" access=\"readwrite\"",
              "<property name=\"Tracks\" type=\"ao\" access=\"read\"",
              "<arg name=\"TrackId\" type=\"o\" direction=\"in\"/>", "<signal name=\"Seeked\">",
              "<signal name=\"TrackListReplaced\">", "<signal name=\"TrackAdded\">",
              "<signal name=\"TrackRemoved\">", "<signal name=\"TrackMetadataChanged\">",
              "<method name=\"OpenUri\">"})
            QVERIFY2(xml.contains(text(part)), qPrintable(text(part) + QLatin1Char('\n') + xml));
    }

    void root_saysWhoWeAre() {
        const QVariantMap root = all(kRoot);
        QCOMPARE(root.value(text("Identity")).toString(), text("Linnet"));
        QCOMPARE(root.value(text("DesktopEntry")).toString(), text("org.linnet.Linnet"));
        QCOMPARE(root.value(text("SupportedUriSchemes")).toStringList(), QStringList{text("file")});
        QVERIFY(root.value(text("SupportedMimeTypes")).toStringList().contains(text("audio/mpeg")));
        for (const char* can : {"CanQuit", "CanRaise", "HasTrackList"})
            QCOMPARE(root.value(text(can)), QVariant(true));
        QSignalSpy quit(m_mpris.get(), &Mpris::quitRequested);
        QCOMPARE(call(kRoot, text("Quit")).type(), QDBusMessage::ReplyMessage);
        QCOMPARE(quit.count(), 1);
        m_window->hide();
        call(kRoot, text("Raise"));
        QVERIFY(m_window->isVisible());
    }

    void aSecondLinnet_takesANameWithItsNumber() {
        Mpris second(*m_window, m_live->context);
        second.publishOn(QDBusConnection::connectToBus(m_address, text("second")));
        QTRY_COMPARE(
            second.name(),
            QStringLiteral("%1.instance%2").arg(kName).arg(QCoreApplication::applicationPid()));
        m_name = second.name();
        QCOMPARE(property(kRoot, "Identity").toString(), text("Linnet"));
        QDBusConnection::disconnectFromBus(text("second"));
    }

    void withoutABus_nothingHappens() {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
        Mpris alone(*m_window, m_live->context);
        alone.start();
        ui::askPool().waitForDone();
        QCoreApplication::processEvents();
        enterAndPlay(1);
        QVERIFY(alone.name().isEmpty());
    }

    void nobodyIn_showsAndDoesNothing() {
        const QVariantMap player = all(kPlayer);
        QCOMPARE(player.value(text("PlaybackStatus")).toString(), text("Stopped"));
        QVERIFY(mapOf(player.value(text("Metadata"))).isEmpty());
        QCOMPARE(player.value(text("CanPlay")), QVariant(false));
        QCOMPARE(player.value(text("CanControl")), QVariant(true));
        for (const char* method : {"Play", "Pause", "PlayPause", "Stop", "Next", "Previous"})
            QCOMPARE(call(kPlayer, text(method)).type(), QDBusMessage::ReplyMessage);
        QCOMPARE(m_live->playback->current().status, playback::Status::Stopped);
        QVERIFY(m_changes.isEmpty());
    }

    void aSongThatPlays_isToldOfWithItsTags() {
        enterAndPlay(3);
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Playing"));
        QTRY_COMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 0"));
        QTRY_VERIFY(mapOf(told("Metadata")).value(text("mpris:length")).toLongLong() >
                    19 * kSecond);
        const QVariantMap metadata = mapOf(property(kPlayer, "Metadata"));
        QCOMPARE(metadata.value(text("xesam:artist")).toStringList(),
                 QStringList{text("Artist 0")});
        QCOMPARE(metadata.value(text("xesam:album")).toString(), text("Album 0"));
        QCOMPARE(metadata.value(text("xesam:trackNumber")).toInt(), 1);
        QCOMPARE(metadata.value(text("xesam:contentCreated")).toString(),
                 text("1960-01-01T00:00:00"));
        QVERIFY(!metadata.contains(text("mpris:artUrl")));
        QCOMPARE(told("CanGoNext"), QVariant(true));
        QCOMPARE(told("CanSeek"), QVariant(true));
        QTRY_VERIFY(property(kPlayer, "Position").toLongLong() > kSecond / 2);
        // No track without a title flashes up, and the place is never announced.
        for (const QVariantMap& change : std::as_const(m_changes)) {
            QVERIFY(!change.contains(text("Position")));
            if (change.contains(text("Metadata")))
                QVERIFY(mapOf(change.value(text("Metadata"))).contains(text("xesam:title")));
        }
        QVERIFY(m_seeked.isEmpty());
    }

    void transport_isDriven() {
        enterAndPlay(2);
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Playing"));
        call(kPlayer, text("PlayPause"));
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Paused"));
        call(kPlayer, text("PlayPause"));
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Playing"));
        call(kPlayer, text("Pause"));
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Paused"));
        call(kPlayer, text("Next"));
        QTRY_COMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 1"));
        QTRY_COMPARE(told("CanGoNext"), QVariant(false));
        QCOMPARE(property(kPlayer, "PlaybackStatus").toString(), text("Paused"));
        // Where there is no next song it has no effect.
        call(kPlayer, text("Next"));
        QCOMPARE(property(kPlayer, "PlaybackStatus").toString(), text("Paused"));
        call(kPlayer, text("Previous"));
        QTRY_COMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 0"));
        call(kPlayer, text("Play"));
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Playing"));
        set("Rate", 0.0);
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Paused"));
        call(kPlayer, text("Stop"));
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Stopped"));
        QCOMPARE(property(kPlayer, "Position").toLongLong(), 0);
    }

    void rate_isSetAndToldOf() {
        QCOMPARE(property(kPlayer, "MinimumRate").toDouble(), 0.5);
        QCOMPARE(property(kPlayer, "MaximumRate").toDouble(), 2.0);
        set("Rate", 1.5);
        QCOMPARE(property(kPlayer, "Rate").toDouble(), 1.0);  // nobody is in
        enterAndPlay(1);
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Playing"));
        set("Rate", 1.5);
        QTRY_COMPARE(told("Rate").toDouble(), 1.5);
        QCOMPARE(m_live->playback->current().sound.speed, 1.5);
        QCOMPARE(property(kPlayer, "Rate").toDouble(), 1.5);
        QVERIFY(property(kPlayer, "PlaybackStatus").toString() == text("Playing"));
        // Out of range: not heeded.
        for (const double wild : {-1.0, 0.25, 2.5, qQNaN()}) {
            set("Rate", wild);
            QCOMPARE(property(kPlayer, "Rate").toDouble(), 1.5);
        }
        auto sound = m_live->playback->current().sound;
        sound.speed = 0.75;
        QVERIFY(m_live->playback->setSound(m_live->session, sound));
        QTRY_COMPARE(told("Rate").toDouble(), 0.75);
    }

    void jumps_areToldOf() {
        enterAndPlay(2);
        QTRY_VERIFY(m_live->playback->current().duration > 0ms);
        call(kPlayer, text("Pause"));
        const auto track = trackOf(mapOf(property(kPlayer, "Metadata")));

        call(kPlayer, text("SetPosition"), {QVariant::fromValue(track), 8 * kSecond});
        QTRY_COMPARE(m_seeked, QList<qlonglong>{8 * kSecond});
        QCOMPARE(property(kPlayer, "Position").toLongLong(), 8 * kSecond);
        call(kPlayer, text("Seek"), {2 * kSecond});
        QTRY_COMPARE(m_seeked.value(1), 10 * kSecond);
        call(kPlayer, text("Seek"), {-60 * kSecond});
        QTRY_COMPARE(m_seeked.size(), 3);
        QCOMPARE(m_seeked.value(2), 0);

        // Of another track, before the beginning, behind the end: not heeded.
        const auto other = mpris::trackPath(SongId::generate(), 0);
        call(kPlayer, text("SetPosition"), {QVariant::fromValue(other), 8 * kSecond});
        call(kPlayer, text("SetPosition"), {QVariant::fromValue(track), -1 * kSecond});
        call(kPlayer, text("SetPosition"), {QVariant::fromValue(track), 60 * kSecond});
        QCOMPARE(property(kPlayer, "Position").toLongLong(), 0);

        // In the window.
        QVERIFY(m_live->playback->seek(m_live->session, 5s));
        QTRY_COMPARE(m_seeked.value(3), 5 * kSecond);
        call(kPlayer, text("Play"));
        QTRY_VERIFY(m_live->playback->current().position > 5200ms);
        QCOMPARE(m_seeked.size(), 4);

        call(kPlayer, text("Seek"), {60 * kSecond});
        QTRY_COMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 1"));
        QCOMPARE(m_live->playback->current().current, std::size_t(1));
    }

    void aPlaceThatComesBack_isToldOf() {
        enterAndPlay(1);
        call(kPlayer, text("Pause"));
        QVERIFY(m_live->playback->seek(m_live->session, 8s));
        QTRY_COMPARE(m_seeked, QList<qlonglong>{8 * kSecond});
        m_live->playback->deactivate();
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Stopped"));
        QVERIFY(mapOf(told("Metadata")).isEmpty());
        forget();
        QVERIFY(m_live->playback->activate(m_live->session));
        QTRY_COMPARE(m_seeked, QList<qlonglong>{8 * kSecond});
        QCOMPARE(told("PlaybackStatus").toString(), text("Paused"));
        QCOMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 0"));
    }

    void volume_isClampedAndToldOf() {
        enterAndPlay(1);
        set("Volume", 0.25);
        QTRY_COMPARE(told("Volume").toDouble(), 0.25);
        QCOMPARE(m_live->playback->current().volume, 0.25);
        set("Volume", -1.0);
        QTRY_COMPARE(told("Volume").toDouble(), 0.0);
        set("Volume", 7.0);
        QTRY_COMPARE(told("Volume").toDouble(), 1.0);
        QVERIFY(m_live->playback->setVolume(m_live->session, 0.5));
        QTRY_COMPARE(told("Volume").toDouble(), 0.5);
    }

    void modes_areSetAndToldOf() {
        enterAndPlay(2);
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Playing"));
        for (const char* loop : {"Track", "Playlist", "None"}) {
            set("LoopStatus", text(loop));
            QTRY_COMPARE(told("LoopStatus").toString(), text(loop));
            QCOMPARE(property(kPlayer, "LoopStatus").toString(), text(loop));
        }
        set("LoopStatus", text("Backwards"));
        QCOMPARE(property(kPlayer, "LoopStatus").toString(), text("None"));
        set("Shuffle", true);
        QTRY_COMPARE(told("Shuffle"), QVariant(true));
        set("LoopStatus", text("Playlist"));
        call(kPlayer, text("Next"));
        QTRY_COMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 1"));
        QTRY_COMPARE(told("CanGoNext"), QVariant(true));
        call(kPlayer, text("Next"));
        QTRY_COMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 0"));
        QVERIFY(m_live->playback->current().shuffle);
        QVERIFY(m_live->playback->setShuffle(m_live->session, false));
        QTRY_COMPARE(told("Shuffle"), QVariant(false));
        m_window->lock();
        set("Shuffle", true);
        QCOMPARE(property(kPlayer, "Shuffle"), QVariant(false));
    }

    void aSongThatIsRepeated_beginsAgainForTheDesktopToo() {
        enter();
        QVERIFY(m_live->playback->play(m_live->session, m_live->add(1, 2)));
        set("LoopStatus", text("Track"));
        QTRY_COMPARE(m_seeked.size(), 1);
        QVERIFY(m_seeked.first() < kSecond);
        QCOMPARE(told("PlaybackStatus").toString(), text("Playing"));
    }

    void tracks_areListedDescribedAndGoneTo() {
        enterAndPlay(3);
        QTRY_COMPARE(m_replaced.size(), 3);
        QCOMPARE(m_replacedCurrent, m_replaced.first());
        QVERIFY(m_invalidated.contains(text("Tracks")));
        QCOMPARE(qdbus_cast<QList<QDBusObjectPath>>(property(kTrackList, "Tracks")), m_replaced);
        const auto stranger = mpris::trackPath(SongId::generate(), 0);
        const QList<QDBusObjectPath> asked{m_replaced[2], stranger, m_replaced[0]};
        const auto maps = qdbus_cast<QList<QVariantMap>>(
            call(kTrackList, text("GetTracksMetadata"), {QVariant::fromValue(asked)})
                .arguments()
                .value(0));
        QCOMPARE(maps.size(), 2);
        QCOMPARE(maps[0].value(text("xesam:title")).toString(), text("Song 2"));
        QCOMPARE(trackOf(maps[1]), m_replaced[0]);

        call(kTrackList, text("GoTo"), {QVariant::fromValue(stranger)});
        QCOMPARE(m_live->playback->current().current, std::size_t(0));
        call(kTrackList, text("GoTo"), {QVariant::fromValue(m_replaced[2])});
        QCOMPARE(m_live->playback->current().current, std::size_t(2));

        QCOMPARE(property(kTrackList, "CanEditTracks"), QVariant(true));
        QCOMPARE(told("CanEditTracks"), QVariant(true));
    }

    void tracksThatComeAndGo_areToldOneByOne() {
        enterAndPlay(4);
        QTRY_COMPARE(m_replaced.size(), 4);
        const auto before = m_replaced;
        m_trackSignals.clear();
        call(kTrackList, text("RemoveTrack"), {QVariant::fromValue(before[2])});
        QTRY_COMPARE(m_removed, QList<QDBusObjectPath>{before[2]});
        QCOMPARE(m_live->playback->current().queue.size(), std::size_t(3));
        call(kTrackList, text("RemoveTrack"), {QVariant::fromValue(before[2])});
        QCOMPARE(m_live->playback->current().queue.size(), std::size_t(3));

        const auto other = m_live->add(1, 20, 5);
        QVERIFY(m_live->playback->playNext(m_live->session, other));
        QTRY_COMPARE(m_added.size(), 1);
        QCOMPARE(m_added[0].first.value(text("xesam:title")).toString(), text("Song 5"));
        QCOMPARE(trackOf(m_added[0].first), mpris::trackPath(other[0], 0));
        QCOMPARE(m_added[0].second, before[0]);

        catalogue::SongFields fields;
        fields.title = text("Another name");
        QVERIFY(m_live->catalogue->update(m_live->session, other[0], fields));
        QTRY_COMPARE(m_edited.size(), 1);
        QCOMPARE(m_edited[0].second, mpris::trackPath(other[0], 0));
        QCOMPARE(m_edited[0].first.value(text("xesam:title")).toString(), text("Another name"));
        QCOMPARE(m_trackSignals, (QStringList{text("removed"), text("added")}));

        // An altogether other list.
        QVERIFY(m_live->playback->play(m_live->session, other));
        QTRY_COMPARE(m_replaced.size(), 1);
        QCOMPARE(qdbus_cast<QList<QDBusObjectPath>>(property(kTrackList, "Tracks")), m_replaced);
    }

    void addTrack_putsAFileWhereItIsAsked_data() {
        QTest::addColumn<int>("after");
        QTest::addColumn<bool>("current");
        QTest::addColumn<int>("place");
        QTest::newRow("at the beginning") << -1 << false << 0;
        QTest::newRow("behind the first") << 0 << false << 1;
        QTest::newRow("behind the last") << 2 << false << 3;
        QTest::newRow("behind one that is not there") << 99 << false << 3;
        QTest::newRow("and plays it") << 1 << true << 2;
    }
    void addTrack_putsAFileWhereItIsAsked() {
        QFETCH(int, after);
        QFETCH(bool, current);
        QFETCH(int, place);
        enterAndPlay(3);
        QTRY_COMPARE(m_replaced.size(), 3);
        const auto behind = after < 0                   ? mpris::noTrack()
                            : after < m_replaced.size() ? m_replaced[after]
                                                        : mpris::trackPath(SongId::generate(), 0);
        QTemporaryDir music;
        const QString path = music.filePath(text("a song.mp3"));
        writeFile(path.toStdString(), mp3(songTags(7)));
        const auto reply = call(kTrackList, text("AddTrack"),
                                {QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded),
                                 QVariant::fromValue(behind), current});
        QCOMPARE(reply.type(), QDBusMessage::ReplyMessage);
        const auto& queue = m_live->playback->current();
        QTRY_COMPARE(queue.queue.size(), std::size_t(4));
        const auto song = m_live->catalogue->songs(
            m_live->session, std::span(&queue.queue[static_cast<std::size_t>(place)], 1));
        QVERIFY(song && (*song)[0]);
        QCOMPARE((*song)[0]->fields.title, text("Song 7"));
        QCOMPARE(queue.current, current ? static_cast<std::size_t>(place)
                                        : static_cast<std::size_t>(place == 0 ? 1 : 0));
        QCOMPARE(queue.status, playback::Status::Playing);
    }

    void addTrack_ofWhatIsNoFile_isRefused() {
        enterAndPlay(1);
        for (const char* uri : {"http://example.org/a.mp3", "file:///nowhere/a.mp3", "a.mp3"}) {
            const auto reply = call(kTrackList, text("AddTrack"),
                                    {text(uri), QVariant::fromValue(mpris::noTrack()), true});
            QCOMPARE(reply.type(), QDBusMessage::ErrorMessage);
        }
        QCOMPARE(m_live->playback->current().queue.size(), std::size_t(1));
    }

    void aLongQueue_isShownInPart() {
        enter();
        const auto ids = m_live->add(1, 20);
        QVERIFY(
            m_live->playback->play(m_live->session, std::vector<SongId>(10'000, ids[0]), 5'000));
        QTRY_COMPARE(m_replaced.size(), 200);
        QVERIFY(m_replaced.contains(m_replacedCurrent));
        QCOMPARE(trackOf(mapOf(property(kPlayer, "Metadata"))), m_replacedCurrent);
    }

    void cover_isAFileOfThisProfilesOwn() {
        enter();
        const auto ids = m_live->add(2, 20);
        const QByteArray picture = pngImage(40, 40, 0x3366cc);
        QVERIFY(m_live->catalogue->setArtwork(m_live->session, std::span(ids.data(), 1), picture));
        QVERIFY(m_live->playback->play(m_live->session, ids));
        QTRY_VERIFY(mapOf(told("Metadata")).contains(text("mpris:artUrl")));
        const QUrl url(mapOf(told("Metadata")).value(text("mpris:artUrl")).toString());
        QVERIFY(url.isLocalFile());
        const QFileInfo file(url.toLocalFile());
        QCOMPARE(readFile(file.filePath().toStdString()), picture);
        QVERIFY(file.path().startsWith(m_home.filePath(text("linnet/"))));
        constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                 QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(file.path()).permissions() & kOthers));
        QCOMPARE(artFiles().size(), 1);

        call(kPlayer, text("Next"));
        QTRY_COMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 1"));
        QVERIFY(!mapOf(told("Metadata")).contains(text("mpris:artUrl")));
        QVERIFY(artFiles().isEmpty());

        // And none is left behind by a lock while it is on its way.
        call(kPlayer, text("Previous"));
        QTRY_VERIFY(mapOf(told("Metadata")).contains(text("mpris:artUrl")));
        m_window->lock();
        QVERIFY(artFiles().isEmpty());
        ui::askPool().waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(artFiles().isEmpty());
    }

    void coverOfAKilledLinnet_isRemoved() {
        QProcess gone;
        gone.start(text("true"), QStringList());
        QVERIFY(gone.waitForStarted());
        const auto number = gone.processId();
        QVERIFY(gone.waitForFinished());
        const auto folder = [this](qint64 process) {
            return m_home.filePath(QStringLiteral("linnet/%1-abc").arg(process));
        };
        const qint64 alive = QCoreApplication::applicationPid();
        for (const qint64 process : {number, alive})
            writeFile((folder(process) + text("/cover-1.png")).toStdString(), "bytes");
        ArtFile::removeLeftovers();
        QVERIFY(!QFile::exists(folder(number)));
        QVERIFY(QFile::exists(folder(alive)));
        QVERIFY(QDir(folder(alive)).removeRecursively());
    }

    void lock_hidesEverything() {
        enterAndPlay(3);
        QTRY_COMPARE(m_replaced.size(), 3);
        QTRY_VERIFY(!mapOf(told("Metadata")).isEmpty());
        const auto tracks = m_replaced;
        set("Volume", 0.25);
        QTRY_COMPARE(told("Volume").toDouble(), 0.25);
        m_window->lock();
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Stopped"));
        QTRY_VERIFY(m_replaced.isEmpty());
        QCOMPARE(m_replacedCurrent, mpris::noTrack());
        QVERIFY(mapOf(told("Metadata")).isEmpty());
        QCOMPARE(told("CanPlay"), QVariant(false));
        QCOMPARE(told("Volume").toDouble(), 1.0);
        const QVariantMap player = all(kPlayer);
        QVERIFY(mapOf(player.value(text("Metadata"))).isEmpty());
        QCOMPARE(player.value(text("Position")).toLongLong(), 0);
        QVERIFY(qdbus_cast<QList<QDBusObjectPath>>(property(kTrackList, "Tracks")).isEmpty());
        QVERIFY(qdbus_cast<QList<QVariantMap>>(
                    call(kTrackList, text("GetTracksMetadata"), {QVariant::fromValue(tracks)})
                        .arguments()
                        .value(0))
                    .isEmpty());
        forget();
        for (const char* method : {"Play", "PlayPause", "Next", "Stop"})
            call(kPlayer, text(method));
        call(kPlayer, text("Seek"), {kSecond});
        call(kTrackList, text("GoTo"), {QVariant::fromValue(tracks[1])});
        set("Volume", 0.1);
        QCOMPARE(m_live->playback->current().status, playback::Status::Stopped);
        QCoreApplication::processEvents();
        QVERIFY(m_changes.isEmpty());
        QVERIFY(m_seeked.isEmpty());
    }

    void openUri_addsAFileAndPlaysIt() {
        enter();
        const auto counted = [this] { return m_live->catalogue->counts(m_live->session)->songs; };
        QTemporaryDir music;
        const QString path = music.filePath(text("a song.mp3"));
        writeFile(path.toStdString(), mp3(songTags(1)));
        call(kPlayer, text("OpenUri"), {QUrl::fromLocalFile(path).toString(QUrl::FullyEncoded)});
        QTRY_COMPARE(counted(), 1);
        QTRY_COMPARE(m_live->playback->current().status, playback::Status::Playing);
        QTRY_COMPARE(mapOf(told("Metadata")).value(text("xesam:title")).toString(), text("Song 1"));

        // One that is there already plays, too; a folder in the order of its files.
        writeFile(music.filePath(text("b song.mp3")).toStdString(), mp3(songTags(2)));
        call(kPlayer, text("OpenUri"), {QUrl::fromLocalFile(music.path()).toString()});
        QTRY_COMPARE(m_live->playback->current().queue.size(), std::size_t(2));
        QCOMPARE(counted(), 2);
        QCOMPARE(call(kPlayer, text("OpenUri"), {text("file:///nowhere/a.mp3")}).type(),
                 QDBusMessage::ErrorMessage);
        QCOMPARE(call(kPlayer, text("OpenUri"), {text("http://example.org/a.mp3")}).errorName(),
                 text("org.freedesktop.DBus.Error.NotSupported"));
        m_window->lock();
        QCOMPARE(call(kPlayer, text("OpenUri"), {QUrl::fromLocalFile(path).toString()}).type(),
                 QDBusMessage::ErrorMessage);
    }

    void playerctl_opensAFile() {
        QVERIFY2(!QStandardPaths::findExecutable(text("playerctl")).isEmpty(),
                 "playerctl is not installed");
        enter();
        QTemporaryDir music;
        const QString path = music.filePath(text("a song.mp3"));
        writeFile(path.toStdString(), mp3(songTags(1)));
        playerctl({"-p", "linnet", "open", path.toLatin1().constData()});
        QTRY_COMPARE(m_live->playback->current().status, playback::Status::Playing);
    }

    void playerctl_drivesIt() {
        QVERIFY2(!QStandardPaths::findExecutable(text("playerctl")).isEmpty(),
                 "playerctl is not installed");
        enterAndPlay(2);
        QTRY_COMPARE(told("PlaybackStatus").toString(), text("Playing"));
        QTRY_VERIFY(!mapOf(told("Metadata")).isEmpty());
        QCOMPARE(playerctl({"-l"}), text("linnet"));
        QCOMPARE(playerctl({"-p", "linnet", "status"}), text("Playing"));
        QCOMPARE(
            playerctl({"-p", "linnet", "metadata", "--format", "{{artist}}/{{album}}/{{title}}"}),
            text("Artist 0/Album 0/Song 0"));
        playerctl({"-p", "linnet", "play-pause"});
        QCOMPARE(playerctl({"-p", "linnet", "status"}), text("Paused"));
        playerctl({"-p", "linnet", "position", "7"});
        QCOMPARE(m_live->playback->current().position, 7s);
        playerctl({"-p", "linnet", "next"});
        QCOMPARE(m_live->playback->current().current, std::size_t(1));
    }

    void theProgram_isOnTheBusAndQuits() {
        m_mpris.reset();
        QDBusConnection::disconnectFromBus(text("linnet"));
        QTemporaryDir library;
        QProcess program;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(text("DBUS_SESSION_BUS_ADDRESS"), m_address);
        program.setProcessEnvironment(environment);
        program.start(text(LINNET_PROGRAM), {text("--library"), library.path()});
        QVERIFY(program.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(m_desk->interface()->isServiceRegistered(kName).value(), 20'000);
        QCOMPARE(property(kRoot, "Identity").toString(), text("Linnet"));
        QCOMPARE(call(kRoot, text("Quit")).type(), QDBusMessage::ReplyMessage);
        QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 20'000);
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

 private:
    QDBusMessage set(const char* name, const QVariant& value) {
        return call(kProperties, text("Set"),
                    {kPlayer, text(name), QVariant::fromValue(QDBusVariant(value))});
    }
    [[nodiscard]] QVariant told(const char* name) const { return m_told.value(text(name)); }
    void forget() {
        m_changes.clear();
        m_told.clear();
        m_seeked.clear();
        m_replaced.clear();
        m_replacedCurrent = {};
        m_trackSignals.clear();
        m_added.clear();
        m_removed.clear();
        m_edited.clear();
        m_invalidated.clear();
    }
    [[nodiscard]] QStringList artFiles() const {
        QStringList files;
        QDirIterator found(m_home.filePath(text("linnet")), QDir::Files,
                           QDirIterator::Subdirectories);
        while (found.hasNext())
            files += found.next();
        return files;
    }
    QString playerctl(std::initializer_list<const char*> arguments) {
        QStringList list;
        for (const char* argument : arguments)
            list += text(argument);
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(text("DBUS_SESSION_BUS_ADDRESS"), m_address);
        process.setProcessEnvironment(environment);
        process.start(text("playerctl"), list);
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kPatienceMs))
            qFatal("playerctl waits for ever");
        return QString::fromUtf8(process.readAllStandardOutput() + process.readAllStandardError())
            .trimmed();
    }

    QList<QVariantMap> m_changes;
    QVariantMap m_told;
    QList<qlonglong> m_seeked;
    QList<QDBusObjectPath> m_replaced;
    QDBusObjectPath m_replacedCurrent;
    QStringList m_invalidated;
    QStringList m_trackSignals;
    QList<std::pair<QVariantMap, QDBusObjectPath>> m_added;
    QList<std::pair<QVariantMap, QDBusObjectPath>> m_edited;
    QList<QDBusObjectPath> m_removed;
};

QTEST_MAIN(TestMpris)
#include "tst_app_mpris.moc"
