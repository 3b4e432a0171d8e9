// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QJsonObject>
#include <filesystem>
#include <functional>
#include <map>
#include <unordered_map>

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::catalogue {

class CatalogueService;
class DocumentPart;

/// What a profile's library knows beside its files, as JSON:
///
///     "format": "linnet-library", "version": 1, "written_at": time
///     "songs": [{"content", "file", "title", "artist", "album_artist", "album", "genre",
///       "composer", "comment", "lyrics", "year", "track", "disc", "duration_ms", "file_name",
///       "added_at", "only_me", "cover", "plays", "skips", "first_played_at", "last_played_at",
///       "rating", "favourite", "favourite_at"}]
///     "playlists": [{"kind": "folder", "name", "playlists": [...]},
///       {"kind": "manual", "name", "songs": [content...]},
///       {"kind": "smart", "name", "id", "rules": see smart_json.h}]
///
/// and the lists of a DocumentPart. "content" is the content hash of the stored bytes in
/// hexadecimal, by which other lists name the song; "file" its path from where the document stands,
/// missing where it was not written; "cover" the path of its image, in kCoversFolder, empty where
/// it has none, missing where the file's own is right. Times are ISO 8601 in UTC, ratings 0 to 100;
/// what is not known is missing. What a reader does not know it passes over; a higher version says
/// that it must not.
inline const QString kDocumentName = QStringLiteral("linnet-library.json");
inline constexpr int kDocumentVersion = 1;
inline const QString kCoversFolder = QStringLiteral("Covers");

/// "Covers/<content hash>.jpg", with the ending of the image's format.
[[nodiscard]] QString coverPath(const QByteArray& image, const storage::ContentHash& hash);

/// Where things were written, from where the document stands.
struct DocumentPaths {
    std::unordered_map<SongKey, QString> songs;
    /// By content hash; nothing: the files have their covers in them.
    std::optional<std::map<storage::ContentHash, QString>> covers;
};

[[nodiscard]] Result<> saveDocument(CatalogueService& catalogue, DocumentPart* part,
                                    const Session& session, const DocumentPaths& paths,
                                    const std::function<Result<>(QByteArrayView)>& out);

/// The document that lies in a folder. Errors: NotFound (none is there), Unreadable, Unsupported
/// (no such document), NewerVersion, TooLarge (over 2 GB).
[[nodiscard]] Result<QJsonObject> readDocument(const std::filesystem::path& folder);

/// The files of the songs that only their profile sees.
[[nodiscard]] std::vector<std::filesystem::path> ownFilesOf(const QJsonObject& document,
                                                            const std::filesystem::path& folder);

struct RestoreReport {
    std::int64_t songs = 0;      ///< of the document, that are in this library
    std::int64_t missing = 0;    ///< of the document, that are not
    std::int64_t edited = 0;     ///< got the document's fields
    std::int64_t covers = 0;     ///< songs that got the document's cover
    std::int64_t marked = 0;     ///< got plays, a rating or a heart
    std::int64_t playlists = 0;  ///< made
    // Entries of the DocumentPart.
    std::int64_t listens = 0;
    std::int64_t places = 0;   ///< in long songs
    std::int64_t presets = 0;  ///< of the equaliser
};

/// What a file became when its folder was imported.
struct ImportedSong {
    SongId song;
    bool isNew = false;  ///< it was not in the library before
};

/// Brings back all that the document in `folder` says: the fields and covers of songs, what the
/// profile did with them (what is known here already is kept where it is more), playlists, and the
/// DocumentPart's lists. `songs`: which song a file of the document became; one that is not named
/// there is found by its content. New ones were added when the document says, unless that is before
/// 1970 or yet to come. What is there already is not doubled, so that it can be done again.
[[nodiscard]] Result<RestoreReport> restoreDocument(CatalogueService& catalogue, DocumentPart* part,
                                                    const Session& session,
                                                    const QJsonObject& document,
                                                    const std::filesystem::path& folder,
                                                    const std::map<QString, ImportedSong>& songs);

}  // namespace linnet::catalogue
