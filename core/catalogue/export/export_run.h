// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <set>
#include <stop_token>
#include <unordered_map>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/export/export_order.h"
#include "core/catalogue/export/library_document.h"
#include "core/catalogue/export/naming_pattern.h"
#include "core/catalogue/export/target_names.h"

namespace linnet::catalogue {

class DocumentPart;

/// One export, on the thread that calls run().
class ExportRun {
 public:
    using Settled = std::function<void(std::vector<ExportOutcome> outcomes)>;

    ExportRun(CatalogueService& catalogue, DocumentPart* part, const Session& session,
              ExportOrder order);

    [[nodiscard]] ExportReport run(const std::stop_token& stop, const Settled& settled);
    /// Any thread; without rate and time left.
    [[nodiscard]] ExportProgress progress() const;

 private:
    using Kind = ExportOutcome::Kind;

    [[nodiscard]] Result<std::vector<SongKey>> wantedSongs();
    void exportSongs(std::span<const SongKey> songs, const std::stop_token& stop,
                     const Settled& settled);
    [[nodiscard]] ExportOutcome exportSong(const Song& song, const std::stop_token& stop);
    [[nodiscard]] Result<bool> copyOriginal(const Song& song, const QString& wanted,
                                            const std::stop_token& stop, ExportOutcome& outcome);
    [[nodiscard]] Result<bool> writeCopy(const Song& song, const QString& wanted,
                                         ExportOutcome& outcome);
    /// The name, and whether the file is there already.
    [[nodiscard]] TargetNames::Target target(const QString& wanted, std::int64_t bytes,
                                             const storage::ContentHash& hash);
    void exportPlaylists(const std::stop_token& stop, const Settled& settled);
    [[nodiscard]] ExportOutcome exportPlaylist(const PlaylistId& playlist, const QString& name,
                                               const QString& folder);
    void exportCovers(const std::stop_token& stop);
    void writeDocument(const Settled& settled);
    /// Counts it; a failure that others would share ends the run.
    void take(const ExportOutcome& outcome);
    [[nodiscard]] bool over(const std::stop_token& stop) const;
    [[nodiscard]] std::filesystem::path placeOf(const QString& relative) const;

    CatalogueService& m_catalogue;
    DocumentPart* m_part;
    Session m_session;
    ExportOrder m_order;
    NamingPattern m_pattern;
    TargetNames m_names;
    ExportReport m_report;
    /// Relative to the folder; kept where playlists or the document name them.
    DocumentPaths m_paths;
    QString m_lastPath;  ///< that target() gave
    std::set<storage::ContentHash> m_covers;
    std::unordered_map<AlbumKey, QString> m_albumArtists;  ///< of the last albums that were met

    std::atomic<std::int64_t> m_songs{0};
    std::atomic<std::int64_t> m_songsDone{0};
    std::atomic<std::int64_t> m_bytesDone{0};
};

}  // namespace linnet::catalogue
