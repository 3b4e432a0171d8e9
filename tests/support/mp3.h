// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace linnet::testing {

/// What is written into the tag; empty fields are left out.
struct Mp3Tags {
    enum class Kind : std::uint8_t { None, Id3v1, Id3v23, Id3v24, Ape };
    Kind kind = Kind::Id3v24;
    QString title;
    QString artist;
    QString albumArtist;
    QString album;
    QString genre;
    QString composer;
    QString comment;
    QString lyrics;
    QString date;                 ///< as it is to stand in the tag: "1999", "1999-04-01", …
    QString track;                ///< "1", "1/12"
    QString disc;                 ///< "1", "1/2"
    QMap<QString, QString> more;  ///< by the names that TagLib has for all formats
    QByteArray artwork;           ///< PNG or JPEG bytes, written as front cover (ID3v2 only)
};

/// A sine of `frequency` encoded as CBR MP3 with LAME's gapless header.
struct Mp3Options {
    double seconds = 1.0;
    double frequency = 440.0;
    double amplitude = 0.5;
    int sampleRate = 44100;
    int channels = 2;
    double startPhase = 0.0;  ///< radians, so that one signal can be cut into several files
};

/// MP3 made on the spot; a second of it takes some 10 ms once, then comes from a cache.
[[nodiscard]] QByteArray mp3(const Mp3Tags& tags = {}, const Mp3Options& options = {});

/// A valid MP3 of `bytes` (± one frame), without tags of 320 kbit/s; two numbers give different
/// bytes throughout. Takes about as long as copying the bytes.
[[nodiscard]] QByteArray fullSizeMp3(const Mp3Tags& tags, std::uint32_t number,
                                     std::int64_t bytes = 4'000'000);

/// Tags for song `number` of a made-up library: ten songs an album, three albums an artist.
[[nodiscard]] Mp3Tags songTags(int number);

/// A plain PNG of one colour.
[[nodiscard]] QByteArray pngImage(int width, int height, std::uint32_t rgb);

/// Writes a file, making the folders above it; fails the process when it cannot.
void writeFile(const std::filesystem::path& path, const QByteArray& bytes);
[[nodiscard]] QByteArray readFile(const std::filesystem::path& path);

}  // namespace linnet::testing
