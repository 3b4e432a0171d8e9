// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <optional>

#include "core/catalogue/changes/field_edit.h"
#include "core/catalogue/changes/field_summary.h"

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
/// What an editor of a field shows for the songs.
struct ShownField {
    QString value;  ///< when all have the same
    QString hint;   ///< when they differ: "10 different titles", "1 – 10"
};
[[nodiscard]] ShownField shownField(const catalogue::SongsSummary& songs, EditField field);

/// Puts what was typed into the edit. The answer is what is wrong with it, in words; then nothing
/// is changed.
[[nodiscard]] std::optional<QString> applyEdit(catalogue::FieldEdit& edit, EditField field,
                                               const QString& typed);

}  // namespace linnet::ui
