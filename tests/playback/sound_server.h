// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/prctl.h>

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "core/playback/audio_output.h"
#include "tests/support/mp3.h"

namespace linnet::testing {

inline constexpr int kRate = 44100;

/// A sound server of the test's own, with loudspeakers that are only heard by their monitors:
/// PulseAudio, or PipeWire where LINNET_TEST_PIPEWIRE is set.
class SoundServer {
 public:
    /// Whether what it takes is on this machine.
    static bool isThere() {
        return std::ranges::none_of(programs(), [](const QString& program) {
            return QStandardPaths::findExecutable(program).isEmpty();
        });
    }
    /// False: it does not answer.
    bool start() {
        qputenv("PULSE_RUNTIME_PATH", m_folder.path().toUtf8());
        qputenv("PULSE_STATE_PATH", m_folder.path().toUtf8());
        qputenv("PULSE_COOKIE", m_folder.filePath(QStringLiteral("cookie")).toUtf8());
        qunsetenv("PULSE_SERVER");
        qunsetenv("PULSE_SINK");
        const QByteArray socket = isPipeWire() ? startPipeWire() : startPulseAudio();
        qputenv("PULSE_SERVER", "unix:" + socket);
        constexpr int kStartMs = 20'000;
        return QTest::qWaitFor(&answers, kStartMs);
    }
    ~SoundServer() {
        for (auto it = m_processes.rbegin(); it != m_processes.rend(); ++it) {
            (*it)->terminate();
            if (!(*it)->waitForFinished(3000))
                (*it)->kill();
            (*it)->waitForFinished(3000);
        }
    }
    /// It dies where it stands; start() brings another one to the same place.
    void kill() {
        for (const auto& process : m_processes)
            process->kill();
        for (const auto& process : m_processes)
            process->waitForFinished(3000);
        m_processes.clear();
    }
    static bool isPipeWire() { return qEnvironmentVariableIsSet("LINNET_TEST_PIPEWIRE"); }

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
    /// A dummy where there is no loudspeaker, as on a desktop; PipeWire has it from its start on.
    static QString keepASink() {
        const QString module = QStringLiteral("module-always-sink");
        return isPipeWire() ? QString()
                            : control({QStringLiteral("load-module"), module}).value_or(QString());
    }
    static void unplug(const QString& module) {
        if (module.isEmpty())
            return;
        if (!control({QStringLiteral("unload-module"), module}))
            qFatal("the sound server keeps its null sink");
    }

 private:
    static QStringList programs() {
        if (!isPipeWire())
            return {QStringLiteral("pulseaudio"), QStringLiteral("pactl"), QStringLiteral("parec")};
        return {QStringLiteral("dbus-daemon"), QStringLiteral("pipewire"),
                QStringLiteral("wireplumber"), QStringLiteral("pipewire-pulse"),
                QStringLiteral("pactl"),       QStringLiteral("parec")};
    }

    /// PipeWire's server does before WirePlumber is there, who knows the default sink.
    static bool answers() {
        if (!isPipeWire())
            return control({QStringLiteral("info")}).has_value();
        const QString none = QStringLiteral("@DEFAULT_SINK@");
        return control({QStringLiteral("get-default-sink")}).value_or(none) != none;
    }
    // Both return the socket that the server will listen at.
    QByteArray startPulseAudio() {
        const QString socket = m_folder.filePath(QStringLiteral("native"));
        // Of two on one session bus the later one ends: its name is taken.
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), nowhere());
        run(QStringLiteral("pulseaudio"),
            {QStringLiteral("-n"), QStringLiteral("--daemonize=no"),
             QStringLiteral("--exit-idle-time=-1"), QStringLiteral("-L"),
             QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(socket)},
            environment);
        return socket.toUtf8();
    }
    /// With a bus of its own, without which WirePlumber ends, and without the machine's devices.
    QByteArray startPipeWire() {
        const QString bus = m_folder.filePath(QStringLiteral("bus"));
        QFile::remove(bus);
        const auto environment = environmentOf(bus);
        run(QStringLiteral("dbus-daemon"),
            {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
             QStringLiteral("--address=unix:path=%1").arg(bus)},
            environment);
        awaitFile(bus);
        const QString core = m_folder.filePath(QStringLiteral("pipewire-0"));
        QFile::remove(core);
        configure("pipewire/pipewire.conf.d/rate.conf",
                  "context.properties = { default.clock.rate = 44100\n"
                  "default.clock.allowed-rates = [ 44100 48000 ] }\n");
        configure("wireplumber/main.lua.d/51-none.lua",
                  "alsa_monitor.enabled = false\nv4l2_monitor.enabled = false\n"
                  "libcamera_monitor.enabled = false\n");
        configure("wireplumber/bluetooth.lua.d/51-none.lua", "bluez_monitor.enabled = false\n");
        run(QStringLiteral("pipewire"), {}, environment);
        awaitFile(core);
        const QString socket = m_folder.filePath(QStringLiteral("native"));
        QFile::remove(socket);
        run(QStringLiteral("wireplumber"), {}, environment);
        run(QStringLiteral("pipewire-pulse"), {}, environment);
        awaitFile(socket);
        return socket.toUtf8();
    }
    void configure(const char* file, const QByteArray& text) {
        const QString folder = m_folder.filePath(QStringLiteral("config/"));
        writeFile((folder + QLatin1String(file)).toStdString(), text);
    }
    [[nodiscard]] QProcessEnvironment environmentOf(const QString& bus) const {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
        for (const auto& [name, folder] :
             {std::pair{"XDG_CONFIG_HOME", "config"}, std::pair{"XDG_STATE_HOME", "state"}})
            environment.insert(QLatin1String(name), m_folder.filePath(QLatin1String(folder)));
        const QString address = QStringLiteral("unix:path=%1");
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address.arg(bus));
        environment.insert(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), nowhere());
        return environment;
    }
    [[nodiscard]] QString nowhere() const {
        return QStringLiteral("unix:path=") + m_folder.filePath(QStringLiteral("none"));
    }
    /// It ends with the test, however that ends.
    void run(const QString& program, const QStringList& arguments,
             const QProcessEnvironment& environment) {
        auto& process = m_processes.emplace_back(std::make_unique<QProcess>());
        process->setProcessEnvironment(environment);
        process->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        process->setStandardOutputFile(QProcess::nullDevice());
        process->setStandardErrorFile(m_folder.filePath(program + QStringLiteral(".log")));
        process->start(program, arguments);
    }
    static void awaitFile(const QString& path) {
        if (!QTest::qWaitFor([&] { return QFile::exists(path); }))
            qWarning() << "does not start:" << path;
    }

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<QProcess>> m_processes;
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
