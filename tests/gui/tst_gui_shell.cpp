// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/gui/window_test.h"
#include "ui/player/player_bar.h"
#include "ui/player/queue_panel.h"
#include "ui/settings/desktop_offers.h"
#include "ui/settings/desktop_wishes.h"
#include "ui/shell/profile_tiles.h"
#include "ui/shell/search_field.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/toast.h"
#include "ui/token_keeper.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using playback::Status;
namespace fs = std::filesystem;

namespace {

const QString kPassword = QStringLiteral("a long evening in June");

/// A keyring that answers at once.
class Keeper final : public TokenKeeper {
 public:
    void load(std::function<void(QByteArray)> then) override { then(token); }
    void save(const QByteArray& kept) override { token = kept; }
    void forget() override { token.clear(); }

    QByteArray token;
};

fs::path pathOf(const QTemporaryDir& folder) {
    return folder.path().toStdString();
}

}  // namespace

/// The whole window over the real services, driven as a person drives it.
class TestGuiShell : public WindowTest {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_live = std::make_unique<LiveServices>();
        m_live->context.tokens = &m_keeper;
        m_keeper.token.clear();
        open();
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void firstStart_asksForAProfileAndShowsTheCodeOnce() {
        m_window->begin();
        QTRY_VERIFY(shown("newProfilePage"));
        QVERIFY(!part<QPushButton>(*m_window, "newProfileBack")->isVisible());
        type("nameField", QStringLiteral("Ada"));
        type("emailField", QStringLiteral("ada@example.org"));
        type("newPasswordField", QStringLiteral("short"));
        click("createProfileButton");
        QVERIFY(shown("newProfilePage"));
        type("newPasswordField", kPassword);
        click("createProfileButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown("recoveryCodePage"), 20'000);
        QVERIFY(!m_window->session());
        QVERIFY(part<QLabel>(*m_window, "recoveryCode")->text().size() > 8);
        click("recoveryContinueButton");
        QTRY_VERIFY(shown("emptyLibrary"));
        QVERIFY(part<QLabel>(*m_window, "recoveryCode")->text().isEmpty());
        QVERIFY(m_window->session());
        QVERIFY(m_keeper.token.isEmpty());
    }

    void begin_withAKeptToken_entersWithoutAsking() {
        m_keeper.token = registered("ada@example.org").token;
        QSignalSpy entered(m_window.get(), &MainWindow::sessionChanged);
        m_window->begin();
        QTRY_COMPARE(entered.count(), 1);
        QVERIFY(m_window->session());
        QVERIFY(!m_window->findChild<QWidget*>(QStringLiteral("signInPage")));
    }

    void begin_withATokenThatIsNoneOfThisLibrary_forgetsItAndAsks() {
        registered("ada@example.org");
        m_keeper.token = "not.a.token";
        m_window->begin();
        QTRY_VERIFY(shown("signInPage"));
        QVERIFY(m_keeper.token.isEmpty());
    }

    void signIn_wrongThenRight_keepsTheTokenWhereItIsWished() {
        registered("ada@example.org");
        m_window->begin();
        QTRY_VERIFY(shown("signInPage"));
        type("passwordField", QStringLiteral("something else"));
        click("signInButton");
        QTRY_VERIFY_WITH_TIMEOUT(
            part<QLabel>(*m_window, "signInWords")->text().contains(QStringLiteral("not the pass")),
            20'000);
        QVERIFY(!m_window->session());
        part<QCheckBox>(*m_window, "keepSignedIn")->setChecked(true);
        type("passwordField", kPassword);
        QTest::keyClick(part<QLineEdit>(*m_window, "passwordField"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(shown("libraryView"), 20'000);
        QVERIFY(!m_keeper.token.isEmpty());
    }

    void keepMeSignedIn_withoutAKeyring_isNotOffered() {
        m_live->context.tokens = nullptr;
        registered("ada@example.org");
        open();
        m_window->begin();
        QTRY_VERIFY(shown("signInPage"));
        QVERIFY(!shown("keepSignedIn"));
    }

    void drop_ofAFolder_addsItsSongs() {
        enter();
        QTRY_VERIFY(shown("emptyLibrary"));
        QTemporaryDir music;
        writeMusic(pathOf(music), 12);
        drop(*m_window, QUrl::fromLocalFile(music.path()));
        QTRY_VERIFY(shown("songsPage"));
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
        QTRY_COMPARE(part<QWidget>(*m_window, "sidebarSongs")->accessibleDescription(),
                     QStringLiteral("12"));
        QTRY_COMPARE(part<QWidget>(*m_window, "sidebarAlbums")->accessibleDescription(),
                     QStringLiteral("2"));
        QVERIFY(fs::exists(pathOf(music) / "0.mp3"));
    }

    void drop_beforeTheSignIn_isNotTaken() {
        m_window->begin();
        QTRY_VERIFY(shown("newProfilePage"));
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(m_live->folder.path())});
        QDragEnterEvent drag(QPoint(20, 20), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        drag.ignore();
        QCoreApplication::sendEvent(m_window.get(), &drag);
        QVERIFY(!drag.isAccepted());
        QVERIFY(!shown("dropOverlay"));
    }

    void addFiles_beforeTheSignIn_waitsForIt() {
        QTemporaryDir music;
        writeMusic(pathOf(music), 2);
        m_window->addFiles({pathOf(music)});
        QVERIFY(!m_live->importer.running());
        enter();
        QTRY_COMPARE(songs()->model()->rowCount(), 2);
    }

    void paste_ofFiles_addsThem_butInAFieldItIsText() {
        enter();
        QTRY_VERIFY(shown("emptyLibrary"));
        QTemporaryDir music;
        writeMusic(pathOf(music), 1);
        auto* mime = new QMimeData;
        mime->setUrls({QUrl::fromLocalFile(music.path() + QStringLiteral("/0.mp3"))});
        QGuiApplication::clipboard()->setMimeData(mime);
        key(*m_window, Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(shown("songsPage"));
        QTRY_COMPARE(songs()->model()->rowCount(), 1);
    }

    void doubleClick_playsFromThere_andTheTitleSaysSo() {
        m_live->add(12, 20);
        enter();
        QSignalSpy painted(m_window.get(), &MainWindow::libraryShown);
        QTRY_COMPARE(painted.count(), 1);
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
        doubleClick(*songs(), 1);
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        QCOMPARE(m_live->playback->current().queue.size(), std::size_t{12});
        QCOMPARE(m_live->playback->current().current, std::size_t{1});
        QTRY_COMPARE(m_window->windowTitle(), QStringLiteral("Song 1 – Artist 0 — Linnet"));
        m_window->togglePlay();
        QTRY_COMPARE(m_live->playback->current().status, Status::Paused);
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Linnet"));
        QCOMPARE(painted.count(), 1);
    }

    void space_playsAndPauses_butTypesInAFieldAndPressesAButton() {
        m_live->add(3, 20);
        enter();
        QTRY_COMPARE(songs()->model()->rowCount(), 3);
        doubleClick(*songs(), 0);
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        songs()->setFocus();
        key(*songs(), Qt::Key_Space);
        QTRY_COMPARE(m_live->playback->current().status, Status::Paused);

        auto* field = part<QLineEdit>(*m_window, "searchField");
        key(*m_window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("song 1"));
        QCOMPARE(field->text(), QStringLiteral("song 1"));
        QTRY_VERIFY(shown("searchPage"));
        key(*field, Qt::Key_Escape);
        QTRY_VERIFY(shown("songsPage"));
        QCOMPARE(m_live->playback->current().status, Status::Paused);

        auto* albums = part<QWidget>(*m_window, "sidebarAlbums");
        albums->setFocus();
        key(*albums, Qt::Key_Space);
        QTRY_VERIFY(shown("albumsPage"));
        QCOMPARE(m_live->playback->current().status, Status::Paused);
    }

    void search_typing_finds_enterPlays_escapeReturns() {
        m_live->add(12, 20);
        enter();
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
        click("sidebarAlbums");
        auto* field = part<QLineEdit>(*m_window, "searchField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("song 11"));
        QTRY_VERIFY(shown("searchPage"));
        auto* found = part<QAbstractItemView>(*m_window, "foundSongs");
        QTRY_COMPARE(found->model()->rowCount(), 1);
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
        QTRY_VERIFY(shown("albumsPage"));
    }

    void f2_editsAndTheListFollows() {
        m_live->add(2);
        enter();
        QTRY_COMPARE(songs()->model()->rowCount(), 2);
        songs()->setCurrentIndex(songs()->model()->index(0, 0));
        songs()->setFocus();
        key(*songs(), Qt::Key_F2);
        QTRY_VERIFY(m_window->findChild<QWidget*>(QStringLiteral("editDialog")));
        auto* dialog = part<QWidget>(*m_window, "editDialog");
        auto* title = part<QLineEdit>(*dialog, "editTitle");
        QTRY_COMPARE(title->text(), QStringLiteral("Song 0"));
        title->selectAll();
        QTest::keyClicks(title, QStringLiteral("Ballad of one's own"));
        QTest::mouseClick(part<QPushButton>(*dialog, "editSave"), Qt::LeftButton);
        QTRY_COMPARE(songs()->model()->index(0, 0).data().toString(),
                     QStringLiteral("Ballad of one's own"));
    }

    void albums_openAndBack() {
        m_live->add(12, 20);
        enter();
        key(*m_window, Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(shown("albumsPage"));
        auto* grid = part<QAbstractItemView>(*m_window, "albumsGrid");
        QTRY_COMPARE(grid->model()->rowCount(), 2);
        QTRY_VERIFY(grid->model()->index(0, 0).data().isValid());
        doubleClick(*grid, 0);
        QTRY_VERIFY(shown("albumPage"));
        QTRY_VERIFY(!part<QLabel>(*m_window, "albumTitle")->text().isEmpty());
        QVERIFY(shown("backButton"));
        key(*m_window, Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(shown("albumsPage"));
        QVERIFY(!shown("backButton"));
        QTest::mouseClick(m_window.get(), Qt::BackButton);
        QTRY_VERIFY(shown("songsPage"));
    }

    void controlL_goesToTheSongThatPlays() {
        const auto ids = m_live->add(12, 20);
        enter();
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
        QVERIFY(m_live->playback->play(m_live->session, ids, 4));
        QTRY_VERIFY(m_window->song());
        key(*m_window, Qt::Key_L, Qt::ControlModifier);
        QTRY_VERIFY(shown("albumPage"));
        auto* table = part<QAbstractItemView>(*m_window, "albumSongs");
        QTRY_COMPARE(table->currentIndex().data().toString(), QStringLiteral("Song 4"));
    }

    void keys_lists() {
        enter();
        key(*m_window, Qt::Key_Question);
        QTRY_VERIFY(m_window->findChild<QWidget*>(QStringLiteral("keysDialog")));
        QVERIFY(part<QWidget>(*m_window, "keysDialog")->isVisible());
    }

    void settings_changeThemeAndVolume() {
        enter();
        key(*m_window, Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(shown("settingsPage"));
        click("settingsAppearance");
        click("settingsTheme2");
        QCOMPARE(Theme::instance().choice(), ThemeChoice::Light);
        QCOMPARE(m_live->preferences.theme(), ThemeChoice::Light);
        click("settingsTheme1");
        QCOMPARE(Theme::instance().choice(), ThemeChoice::Dark);
        click("settingsSound");
        auto* volume = part<QAbstractSlider>(*m_window, "settingsVolume");
        volume->setFocus();
        QTest::keyClick(volume, Qt::Key_Home);
        QTRY_COMPARE(m_live->playback->current().volume, 0.0);
    }

    void settings_saysWhatTheDesktopIsTold() {
        enter();
        click("sidebarSettings");
        click("settingsDesktop");
        auto* notify = part<QAbstractButton>(*m_window, "settingsNotify");
        auto* inFullScreen = part<QAbstractButton>(*m_window, "settingsNotifyFullScreen");
        QVERIFY(desktop_wishes::notifies(m_live->preferences));
        QVERIFY(!desktop_wishes::notifiesInFullScreen(m_live->preferences));
        inFullScreen->setFocus();
        QTest::keyClick(inFullScreen, Qt::Key_Space);
        QVERIFY(desktop_wishes::notifiesInFullScreen(m_live->preferences));
        notify->click();
        QVERIFY(!desktop_wishes::notifies(m_live->preferences));
        QVERIFY(!inFullScreen->isEnabled());
        // Only where there is a tray.
        QVERIFY(!shown("settingsCloseToTray"));
        type("settingsFind", QStringLiteral("tray"));
        QVERIFY(!shown("settingsCloseToTray"));
        DesktopOffers::instance().setTray(true);
        QVERIFY(shown("settingsCloseToTray"));
        QVERIFY(!desktop_wishes::closesToTray(m_live->preferences));
        click("settingsCloseToTray");
        QVERIFY(desktop_wishes::closesToTray(m_live->preferences));
        DesktopOffers::instance().setTray(false);
        QVERIFY(!shown("settingsCloseToTray"));
    }

    void history_isReachedByMouseAndKeys_andRemembered() {
        m_live->add(2, 20);
        enter();
        click("sidebarHistory");
        QTRY_VERIFY(shown("historyPage"));
        QTRY_VERIFY(shown("historyNothing"));
        key(*m_window, Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(shown("songsPage"));
        key(*m_window, Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(shown("historyPage"));
        open();
        enter();
        QTRY_VERIFY(shown("historyPage"));
    }

    void settings_aSearchLeavesWhatItNames() {
        enter();
        click("sidebarSettings");
        QTRY_VERIFY(shown("settingsPage"));
        type("settingsFind", QStringLiteral("volu"));
        QVERIFY(shown("settingsVolume"));
        QVERIFY(!shown("settingsTheme"));
    }

    void lock_hidesEverythingAndStops_andOnlyThePasswordLeadsBack() {
        const auto who = registered("ada@example.org");
        m_live->session = who.session;
        m_live->add(3, 20);
        m_keeper.token = who.token;
        m_window->begin();
        QTRY_VERIFY(shown("songsPage"));
        QTRY_COMPARE(songs()->model()->rowCount(), 3);
        doubleClick(*songs(), 0);
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        key(*m_window, Qt::Key_Question);
        QTRY_VERIFY(m_window->findChild<QWidget*>(QStringLiteral("keysDialog")));
        // As the desktop's own lock does, whatever lies over the window.
        m_window->lock();
        QTRY_VERIFY(shown("signInPage"));
        QVERIFY(!m_window->session());
        QVERIFY(!m_window->song());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Linnet"));
        QCOMPARE(m_live->playback->current().status, Status::Stopped);
        QTRY_VERIFY(!m_window->findChild<QWidget*>(QStringLiteral("libraryView")));
        QVERIFY(!m_window->findChild<QWidget*>(QStringLiteral("keysDialog")));
        QVERIFY(m_keeper.token.isEmpty());
        QTRY_VERIFY(!m_live->auth->verify(who.token));

        type("passwordField", kPassword);
        click("signInButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown("songsPage"), 20'000);
        QTRY_COMPARE(songs()->model()->rowCount(), 3);
        QTRY_COMPARE(m_live->playback->current().queue.size(), std::size_t{3});
        QVERIFY(m_live->playback->current().status != Status::Playing);
        key(*m_window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(shown("signInPage"));
    }

    void switchProfile_stopsNothingUntilTheOtherIsIn() {
        const auto ada = registered("ada@example.org");
        registered("bo@example.org");
        m_live->session = ada.session;
        m_live->add(3, 20);
        m_window->enter(ada);
        QTRY_COMPARE(songs()->model()->rowCount(), 3);
        doubleClick(*songs(), 0);
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        Q_EMIT part<Sidebar>(*m_window, "sidebar")->switchRequested();
        QTRY_VERIFY(shown("signInPage"));
        QVERIFY(shown("signInBack"));
        QCOMPARE(m_live->playback->current().status, Status::Playing);
        click("signInBack");
        QTRY_VERIFY(shown("songsPage"));
        QCOMPARE(m_live->playback->current().status, Status::Playing);

        Q_EMIT part<Sidebar>(*m_window, "sidebar")->switchRequested();
        QTRY_VERIFY(shown("signInPage"));
        const auto tiles = m_window->findChildren<ProfileTile*>(QStringLiteral("profileTile"));
        const auto bo = std::find_if(tiles.begin(), tiles.end(), [](const ProfileTile* tile) {
            return tile->isVisible() && tile->profile()->email == QStringLiteral("bo@example.org");
        });
        QVERIFY(bo != tiles.end());
        QTest::mouseClick(*bo, Qt::LeftButton);
        type("passwordField", kPassword);
        click("signInButton");
        QTRY_VERIFY_WITH_TIMEOUT(
            m_window->session() && m_window->session()->user() != ada.session.user(), 20'000);
        QCOMPARE(m_live->playback->current().status, Status::Stopped);
        QTRY_VERIFY(!m_live->auth->verify(ada.token));
    }

    void narrow_theSidebarShowsIconsAndThePanelLiesOver() {
        m_live->add(3);
        enter();
        auto* panel = part<QueuePanel>(*m_window, "queuePanel");
        auto* pages = part<QWidget>(*m_window, "pages");
        auto* sidebar = part<QWidget>(*m_window, "sidebar");
        QVERIFY(panel->isVisible());
        QCOMPARE(pages->width(), 1280 - metrics::kSidebarWidth - metrics::kPanelWidth);
        m_window->resize(860, 700);
        QTRY_VERIFY(!panel->isVisible());
        QCOMPARE(pages->width(), 860 - metrics::kSidebarWidth);
        click("queueButton");
        QVERIFY(panel->isVisible());
        QCOMPARE(pages->width(), 860 - metrics::kSidebarWidth);
        m_window->resize(640, 480);
        QTRY_COMPARE(sidebar->width(), metrics::kSidebarNarrowWidth);
        m_window->resize(1280, 800);
        QTRY_VERIFY(panel->isVisible());
    }

    void state_isRememberedForTheProfile() {
        m_live->add(12);
        enter();
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
        click("sidebarAlbums");
        click("queueButton");
        QVERIFY(!shown("queuePanel"));
        m_window->resize(760, 700);
        open();
        enter();
        QTRY_VERIFY(shown("albumsPage"));
        QVERIFY(!shown("queuePanel"));
        QCOMPARE(m_window->size(), QSize(760, 700));
    }

    void everyControl_hasANameForTheScreenReader() {
        m_live->add(12);
        enter();
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
        for (const char* entry : {"sidebarHome", "sidebarAlbums", "sidebarHistory",
                                  "sidebarInsights", "sidebarSettings", "sidebarSongs"})
            click(entry);
        QStringList nameless;
        const auto widgets = m_window->findChildren<QWidget*>();
        for (const QWidget* widget : widgets) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
                continue;
            auto* reader = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
            if (widget->objectName().isEmpty() || !reader ||
                reader->text(QAccessible::Name).isEmpty())
                nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                                widget->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral(", "))));
    }

    void screenshots() {
        const Pictures pictures;
        m_window->begin();
        QTRY_VERIFY(shown("newProfilePage"));
        type("nameField", QStringLiteral("Tomas"));
        type("emailField", QStringLiteral("tomas@home.example"));
        type("newPasswordField", QStringLiteral("seven green boats"));
        shoot("newprofile");
        click("createProfileButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown("recoveryCodePage"), 20'000);
        shoot("recoverycode");
        click("recoveryContinueButton");
        QTRY_VERIFY(shown("emptyLibrary"));
        shoot("empty");
        QTemporaryDir music;
        writeMusic(pathOf(music), 43, 8);
        const auto mime = dragOver(*m_window, QUrl::fromLocalFile(music.path()));
        QTest::qWait(300);
        shoot("drop");
        dropOn(*m_window, *mime);
        QTRY_COMPARE_WITH_TIMEOUT(songs()->model()->rowCount(), 43, 60'000);
        QTRY_VERIFY(!m_live->importer.running());
        QTest::qWait(300);
        shoot("report");
        if (auto* report = m_window->findChild<QWidget*>(QStringLiteral("importReport")))
            QTest::keyClick(report, Qt::Key_Escape);
        doubleClick(*songs(), 3);
        QTRY_VERIFY(m_live->playback->current().position.count() > 2000);
        shoot("songs");
        click("queueButton");
        click("sidebarAlbums");
        QTest::qWait(300);
        shoot("albums");
        doubleClick(*part<QAbstractItemView>(*m_window, "albumsGrid"), 1);
        QTest::qWait(300);
        shoot("album");
        type("searchField", QStringLiteral("son"));
        QTest::qWait(300);
        shoot("search");
        for (const char* section :
             {"settingsProfile", "settingsLibrary", "settingsSound", "settingsAppearance",
              "settingsDesktop", "settingsKeys", "settingsAbout"}) {
            click("sidebarSettings");
            click(section);
            shoot(section);
        }
        click("settingsProfile");
        click("settingsChangePassword");
        QTest::qWait(100);
        shoot("changepassword", part<QWidget>(*m_window, "changePasswordDialog"));
        part<QDialog>(*m_window, "changePasswordDialog")->reject();
        key(*m_window, Qt::Key_Question);
        QTest::qWait(100);
        shoot("keys", part<QWidget>(*m_window, "keysDialog"));
        part<QDialog>(*m_window, "keysDialog")->reject();
        click("sidebarSongs");
        songs()->setCurrentIndex(songs()->model()->index(2, 0));
        songs()->setFocus();
        key(*songs(), Qt::Key_F2);
        QTest::qWait(300);
        shoot("edit", part<QWidget>(*m_window, "editDialog"));
        part<QDialog>(*m_window, "editDialog")->reject();
        part<Toast>(*m_window, "toast")
            ->say(QStringLiteral("“Song 1” could not be played and was passed over. Adding the "
                                 "file again may help."));
        click("queueButton");
        m_window->resize(640, 480);
        QTest::qWait(100);
        shoot("small");
        click("queueButton");
        shoot("smallqueue");
        click("sidebarSettings");
        shoot("smallsettings");
        m_window->resize(1280, 800);
        registered("jonas@home.example", QStringLiteral("Jonas"));
        m_window->lock();
        QTRY_VERIFY(shown("signInPage"));
        type("passwordField", QStringLiteral("secret123"));
        shoot("signin");
        click("signInForgot");
        QTRY_VERIFY(shown("resetPasswordPage"));
        shoot("resetpassword");
    }

 private:
    void open() {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(m_live->context);
        if (!m_live->preferences.value(QStringLiteral("geometry")).isValid())
            m_window->resize(1280, 800);  // more than the offscreen screen has
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    /// The profile of the services, without a password being asked.
    void enter() {
        auth::Profile profile;
        profile.id = m_live->session.user();
        profile.displayName = QStringLiteral("Mira");
        profile.email = QStringLiteral("mira@home.example");
        m_window->enter({profile, m_live->session, "token"});
    }

    auth::SignedIn registered(const char* email, const QString& name = QStringLiteral("Somebody")) {
        QString first = kPassword;
        QString second = kPassword;
        first.detach();
        second.detach();
        const auto made = m_live->auth->registerProfile(name, QString::fromLatin1(email),
                                                        auth::Password::take(first));
        auto in = m_live->auth->signIn(QString::fromLatin1(email), auth::Password::take(second));
        if (!made || !in)
            qFatal("no profile");
        return *in;
    }

    [[nodiscard]] QAbstractItemView* songs() const {
        return part<QAbstractItemView>(*m_window, "songsTable");
    }
    void type(const char* name, const QString& text) {
        auto* field = part<QLineEdit>(*m_window, name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    static void key(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        widget.window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(widget.window()));
        QTest::keyClick(widget.window()->windowHandle(), key, modifiers);
    }
    static void doubleClick(QAbstractItemView& view, int row) {
        QTRY_VERIFY(view.visualRect(view.model()->index(row, 0)).isValid());
        const QPoint at = view.visualRect(view.model()->index(row, 0)).center();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, at);
    }

    static std::unique_ptr<QMimeData> dragOver(QWidget& window, const QUrl& url) {
        auto mime = std::make_unique<QMimeData>();
        mime->setUrls({url});
        QDragEnterEvent drag(window.rect().center(), Qt::CopyAction | Qt::MoveAction, mime.get(),
                             Qt::LeftButton, Qt::NoModifier);
        drag.ignore();
        QCoreApplication::sendEvent(&window, &drag);
        return mime;
    }
    static void dropOn(QWidget& window, QMimeData& mime) {
        QDropEvent drop(QPointF(window.rect().center()), Qt::CopyAction | Qt::MoveAction, &mime,
                        Qt::LeftButton, Qt::NoModifier);
        drop.ignore();
        QCoreApplication::sendEvent(&window, &drop);
        QVERIFY(drop.isAccepted());
        QCOMPARE(drop.dropAction(), Qt::CopyAction);
    }
    static void drop(QWidget& window, const QUrl& url) {
        const auto mime = dragOver(window, url);
        QVERIFY(part<QWidget>(window, "dropOverlay")->isVisible());
        dropOn(window, *mime);
        QVERIFY(!part<QWidget>(window, "dropOverlay")->isVisible());
    }

    static void writeMusic(const fs::path& folder, int count, double seconds = 1) {
        for (int i = 0; i < count; ++i) {
            Mp3Options options;
            options.seconds = seconds;
            writeFile(folder / (std::to_string(i) + ".mp3"), mp3(songTags(i), options));
        }
    }

    void shoot(const char* name, QWidget* what = nullptr) {
        testing::shoot(what ? *what : *m_window, name);
    }

    Keeper m_keeper;
};

QTEST_MAIN(TestGuiShell)
#include "tst_gui_shell.moc"
