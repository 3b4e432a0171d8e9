// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/library_document.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/export/document_json.h"
#include "core/catalogue/export/document_part.h"
#include "core/catalogue/export/document_writer.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/playlists/smart_json.h"
#include "core/catalogue/statistics/statistics_service.h"

namespace linnet::catalogue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBatch = 500;
const QString kFormat = QStringLiteral("linnet-library");

/// What other lists name songs by; 48 bytes a song.
struct SongNames {
    std::unordered_map<SongId, storage::ContentHash> byId;
    std::unordered_map<SongKey, SongId> byKey;

    [[nodiscard]] QString of(const SongId& song) const {
        const auto found = byId.find(song);
        return found == byId.end() ? QString() : found->second.toHex();
    }
};

/// Nothing: it could not be written.
std::optional<QString> coverOf(const Song& song,
                               const std::map<storage::ContentHash, QString>& covers) {
    if (!song.artwork)
        return QString();
    const auto found = covers.find(*song.artwork);
    return found == covers.end() ? std::nullopt : std::optional(found->second);
}

Result<> saveSongs(CatalogueService& catalogue, const Session& session, const DocumentPaths& paths,
                   SongNames& names, DocumentWriter& writer) {
    SongQuery query;
    query.sort = SongSort::Album;
    const auto keys = catalogue.list(session, query);
    if (!keys)
        return fail(keys.error());
    writer.beginList(QStringLiteral("songs"));
    for (std::size_t first = 0; first < keys->size(); first += kBatch) {
        const auto batch = std::span(*keys).subspan(first, std::min(kBatch, keys->size() - first));
        const auto stats = catalogue.statistics().stats(session, batch);
        if (!stats)
            return fail(stats.error());
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const auto id = catalogue.ids(session, batch.subspan(i, 1));
            if (!id)
                return fail(id.error());
            if (id->empty())
                continue;
            const auto song = catalogue.details(session, id->front());
            if (!song && song.error().code == ErrorCode::NotFound)
                continue;
            if (!song)
                return fail(song.error());
            names.byId.emplace(song->id, song->audio);
            names.byKey.emplace(song->key, song->id);
            const auto path = paths.songs.find(song->key);
            QJsonObject entry = songToJson(*song, (*stats)[i],
                                           path == paths.songs.end() ? QString() : path->second);
            if (paths.covers)
                if (const auto cover = coverOf(*song, *paths.covers))
                    entry.insert(QStringLiteral("cover"), *cover);
            if (auto added = writer.add(entry); !added)
                return added;
        }
    }
    writer.endList();
    return {};
}

Result<QJsonObject> playlistToJson(CatalogueService& catalogue, const Session& session,
                                   const Playlist& playlist, const SongNames& names) {
    QJsonObject entry{{QStringLiteral("name"), playlist.name}};
    if (playlist.kind == PlaylistKind::Smart) {
        const auto rules = catalogue.playlists().rules(session, playlist.id);
        if (!rules)
            return fail(rules.error());
        entry.insert(QStringLiteral("kind"), QStringLiteral("smart"));
        entry.insert(QStringLiteral("rules"), QJsonDocument::fromJson(toJson(*rules)).object());
    } else if (playlist.kind == PlaylistKind::Manual) {
        const auto entries = catalogue.playlists().songs(session, playlist.id);
        if (!entries)
            return fail(entries.error());
        QJsonArray songs;
        for (const SongKey one : *entries)
            if (const auto id = names.byKey.find(songOf(one)); id != names.byKey.end())
                songs.append(names.of(id->second));
        entry.insert(QStringLiteral("kind"), QStringLiteral("manual"));
        entry.insert(QStringLiteral("songs"), songs);
    }
    // Rules may name it.
    entry.insert(QStringLiteral("id"), playlist.id.toString());
    return entry;
}

/// Those of `all` from `at` on that stand at `depth`, with all that is in them.
Result<QJsonArray> playlistsToJson(CatalogueService& catalogue, const Session& session,
                                   const std::vector<Playlist>& all, std::size_t& at, int depth,
                                   const SongNames& names) {
    QJsonArray list;
    while (at < all.size() && all[at].depth >= depth) {
        const Playlist& playlist = all[at++];
        auto entry = playlistToJson(catalogue, session, playlist, names);
        if (!entry)
            return fail(entry.error());
        if (playlist.kind == PlaylistKind::Folder) {
            auto inside = playlistsToJson(catalogue, session, all, at, depth + 1, names);
            if (!inside)
                return inside;
            entry->insert(QStringLiteral("kind"), QStringLiteral("folder"));
            entry->insert(QStringLiteral("playlists"), *inside);
        }
        list.append(*entry);
    }
    return list;
}

}  // namespace

QString coverPath(const QByteArray& image, const storage::ContentHash& hash) {
    const char* ending = image.startsWith("\x89PNG") ? "png"
                         : image.startsWith("RIFF")  ? "webp"
                         : image.startsWith("GIF8")  ? "gif"
                         : image.startsWith("BM")    ? "bmp"
                                                     : "jpg";
    return QStringLiteral("%1/%2.%3").arg(kCoversFolder, hash.toHex(), QLatin1StringView(ending));
}

Result<> saveDocument(CatalogueService& catalogue, DocumentPart* part, const Session& session,
                      const DocumentPaths& paths,
                      const std::function<Result<>(QByteArrayView)>& out) {
    DocumentWriter writer(out);
    writer.field(QStringLiteral("format"), kFormat);
    writer.field(QStringLiteral("version"), kDocumentVersion);
    writer.field(QStringLiteral("written_at"),
                 QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    SongNames names;
    if (auto saved = saveSongs(catalogue, session, paths, names, writer); !saved)
        return saved;
    const auto all = catalogue.playlists().list(session);
    if (!all)
        return fail(all.error());
    std::size_t at = 0;
    const auto playlists = playlistsToJson(catalogue, session, *all, at, 0, names);
    if (!playlists)
        return fail(playlists.error());
    writer.field(QStringLiteral("playlists"), *playlists);
    for (const QString& list : part ? part->lists() : QStringList()) {
        writer.beginList(list);
        auto saved = part->save(
            session, list, [&](const SongId& song) { return names.of(song); },
            [&](const QJsonObject& entry) { return writer.add(entry); });
        if (!saved)
            return saved;
        writer.endList();
    }
    return writer.finish();
}

Result<QJsonObject> readDocument(const fs::path& folder) {
    std::error_code code;
    const fs::path path = folder / kDocumentName.toStdString();
    if (!fs::is_regular_file(path, code))
        return fail(ErrorCode::NotFound);
    QFile file(QFile::decodeName(path.c_str()));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unreadable, file.errorString());
    if (file.size() > std::numeric_limits<qint32>::max())
        return fail(ErrorCode::TooLarge, QString::number(file.size()));
    QJsonParseError error;
    const QJsonObject document = QJsonDocument::fromJson(file.readAll(), &error).object();
    if (document.value(QStringLiteral("format")).toString() != kFormat)
        return fail(ErrorCode::Unsupported, error.errorString());
    if (document.value(QStringLiteral("version")).toInt() > kDocumentVersion)
        return fail(ErrorCode::NewerVersion);
    return document;
}

std::vector<fs::path> ownFilesOf(const QJsonObject& document, const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& value : document.value(QStringLiteral("songs")).toArray()) {
        const QJsonObject entry = value.toObject();
        const QString file = entry.value(QStringLiteral("file")).toString();
        if (!file.isEmpty() && entry.value(QStringLiteral("only_me")).toBool())
            files.push_back(folder / file.toStdString());
    }
    return files;
}

}  // namespace linnet::catalogue
