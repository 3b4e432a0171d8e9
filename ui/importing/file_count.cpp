// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/file_count.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace linnet::ui {

namespace fs = std::filesystem;

namespace {

/// What plainly is no music by its ending; the importer passes it over inside folders.
bool isOther(const fs::path& path) {
    static constexpr std::array<std::string_view, 25> kOther{
        ".jpg", ".jpeg", ".png", ".gif",  ".webp", ".bmp",     ".txt", ".nfo", ".log",
        ".cue", ".m3u",  ".pls", ".m3u8", ".xspf", ".pdf",     ".ini", ".db",  ".sfv",
        ".md5", ".html", ".url", ".json", ".xml",  ".accurip", ".part"};
    std::string ending = path.extension().native();
    std::ranges::transform(ending, ending.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(kOther, ending) != kOther.end();
}

bool isHidden(const fs::path& path) {
    return path.filename().native().starts_with('.');
}

}  // namespace

FileCount countFiles(const std::vector<fs::path>& paths, const std::stop_token& stop,
                     std::int64_t most) {
    FileCount count;
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            ++count.files;
            continue;
        }
        // Links to folders are not followed: a loop must not keep the count busy.
        fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied,
                                            error);
        const fs::recursive_directory_iterator end;
        while (!error && at != end) {
            if (stop.stop_requested())
                return count;
            std::error_code kind;
            if (isHidden(at->path())) {
                at.disable_recursion_pending();
            } else if (at->is_regular_file(kind) && !isOther(at->path())) {
                if (++count.files >= most) {
                    count.more = true;
                    return count;
                }
            }
            at.increment(error);
        }
    }
    return count;
}

}  // namespace linnet::ui
