// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/recovery_code.h"

#include <sodium.h>

namespace linnet::auth {

QString makeRecoveryCode() {
    static constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's base 32
    QString code;
    for (int i = 0; i < 16; ++i) {
        if (i > 0 && i % 4 == 0)
            code += QLatin1Char('-');
        code += QLatin1Char(kAlphabet[randombytes_uniform(32)]);
    }
    return code;
}

Password recoverySecret(const QString& typed) {
    QString plain;
    for (const QChar c : typed.toUpper()) {
        if (c == QLatin1Char('O'))
            plain += QLatin1Char('0');
        else if (c == QLatin1Char('I') || c == QLatin1Char('L'))
            plain += QLatin1Char('1');
        else if (c.isLetterOrNumber())
            plain += c;
    }
    return Password::take(plain);
}

}  // namespace linnet::auth
