// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_app.h"

#include <QApplication>
#include <QMessageBox>
#include <QTimer>

#include "app/backend.h"
#include "app/commands/commands.h"
#include "app/demo.h"
#include "app/desktop/notifications.h"
#include "app/desktop/tray.h"
#include "app/error_words.h"
#include "app/housekeeping.h"
#include "app/keyring.h"
#include "app/mpris/mpris.h"
#include "app/single_instance.h"
#include "app/startup_probe.h"
#include "app/terminal.h"
#include "app/unix_signals.h"
#include "ui/context.h"
#include "ui/settings/output_row.h"
#include "ui/settings/preferences.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::app {
namespace {

using Verb = Arguments::Verb;

int refuse(const Arguments& arguments, const QString& words) {
    terminal::error(words);
    if (arguments.verb != Verb::Window)
        return kRefused;  // nobody is there to close a box
    QMessageBox box(QMessageBox::Warning, QStringLiteral("Linnet"), words, QMessageBox::Close);
    box.exec();
    return kRefused;
}

/// For the benchmark: signs in with the token on standard input, says when the library was on the
/// screen, and ends.
void probeStart(Backend& backend, ui::MainWindow& window) {
    QObject::connect(&window, &ui::MainWindow::libraryShown, &window, [] {
        const auto shown = monotonicNow();
        // The memory once what follows the first paint has settled.
        QTimer::singleShot(std::chrono::milliseconds(500), qApp, [shown] {
            terminal::out(startupFacts(shown));
            QApplication::quit();
        });
    });
    const auto token = terminal::readLine();
    const auto who = backend.auth->verify(token.value_or(QByteArray()));
    if (who) {
        window.enter(*who);
    } else {
        terminal::error(QStringLiteral("The token is not one of this library."));
        QTimer::singleShot(0, qApp, [] { QApplication::exit(kRefused); });
    }
}

/// It gives way to imports, and to the start of the program.
void startAnalysis(Backend& backend, const ui::Preferences& preferences) {
    playback::AnalysisService* analysis = backend.analysis.get();
    analysis->setPaused(preferences.analysisPaused());
    QObject::connect(backend.importer.get(), &catalogue::Importer::progressed, analysis,
                     [analysis] { analysis->setImporting(true); });
    QObject::connect(backend.importer.get(), &catalogue::Importer::finished, analysis,
                     [analysis] { analysis->setImporting(false); });
    QTimer::singleShot(std::chrono::seconds(3), analysis, [analysis] { analysis->start(); });
}

int run(const Arguments& arguments, Backend& backend) {
    const std::filesystem::path folder = backend.library->folder();
    ui::Preferences preferences(folder);
    ui::Theme::instance().apply(preferences.theme());
    ui::applyOutput(*backend.playback, preferences);

    SingleInstance instance(folder);
    Housekeeping housekeeping(backend);
    const auto keyring = arguments.verb == Verb::Window ? Keyring::find(folder) : nullptr;
    ui::Context context{*backend.auth,
                        *backend.catalogue,
                        *backend.importer,
                        *backend.exporter,
                        *backend.restorer,
                        *backend.playback,
                        backend.events,
                        backend.clock,
                        preferences,
                        keyring.get(),
                        folder,
                        backend.analysis.get()};
    ui::MainWindow window(context);
    QObject::connect(&instance, &SingleInstance::filesArrived, &window,
                     [&window](const std::vector<std::filesystem::path>& files) {
                         window.bringToFront();
                         window.addFiles(files);
                     });
    Mpris mpris(window, context);
    QObject::connect(&mpris, &Mpris::quitRequested, qApp, &QApplication::quit);
    Tray tray(window, context);
    QObject::connect(&tray, &Tray::quitRequested, qApp, &QApplication::quit);
    Notifications notifications(window, context);
    const UnixSignals signals_([] { QApplication::quit(); });
    std::unique_ptr<Demo> demo;
    if (arguments.verb == Verb::StartupProbe) {
        window.show();
        probeStart(backend, window);
    } else {
        window.show();
        window.begin();
        if (!arguments.paths.empty())
            window.addFiles(arguments.paths);
        QTimer::singleShot(0, &window, [&] {
            mpris.start();
            tray.start();
            notifications.start();
        });
        startAnalysis(backend, preferences);
    }
    if (arguments.verb == Verb::Demo)
        demo = std::make_unique<Demo>(window, backend);
    ui::Theme::instance().followDesktop();
    return QApplication::exec();
}

}  // namespace

int runWindow(const Arguments& arguments, int& argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setApplicationDisplayName(QStringLiteral("Linnet"));
    QApplication::setDesktopFileName(QStringLiteral("org.linnet.Linnet"));
    QApplication::setWindowIcon(ui::applicationIcon());

    std::optional<DemoFolder> demo;
    std::filesystem::path folder =
        arguments.library.empty() ? storage::Library::defaultFolder() : arguments.library;
    if (arguments.verb == Verb::Demo)
        folder = demo.emplace().library();
    else if (SingleInstance::handOver(folder, arguments.paths))
        return kDone;

    auto backend = Backend::open(folder);
    if (!backend)
        return refuse(arguments, cannotOpen(folder, backend.error()));
    return run(arguments, **backend);
}

}  // namespace linnet::app
