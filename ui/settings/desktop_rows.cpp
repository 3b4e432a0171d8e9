// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/desktop_rows.h"

#include <QCoreApplication>

#include "ui/settings/desktop_offers.h"
#include "ui/settings/desktop_wishes.h"
#include "ui/settings/setting_row.h"
#include "ui/theme/toggle_switch.h"

namespace linnet::ui {
namespace {

QString say(const char* words) {
    return QCoreApplication::translate("DesktopRows", words);
}

ToggleSwitch* toggle(const char* name, const QString& title, bool on, QWidget* parent) {
    auto* made = new ToggleSwitch(title, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setChecked(on);
    return made;
}

}  // namespace

std::vector<SettingRow*> makeDesktopRows(Preferences& preferences, QWidget* parent) {
    const QString notifyTitle = say("Notify of each song");
    auto* notify =
        toggle("settingsNotify", notifyTitle, desktop_wishes::notifies(preferences), parent);
    auto* notifyRow = new SettingRow(
        notifyTitle, say("The desktop shows what begins to play, while you look at another window"),
        notify, parent);

    const QString fullTitle = say("Also in full screen");
    auto* full = toggle("settingsNotifyFullScreen", fullTitle,
                        desktop_wishes::notifiesInFullScreen(preferences), parent);
    // Qt sees the windows of its own program only; what other programs fill the screen with is
    // known to the desktop alone.
    auto* fullRow = new SettingRow(
        fullTitle,
        say("While Linnet fills a screen. For other programs in full screen your desktop decides"),
        full, parent);
    full->setEnabled(notify->isChecked());

    const QString trayTitle = say("Close to the tray");
    auto* tray =
        toggle("settingsCloseToTray", trayTitle, desktop_wishes::closesToTray(preferences), parent);
    auto* trayRow = new SettingRow(
        trayTitle, say("The music goes on when the window is closed; the icon brings it back"),
        tray, parent);
    const auto offer = [trayRow] { trayRow->setOffered(DesktopOffers::instance().tray()); };
    offer();
    QObject::connect(&DesktopOffers::instance(), &DesktopOffers::changed, trayRow, offer);

    QObject::connect(notify, &QAbstractButton::toggled, notify, [&preferences, full](bool on) {
        desktop_wishes::setNotifies(preferences, on);
        full->setEnabled(on);
    });
    QObject::connect(full, &QAbstractButton::toggled, full, [&preferences](bool on) {
        desktop_wishes::setNotifiesInFullScreen(preferences, on);
    });
    QObject::connect(tray, &QAbstractButton::toggled, tray,
                     [&preferences](bool on) { desktop_wishes::setClosesToTray(preferences, on); });
    return {notifyRow, fullRow, trayRow};
}

}  // namespace linnet::ui
