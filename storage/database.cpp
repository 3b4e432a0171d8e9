// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include <sqlite3.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "storage/migrator.h"
#include "storage/open_connection.h"
#include "storage/wide_cache.h"

namespace linnet::storage {
namespace {

/// Refuses a file that is not to be touched before the writer's pragmas touch it.
Result<> inspect(const std::filesystem::path& file, const FileLayout& layout,
                 const Schema& schema) {
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        return {};
    auto reader = openReader(file, layout);
    Result<int> version =
        reader ? knownVersion(**reader, schema) : Result<int>(fail(reader.error()));
    if (!version && (version.error().code == ErrorCode::NewerVersion ||
                     version.error().code == ErrorCode::OlderVersion ||
                     version.error().code == ErrorCode::Damaged))
        return fail(std::move(version.error()));
    return {};  // what a reader cannot do (roll back after a crash, say) the writer tries itself
}

/// Runs `body` inside a transaction that commits only where it succeeds.
Result<> transacted(Connection& connection, const char* begin,
                    const std::function<Result<>(Connection&)>& body) {
    connection.exec(begin);
    const auto rollBack = [&connection] {
        connection.resetStatements();
        if (!sqlite3_get_autocommit(connection.raw().getHandle()))
            connection.exec("ROLLBACK");
    };
    try {
        auto result = body(connection);
        connection.resetStatements();
        if (result)
            connection.exec("COMMIT");
        else
            rollBack();
        return result;
    } catch (...) {
        rollBack();
        throw;
    }
}

Result<> guarded(const std::function<Result<>()>& body) {
    try {
        return body();
    } catch (const SQLite::Exception& exception) {
        return fail(toError(exception));
    } catch (const std::exception& exception) {
        return fail(ErrorCode::Internal, QString::fromUtf8(exception.what()));
    }
}

}  // namespace

class Database::Impl {
 public:
    Impl(std::filesystem::path path, FileLayout fileLayout)
        : file(std::move(path)), layout(fileLayout) {}

    ~Impl() {
        {
            const std::scoped_lock lock(jobsMutex);
            stopping = true;
        }
        jobsWaiting.notify_one();
        readers.clear();  // before the writer, whose closing is then the last and checkpoints
        if (thread.joinable())
            thread.join();
    }

    /// Starts the writer's thread and waits until it has opened the file.
    Result<> start(const Schema& schema) {
        settlements = schema.settlements;
        due = !settlements.empty();
        std::promise<Result<>> opened;
        auto ready = opened.get_future();
        // The promise goes with the thread: the caller may be gone before it is done with it.
        thread = std::thread([this, &schema, opened = std::move(opened)]() mutable {
            std::unique_ptr<Connection> writer;
            Result<> outcome = inspect(file, layout, schema);
            if (outcome) {
                if (auto connection = openWriter(file, layout)) {
                    writer = std::move(*connection);
                    sqlite3_wal_hook(writer->raw().getHandle(), &noteLog, this);
                    outcome = migrate(*writer, schema);
                } else {
                    outcome = fail(connection.error());
                }
            }
            const bool good = outcome.has_value();
            opened.set_value(std::move(outcome));
            if (good)
                runJobs(*writer);
        });
        return ready.get();
    }

    std::future<Result<>> enqueue(std::function<Result<>(Connection&)> body, bool inTransaction,
                                  std::function<void(const Result<>&)> afterwards) {
        Job job{std::move(body), inTransaction, std::move(afterwards), {}};
        auto done = job.done.get_future();
        {
            const std::scoped_lock lock(jobsMutex);
            jobs.push_back(std::move(job));
        }
        jobsWaiting.notify_one();
        return done;
    }

    Result<> read(const std::function<Result<>(Connection&)>& body) {
        std::unique_ptr<Connection> connection = takeReader();
        if (!connection) {
            auto opened = openReader(file, layout);
            if (!opened)
                return fail(std::move(opened.error()));
            connection = std::move(*opened);
        }
        auto result = guarded([&] { return transacted(*connection, "BEGIN DEFERRED", body); });
        const std::scoped_lock lock(readersMutex);
        if (readers.size() < kIdleReaders)
            readers.push_back(std::move(connection));
        return result;
    }

    /// One transaction's worth of what is due; on the writer's thread.
    Result<> settlePart(Connection& connection) {
        bool all = true;
        auto outcome =
            transacted(connection, "BEGIN IMMEDIATE", [&](Connection& inside) -> Result<> {
                const WideCache wide(inside);
                for (const Settlement& settlement : settlements)
                    all = settleSome(inside, settlement) && all;
                return {};
            });
        if (outcome)
            due = !all;
        return outcome;
    }
    [[nodiscard]] bool isDue() const { return due; }

    const std::filesystem::path file;
    const FileLayout layout;
    int version = 0;

 private:
    static constexpr std::size_t kIdleReaders = 4;
    static constexpr int kLogPages = 1000;
    /// Behind so many pages readers take longer to find theirs. About what one edit of 10 000
    /// songs writes in a library of a million.
    static constexpr int kLogPagesMost = 60'000;
    /// Without a job for so long, nobody is at it: what comes next waits for a piece of tidying up.
    static constexpr std::chrono::milliseconds kIdle{100};

    struct Job {
        std::function<Result<>(Connection&)> body;
        bool inTransaction = true;
        std::function<void(const Result<>&)> afterwards;
        std::promise<Result<>> done;
    };

    std::unique_ptr<Connection> takeReader() {
        const std::scoped_lock lock(readersMutex);
        if (readers.empty())
            return nullptr;
        auto connection = std::move(readers.back());
        readers.pop_back();
        return connection;
    }

    static int noteLog(void* self, sqlite3*, const char*, int pages) {
        static_cast<Impl*>(self)->logPages = pages;
        return SQLITE_OK;
    }

    /// Moves the log into the file. SQLite would do it inside the commit; so it is done when
    /// whoever waits for that has gone on. What cannot be moved (a reader needs it, or the disk is
    /// full) is safe in the log, and moved after a later commit.
    void checkpoint(Connection& connection) {
        logPages = 0;
        sqlite3_wal_checkpoint_v2(connection.raw().getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE,
                                  nullptr, nullptr);
    }

    Result<> run(Connection& connection, const Job& job) {
        if (!job.inTransaction)
            return job.body(connection);
        bool left = false;
        auto outcome = transacted(connection, "BEGIN IMMEDIATE", [&](Connection& inside) {
            auto result = job.body(inside);
            inside.resetStatements();
            for (auto one = settlements.begin(); result && one != settlements.end(); ++one)
                left = settleFew(inside, *one) || left;
            return result;
        });
        if (outcome)
            due = left;
        return outcome;
    }

    void runJobs(Connection& connection) {
        auto patience = kIdle;
        for (;;) {
            std::unique_lock lock(jobsMutex);
            const auto wanted = [this] { return stopping || !jobs.empty(); };
            if (due || logPages >= kLogPages)
                jobsWaiting.wait_for(lock, patience, wanted);
            else
                jobsWaiting.wait(lock, wanted);
            if (jobs.empty() && stopping)
                return;  // everything asked for is done; what is due waits in the file
            if (jobs.empty()) {
                lock.unlock();
                tidyUp(connection);
                patience = {};
                continue;
            }
            patience = kIdle;
            Job job = std::move(jobs.front());
            jobs.pop_front();
            lock.unlock();
            auto outcome = guarded([&] { return run(connection, job); });
            if (job.afterwards)
                job.afterwards(outcome);
            job.done.set_value(std::move(outcome));
            if (logPages >= kLogPagesMost)
                checkpoint(connection);
        }
    }

    /// A piece of what may wait until nothing else does.
    void tidyUp(Connection& connection) {
        // What fails now would fail again at once: it waits for the next transaction.
        if (due && !guarded([&] { return settlePart(connection); }))
            due = false;
        if (!due && logPages >= kLogPages)
            checkpoint(connection);
    }

    std::vector<Settlement> settlements;
    bool due = false;  ///< something may be left of the settlements; the writer's
    int logPages = 0;  ///< of the write-ahead log after the last commit; the writer's
    std::thread thread;
    std::mutex jobsMutex;
    std::condition_variable jobsWaiting;
    std::deque<Job> jobs;
    bool stopping = false;
    std::mutex readersMutex;
    std::vector<std::unique_ptr<Connection>> readers;
};

Database::Database(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file,
                                                 const FileLayout& layout, const Schema& schema) {
    auto impl = std::make_unique<Impl>(file, layout);
    if (auto started = impl->start(schema); !started)
        return fail(std::move(started.error()));
    impl->version = schema.version;
    return std::unique_ptr<Database>(new Database(std::move(impl)));
}

Result<> Database::settle() {
    return maintain([this](Connection& connection) -> Result<> {
        do {
            if (auto done = m_impl->settlePart(connection); !done)
                return done;
        } while (m_impl->isDue());
        return {};
    });
}

const std::filesystem::path& Database::file() const {
    return m_impl->file;
}

int Database::version() const {
    return m_impl->version;
}

Result<> Database::runRead(const std::function<Result<>(Connection&)>& body) {
    return m_impl->read(body);
}

std::future<Result<>> Database::enqueue(std::function<Result<>(Connection&)> body,
                                        bool inTransaction,
                                        std::function<void(const Result<>&)> afterwards) {
    return m_impl->enqueue(std::move(body), inTransaction, std::move(afterwards));
}

}  // namespace linnet::storage
