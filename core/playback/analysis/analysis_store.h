// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/events/time.h"
#include "core/playback/analysis/loudness_histogram.h"
#include "core/playback/analysis/waveform.h"
#include "storage/content_hash.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
}

namespace linnet::playback {

/// What one pass over an audio file found. Loudness and peak are those of the stereo sound that is
/// played (mono on both loudspeakers, surround mixed down), so that a gain made from them is right.
struct AudioFacts {
    std::int64_t frames = 0;  ///< of the music, by decoding to its end
    int sampleRateHz = 0;
    /// Nothing of silence, and of what is shorter than 0.4 s.
    std::optional<double> integratedLufs;
    double rangeLu = 0;
    /// Nothing of digital silence. Above 0 where the sound between the samples exceeds full scale.
    std::optional<double> truePeakDbtp;
    /// The same for the same recording with other tags; see audio_frames.h. 32 bytes.
    QByteArray framesHash;

    friend bool operator==(const AudioFacts&, const AudioFacts&) = default;
};

/// Of several songs heard as one.
struct TogetherFacts {
    std::optional<double> integratedLufs;
    double rangeLu = 0;
    std::optional<double> truePeakDbtp;
};

/// What is kept of one audio file.
struct Analysis {
    AudioFacts facts;
    LoudnessHistogram momentary;  ///< blocks of 400 ms, a new one every 100 ms
    LoudnessHistogram shortTerm;  ///< of 3 s, every second
    Waveform waveform;
    /// See fingerprinter.h. Told of, not kept here.
    QByteArray fingerprint;
};

/// The results of the analysis, by the content hash of the audio: they outlive edits and are shared
/// by all songs with these bytes. Thread-safe, blocking, not for the GUI thread. Errors of each
/// call: Io, Damaged.
class AnalysisStore {
 public:
    /// Borrowed, outlives the store.
    explicit AnalysisStore(storage::Database& rows) : m_rows(rows) {}

    /// Nothing while it is not analysed, and of audio that cannot be decoded. One look-up by key.
    [[nodiscard]] Result<std::optional<AudioFacts>> facts(const storage::ContentHash& audio);
    /// As if the songs were one (the order plays no part): an album's loudness. Nothing unless all
    /// of them are analysed; those that cannot be decoded are left out.
    [[nodiscard]] Result<std::optional<TogetherFacts>> together(
        std::span<const storage::ContentHash> audios);
    [[nodiscard]] Result<std::optional<Waveform>> waveform(const storage::ContentHash& audio);

    enum class State : std::uint8_t { Unknown, Analysed, Unreadable };
    [[nodiscard]] Result<State> state(const storage::ContentHash& audio);

    struct Finding {
        storage::ContentHash audio;
        /// Else why it cannot be decoded, for the log.
        Result<Analysis> analysis;
    };
    /// All or none; replaces what was there.
    [[nodiscard]] Result<> put(std::span<const Finding> findings, Timestamp now);
    /// Forgets what `keep` does not hold; returns how many.
    [[nodiscard]] Result<std::int64_t> collect(
        const std::function<bool(const storage::ContentHash&)>& keep);

 private:
    storage::Database& m_rows;
};

}  // namespace linnet::playback
