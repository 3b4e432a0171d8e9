// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>

/// LINNET_PROGRAM, the program under test, comes from the build.
namespace linnet::testing {

/// How a program ended and what it said.
struct Ended {
    int status = -1;  ///< -1: it did not end by itself
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QByteArrayList lines() const {
        QByteArrayList all = out.split('\n');
        all.removeLast();  // behind the last line's end
        return all;
    }
    /// Every line as JSON; a line that is no object is an empty one.
    [[nodiscard]] std::vector<QJsonObject> objects() const {
        std::vector<QJsonObject> all;
        for (const QByteArray& line : lines())
            all.push_back(QJsonDocument::fromJson(line).object());
        return all;
    }
};

/// The real program in a home of its own, without a display and without a terminal.
class LinnetProcess {
 public:
    static constexpr int kLongest = 60'000;

    [[nodiscard]] std::filesystem::path home() const { return m_home.path().toStdString(); }

    void prepare(QProcess& process, const QStringList& words) const {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"})
            environment.remove(QLatin1String(name));
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_DATA_HOME"),
                           m_home.filePath(QStringLiteral("data")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"),
                           m_home.filePath(QStringLiteral("config")));
        process.setProcessEnvironment(environment);
        process.setProgram(QStringLiteral(LINNET_PROGRAM));
        process.setArguments(words);
        process.setChildProcessModifier([] { ::setsid(); });
    }

    /// Waits for its end; `input` is the standard input, whole.
    [[nodiscard]] Ended run(const QStringList& words, const QByteArray& input = {}) const {
        QProcess process;
        prepare(process, words);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        return ended(process);
    }
    [[nodiscard]] static Ended ended(QProcess& process, int longest = kLongest) {
        if (!process.waitForFinished(longest)) {
            process.kill();
            process.waitForFinished();
            return {-1, process.readAllStandardOutput(), "it does not end"};
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

 private:
    QTemporaryDir m_home;
};

}  // namespace linnet::testing

/// Fails the test with what the program said when it ended otherwise.
#define ENDED(result, expected)                                                                  \
    QVERIFY2((result).status == (expected), qPrintable(QStringLiteral("status %1: %2%3")         \
                                                           .arg((result).status)                 \
                                                           .arg(QString::fromUtf8((result).err), \
                                                                QString::fromUtf8((result).out))))
