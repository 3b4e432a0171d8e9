// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace linnet::playback {

/// Whether the computer runs on its battery: one discharges and no mains is there. `supplies`: the
/// folder in which Linux tells of them, /sys/class/power_supply; where it is not, false. Reads a
/// few small files.
[[nodiscard]] bool onBattery(const std::filesystem::path& supplies);

/// The calling thread from here on comes last: nice 19 and the I/O class idle. (Not SCHED_IDLE:
/// where others take all processors, it could hold a lock of the database for seconds.)
void comeLast();

}  // namespace linnet::playback
