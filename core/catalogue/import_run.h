// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/import_folders.h"
#include "core/catalogue/importer.h"
#include "core/catalogue/prepared_song.h"

namespace linnet::catalogue {

/// The threads of one import: one walks, two read, hash and inspect, two commit batches by turns.
/// What is read but not committed is bounded, so that a fast disk does not fill the memory.
class ImportRun {
 public:
    struct Job {
        Session session;
        std::vector<std::filesystem::path> paths;
        Visibility visibility;
    };
    /// Some files are settled and the disk has what is called added; called on the run's threads.
    using Settled =
        std::function<void(std::vector<ImportOutcome> outcomes, std::int64_t newAlbums)>;
    /// The last call, when all is settled or given up; the run may then be destroyed, on another
    /// thread.
    using Ended = std::function<void(bool cancelled)>;

    ImportRun(CatalogueService& catalogue, Job job, Settled settled, Ended ended);
    /// Cancels and waits.
    ~ImportRun();

    /// More for the same run; false when it has ended meanwhile.
    [[nodiscard]] bool append(Job job);
    /// Nothing is begun any more; what is being committed is finished.
    void cancel();
    /// Any thread; without rate and time left.
    [[nodiscard]] ImportProgress progress() const;
    /// After `ended`.
    [[nodiscard]] std::vector<TextsReadAs> readAs() const { return m_folders.readAs(); }

 private:
    struct File {
        std::shared_ptr<const Job> job;
        std::filesystem::path path;
        std::int64_t bytes = 0;
        std::int64_t number = 0;  ///< in the order of the walk
    };
    struct Ready {
        File file;
        PreparedSong song;
    };

    void walk();
    void readFiles();
    void commitBatches();
    void commit(std::vector<Ready> batch);
    void correctTexts();
    void settle(std::vector<ImportOutcome> outcomes, std::int64_t newAlbums);
    void refuse(const File& file, const Error& error);
    [[nodiscard]] bool drained() const;  ///< with m_mutex held

    CatalogueService& m_catalogue;
    Settled m_settled;
    Ended m_ended;
    ImportFolders m_folders;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<std::shared_ptr<const Job>> m_jobs;
    std::deque<File> m_files;
    std::deque<Ready> m_ready;
    std::optional<Session> m_lastSession;  ///< of a batch that was committed
    bool m_over = false;                   ///< nothing can be appended
    int m_reading = 0;                     ///< files in the hands of a reader
    std::int64_t m_bytesHeld = 0;          ///< read or being read, not committed

    // What progress() reads: it may not wait for the lock, whose holder may be a reader that the
    // scheduler has set aside (65 ms were seen in the window).
    std::atomic<bool> m_walking{true};  ///< or about to; changed with m_mutex held
    std::atomic<std::int64_t> m_filesFound{0};
    std::atomic<std::int64_t> m_filesDone{0};
    std::atomic<std::int64_t> m_bytesFound{0};
    std::atomic<std::int64_t> m_bytesDone{0};

    std::atomic<int> m_committing{0};  ///< committers that have not ended

    std::stop_source m_stop;
    std::vector<std::jthread> m_threads;  // last: they use everything above
};

}  // namespace linnet::catalogue
