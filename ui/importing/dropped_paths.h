// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <filesystem>
#include <vector>

class QMimeData;

namespace linnet::ui {

/// What a drag or the clipboard names.
struct DroppedPaths {
    /// The bytes the system gave, not always UTF-8; each once, in order.
    std::vector<std::filesystem::path> paths;
    /// Addresses that are not files of this computer.
    int elsewhere = 0;
};

/// Of a text/uri-list (RFC 2483): file addresses (RFC 8089) of this computer, percent-decoded to
/// bytes and never through text.
[[nodiscard]] DroppedPaths pathsFromUriList(const QByteArray& uriList);
/// For a drop, and for pasting from the clipboard.
[[nodiscard]] DroppedPaths pathsFromMime(const QMimeData& mime);

}  // namespace linnet::ui
