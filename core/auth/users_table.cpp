// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/users_table.h"

#include "storage/bind.h"

namespace linnet::auth::table {
namespace {

using storage::bind;

QString text(const SQLite::Column& column) {
    return QString::fromUtf8(column.getText());
}

Timestamp time(const SQLite::Column& column) {
    return Timestamp(std::chrono::milliseconds(column.getInt64()));
}

// What row() reads, in its order.
#define LINNET_SELECT_USERS \
    "SELECT id, email, display_name, created_at, password_hash, recovery_hash FROM users "

UserRow row(SQLite::Statement& statement) {
    UserRow user;
    const auto id = statement.getColumn(0);
    user.profile.id =
        UserId::fromBytes(QByteArrayView(static_cast<const char*>(id.getBlob()), id.getBytes()))
            .value_or(UserId());
    user.profile.email = text(statement.getColumn(1));
    user.profile.displayName = text(statement.getColumn(2));
    user.profile.createdAt = time(statement.getColumn(3));
    user.passwordHash = QByteArray(statement.getColumn(4).getText());
    user.recoveryHash = QByteArray(statement.getColumn(5).getText());
    return user;
}

std::optional<UserRow> first(SQLite::Statement& statement) {
    if (!statement.executeStep())
        return std::nullopt;
    auto user = row(statement);
    statement.reset();
    return user;
}

}  // namespace

QString emailKey(const QString& email) {
    return email.trimmed().normalized(QString::NormalizationForm_KC).toCaseFolded();
}

void insertUser(storage::Connection& connection, const UserRow& user) {
    auto& statement = connection.prepare(
        "INSERT INTO users (id, email, email_key, display_name, password_hash, recovery_hash, "
        "created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)");
    bind(statement, 1, user.profile.id.bytes());
    bind(statement, 2, user.profile.email);
    bind(statement, 3, emailKey(user.profile.email));
    bind(statement, 4, user.profile.displayName);
    statement.bind(5, user.passwordHash.toStdString());
    statement.bind(6, user.recoveryHash.toStdString());
    statement.bind(7, static_cast<std::int64_t>(user.profile.createdAt.time_since_epoch().count()));
    statement.exec();
}

std::optional<UserRow> userByEmail(storage::Connection& connection, const QString& email) {
    auto& statement = connection.prepare(LINNET_SELECT_USERS "WHERE email_key = ?");
    bind(statement, 1, emailKey(email));
    return first(statement);
}

std::optional<UserRow> userById(storage::Connection& connection, UserId id) {
    auto& statement = connection.prepare(LINNET_SELECT_USERS "WHERE id = ?");
    bind(statement, 1, id.bytes());
    return first(statement);
}

std::vector<Profile> allProfiles(storage::Connection& connection) {
    auto& statement = connection.prepare(LINNET_SELECT_USERS);
    std::vector<Profile> profiles;
    while (statement.executeStep())
        profiles.push_back(row(statement).profile);
    std::sort(profiles.begin(), profiles.end(), [](const Profile& a, const Profile& b) {
        const int order =
            QString::localeAwareCompare(a.displayName.toCaseFolded(), b.displayName.toCaseFolded());
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return profiles;
}

void setPasswordHash(storage::Connection& connection, UserId id, const QByteArray& hash,
                     Timestamp now) {
    auto& statement =
        connection.prepare("UPDATE users SET password_hash = ?, updated_at = ? WHERE id = ?");
    statement.bind(1, hash.toStdString());
    statement.bind(2, static_cast<std::int64_t>(now.time_since_epoch().count()));
    bind(statement, 3, id.bytes());
    statement.exec();
}

void setRecoveryHash(storage::Connection& connection, UserId id, const QByteArray& hash,
                     Timestamp now) {
    auto& statement =
        connection.prepare("UPDATE users SET recovery_hash = ?, updated_at = ? WHERE id = ?");
    statement.bind(1, hash.toStdString());
    statement.bind(2, static_cast<std::int64_t>(now.time_since_epoch().count()));
    bind(statement, 3, id.bytes());
    statement.exec();
}

SignInFailures failures(storage::Connection& connection, const EmailHash& email) {
    auto& statement =
        connection.prepare("SELECT failures, last_at FROM sign_in_failures WHERE email_hash = ?");
    statement.bind(1, email.data(), static_cast<int>(email.size()));
    SignInFailures result;
    if (statement.executeStep()) {
        result.count = statement.getColumn(0).getInt();
        result.last = time(statement.getColumn(1));
        statement.reset();
    }
    return result;
}

void addFailure(storage::Connection& connection, const EmailHash& email, Timestamp now) {
    const auto ms = static_cast<std::int64_t>(now.time_since_epoch().count());
    auto& old = connection.prepare("DELETE FROM sign_in_failures WHERE last_at < ?");
    old.bind(1,
             ms - static_cast<std::int64_t>(std::chrono::milliseconds(kFailuresForgotten).count()));
    old.exec();
    auto& statement = connection.prepare(
        "INSERT INTO sign_in_failures (email_hash, failures, last_at) VALUES (?1, 1, ?2) "
        "ON CONFLICT (email_hash) DO UPDATE SET failures = failures + 1, last_at = ?2");
    statement.bind(1, email.data(), static_cast<int>(email.size()));
    statement.bind(2, ms);
    statement.exec();
}

void clearFailures(storage::Connection& connection, const EmailHash& email) {
    auto& statement = connection.prepare("DELETE FROM sign_in_failures WHERE email_hash = ?");
    statement.bind(1, email.data(), static_cast<int>(email.size()));
    statement.exec();
}

}  // namespace linnet::auth::table
