// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QEventLoop>
#include <QPointer>
#include <functional>
#include <optional>

#include "ui/library/cell_view.h"

namespace linnet::bench {

/// Runs the event loop until a view has painted all rows on the screen with what they say.
class Painted final : public QObject {
    Q_OBJECT

 public:
    /// Watches `view` from now on.
    explicit Painted(ui::CellView& view);
    /// After `act`, which the event loop runs. Nothing if it takes longer than ten seconds.
    /// `relisted`: only what is painted after the model's next reset counts.
    [[nodiscard]] std::optional<double> msAfter(const std::function<void()>& act, bool relisted);
    /// All rows on the screen are there.
    [[nodiscard]] static bool complete(const ui::CellView& view);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    ui::CellView& m_view;
    QEventLoop m_loop;
    bool m_reset = false;
};

/// A view of `window` by its object name, waited for until it is there and shown; null after ten
/// seconds.
[[nodiscard]] ui::CellView* shownView(const QWidget& window, const char* name);

}  // namespace linnet::bench
