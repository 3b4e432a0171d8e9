// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/self_test.h"

#include <sodium.h>

#include <QByteArray>
#include <array>
#include <cstring>

#include "core/auth/jwt.h"

namespace linnet::auth {

bool cryptoIsSound() {
    if (sodium_init() < 0)
        return false;
    if (jws::hmacSha256(QByteArrayLiteral("what do ya want for nothing?"), "Jefe") !=
        QByteArray::fromHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"))
        return false;

    std::array<unsigned char, 64> blake{};
    crypto_generichash(blake.data(), blake.size(), reinterpret_cast<const unsigned char*>("abc"), 3,
                       nullptr, 0);
    if (QByteArray(reinterpret_cast<const char*>(blake.data()), 64) !=
        QByteArray::fromHex("ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                            "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"))
        return false;

    std::array<char, crypto_pwhash_STRBYTES> hash{};
    return crypto_pwhash_str(hash.data(), "linnet", 6, crypto_pwhash_OPSLIMIT_MIN,
                             crypto_pwhash_MEMLIMIT_MIN) == 0 &&
           std::strncmp(hash.data(), "$argon2id$v=19$", 15) == 0 &&
           crypto_pwhash_str_verify(hash.data(), "linnet", 6) == 0 &&
           crypto_pwhash_str_verify(hash.data(), "linnot", 6) != 0;
}

}  // namespace linnet::auth
