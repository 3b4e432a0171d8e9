// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "storage/connection.h"
#include "storage/result.h"
#include "storage/settlement.h"

namespace linnet::storage {

/// How one of the two files is laid out (page size, journal, …); see architecture.
struct FileLayout {
    int pageBytes = 4096;
    bool writeAheadLog = true;  ///< else a rollback journal (TRUNCATE)
    int cacheKiB = 2048;        ///< page cache of the writer
    int readerCacheKiB = 4096;  ///< page cache of each reader
};

/// SQL with a name for messages. Run whole, as one script.
struct Script {
    QString name;
    QByteArray sql;
};

/// A step that brings a file from user_version `to - 1` to `to`.
struct Migration {
    int to = 0;
    Script script;
};

/// What a file's tables are: `fresh` makes a new file at `version`; `steps` bring an older one up
/// to it, each inside BEGIN IMMEDIATE … COMMIT with foreign_key_check and user_version. Fresh and
/// migrated are the same, which a test shows.
struct Schema {
    int version = 1;
    std::vector<Script> fresh;
    std::vector<Migration> steps;
    std::vector<Settlement> settlements;
};

/// One SQLite file: a single writing connection on a thread of its own, and read-only connections
/// that are leased to whoever reads.
///
/// Thread-safe. read() and write() block the caller and so are not for the GUI thread. A closure
/// passed in must not wait for a write() of the same Database.
class Database {
 public:
    /// Opens or creates the file, reads every pragma back, and makes or migrates the tables.
    /// Errors: NewerVersion and OlderVersion (left untouched), Damaged, DiskFull, Io.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file,
                                                                const FileLayout& layout,
                                                                const Schema& schema);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `function(Connection&)` on the calling thread with a read-only connection inside one
    /// read transaction, so that it sees one state of the file. `function` returns T or Result<T>;
    /// what it reads beside, on another thread, may see a later state.
    template <class F>
    [[nodiscard]] auto read(F&& function);

    /// Runs `function(Connection&)` on the writer thread inside BEGIN IMMEDIATE … COMMIT and waits.
    /// A returned error or an exception rolls back. `function` returns T or Result<T>.
    template <class F>
    [[nodiscard]] auto write(F&& function);

    /// As write(), without waiting. `afterwards` is told on the writer thread whether it was
    /// committed. Only for functions without a value.
    template <class F>
    void writeLater(F&& function, std::function<void(const Result<>&)> afterwards);

    /// Runs `function(Connection&)` on the writer thread outside a transaction (pragmas, vacuum).
    template <class F>
    [[nodiscard]] auto maintain(F&& function);

    /// Settles all that is due (see Settlement) and waits.
    [[nodiscard]] Result<> settle();

    [[nodiscard]] const std::filesystem::path& file() const;
    /// user_version after opening.
    [[nodiscard]] int version() const;

 private:
    class Impl;
    explicit Database(std::unique_ptr<Impl> impl);

    /// Type-erased halves of the templates above; defined in database.cpp.
    [[nodiscard]] Result<> runRead(const std::function<Result<>(Connection&)>& body);
    [[nodiscard]] std::future<Result<>> enqueue(
        std::function<Result<>(Connection&)> body, bool inTransaction,
        std::function<void(const Result<>&)> afterwards = {});

    std::unique_ptr<Impl> m_impl;
};

// --- templates ---------------------------------------------------------------------------------

namespace detail {
template <class T>
struct IsResult : std::false_type {};
template <class T>
struct IsResult<Result<T>> : std::true_type {};

/// Calls `function` and stores what it gives in `slot` (unused for void).
template <class F, class Slot>
Result<> call(F& function, Connection& connection, Slot& slot) {
    using Returned = std::invoke_result_t<F&, Connection&>;
    if constexpr (std::is_void_v<Returned>) {
        function(connection);
        return {};
    } else if constexpr (IsResult<Returned>::value) {
        Returned result = function(connection);
        if (!result)
            return fail(std::move(result.error()));
        if constexpr (!std::is_void_v<typename Returned::value_type>)
            slot.emplace(std::move(*result));
        return {};
    } else {
        slot.emplace(function(connection));
        return {};
    }
}

template <class R>
struct Value {
    using type = R;
};
template <class T>
struct Value<Result<T>> {
    using type = T;
};
struct Nothing {};
template <class F>
using ValueOf = typename Value<std::invoke_result_t<F&, Connection&>>::type;
template <class T>
using SlotOf = std::optional<std::conditional_t<std::is_void_v<T>, Nothing, T>>;

template <class T>
Result<T> unwrap(Result<> outcome, SlotOf<T>& slot) {
    if (!outcome)
        return fail(std::move(outcome.error()));
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*slot);
}
}  // namespace detail

template <class F>
auto Database::read(F&& function) {
    using T = detail::ValueOf<std::remove_reference_t<F>>;
    detail::SlotOf<T> slot;
    return detail::unwrap<T>(
        runRead([&](Connection& connection) { return detail::call(function, connection, slot); }),
        slot);
}

template <class F>
auto Database::write(F&& function) {
    using T = detail::ValueOf<std::remove_reference_t<F>>;
    detail::SlotOf<T> slot;
    return detail::unwrap<T>(
        enqueue([&](Connection& connection) { return detail::call(function, connection, slot); },
                true)
            .get(),
        slot);
}

template <class F>
auto Database::maintain(F&& function) {
    using T = detail::ValueOf<std::remove_reference_t<F>>;
    detail::SlotOf<T> slot;
    return detail::unwrap<T>(
        enqueue([&](Connection& connection) { return detail::call(function, connection, slot); },
                false)
            .get(),
        slot);
}

template <class F>
void Database::writeLater(F&& function, std::function<void(const Result<>&)> afterwards) {
    static_assert(std::is_void_v<detail::ValueOf<std::remove_reference_t<F>>>);
    auto shared = std::make_shared<std::decay_t<F>>(std::forward<F>(function));
    std::ignore = enqueue(
        [shared](Connection& connection) {
            detail::SlotOf<void> none;
            return detail::call(*shared, connection, none);
        },
        true, std::move(afterwards));
}

}  // namespace linnet::storage
