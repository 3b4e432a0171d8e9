// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <fstream>
#include <iostream>
#include <optional>
#include <span>
#include <string>

#include "core/auth/password.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/play_probe.h"
#include "tests/support/mp3.h"
#include "tests/support/mpeg_header.h"
#include "ui/shell/main_window.h"

namespace linnet::bench {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// Of all threads that it has now, in seconds.
double cpuSecondsOf(qint64 process) {
    double nanoseconds = 0;
    for (const auto& task : fs::directory_iterator("/proc/" + std::to_string(process) + "/task")) {
        std::ifstream file(task.path() / "schedstat");
        double one = 0;
        if (file >> one)
            nanoseconds += one;
    }
    return nanoseconds / 1e9;
}

/// Of a process that plays, in per cent of a core; nothing where it does not live that long.
std::optional<double> percentOf(const QString& program, const QStringList& arguments,
                                const QByteArray& input, std::chrono::milliseconds time) {
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForStarted())
        return std::nullopt;
    process.write(input);
    spin(4s);
    const double before = cpuSecondsOf(process.processId());
    spin(time);
    const double after = cpuSecondsOf(process.processId());
    const bool alive = process.state() == QProcess::Running;
    process.kill();
    process.waitForFinished();
    if (!alive)
        return std::nullopt;
    return 100 * (after - before) / std::chrono::duration<double>(time).count();
}

}  // namespace

int runPlayer(const char* folder, bool visible) {
    std::string token;
    std::getline(std::cin, token);
    auto backend = app::Backend::open(folder);
    if (!backend)
        return 1;
    BenchWindow window(std::move(*backend), QByteArray::fromStdString(token));
    const auto who = window.backend().auth->verify(QByteArray::fromStdString(token));
    if (!who)
        return 1;
    window.window().setVisible(visible);
    const auto keys = window.backend().catalogue->list(who->session, {});
    if (!keys || keys->empty())
        return 1;
    const auto rows = window.backend().catalogue->songs(who->session, std::span(&keys->front(), 1));
    if (!rows || !rows->front() ||
        !window.backend().playback->play(who->session, {rows->front()->id}))
        return 1;
    return QCoreApplication::exec();
}

bool benchCpu(const Options& options) {
    const QString mpg123 = QStandardPaths::findExecutable(QStringLiteral("mpg123"));
    if (mpg123.isEmpty()) {
        std::fputs("linnet_bench: cpu: mpg123 is not there\n", stderr);
        return false;
    }
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX"));
    const fs::path root = folder.path().toStdString();
    const fs::path library = root / "library";
    const QByteArray song = testing::longMp3(5);
    testing::writeFile(root / "song.mp3", song);
    QByteArray token;
    {
        auto backend = app::Backend::open(library, app::Backend::Sound::No);
        if (!backend)
            return false;
        QByteArray password("a password of the bench");
        QByteArray again = password;
        const QString email = QStringLiteral("bench@example.org");
        const auto made = (*backend)->auth->registerProfile(QStringLiteral("Bench"), email,
                                                            auth::Password::take(password));
        const auto who = (*backend)->auth->signIn(email, auth::Password::take(again),
                                                  auth::SessionLife::KeepSignedIn);
        if (!made || !who ||
            !(*backend)->catalogue->add(who->session, {song, QStringLiteral("song.mp3"), {}}))
            return false;
        token = who->token + '\n';
    }
    const QString self = QString::fromStdString(options.self.string());
    const QString place = QString::fromStdString(library.string());
    const auto time = options.quick ? 5s : 10s;
    std::vector<double> peer;
    std::vector<double> hidden;
    std::vector<double> visible;
    for (int round = 0; round < (options.quick ? 1 : 3); ++round) {
        const auto a =
            percentOf(mpg123,
                      {QStringLiteral("-q"), QStringLiteral("-o"), QStringLiteral("pulse"),
                       QString::fromStdString((root / "song.mp3").string())},
                      {}, time);
        const auto b = percentOf(
            self, {QStringLiteral("--player"), place, QStringLiteral("hidden")}, token, time);
        const auto c = percentOf(
            self, {QStringLiteral("--player"), place, QStringLiteral("visible")}, token, time);
        if (!a || !b || !c) {
            std::fputs("linnet_bench: cpu: one of the players ended early\n", stderr);
            return false;
        }
        peer.push_back(*a);
        hidden.push_back(*b);
        visible.push_back(*c);
    }
    QJsonObject facts{{QStringLiteral("hidden_percent"), median(hidden)},
                      {QStringLiteral("mpg123_percent"), median(peer)}};
    print({QStringLiteral("cpu"), QStringLiteral("ratio_to_mpg123"), median(hidden) / median(peer),
           QStringLiteral("ratio"), QStringLiteral("<=1.2"), peer.size(), facts});
    print({QStringLiteral("cpu"), QStringLiteral("visible_percent"), median(visible),
           QStringLiteral("% of a core"), QStringLiteral("<=3"), visible.size(), rangeOf(visible)});
    return true;
}

}  // namespace linnet::bench
