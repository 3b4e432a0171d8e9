// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/import_folders.h"

#include <array>
#include <string_view>

#include "core/catalogue/file_walker.h"
#include "core/catalogue/legacy_text.h"
#include "core/catalogue/picture_choice.h"
#include "core/catalogue/tag_values.h"

namespace linnet::catalogue {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMostCoverBytes = 16 << 20;

QString nameOf(const fs::path& folder) {
    return QString::fromUtf8(folder.filename().native());
}

/// How surely a file is the album's cover by its name: 0 is the surest, nothing: it is none.
std::optional<int> coverRank(const fs::path& file) {
    static constexpr std::array<std::string_view, 5> kNames = {"cover", "folder", "front", "album",
                                                               "albumart"};
    static constexpr std::array<std::string_view, 5> kEndings = {".jpg", ".jpeg", ".png", ".gif",
                                                                 ".webp"};
    const auto lower = [](std::string text) {
        std::ranges::transform(text, text.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return text;
    };
    if (std::ranges::find(kEndings, lower(file.extension().native())) == kEndings.end())
        return std::nullopt;
    const std::string stem = lower(file.stem().native());
    const auto* const name = std::ranges::find(kNames, stem);
    if (name != kNames.end())
        return static_cast<int>(name - kNames.begin());
    // Windows Media Player's "AlbumArt_{…}_Large".
    return stem.starts_with("albumart") ? std::optional(static_cast<int>(kNames.size()))
                                        : std::nullopt;
}

/// The surest of these that is an image.
std::optional<storage::HashedBytes> surestCover(const std::vector<fs::path>& files) {
    std::vector<std::pair<int, fs::path>> candidates;
    for (const fs::path& file : files)
        if (const auto rank = coverRank(file))
            candidates.emplace_back(*rank, file);
    std::ranges::sort(candidates);
    for (const auto& [rank, file] : candidates) {
        auto bytes = readWhole(file, kMostCoverBytes);
        if (bytes && imageSize(*bytes))
            return storage::hashed(std::move(*bytes));
    }
    return std::nullopt;
}

}  // namespace

std::int64_t folderNumber(const fs::path& file) {
    fs::path folder = fs::absolute(file).lexically_normal().parent_path();
    if (discOfFolder(nameOf(folder)))
        folder = folder.parent_path();
    std::uint64_t number = 0xcbf2'9ce4'8422'2325;  // FNV-1a
    for (const char c : folder.native())
        number = (number ^ static_cast<std::uint8_t>(c)) * 0x100'0000'01b3;
    return static_cast<std::int64_t>(number >> 1 | 1);
}

void ImportFolders::name(std::span<const fs::path> paths) {
    const std::scoped_lock lock(m_coversMutex);
    for (const fs::path& path : paths) {
        if (!coverRank(path))
            continue;
        m_named[path.parent_path().lexically_normal()].push_back(path);
        m_covers.clear();  // an earlier part of the import may have found others
    }
}

std::optional<storage::HashedBytes> ImportFolders::readCover(const fs::path& folder) const {
    if (const auto named = m_named.find(folder.lexically_normal()); named != m_named.end())
        if (auto cover = surestCover(named->second))
            return cover;
    std::vector<fs::path> files;
    std::error_code code;
    for (fs::directory_iterator it(folder, code); !code && it != fs::directory_iterator();
         it.increment(code))
        files.push_back(it->path());
    return surestCover(files);
}

std::optional<storage::HashedBytes> ImportFolders::coverIn(const fs::path& folder) {
    const std::scoped_lock lock(m_coversMutex);
    if (const auto known = m_covers.find(folder); known != m_covers.end())
        return known->second;
    auto cover = readCover(folder);
    if (!cover && discOfFolder(nameOf(folder)))
        cover = readCover(folder.parent_path());
    return m_covers.emplace(folder, std::move(cover)).first->second;
}

void ImportFolders::enter(const fs::path& file, PreparedSong& song) {
    const fs::path folder = file.parent_path();
    song.folder = folderNumber(file);
    if (!song.tags.fields.disc)
        song.tags.fields.disc = discOfFolder(nameOf(folder));
    if (!song.artwork)
        song.artwork = coverIn(folder);
    const auto texts = legacyTexts(song.tags);
    if (texts.empty())
        return;
    const std::scoped_lock lock(m_mutex);
    EncodingEvidence& evidence = m_texts[song.folder];
    for (const QByteArray& text : texts)
        evidence.add(text);
}

std::vector<ImportFolders::Open> ImportFolders::settle(std::span<PreparedSong> songs) {
    std::vector<Open> open;
    for (std::size_t i = 0; i < songs.size(); ++i) {
        PreparedSong& song = songs[i];
        if (legacyTexts(song.tags).empty()) {
            settleText(song, TextEncoding::Western);
            continue;
        }
        TextEncoding encoding = TextEncoding::Western;
        {
            const std::scoped_lock lock(m_mutex);
            encoding = m_texts[song.folder].verdict();
        }
        open.push_back({i, {}, song.folder, song.tags, song.fileName, encoding});
        settleText(song, encoding);
    }
    return open;
}

void ImportFolders::added(Open open) {
    const std::scoped_lock lock(m_mutex);
    m_open.push_back(std::move(open));
}

std::vector<TextCorrection> ImportFolders::corrections() {
    const std::scoped_lock lock(m_mutex);
    std::vector<TextCorrection> corrections;
    for (Open& open : m_open) {
        const TextEncoding encoding = m_texts[open.folder].verdict();
        if (encoding == open.readAs)
            continue;
        TextCorrection correction{open.song, open.raw, open.raw, encoding};
        catalogue::settle(correction.before, open.readAs, open.fileName);
        catalogue::settle(correction.after, encoding, open.fileName);
        open.readAs = encoding;
        corrections.push_back(std::move(correction));
    }
    return corrections;
}

std::vector<TextsReadAs> ImportFolders::readAs() const {
    const std::scoped_lock lock(m_mutex);
    std::map<TextEncoding, TextsReadAs> found;
    for (const Open& open : m_open) {
        TextsReadAs& entry = found[open.readAs];
        entry.encoding = open.readAs;
        entry.songs.push_back(open.song);
        if (!entry.before.isEmpty())
            continue;
        const std::vector<QByteArray> texts = legacyTexts(open.raw);
        entry.before = QString::fromLatin1(texts.front());
        entry.after = decode(texts.front(), open.readAs);
    }
    std::vector<TextsReadAs> all;
    for (auto& [encoding, entry] : found)
        all.push_back(std::move(entry));
    return all;
}

}  // namespace linnet::catalogue
