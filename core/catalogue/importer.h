// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"
#include "core/catalogue/text_encoding.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::catalogue {

class CatalogueService;

struct ImportProgress {
    std::int64_t filesFound = 0;  ///< grows while folders are still walked
    std::int64_t filesDone = 0;   ///< added, already there or refused
    std::int64_t bytesFound = 0;
    std::int64_t bytesDone = 0;
    bool walking = true;
    double bytesPerSecond = 0;
    std::optional<std::chrono::milliseconds> timeLeft;  ///< nothing while walking
};

/// What became of one file.
struct ImportOutcome {
    enum class Kind : std::uint8_t { Added, AlreadyThere, Refused };
    std::filesystem::path path;  ///< the bytes the system gave, not always UTF-8
    Kind kind = Kind::Refused;
    std::optional<SongId> song;  ///< unless refused
    std::int64_t bytes = 0;
    Error error;  ///< when refused
};

/// Songs whose tags name no encoding, or the wrong one, and what theirs was taken for.
struct TextsReadAs {
    TextEncoding encoding = TextEncoding::Western;
    std::vector<SongId> songs;
    QString before;  ///< one text as it reads without
    QString after;
};

/// What start() was called for, by number.
enum class ImportNumber : std::uint64_t {};

struct ImportReport {
    std::vector<ImportNumber> of;         ///< all that it tells of, in order
    std::vector<ImportOutcome> outcomes;  ///< in the order in which they were settled
    std::int64_t added = 0;
    std::int64_t alreadyThere = 0;
    std::int64_t refused = 0;
    std::int64_t bytesAdded = 0;
    std::int64_t albumsAdded = 0;
    std::vector<TextsReadAs> readAs;  ///< one for each encoding
    std::chrono::milliseconds took{0};
    bool cancelled = false;
};

/// Copies files and folders into the library in the background: walks, reads each file once, hashes
/// and reads tags on a small pool, hands batches to the writer. start() and cancel() belong to the
/// thread the object lives in, and the signals arrive there. One run at a time; what is started
/// meanwhile is appended to it.
///
/// Folders are walked recursively and each once, whatever links lead to it; hidden files and files
/// that are plainly no audio by their ending (images, playlists, texts) are passed over without a
/// word when found inside a folder, and refused when named themselves; images and lyrics only when
/// nothing is named with them that may be music.
class Importer : public QObject {
    Q_OBJECT

 public:
    explicit Importer(CatalogueService& catalogue, QObject* parent = nullptr);
    ~Importer() override;

    /// Returns what finished() will name in the report: not always that of the run that is under
    /// way, which may be over without having said so.
    ImportNumber start(const Session& session, std::vector<std::filesystem::path> paths,
                       Visibility visibility = Visibility::Everyone);
    /// What is committed stays; finished() follows with `cancelled`.
    void cancel();
    [[nodiscard]] bool running() const;

 Q_SIGNALS:
    void progressed(const linnet::catalogue::ImportProgress& progress);
    /// After the commit; what this reports as added is on the disk.
    void settled(const std::vector<linnet::catalogue::ImportOutcome>& outcomes);
    void finished(const linnet::catalogue::ImportReport& report);

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::catalogue
