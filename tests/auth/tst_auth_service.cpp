// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <ctime>

#include "core/auth/auth_service.h"
#include "core/auth/jwt.h"
#include "storage/database.h"
#include "storage/schema.h"
#include "tests/support/fake_clock.h"

namespace {

using namespace linnet;
using namespace linnet::auth;
using linnet::testing::FakeClock;
using namespace std::chrono_literals;

constexpr AuthOptions kCheap{1, 8192};

Password password(const char* utf8) {
    QString text = QString::fromUtf8(utf8);
    return Password::take(text);
}

const QString kAnna = QStringLiteral("anna@example.org");
const QString kBert = QStringLiteral("bert@example.org");

/// A service over a fresh library; reopen() starts it again over the same file.
class Fixture {
 public:
    explicit Fixture(AuthOptions options = kCheap) { reopen(options); }
    void reopen(AuthOptions options = kCheap) {
        auth.reset();
        library.reset();
        auto opened = storage::Database::open(
            std::filesystem::path(folder.path().toStdString()) / "library.db",
            storage::FileLayout{}, storage::librarySchema());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        library = std::move(*opened);
        auto made = AuthService::open(*library, bus, clock, options);
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        auth = std::move(*made);
    }
    Registration add(const QString& email = kAnna, const char* secret = "first password") {
        auto made = auth->registerProfile(QStringLiteral("Anna"), email, password(secret));
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        return *made;
    }
    SignedIn signIn(const QString& email = kAnna, const char* secret = "first password",
                    SessionLife life = SessionLife::UntilSignOut) {
        auto in = auth->signIn(email, password(secret), life);
        if (!in)
            qFatal("sign-in: %d", static_cast<int>(in.error().code));
        return *in;
    }
    std::optional<ErrorCode> wrong(const QString& email = kAnna,
                                   const char* secret = "wrong password") {
        const auto in = auth->signIn(email, password(secret));
        return in ? std::nullopt : std::optional(in.error().code);
    }

    QTemporaryDir folder;
    EventBus bus;
    FakeClock clock;
    std::unique_ptr<storage::Database> library;
    std::unique_ptr<AuthService> auth;
};

template <class T>
std::optional<ErrorCode> code(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

class TestAuthService : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void registered_canSignIn() {
        Fixture f;
        QSignalSpy events(&f.bus, &EventBus::published);
        const auto made =
            f.auth->registerProfile(QStringLiteral("  Anna "), QStringLiteral(" Anna@Example.org "),
                                    password("first password"));
        QVERIFY(made);
        QCOMPARE(made->profile.displayName, QStringLiteral("Anna"));
        QCOMPARE(made->profile.email, QStringLiteral("Anna@Example.org"));
        QCOMPARE(made->profile.createdAt, f.clock.now());
        QCOMPARE(events.size(), 1);
        const auto event = events[0][0].value<Event>();
        QVERIFY(std::holds_alternative<UserRegistered>(event));
        QCOMPARE(std::get<UserRegistered>(event).user, made->profile.id);

        const auto in = f.auth->signIn(kAnna, password("first password"));
        QVERIFY(in);
        QCOMPARE(in->profile.id, made->profile.id);
        QCOMPARE(in->session.user(), made->profile.id);
        QCOMPARE(in->session.expires(), f.clock.now() + 24h);
        QCOMPARE(f.auth->profile(in->session)->email, QStringLiteral("Anna@Example.org"));
    }

    void passwords_areNotInTheLibrary() {
        Fixture f;
        f.add(kAnna, "a password to be looked for");
        const auto hash = f.library->read([](storage::Connection& connection) {
            return QString::fromStdString(
                connection.raw().execAndGet("SELECT password_hash FROM users").getString());
        });
        QVERIFY(hash);
        QVERIFY(hash->startsWith(QStringLiteral("$argon2id$v=19$m=8,t=1,p=1$")));
    }

    void wrongInput_isRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QString>("detail");
        const QString anna = QStringLiteral("Anna");
        QTest::newRow("no name") << QStringLiteral("  ") << kAnna << QByteArray("12345678")
                                 << QStringLiteral("name");
        QTest::newRow("a long name") << QString(65, QLatin1Char('x')) << kAnna
                                     << QByteArray("12345678") << QStringLiteral("name");
        for (const char* email : {"", "anna", "@example.org", "anna@", "an na@example.org",
                                  "anna@example.org@example.org"})
            QTest::addRow("e-mail '%s'", email)
                << anna << QString::fromLatin1(email) << QByteArray("12345678")
                << QStringLiteral("email");
        QTest::newRow("seven bytes")
            << anna << kAnna << QByteArray("1234567") << QStringLiteral("password");
        QTest::newRow("too many bytes")
            << anna << kAnna << QByteArray(1025, 'x') << QStringLiteral("password");
    }
    void wrongInput_isRefused() {
        QFETCH(QString, name);
        QFETCH(QString, email);
        QFETCH(QByteArray, secret);
        QFETCH(QString, detail);
        Fixture f;
        const auto made = f.auth->registerProfile(name, email, Password::take(secret));
        QCOMPARE(code(made), ErrorCode::InvalidInput);
        QCOMPARE(made.error().detail, detail);
        QVERIFY(f.auth->profiles()->empty());
    }

    void takenEmail_isRefusedWhateverItsCase_data() {
        QTest::addColumn<QString>("email");
        QTest::newRow("the same") << QStringLiteral("stra\u00dfe@example.org");
        QTest::newRow("capitals") << QStringLiteral("STRA\u00dfE@EXAMPLE.ORG");
        QTest::newRow("spaces around") << QStringLiteral("  stra\u00dfe@example.org ");
        QTest::newRow("wide letters") << QStringLiteral("\uff53tra\u00dfe@example.org");
    }
    void takenEmail_isRefusedWhateverItsCase() {
        QFETCH(QString, email);
        Fixture f;
        f.add(QStringLiteral("stra\u00dfe@example.org"));
        QSignalSpy events(&f.bus, &EventBus::published);
        const auto second =
            f.auth->registerProfile(QStringLiteral("Other"), email, password("other password"));
        QCOMPARE(code(second), ErrorCode::AlreadyExists);
        QCOMPARE(events.size(), 0);
        QCOMPARE(f.auth->profiles()->size(), 1U);
        QVERIFY(f.auth->signIn(email, password("first password")));
    }

    void profiles_areOrderedByName() {
        Fixture f;
        for (const char* name : {"Zoe", "anna", "Bert"})
            QVERIFY(f.auth->registerProfile(QString::fromLatin1(name),
                                            QString::fromLatin1(name) + QStringLiteral("@x.org"),
                                            password("12345678")));
        const auto all = f.auth->profiles();
        QVERIFY(all);
        QCOMPARE(all->size(), 3U);
        QCOMPARE((*all)[0].displayName, QStringLiteral("anna"));
        QCOMPARE((*all)[1].displayName, QStringLiteral("Bert"));
        QCOMPARE((*all)[2].displayName, QStringLiteral("Zoe"));
    }

    void token_isVerifiedAfterARestart() {
        Fixture f;
        const auto id = f.add().profile.id;
        const QByteArray token = f.signIn(kAnna, "first password", SessionLife::KeepSignedIn).token;
        f.reopen();
        f.clock.advance(24h * 89);
        const auto in = f.auth->verify(token);
        QVERIFY(in);
        QCOMPARE(in->profile.id, id);
        QCOMPARE(in->token, token);
        f.clock.advance(25h);
        QCOMPARE(code(f.auth->verify(token)), ErrorCode::Unauthorized);  // also from the cache
    }

    void expiredSession_isRefused() {
        Fixture f;
        f.add();
        const auto in = f.signIn();
        f.clock.advance(24h - 1ms);
        QVERIFY(f.auth->profile(in.session));
        f.clock.advance(1ms);
        QCOMPARE(code(f.auth->profile(in.session)), ErrorCode::Unauthorized);
        QCOMPARE(code(f.auth->verify(in.token)), ErrorCode::Unauthorized);
        QCOMPARE(code(f.auth->changePassword(in.session, password("first password"),
                                             password("next password"))),
                 ErrorCode::Unauthorized);
    }

    void anotherLibrarysToken_isRefused() {
        Fixture f;
        Fixture other;
        f.add();
        other.add();
        QCOMPARE(code(f.auth->verify(other.signIn().token)), ErrorCode::Unauthorized);
        QCOMPARE(code(f.auth->verify("no token")), ErrorCode::Unauthorized);
    }

    void signOut_revokesEveryCopyOfTheSession() {
        Fixture f;
        f.add();
        const auto in = f.signIn();
        const auto elsewhere = f.signIn();
        const auto verified = f.auth->verify(in.token);
        QVERIFY(verified);
        QSignalSpy events(&f.bus, &EventBus::published);
        QVERIFY(f.auth->signOut(in.session));
        QVERIFY(!in.session.validAt(f.clock.now()));
        QVERIFY(!verified->session.validAt(f.clock.now()));
        QCOMPARE(code(f.auth->verify(in.token)), ErrorCode::Unauthorized);
        QVERIFY(f.auth->verify(elsewhere.token));
        QVERIFY(elsewhere.session.validAt(f.clock.now()));
        QCOMPARE(events.size(), 1);
        QVERIFY(std::holds_alternative<UserSignedOut>(events[0][0].value<Event>()));
        f.reopen();
        QCOMPARE(code(f.auth->verify(in.token)), ErrorCode::Unauthorized);
    }

    void signOutEverywhere_revokesAllSessionsOfTheProfileOnly() {
        Fixture f;
        f.add();
        f.add(kBert);
        const auto first = f.signIn();
        const auto second = f.signIn();
        const auto bert = f.signIn(kBert);
        QVERIFY(f.auth->signOutEverywhere(first.session));
        for (const auto& in : {first, second}) {
            QVERIFY(!in.session.validAt(f.clock.now()));
            QCOMPARE(code(f.auth->verify(in.token)), ErrorCode::Unauthorized);
        }
        QVERIFY(bert.session.validAt(f.clock.now()));
        QVERIFY(f.auth->verify(bert.token));
        QCOMPARE(code(f.auth->signOutEverywhere(first.session)), ErrorCode::Unauthorized);
    }

    void changePassword_revokesTheOthersAndKeepsThisOne() {
        Fixture f;
        f.add();
        const auto here = f.signIn();
        const auto there = f.signIn();
        QCOMPARE(code(f.auth->changePassword(here.session, password("not it"),
                                             password("second password"))),
                 ErrorCode::WrongCredentials);
        QCOMPARE(code(f.auth->changePassword(here.session, password("first password"),
                                             password("short"))),
                 ErrorCode::InvalidInput);
        QVERIFY(there.session.validAt(f.clock.now()));
        QVERIFY(f.auth->changePassword(here.session, password("first password"),
                                       password("second password")));
        QVERIFY(here.session.validAt(f.clock.now()));
        QVERIFY(f.auth->verify(here.token));
        QVERIFY(!there.session.validAt(f.clock.now()));
        QCOMPARE(code(f.auth->verify(there.token)), ErrorCode::Unauthorized);
        QCOMPARE(f.wrong(kAnna, "first password"), ErrorCode::WrongCredentials);
        QVERIFY(f.auth->signIn(kAnna, password("second password")));
    }

    void recoveryCode_resetsThePasswordOnce() {
        Fixture f;
        const QString recovery = f.add().recoveryCode;
        const auto in = f.signIn();
        QCOMPARE(code(f.auth->resetPassword(kAnna, QStringLiteral("0000-0000-0000-0000"),
                                            password("second password"))),
                 ErrorCode::WrongCredentials);
        QCOMPARE(code(f.auth->resetPassword(kAnna, recovery, password("short"))),
                 ErrorCode::InvalidInput);
        QVERIFY(in.session.validAt(f.clock.now()));
        QSignalSpy events(&f.bus, &EventBus::published);
        const auto next =
            f.auth->resetPassword(kAnna, recovery.toLower(), password("second password"));
        QVERIFY(next);
        QVERIFY(*next != recovery);
        QVERIFY(!in.session.validAt(f.clock.now()));
        QCOMPARE(code(f.auth->verify(in.token)), ErrorCode::Unauthorized);
        QCOMPARE(events.size(), 1);
        QVERIFY(f.auth->signIn(kAnna, password("second password")));
        QCOMPARE(code(f.auth->resetPassword(kAnna, recovery, password("third password"))),
                 ErrorCode::WrongCredentials);  // spent
        QVERIFY(f.auth->resetPassword(kAnna, *next, password("third password")));
        QVERIFY(f.auth->signIn(kAnna, password("third password")));
    }

    void wrongNameAndWrongPassword_giveTheSameAnswer() {
        Fixture f;
        f.add();
        const auto first = f.auth->signIn(kAnna, password("wrong password"));
        const auto second = f.auth->signIn(kBert, password("wrong password"));
        QVERIFY(!first && !second);
        QCOMPARE(first.error().code, ErrorCode::WrongCredentials);
        QCOMPARE(second.error().code, first.error().code);
        QCOMPARE(second.error().detail, first.error().detail);
        // The delay does not tell who exists either.
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(f.wrong(kAnna), ErrorCode::WrongCredentials);
            QCOMPARE(f.wrong(kBert), ErrorCode::WrongCredentials);
        }
        const auto third = f.auth->signIn(kAnna, password("wrong password"));
        const auto fourth = f.auth->signIn(kBert, password("wrong password"));
        QCOMPARE(code(third), ErrorCode::TooManyAttempts);
        QCOMPARE(code(fourth), ErrorCode::TooManyAttempts);
        QCOMPARE(third.error().detail, fourth.error().detail);
    }

    /// Of the processor, in one run, one after the other; so what else the machine does hardly
    /// counts.
    void wrongNameAndWrongPassword_takeTheSameTime() {
        Fixture f({2, 16U << 20});  // some 20 ms a hash
        f.add();
        const auto time = [&f](const QString& email) {
            f.clock.advance(48h);  // no delay
            const std::clock_t start = std::clock();
            if (f.wrong(email) != ErrorCode::WrongCredentials)
                qFatal("another answer");
            return std::clock() - start;
        };
        std::vector<std::clock_t> known;
        std::vector<std::clock_t> unknown;
        for (int i = 0; i < 15; ++i) {
            known.push_back(time(kAnna));
            unknown.push_back(time(kBert));
        }
        const auto median = [](std::vector<std::clock_t>& times) {
            std::nth_element(times.begin(), times.begin() + 7, times.end());
            return static_cast<double>(times[7]);
        };
        const double ratio = median(known) / median(unknown);
        QVERIFY2(median(unknown) > 0.005 * CLOCKS_PER_SEC, "no hash was made at all");
        QVERIFY2(ratio > 0.75 && ratio < 1.33, qPrintable(QString::number(ratio)));
    }

    void delay_growsPerProfileAcrossARestart() {
        Fixture f;
        f.add();
        f.add(kBert);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(f.wrong(), ErrorCode::WrongCredentials);
        auto refused = f.auth->signIn(kAnna, password("first password"));
        QCOMPARE(code(refused), ErrorCode::TooManyAttempts);  // even the right one
        QCOMPARE(refused.error().detail, QStringLiteral("1000"));
        f.reopen();
        f.clock.advance(400ms);
        refused = f.auth->signIn(kAnna, password("first password"));
        QCOMPARE(code(refused), ErrorCode::TooManyAttempts);
        QCOMPARE(refused.error().detail, QStringLiteral("600"));
        QVERIFY(f.auth->signIn(kBert, password("first password")));  // nobody else waits
        f.clock.advance(600ms);
        QCOMPARE(f.wrong(), ErrorCode::WrongCredentials);
        refused = f.auth->signIn(kAnna, password("first password"));
        QCOMPARE(refused.error().detail, QStringLiteral("2000"));
        // Whatever its case or spaces, it is the same profile.
        QCOMPARE(f.wrong(QStringLiteral(" ANNA@example.org")), ErrorCode::TooManyAttempts);
        // The recovery code is no way around it.
        QCOMPARE(code(f.auth->resetPassword(kAnna, QStringLiteral("0000"), password("12345678"))),
                 ErrorCode::TooManyAttempts);
        f.clock.advance(2s);
        QVERIFY(f.auth->signIn(kAnna, password("first password")));
        QCOMPARE(f.wrong(), ErrorCode::WrongCredentials);  // a success forgave it all
        QVERIFY(f.auth->signIn(kAnna, password("first password")));
    }

    void delay_isForgottenAfterADay() {
        Fixture f;
        f.add();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(f.wrong(), ErrorCode::WrongCredentials);
        f.clock.advance(24h + 1ms);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(f.wrong(), ErrorCode::WrongCredentials);
        QCOMPARE(f.wrong(), ErrorCode::TooManyAttempts);
    }

    void wrongCurrentPassword_countsToo() {
        Fixture f;
        f.add();
        const auto in = f.signIn();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(code(f.auth->changePassword(in.session, password("wrong password"),
                                                 password("next password"))),
                     ErrorCode::WrongCredentials);
        QCOMPARE(code(f.auth->changePassword(in.session, password("first password"),
                                             password("next password"))),
                 ErrorCode::TooManyAttempts);
    }

    void parameters_areRaisedAtTheNextSignIn() {
        Fixture f;
        f.add();
        const auto hash = [&f] {
            return f.library
                ->read([](storage::Connection& connection) {
                    return QString::fromStdString(
                        connection.raw().execAndGet("SELECT password_hash FROM users").getString());
                })
                .value();
        };
        QVERIFY(hash().contains(QStringLiteral("m=8,t=1")));
        f.reopen({2, 16384});
        QCOMPARE(f.wrong(), ErrorCode::WrongCredentials);
        QVERIFY(hash().contains(QStringLiteral("m=8,t=1")));
        f.signIn();
        QVERIFY2(hash().contains(QStringLiteral("m=16,t=2")), qPrintable(hash()));
        f.signIn();
    }

    void defaultParameters_areAtLeastModerate() {
        const AuthOptions standard;
        QCOMPARE(standard.hashOperations, 3U);             // crypto_pwhash_OPSLIMIT_MODERATE
        QCOMPARE(standard.hashMemoryBytes, 268'435'456U);  // crypto_pwhash_MEMLIMIT_MODERATE
    }

    void sessionCache_isReadFirstAndEmptiedByARevocation() {
        Fixture f;
        f.add();
        const auto in = f.signIn();
        QVERIFY(f.auth->verify(in.token));
        QCOMPARE(f.auth->sessionCache().misses, 1U);
        QCOMPARE(f.auth->sessionCache().hits, 0U);
        for (int i = 0; i < 10; ++i)
            QVERIFY(f.auth->verify(in.token));
        QCOMPARE(f.auth->sessionCache().misses, 1U);
        QCOMPARE(f.auth->sessionCache().hits, 10U);
        QVERIFY(f.auth->signOut(in.session));
        QCOMPARE(code(f.auth->verify(in.token)), ErrorCode::Unauthorized);
        QCOMPARE(f.auth->sessionCache().misses, 2U);
    }

    void signedTokenOfARevokedRow_isRefused() {
        Fixture f;
        f.add();
        const auto in = f.signIn();
        QVERIFY(f.auth->verify(in.token));
        f.reopen();
        QVERIFY(f.library->write(
            [](storage::Connection& connection) { connection.exec("DELETE FROM sessions"); }));
        QCOMPARE(code(f.auth->verify(in.token)), ErrorCode::Unauthorized);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestAuthService)
#include "tst_auth_service.moc"
