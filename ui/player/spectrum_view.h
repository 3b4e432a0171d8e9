// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/catalogue/song.h"
#include "core/playback/analysis/spectrum.h"
#include "ui/context.h"

namespace linnet::ui {

/// The spectrum of what plays, as bars; off unless the person wants it. While it is off, hidden,
/// minimised or nothing plays, nothing is read, computed or painted. GUI thread only.
class SpectrumView final : public QWidget {
    Q_OBJECT

 public:
    SpectrumView(Context& context, QWidget* parent);
    ~SpectrumView() override;

    /// What plays; nothing: no bars.
    void setSong(const std::optional<catalogue::Song>& song);
    /// Whether there is place for it.
    void setRoom(bool room);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

    /// For tests: whether it works just now, and how many spectra it has read.
    [[nodiscard]] bool running() const { return m_tick.isActive(); }
    [[nodiscard]] int readings() const { return m_readings; }

 protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    struct Reading;

    void showIfWanted();
    void refresh();
    void read();
    void take(const playback::Spectrum& spectrum);

    Context& m_context;
    std::optional<storage::ContentHash> m_audio;
    std::shared_ptr<Reading> m_reading;  ///< of m_audio; also held by the thread that reads
    playback::Spectrum m_shown{};
    QTimer m_tick;
    QElapsedTimer m_sinceTold;  ///< since the service told the position
    bool m_room = true;
    bool m_busy = false;
    int m_readings = 0;
};

}  // namespace linnet::ui
