// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/idle.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <system_error>

namespace linnet::playback {
namespace {

std::string lineOf(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

}  // namespace

bool onBattery(const std::filesystem::path& supplies) {
    bool discharging = false;
    std::error_code error;
    for (std::filesystem::directory_iterator supply(supplies, error), end; !error && supply != end;
         supply.increment(error)) {
        const std::filesystem::path& folder = supply->path();
        // A mouse or a headset has a battery of its own.
        if (lineOf(folder / "scope") == "Device")
            continue;
        const std::string type = lineOf(folder / "type");
        if (type == "Battery")
            discharging = discharging || lineOf(folder / "status") == "Discharging";
        else if (lineOf(folder / "online") == "1")
            return false;
    }
    return discharging;
}

void comeLast() {
    // The calls of Linux, which take a thread for what POSIX takes a process for.
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), 19);
    constexpr int kThread = 1;           // IOPRIO_WHO_PROCESS
    constexpr int kIdleClass = 3 << 13;  // IOPRIO_CLASS_IDLE
    ::syscall(SYS_ioprio_set, kThread, 0, kIdleClass);
}

}  // namespace linnet::playback
