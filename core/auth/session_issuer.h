// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/session.h"

namespace linnet {

/// The one maker of sessions; AuthService calls it after it has verified a token. Tests of the
/// other services call it to stand in for a signed-in profile.
struct SessionIssuer {
    [[nodiscard]] static Session issue(UserId user, uuid::Bytes tokenId, Timestamp expires,
                                       std::shared_ptr<std::atomic<bool>> revoked) {
        return {user, tokenId, expires, std::move(revoked)};
    }
    [[nodiscard]] static const uuid::Bytes& tokenId(const Session& session) {
        return session.m_tokenId;
    }
    [[nodiscard]] static const std::shared_ptr<std::atomic<bool>>& revoked(const Session& session) {
        return session.m_revoked;
    }
};

}  // namespace linnet
