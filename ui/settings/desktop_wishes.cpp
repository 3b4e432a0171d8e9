// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/desktop_wishes.h"

#include "ui/settings/preferences.h"

namespace linnet::ui::desktop_wishes {
namespace {

const QString kNotifies = QStringLiteral("notifySongs");
const QString kInFullScreen = QStringLiteral("notifyInFullScreen");
const QString kToTray = QStringLiteral("closeToTray");

}  // namespace

bool notifies(const Preferences& preferences) {
    return preferences.value(kNotifies, true).toBool();
}

void setNotifies(Preferences& preferences, bool on) {
    preferences.setValue(kNotifies, on);
}

bool notifiesInFullScreen(const Preferences& preferences) {
    return preferences.value(kInFullScreen, false).toBool();
}

void setNotifiesInFullScreen(Preferences& preferences, bool on) {
    preferences.setValue(kInFullScreen, on);
}

bool closesToTray(const Preferences& preferences) {
    return preferences.value(kToTray, false).toBool();
}

void setClosesToTray(Preferences& preferences, bool on) {
    preferences.setValue(kToTray, on);
}

}  // namespace linnet::ui::desktop_wishes
