// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/preset_menu.h"

#include <QMenu>
#include <algorithm>

#include "core/playback/equaliser_presets.h"
#include "ui/sound/sound_words.h"

namespace linnet::ui {

using playback::EqualiserPreset;

PresetMenu::PresetMenu(QWidget* parent) : QToolButton(parent) {
    setObjectName(QStringLiteral("presetButton"));
    setProperty("kind", QStringLiteral("choice"));
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("presetMenu"));
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this] { fill(); });
    nameIt();
}

void PresetMenu::setPresets(std::vector<EqualiserPreset> own) {
    m_own = std::move(own);
    nameIt();
}

void PresetMenu::setCurve(const playback::EqualiserCurve& curve) {
    m_curve = curve;
    nameIt();
}

void PresetMenu::nameIt() {
    const auto is = [this](const EqualiserPreset& preset) { return preset.curve == m_curve; };
    QString name = tr("Own curve");
    const auto builtIn = playback::builtInPresets();
    if (const auto own = std::find_if(m_own.begin(), m_own.end(), is); own != m_own.end())
        name = own->name;
    else if (const auto made = std::find_if(builtIn.begin(), builtIn.end(), is);
             made != builtIn.end())
        name = words::builtInPreset(made->name);
    setText(fontMetrics().elidedText(name, Qt::ElideRight, 160) + QStringLiteral(" ▾"));
    setAccessibleName(tr("Preset: %1").arg(name));
}

void PresetMenu::fill() {
    menu()->clear();
    const auto add = [this](const QString& name, const playback::EqualiserCurve& curve) {
        // An ampersand is one, not a shortcut.
        auto* action =
            menu()->addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(curve == m_curve);
        connect(action, &QAction::triggered, this, [this, curve] { Q_EMIT chosen(curve); });
    };
    for (const EqualiserPreset& preset : playback::builtInPresets())
        add(words::builtInPreset(preset.name), preset.curve);
    if (!m_own.empty())
        menu()->addSeparator();
    for (const EqualiserPreset& preset : m_own)
        add(preset.name, preset.curve);
    menu()->addSeparator();
    auto* save = menu()->addAction(tr("Save as a preset…"));
    save->setObjectName(QStringLiteral("savePreset"));
    connect(save, &QAction::triggered, this, &PresetMenu::saveRequested);
    for (const EqualiserPreset& preset : m_own) {
        if (preset.curve != m_curve)
            continue;
        auto* remove = menu()->addAction(
            tr("Delete “%1”")
                .arg(QString(preset.name).replace(QLatin1Char('&'), QLatin1String("&&"))));
        remove->setObjectName(QStringLiteral("removePreset"));
        connect(remove, &QAction::triggered, this,
                [this, name = preset.name] { Q_EMIT removeRequested(name); });
    }
}

}  // namespace linnet::ui
