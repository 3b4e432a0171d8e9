// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace linnet::app {

/// Whether the desktop is told of the song that has begun: a decision from what is so now.
struct NotificationPlan {
    /// Show it; wait until more is known; or leave it: nobody wants to be told.
    enum class Step : std::uint8_t { Show, Wait, Leave };

    bool open = false;          ///< somebody is in, not locked
    bool playing = false;       ///< paused: told when it goes on
    bool rowKnown = false;      ///< its title has been read
    bool wished = false;        ///< by the settings
    bool windowActive = false;  ///< the person looks at Linnet, where it stands already
    bool fullScreen = false;    ///< Linnet's window fills a screen
    bool wishedInFullScreen = false;

    [[nodiscard]] constexpr Step step() const {
        if (!open || !wished)
            return Step::Leave;
        if (!playing || !rowKnown)
            return Step::Wait;
        if (fullScreen)
            return wishedInFullScreen ? Step::Show : Step::Leave;
        return windowActive ? Step::Leave : Step::Show;
    }
};

}  // namespace linnet::app
