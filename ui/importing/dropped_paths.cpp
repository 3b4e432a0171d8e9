// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/dropped_paths.h"

#include <QMimeData>
#include <QSysInfo>
#include <set>

namespace linnet::ui {

namespace {

constexpr auto kUriList = "text/uri-list";

/// The path of a file address, or nothing if it is none of this computer. After RFC 8089 section 2
/// and appendix B: "file:/path", "file:///path", "file://host/path".
std::optional<std::filesystem::path> localPath(QByteArrayView uri) {
    constexpr QByteArrayView kScheme("file:");
    if (uri.size() <= kScheme.size() ||
        uri.first(kScheme.size()).compare(kScheme, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    QByteArrayView rest = uri.sliced(kScheme.size());
    if (rest.startsWith("//")) {
        const qsizetype slash = rest.indexOf('/', 2);
        if (slash < 0)
            return std::nullopt;
        const QByteArrayView host = rest.sliced(2, slash - 2);
        const bool ours =
            host.isEmpty() || host.compare("localhost", Qt::CaseInsensitive) == 0 ||
            host.compare(QSysInfo::machineHostName().toUtf8(), Qt::CaseInsensitive) == 0;
        if (!ours)
            return std::nullopt;
        rest = rest.sliced(slash);
    }
    if (!rest.startsWith('/'))
        return std::nullopt;
    const QByteArray bytes = QByteArray::fromPercentEncoding(rest.toByteArray());
    if (bytes.contains('\0'))
        return std::nullopt;
    return std::filesystem::path(bytes.toStdString());
}

}  // namespace

DroppedPaths pathsFromUriList(const QByteArray& uriList) {
    DroppedPaths dropped;
    std::set<std::filesystem::path> seen;
    for (const QByteArray& line : uriList.split('\n')) {
        const QByteArray uri = line.trimmed();
        if (uri.isEmpty() || uri.startsWith('#'))
            continue;
        if (auto path = localPath(uri)) {
            if (seen.insert(*path).second)
                dropped.paths.push_back(std::move(*path));
        } else {
            ++dropped.elsewhere;
        }
    }
    return dropped;
}

DroppedPaths pathsFromMime(const QMimeData& mime) {
    return pathsFromUriList(mime.data(QLatin1String(kUriList)));
}

}  // namespace linnet::ui
