// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/sessions_table.h"

#include <sodium.h>

#include "storage/bind.h"

namespace linnet::auth::table {
namespace {

std::int64_t ms(Timestamp time) {
    return static_cast<std::int64_t>(time.time_since_epoch().count());
}

using storage::bind;

}  // namespace

void insertSession(storage::Connection& connection, const Claims& claims) {
    auto& statement = connection.prepare(
        "INSERT INTO sessions (jti, user_id, issued_at, expires_at) VALUES (?, ?, ?, ?)");
    bind(statement, 1, claims.tokenId);
    bind(statement, 2, claims.subject.bytes());
    statement.bind(3, ms(claims.issued));
    statement.bind(4, ms(claims.expires));
    statement.exec();
}

bool sessionStands(storage::Connection& connection, const Claims& claims) {
    auto& statement = connection.prepare(
        "SELECT 1 FROM sessions WHERE jti = ? AND user_id = ? AND revoked_at IS NULL");
    bind(statement, 1, claims.tokenId);
    bind(statement, 2, claims.subject.bytes());
    const bool stands = statement.executeStep();
    statement.reset();
    return stands;
}

void revokeSession(storage::Connection& connection, const uuid::Bytes& tokenId, Timestamp now) {
    auto& statement = connection.prepare(
        "UPDATE sessions SET revoked_at = ? WHERE jti = ? AND revoked_at IS NULL");
    statement.bind(1, ms(now));
    bind(statement, 2, tokenId);
    statement.exec();
}

void revokeSessions(storage::Connection& connection, UserId user, const uuid::Bytes& except,
                    Timestamp now) {
    auto& statement = connection.prepare(
        "UPDATE sessions SET revoked_at = ? WHERE user_id = ? AND jti <> ? AND revoked_at IS NULL");
    statement.bind(1, ms(now));
    bind(statement, 2, user.bytes());
    bind(statement, 3, except);
    statement.exec();
}

void forgetExpired(storage::Connection& connection, Timestamp now) {
    auto& statement = connection.prepare("DELETE FROM sessions WHERE expires_at < ?");
    statement.bind(1, ms(now));
    statement.exec();
}

SigningKey signingKey(storage::Connection& connection) {
    SigningKey key{};
    auto& select = connection.prepare("SELECT key FROM signing_key WHERE id = 1");
    if (select.executeStep()) {
        std::memcpy(key.data(), select.getColumn(0).getBlob(), key.size());
        select.reset();
        return key;
    }
    randombytes_buf(key.data(), key.size());
    auto& insert = connection.prepare("INSERT INTO signing_key (id, key) VALUES (1, ?)");
    insert.bind(1, key.data(), static_cast<int>(key.size()));
    insert.exec();
    insert.clearBindings();
    return key;
}

}  // namespace linnet::auth::table
