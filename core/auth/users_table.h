// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/auth/auth_service.h"
#include "core/auth/sign_in_delay.h"
#include "storage/connection.h"

/// The queries of auth's tables; each runs inside the caller's transaction and lets
/// SQLite::Exception pass.
namespace linnet::auth::table {

struct UserRow {
    Profile profile;
    QByteArray passwordHash;
    QByteArray recoveryHash;
};

/// How an e-mail is looked up: trimmed, NFKC, case-folded.
[[nodiscard]] QString emailKey(const QString& email);

void insertUser(storage::Connection& connection, const UserRow& row);
[[nodiscard]] std::optional<UserRow> userByEmail(storage::Connection& connection,
                                                 const QString& email);
[[nodiscard]] std::optional<UserRow> userById(storage::Connection& connection, UserId id);
/// By name, case-folded.
[[nodiscard]] std::vector<Profile> allProfiles(storage::Connection& connection);
void setPasswordHash(storage::Connection& connection, UserId id, const QByteArray& hash,
                     Timestamp now);
void setRecoveryHash(storage::Connection& connection, UserId id, const QByteArray& hash,
                     Timestamp now);

using EmailHash = std::array<unsigned char, 32>;
[[nodiscard]] SignInFailures failures(storage::Connection& connection, const EmailHash& email);
/// Counts one more, and forgets rows that are older than kFailuresForgotten.
void addFailure(storage::Connection& connection, const EmailHash& email, Timestamp now);
void clearFailures(storage::Connection& connection, const EmailHash& email);

}  // namespace linnet::auth::table
