// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <span>
#include <vector>

namespace linnet::playback {

/// Samples on their way from the decoder's thread to the audio thread: one producer, one consumer,
/// no lock, no allocation after construction. The last ones that were read can be read again.
class FrameRing {
 public:
    /// Room for `samples` ahead of the consumer, and behind it for `past` of those that it has
    /// read.
    explicit FrameRing(std::size_t samples, std::size_t past = 0)
        : m_past(past), m_samples(samples + past + 1) {}

    [[nodiscard]] std::size_t capacity() const { return m_samples.size() - 1 - m_past; }
    /// Samples that can be read; exact for the consumer, a lower bound for the producer.
    [[nodiscard]] std::size_t readable() const {
        const std::size_t write = m_write.load(std::memory_order_acquire);
        const std::size_t read = m_read.load(std::memory_order_acquire);
        return write >= read ? write - read : write + m_samples.size() - read;
    }
    [[nodiscard]] std::size_t writable() const {
        return capacity() - std::min(capacity(), readable());
    }

    /// Producer. Writes as much as fits and returns how much that was.
    std::size_t write(std::span<const float> from) {
        const std::size_t count = std::min(from.size(), writable());
        const std::size_t at = m_write.load(std::memory_order_relaxed);
        const std::size_t first = std::min(count, m_samples.size() - at);
        std::copy_n(from.begin(), first, m_samples.begin() + static_cast<std::ptrdiff_t>(at));
        std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(first), count - first,
                    m_samples.begin());
        m_write.store((at + count) % m_samples.size(), std::memory_order_release);
        return count;
    }

    /// Consumer. Reads as much as there is and returns how much that was.
    std::size_t read(std::span<float> into) {
        const std::size_t count = std::min(into.size(), readable());
        const std::size_t at = m_read.load(std::memory_order_relaxed);
        const std::size_t first = std::min(count, m_samples.size() - at);
        std::copy_n(m_samples.begin() + static_cast<std::ptrdiff_t>(at), first, into.begin());
        std::copy_n(m_samples.begin(), count - first,
                    into.begin() + static_cast<std::ptrdiff_t>(first));
        m_read.store((at + count) % m_samples.size(), std::memory_order_release);
        m_behind = std::min(m_behind + count, m_past);
        return count;
    }

    /// Consumer. Samples that can be read again.
    [[nodiscard]] std::size_t behind() const { return m_behind; }
    /// Consumer. The last `samples` (behind() at most) are to be read again.
    void goBack(std::size_t samples) {
        const std::size_t at = m_read.load(std::memory_order_relaxed);
        m_read.store((at + m_samples.size() - samples) % m_samples.size(),
                     std::memory_order_release);
        m_behind -= samples;
    }

    /// Consumer. Forgets what was written.
    void clear() {
        m_behind = 0;
        m_read.store(m_write.load(std::memory_order_acquire), std::memory_order_release);
    }

 private:
    const std::size_t m_past;
    std::size_t m_behind = 0;  ///< the consumer's
    std::vector<float> m_samples;
    alignas(64) std::atomic<std::size_t> m_write{0};
    alignas(64) std::atomic<std::size_t> m_read{0};
};

}  // namespace linnet::playback
