// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/file_kinds.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace linnet::catalogue {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 10> kAccompanying = {
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".lrc"};
constexpr std::array<std::string_view, 27> kOther = {
    ".pdf", ".txt", ".md",  ".rtf",  ".nfo", ".url",  ".htm", ".html",    ".doc",
    ".log", ".cue", ".m3u", ".m3u8", ".pls", ".xspf", ".sfv", ".md5",     ".ffp",
    ".ini", ".db",  ".xml", ".json", ".zip", ".rar",  ".7z",  ".accurip", ".part"};

std::string endingOf(const fs::path& file) {
    std::string ending = file.extension().native();
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return ending;
}

}  // namespace

bool plainlyNoAudio(const fs::path& file) {
    return accompaniesMusic(file) || std::ranges::find(kOther, endingOf(file)) != kOther.end();
}

bool accompaniesMusic(const fs::path& file) {
    return std::ranges::find(kAccompanying, endingOf(file)) != kAccompanying.end();
}

bool mayHoldMusic(std::span<const fs::path> named) {
    return std::ranges::any_of(named, [](const fs::path& path) {
        std::error_code code;
        return !plainlyNoAudio(path) || fs::is_directory(path, code);
    });
}

}  // namespace linnet::catalogue
