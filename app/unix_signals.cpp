// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/unix_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <array>
#include <csignal>

namespace linnet::app {
namespace {

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};
std::array<int, 2> pipeEnds = {-1, -1};  // a handler can reach nothing else

extern "C" void linnetOnSignal(int number) {
    const char byte = 0;
    [[maybe_unused]] const auto count = ::write(pipeEnds[1], &byte, 1);
    std::signal(number, SIG_DFL);
}

}  // namespace

UnixSignals::UnixSignals(std::function<void()> asked, QObject* parent) : QObject(parent) {
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [asked = std::move(asked)] {
        char byte = 0;
        [[maybe_unused]] const auto count = ::read(pipeEnds[0], &byte, 1);
        asked();
    });
    for (const int number : kSignals)
        std::signal(number, linnetOnSignal);
}

UnixSignals::~UnixSignals() {
    for (const int number : kSignals)
        std::signal(number, SIG_DFL);
    delete m_notifier;
    for (int& end : pipeEnds) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

}  // namespace linnet::app
