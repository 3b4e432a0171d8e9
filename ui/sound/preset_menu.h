// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolButton>
#include <vector>

#include "core/playback/sound_settings.h"

namespace linnet::ui {

/// The preset that a curve is, with a menu of those there are.
class PresetMenu final : public QToolButton {
    Q_OBJECT

 public:
    explicit PresetMenu(QWidget* parent);

    void setPresets(std::vector<playback::EqualiserPreset> own);
    void setCurve(const playback::EqualiserCurve& curve);

 Q_SIGNALS:
    void chosen(const linnet::playback::EqualiserCurve& curve);
    void saveRequested();
    void removeRequested(const QString& name);

 private:
    void fill();
    void nameIt();

    std::vector<playback::EqualiserPreset> m_own;
    playback::EqualiserCurve m_curve;
};

}  // namespace linnet::ui
