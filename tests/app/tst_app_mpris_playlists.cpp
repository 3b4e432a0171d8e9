// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/playlist_service.h"
#include "tests/app/mpris_fixture.h"

using namespace linnet;
using namespace linnet::app;
using namespace linnet::testing;

namespace {

const QString kPlaylists = QStringLiteral("org.mpris.MediaPlayer2.Playlists");

QString nameOfActive(const QVariant& value) {
    const auto maybe = qdbus_cast<mpris::MaybePlaylist>(value);
    return maybe.valid ? maybe.playlist.name : text("none");
}

}  // namespace

/// What the desktop sees of the playlists, and plays of them.
class TestMprisPlaylists : public MprisFixture {
    Q_OBJECT

 public Q_SLOTS:
    void onChanged(const QString& interface, const QVariantMap& changed,
                   const QStringList& /*invalidated*/) {
        if (interface == kPlaylists)
            m_changes.append(changed);
    }
    void onPlaylist(const QDBusMessage& message) {
        m_renamed.append(qdbus_cast<mpris::PlaylistItem>(message.arguments().value(0)).name);
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(startBus(), "dbus-daemon is not installed");
        QVERIFY(m_desk->connect({}, kObject, kProperties, text("PropertiesChanged"), this,
                                SLOT(onChanged(QString, QVariantMap, QStringList))));
        QVERIFY(m_desk->connect({}, kObject, kPlaylists, text("PlaylistChanged"), this,
                                SLOT(onPlaylist(QDBusMessage))));
    }
    void cleanupTestCase() { stopBus(); }
    void init() {
        openWindow();
        m_changes.clear();
        m_renamed.clear();
    }
    void cleanup() { closeWindow(); }

    void introspection_hasTheStructures() {
        const QString xml = call(text("org.freedesktop.DBus.Introspectable"), text("Introspect"))
                                .arguments()
                                .value(0)
                                .toString();
        for (const char* part :
             {"<property name=\"PlaylistCount\" type=\"u\" access=\"read\"",
              "<property name=\"Orderings\" type=\"as\" access=\"read\"",
              "<property name=\"ActivePlaylist\" type=\"(b(oss))\" access=\"read\"",
              "<arg type=\"a(oss)\" direction=\"out\"/>",
              "<arg name=\"PlaylistId\" type=\"o\" direction=\"in\"/>",
              "<arg name=\"MaxCount\" type=\"u\" direction=\"in\"/>",
              "<arg name=\"Playlist\" type=\"(oss)\""})
            QVERIFY2(xml.contains(text(part)), qPrintable(text(part) + QLatin1Char('\n') + xml));
    }

    void playlists_areThoseOfWhoIsIn_withoutFolders() {
        make("Walking");
        const auto folder = service().createFolder(m_live->session, text("A folder"));
        QVERIFY(service().create(m_live->session, text("Evening"), {}, *folder));
        make("Another");
        QCOMPARE(count(), 0U);
        enter();
        QTRY_COMPARE(count(), 3U);
        QTRY_VERIFY(!m_changes.isEmpty());
        QCOMPARE(m_changes.last().value(text("PlaylistCount")).toUInt(), 3U);
        QCOMPARE(names("User"), list({"Walking", "Evening", "Another"}));
        QCOMPARE(names("Alphabetical"), list({"Another", "Evening", "Walking"}));
        QCOMPARE(names("Created"), list({"Walking", "Evening", "Another"}));
        QCOMPARE(names("Created", true), list({"Another", "Evening", "Walking"}));
        QCOMPARE(names("Alphabetical", false, 1, 1), list({"Evening"}));
        QCOMPARE(names("Alphabetical", false, 2, 100), list({"Walking"}));
        QCOMPARE(names("Alphabetical", false, 3, 100), QStringList());
        QCOMPARE(names("no order at all"), names("User"));
        QCOMPARE(property(kPlaylists, "Orderings").toStringList(),
                 list({"Alphabetical", "Created", "Modified", "User"}));

        m_window->lock();
        QTRY_COMPARE(count(), 0U);
        QCOMPARE(names("User"), QStringList());
        QTRY_COMPARE(m_changes.last().value(text("PlaylistCount")), QVariant(0U));
    }

    void activating_playsItUntilTheQueueIsAnother() {
        const auto songs = m_live->add(3, 20);
        const auto walking = make("Walking", {songs[2], songs[0]});
        enter();
        QTRY_COMPARE(count(), 1U);
        QCOMPARE(nameOfActive(property(kPlaylists, "ActivePlaylist")), text("none"));
        activate(walking);
        QTRY_COMPARE(m_live->playback->current().status, playback::Status::Playing);
        QCOMPARE(m_live->playback->current().queue, (std::vector<SongId>{songs[2], songs[0]}));
        QTRY_COMPARE(nameOfActive(property(kPlaylists, "ActivePlaylist")), text("Walking"));
        QTRY_COMPARE(toldActive(), text("Walking"));

        QVERIFY(m_live->playback->setShuffle(m_live->session, true));
        QCOMPARE(nameOfActive(property(kPlaylists, "ActivePlaylist")), text("Walking"));
        QVERIFY(m_live->playback->enqueue(m_live->session, {songs[1]}));
        QTRY_COMPARE(nameOfActive(property(kPlaylists, "ActivePlaylist")), text("none"));
        QTRY_COMPARE(toldActive(), text("none"));
    }

    void locking_showsNothingOfWhatIsActive() {
        const auto songs = m_live->add(1, 20);
        const auto walking = make("Walking", songs);
        enter();
        QTRY_COMPARE(count(), 1U);
        activate(walking);
        QTRY_COMPARE(toldActive(), text("Walking"));
        m_window->lock();
        QTRY_COMPARE(toldActive(), text("none"));
        QCOMPARE(nameOfActive(property(kPlaylists, "ActivePlaylist")), text("none"));
        QVERIFY(!qdbus_cast<mpris::MaybePlaylist>(property(kPlaylists, "ActivePlaylist"))
                     .playlist.path.path()
                     .contains(text("linnet")));
        activate(walking);
        ui::askPool().waitForDone();
        QCoreApplication::processEvents();
        QVERIFY(m_live->playback->current().status != playback::Status::Playing);
    }

    void whatIsNotThere_isNotPlayed() {
        enter();
        m_live->add(1, 20);
        make("Empty");
        QTRY_COMPARE(count(), 1U);
        for (const QDBusObjectPath& path :
             {QDBusObjectPath(text("/")), mpris::playlistPath(PlaylistId::generate()),
              itemsBy("User", false, 0, 1).value(0).path}) {
            QCOMPARE(call(kPlaylists, text("ActivatePlaylist"), {QVariant::fromValue(path)}).type(),
                     QDBusMessage::ReplyMessage);
            ui::askPool().waitForDone();
            QCoreApplication::processEvents();
            QCOMPARE(m_live->playback->current().status, playback::Status::Stopped);
        }
    }

    void aNewName_isTold() {
        const auto walking = make("Walking");
        enter();
        QTRY_COMPARE(count(), 1U);
        QVERIFY(service().rename(m_live->session, walking, text("Running")));
        QTRY_COMPARE(m_renamed, list({"Running"}));
        QCOMPARE(names("User"), list({"Running"}));
        QVERIFY(service().remove(m_live->session, walking));
        QTRY_COMPARE(count(), 0U);
        QCOMPARE(m_renamed.size(), 1);
    }

 private:
    catalogue::PlaylistService& service() { return m_live->catalogue->playlists(); }
    PlaylistId make(const char* name, const std::vector<SongId>& songs = {}) {
        const auto keys = m_live->catalogue->keys(m_live->session, songs);
        const auto made = service().create(m_live->session, text(name), *keys);
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        return *made;
    }
    static QStringList list(std::initializer_list<const char*> texts) {
        QStringList result;
        for (const char* one : texts)
            result += text(one);
        return result;
    }
    uint count() { return property(kPlaylists, "PlaylistCount").toUInt(); }
    mpris::PlaylistItems itemsBy(const char* order, bool reverse, uint index, uint most) {
        const auto reply =
            call(kPlaylists, text("GetPlaylists"), {index, most, text(order), reverse});
        return qdbus_cast<mpris::PlaylistItems>(reply.arguments().value(0));
    }
    QStringList names(const char* order, bool reverse = false, uint index = 0, uint most = 100) {
        QStringList result;
        for (const mpris::PlaylistItem& item : itemsBy(order, reverse, index, most))
            result += item.name;
        return result;
    }
    void activate(PlaylistId playlist) {
        call(kPlaylists, text("ActivatePlaylist"),
             {QVariant::fromValue(mpris::playlistPath(playlist))});
    }
    /// As PropertiesChanged said last.
    QString toldActive() const {
        for (auto change = m_changes.crbegin(); change != m_changes.crend(); ++change)
            if (change->contains(text("ActivePlaylist")))
                return nameOfActive(change->value(text("ActivePlaylist")));
        return {};
    }

    QList<QVariantMap> m_changes;
    QStringList m_renamed;
};

QTEST_MAIN(TestMprisPlaylists)
#include "tst_app_mpris_playlists.moc"
