// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/content_hash.h"

#include <sodium.h>

#include <stdexcept>

namespace linnet::storage {

std::optional<ContentHash> ContentHash::fromBytes(QByteArrayView bytes) {
    if (bytes.size() != static_cast<qsizetype>(kBytes))
        return std::nullopt;
    ContentHash hash;
    std::memcpy(hash.m_bytes.data(), bytes.data(), kBytes);
    return hash;
}

QByteArray ContentHash::toBytes() const {
    return {reinterpret_cast<const char*>(m_bytes.data()), static_cast<qsizetype>(kBytes)};
}

QString ContentHash::toHex() const {
    return QString::fromLatin1(toBytes().toHex());
}

ChunkHash chunkHash(QByteArrayView chunk) {
    static const int ready = sodium_init();  // picks the fastest implementation, once
    if (ready < 0)
        throw std::runtime_error("libsodium could not be initialised");
    ChunkHash hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(chunk.data()),
                       static_cast<unsigned long long>(chunk.size()), nullptr, 0);
    return hash;
}

ContentHash contentHash(const std::vector<ChunkHash>& chunks, std::int64_t length) {
    QByteArray leaves;
    leaves.reserve(static_cast<qsizetype>(chunks.size() * ContentHash::kBytes + 8));
    for (const ChunkHash& chunk : chunks)
        leaves.append(reinterpret_cast<const char*>(chunk.data()),
                      static_cast<qsizetype>(chunk.size()));
    for (int shift = 0; shift < 64; shift += 8)
        leaves.append(static_cast<char>((static_cast<std::uint64_t>(length) >> shift) & 0xff));
    return ContentHash(chunkHash(leaves));
}

HashedBytes hashed(QByteArray bytes) {
    HashedBytes result;
    const auto step = static_cast<qsizetype>(ContentHash::kChunkBytes);
    const QByteArrayView view(bytes);
    for (qsizetype at = 0; at < view.size(); at += step)
        result.chunkHashes.push_back(chunkHash(view.sliced(at, std::min(step, view.size() - at))));
    result.hash = contentHash(result.chunkHashes, view.size());
    result.bytes = std::move(bytes);
    return result;
}

}  // namespace linnet::storage
