// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/jwt.h"

#include <sodium.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace linnet::auth {
namespace jws {

QByteArray encode(const QByteArray& bytes) {
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> decode(QByteArrayView text) {
    const auto result = QByteArray::fromBase64Encoding(
        text.toByteArray(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                                QByteArray::AbortOnBase64DecodingErrors);
    // Qt forgives padding and stray bits; a token has one spelling only.
    if (result.decodingStatus != QByteArray::Base64DecodingStatus::Ok ||
        encode(result.decoded) != text)
        return std::nullopt;
    return result.decoded;
}

QByteArray hmacSha256(const QByteArray& signingInput, QByteArrayView key) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()),
                                static_cast<std::size_t>(key.size()));
    crypto_auth_hmacsha256_update(&state,
                                  reinterpret_cast<const unsigned char*>(signingInput.constData()),
                                  static_cast<unsigned long long>(signingInput.size()));
    QByteArray mac(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(mac.data()));
    sodium_memzero(&state, sizeof state);
    return mac;
}

std::optional<QByteArray> verifiedPayload(const QByteArray& token, QByteArrayView key) {
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return std::nullopt;
    const auto header = decode(parts[0]);
    const auto payload = decode(parts[1]);
    const auto signature = decode(parts[2]);
    if (!header || !payload || !signature)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*header);
    if (!document.isObject() ||
        document.object().value(QLatin1String("alg")) != QLatin1String("HS256"))
        return std::nullopt;
    if (document.object().contains(QLatin1String("crit")))
        return std::nullopt;  // extensions that must be understood (RFC 7515, section 4.1.11)
    const QByteArray expected = hmacSha256(parts[0] + '.' + parts[1], key);
    if (signature->size() != expected.size() ||
        sodium_memcmp(signature->constData(), expected.constData(),
                      static_cast<std::size_t>(expected.size())) != 0)
        return std::nullopt;
    return payload;
}

}  // namespace jws

namespace {

QByteArrayView view(const SigningKey& key) {
    return {reinterpret_cast<const char*>(key.data()), static_cast<qsizetype>(key.size())};
}

qint64 seconds(Timestamp time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

std::optional<Timestamp> timeClaim(const QJsonObject& object, QLatin1String name) {
    const QJsonValue value = object.value(name);
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > 253402300799.0)  // the end of the year 9999
        return std::nullopt;
    return Timestamp(std::chrono::seconds(static_cast<qint64>(number)));
}

}  // namespace

QByteArray signToken(const Claims& claims, const SigningKey& key) {
    const QJsonObject payload{
        {QStringLiteral("sub"), claims.subject.toString()},
        {QStringLiteral("iat"), seconds(claims.issued)},
        {QStringLiteral("exp"), seconds(claims.expires)},
        {QStringLiteral("jti"), uuid::toString(claims.tokenId)},
    };
    const QByteArray input = jws::encode(QByteArrayLiteral(R"({"alg":"HS256","typ":"JWT"})")) +
                             '.' +
                             jws::encode(QJsonDocument(payload).toJson(QJsonDocument::Compact));
    return input + '.' + jws::encode(jws::hmacSha256(input, view(key)));
}

std::optional<Claims> verifyToken(const QByteArray& token, const SigningKey& key, Timestamp now) {
    const auto payload = jws::verifiedPayload(token, view(key));
    if (!payload)
        return std::nullopt;
    const QJsonDocument document = QJsonDocument::fromJson(*payload);
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    const auto subject = UserId::fromString(object.value(QLatin1String("sub")).toString());
    const auto tokenId = uuid::fromString(object.value(QLatin1String("jti")).toString());
    const auto issued = timeClaim(object, QLatin1String("iat"));
    const auto expires = timeClaim(object, QLatin1String("exp"));
    if (!subject || !tokenId || !issued || !expires)
        return std::nullopt;
    if (*expires <= now || *issued > now + std::chrono::minutes(1))
        return std::nullopt;
    return Claims{*subject, *issued, *expires, *tokenId};
}

}  // namespace linnet::auth
