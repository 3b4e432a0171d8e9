// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <vector>

#include "app/backend.h"

namespace linnet::ui {
class MainWindow;
}

namespace linnet::app {

/// Where a demo keeps its library and its music; gone with it. The screenshots stay.
class DemoFolder {
 public:
    DemoFolder();
    [[nodiscard]] std::filesystem::path library() const;

 private:
    QTemporaryDir m_folder;
};

/// A tour: makes music, registers a profile through the page, drops the folder on the window,
/// plays, searches, opens an album, and takes a screenshot of each page in both themes. Real events
/// on the real window. Ends the program, with status 1 when a step did not come about.
class Demo final : public QObject {
    Q_OBJECT

 public:
    Demo(ui::MainWindow& window, Backend& backend);
    ~Demo() override;

 private:
    struct Step {
        QString name;
        std::function<bool()> ready;   ///< asked again and again
        std::function<void()> action;  ///< once it is
        bool dispensable = false;      ///< goes on when it never is (no loudspeaker)
    };

    void plan();
    void step();
    void shoot(const QString& name);
    void shootBoth(const QString& name);
    void drop(const std::filesystem::path& folder);
    void click(const char* name);
    void type(const char* field, const QString& text);
    [[nodiscard]] bool shown(const char* name) const;
    void end(int status);

    ui::MainWindow& m_window;
    Backend& m_backend;
    QTemporaryDir m_music;
    QString m_shots;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    QTimer m_timer;
    int m_waited = 0;
};

}  // namespace linnet::app
