// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

/// What files are by their endings: one list for all that walk folders, count or import.
namespace linnet::catalogue {

/// Something that stands beside music and is none: an image, a text, a playlist, a file that is
/// still being fetched.
[[nodiscard]] bool plainlyNoAudio(const std::filesystem::path& file);

/// An image or lyrics, which people pick together with the songs that they belong to.
[[nodiscard]] bool accompaniesMusic(const std::filesystem::path& file);

/// Whether something among what was named may be or hold music (folders are looked for on the
/// disk). What accompanies it is then no song that cannot be added.
[[nodiscard]] bool mayHoldMusic(std::span<const std::filesystem::path> named);

}  // namespace linnet::catalogue
