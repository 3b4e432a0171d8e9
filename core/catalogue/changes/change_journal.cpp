// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/change_journal.h"

#include <array>
#include <string>

#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;

constexpr std::array kKinds = {"edit",   "artwork", "visibility", "file",
                               "remove", "restore", "albums",     "merge"};

std::optional<Change> firstChange(SQLite::Statement& statement) {
    if (!statement.executeStep())
        return std::nullopt;
    Change change;
    change.key = number(statement, 0);
    const std::string kind = statement.getColumn(1).getString();
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kind == kKinds[i])
            change.kind = static_cast<ChangeKind>(i);
    change.songs = number(statement, 2);
    change.at = Timestamp(std::chrono::milliseconds(number(statement, 3)));
    statement.reset();
    return change;
}

}  // namespace

std::int64_t beginChange(Connection& connection, const UserId& user, ChangeKind kind,
                         Timestamp now) {
    auto& forget = connection.prepare("DELETE FROM changes WHERE user_id = ? AND undone = 1");
    bind(forget, 1, user);
    forget.exec();
    auto& trim = connection.prepare(
        "DELETE FROM changes WHERE key IN (SELECT key FROM (SELECT key, "
        "sum(bytes) OVER newest AS room, row_number() OVER newest AS place FROM changes "
        "WHERE user_id = ?1 WINDOW newest AS (ORDER BY key DESC)) "
        "WHERE place > 1 AND (place >= ?2 OR room > ?3))");
    bind(trim, 1, user);
    bind(trim, 2, kMostChanges);
    bind(trim, 3, kMostChangeBytes);
    trim.exec();
    auto& insert =
        connection.prepare("INSERT INTO changes (user_id, changed_at, kind) VALUES (?, ?, ?)");
    bind(insert, 1, user);
    storage::bind(insert, 2, now);
    insert.bind(3, kKinds[static_cast<std::size_t>(kind)]);
    insert.exec();
    return connection.raw().getLastInsertRowid();
}

void addPart(Connection& connection, std::int64_t change, const QByteArray& data,
             std::int64_t songs) {
    auto& insert = connection.prepare(
        "INSERT INTO change_parts (change_key, part, data) VALUES (?1, "
        "(SELECT ifnull(max(part), 0) + 1 FROM change_parts WHERE change_key = ?1), ?2)");
    bind(insert, 1, change);
    insert.bind(2, data.constData(), static_cast<int>(data.size()));
    insert.exec();
    auto& count =
        connection.prepare("UPDATE changes SET songs = songs + ?, bytes = bytes + ? WHERE key = ?");
    bind(count, 1, songs);
    bind(count, 2, std::int64_t{data.size()});
    bind(count, 3, change);
    count.exec();
}

void keepArtwork(Connection& connection, std::int64_t change,
                 const std::set<storage::ContentHash>& artwork) {
    for (const storage::ContentHash& hash : artwork) {
        auto& keep = connection.prepare(
            "INSERT OR IGNORE INTO change_media (change_key, hash) VALUES (?, ?)");
        bind(keep, 1, change);
        bind(keep, 2, hash);
        keep.exec();
    }
}

std::optional<Change> nextUndo(Connection& connection, const UserId& user) {
    auto& statement = connection.prepare(
        "SELECT key, kind, songs, changed_at FROM changes WHERE user_id = ? AND undone = 0 "
        "ORDER BY key DESC LIMIT 1");
    bind(statement, 1, user);
    return firstChange(statement);
}

std::optional<Change> nextRedo(Connection& connection, const UserId& user) {
    auto& statement = connection.prepare(
        "SELECT key, kind, songs, changed_at FROM changes WHERE user_id = ? AND undone = 1 "
        "ORDER BY key LIMIT 1");
    bind(statement, 1, user);
    return firstChange(statement);
}

std::optional<ChangePart> nextPart(Connection& connection, std::int64_t change, bool undone) {
    auto& statement = connection.prepare(
        undone ? "SELECT part, data FROM change_parts WHERE change_key = ? AND undone = 1 "
                 "ORDER BY part LIMIT 1"
               : "SELECT part, data FROM change_parts WHERE change_key = ? AND undone = 0 "
                 "ORDER BY part DESC LIMIT 1");
    bind(statement, 1, change);
    if (!statement.executeStep())
        return std::nullopt;
    ChangePart part{number(statement, 0), storage::blob(statement, 1).toByteArray()};
    statement.reset();
    return part;
}

void setPartUndone(Connection& connection, std::int64_t change, std::int64_t part, bool undone) {
    auto& statement =
        connection.prepare("UPDATE change_parts SET undone = ? WHERE change_key = ? AND part = ?");
    statement.bind(1, undone ? 1 : 0);
    bind(statement, 2, change);
    bind(statement, 3, part);
    statement.exec();
}

void setUndone(Connection& connection, std::int64_t change, bool undone) {
    auto& statement = connection.prepare("UPDATE changes SET undone = ? WHERE key = ?");
    statement.bind(1, undone ? 1 : 0);
    bind(statement, 2, change);
    statement.exec();
}

}  // namespace linnet::catalogue::table
