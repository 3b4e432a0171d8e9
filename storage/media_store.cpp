// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/media_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "storage/database.h"
#include "storage/schema.h"
#include "storage/write_behind.h"
#include "storage/write_gate.h"

namespace linnet::storage {
namespace {

constexpr std::int64_t kChunksPerMedia = std::int64_t{1} << 20;  // room for 270 GB a song
constexpr int kVacuumPages = 64;                                 // 4 MB a step

FileLayout mediaLayout() {
    FileLayout layout;
    layout.pageBytes = 65536;
    layout.writeAheadLog = false;
    // A transaction's pages go to the file while it still grows (and WriteBehind has them on their
    // way to the disk), so that little is left for its commit to wait for.
    layout.cacheKiB = 1024;
    layout.readerCacheKiB = 1024;
    return layout;
}

std::int64_t chunkKey(std::int64_t media, std::int64_t index) {
    return media * kChunksPerMedia + index;
}

void bind(SQLite::Statement& statement, int index, const ContentHash& hash) {
    statement.bind(index, hash.bytes().data(), static_cast<int>(ContentHash::kBytes));
}

QByteArrayView blobView(const SQLite::Column& column) {
    return {static_cast<const char*>(column.getBlob()), column.getBytes()};
}

std::int64_t chunkCount(std::int64_t bytes) {
    constexpr auto kStep = static_cast<std::int64_t>(ContentHash::kChunkBytes);
    return (bytes + kStep - 1) / kStep;
}

/// The media's row number, and its length in `*bytes`.
std::optional<std::int64_t> find(Connection& connection, const ContentHash& hash,
                                 std::int64_t* bytes = nullptr) {
    auto& statement = connection.prepare("SELECT key, bytes FROM media WHERE hash = ?");
    bind(statement, 1, hash);
    if (!statement.executeStep())
        return std::nullopt;
    if (bytes != nullptr)
        *bytes = statement.getColumn(1).getInt64();
    const std::int64_t key = statement.getColumn(0).getInt64();
    statement.reset();
    return key;
}

void insert(Connection& connection, const HashedBytes& item) {
    auto& media = connection.prepare("INSERT INTO media (hash, bytes) VALUES (?, ?)");
    bind(media, 1, item.hash);
    media.bind(2, static_cast<std::int64_t>(item.bytes.size()));
    media.exec();
    const std::int64_t key = connection.raw().getLastInsertRowid();
    auto& chunk = connection.prepare("INSERT INTO chunks (key, hash, data) VALUES (?, ?, ?)");
    constexpr auto kStep = static_cast<qsizetype>(ContentHash::kChunkBytes);
    for (std::size_t i = 0; i < item.chunkHashes.size(); ++i) {
        const qsizetype at = static_cast<qsizetype>(i) * kStep;
        chunk.reset();
        chunk.bind(1, chunkKey(key, static_cast<std::int64_t>(i)));
        chunk.bindNoCopy(2, item.chunkHashes[i].data(), static_cast<int>(ContentHash::kBytes));
        chunk.bindNoCopy(3, item.bytes.constData() + at,
                         static_cast<int>(std::min(kStep, item.bytes.size() - at)));
        chunk.exec();
    }
    chunk.reset();
    chunk.clearBindings();
}

void erase(Connection& connection, std::int64_t key) {
    auto& chunks = connection.prepare("DELETE FROM chunks WHERE key >= ? AND key < ?");
    chunks.bind(1, chunkKey(key, 0));
    chunks.bind(2, chunkKey(key + 1, 0));
    chunks.exec();
    auto& media = connection.prepare("DELETE FROM media WHERE key = ?");
    media.bind(1, key);
    media.exec();
}

}  // namespace

class MediaStore::Impl {
 public:
    explicit Impl(const std::filesystem::path& file) : writeBehind(file) {}

    /// One transaction that waits at the gate before it begins.
    template <class F>
    Result<> transact(F&& body) {
        return database->maintain([&](Connection& connection) {
            gate.write([&] {
                connection.exec("BEGIN IMMEDIATE");
                try {
                    body(connection);
                    connection.resetStatements();
                    connection.exec("COMMIT");
                } catch (...) {
                    connection.resetStatements();
                    if (!sqlite3_get_autocommit(connection.raw().getHandle()))
                        connection.exec("ROLLBACK");
                    throw;
                }
            });
        });
    }

    /// The pages of deleted rows go back to the file system.
    Result<> shrink(std::stop_token stop) {
        while (!stop.stop_requested()) {
            auto left = database->maintain([this](Connection& connection) {
                gate.write([&] {
                    SQLite::Statement step(
                        connection.raw(),
                        "PRAGMA incremental_vacuum(" + std::to_string(kVacuumPages) + ")");
                    while (step.executeStep()) {
                    }
                });
                return connection.raw().execAndGet("PRAGMA freelist_count").getInt64();
            });
            if (!left)
                return fail(std::move(left.error()));
            if (*left == 0)
                break;
        }
        return {};
    }

    template <class F>
    auto read(F&& body) {
        const WriteGate::Reading reading(gate);
        return database->read(std::forward<F>(body));
    }

    /// A chunk's bytes, checked against its hash.
    Result<QByteArray> chunk(std::int64_t media, std::int64_t index) {
        return read([&](Connection& connection) -> Result<QByteArray> {
            auto& statement = connection.prepare("SELECT hash, data FROM chunks WHERE key = ?");
            statement.bind(1, chunkKey(media, index));
            if (!statement.executeStep())
                return fail(ErrorCode::Damaged, QStringLiteral("chunk %1 is missing").arg(index));
            const QByteArray data = blobView(statement.getColumn(1)).toByteArray();
            const ChunkHash actual = chunkHash(data);
            const QByteArrayView expected = blobView(statement.getColumn(0));
            if (expected.size() != static_cast<qsizetype>(actual.size()) ||
                std::memcmp(expected.data(), actual.data(), actual.size()) != 0) {
                return fail(ErrorCode::Damaged,
                            QStringLiteral("chunk %1 does not match its hash").arg(index));
            }
            return data;
        });
    }

    WriteBehind writeBehind;  // before the database, whose connections it must outlive
    std::unique_ptr<Database> database;
    WriteGate gate;
};

namespace {

/// Reads chunk by chunk and keeps the last one.
template <class Store>
class ChunkReader final : public MediaReader {
 public:
    ChunkReader(Store& store, std::int64_t media, std::int64_t bytes)
        : m_store(store), m_media(media), m_bytes(bytes) {}

    [[nodiscard]] std::int64_t size() const override { return m_bytes; }

    [[nodiscard]] Result<std::size_t> read(std::int64_t offset,
                                           std::span<std::byte> into) override {
        constexpr auto kStep = static_cast<std::int64_t>(ContentHash::kChunkBytes);
        std::size_t filled = 0;
        while (filled < into.size() && offset >= 0 && offset < m_bytes) {
            const std::int64_t index = offset / kStep;
            if (index != m_index) {
                auto chunk = m_store.chunk(m_media, index);
                if (!chunk)
                    return fail(std::move(chunk.error()));
                m_chunk = std::move(*chunk);
                m_index = index;
            }
            const std::int64_t within = offset - index * kStep;
            const auto length = std::min<std::int64_t>(
                static_cast<std::int64_t>(into.size() - filled), m_chunk.size() - within);
            if (length <= 0)
                return fail(ErrorCode::Damaged, QStringLiteral("chunk %1 is too short").arg(index));
            std::memcpy(into.data() + filled, m_chunk.constData() + within,
                        static_cast<std::size_t>(length));
            filled += static_cast<std::size_t>(length);
            offset += length;
        }
        return filled;
    }

 private:
    Store& m_store;
    const std::int64_t m_media;
    const std::int64_t m_bytes;
    std::int64_t m_index = -1;
    QByteArray m_chunk;
};

}  // namespace

MediaStore::MediaStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
MediaStore::~MediaStore() = default;

Result<std::unique_ptr<MediaStore>> MediaStore::open(const std::filesystem::path& file,
                                                     std::int64_t maxBytes) {
    auto database = Database::open(file, mediaLayout(), mediaSchema());
    if (!database)
        return fail(std::move(database.error()));
    auto impl = std::make_unique<Impl>(file);
    impl->database = std::move(*database);
    if (maxBytes > 0) {
        auto bounded = impl->database->maintain([maxBytes](Connection& connection) {
            const std::int64_t pages =
                std::max<std::int64_t>(1, maxBytes / mediaLayout().pageBytes);
            connection.raw().execAndGet("PRAGMA max_page_count = " + std::to_string(pages));
        });
        if (!bounded)
            return fail(std::move(bounded.error()));
    }
    return std::unique_ptr<MediaStore>(new MediaStore(std::move(impl)));
}

Result<std::vector<bool>> MediaStore::put(std::span<const HashedBytes> items) {
    std::vector<bool> isNew;
    auto stored = m_impl->transact([&](Connection& connection) {
        isNew.clear();
        for (const HashedBytes& item : items) {
            isNew.push_back(!find(connection, item.hash));
            if (!isNew.back())
                continue;
            insert(connection, item);
            m_impl->writeBehind.begin();
        }
    });
    if (!stored)
        return fail(std::move(stored.error()));
    return isNew;
}

Result<bool> MediaStore::contains(const ContentHash& hash) {
    return m_impl->read([&](Connection& connection) { return find(connection, hash).has_value(); });
}

Result<std::unique_ptr<MediaReader>> MediaStore::open(const ContentHash& hash) {
    return m_impl->read([&](Connection& connection) -> Result<std::unique_ptr<MediaReader>> {
        std::int64_t bytes = 0;
        const auto key = find(connection, hash, &bytes);
        if (!key)
            return fail(ErrorCode::NotFound, hash.toHex());
        return std::make_unique<ChunkReader<Impl>>(*m_impl, *key, bytes);
    });
}

Result<QByteArray> MediaStore::bytes(const ContentHash& hash) {
    auto reader = open(hash);
    if (!reader)
        return fail(std::move(reader.error()));
    QByteArray bytes((*reader)->size(), Qt::Uninitialized);
    auto got = (*reader)->read(
        0, std::as_writable_bytes(std::span(bytes.data(), static_cast<std::size_t>(bytes.size()))));
    if (!got)
        return fail(std::move(got.error()));
    return bytes;
}

Result<std::vector<MediaStore::Entry>> MediaStore::entries() {
    return m_impl->read([](Connection& connection) {
        std::vector<Entry> entries;
        auto& statement = connection.prepare("SELECT hash, bytes FROM media ORDER BY hash");
        while (statement.executeStep()) {
            if (const auto hash = ContentHash::fromBytes(blobView(statement.getColumn(0))))
                entries.push_back({*hash, statement.getColumn(1).getInt64()});
        }
        return entries;
    });
}

Result<std::int64_t> MediaStore::collect(const std::function<bool(const ContentHash&)>& keep,
                                         std::stop_token stop) {
    auto all = entries();
    if (!all)
        return fail(std::move(all.error()));
    std::int64_t freed = 0;
    for (const Entry& entry : *all) {
        if (stop.stop_requested())
            break;
        if (keep(entry.hash))
            continue;
        const auto bytes = free(std::span(&entry.hash, 1));
        if (!bytes)
            return fail(bytes.error());
        freed += *bytes;
    }
    if (freed > 0) {
        if (auto shrunk = shrink(stop); !shrunk)
            return fail(std::move(shrunk.error()));
    }
    return freed;
}

Result<std::int64_t> MediaStore::free(std::span<const ContentHash> hashes) {
    std::int64_t freed = 0;
    for (const ContentHash& hash : hashes) {
        // One a transaction, so that a waiting player never waits for more than one song's pages.
        std::int64_t bytes = 0;
        auto removed = m_impl->transact([&](Connection& connection) {
            bytes = 0;
            if (const auto key = find(connection, hash, &bytes))
                erase(connection, *key);
        });
        if (!removed)
            return fail(std::move(removed.error()));
        freed += bytes;
    }
    return freed;
}

Result<> MediaStore::shrink(std::stop_token stop) {
    return m_impl->shrink(stop);
}

Result<> MediaStore::remove(std::span<const ContentHash> hashes) {
    return m_impl->transact([&](Connection& connection) {
        for (const ContentHash& hash : hashes) {
            if (const auto key = find(connection, hash))
                erase(connection, *key);
        }
    });
}

Result<std::vector<MediaStore::Fault>> MediaStore::check(std::stop_token stop) {
    std::vector<Fault> faults;
    auto structure = m_impl->read([&](Connection& connection) {
        auto& statement = connection.prepare("PRAGMA integrity_check");
        while (statement.executeStep()) {
            const QString line = QString::fromUtf8(statement.getColumn(0).getText());
            if (line != QStringLiteral("ok"))
                faults.push_back({{}, QStringLiteral("media.db: %1").arg(line)});
        }
    });
    if (!structure)
        return fail(std::move(structure.error()));
    auto all = entries();
    if (!all)
        return fail(std::move(all.error()));
    for (const Entry& entry : *all) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        auto key =
            m_impl->read([&](Connection& connection) { return find(connection, entry.hash); });
        if (!key)
            return fail(std::move(key.error()));
        if (!*key)
            continue;  // removed meanwhile
        std::vector<ChunkHash> leaves;
        bool whole = true;
        for (std::int64_t i = 0; i < chunkCount(entry.bytes); ++i) {
            auto chunk = m_impl->chunk(**key, i);
            if (!chunk && chunk.error().code != ErrorCode::Damaged)
                return fail(std::move(chunk.error()));
            if (!chunk) {
                faults.push_back({entry.hash, chunk.error().detail});
                whole = false;
                continue;
            }
            leaves.push_back(chunkHash(*chunk));
        }
        if (whole && contentHash(leaves, entry.bytes) != entry.hash)
            faults.push_back({entry.hash, QStringLiteral("the chunks do not make up the content")});
    }
    return faults;
}

}  // namespace linnet::storage
