// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QLabel>

#include "tests/ui/live_window.h"

namespace linnet::testing {

/// What tests of the whole window have in common: the services and the window over them, and its
/// parts by their object names. A name that is not there ends the program.
class WindowTest : public QObject {
 protected:
    [[nodiscard]] QAbstractItemView* view(const char* name) const {
        return part<QAbstractItemView>(*m_window, name);
    }
    /// Of a label, where several pages have one of that name in `page`.
    [[nodiscard]] QString words(const char* name, const char* page = nullptr) const {
        const QWidget* const from = page ? part<QWidget>(*m_window, page) : m_window.get();
        return part<QLabel>(*from, name)->text();
    }
    [[nodiscard]] bool shown(const char* name) const {
        const auto* widget = m_window->findChild<QWidget*>(QString::fromLatin1(name));
        return widget && widget->isVisible();
    }
    [[nodiscard]] static QStringList titles(const QAbstractItemView& view) {
        QStringList titles;
        for (int row = 0; row < view.model()->rowCount(); ++row)
            titles += view.model()->index(row, 0).data().toString();
        return titles;
    }
    void click(const char* name) {
        auto* widget = part<QWidget>(*m_window, name);
        QCoreApplication::processEvents();  // what was just shown is laid out
        QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
    }
    static void key(QWidget& widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(widget.window()->windowHandle(), key, modifiers);
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace linnet::testing
