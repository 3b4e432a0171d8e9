// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <memory>

#include "core/events/ids.h"
#include "core/events/time.h"

namespace linnet {

/// Proof that a profile has signed in. Only core/auth can make one (through SessionIssuer), so a
/// service that is handed one need not know how it was verified. Copies share the revocation: after
/// signing out every copy is refused. Thread-safe.
class Session {
 public:
    [[nodiscard]] const UserId& user() const { return m_user; }
    [[nodiscard]] Timestamp expires() const { return m_expires; }
    /// False once expired or revoked.
    [[nodiscard]] bool validAt(Timestamp now) const {
        return now < m_expires && !m_revoked->load(std::memory_order_acquire);
    }

 private:
    friend struct SessionIssuer;
    Session(UserId user, uuid::Bytes tokenId, Timestamp expires,
            std::shared_ptr<std::atomic<bool>> revoked)
        : m_user(user), m_tokenId(tokenId), m_expires(expires), m_revoked(std::move(revoked)) {}

    UserId m_user;
    uuid::Bytes m_tokenId;  ///< the token's jti
    Timestamp m_expires;
    std::shared_ptr<std::atomic<bool>> m_revoked;
};

}  // namespace linnet
