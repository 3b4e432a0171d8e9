// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/password_hash.h"

#include <sodium.h>

#include <mutex>

namespace linnet::auth {
namespace {

std::mutex& hashing() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace

Result<QByteArray> hashPassword(const Password& password, const HashCost& cost) {
    const std::scoped_lock lock(hashing());
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(hash.data(), password.bytes().data(), password.bytes().size(),
                              cost.operations, cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(ErrorCode::Internal, QStringLiteral("not enough memory to hash a password"));
    hash.truncate(static_cast<qsizetype>(qstrlen(hash.constData())));
    return hash;
}

QByteArray unmatchableHash(const HashCost& cost) {
    const auto random = [](qsizetype size) {
        QByteArray bytes(size, '\0');
        randombytes_buf(bytes.data(), static_cast<std::size_t>(size));
        return bytes.toBase64(QByteArray::OmitTrailingEquals);
    };
    return QByteArrayLiteral("$argon2id$v=19$m=") +
           QByteArray::number(qulonglong{cost.memoryBytes / 1024}) +
           ",t=" + QByteArray::number(cost.operations) + ",p=1$" + random(16) + '$' + random(32);
}

bool matches(const QByteArray& hash, const Password& password) {
    const std::scoped_lock lock(hashing());
    return crypto_pwhash_str_verify(hash.constData(), password.bytes().data(),
                                    password.bytes().size()) == 0;
}

bool needsRehash(const QByteArray& hash, const HashCost& cost) {
    return crypto_pwhash_str_needs_rehash(hash.constData(), cost.operations, cost.memoryBytes) != 0;
}

}  // namespace linnet::auth
