// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QCoreApplication>
#include <csignal>

#include "app/arguments.h"
#include "app/backend.h"
#include "app/commands/commands.h"
#include "app/error_words.h"
#include "app/terminal.h"
#include "app/window_app.h"

namespace {

using linnet::app::Arguments;
using Verb = Arguments::Verb;

int runCommand(const Arguments& arguments, int& argc, char** argv) {
    using namespace linnet::app;
    const QCoreApplication app(argc, argv);
    const auto folder =
        arguments.library.empty() ? linnet::storage::Library::defaultFolder() : arguments.library;
    const auto backend = Backend::open(
        folder, arguments.verb == Verb::Play ? Backend::Sound::Yes : Backend::Sound::No);
    if (!backend) {
        terminal::error(cannotOpen(folder, backend.error()));
        return kRefused;
    }
    switch (arguments.verb) {
        case Verb::ProfileAdd:
            return addProfile(arguments, **backend);
        case Verb::ProfileList:
            return listProfiles(arguments, **backend);
        case Verb::ProfilePasswd:
            return changePassword(arguments, **backend);
        case Verb::Import:
            return importFiles(arguments, **backend);
        case Verb::List:
            return listSongs(arguments, **backend);
        case Verb::Play:
            return playSongs(arguments, **backend);
        case Verb::Export:
            return exportSongs(arguments, **backend);
        default:
            return checkLibrary(arguments, **backend);
    }
}

int orLost(int status) {
    return status == linnet::app::kDone && linnet::app::terminal::outputLost()
               ? linnet::app::kRefused
               : status;
}

}  // namespace

int main(int argc, char** argv) {
    // Passwords and tokens pass through the memory: none of it into a core file.
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication::setApplicationName(QStringLiteral("linnet"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LINNET_VERSION));

    const auto arguments =
        linnet::app::parseArguments(std::vector<std::string>(argv + 1, argv + argc));
    if (!arguments) {
        linnet::app::terminal::error(arguments.error().detail +
                                     QStringLiteral(" “linnet --help” shows how."));
        return linnet::app::kWrongUse;
    }
    switch (arguments->verb) {
        case Verb::Help:
            linnet::app::terminal::out(linnet::app::usage().trimmed());
            return orLost(linnet::app::kDone);
        case Verb::Version:
            linnet::app::terminal::out(QStringLiteral("linnet " LINNET_VERSION));
            return orLost(linnet::app::kDone);
        case Verb::Window:
        case Verb::Demo:
        case Verb::StartupProbe:
            return linnet::app::runWindow(*arguments, argc, argv);
        default:
            return orLost(runCommand(*arguments, argc, argv));
    }
}
