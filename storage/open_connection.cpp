// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/open_connection.h"

#include <sqlite3.h>

namespace linnet::storage {
namespace {

constexpr int kBusyMs = 10'000;  // a reader of a rollback journal waits for a commit, no longer

struct Pragma {
    const char* name;
    std::string set;
    std::string expected;
};

/// Sets each pragma and reads it back.
Result<> apply(SQLite::Database& database, const std::vector<Pragma>& pragmas) {
    for (const Pragma& pragma : pragmas) {
        const std::string name = pragma.name;
        SQLite::Statement set(database, "PRAGMA " + name + " = " + pragma.set);
        while (set.executeStep()) {
        }
        const std::string got = database.execAndGet("PRAGMA " + name).getString();
        if (got != pragma.expected) {
            return fail(ErrorCode::Io,
                        QStringLiteral("PRAGMA %1 is %2 instead of %3")
                            .arg(QString::fromStdString(name), QString::fromStdString(got),
                                 QString::fromStdString(pragma.expected)));
        }
    }
    return {};
}

std::string number(int value) {
    return std::to_string(value);
}

/// Else SQLite counts each piece of memory that it takes and gives back, under a lock: a tenth of
/// the time of 10 000 changed rows. Where SQLite has begun before, it stays as it is.
void countNoMemory() {
    static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file, int flags,
                                         const std::vector<Pragma>& pragmas) {
    countNoMemory();
    try {
        auto database =
            std::make_unique<SQLite::Database>(file.string(), flags | SQLITE_OPEN_NOMUTEX, kBusyMs);
        if (auto applied = apply(*database, pragmas); !applied)
            return fail(std::move(applied.error()));
        return std::make_unique<Connection>(std::move(database));
    } catch (const SQLite::Exception& exception) {
        return fail(toError(exception));
    }
}

}  // namespace

Result<std::unique_ptr<Connection>> openWriter(const std::filesystem::path& file,
                                               const FileLayout& layout) {
    // page_size and auto_vacuum come first: they count only before the first page is written.
    const std::vector<Pragma> pragmas{
        {"page_size", number(layout.pageBytes), number(layout.pageBytes)},
        {"auto_vacuum", "INCREMENTAL", "2"},
        {"journal_mode", layout.writeAheadLog ? "WAL" : "TRUNCATE",
         layout.writeAheadLog ? "wal" : "truncate"},
        {"synchronous", "FULL", "2"},
        // A log that one large change has made longer is cut when it begins anew.
        {"journal_size_limit", "16777216", "16777216"},
        {"foreign_keys", "ON", "1"},
        {"secure_delete", "FAST", "2"},
        {"temp_store", "MEMORY", "2"},
        {"cache_size", "-" + number(layout.cacheKiB), "-" + number(layout.cacheKiB)},
    };
    return open(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, pragmas);
}

Result<std::unique_ptr<Connection>> openReader(const std::filesystem::path& file,
                                               const FileLayout& layout) {
    return open(
        file, SQLite::OPEN_READONLY,
        {{"query_only", "ON", "1"},
         {"temp_store", "MEMORY", "2"},
         {"cache_size", "-" + number(layout.readerCacheKiB), "-" + number(layout.readerCacheKiB)}});
}

}  // namespace linnet::storage
