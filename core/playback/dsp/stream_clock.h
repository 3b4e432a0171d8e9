// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace linnet::playback::dsp {

/// Which frame of the songs' stream is heard while the device plays a frame of its own: the two
/// run apart where the speed is changed, and begin anew with each stream. Remembers the last
/// kPieces changes, which is more than a device holds. For one thread.
class StreamClock {
 public:
    /// A stream begins `held` frames behind what the device was handed.
    void begin(double held);
    /// The device was handed `deviceFrames`, which are `streamFrames` of the stream.
    void hand(std::int64_t deviceFrames, double streamFrames);
    /// The device gave back `frames` of what it was handed: up to there it has `stream`.
    void takeBack(std::int64_t frames, double stream);
    /// Device frames handed in all.
    [[nodiscard]] std::int64_t handed() const { return m_device; }
    /// The stream's frame that is heard when the device has played so many; 0 before its first one.
    [[nodiscard]] std::int64_t streamAt(std::int64_t devicePlayed) const;
    /// The same to a part of a frame, behind 0 as reached().
    [[nodiscard]] double exactlyAt(std::int64_t devicePlayed) const;
    /// The device frame handed from which on the stream's frames are later than `stream`.
    [[nodiscard]] std::int64_t deviceAt(double stream) const;
    /// Whether the device frames from `from` on are as many of the stream, one after another.
    [[nodiscard]] bool isOneToOne(std::int64_t from) const;
    /// Where in the stream that has come to; behind 0 while the one before is still on its way.
    [[nodiscard]] double reached() const { return m_stream; }
    /// The stream's frames handed.
    [[nodiscard]] std::int64_t streamHanded() const;
    /// Nothing was handed to a device that is new.
    void reset();

 private:
    static constexpr std::size_t kPieces = 256;
    struct Piece {
        std::int64_t device = 0;  ///< where it begins
        double stream = 0;
        double ratio = 1;
    };

    [[nodiscard]] Piece& piece(std::size_t back) {
        return m_pieces[(m_newest + kPieces - back) % kPieces];
    }
    [[nodiscard]] const Piece& piece(std::size_t back) const {
        return m_pieces[(m_newest + kPieces - back) % kPieces];
    }
    void append(Piece added);

    std::array<Piece, kPieces> m_pieces{};
    std::size_t m_newest = 0;
    std::size_t m_count = 1;
    std::int64_t m_device = 0;
    double m_stream = 0;
};

}  // namespace linnet::playback::dsp
