// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <cstdint>
#include <optional>
#include <span>

namespace linnet::catalogue {

struct ImageSize {
    int width = 0;
    int height = 0;
};

/// What the header of a JPEG, PNG, GIF, BMP or WebP says; nothing for other bytes, which is how one
/// tells an image from what some tags hold in its place.
[[nodiscard]] std::optional<ImageSize> imageSize(QByteArrayView bytes);

/// A picture in a tag or beside a song.
struct Picture {
    QByteArrayView bytes;
    int type = 0;  ///< ID3v2's and FLAC's number: 3 is the front cover, 1 and 2 are file icons
};

/// Which of them to show for a song: a front cover before anything else and a file icon after all,
/// then what is nearest to square, then the larger. Nothing where none is an image.
[[nodiscard]] std::optional<std::size_t> bestPicture(std::span<const Picture> pictures);

}  // namespace linnet::catalogue
