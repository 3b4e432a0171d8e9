// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/export_run.h"

#include <QElapsedTimer>

#include "core/catalogue/audio_format.h"
#include "core/catalogue/export/library_document.h"
#include "core/catalogue/export/new_file.h"
#include "core/catalogue/export/tagged_copy.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_file.h"
#include "core/catalogue/playlists/playlist_service.h"

namespace linnet::catalogue {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSongsAtOnce = 100;
constexpr std::size_t kCopiedAtOnce = 1 << 20;
constexpr std::size_t kAlbumsKept = 1000;
const QString kPlaylists = QStringLiteral("Playlists");

QString nameOf(const Song& song) {
    return song.fields.artist.isEmpty()
               ? song.fields.title
               : QStringLiteral("%1 – %2").arg(song.fields.artist, song.fields.title);
}

/// Of a song whose name does not say it, by its bytes.
Result<QString> endingByBytes(CatalogueService& catalogue, const Session& session,
                              const Song& song) {
    auto media = catalogue.audio(session, song.id);
    if (!media)
        return fail(media.error());
    QByteArray head(64 << 10, Qt::Uninitialized);
    const auto got = (*media)->read(0, std::as_writable_bytes(std::span(head)));
    if (!got)
        return fail(got.error());
    switch (formatOf(QByteArrayView(head).first(static_cast<qsizetype>(*got))).kind) {
        case AudioFormat::Kind::Flac:
            return QStringLiteral("flac");
        case AudioFormat::Kind::Ogg:
            return QStringLiteral("ogg");
        case AudioFormat::Kind::Wav:
            return QStringLiteral("wav");
        case AudioFormat::Kind::Aiff:
            return QStringLiteral("aiff");
        case AudioFormat::Kind::Mpeg:
        case AudioFormat::Kind::Other:
            break;
    }
    return QStringLiteral("mp3");
}

Result<QByteArray> wholeOf(storage::MediaReader& media) {
    QByteArray bytes(static_cast<qsizetype>(media.size()), Qt::Uninitialized);
    const auto got = media.read(0, std::as_writable_bytes(std::span(bytes)));
    if (!got)
        return fail(got.error());
    if (static_cast<qsizetype>(*got) != bytes.size())
        return fail(ErrorCode::Damaged, QStringLiteral("the stored song ends early"));
    return bytes;
}

}  // namespace

ExportRun::ExportRun(CatalogueService& catalogue, DocumentPart* part, const Session& session,
                     ExportOrder order)
    : m_catalogue(catalogue), m_part(part), m_session(session), m_order(std::move(order)) {}

ExportProgress ExportRun::progress() const {
    ExportProgress progress;
    progress.songs = m_songs;
    progress.songsDone = m_songsDone;
    progress.bytesDone = m_bytesDone;
    return progress;
}

bool ExportRun::over(const std::stop_token& stop) const {
    return m_report.stoppedBy || stop.stop_requested();
}

fs::path ExportRun::placeOf(const QString& relative) const {
    return m_order.folder / relative.toStdString();
}

ExportReport ExportRun::run(const std::stop_token& stop, const Settled& settled) {
    QElapsedTimer took;
    took.start();
    m_report.user = m_session.user();
    m_report.folder = m_order.folder;
    auto pattern = NamingPattern::parse(m_order.pattern);
    const auto songs = pattern ? wantedSongs() : Result<std::vector<SongKey>>();
    std::error_code code;
    if (!pattern)
        m_report.stoppedBy = pattern.error();
    else if (!songs)
        m_report.stoppedBy = songs.error();
    else if (fs::create_directories(m_order.folder, code); code)
        m_report.stoppedBy = Error{ErrorCode::Unreadable, QString::fromStdString(code.message())};
    if (!m_report.stoppedBy) {
        m_pattern = std::move(*pattern);
        m_songs = std::ssize(*songs);
        exportSongs(*songs, stop, settled);
        exportPlaylists(stop, settled);
        if (m_order.everything && !m_order.withTags)
            exportCovers(stop);
        if (m_order.everything && !over(stop))
            writeDocument(settled);
    }
    m_report.cancelled = stop.stop_requested();
    m_report.took = std::chrono::milliseconds(took.elapsed());
    return std::move(m_report);
}

/// In the order of their keys: the same whatever list they come from, so that names are given alike
/// the next time, and that in which their bytes are stored.
Result<std::vector<SongKey>> ExportRun::wantedSongs() {
    auto songs = m_order.everything ? m_catalogue.list(m_session, {})
                                    : Result<std::vector<SongKey>>(m_order.songs);
    if (!songs)
        return songs;
    std::ranges::transform(*songs, songs->begin(), songOf);
    std::ranges::sort(*songs);
    songs->erase(std::unique(songs->begin(), songs->end()), songs->end());
    return songs;
}

void ExportRun::exportSongs(std::span<const SongKey> songs, const std::stop_token& stop,
                            const Settled& settled) {
    const bool keepPaths = m_order.everything || !m_order.playlists.empty();
    for (std::size_t first = 0; first < songs.size() && !over(stop); first += kSongsAtOnce) {
        const auto batch = songs.subspan(first, std::min(kSongsAtOnce, songs.size() - first));
        const auto rows = m_catalogue.songs(m_session, batch);
        if (!rows) {
            m_report.stoppedBy = rows.error();
            return;
        }
        std::vector<ExportOutcome> outcomes;
        for (std::size_t i = 0; i < rows->size() && !over(stop); ++i) {
            const auto& song = (*rows)[i];
            ExportOutcome outcome;
            if (song)
                outcome = exportSong(*song, stop);
            else
                outcome.error = {ErrorCode::NotFound, {}};
            if (outcome.kind == Kind::Failed && outcome.error.code == ErrorCode::Cancelled)
                break;
            if (keepPaths && outcome.kind != Kind::Failed)
                m_paths.songs.emplace(batch[i], m_lastPath);
            if (song && song->artwork && m_order.everything && !m_order.withTags)
                m_covers.insert(*song->artwork);
            if (outcome.kind == Kind::Written)
                ++m_report.written;
            else if (outcome.kind == Kind::AlreadyThere)
                ++m_report.alreadyThere;
            take(outcome);
            ++m_songsDone;
            outcomes.push_back(std::move(outcome));
        }
        if (!outcomes.empty())
            settled(std::move(outcomes));
    }
}

void ExportRun::take(const ExportOutcome& outcome) {
    if (outcome.kind != Kind::Failed)
        return;
    m_report.failures.push_back(outcome);
    const ErrorCode code = outcome.error.code;
    if (code == ErrorCode::DiskFull || code == ErrorCode::Unauthorized)
        m_report.stoppedBy = outcome.error;
    // Not one song could be written: neither will the others.
    constexpr std::size_t kEnough = 20;
    if (code == ErrorCode::Unreadable && m_report.failures.size() >= kEnough &&
        m_report.written + m_report.alreadyThere == 0)
        m_report.stoppedBy = outcome.error;
}

ExportOutcome ExportRun::exportSong(const Song& song, const std::stop_token& stop) {
    ExportOutcome outcome;
    outcome.name = nameOf(song);
    Song named = song;
    if (named.fields.albumArtist.isEmpty() && named.albumKey) {
        // A compilation is one album, whoever its songs are by.
        auto known = m_albumArtists.find(*named.albumKey);
        if (known == m_albumArtists.end()) {
            if (m_albumArtists.size() > kAlbumsKept)
                m_albumArtists.clear();
            const auto album = m_catalogue.albums(m_session, std::span(&*named.albumKey, 1));
            known = m_albumArtists
                        .emplace(*named.albumKey,
                                 album && album->front() ? album->front()->artist : QString())
                        .first;
        }
        named.fields.albumArtist = known->second;
    }
    QString ending = audioEndingOf(song.fileName);
    if (ending.isEmpty()) {
        auto found = endingByBytes(m_catalogue, m_session, song);
        if (!found) {
            outcome.error = found.error();
            return outcome;
        }
        ending = *found;
    }
    const QString wanted = m_pattern.pathOf(named, ending);
    const auto written = m_order.withTags ? writeCopy(song, wanted, outcome)
                                          : copyOriginal(song, wanted, stop, outcome);
    if (written)
        outcome.kind = *written ? Kind::Written : Kind::AlreadyThere;
    else
        outcome.error = written.error();
    return outcome;
}

TargetNames::Target ExportRun::target(const QString& wanted, std::int64_t bytes,
                                      const storage::ContentHash& hash) {
    auto found = m_names.claim(wanted, [&](const QString& path) {
        const fs::path place = placeOf(path);
        std::error_code code;
        if (fs::symlink_status(place, code).type() == fs::file_type::not_found)
            return Standing::Free;
        return hashOfFile(place, bytes) == hash ? Standing::Same : Standing::Other;
    });
    m_lastPath = found.path;
    return found;
}

Result<bool> ExportRun::copyOriginal(const Song& song, const QString& wanted,
                                     const std::stop_token& stop, ExportOutcome& outcome) {
    const auto [path, there] = target(wanted, song.bytes, song.audio);
    outcome.path = placeOf(path);
    if (there) {
        m_bytesDone += song.bytes;
        return false;
    }
    auto audio = m_catalogue.audio(m_session, song.id);
    if (!audio)
        return fail(audio.error());
    auto file = NewFile::create(outcome.path);
    if (!file)
        return fail(file.error());
    std::vector<char> block(kCopiedAtOnce);
    for (std::int64_t offset = 0; offset < (*audio)->size();) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled);
        const auto count = (*audio)->read(offset, std::as_writable_bytes(std::span(block)));
        if (!count)
            return fail(count.error());
        if (*count == 0)
            return fail(ErrorCode::Damaged, QStringLiteral("the stored song ends early"));
        const auto size = static_cast<qsizetype>(*count);
        if (auto written = file->write(QByteArrayView(block.data(), size)); !written)
            return fail(written.error());
        offset += size;
        m_bytesDone += size;
    }
    if (auto done = file->finish(NewFile::There::Stays, m_order.durable); !done)
        return fail(done.error());
    m_report.bytesWritten += (*audio)->size();
    return true;
}

Result<bool> ExportRun::writeCopy(const Song& song, const QString& wanted, ExportOutcome& outcome) {
    const auto details = m_catalogue.details(m_session, song.id);
    if (!details)
        return fail(details.error());
    QByteArray artwork;
    if (details->artwork) {
        auto image = m_catalogue.artwork(m_session, *details->artwork);
        if (!image)
            return fail(image.error());
        artwork = std::move(*image);
    }
    auto audio = m_catalogue.audio(m_session, song.id);
    if (!audio)
        return fail(audio.error());
    const auto original = wholeOf(**audio);
    if (!original)
        return fail(original.error());
    auto copy = taggedCopy(*original, details->fields, artwork);
    if (!copy)
        return fail(copy.error());
    const auto hashed = storage::hashed(std::move(*copy));
    const auto [path, there] = target(wanted, hashed.bytes.size(), hashed.hash);
    outcome.path = placeOf(path);
    m_bytesDone += hashed.bytes.size();
    if (there)
        return false;
    auto file = NewFile::create(outcome.path);
    if (!file)
        return fail(file.error());
    auto written = file->write(hashed.bytes);
    if (written)
        written = file->finish(NewFile::There::Stays, m_order.durable);
    if (!written)
        return fail(written.error());
    m_report.bytesWritten += hashed.bytes.size();
    return true;
}

void ExportRun::exportPlaylists(const std::stop_token& stop, const Settled& settled) {
    if (!m_order.everything && m_order.playlists.empty())
        return;
    const auto all = m_catalogue.playlists().list(m_session);
    if (!all)
        return take({Kind::Failed, kPlaylists, {}, all.error()});
    std::vector<ExportOutcome> outcomes;
    std::vector<QString> folders;  // in which the playlist stands
    for (const Playlist& playlist : *all) {
        if (over(stop))
            break;
        folders.resize(static_cast<std::size_t>(playlist.depth));
        if (playlist.kind == PlaylistKind::Folder) {
            folders.push_back(legalName(playlist.name));
            continue;
        }
        QString folder;
        if (m_order.everything) {
            folder = kPlaylists + u'/';
            for (const QString& name : folders)
                folder += name + u'/';
        } else if (std::ranges::find(m_order.playlists, playlist.id) == m_order.playlists.end()) {
            continue;
        }
        ExportOutcome outcome = exportPlaylist(playlist.id, playlist.name, folder);
        if (outcome.kind != Kind::Failed)
            ++m_report.playlists;
        take(outcome);
        outcomes.push_back(std::move(outcome));
    }
    if (!outcomes.empty())
        settled(std::move(outcomes));
}

ExportOutcome ExportRun::exportPlaylist(const PlaylistId& playlist, const QString& name,
                                        const QString& folder) {
    ExportOutcome outcome;
    outcome.name = name;
    const auto failed = [&outcome](const Error& error) {
        outcome.error = error;
        return outcome;
    };
    const auto entries = m_catalogue.playlists().songs(m_session, playlist);
    if (!entries)
        return failed(entries.error());
    PlaylistFile file;
    file.title = name;
    const QString up = QStringLiteral("../").repeated(folder.count(u'/'));
    for (std::size_t first = 0; first < entries->size(); first += kSongsAtOnce) {
        const auto batch =
            std::span(*entries).subspan(first, std::min(kSongsAtOnce, entries->size() - first));
        const auto songs = m_catalogue.songs(m_session, batch);
        if (!songs)
            return failed(songs.error());
        for (const auto& song : *songs) {
            if (!song)
                continue;
            FileEntry entry = fileEntryOf(*song);
            if (const auto path = m_paths.songs.find(song->key); path != m_paths.songs.end())
                entry.location = up + path->second;
            file.entries.push_back(std::move(entry));
        }
    }
    const auto bytes = storage::hashed(playlistBytes(file, PlaylistFormat::M3u));
    const auto [path, there] =
        target(folder + legalName(name) + QStringLiteral(".m3u8"), bytes.bytes.size(), bytes.hash);
    outcome.path = placeOf(path);
    outcome.kind = there ? Kind::AlreadyThere : Kind::Written;
    if (there)
        return outcome;
    auto out = NewFile::create(outcome.path);
    auto written = out ? out->write(bytes.bytes) : Result<>(fail(out.error()));
    if (written)
        written = out->finish();
    if (!written) {
        outcome.kind = Kind::Failed;
        outcome.error = written.error();
    }
    return outcome;
}

/// A cover is not always that of the file: it was set by hand, or lay beside the songs.
void ExportRun::exportCovers(const std::stop_token& stop) {
    m_paths.covers.emplace();
    for (const storage::ContentHash& hash : m_covers) {
        if (over(stop))
            return;
        const auto image = m_catalogue.artwork(m_session, hash);
        auto written = image ? Result<>() : Result<>(fail(image.error()));
        const QString path = image ? coverPath(*image, hash) : kCoversFolder;
        if (image && hashOfFile(placeOf(path), image->size()) != hash) {
            auto file = NewFile::create(placeOf(path));
            written = file ? file->write(*image) : Result<>(fail(file.error()));
            if (written)
                written = file->finish(NewFile::There::IsReplaced, m_order.durable);
        }
        if (written)
            m_paths.covers->emplace(hash, path);
        else
            take({Kind::Failed, path, placeOf(path), written.error()});
    }
}

void ExportRun::writeDocument(const Settled& settled) {
    ExportOutcome outcome;
    outcome.name = kDocumentName;
    outcome.path = placeOf(kDocumentName);
    auto file = NewFile::create(outcome.path);
    auto written = file ? saveDocument(m_catalogue, m_part, m_session, m_paths,
                                       [&](QByteArrayView bytes) { return file->write(bytes); })
                        : Result<>(fail(file.error()));
    if (written)
        written = file->finish(NewFile::There::IsReplaced);
    if (written)
        outcome.kind = Kind::Written;
    else
        outcome.error = written.error();
    m_report.document = written.has_value();
    take(outcome);
    settled({outcome});
}

}  // namespace linnet::catalogue
