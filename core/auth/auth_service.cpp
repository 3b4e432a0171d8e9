// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/auth_service.h"

#include <sodium.h>

#include <QRegularExpression>
#include <mutex>
#include <unordered_map>

#include "core/auth/jwt.h"
#include "core/auth/password_hash.h"
#include "core/auth/recovery_code.h"
#include "core/auth/self_test.h"
#include "core/auth/session_issuer.h"
#include "core/auth/sessions_table.h"
#include "core/auth/users_table.h"
#include "storage/database.h"
#include "storage/ttl_cache.h"

namespace linnet::auth {
namespace {

using storage::Connection;
using namespace std::chrono_literals;

constexpr auto kUntilSignOut = 24h;
constexpr auto kKeepSignedIn = 24h * 90;
constexpr std::size_t kCachedSessions = 64;
constexpr auto kCacheLife = 5min;

Result<> checkPassword(const Password& password) {
    if (password.bytes().size() < 8 || password.bytes().size() > 1024)
        return fail(ErrorCode::InvalidInput, QStringLiteral("password"));
    return {};
}

Result<> checkNames(const QString& name, const QString& email) {
    if (name.isEmpty() || name.size() > 64)
        return fail(ErrorCode::InvalidInput, QStringLiteral("name"));
    static const QRegularExpression shape(QStringLiteral("^[^@\\s]+@[^@\\s]+$"));
    if (email.size() > 254 || !shape.match(email).hasMatch())
        return fail(ErrorCode::InvalidInput, QStringLiteral("email"));
    return {};
}

std::string digest(const QByteArray& token) {
    std::string hash(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                       reinterpret_cast<const unsigned char*>(token.constData()),
                       static_cast<unsigned long long>(token.size()), nullptr, 0);
    return hash;
}

}  // namespace

class AuthService::Impl {
 public:
    Impl(storage::Database& libraryRows, EventBus& eventBus, const Clock& systemClock,
         AuthOptions options)
        : library(libraryRows),
          bus(eventBus),
          clock(systemClock),
          cost{options.hashOperations, options.hashMemoryBytes} {}
    ~Impl() { sodium_memzero(key.data(), key.size()); }

    Result<> prepare() {
        if (!cryptoIsSound())
            return fail(ErrorCode::Internal, QStringLiteral("the crypto library fails its tests"));
        auto loaded = library.write([this](Connection& connection) {
            table::forgetExpired(connection, clock.now());
            return table::signingKey(connection);
        });
        if (!loaded)
            return fail(std::move(loaded.error()));
        key = *loaded;
        sodium_memzero(loaded->data(), loaded->size());
        dummyHash = unmatchableHash(cost);
        return {};
    }

    table::EmailHash emailHash(const QString& email) const {
        const QByteArray folded = table::emailKey(email).toUtf8();
        table::EmailHash hash{};
        crypto_generichash(hash.data(), hash.size(),
                           reinterpret_cast<const unsigned char*>(folded.constData()),
                           static_cast<unsigned long long>(folded.size()), key.data(), key.size());
        return hash;
    }

    /// The one place where a secret is checked: waits, compares, counts. `hashOf` says which of a
    /// user's hashes it is.
    Result<table::UserRow> authenticate(const QString& email, const Password& secret,
                                        QByteArray table::UserRow::*hashOf) {
        struct Found {
            std::optional<table::UserRow> user;
            SignInFailures failures;
        };
        const auto hash = emailHash(email);
        auto found = library.read([&](Connection& connection) {
            return Found{table::userByEmail(connection, email), table::failures(connection, hash)};
        });
        if (!found)
            return fail(std::move(found.error()));
        if (clock.now() - found->failures.last > kFailuresForgotten)
            found->failures.count = 0;
        const auto wait = signInDelay(found->failures, clock.now());
        if (wait > 0ms)
            return fail(ErrorCode::TooManyAttempts, QString::number(wait.count()));

        const bool right =
            matches(found->user ? (*found->user).*hashOf : dummyHash, secret) && found->user;
        // Both outcomes write one row, so that neither is told by its time.
        auto counted = library.write([&](Connection& connection) {
            if (right)
                table::clearFailures(connection, hash);
            else
                table::addFailure(connection, hash, clock.now());
        });
        if (!counted)
            return fail(std::move(counted.error()));
        if (!right)
            return fail(ErrorCode::WrongCredentials);
        return std::move(*found->user);
    }

    Session session(const Claims& claims) {
        const std::scoped_lock lock(revocationsMutex);
        auto& flag = revocations[claims.tokenId];
        auto shared = flag.lock();
        if (!shared) {
            shared = std::make_shared<std::atomic<bool>>(false);
            flag = shared;
        }
        return SessionIssuer::issue(claims.subject, claims.tokenId, claims.expires,
                                    std::move(shared));
    }

    /// Every copy of the profile's sessions in this process is refused from now on.
    void revokeInMemory(UserId user, const uuid::Bytes* only, const uuid::Bytes* except) {
        cache.clear();
        const std::scoped_lock lock(revocationsMutex);
        for (auto it = revocations.begin(); it != revocations.end();) {
            const auto flag = it->second.lock();
            const auto owner = owners.find(it->first);
            const bool mine = owner != owners.end() && owner->second == user;
            if (flag && mine && (only == nullptr || it->first == *only) &&
                (except == nullptr || it->first != *except))
                flag->store(true, std::memory_order_release);
            if (!flag) {
                owners.erase(it->first);
                it = revocations.erase(it);
            } else {
                ++it;
            }
        }
    }

    Result<SignedIn> newSession(const Profile& profile, std::chrono::hours life) {
        Claims claims;
        claims.subject = profile.id;
        claims.issued = std::chrono::floor<std::chrono::seconds>(clock.now());
        claims.expires = claims.issued + life;
        claims.tokenId = uuid::generate();
        auto stored = library.write(
            [&](Connection& connection) { table::insertSession(connection, claims); });
        if (!stored)
            return fail(std::move(stored.error()));
        remember(claims);
        return SignedIn{profile, session(claims), signToken(claims, key)};
    }

    void remember(const Claims& claims) {
        const std::scoped_lock lock(revocationsMutex);
        owners[claims.tokenId] = claims.subject;
    }

    Result<> requireValid(const Session& session) const {
        if (!session.validAt(clock.now()))
            return fail(ErrorCode::Unauthorized);
        return {};
    }

    struct TokenIdHash {
        std::size_t operator()(const uuid::Bytes& bytes) const {
            return qHashBits(bytes.data(), bytes.size());
        }
    };

    storage::Database& library;
    EventBus& bus;
    const Clock& clock;
    const HashCost cost;
    SigningKey key{};
    QByteArray dummyHash;
    storage::TtlCache<std::string, SignedIn> cache{kCachedSessions, kCacheLife};

    std::mutex revocationsMutex;
    std::unordered_map<uuid::Bytes, std::weak_ptr<std::atomic<bool>>, TokenIdHash> revocations;
    std::unordered_map<uuid::Bytes, UserId, TokenIdHash> owners;
};

AuthService::AuthService(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
AuthService::~AuthService() = default;

Result<std::unique_ptr<AuthService>> AuthService::open(storage::Database& library, EventBus& bus,
                                                       const Clock& clock, AuthOptions options) {
    auto impl = std::make_unique<Impl>(library, bus, clock, options);
    if (auto prepared = impl->prepare(); !prepared)
        return fail(std::move(prepared.error()));
    return std::unique_ptr<AuthService>(new AuthService(std::move(impl)));
}

Result<std::vector<Profile>> AuthService::profiles() {
    return m_impl->library.read(
        [](Connection& connection) { return table::allProfiles(connection); });
}

Result<Registration> AuthService::registerProfile(const QString& displayName, const QString& email,
                                                  Password password) {
    table::UserRow user;
    user.profile.displayName = displayName.trimmed();
    user.profile.email = email.trimmed();
    if (auto names = checkNames(user.profile.displayName, user.profile.email); !names)
        return fail(std::move(names.error()));
    if (auto rule = checkPassword(password); !rule)
        return fail(std::move(rule.error()));
    user.profile.id = UserId::generate();
    user.profile.createdAt = m_impl->clock.now();

    QString code = makeRecoveryCode();
    auto passwordHash = hashPassword(password, m_impl->cost);
    auto recoveryHash = hashPassword(recoverySecret(code), m_impl->cost);
    if (!passwordHash || !recoveryHash)
        return fail(ErrorCode::Internal, QStringLiteral("not enough memory to hash a password"));
    user.passwordHash = std::move(*passwordHash);
    user.recoveryHash = std::move(*recoveryHash);

    auto stored =
        m_impl->library.write([&](Connection& connection) { table::insertUser(connection, user); });
    if (!stored)
        return fail(std::move(stored.error()));
    m_impl->bus.publish(UserRegistered{user.profile.id, m_impl->clock.now()});
    return Registration{user.profile, code};
}

Result<SignedIn> AuthService::signIn(const QString& email, Password password, SessionLife life) {
    auto user = m_impl->authenticate(email, password, &table::UserRow::passwordHash);
    if (!user)
        return fail(std::move(user.error()));
    if (needsRehash(user->passwordHash, m_impl->cost)) {
        if (auto hash = hashPassword(password, m_impl->cost)) {
            auto stored = m_impl->library.write([&](Connection& connection) {
                table::setPasswordHash(connection, user->profile.id, *hash, m_impl->clock.now());
            });
            if (!stored)
                return fail(std::move(stored.error()));
        }
    }
    return m_impl->newSession(user->profile,
                              life == SessionLife::KeepSignedIn ? kKeepSignedIn : kUntilSignOut);
}

Result<SignedIn> AuthService::verify(const QByteArray& token) {
    const std::string name = digest(token);
    if (auto cached = m_impl->cache.find(name)) {
        if (cached->session.validAt(m_impl->clock.now()))
            return *cached;
        m_impl->cache.invalidate(name);
    }
    const auto claims = verifyToken(token, m_impl->key, m_impl->clock.now());
    if (!claims)
        return fail(ErrorCode::Unauthorized);
    auto user = m_impl->library.read([&](Connection& connection) -> std::optional<table::UserRow> {
        if (!table::sessionStands(connection, *claims))
            return std::nullopt;
        return table::userById(connection, claims->subject);
    });
    if (!user)
        return fail(std::move(user.error()));
    if (!*user)
        return fail(ErrorCode::Unauthorized);
    m_impl->remember(*claims);
    SignedIn signedIn{(*user)->profile, m_impl->session(*claims), token};
    m_impl->cache.insert(name, signedIn);
    return signedIn;
}

Result<> AuthService::signOut(const Session& session) {
    const uuid::Bytes tokenId = SessionIssuer::tokenId(session);
    auto revoked = m_impl->library.write([&](Connection& connection) {
        table::revokeSession(connection, tokenId, m_impl->clock.now());
    });
    if (!revoked)
        return revoked;
    m_impl->revokeInMemory(session.user(), &tokenId, nullptr);
    SessionIssuer::revoked(session)->store(true, std::memory_order_release);
    m_impl->bus.publish(UserSignedOut{session.user(), m_impl->clock.now()});
    return {};
}

Result<> AuthService::signOutEverywhere(const Session& session) {
    if (auto valid = m_impl->requireValid(session); !valid)
        return valid;
    auto revoked = m_impl->library.write([&](Connection& connection) {
        table::revokeSessions(connection, session.user(), uuid::Bytes{}, m_impl->clock.now());
    });
    if (!revoked)
        return revoked;
    m_impl->revokeInMemory(session.user(), nullptr, nullptr);
    m_impl->bus.publish(UserSignedOut{session.user(), m_impl->clock.now()});
    return {};
}

Result<> AuthService::changePassword(const Session& session, Password current, Password next) {
    if (auto valid = m_impl->requireValid(session); !valid)
        return valid;
    if (auto rule = checkPassword(next); !rule)
        return rule;
    auto self = profile(session);
    if (!self)
        return fail(std::move(self.error()));
    auto user = m_impl->authenticate(self->email, current, &table::UserRow::passwordHash);
    if (!user)
        return fail(std::move(user.error()));
    auto hash = hashPassword(next, m_impl->cost);
    if (!hash)
        return fail(std::move(hash.error()));
    const uuid::Bytes keep = SessionIssuer::tokenId(session);
    auto stored = m_impl->library.write([&](Connection& connection) {
        table::setPasswordHash(connection, session.user(), *hash, m_impl->clock.now());
        table::revokeSessions(connection, session.user(), keep, m_impl->clock.now());
    });
    if (!stored)
        return stored;
    m_impl->revokeInMemory(session.user(), nullptr, &keep);
    return {};
}

Result<QString> AuthService::resetPassword(const QString& email, const QString& recoveryCode,
                                           Password next) {
    if (auto rule = checkPassword(next); !rule)
        return fail(std::move(rule.error()));
    auto user =
        m_impl->authenticate(email, recoverySecret(recoveryCode), &table::UserRow::recoveryHash);
    if (!user)
        return fail(std::move(user.error()));
    QString code = makeRecoveryCode();
    auto passwordHash = hashPassword(next, m_impl->cost);
    auto recoveryHash = hashPassword(recoverySecret(code), m_impl->cost);
    if (!passwordHash || !recoveryHash)
        return fail(ErrorCode::Internal, QStringLiteral("not enough memory to hash a password"));
    const UserId id = user->profile.id;
    auto stored = m_impl->library.write([&](Connection& connection) {
        const Timestamp now = m_impl->clock.now();
        table::setPasswordHash(connection, id, *passwordHash, now);
        table::setRecoveryHash(connection, id, *recoveryHash, now);
        table::revokeSessions(connection, id, uuid::Bytes{}, now);
    });
    if (!stored)
        return fail(std::move(stored.error()));
    m_impl->revokeInMemory(id, nullptr, nullptr);
    m_impl->bus.publish(UserSignedOut{id, m_impl->clock.now()});
    return code;
}

Result<Profile> AuthService::profile(const Session& session) {
    if (auto valid = m_impl->requireValid(session); !valid)
        return fail(std::move(valid.error()));
    return m_impl->library.read([&](Connection& connection) -> Result<Profile> {
        auto user = table::userById(connection, session.user());
        if (!user)
            return fail(ErrorCode::NotFound);
        return user->profile;
    });
}

AuthService::CacheCounters AuthService::sessionCache() const {
    const auto counters = m_impl->cache.counters();
    return {counters.hits, counters.misses};
}

}  // namespace linnet::auth
