// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::auth {

/// Whether the crypto of this machine gives the published answers: HMAC-SHA256 (RFC 4231, case 2),
/// Argon2id (a hash made once is verified, and refused for another password), BLAKE2b (RFC 7693's
/// "abc", 512 bits). About a millisecond.
[[nodiscard]] bool cryptoIsSound();

}  // namespace linnet::auth
