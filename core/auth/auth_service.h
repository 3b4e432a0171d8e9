// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>
#include <vector>

#include "core/auth/password.h"
#include "core/events/event_bus.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
}

namespace linnet::auth {

struct Profile {
    UserId id;
    QString email;
    QString displayName;
    Timestamp createdAt;
};

enum class SessionLife : std::uint8_t {
    UntilSignOut,  ///< 24 hours
    KeepSignedIn,  ///< 90 days
};

struct SignedIn {
    Profile profile;
    Session session;
    QByteArray token;  ///< the JWT, compact serialisation; a secret
};

struct Registration {
    Profile profile;
    QString recoveryCode;  ///< shown once, kept only as a hash; a secret
};

/// What costs what; tests lower it.
struct AuthOptions {
    unsigned long long hashOperations = 3;                 ///< crypto_pwhash_OPSLIMIT_MODERATE
    std::size_t hashMemoryBytes = std::size_t{256} << 20;  ///< crypto_pwhash_MEMLIMIT_MODERATE
};

/// Profiles, passwords and sessions.
///
/// Thread-safe; every function but verify() on a cached token may take as long as an Argon2id hash
/// (about 0.5 s), so none is for the GUI thread. Sessions are HS256 JWTs (RFC 7515, RFC 7519) with
/// sub, iat, exp and jti.
class AuthService {
 public:
    /// `library` and `bus` are borrowed and outlive the service.
    [[nodiscard]] static Result<std::unique_ptr<AuthService>> open(storage::Database& library,
                                                                   EventBus& bus,
                                                                   const Clock& clock,
                                                                   AuthOptions options = {});
    ~AuthService();
    AuthService(const AuthService&) = delete;
    AuthService& operator=(const AuthService&) = delete;

    /// Everyone on this computer, ordered by name; for the sign-in page, no session needed.
    [[nodiscard]] Result<std::vector<Profile>> profiles();

    /// Name: 1 to 64 characters after trimming. E-mail: something@something, unique whatever its
    /// case. Password: 8 to 1024 bytes. Publishes user.registered.
    /// Errors: InvalidInput (detail "name", "email" or "password"), AlreadyExists.
    [[nodiscard]] Result<Registration> registerProfile(const QString& displayName,
                                                       const QString& email, Password password);

    /// Errors: WrongCredentials (the same answer in the same time for a wrong e-mail and a wrong
    /// password), TooManyAttempts (detail: milliseconds to wait; counted per profile, kept across
    /// restarts, never locks another profile out).
    [[nodiscard]] Result<SignedIn> signIn(const QString& email, Password password,
                                          SessionLife life = SessionLife::UntilSignOut);

    /// Checks signature, algorithm, times and revocation. Errors: Unauthorized.
    [[nodiscard]] Result<SignedIn> verify(const QByteArray& token);

    /// Revokes this session, or all sessions of the profile. Publishes user.signed_out.
    [[nodiscard]] Result<> signOut(const Session& session);
    [[nodiscard]] Result<> signOutEverywhere(const Session& session);

    /// Revokes every other session of the profile. Errors: Unauthorized, WrongCredentials,
    /// TooManyAttempts, InvalidInput.
    [[nodiscard]] Result<> changePassword(const Session& session, Password current, Password next);
    /// For who forgot it. Errors: as signIn, InvalidInput. Returns a new recovery code; the old one
    /// is spent and all sessions are revoked.
    [[nodiscard]] Result<QString> resetPassword(const QString& email, const QString& recoveryCode,
                                                Password next);

    [[nodiscard]] Result<Profile> profile(const Session& session);

    struct CacheCounters {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
    };
    [[nodiscard]] CacheCounters sessionCache() const;

 private:
    class Impl;
    explicit AuthService(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::auth
