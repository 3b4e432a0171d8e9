// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/decode_worker.h"

#include <QTimerEvent>
#include <algorithm>

#include "core/playback/dsp/fade.h"

namespace linnet::playback {
namespace {

/// Before a song's end by its header, from where on what may be mixed is kept back; headers err.
constexpr std::chrono::seconds kMargin{10};

}  // namespace

DecodeWorker::DecodeWorker(SongSource& source, FrameRing& ring, StreamPlayer& player)
    : m_source(source), m_ring(ring), m_player(player) {}

Result<std::unique_ptr<SongDecoder>> DecodeWorker::open(SongId song) {
    auto bytes = m_source.open(*m_session, song);
    if (!bytes)
        return fail(std::move(bytes.error()));
    return SongDecoder::open(std::move(*bytes), m_streamHz);
}

DecodeWorker::Planned DecodeWorker::plan(const SongTurn& turn) {
    std::vector<SongId> songs{turn.song};
    if (turn.before)
        songs.push_back(*turn.before);
    if (turn.after)
        songs.push_back(*turn.after);
    auto known = m_source.loudness(*m_session, songs);
    known.resize(songs.size());
    Planned planned{turn, {known[0], std::nullopt, std::nullopt}};
    if (turn.before)
        planned.loudness.before = known[1];
    if (turn.after)
        planned.loudness.after = known.back();
    return planned;
}

std::size_t DecodeWorker::framesOf(std::chrono::milliseconds time) const {
    return static_cast<std::size_t>(std::max<std::int64_t>(time.count(), 0) * m_streamHz / 1000);
}

std::size_t DecodeWorker::pendingFrames() const {
    return (m_pending.size() - m_pendingAt) / kChannels;
}

void DecodeWorker::start(const Session& session, SongTurn song, std::chrono::milliseconds position,
                         std::uint64_t generation) {
    m_timer.stop();
    // The song that is open already need not be opened again for another place in it.
    const bool isOpen =
        m_decoder && m_song.song == song.song && m_session && m_session->user() == session.user();
    m_session = session;
    m_generation = generation;
    m_next.reset();
    m_nextFailed = false;
    m_isLast = false;
    m_song = song;
    m_songEnded = false;
    const int hzBefore = m_streamHz;
    QMetaObject::invokeMethod(
        &m_player, [this] { return m_player.sampleRateHz(); }, Qt::BlockingQueuedConnection,
        &m_streamHz);
    if (m_streamHz <= 0) {
        m_decoder.reset();
        QMetaObject::invokeMethod(&m_player, [player = &m_player] { player->close(); });
        Q_EMIT failed(generation, song.turn, Error{ErrorCode::NoDevice, {}});
        return;
    }
    m_pending.clear();
    m_pendingAt = 0;
    m_framesWritten = 0;
    const bool isReopened = !isOpen || m_streamHz != hzBefore;
    if (isReopened) {
        auto decoder = open(song.song);
        if (!decoder) {
            m_decoder.reset();
            Q_EMIT failed(generation, song.turn, decoder.error());
            return;
        }
        m_decoder = std::move(*decoder);
    }
    const auto duration = m_duration = m_decoder->duration();
    position = std::clamp(position, std::chrono::milliseconds(0),
                          std::max(duration, std::chrono::milliseconds(0)));
    if (!isReopened || position.count() > 0)
        m_decoder->seek(position);
    m_framesLeft = static_cast<std::int64_t>(framesOf(duration - position));
    // The first frames are ready before the stream that still plays is dropped.
    m_songEnded = !m_decoder->read(kBlockFrames, m_pending);
    m_framesLeft -= static_cast<std::int64_t>(pendingFrames());
    StreamPlayer::Beginning beginning;
    beginning.first = m_pending;
    if (m_evensLoudness)
        beginning.song = plan(song).loudness;
    beginning.rateHz = m_streamHz;
    beginning.inTheMiddle = position.count() > 0;
    Result<std::size_t> begins = fail(ErrorCode::NoDevice);
    QMetaObject::invokeMethod(
        &m_player, [this, &beginning, &begins] { begins = m_player.begin(beginning); },
        Qt::BlockingQueuedConnection);
    if (!begins) {
        m_decoder.reset();
        Q_EMIT failed(generation, song.turn, begins.error());
        return;
    }
    Q_EMIT begun(generation, song.turn, 0, position, duration, m_streamHz);
    m_pendingAt = *begins;
    m_framesWritten = static_cast<std::int64_t>(*begins / kChannels);
    refillIn(kRefillMs);
    // The rest of the ring is filled by an event of its own, after what else was asked for (the
    // song that follows, most of all).
    QMetaObject::invokeMethod(
        this,
        [this, generation, known = m_evensLoudness] {
            if (generation != m_generation || !m_decoder)
                return;
            // Somebody may want it evened while it plays.
            if (!known)
                tellSong(plan(m_song).loudness, 0, 0);
            fill();
        },
        Qt::QueuedConnection);
}

void DecodeWorker::tellSong(const dsp::SongAndNeighbours& song, std::int64_t frame,
                            std::size_t overlap) {
    QMetaObject::invokeMethod(&m_player, [player = &m_player, song, frame, overlap] {
        player->songFollows(song, frame, static_cast<std::int64_t>(overlap));
    });
}

void DecodeWorker::setNext(std::optional<SongTurn> next, std::uint64_t generation) {
    if (generation != m_generation || !m_decoder)
        return;
    if (next && next->turn == m_song.turn)
        return;  // it is already being decoded
    m_nextFailed = false;
    m_isLast = !next;
    if (!next)
        m_next.reset();
    else if (!m_next || m_next->turn.turn != next->turn)
        m_next = plan(*next);
    if (m_next)
        m_player.endFrame() = StreamPlayer::kEndless;
    // Where nothing follows, the end is told again to who has just asked for something else.
    if (m_songEnded)
        fill();
}

void DecodeWorker::setSound(const SoundSettings& sound) {
    m_crossfade = sound.crossfade;
    m_evensLoudness = sound.loudness != Loudness::Off;
}

void DecodeWorker::stop() {
    m_timer.stop();
    m_decoder.reset();
    m_session.reset();
    m_next.reset();
    m_pending.clear();
    m_pendingAt = 0;
    QMetaObject::invokeMethod(&m_player, [player = &m_player] { player->stop(); });
}

void DecodeWorker::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_timer.timerId())
        fill();
}

bool DecodeWorker::crossfades() const {
    if (m_crossfade.count() <= 0 || m_isLast)
        return false;
    // A song that is repeated goes round as gapless as it was made.
    return !m_next || (m_next->turn.song != m_song.song &&
                       !(m_next->loudness.before &&
                         dsp::goesOn(*m_next->loudness.before, m_next->loudness.song)));
}

std::size_t DecodeWorker::heldBack() const {
    if (!crossfades())
        return 0;
    if (m_songEnded) {
        // The first half is heard in any case, so that what follows can be named meanwhile.
        const std::size_t keep =
            std::min({framesOf(m_crossfade), framesOf(m_decoder->duration() / 2), pendingFrames()});
        return msAhead(keep) > kLastMomentMs ? keep : 0;
    }
    const auto near = static_cast<std::int64_t>(framesOf(m_crossfade + kMargin));
    return m_framesLeft < near ? framesOf(m_crossfade) : 0;
}

int DecodeWorker::msAhead(std::size_t keep) const {
    const std::size_t frames = m_ring.readable() / kChannels + pendingFrames() - keep;
    return static_cast<int>(frames * 1000 / static_cast<std::size_t>(m_streamHz));
}

void DecodeWorker::refillIn(int ms) {
    if (m_timer.isActive() && m_timerMs == ms)
        return;
    m_timerMs = ms;
    m_timer.start(ms, Qt::PreciseTimer, this);
}

void DecodeWorker::waitForNext() {
    // At double speed the ring lasts half as long.
    refillIn(
        std::clamp((msAhead(pendingFrames()) - kLastMomentMs) / 2, kShortestWaitMs, kRefillMs));
}

bool DecodeWorker::flush(std::size_t keep) {
    const std::size_t ready = pendingFrames() - std::min(pendingFrames(), keep);
    const std::size_t wrote =
        m_ring.write(std::span<const float>(m_pending).subspan(m_pendingAt, ready * kChannels));
    m_pendingAt += wrote;
    m_framesWritten += static_cast<std::int64_t>(wrote / kChannels);
    if (m_pendingAt == m_pending.size() || m_pendingAt > m_pending.size() / 2) {
        m_pending.erase(m_pending.begin(),
                        m_pending.begin() + static_cast<std::ptrdiff_t>(m_pendingAt));
        m_pendingAt = 0;
    }
    return wrote == ready * kChannels;
}

void DecodeWorker::fill() {
    while (m_decoder) {
        if (m_songEnded && m_next) {
            openNext();
            continue;
        }
        if (!flush(heldBack())) {
            refillIn(kRefillMs);
            lookAhead();
            return;
        }
        if (m_songEnded)
            return pendingFrames() > 0 ? waitForNext() : finish();
        const std::size_t before = m_pending.size();
        m_songEnded = !m_decoder->read(kBlockFrames, m_pending);
        m_framesLeft -= static_cast<std::int64_t>((m_pending.size() - before) / kChannels);
    }
}

void DecodeWorker::lookAhead() {
    if (m_looksAhead)
        return;
    m_looksAhead = true;
    // By events of their own, so that whatever is asked for comes in between.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_looksAhead = false;
            if (!m_decoder)
                return;
            if (m_decoder->survey())
                lookAhead();
            else
                lookAtLength();
        },
        Qt::QueuedConnection);
}

void DecodeWorker::lookAtLength() {
    const auto known = m_decoder->duration();
    if (known == m_duration)
        return;
    m_framesLeft += (known - m_duration).count() * m_streamHz / 1000;
    m_duration = known;
    Q_EMIT lengthKnown(m_generation, m_song.turn, known);
}

void DecodeWorker::finish() {
    refillIn(kRefillMs);
    if (m_nextFailed)
        return;
    m_decoder->drain(m_pending);
    if (!flush(0))
        return;  // the timer comes back to it
    m_player.endFrame() = m_framesWritten;
    Q_EMIT endKnown(m_generation, m_framesWritten);
}

std::size_t DecodeWorker::overlapWith(const SongDecoder& decoder) const {
    if (!crossfades())
        return 0;
    return std::min({framesOf(m_crossfade), pendingFrames(), framesOf(decoder.duration() / 2)});
}

void DecodeWorker::mixIn(SongDecoder& decoder, std::size_t overlap) {
    m_mixed.clear();
    bool goesOn = true;
    while (goesOn && m_mixed.size() < overlap * kChannels)
        goesOn = decoder.read(kBlockFrames, m_mixed);
    m_songEnded = !goesOn;
    const std::size_t both = std::min(overlap * kChannels, m_mixed.size());
    const std::size_t from = m_pending.size() - overlap * kChannels;
    for (std::size_t i = 0; i < overlap * kChannels; ++i) {
        const dsp::EqualPower share(static_cast<double>(i / kChannels) /
                                    static_cast<double>(overlap));
        m_pending[from + i] =
            m_pending[from + i] * share.out + (i < both ? m_mixed[i] * share.in : 0);
    }
    m_pending.insert(m_pending.end(), m_mixed.begin() + static_cast<std::ptrdiff_t>(both),
                     m_mixed.end());
}

void DecodeWorker::openNext() {
    const Planned next = *m_next;
    auto decoder = open(next.turn.song);
    if (!decoder) {
        // Whoever hears of it names another song, or none.
        m_next.reset();
        m_nextFailed = true;
        Q_EMIT failed(m_generation, next.turn.turn, decoder.error());
        return;
    }
    std::size_t overlap = 0;
    std::int64_t before = 0;
    if (crossfades()) {
        m_decoder->drain(m_pending);
        overlap = overlapWith(**decoder);
    } else {
        before = m_decoder->heldFrames();
        if (!(*decoder)->follow(*m_decoder)) {
            m_decoder->drain(m_pending);
            before = 0;
        }
    }
    m_next.reset();
    const std::int64_t frame = m_framesWritten + static_cast<std::int64_t>(pendingFrames()) +
                               before - static_cast<std::int64_t>(overlap);
    m_songEnded = false;
    m_duration = (*decoder)->duration();
    m_framesLeft = static_cast<std::int64_t>(framesOf(m_duration));
    if (overlap > 0) {
        mixIn(**decoder, overlap);
        m_framesLeft -= static_cast<std::int64_t>(m_mixed.size() / kChannels);
    }
    m_decoder = std::move(*decoder);
    m_song = next.turn;
    tellSong(next.loudness, frame, overlap);
    Q_EMIT begun(m_generation, next.turn.turn, frame, std::chrono::milliseconds(0),
                 m_decoder->duration(), m_streamHz);
}

}  // namespace linnet::playback
