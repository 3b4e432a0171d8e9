// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/bench_window.h"

#include <QAbstractButton>
#include <QEventLoop>
#include <QTimer>

#include "tests/bench/made_library.h"
#include "ui/library/song_table.h"
#include "ui/settings/preferences.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

namespace linnet::bench {

BenchWindow::BenchWindow(const MadeLibrary& library)
    : BenchWindow(library.open(), library.token()) {}

BenchWindow::BenchWindow(std::unique_ptr<app::Backend> backend, const QByteArray& token)
    : m_backend(std::move(backend)) {
    const auto folder = m_backend->library->folder();
    m_preferences = std::make_unique<ui::Preferences>(folder);
    ui::Theme::instance().apply(ui::ThemeChoice::Dark);
    m_context = std::make_unique<ui::Context>(
        ui::Context{*m_backend->auth, *m_backend->catalogue, *m_backend->importer,
                    *m_backend->exporter, *m_backend->restorer, *m_backend->playback,
                    m_backend->events, m_backend->clock, *m_preferences, nullptr, folder});
    m_window = std::make_unique<ui::MainWindow>(*m_context);
    m_window->resize(1280, 800);
    m_window->show();
    QEventLoop loop;
    QObject::connect(m_window.get(), &ui::MainWindow::libraryShown, &loop, &QEventLoop::quit);
    QTimer::singleShot(std::chrono::seconds(10), &loop, &QEventLoop::quit);
    if (const auto who = m_backend->auth->verify(token))
        m_window->enter(*who);
    loop.exec();
}

BenchWindow::~BenchWindow() = default;

ui::SongTable* BenchWindow::songsTable() {
    // The window begins where an earlier one of this library was left.
    if (auto* entry = m_window->findChild<QAbstractButton*>(QStringLiteral("sidebarSongs")))
        entry->click();
    auto* table = m_window->findChild<ui::SongTable*>(QStringLiteral("songsTable"));
    for (int i = 0; table && i < 500 && !table->songs().complete(); ++i) {
        QEventLoop loop;
        QTimer::singleShot(std::chrono::milliseconds(20), &loop, &QEventLoop::quit);
        loop.exec();
    }
    return table && table->isVisible() && table->songs().complete() ? table : nullptr;
}

}  // namespace linnet::bench
