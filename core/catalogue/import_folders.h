// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "core/catalogue/encoding_guess.h"
#include "core/catalogue/importer.h"
#include "core/catalogue/prepared_song.h"

namespace linnet::catalogue {

/// What the songs of an import have from the folder they lay in: its number, the disc that it is
/// named after, the cover that lies in it, and the encoding of their texts, which all songs of a
/// folder decide together.
///
/// A song is written before the last of its folder is read, so that no folder is held in memory;
/// its texts are read as what is known of the folder until then tells, and what the rest of the
/// folder tells otherwise is corrected at the end. Thread-safe; one a run.
class ImportFolders {
 public:
    /// Before songs of these paths are entered: covers among them are those of their folders, also
    /// where a file lies there that is called more like a cover.
    void name(std::span<const std::filesystem::path> paths);

    /// A song was read from this file.
    void enter(const std::filesystem::path& file, PreparedSong& song);

    /// A song with texts that name no encoding, as its file has them.
    struct Open {
        std::size_t index = 0;  ///< in the batch
        SongId song;
        std::int64_t folder = 0;
        Tags raw;
        QString fileName;
        TextEncoding readAs = TextEncoding::Western;
    };
    /// Before a batch is added; what it returns comes back to added().
    [[nodiscard]] std::vector<Open> settle(std::span<PreparedSong> songs);
    /// The song of this index was added.
    void added(Open open);

    /// When all is added: what reads otherwise now that every song of its folder is known.
    [[nodiscard]] std::vector<TextCorrection> corrections();
    /// What was read in which encoding, for the report; after corrections().
    [[nodiscard]] std::vector<TextsReadAs> readAs() const;

 private:
    [[nodiscard]] std::optional<storage::HashedBytes> coverIn(const std::filesystem::path& folder);
    [[nodiscard]] std::optional<storage::HashedBytes> readCover(
        const std::filesystem::path& folder) const;

    mutable std::mutex m_mutex;
    std::map<std::int64_t, EncodingEvidence> m_texts;  ///< only of folders with such texts
    std::vector<Open> m_open;
    std::mutex m_coversMutex;
    std::map<std::filesystem::path, std::vector<std::filesystem::path>> m_named;  ///< by folder
    std::map<std::filesystem::path, std::optional<storage::HashedBytes>> m_covers;
};

/// What songs that lay together share: a number of the folder's path, without a last part that
/// names a disc ("…/The Wall/CD 2"). Never 0.
[[nodiscard]] std::int64_t folderNumber(const std::filesystem::path& file);

}  // namespace linnet::catalogue
