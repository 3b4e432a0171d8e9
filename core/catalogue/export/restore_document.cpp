// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/export/document_json.h"
#include "core/catalogue/export/document_part.h"
#include "core/catalogue/export/library_document.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/playlists/smart_json.h"
#include "core/catalogue/statistics/statistics_service.h"

namespace linnet::catalogue {
namespace {

constexpr std::size_t kRestoredAtOnce = 500;

class Restoring {
 public:
    Restoring(CatalogueService& catalogue, const Session& session, const QJsonObject& document,
              const std::filesystem::path& folder)
        : m_catalogue(catalogue), m_session(session), m_document(document), m_folder(folder) {}

    Result<> findSongs(const std::map<QString, ImportedSong>& imported);
    Result<> keepDates();
    Result<> editFields();
    Result<> setCovers();
    Result<> mergeStats();
    Result<> makePlaylists();
    [[nodiscard]] std::optional<SongId> songNamed(const QString& name) const {
        const auto found = m_byName.find(name);
        return found == m_byName.end() ? std::nullopt : std::optional(found->second.id);
    }

    RestoreReport report;

 private:
    struct Found {
        SongId id;
        SongKey key{};
        qsizetype entry = 0;
        bool isNew = false;
    };

    [[nodiscard]] QJsonObject entryOf(const Found& song) const {
        return m_songs[song.entry].toObject();
    }
    Result<> makePlaylists(const QJsonArray& list, std::optional<PlaylistId> folder);
    Result<PlaylistId> makePlaylist(const QJsonObject& entry, std::optional<PlaylistId> folder);
    [[nodiscard]] std::optional<PlaylistId> thatIsThere(const QJsonObject& entry,
                                                        std::optional<PlaylistId> folder,
                                                        std::span<const SongKey> songs);
    Result<> nameInRules();

    CatalogueService& m_catalogue;
    const Session& m_session;
    const QJsonObject& m_document;
    const std::filesystem::path& m_folder;
    std::map<QString, std::vector<SongKey>> m_covers;  ///< songs that are to get this one
    QJsonArray m_songs;
    std::unordered_map<QString, Found> m_byName;  ///< by the content that the document says
    std::vector<Found> m_found;
    std::vector<Playlist> m_there;                        ///< before anything was made
    std::unordered_map<QString, PlaylistId> m_playlists;  ///< by the document's id
    std::vector<std::pair<PlaylistId, SmartRules>> m_smart;
};

Result<> Restoring::findSongs(const std::map<QString, ImportedSong>& imported) {
    m_songs = m_document.value(QStringLiteral("songs")).toArray();
    // What was not imported just now can be there since before.
    std::unordered_map<storage::ContentHash, SongId,
                       decltype([](const auto& hash) { return qHash(hash); })>
        byContent;
    const auto all = m_catalogue.list(m_session, {});
    if (!all)
        return fail(all.error());
    for (std::size_t first = 0; first < all->size(); first += kRestoredAtOnce) {
        const auto rows = m_catalogue.songs(
            m_session,
            std::span(*all).subspan(first, std::min(kRestoredAtOnce, all->size() - first)));
        if (!rows)
            return fail(rows.error());
        for (const auto& song : *rows)
            if (song)
                byContent.emplace(song->audio, song->id);
    }
    for (qsizetype i = 0; i < m_songs.size(); ++i) {
        const QJsonObject entry = m_songs[i].toObject();
        std::optional<SongId> id;
        bool isNew = false;
        if (const auto file = imported.find(entry.value(QStringLiteral("file")).toString());
            file != imported.end()) {
            id = file->second.song;
            isNew = file->second.isNew;
        }
        if (const auto content = contentFromJson(entry); !id && content)
            if (const auto there = byContent.find(*content); there != byContent.end())
                id = there->second;
        const auto key =
            id ? m_catalogue.keys(m_session, std::span(&*id, 1)) : Result<std::vector<SongKey>>();
        if (!key)
            return fail(key.error());
        if (key->empty()) {
            ++report.missing;
            continue;
        }
        const Found found{*id, key->front(), i, isNew};
        ++report.songs;
        m_found.push_back(found);
        m_byName.emplace(entry.value(QStringLiteral("content")).toString(), found);
    }
    return {};
}

Result<> Restoring::keepDates() {
    std::vector<std::pair<SongKey, Timestamp>> dates;
    for (const Found& found : m_found) {
        if (!found.isNew)
            continue;
        const auto added = timeFromJson(entryOf(found).value(QStringLiteral("added_at")));
        if (!added || *added <= Timestamp())
            continue;
        const auto song = m_catalogue.get(m_session, found.id);
        if (!song)
            return fail(song.error());
        if (*added < song->addedAt)
            dates.emplace_back(found.key, *added);
    }
    return m_catalogue.setAddedAt(m_session, dates);
}

Result<> Restoring::editFields() {
    std::vector<std::pair<SongKey, SongChanges::SongEdit>> edits;
    for (const Found& found : m_found) {
        const auto song = m_catalogue.details(m_session, found.id);
        if (!song)
            return fail(song.error());
        const QJsonObject entry = entryOf(found);
        const auto cover = entry.value(QStringLiteral("cover"));
        const QString now = song->artwork ? song->artwork->toHex() : QString();
        if (cover.isString() && QFileInfo(cover.toString()).completeBaseName() != now)
            m_covers[cover.toString()].push_back(found.key);
        const SongFields fields = fieldsFromJson(entry);
        SongChanges::SongEdit edit;
        edit.edit = FieldEdit::all(fields);
        if (fields != song->fields && checkedEdit(edit.edit))
            edits.emplace_back(found.key, std::move(edit));
    }
    if (edits.empty())
        return {};
    const auto edited =
        m_catalogue.changes().editEach(m_session, std::move(edits), ChangeKind::Edit);
    if (!edited)
        return fail(edited.error());
    report.edited = *edited;
    return {};
}

Result<> Restoring::setCovers() {
    constexpr qint64 kLargestCover = 16 << 20;
    for (const auto& [path, songs] : m_covers) {
        QByteArray image;
        if (!path.isEmpty()) {
            // In its folder, whatever else the path says.
            const auto place =
                m_folder / kCoversFolder.toStdString() / QFileInfo(path).fileName().toStdString();
            QFile file(QFile::decodeName(place.c_str()));
            if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestCover)
                continue;
            image = file.readAll();
        }
        const auto set = m_catalogue.changes().setArtwork(m_session, songs, image);
        if (!set && set.error().code == ErrorCode::InvalidInput)
            continue;  // no image
        if (!set)
            return fail(set.error());
        report.covers += *set;
    }
    return {};
}

Result<> Restoring::mergeStats() {
    for (std::size_t first = 0; first < m_found.size(); first += kRestoredAtOnce) {
        const auto batch =
            std::span(m_found).subspan(first, std::min(kRestoredAtOnce, m_found.size() - first));
        std::vector<SongKey> keys;
        for (const Found& found : batch)
            keys.push_back(found.key);
        const auto here = m_catalogue.statistics().stats(m_session, keys);
        if (!here)
            return fail(here.error());
        std::vector<SongKey> changed;
        std::vector<SongStats> stats;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const SongStats both = merged((*here)[i], statsFromJson(entryOf(batch[i])));
            if (both == (*here)[i])
                continue;
            changed.push_back(keys[i]);
            stats.push_back(both);
        }
        if (changed.empty())
            continue;
        if (auto replaced = m_catalogue.statistics().replace(m_session, changed, stats); !replaced)
            return replaced;
        report.marked += std::ssize(changed);
    }
    return {};
}

Result<> Restoring::makePlaylists() {
    auto there = m_catalogue.playlists().list(m_session);
    if (!there)
        return fail(there.error());
    m_there = std::move(*there);
    if (auto made =
            makePlaylists(m_document.value(QStringLiteral("playlists")).toArray(), std::nullopt);
        !made)
        return made;
    return nameInRules();
}

Result<> Restoring::makePlaylists(const QJsonArray& list, std::optional<PlaylistId> folder) {
    for (const auto& value : list) {
        const QJsonObject entry = value.toObject();
        const auto made = makePlaylist(entry, folder);
        if (!made && made.error().code == ErrorCode::InvalidInput)
            continue;  // rules or a name that this version does not know
        if (!made)
            return fail(made.error());
        m_playlists.emplace(entry.value(QStringLiteral("id")).toString(), *made);
        if (auto inside = makePlaylists(entry.value(QStringLiteral("playlists")).toArray(), *made);
            !inside)
            return inside;
    }
    return {};
}

Result<PlaylistId> Restoring::makePlaylist(const QJsonObject& entry,
                                           std::optional<PlaylistId> folder) {
    PlaylistService& playlists = m_catalogue.playlists();
    const QString name = entry.value(QStringLiteral("name")).toString();
    const QString kind = entry.value(QStringLiteral("kind")).toString();
    std::vector<SongKey> songs;
    for (const auto& song : entry.value(QStringLiteral("songs")).toArray())
        if (const auto found = m_byName.find(song.toString()); found != m_byName.end())
            songs.push_back(found->second.key);
    if (const auto there = thatIsThere(entry, folder, songs))
        return *there;
    if (kind == QStringLiteral("folder"))
        return playlists.createFolder(m_session, name, folder);
    if (kind == QStringLiteral("manual")) {
        auto made = playlists.create(m_session, name, songs, folder);
        report.playlists += made ? 1 : 0;
        return made;
    }
    const auto rules =
        rulesFromJson(QJsonDocument(entry.value(QStringLiteral("rules")).toObject()).toJson());
    if (!rules)
        return fail(ErrorCode::InvalidInput, rules.error().detail);
    auto made = playlists.createSmart(m_session, name, *rules, folder);
    if (made)
        m_smart.emplace_back(*made, *rules);
    report.playlists += made ? 1 : 0;
    return made;
}

/// One of the same name and kind in the same folder; of one by hand, with these songs.
std::optional<PlaylistId> Restoring::thatIsThere(const QJsonObject& entry,
                                                 std::optional<PlaylistId> folder,
                                                 std::span<const SongKey> songs) {
    const QString kind = entry.value(QStringLiteral("kind")).toString();
    const PlaylistKind wanted = kind == QStringLiteral("folder")  ? PlaylistKind::Folder
                                : kind == QStringLiteral("smart") ? PlaylistKind::Smart
                                                                  : PlaylistKind::Manual;
    for (const Playlist& playlist : m_there) {
        if (playlist.kind != wanted || playlist.folder != folder ||
            playlist.name != entry.value(QStringLiteral("name")).toString())
            continue;
        if (wanted == PlaylistKind::Manual) {
            const auto entries = m_catalogue.playlists().songs(m_session, playlist.id);
            if (!entries || !std::ranges::equal(*entries, songs, {}, songOf))
                continue;
        }
        return playlist.id;
    }
    return std::nullopt;
}

/// Rules name playlists by their id, which is another one here.
Result<> Restoring::nameInRules() {
    const std::function<bool(RuleGroup&)> rename = [&](RuleGroup& group) {
        bool any = false;
        for (Rule& rule : group.rules) {
            if (rule.field != RuleField::Playlist)
                continue;
            if (const auto here = m_playlists.find(rule.text); here != m_playlists.end()) {
                rule.text = here->second.toString();
                any = true;
            }
        }
        for (RuleGroup& inside : group.groups)
            any = rename(inside) || any;
        return any;
    };
    for (auto& [playlist, rules] : m_smart)
        if (rename(rules.root))
            if (auto set = m_catalogue.playlists().setRules(m_session, playlist, rules); !set)
                return set;
    return {};
}

}  // namespace

Result<RestoreReport> restoreDocument(CatalogueService& catalogue, DocumentPart* part,
                                      const Session& session, const QJsonObject& document,
                                      const std::filesystem::path& folder,
                                      const std::map<QString, ImportedSong>& songs) {
    Restoring restoring(catalogue, session, document, folder);
    auto done = restoring.findSongs(songs);
    if (done)
        done = restoring.keepDates();
    if (done)
        done = restoring.editFields();
    if (done)
        done = restoring.setCovers();
    if (done)
        done = restoring.mergeStats();
    if (done)
        done = restoring.makePlaylists();
    if (!done)
        return fail(done.error());
    if (part) {
        const auto added = part->restore(
            session, document, [&](const QString& name) { return restoring.songNamed(name); });
        if (!added)
            return fail(added.error());
        restoring.report.listens = added->listens;
        restoring.report.places = added->places;
        restoring.report.presets = added->presets;
    }
    return restoring.report;
}

}  // namespace linnet::catalogue
