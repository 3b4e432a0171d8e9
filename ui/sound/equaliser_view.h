// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "core/playback/sound_settings.h"

namespace linnet::ui {

class BandSlider;

/// The preamp and ten bands, side by side, with what each is underneath.
class EqualiserView final : public QWidget {
    Q_OBJECT

 public:
    explicit EqualiserView(QWidget* parent);

    void setCurve(const playback::EqualiserCurve& curve);
    [[nodiscard]] playback::EqualiserCurve curve() const;

 Q_SIGNALS:
    /// By the person.
    void changed();

 private:
    BandSlider* addBand(const QString& name, const QString& spoken, int column);

    BandSlider* m_preamp = nullptr;
    std::array<BandSlider*, playback::EqualiserCurve::kBands> m_bands{};
};

}  // namespace linnet::ui
