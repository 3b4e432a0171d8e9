// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/connection.h"

#include <sqlite3.h>

namespace linnet::storage {

Connection::Connection(std::unique_ptr<SQLite::Database> database)
    : m_database(std::move(database)) {}

Connection::~Connection() = default;

SQLite::Statement& Connection::prepare(const char* sql) {
    auto& statement = m_statements[sql];
    if (!statement) {
        statement = std::make_unique<SQLite::Statement>(*m_database, sql);
    } else {
        statement->tryReset();
        statement->clearBindings();
    }
    return *statement;
}

void Connection::resetStatements() {
    for (auto& [sql, statement] : m_statements)
        statement->tryReset();
}

void Connection::exec(const char* script) {
    m_database->exec(script);
}

Error toError(const SQLite::Exception& exception) {
    const QString detail = QString::fromUtf8(exception.what());
    switch (exception.getErrorCode() & 0xff) {
        case SQLITE_FULL:
            return {ErrorCode::DiskFull, detail};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {ErrorCode::Damaged, detail};
        case SQLITE_CONSTRAINT:
            return {exception.getExtendedErrorCode() == SQLITE_CONSTRAINT_UNIQUE
                        ? ErrorCode::AlreadyExists
                        : ErrorCode::Internal,
                    detail};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorCode::Busy, detail};
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
            return {ErrorCode::Unreadable, detail};
        default:
            return {ErrorCode::Io, detail};
    }
}

}  // namespace linnet::storage
