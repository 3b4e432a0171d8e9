// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QTemporaryDir>
#include <filesystem>
#include <memory>

#include "app/backend.h"

namespace linnet::bench {

/// A library of made-up rows in a temporary folder: names as they are spread in real ones (few
/// words often, many rarely; some artists with hundreds of songs, most with a few), about ten songs
/// an album, one album in twelve a compilation, names with punctuation, accents and of other
/// letters; a profile that has played some thousand songs. The same every time. The songs have no
/// bytes.
class MadeLibrary {
 public:
    /// Takes about a minute for a million songs; says so on stderr.
    explicit MadeLibrary(std::int64_t songs);

    [[nodiscard]] std::filesystem::path folder() const;
    [[nodiscard]] std::int64_t songs() const { return m_songs; }
    /// A token of the profile that is in it, valid for this library.
    [[nodiscard]] const QByteArray& token() const { return m_token; }
    /// Opens it; the library is closed when the backend goes. Ends the process when it cannot.
    [[nodiscard]] std::unique_ptr<app::Backend> open() const;
    /// What people type: titles, artists and albums that are there, and beginnings of words.
    [[nodiscard]] QStringList typicalQueries(int count) const;

 private:
    std::int64_t m_songs;
    QTemporaryDir m_folder;
    QByteArray m_token;
};

/// The one with so many songs of this run; made when first asked for.
[[nodiscard]] const MadeLibrary& madeLibrary(std::int64_t songs);

/// Signs in with the library's token.
[[nodiscard]] Session sessionOf(const MadeLibrary& library, app::Backend& backend);

}  // namespace linnet::bench
