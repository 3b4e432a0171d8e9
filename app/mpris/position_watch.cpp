// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/position_watch.h"

namespace linnet::app {

using playback::Status;

PositionWatch::Time::duration PositionWatch::expected(Time now) const {
    if (m_status != Status::Playing)
        return m_position;
    return m_position + std::chrono::duration_cast<Time::duration>((now - m_since) * m_rate);
}

void PositionWatch::restart(Status status, Time now) {
    m_status = status;
    tell(std::chrono::milliseconds(0), now);
}

void PositionWatch::setStatus(Status status, Time now) {
    m_position = status == Status::Stopped ? Time::duration(0) : expected(now);
    m_since = now;
    m_status = status;
}

void PositionWatch::setRate(double rate, Time now) {
    m_position = expected(now);
    m_since = now;
    m_rate = rate;
}

bool PositionWatch::jumps(std::chrono::milliseconds position, Time now) const {
    return std::chrono::abs(position - expected(now)) > kSlack;
}

void PositionWatch::tell(std::chrono::milliseconds position, Time now) {
    m_position = position;
    m_since = now;
}

}  // namespace linnet::app
