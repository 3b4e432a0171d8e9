// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <optional>
#include <span>

#include "core/catalogue/song.h"

namespace linnet::ui {

enum class EditField : std::uint8_t {
    Title,
    Artist,
    AlbumArtist,
    Album,
    Genre,
    Year,
    Track,
    Disc,
    Composer,
    Comment,
    Lyrics,
};
inline constexpr std::array kEditFields = {
    EditField::Title,    EditField::Artist,  EditField::AlbumArtist, EditField::Album,
    EditField::Genre,    EditField::Year,    EditField::Track,       EditField::Disc,
    EditField::Composer, EditField::Comment, EditField::Lyrics,
};

[[nodiscard]] QString editFieldName(EditField field);
[[nodiscard]] QString editText(const catalogue::SongFields& fields, EditField field);

/// What several songs have in one field.
struct MixedField {
    QString value;  ///< when all have the same
    int distinct = 1;
    QString hint;  ///< when they differ: "10 different titles", "1 – 10"
};
[[nodiscard]] MixedField mixedField(std::span<const catalogue::SongFields> songs, EditField field);

/// Puts what was typed into the fields. The answer is what is wrong with it, in words; then nothing
/// is changed.
[[nodiscard]] std::optional<QString> applyEdit(catalogue::SongFields& fields, EditField field,
                                               const QString& typed);

}  // namespace linnet::ui
