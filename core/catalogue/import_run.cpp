// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/import_run.h"

#include <sys/resource.h>

#include <algorithm>

#include "core/catalogue/file_walker.h"

namespace linnet::catalogue {
namespace {

constexpr int kReaders = 2;
constexpr int kReadersNice = 10;
/// While one batch waits for its rows to reach the disk, the next one's bytes are on their way.
constexpr int kCommitters = 2;
constexpr std::int64_t kHeldAtMost = 64 << 20;
/// A transaction of the media file; larger ones keep a player waiting longer (see MediaStore).
constexpr std::int64_t kBatchBytes = 16 << 20;
constexpr std::size_t kBatchSongs = 64;

}  // namespace

ImportRun::ImportRun(CatalogueService& catalogue, Job job, Settled settled, Ended ended)
    : m_catalogue(catalogue), m_settled(std::move(settled)), m_ended(std::move(ended)) {
    m_jobs.push_back(std::make_shared<const Job>(std::move(job)));
    m_threads.emplace_back([this] { walk(); });
    for (int i = 0; i < kReaders; ++i)
        m_threads.emplace_back([this] { readFiles(); });
    m_committing = kCommitters;
    for (int i = 0; i < kCommitters; ++i)
        m_threads.emplace_back([this] { commitBatches(); });
}

ImportRun::~ImportRun() {
    cancel();
    m_threads.clear();
}

bool ImportRun::append(Job job) {
    const std::scoped_lock lock(m_mutex);
    if (m_over || m_stop.stop_requested())
        return false;
    m_jobs.push_back(std::make_shared<const Job>(std::move(job)));
    m_walking = true;
    m_changed.notify_all();
    return true;
}

void ImportRun::cancel() {
    m_stop.request_stop();
    const std::scoped_lock lock(m_mutex);
    m_changed.notify_all();
}

ImportProgress ImportRun::progress() const {
    ImportProgress progress;
    progress.filesFound = m_filesFound.load();
    progress.filesDone = m_filesDone.load();
    progress.bytesFound = m_bytesFound.load();
    progress.bytesDone = m_bytesDone.load();
    progress.walking = m_walking.load();
    return progress;
}

bool ImportRun::drained() const {
    return !m_walking && m_files.empty() && m_reading == 0;
}

void ImportRun::walk() {
    const std::stop_token stop = m_stop.get_token();
    while (true) {
        std::shared_ptr<const Job> job;
        {
            std::unique_lock lock(m_mutex);
            m_walking = !m_jobs.empty();
            m_changed.notify_all();
            m_changed.wait(lock,
                           [&] { return stop.stop_requested() || m_over || !m_jobs.empty(); });
            if (stop.stop_requested() || m_over)
                return;
            job = m_jobs.front();
            m_jobs.pop_front();
        }
        FileWalker walker(
            [&](const std::filesystem::path& path, std::int64_t bytes) {
                const std::int64_t number = m_filesFound++;
                m_bytesFound += bytes;
                const std::scoped_lock lock(m_mutex);
                m_files.push_back({job, path, bytes, number});
                m_changed.notify_all();
            },
            [&](const std::filesystem::path& path, const Error& error) {
                ++m_filesFound;
                refuse({job, path, 0}, error);
            });
        m_folders.name(job->paths);
        walker.walk(job->paths, stop);
    }
}

void ImportRun::readFiles() {
    // Hashing fills a processor: the writers, the window and the music come first. (On Linux this
    // is the calling thread's.)
    ::setpriority(PRIO_PROCESS, 0, kReadersNice);
    const std::stop_token stop = m_stop.get_token();
    while (true) {
        File file;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] {
                return stop.stop_requested() || m_over ||
                       (!m_files.empty() &&
                        (m_bytesHeld == 0 || m_bytesHeld + m_files.front().bytes <= kHeldAtMost));
            });
            if (stop.stop_requested() || m_over)
                return;
            file = std::move(m_files.front());
            m_files.pop_front();
            m_bytesHeld += file.bytes;
            ++m_reading;
        }
        auto bytes = readWhole(file.path, kMaxSongBytes);
        auto song =
            bytes ? prepareSong(std::move(*bytes), importedName(file.path), file.job->visibility)
                  : Result<PreparedSong>(fail(std::move(bytes.error())));
        if (song)
            m_folders.enter(file.path, *song);
        else
            refuse(file, song.error());
        const std::scoped_lock lock(m_mutex);
        --m_reading;
        if (song)
            m_ready.push_back({std::move(file), std::move(*song)});
        else
            m_bytesHeld -= file.bytes;
        m_changed.notify_all();
    }
}

void ImportRun::commitBatches() {
    const std::stop_token stop = m_stop.get_token();
    while (true) {
        std::vector<Ready> batch;
        std::int64_t bytes = 0;
        {
            std::unique_lock lock(m_mutex);
            // Whole batches while more is coming; what there is when the readers wait for us.
            m_changed.wait(lock, [&] {
                std::int64_t waiting = 0;
                for (const Ready& ready : m_ready)
                    waiting += ready.file.bytes;
                const bool stalled = m_reading == 0 && !m_ready.empty() && !m_files.empty() &&
                                     m_bytesHeld + m_files.front().bytes > kHeldAtMost;
                return stop.stop_requested() || drained() || stalled || waiting >= kBatchBytes ||
                       m_ready.size() >= kBatchSongs;
            });
            if (stop.stop_requested() || (drained() && m_ready.empty())) {
                m_over = true;
                m_changed.notify_all();
                break;
            }
            while (!m_ready.empty() && batch.size() < kBatchSongs &&
                   (batch.empty() || (bytes + m_ready.front().file.bytes <= kBatchBytes &&
                                      m_ready.front().file.job == batch.front().file.job))) {
                bytes += m_ready.front().file.bytes;
                batch.push_back(std::move(m_ready.front()));
                m_ready.pop_front();
            }
        }
        commit(std::move(batch));
        const std::scoped_lock lock(m_mutex);
        m_bytesHeld -= bytes;
        m_changed.notify_all();
    }
    if (--m_committing == 0) {
        correctTexts();
        m_ended(stop.stop_requested());
    }
}

void ImportRun::correctTexts() {
    const auto corrections = m_folders.corrections();
    if (m_lastSession && !corrections.empty())
        std::ignore = m_catalogue.correct(*m_lastSession, corrections);
}

void ImportRun::commit(std::vector<Ready> batch) {
    // As they were found, not as the readers were done: of two equal files the first is the song.
    std::ranges::sort(batch, {}, [](const Ready& ready) { return ready.file.number; });
    std::vector<PreparedSong> songs;
    songs.reserve(batch.size());
    for (Ready& ready : batch)
        songs.push_back(std::move(ready.song));
    const Session session = batch.front().file.job->session;
    auto open = m_folders.settle(songs);
    const auto added = m_catalogue.addPrepared(session, std::move(songs));
    for (auto& texts : open)
        if (const auto& song = added[texts.index]; song && !song->alreadyThere) {
            texts.song = song->song;
            m_folders.added(std::move(texts));
        }

    {
        const std::scoped_lock lock(m_mutex);
        m_lastSession = session;
    }

    std::vector<ImportOutcome> outcomes;
    std::int64_t newAlbums = 0;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        ImportOutcome outcome;
        outcome.path = std::move(batch[i].file.path);
        outcome.bytes = batch[i].file.bytes;
        if (added[i]) {
            outcome.kind = added[i]->alreadyThere ? ImportOutcome::Kind::AlreadyThere
                                                  : ImportOutcome::Kind::Added;
            outcome.song = added[i]->song;
            newAlbums += added[i]->newAlbum ? 1 : 0;
        } else {
            outcome.error = added[i].error();
        }
        outcomes.push_back(std::move(outcome));
    }
    settle(std::move(outcomes), newAlbums);
}

void ImportRun::settle(std::vector<ImportOutcome> outcomes, std::int64_t newAlbums) {
    for (const ImportOutcome& outcome : outcomes)
        m_bytesDone += outcome.bytes;
    m_filesDone += static_cast<std::int64_t>(outcomes.size());
    m_settled(std::move(outcomes), newAlbums);
}

void ImportRun::refuse(const File& file, const Error& error) {
    ImportOutcome outcome;
    outcome.path = file.path;
    outcome.bytes = file.bytes;
    outcome.error = error;
    std::vector<ImportOutcome> outcomes;
    outcomes.push_back(std::move(outcome));
    settle(std::move(outcomes), 0);
}

}  // namespace linnet::catalogue
