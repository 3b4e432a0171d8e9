// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <cstring>
#include <optional>
#include <vector>

#include "core/playback/audio_output.h"

namespace linnet::testing {

inline constexpr int kRate = 44100;

/// A sound server of the test's own, with loudspeakers that are only heard by their monitors.
class SoundServer {
 public:
    /// False: there is no pulseaudio on this machine.
    bool start() {
        const QString program = QStandardPaths::findExecutable(QStringLiteral("pulseaudio"));
        if (program.isEmpty() ||
            QStandardPaths::findExecutable(QStringLiteral("parec")).isEmpty() ||
            QStandardPaths::findExecutable(QStringLiteral("pactl")).isEmpty())
            return false;
        const QByteArray socket = m_folder.filePath(QStringLiteral("native")).toUtf8();
        qputenv("PULSE_RUNTIME_PATH", m_folder.path().toUtf8());
        qputenv("PULSE_STATE_PATH", m_folder.path().toUtf8());
        qputenv("PULSE_COOKIE", m_folder.filePath(QStringLiteral("cookie")).toUtf8());
        qunsetenv("PULSE_SERVER");
        qunsetenv("PULSE_SINK");
        m_server.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_server.start(program, {QStringLiteral("-n"), QStringLiteral("--daemonize=no"),
                                 QStringLiteral("--exit-idle-time=-1"), QStringLiteral("-L"),
                                 QStringLiteral("module-native-protocol-unix auth-anonymous=1 "
                                                "socket=%1")
                                     .arg(QString::fromUtf8(socket))});
        if (!m_server.waitForStarted())
            return false;
        qputenv("PULSE_SERVER", "unix:" + socket);
        return QTest::qWaitFor([] { return control({QStringLiteral("info")}).has_value(); });
    }
    ~SoundServer() {
        m_server.terminate();
        if (!m_server.waitForFinished(3000))
            kill();
    }
    /// It dies where it stands; start() brings another one to the same place.
    void kill() {
        m_server.kill();
        m_server.waitForFinished(3000);
    }

    /// What pactl answers; nothing where it fails.
    static std::optional<QString> control(const QStringList& arguments) {
        QProcess pactl;
        pactl.start(QStringLiteral("pactl"), arguments);
        if (!pactl.waitForFinished(5000) || pactl.exitCode() != 0)
            return std::nullopt;
        return QString::fromUtf8(pactl.readAllStandardOutput()).trimmed();
    }
    /// A loudspeaker; returns the number it is taken away with.
    static QString plug(const QString& name, int rate = kRate) {
        const auto module =
            control({QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
                     QStringLiteral("sink_name=%1").arg(name), QStringLiteral("format=float32le"),
                     QStringLiteral("rate=%1").arg(rate), QStringLiteral("channels=2"),
                     // In blocks of 50 ms; else a recording begins up to two seconds late.
                     QStringLiteral("norewinds=1")});
        if (!module)
            qFatal("the sound server refuses a null sink");
        return *module;
    }
    static void unplug(const QString& module) {
        if (!control({QStringLiteral("unload-module"), module}))
            qFatal("the sound server keeps its null sink");
    }

 private:
    QTemporaryDir m_folder;
    QProcess m_server;
};

/// Hears what a loudspeaker plays.
class Microphone {
 public:
    explicit Microphone(const QString& sink, int rate = kRate) {
        m_parec.start(QStringLiteral("parec"),
                      {QStringLiteral("--device=%1.monitor").arg(sink), QStringLiteral("--raw"),
                       QStringLiteral("--format=float32le"), QStringLiteral("--channels=2"),
                       QStringLiteral("--rate=%1").arg(rate), QStringLiteral("--latency-msec=20")});
        // Until its own latency has settled.
        constexpr int kPatienceMs = 20'000;
        if (!QTest::qWaitFor([this] { return heard().size() > 8820U * playback::kChannels; },
                             kPatienceMs))
            qFatal("nothing is recorded");
    }
    ~Microphone() {
        m_parec.kill();
        m_parec.waitForFinished(3000);
    }
    /// Stereo, since it was made.
    const std::vector<float>& heard() {
        m_bytes += m_parec.readAllStandardOutput();
        m_heard.resize(static_cast<std::size_t>(m_bytes.size()) / sizeof(float));
        if (!m_heard.empty())
            std::memcpy(m_heard.data(), m_bytes.constData(), m_heard.size() * sizeof(float));
        return m_heard;
    }
    /// What was heard from the first sound on.
    std::vector<float> sound() {
        const auto& all = heard();
        const auto first = std::find_if(all.begin(), all.end(), isSound);
        // Whole frames.
        return {first - (first - all.begin()) % playback::kChannels, all.end()};
    }
    static bool isSound(float sample) { return std::abs(sample) > 1e-3F; }

 private:
    QProcess m_parec;
    QByteArray m_bytes;
    std::vector<float> m_heard;
};

}  // namespace linnet::testing
