// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <QString>
#include <memory>
#include <string>
#include <unordered_map>

#include "storage/result.h"

namespace linnet::storage {

/// One SQLite connection with its prepared statements. Used by one thread at a time.
///
/// SQLiteCpp throws; code that runs inside Database::read and Database::write may let
/// SQLite::Exception pass, those two turn it into an Error.
class Connection {
 public:
    explicit Connection(std::unique_ptr<SQLite::Database> database);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// The statement of `sql`, prepared once a connection, reset and with bindings cleared. Not to
    /// be asked for again with the same text while it is being stepped.
    [[nodiscard]] SQLite::Statement& prepare(const char* sql);
    /// Ends whatever is still being stepped; before a transaction ends.
    void resetStatements();
    /// Runs a script of any number of statements.
    void exec(const char* script);
    [[nodiscard]] SQLite::Database& raw() { return *m_database; }

 private:
    std::unique_ptr<SQLite::Database> m_database;
    std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> m_statements;
};

/// Maps an SQLite failure to an Error (SQLITE_FULL to DiskFull, SQLITE_CORRUPT to Damaged, …).
[[nodiscard]] Error toError(const SQLite::Exception& exception);

}  // namespace linnet::storage
