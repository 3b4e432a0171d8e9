// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrator.h"

namespace linnet::storage {
namespace {

int userVersion(Connection& connection) {
    return connection.raw().execAndGet("PRAGMA user_version").getInt();
}

/// The version that the first migration takes up; the present one where there is none.
int oldest(const Schema& schema) {
    return schema.steps.empty() ? schema.version : schema.steps.front().to - 1;
}

/// One transaction: the scripts, the check of references, the version.
Result<> step(Connection& connection, const std::vector<Script>& scripts, int version) {
    QString name = QStringLiteral("begin");
    try {
        SQLite::Transaction transaction(connection.raw(), SQLite::TransactionBehavior::IMMEDIATE);
        for (const Script& script : scripts) {
            name = script.name;
            connection.exec(script.sql.constData());
        }
        SQLite::Statement broken(connection.raw(), "PRAGMA foreign_key_check");
        if (broken.executeStep()) {
            return fail(ErrorCode::Damaged,
                        QStringLiteral("%1: a row of %2 refers to nothing")
                            .arg(name, QString::fromUtf8(broken.getColumn(0).getText())));
        }
        connection.exec(("PRAGMA user_version = " + std::to_string(version)).c_str());
        name = QStringLiteral("commit");
        transaction.commit();
        return {};
    } catch (const SQLite::Exception& exception) {
        Error error = toError(exception);
        error.detail = QStringLiteral("%1: %2").arg(name, error.detail);
        return fail(std::move(error));
    }
}

}  // namespace

Result<int> knownVersion(Connection& connection, const Schema& schema) {
    int version = 0;
    bool empty = false;
    try {
        version = userVersion(connection);
        empty = connection.raw().execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
    } catch (const SQLite::Exception& exception) {
        return fail(toError(exception));
    }
    if (version > schema.version) {
        return fail(
            ErrorCode::NewerVersion,
            QStringLiteral("version %1, this program knows %2").arg(version).arg(schema.version));
    }
    if (version > 0 && version < oldest(schema)) {
        return fail(
            ErrorCode::OlderVersion,
            QStringLiteral("version %1, migrations begin at %2").arg(version).arg(oldest(schema)));
    }
    if (version == 0 && !empty)
        return fail(ErrorCode::Damaged, QStringLiteral("not a library of Linnet"));
    return version;
}

Result<> migrate(Connection& connection, const Schema& schema) {
    const auto known = knownVersion(connection, schema);
    if (!known)
        return fail(known.error());
    int version = *known;
    if (version == 0)
        return step(connection, schema.fresh, schema.version);
    for (const Migration& migration : schema.steps) {
        if (migration.to <= version)
            continue;
        if (migration.to != version + 1) {
            return fail(
                ErrorCode::Internal,
                QStringLiteral("no step from version %1 to %2").arg(version).arg(migration.to));
        }
        if (auto done = step(connection, {migration.script}, migration.to); !done)
            return done;
        version = migration.to;
    }
    if (version != schema.version)
        return fail(ErrorCode::Internal, QStringLiteral("no step beyond version %1").arg(version));
    return {};
}

}  // namespace linnet::storage
