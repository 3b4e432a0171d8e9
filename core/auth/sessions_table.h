// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/auth/jwt.h"
#include "storage/connection.h"

/// As users_table.h: inside the caller's transaction.
namespace linnet::auth::table {

void insertSession(storage::Connection& connection, const Claims& claims);
/// Nothing where there is no such session, it is another profile's, or it was revoked.
[[nodiscard]] bool sessionStands(storage::Connection& connection, const Claims& claims);
void revokeSession(storage::Connection& connection, const uuid::Bytes& tokenId, Timestamp now);
/// Every session of `user` but `except`.
void revokeSessions(storage::Connection& connection, UserId user, const uuid::Bytes& except,
                    Timestamp now);
/// Rows whose token has expired anyway.
void forgetExpired(storage::Connection& connection, Timestamp now);

/// The library's signing key; made at the first call.
[[nodiscard]] SigningKey signingKey(storage::Connection& connection);

}  // namespace linnet::auth::table
