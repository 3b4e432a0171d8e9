// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "tests/gui/window_test.h"
#include "ui/shell/toast.h"
#include "ui/token_keeper.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using playback::Status;

namespace {

const QString kEmail = QStringLiteral("ada@example.org");
const QString kPassword = QStringLiteral("a long evening in June");
const QString kNext = QStringLiteral("seven green boats");
constexpr int kHashing = 20'000;  ///< Argon2 takes its time

/// A keyring that answers at once.
class Keeper final : public TokenKeeper {
 public:
    void load(std::function<void(QByteArray)> then) override { then(token); }
    void save(const QByteArray& kept) override { token = kept; }
    void forget() override { token.clear(); }

    QByteArray token;
};

auth::Password secret(QString words) {
    words.detach();
    return auth::Password::take(words);
}

}  // namespace

/// How a password is changed, one that was forgotten is replaced, and a profile is left, by the
/// pages and dialogs of the whole window.
class TestGuiPasswords : public WindowTest {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_keeper.token.clear();
        m_live = std::make_unique<LiveServices>();
        m_live->context.tokens = &m_keeper;
        const auto made =
            m_live->auth->registerProfile(QStringLiteral("Ada"), kEmail, secret(kPassword));
        QVERIFY(made);
        m_code = made->recoveryCode;
        m_window = std::make_unique<MainWindow>(m_live->context);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void password_isChanged_andOnlyTheNewOneLeadsIn() {
        signIn(kPassword);
        QTRY_VERIFY_WITH_TIMEOUT(shown("libraryView"), kHashing);
        const QByteArray elsewhere = token(kPassword);

        auto* dialog = openChange();
        type("currentPassword", kPassword);
        type("nextPassword", kNext);
        QTest::keyClick(part<QLineEdit>(*dialog, "nextPassword"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!shown("changePasswordDialog"), kHashing);
        QCOMPARE(part<Toast>(*m_window, "toast")->words(),
                 QStringLiteral("The password is changed."));
        // Who is in stays in; who is in elsewhere does not.
        QVERIFY(m_window->session()->validAt(m_live->clock.now()));
        QVERIFY(!m_live->auth->verify(elsewhere));

        m_window->lock();
        QTRY_VERIFY(shown("signInPage"));
        type("passwordField", kPassword);
        click("signInButton");
        QTRY_VERIFY_WITH_TIMEOUT(
            part<QLabel>(*m_window, "signInWords")->text().contains(QStringLiteral("not the pass")),
            kHashing);
        QVERIFY(!m_window->session());
        type("passwordField", kNext);
        click("signInButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown("libraryView"), kHashing);
    }

    void changeOfThePassword_isRefusedForTheWrongOneAndAShortOne() {
        signIn(kPassword);
        QTRY_VERIFY_WITH_TIMEOUT(shown("libraryView"), kHashing);
        auto* dialog = openChange();
        type("nextPassword", kNext);
        part<QPushButton>(*dialog, "changePasswordButton")->click();
        QVERIFY(says(*dialog, "Type the password you have now."));
        type("currentPassword", QStringLiteral("something else"));
        type("nextPassword", QStringLiteral("short"));
        part<QPushButton>(*dialog, "changePasswordButton")->click();
        QVERIFY(shown("changePasswordDialog"));
        type("nextPassword", kNext);
        part<QPushButton>(*dialog, "changePasswordButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(says(*dialog, "Nothing was changed."), kHashing);
        QVERIFY(part<QPushButton>(*dialog, "changePasswordButton")->isEnabled());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!shown("changePasswordDialog"));
        QVERIFY(m_live->auth->signIn(kEmail, secret(kPassword)));
    }

    void forgottenPassword_isReplacedWithTheCode_whichIsSpentThen() {
        const QByteArray before = token(kPassword);
        m_window->begin();
        QTRY_VERIFY(shown("signInPage"));
        click("signInForgot");
        QTRY_VERIFY(shown("resetPasswordPage"));
        type("resetEmail", kEmail);
        type("resetCode", QStringLiteral("AAAA-BBBB-CCCC-DDDD-EEEE-FFFF"));
        type("resetPassword", kNext);
        click("resetButton");
        auto* page = part<QWidget>(*m_window, "resetPasswordPage");
        QTRY_VERIFY_WITH_TIMEOUT(says(*page, "not the recovery code"), kHashing);
        QVERIFY(m_live->auth->verify(before));

        type("resetCode", m_code);
        QTest::keyClick(part<QLineEdit>(*m_window, "resetCode"), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(shown("recoveryCodePage"), kHashing);
        const QString fresh = part<QLabel>(*m_window, "recoveryCode")->text();
        QVERIFY(fresh.size() > 8 && fresh != m_code);
        QVERIFY(!m_window->session());
        QVERIFY(!m_live->auth->verify(before));
        click("recoveryContinueButton");
        QTRY_VERIFY(shown("signInPage"));
        QVERIFY(part<QLabel>(*m_window, "recoveryCode")->text().isEmpty());
        type("passwordField", kNext);
        click("signInButton");
        QTRY_VERIFY_WITH_TIMEOUT(shown("libraryView"), kHashing);

        QCOMPARE(m_live->auth->signIn(kEmail, secret(kPassword)).error().code,
                 ErrorCode::WrongCredentials);
        QVERIFY(!m_live->auth->resetPassword(kEmail, m_code, secret(kPassword)));
    }

    void signOut_leavesNothingOfTheProfile_andRevokesTheKeptToken_data() {
        QTest::addColumn<bool>("fromTheSettings");
        QTest::newRow("from the profile's menu") << false;
        QTest::newRow("from the settings") << true;
    }
    void signOut_leavesNothingOfTheProfile_andRevokesTheKeptToken() {
        QFETCH(bool, fromTheSettings);
        auto who = m_live->auth->signIn(kEmail, secret(kPassword));
        QVERIFY(who);
        m_live->session = who->session;
        const auto songs = m_live->add(3, 20);
        signIn(kPassword, true);
        QTRY_VERIFY_WITH_TIMEOUT(shown("songsPage"), kHashing);
        const QByteArray kept = m_keeper.token;
        QVERIFY(m_live->auth->verify(kept));
        QTRY_COMPARE(part<QAbstractItemView>(*m_window, "songsTable")->model()->rowCount(), 3);
        QVERIFY(m_live->playback->play(*m_window->session(), songs, 0));
        QTRY_VERIFY(m_window->song());

        if (fromTheSettings) {
            click("sidebarSettings");
            click("settingsProfile");
            click("settingsSignOut");
        } else {
            click("profileButton");
            auto* menu = part<QMenu>(*m_window, "profileMenu");
            part<QAction>(*menu, "menuSignOut")->trigger();
        }
        QTRY_VERIFY(shown("signInPage"));
        QVERIFY(!m_window->session());
        QVERIFY(!m_window->song());
        QCOMPARE(m_window->windowTitle(), QStringLiteral("Linnet"));
        QCOMPARE(m_live->playback->current().status, Status::Stopped);
        for (const char* name : {"libraryView", "songsTable", "sidebar", "playerBar", "queuePanel"})
            QTRY_VERIFY2(!m_window->findChild<QWidget*>(QString::fromLatin1(name)), name);
        QVERIFY(m_keeper.token.isEmpty());
        QTRY_VERIFY(!m_live->auth->verify(kept));
        // The other session is none of this window's.
        QVERIFY(m_live->auth->verify(who->token));
    }

    void signOutEverywhere_revokesEverySession() {
        const QByteArray elsewhere = token(kPassword);
        signIn(kPassword, true);
        QTRY_VERIFY_WITH_TIMEOUT(shown("libraryView"), kHashing);
        const QByteArray kept = m_keeper.token;
        click("sidebarSettings");
        click("settingsProfile");
        click("settingsSignOutEverywhere");
        QTRY_VERIFY(shown("signInPage"));
        QVERIFY(m_keeper.token.isEmpty());
        QVERIFY(!m_live->auth->verify(kept));
        QVERIFY(!m_live->auth->verify(elsewhere));
        QTRY_VERIFY(!m_window->findChild<QWidget*>(QStringLiteral("libraryView")));
    }

 private:
    void signIn(const QString& password, bool keep = false) {
        m_window->begin();
        QTRY_VERIFY(shown("signInPage"));
        part<QCheckBox>(*m_window, "keepSignedIn")->setChecked(keep);
        type("passwordField", password);
        click("signInButton");
    }
    /// Of another session.
    QByteArray token(const QString& password) {
        const auto who = m_live->auth->signIn(kEmail, secret(password));
        return who ? who->token : QByteArray();
    }
    QDialog* openChange() {
        click("profileButton");
        auto* menu = part<QMenu>(*m_window, "profileMenu");
        part<QAction>(*menu, "menuChangePassword")->trigger();
        menu->close();
        auto* dialog = part<QDialog>(*m_window, "changePasswordDialog");
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("the dialog does not become active");
        return dialog;
    }
    [[nodiscard]] static bool says(const QWidget& page, const char* words) {
        const auto labels = page.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [words](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromLatin1(words));
        });
    }
    void type(const char* name, const QString& text) {
        auto* field = part<QLineEdit>(*m_window, name);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }

    Keeper m_keeper;
    QString m_code;
};

QTEST_MAIN(TestGuiPasswords)
#include "tst_gui_passwords.moc"
