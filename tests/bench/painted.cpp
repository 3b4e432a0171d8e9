// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/painted.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

namespace linnet::bench {

Painted::Painted(ui::CellView& view) : m_view(view) {
    view.viewport()->installEventFilter(this);
    connect(view.model(), &QAbstractItemModel::modelReset, this, [this] { m_reset = true; });
}

bool Painted::complete(const ui::CellView& view) {
    const auto [first, end] = view.visibleRows();
    if (first == end)
        return false;
    for (int row = first; row < end; ++row)
        if (!view.model()->index(row, 0).data(Qt::DisplayRole).isValid())
            return false;
    return true;
}

bool Painted::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint) {
        // After this paint, which the filter sees first.
        QTimer::singleShot(0, this, [this] {
            if (m_reset && complete(m_view))
                m_loop.quit();
        });
    }
    return QObject::eventFilter(watched, event);
}

std::optional<double> Painted::msAfter(const std::function<void()>& act, bool relisted) {
    m_reset = !relisted;
    QElapsedTimer timer;
    bool late = false;
    QTimer::singleShot(0, &m_loop, [&] {
        timer.start();
        act();
    });
    QTimer::singleShot(std::chrono::seconds(10), &m_loop, [&] {
        late = true;
        m_loop.quit();
    });
    m_loop.exec();
    if (late)
        return std::nullopt;
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

ui::CellView* shownView(const QWidget& window, const char* name) {
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < 10'000) {
        auto* view = window.findChild<ui::CellView*>(QString::fromLatin1(name));
        if (view && view->isVisible())
            return view;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    }
    return nullptr;
}

}  // namespace linnet::bench
