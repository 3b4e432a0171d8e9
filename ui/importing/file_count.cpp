// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/file_count.h"

#include "core/catalogue/file_kinds.h"

namespace linnet::ui {

namespace fs = std::filesystem;

namespace {

bool isHidden(const fs::path& path) {
    return path.filename().native().starts_with('.');
}

}  // namespace

FileCount countFiles(const std::vector<fs::path>& paths, const std::stop_token& stop,
                     std::int64_t most) {
    FileCount count;
    const bool music = catalogue::mayHoldMusic(paths);
    for (const fs::path& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            count.files += music && catalogue::accompaniesMusic(path) ? 0 : 1;
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
            } else if (at->is_regular_file(kind) && !catalogue::plainlyNoAudio(at->path())) {
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
