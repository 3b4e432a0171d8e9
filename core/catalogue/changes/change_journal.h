// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>
#include <set>

#include "core/catalogue/changes/change.h"
#include "core/events/ids.h"
#include "storage/connection.h"
#include "storage/content_hash.h"

/// What each profile has changed, newest first: the rows of `changes` and `change_parts`. Inside
/// Database::read() or write(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// How many changes a profile can go back at most, and how much room they may take together; the
/// newest is kept whatever its size.
inline constexpr std::int64_t kMostChanges = 200;
inline constexpr std::int64_t kMostChangeBytes = 64 << 20;

/// A new change without parts. What was undone can no longer be done again; what is too old or too
/// large to keep goes.
[[nodiscard]] std::int64_t beginChange(storage::Connection& connection, const UserId& user,
                                       ChangeKind kind, Timestamp now);
/// Adds what one transaction did to `songs` songs.
void addPart(storage::Connection& connection, std::int64_t change, const QByteArray& data,
             std::int64_t songs);
/// Is not freed as long as the change is remembered.
void keepArtwork(storage::Connection& connection, std::int64_t change,
                 const std::set<storage::ContentHash>& artwork);

/// The newest that is not undone.
[[nodiscard]] std::optional<Change> nextUndo(storage::Connection& connection, const UserId& user);
/// The oldest that is undone.
[[nodiscard]] std::optional<Change> nextRedo(storage::Connection& connection, const UserId& user);

struct ChangePart {
    std::int64_t part = 0;
    QByteArray data;
};
/// The part that is undone next (the last that is not), or done again next (the first that is
/// undone).
[[nodiscard]] std::optional<ChangePart> nextPart(storage::Connection& connection,
                                                 std::int64_t change, bool undone);
void setPartUndone(storage::Connection& connection, std::int64_t change, std::int64_t part,
                   bool undone);
void setUndone(storage::Connection& connection, std::int64_t change, bool undone);

}  // namespace linnet::catalogue::table
