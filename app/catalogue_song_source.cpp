// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue_song_source.h"

#include "core/catalogue/catalogue_service.h"

namespace linnet::app {
namespace {

class StoredSong final : public playback::SongBytes {
 public:
    explicit StoredSong(std::unique_ptr<storage::MediaReader> reader)
        : m_reader(std::move(reader)) {}
    std::int64_t size() const override { return m_reader->size(); }
    Result<std::size_t> read(std::int64_t offset, std::span<std::byte> into) override {
        return m_reader->read(offset, into);
    }

 private:
    std::unique_ptr<storage::MediaReader> m_reader;
};

}  // namespace

CatalogueSongSource::CatalogueSongSource(catalogue::CatalogueService& catalogue,
                                         storage::Database& rows)
    : m_catalogue(catalogue), m_loudness(catalogue, rows) {}

std::vector<playback::SongLoudness> CatalogueSongSource::loudness(const Session& session,
                                                                  std::span<const SongId> songs) {
    return m_loudness.read(session, songs);
}

Result<std::unique_ptr<playback::SongBytes>> CatalogueSongSource::open(const Session& session,
                                                                       SongId song) {
    auto reader = m_catalogue.audio(session, song);
    if (!reader)
        return fail(std::move(reader.error()));
    return std::unique_ptr<playback::SongBytes>(new StoredSong(std::move(*reader)));
}

}  // namespace linnet::app
