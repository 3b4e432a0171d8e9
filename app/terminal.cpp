// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <QJsonDocument>
#include <cerrno>

namespace linnet::app::terminal {
namespace {

void writeAll(int descriptor, const QByteArray& bytes) {
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(descriptor, bytes.constData() + written,
                                      static_cast<std::size_t>(bytes.size() - written));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        written += count;
    }
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

}  // namespace

void out(const QString& line) {
    writeAll(STDOUT_FILENO, line.toUtf8() + '\n');
}

void out(const QJsonObject& object) {
    writeAll(STDOUT_FILENO, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void error(const QString& line) {
    writeAll(STDERR_FILENO, "linnet: " + line.toUtf8() + '\n');
}

std::optional<QByteArray> readLine() {
    return readLineFrom(STDIN_FILENO);
}

std::optional<QByteArray> askSecret(const QString& prompt) {
    const int tty = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    termios before{};
    if (tty < 0 || ::tcgetattr(tty, &before) != 0) {
        if (tty >= 0)
            ::close(tty);
        return std::nullopt;
    }
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    writeAll(tty, prompt.toUtf8());
    ::tcsetattr(tty, TCSAFLUSH, &silent);
    auto line = readLineFrom(tty);
    ::tcsetattr(tty, TCSAFLUSH, &before);
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
