// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <future>
#include <system_error>
#include <type_traits>
#include <utility>

namespace linnet::storage {

/// Runs `work()` on a thread of its own, while the caller does the rest; where no thread can be
/// made, when its result is asked for. What `work` refers to must outlive the future, which waits
/// when it goes.
template <class F>
[[nodiscard]] auto beside(F work) -> std::future<std::invoke_result_t<F&>> {
    try {
        return std::async(std::launch::async, work);
    } catch (const std::system_error&) {
        return std::async(std::launch::deferred, std::move(work));
    }
}

}  // namespace linnet::storage
