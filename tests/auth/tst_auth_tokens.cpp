// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "core/auth/jwt.h"
#include "core/auth/self_test.h"

namespace {

using namespace linnet;
using namespace linnet::auth;
using namespace std::chrono_literals;

const Timestamp kNow{1'790'000'000'000ms};

SigningKey key(unsigned char first = 1) {
    SigningKey bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<unsigned char>(first + i);
    return bytes;
}

QByteArray keyBytes() {
    const SigningKey bytes = key();
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

Claims claims() {
    return {UserId::generate(), kNow - 1min, kNow + 1h, uuid::generate()};
}

/// A token with this header and payload and a right signature.
QByteArray signedAs(const QByteArray& header, const QByteArray& payload) {
    const QByteArray input = jws::encode(header) + '.' + jws::encode(payload);
    return input + '.' + jws::encode(jws::hmacSha256(input, keyBytes()));
}

QByteArray payloadWith(const QString& name, const QJsonValue& value) {
    QJsonObject object{
        {QStringLiteral("sub"), UserId::generate().toString()},
        {QStringLiteral("jti"), UserId::generate().toString()},
        {QStringLiteral("iat"), 1'789'999'000},
        {QStringLiteral("exp"), 1'790'001'000},
    };
    if (value.isUndefined())
        object.remove(name);
    else
        object.insert(name, value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

const QByteArray kHeader = QByteArrayLiteral(R"({"alg":"HS256","typ":"JWT"})");

class TestAuthTokens : public QObject {
    Q_OBJECT

    // RFC 7515, appendix A.1.
    const QByteArray m_rfcHeader = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9";
    const QByteArray m_rfcPayload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
        "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    const QByteArray m_rfcSignature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const QByteArray m_rfcKey =
        "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow";

 private Q_SLOTS:
    void initTestCase() {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
        QVERIFY(cryptoIsSound());
    }

    void rfc7515_headerAndPayloadAreTheseBytes() {
        const QByteArray header("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}");
        const QByteArray payload(
            "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n "
            "\"http://example.com/is_root\":true}");
        QCOMPARE(jws::encode(header), m_rfcHeader);
        QCOMPARE(jws::encode(payload), m_rfcPayload);
        QCOMPARE(jws::decode(m_rfcHeader), std::optional(header));
        QCOMPARE(jws::decode(m_rfcPayload), std::optional(payload));
    }

    void rfc7515_signatureIsRight() {
        const QByteArray secret = jws::decode(m_rfcKey).value();
        QCOMPARE(secret.size(), 64);
        QCOMPARE(jws::encode(jws::hmacSha256(m_rfcHeader + '.' + m_rfcPayload, secret)),
                 m_rfcSignature);
        const QByteArray token = m_rfcHeader + '.' + m_rfcPayload + '.' + m_rfcSignature;
        QCOMPARE(jws::verifiedPayload(token, secret), jws::decode(m_rfcPayload));
        QByteArray wrong = secret;
        wrong[63] = static_cast<char>(wrong[63] ^ 1);
        QVERIFY(!jws::verifiedPayload(token, wrong));
    }

    void signedToken_isVerified() {
        const Claims made = claims();
        const QByteArray token = signToken(made, key());
        const auto read = verifyToken(token, key(), kNow);
        QVERIFY(read);
        QCOMPARE(read->subject, made.subject);
        QCOMPARE(read->issued, made.issued);
        QCOMPARE(read->expires, made.expires);
        QCOMPARE(read->tokenId, made.tokenId);
        // RFC 7519: NumericDate is in seconds.
        const auto payload = QJsonDocument::fromJson(jws::decode(token.split('.')[1]).value());
        QCOMPARE(payload[QStringLiteral("exp")].toInteger(), 1'790'003'600);
        QCOMPARE(payload.object().keys(),
                 (QStringList{QStringLiteral("exp"), QStringLiteral("iat"), QStringLiteral("jti"),
                              QStringLiteral("sub")}));
    }

    void anotherKey_isRefused() { QVERIFY(!verifyToken(signToken(claims(), key()), key(2), kNow)); }

    /// Each single character of each part.
    void alteredToken_isRefused() {
        const QByteArray token = signToken(claims(), key());
        QVERIFY(verifyToken(token, key(), kNow));
        for (qsizetype i = 0; i < token.size(); ++i) {
            for (const char other : {'A', 'B', '_', '.', '='}) {
                QByteArray altered = token;
                if (altered[i] == other)
                    continue;
                altered[i] = other;
                QVERIFY2(!verifyToken(altered, key(), kNow), qPrintable(QString::number(i)));
            }
        }
    }

    void expiry_isTheFirstMomentThatIsTooLate() {
        const Claims made = claims();
        const QByteArray token = signToken(made, key());
        QVERIFY(verifyToken(token, key(), made.expires - 1ms));
        QVERIFY(!verifyToken(token, key(), made.expires));
    }

    void issuedInTheFuture_isRefused() {
        Claims made = claims();
        made.issued = kNow + 30s;  // two clocks may differ a little
        QVERIFY(verifyToken(signToken(made, key()), key(), kNow));
        made.issued = kNow + 62s;
        QVERIFY(!verifyToken(signToken(made, key()), key(), kNow));
    }

    void otherHeaders_areRefused_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("HS256") << kHeader << true;
        QTest::newRow("none") << QByteArray(R"({"alg":"none"})") << false;
        QTest::newRow("None") << QByteArray(R"({"alg":"None"})") << false;
        QTest::newRow("RS256") << QByteArray(R"({"alg":"RS256","typ":"JWT"})") << false;
        QTest::newRow("HS512") << QByteArray(R"({"alg":"HS512","typ":"JWT"})") << false;
        QTest::newRow("small letters") << QByteArray(R"({"alg":"hs256"})") << false;
        QTest::newRow("no algorithm") << QByteArray(R"({"typ":"JWT"})") << false;
        QTest::newRow("a list") << QByteArray(R"({"alg":["HS256"]})") << false;
        QTest::newRow("crit") << QByteArray(R"({"alg":"HS256","crit":["b64"],"b64":false})")
                              << false;
        QTest::newRow("no object") << QByteArray(R"(["HS256"])") << false;
        QTest::newRow("no JSON") << QByteArray("HS256") << false;
    }
    void otherHeaders_areRefused() {
        QFETCH(QByteArray, header);
        QFETCH(bool, accepted);
        const QByteArray token = signedAs(header, payloadWith(QStringLiteral("x"), 1));
        QCOMPARE(verifyToken(token, key(), kNow).has_value(), accepted);
    }

    void algNone_withoutASignature_isRefused() {
        const QByteArray payload = payloadWith(QStringLiteral("x"), 1);
        const QByteArray token =
            jws::encode(R"({"alg":"none"})") + '.' + jws::encode(payload) + '.';
        QVERIFY(!verifyToken(token, key(), kNow));
        const QByteArray unsignedToken = jws::encode(kHeader) + '.' + jws::encode(payload) + '.';
        QVERIFY(!verifyToken(unsignedToken, key(), kNow));
    }

    void wrongClaims_areRefused_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<bool>("accepted");
        const auto row = [](const char* title, const char* name, const QJsonValue& value,
                            bool accepted = false) {
            QTest::newRow(title) << QString::fromLatin1(name) << value << accepted;
        };
        row("all is well", "x", 1, true);
        for (const char* name : {"sub", "jti", "iat", "exp"})
            row(qPrintable(QStringLiteral("no %1").arg(QLatin1String(name))), name,
                QJsonValue(QJsonValue::Undefined));
        row("sub is no id", "sub", QStringLiteral("somebody"));
        row("jti is a number", "jti", 7);
        row("exp is a text", "exp", QStringLiteral("1790001000"));
        row("exp is negative", "exp", -1);
        row("exp is beyond all time", "exp", 1e300);
        row("iat is null", "iat", QJsonValue());
        row("expired", "exp", 1'789'999'999);
    }
    void wrongClaims_areRefused() {
        QFETCH(QString, name);
        QFETCH(QJsonValue, value);
        QFETCH(bool, accepted);
        QCOMPARE(verifyToken(signedAs(kHeader, payloadWith(name, value)), key(), kNow).has_value(),
                 accepted);
    }

    void malformedTokens_areRefused_data() {
        QTest::addColumn<QByteArray>("token");
        const QByteArray good = signToken(claims(), key());
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("dots") << QByteArray("..");
        QTest::newRow("two parts") << good.left(good.lastIndexOf('.'));
        QTest::newRow("four parts") << good + ".AAAA";
        QTest::newRow("padding") << good + "=";
        QTest::newRow("a line end") << good + "\n";
        QTest::newRow("a space before") << " " + good;
        QTest::newRow("letters of plain base64")
            << QByteArray(good).replace('-', '+').replace('_', '/') + "+";
        QTest::newRow("half of the signature") << good.chopped(20);
        QTest::newRow("no JSON") << signedAs(kHeader, "no JSON");
        QTest::newRow("a JSON list") << signedAs(kHeader, "[1,2]");
        QTest::newRow("a megabyte") << QByteArray(1'000'000, 'A');
        QTest::newRow("zeros") << QByteArray(100, '\0');
    }
    void malformedTokens_areRefused() {
        QFETCH(QByteArray, token);
        QVERIFY(!verifyToken(token, key(), kNow));
    }

    /// RFC 7515, section 2, and RFC 4648's test vectors without padding.
    void base64url_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("f") << QByteArray("f") << QByteArray("Zg");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8");
        QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("foob") << QByteArray("foob") << QByteArray("Zm9vYg");
        QTest::newRow("RFC 7515, appendix C")
            << QByteArray("\x03\xec\xff\xe0\xc1") << QByteArray("A-z_4ME");
    }
    void base64url() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(jws::encode(bytes), text);
        QCOMPARE(jws::decode(text), std::optional(bytes));
    }
    void base64url_hasOneSpelling() {
        QVERIFY(!jws::decode("Zh"));    // bits left over
        QVERIFY(!jws::decode("Zg=="));  // padding
        QVERIFY(!jws::decode("Zg\n"));
        QVERIFY(!jws::decode("Z"));
        QVERIFY(!jws::decode("A+z/4ME"));
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestAuthTokens)
#include "tst_auth_tokens.moc"
