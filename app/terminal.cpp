// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <QJsonDocument>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace linnet::app::terminal {
namespace {

bool lost = false;  // see outputLost()

/// 0, or what went wrong.
int writeAll(int descriptor, const QByteArray& bytes) {
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.constData() + written,
                                      static_cast<std::size_t>(bytes.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return count < 0 ? errno : EIO;
        written += count;
    }
    return 0;
}

void writeOut(const QByteArray& bytes) {
    const int code = writeAll(STDOUT_FILENO, bytes);
    if (code == 0 || code == EPIPE || std::exchange(lost, true))
        return;
    error(QStringLiteral("Part of the answer could not be written: %1.")
              .arg(QString::fromLocal8Bit(std::strerror(code))));
}

/// Byte by byte: what follows the line is for whoever reads next.
std::optional<QByteArray> readLineFrom(int descriptor) {
    QByteArray line;
    while (true) {
        char c = 0;
        const ssize_t count = ::read(descriptor, &c, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return line.isEmpty() ? std::nullopt : std::optional(line);
        if (c == '\n')
            break;
        line += c;
    }
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// The terminal while it does not show what is typed; a handler can reach nothing else.
int silencedTerminal = -1;
termios asItWas{};
constexpr std::array kEnding = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

extern "C" void linnetOnSignalAtQuestion(int number) {
    ::tcsetattr(silencedTerminal, TCSAFLUSH, &asItWas);
    std::signal(number, SIG_DFL);
    std::raise(number);
}

}  // namespace

void out(const QString& line) {
    writeOut(line.toUtf8() + '\n');
}

void out(const QJsonObject& object) {
    writeOut(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void error(const QString& line) {
    writeAll(STDERR_FILENO, "linnet: " + line.toUtf8() + '\n');
}

bool outputLost() {
    return lost;
}

std::optional<QByteArray> readLine() {
    return readLineFrom(STDIN_FILENO);
}

std::optional<QByteArray> askSecret(const QString& prompt) {
    const int tty = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (tty < 0 || ::tcgetattr(tty, &asItWas) != 0) {
        if (tty >= 0)
            ::close(tty);
        return std::nullopt;
    }
    silencedTerminal = tty;
    for (const int number : kEnding)
        std::signal(number, linnetOnSignalAtQuestion);
    termios silent = asItWas;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    writeAll(tty, prompt.toUtf8());
    ::tcsetattr(tty, TCSAFLUSH, &silent);
    auto line = readLineFrom(tty);
    ::tcsetattr(tty, TCSAFLUSH, &asItWas);
    for (const int number : kEnding)
        std::signal(number, SIG_DFL);
    writeAll(tty, "\n");
    ::close(tty);
    return line;
}

bool canShowProgress() {
    return ::isatty(STDERR_FILENO) != 0;
}

void showProgress(const QString& line) {
    writeAll(STDERR_FILENO, "\r\x1b[K" + line.toUtf8());
}

}  // namespace linnet::app::terminal
