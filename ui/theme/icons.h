// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

#include "ui/theme/theme.h"

namespace linnet::ui {

/// The SVG `resources/icons/<name>.svg` (24 px grid, stroke 1.75, currentColor) in one colour.
/// Cached; GUI thread only.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& colour, int size,
                                 qreal devicePixelRatio);
/// An icon that renders at any size, in a colour of whichever theme is on.
[[nodiscard]] QIcon icon(const QString& name, QColor Palette::*colour = &Palette::secondary);
/// Linnet's own: the desktop's where it is installed, else the one that the program carries.
[[nodiscard]] QIcon applicationIcon();

}  // namespace linnet::ui
