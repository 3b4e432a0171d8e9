// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "storage/connection.h"

struct sqlite3_session;

namespace linnet::storage {

/// Records what happens to the rows of some tables while it lives, whoever changes them, so that it
/// can be taken back or done again later: SQLite's session extension
/// (https://sqlite.org/sessionintro.html). For the inside of Database::write(); the tables have a
/// primary key. SQLite::Exception passes through.
class ChangeRecorder {
 public:
    ChangeRecorder(Connection& connection, std::initializer_list<const char*> tables);
    ~ChangeRecorder();
    ChangeRecorder(const ChangeRecorder&) = delete;
    ChangeRecorder& operator=(const ChangeRecorder&) = delete;

    /// The difference between then and now: the key and the columns that differ, before and after.
    /// Empty where nothing does.
    [[nodiscard]] QByteArray recording();

 private:
    sqlite3_session* m_session = nullptr;
};

/// The keys of the rows that a recording changes, ascending, by table. Only of tables whose first
/// column is their INTEGER PRIMARY KEY.
using ChangedKeys = std::map<std::string, std::vector<std::int64_t>, std::less<>>;
[[nodiscard]] ChangedKeys changedKeys(const QByteArray& recording);

/// What a recording changes, as "table.column"; of a row that came or went, every column.
[[nodiscard]] std::set<std::string> changedColumns(Connection& connection,
                                                   const QByteArray& recording);

enum class Direction : std::uint8_t { Undo, Redo };

/// Applies a recording, triggers included, and returns how many rows were left as they are because
/// they are gone or were changed otherwise since. A difference in `derived` columns
/// ("table.column") alone does not keep a row from being changed. References to rows that are not
/// there are checked at the commit.
std::int64_t applyRecording(Connection& connection, const QByteArray& recording,
                            Direction direction, const std::vector<std::string>& derived = {});

}  // namespace linnet::storage
