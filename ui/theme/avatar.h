// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QString>

namespace linnet::ui {

/// The round picture of a profile: the first letter of its name on a gradient that comes from
/// `seed` (its e-mail address), so that it is the same at every start.
void drawAvatar(QPainter& painter, const QRectF& circle, const QString& name, const QString& seed,
                qreal opacity = 1.0);

}  // namespace linnet::ui
