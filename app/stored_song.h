// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/playback/song_source.h"
#include "storage/media_store.h"

namespace linnet::app {

/// A song's bytes are those of the media store.
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

}  // namespace linnet::app
