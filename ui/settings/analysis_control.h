// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/playback/analysis/analysis_progress.h"
#include "ui/context.h"

class QPushButton;

namespace linnet::ui {

/// "Loudness, waveform and true length · 9 812 of 12 408 songs, 4 minutes left". Pure.
[[nodiscard]] QString analysisWords(const playback::AnalysisProgress& progress, bool paused);

/// How far the background analysis has come, as a line, and the button that pauses it. Follows the
/// analysis only while it is seen. GUI thread only.
class AnalysisControl final : public QWidget {
    Q_OBJECT

 public:
    /// The context has an analysis.
    AnalysisControl(Context& context, QWidget* parent);
    /// What stands below the setting's name.
    [[nodiscard]] QString words() const;

 Q_SIGNALS:
    void wordsChanged(const QString& words);

 protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    void refresh();
    [[nodiscard]] QRect line() const;

    Context& m_context;
    QPushButton* m_button;
};

}  // namespace linnet::ui
