// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>

#include "ui/player/queue_panel.h"
#include "ui/shell/place.h"

class QWidget;

namespace linnet::ui {

class Preferences;

/// How the window stood when it was left, kept in the preferences of the profile that is set there.
namespace window_state {

/// What a profile sees of its library.
struct View {
    Place place;  ///< never a search
    bool panelShown = true;
    QueuePanel::Tab tab = QueuePanel::Tab::Queue;
    QVariantMap songs;   ///< LibraryPage::saveState() of the page
    QVariantMap albums;  ///< the same
};

/// Size and place: of the profile, or of whoever used the computer last, or 1280×800.
void restoreGeometry(QWidget& window, const Preferences& preferences);
void saveGeometry(const QWidget& window, Preferences& preferences);

[[nodiscard]] View view(const Preferences& preferences);
void saveView(const View& view, Preferences& preferences);

}  // namespace window_state
}  // namespace linnet::ui
