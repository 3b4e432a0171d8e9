// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/auth/password.h"
#include "storage/result.h"

namespace linnet::auth {

/// Argon2id (RFC 9106) through libsodium's crypto_pwhash_str. One hash at a time in the process:
/// each takes up to 256 MB.
struct HashCost {
    unsigned long long operations = 0;
    std::size_t memoryBytes = 0;
};

/// "$argon2id$v=19$m=…,t=…,p=1$…$…". Errors: Internal (no memory).
[[nodiscard]] Result<QByteArray> hashPassword(const Password& password, const HashCost& cost);
/// A well-formed hash that no password matches and that costs as much to check as one made with
/// `cost`: what a wrong e-mail is held against. Made without hashing, so at once.
[[nodiscard]] QByteArray unmatchableHash(const HashCost& cost);
/// In time that depends on the hash's own parameters only.
[[nodiscard]] bool matches(const QByteArray& hash, const Password& password);
/// Whether `hash` was made with other parameters than `cost`.
[[nodiscard]] bool needsRehash(const QByteArray& hash, const HashCost& cost);

}  // namespace linnet::auth
