// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/import_preview.h"

#include <algorithm>
#include <climits>
#include <map>
#include <set>
#include <thread>
#include <tuple>

#include "core/catalogue/album_plan.h"
#include "core/catalogue/albums_table.h"
#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/duplicates/duplicates_service.h"
#include "core/catalogue/file_walker.h"
#include "core/catalogue/fold.h"
#include "core/catalogue/import_folders.h"
#include "core/catalogue/prepared_song.h"

namespace linnet::catalogue {
namespace {

using State = PreviewedSong::State;

constexpr int kPreviewReaders = 2;

/// What is left of a file that was read, and what was found wrong with it.
struct ReadFile {
    std::optional<PreparedSong> song;  ///< without its bytes
    Error error;
};

ReadFile readFile(const std::filesystem::path& path, ImportFolders& folders) {
    auto bytes = readWhole(path, kMaxSongBytes);
    if (!bytes)
        return {std::nullopt, std::move(bytes.error())};
    auto song = prepareSong(std::move(*bytes), importedName(path), Visibility::Everyone);
    if (!song)
        return {std::nullopt, std::move(song.error())};
    folders.enter(path, *song);
    song->audio.bytes.clear();
    song->audio.chunkHashes.clear();
    song->artwork.reset();
    return {std::move(*song), {}};
}

void fill(PreviewedSong& shown, PreparedSong& song, bool there) {
    shown.state = there ? State::AlreadyThere : State::New;
    shown.fields = std::move(song.tags.fields);
    shown.duration = song.properties.duration;
    shown.tagged = !song.tags.kinds.isEmpty();
    shown.compilation = song.tags.compilation;
    shown.folder = song.folder;
    shown.readAs = song.readAs;
    if (!shown.tagged)
        shown.doubts.push_back(SongDoubt::NoTags);
    else if (shown.fields.artist.isEmpty())
        shown.doubts.push_back(SongDoubt::NoArtist);
    if (shown.readAs && *shown.readAs != TextEncoding::Western)
        shown.doubts.push_back(SongDoubt::GuessedTexts);
}

/// What makes an album one: folded artist and title, and of a compilation its folder.
using AlbumName = std::tuple<QString, QString, std::int64_t>;

/// Who the album of each song is by, for those of one folder that name an album and no album
/// artist.
void planFolder(const std::vector<PreviewedSong>& songs, const std::vector<std::size_t>& members,
                std::map<std::size_t, AlbumOwner>& owners) {
    std::vector<AlbumCandidate> candidates;
    for (const std::size_t i : members) {
        const SongFields& fields = songs[i].fields;
        candidates.push_back({fields.artist, songs[i].compilation, fields.disc, fields.track});
    }
    std::vector<QString> named;
    const PreviewedSong& first = songs[members.front()];
    for (const PreviewedSong& song : songs)
        if (song.folder == first.folder && !song.fields.albumArtist.isEmpty() &&
            fold(song.fields.album) == fold(first.fields.album) &&
            std::ranges::find(named, song.fields.albumArtist) == named.end())
            named.push_back(song.fields.albumArtist);
    const auto planned = planAlbums(candidates, named);
    for (std::size_t i = 0; i < members.size(); ++i)
        owners.emplace(members[i], planned[i]);
}

/// `all`: its songs, with those that are there already.
void doubtAlbum(std::vector<PreviewedSong>& songs, PreviewedAlbum& album,
                const std::vector<std::size_t>& all, bool various) {
    std::set<std::pair<int, int>> numbers;
    bool numbered = false;
    bool repeated = false;
    bool compilation = false;
    for (const std::size_t i : all) {
        const PreviewedSong& song = songs[i];
        compilation = compilation || song.compilation;
        if (!song.fields.track)
            continue;
        numbered = true;
        const bool fresh = numbers.emplace(song.fields.disc.value_or(1), *song.fields.track).second;
        // The same file twice is no song twice.
        repeated = repeated || (!fresh && song.state == State::New);
    }
    if (various && !compilation)
        album.doubts.push_back(AlbumDoubt::ManyArtists);
    std::set<int> discs;
    for (const auto& [disc, track] : numbers)
        discs.insert(disc);
    std::size_t expected = 0;
    for (const int disc : discs) {
        const auto last = std::prev(numbers.upper_bound({disc, INT_MAX}));
        expected += static_cast<std::size_t>(last->second);
    }
    if (repeated || (all.size() > 1 && expected > numbers.size()))
        album.doubts.push_back(AlbumDoubt::MissingTracks);
    if (numbered)
        for (const std::size_t i : album.songs)
            if (!songs[i].fields.track)
                songs[i].doubts.push_back(SongDoubt::NoTrack);
}

}  // namespace

std::vector<PreviewedAlbum> assembledAlbums(std::vector<PreviewedSong>& songs) {
    std::map<std::pair<std::int64_t, QString>, std::vector<std::size_t>> beside;
    for (std::size_t i = 0; i < songs.size(); ++i)
        if (songs[i].state != State::Refused &&
            table::needsNeighbours(songs[i].fields, songs[i].folder))
            beside[{songs[i].folder, fold(songs[i].fields.album)}].push_back(i);
    std::map<std::size_t, AlbumOwner> owners;
    for (const auto& [place, members] : beside)
        planFolder(songs, members, owners);

    struct Made {
        PreviewedAlbum album;
        std::vector<std::size_t> all;
        bool various = false;
    };
    std::map<AlbumName, Made> made;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        const SongFields& fields = songs[i].fields;
        if (songs[i].state == State::Refused)
            continue;
        AlbumOwner owner{table::artistOfAlbum(fields), false};
        if (const auto planned = owners.find(i); planned != owners.end())
            owner = planned->second;
        AlbumName name;
        if (!fields.album.isEmpty())
            name = {fold(owner.artist), fold(fields.album), owner.various ? songs[i].folder : 0};
        Made& one = made[name];
        if (one.all.empty() && !fields.album.isEmpty()) {
            one.album.title = fields.album;
            one.album.artist = owner.artist;
            one.various = owner.various;
        }
        one.all.push_back(i);
        if (songs[i].state == State::New)
            one.album.songs.push_back(i);
    }
    std::vector<PreviewedAlbum> albums;
    for (auto& [name, one] : made) {
        if (one.album.songs.empty())
            continue;
        std::ranges::stable_sort(one.album.songs, {}, [&](std::size_t i) {
            const SongFields& fields = songs[i].fields;
            return std::pair(fields.disc.value_or(0), fields.track.value_or(0));
        });
        if (!one.album.title.isEmpty())
            doubtAlbum(songs, one.album, one.all, one.various);
        albums.push_back(std::move(one.album));
    }
    // Songs without an album come last.
    std::stable_partition(albums.begin(), albums.end(),
                          [](const PreviewedAlbum& album) { return !album.title.isEmpty(); });
    return albums;
}

Result<PreviewedImport> previewImport(CatalogueService& catalogue, const Session& session,
                                      const std::vector<std::filesystem::path>& paths,
                                      const std::stop_token& stop, PreviewProgress& progress) {
    PreviewedImport preview;
    const auto found = [&](const std::filesystem::path& path, std::int64_t bytes, Error error) {
        PreviewedSong song;
        song.path = path;
        song.bytes = bytes;
        song.error = std::move(error);
        preview.songs.push_back(std::move(song));
        ++progress.found;
    };
    std::vector<std::size_t> readable;
    FileWalker walker(
        [&](const std::filesystem::path& path, std::int64_t bytes) {
            readable.push_back(preview.songs.size());
            found(path, bytes, {});
        },
        [&](const std::filesystem::path& path, const Error& error) { found(path, 0, error); });
    walker.walk(paths, stop);
    progress.walking = false;
    progress.done = std::ssize(preview.songs) - std::ssize(readable);

    ImportFolders folders;
    std::vector<ReadFile> files(readable.size());
    std::atomic<std::size_t> next{0};
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < kPreviewReaders; ++i)
            readers.emplace_back([&] {
                for (std::size_t at = next++; at < files.size() && !stop.stop_requested();
                     at = next++) {
                    files[at] = readFile(preview.songs[readable[at]].path, folders);
                    ++progress.done;
                }
            });
    }
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled);

    std::vector<PreparedSong> read;
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < files.size(); ++at) {
        PreviewedSong& song = preview.songs[readable[at]];
        if (!files[at].song) {
            song.error = std::move(files[at].error);
            continue;
        }
        read.push_back(std::move(*files[at].song));
        places.push_back(readable[at]);
    }
    std::ignore = folders.settle(read);
    std::vector<storage::ContentHash> hashes;
    for (const PreparedSong& song : read)
        hashes.push_back(song.audio.hash);
    const auto there = catalogue.duplicates().there(session, hashes);
    if (!there)
        return fail(there.error());
    std::set<storage::ContentHash> before;
    for (std::size_t i = 0; i < read.size(); ++i)
        fill(preview.songs[places[i]], read[i], (*there)[i] || !before.insert(hashes[i]).second);
    preview.albums = assembledAlbums(preview.songs);
    return preview;
}

}  // namespace linnet::catalogue
