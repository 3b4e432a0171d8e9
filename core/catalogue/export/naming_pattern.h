// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "storage/result.h"

namespace linnet::catalogue {

struct Song;

/// What exported files are called: fields in braces, folders parted by slashes, and parts in
/// brackets that stand only where one of their fields is known.
class NamingPattern {
 public:
    /// "Artist/Album/1-03 Title".
    [[nodiscard]] static QString standard();
    /// As the file was called when it was imported.
    [[nodiscard]] static QString original();
    /// The names that can stand in braces.
    [[nodiscard]] static QStringList fields();

    /// Errors: InvalidInput; the detail is the field that is not known, the brace or bracket that
    /// has no other, or "/" (more than ten folders).
    [[nodiscard]] static Result<NamingPattern> parse(const QString& pattern);

    /// A relative path, folders parted by "/", that Linux, macOS, Windows and FAT can store:
    /// composed characters (NFC), none that one of them refuses, no name of a device, no name
    /// longer than 200 bytes, and never out of the folder that it is taken in. Ends with "." and
    /// `ending`.
    [[nodiscard]] QString pathOf(const Song& song, const QString& ending) const;

 private:
    struct Piece {
        enum class Kind : std::uint8_t { Text, Field, Open, Close };
        Kind kind = Kind::Text;
        QString text;
        std::size_t field = 0;
    };
    std::vector<Piece> m_pieces;
};

/// One name of a path as pathOf() makes them, of at most `mostBytes` bytes; never empty.
[[nodiscard]] QString legalName(const QString& name, int mostBytes = 200);

/// What the name says of the format, in lower case: "mp3"; empty where it is no ending of a format
/// that Linnet plays.
[[nodiscard]] QString audioEndingOf(const QString& fileName);

/// "a/b.mp3", "a/b (2).mp3", …, from 1 on.
[[nodiscard]] QString numberedPath(const QString& path, int number);

}  // namespace linnet::catalogue
