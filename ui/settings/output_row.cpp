// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/output_row.h"

#include <QCoreApplication>
#include <QSignalBlocker>

#include "core/playback/playback_service.h"
#include "ui/settings/preferences.h"
#include "ui/settings/setting_row.h"
#include "ui/theme/choice_box.h"

namespace linnet::ui {
namespace {

const QString kOutput = QStringLiteral("output");
const QString kOutputName = QStringLiteral("outputName");
constexpr int kWidth = 200;

QString outputText(const char* text) {
    return QCoreApplication::translate("OutputRow", text);
}

void fill(QComboBox& box, const playback::PlaybackService& playback,
          const Preferences& preferences) {
    const QSignalBlocker quiet(&box);
    box.clear();
    box.addItem(outputText("The desktop's default"), QString());
    for (const auto& output : playback.outputs())
        box.addItem(output.name, output.id);
    const QString& chosen = playback.chosenOutput();
    if (box.findData(chosen) < 0)
        box.addItem(outputText("%1 (not there now)")
                        .arg(preferences.common(kOutputName, chosen).toString()),
                    chosen);
    box.setCurrentIndex(box.findData(chosen));
}

}  // namespace

SettingRow* makeOutputRow(playback::PlaybackService& playback, Preferences& preferences,
                          QWidget* parent) {
    auto* box = new ChoiceBox(QStringLiteral("settingsOutput"), outputText("Output"), parent);
    box->setFixedWidth(kWidth);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* row =
        new SettingRow(outputText("Output"), outputText("Where the music plays"), box, parent);
    fill(*box, playback, preferences);
    QObject::connect(&playback, &playback::PlaybackService::outputsChanged, box,
                     [box, &playback, &preferences] { fill(*box, playback, preferences); });
    QObject::connect(box, &QComboBox::activated, box, [box, &playback, &preferences](int index) {
        const QString id = box->itemData(index).toString();
        if (id != playback.chosenOutput())
            preferences.setCommon(kOutputName, box->itemText(index));
        preferences.setCommon(kOutput, id);
        playback.chooseOutput(id);
        fill(*box, playback, preferences);
    });
    return row;
}

void applyOutput(playback::PlaybackService& playback, const Preferences& preferences) {
    playback.chooseOutput(preferences.common(kOutput).toString());
}

}  // namespace linnet::ui
