// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <array>
#include <cstdint>
#include <optional>

#include "core/events/ids.h"
#include "core/events/time.h"

namespace linnet::auth {

using SigningKey = std::array<unsigned char, 32>;

/// The claims of a session token (RFC 7519): sub, iat, exp (whole seconds) and jti.
struct Claims {
    UserId subject;
    Timestamp issued;
    Timestamp expires;
    uuid::Bytes tokenId{};
};

/// A JWS in compact serialisation (RFC 7515, section 7.1), `{"alg":"HS256","typ":"JWT"}`.
[[nodiscard]] QByteArray signToken(const Claims& claims, const SigningKey& key);

/// The claims of a token whose signature is right and that has not expired at `now`. Nothing for
/// any other algorithm (none, RS256, …), an altered, malformed or expired token, one without all
/// four claims, or one that was issued more than a minute in the future.
[[nodiscard]] std::optional<Claims> verifyToken(const QByteArray& token, const SigningKey& key,
                                                Timestamp now);

/// The halves of the above that RFC 7515's own vectors can be held against.
namespace jws {
/// Base64url without padding (RFC 7515, section 2).
[[nodiscard]] QByteArray encode(const QByteArray& bytes);
/// Nothing for padding, white space, letters outside the alphabet, or bits left over.
[[nodiscard]] std::optional<QByteArray> decode(QByteArrayView text);
/// HMAC SHA-256 over `signingInput`; a key of any length.
[[nodiscard]] QByteArray hmacSha256(const QByteArray& signingInput, QByteArrayView key);
/// The payload of a compact JWS whose header says HS256 and whose signature is right.
[[nodiscard]] std::optional<QByteArray> verifiedPayload(const QByteArray& token,
                                                        QByteArrayView key);
}  // namespace jws

}  // namespace linnet::auth
