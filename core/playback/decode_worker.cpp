// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/decode_worker.h"

#include <QTimerEvent>

namespace linnet::playback {

DecodeWorker::DecodeWorker(SongSource& source, FrameRing& ring, StreamPlayer& player)
    : m_source(source), m_ring(ring), m_player(player) {}

Result<std::unique_ptr<SongDecoder>> DecodeWorker::open(SongId song) {
    auto bytes = m_source.open(*m_session, song);
    if (!bytes)
        return fail(std::move(bytes.error()));
    return SongDecoder::open(std::move(*bytes), m_streamHz);
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
    const auto duration = m_decoder->duration();
    position = std::clamp(position, std::chrono::milliseconds(0),
                          std::max(duration, std::chrono::milliseconds(0)));
    if (!isReopened || position.count() > 0)
        m_decoder->seek(position);
    // The first frames are ready before the stream that still plays is dropped.
    m_songEnded = !m_decoder->read(kBlockFrames, m_pending);
    Result<> restarted;
    QMetaObject::invokeMethod(
        &m_player, [this, &restarted] { restarted = m_player.restart(); },
        Qt::BlockingQueuedConnection);
    if (!restarted) {
        m_decoder.reset();
        Q_EMIT failed(generation, song.turn, restarted.error());
        return;
    }
    Q_EMIT begun(generation, song.turn, 0, position, duration, m_streamHz);
    m_framesWritten = static_cast<std::int64_t>(m_ring.write(m_pending) / kChannels);
    m_pendingAt = static_cast<std::size_t>(m_framesWritten) * kChannels;
    tellPlayer();
    m_timer.start(kRefillMs, this);
    // The rest of the ring is filled by an event of its own, after what else was asked for (the
    // song that follows, most of all).
    QMetaObject::invokeMethod(
        this, [this] { fill(); }, Qt::QueuedConnection);
}

void DecodeWorker::tellPlayer() {
    QMetaObject::invokeMethod(&m_player, [player = &m_player] { player->feed(); });
}

void DecodeWorker::setNext(std::optional<SongTurn> next, std::uint64_t generation) {
    if (generation != m_generation || !m_decoder)
        return;
    if (next && next->turn == m_song.turn)
        return;  // it is already being decoded
    if (!next || !m_next || m_next->turn != next->turn)
        m_next = next;
    if (m_songEnded && m_next) {
        m_player.endFrame = StreamPlayer::kEndless;
        fill();
    }
}

void DecodeWorker::stop() {
    m_timer.stop();
    m_decoder.reset();
    m_session.reset();
    m_next.reset();
    m_pending.clear();
    m_pendingAt = 0;
    QMetaObject::invokeMethod(&m_player, [player = &m_player] { player->close(); });
}

void DecodeWorker::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_timer.timerId())
        fill();
}

void DecodeWorker::fill() {
    while (m_decoder) {
        if (m_pendingAt < m_pending.size()) {
            const std::size_t wrote =
                m_ring.write(std::span<const float>(m_pending).subspan(m_pendingAt));
            m_pendingAt += wrote;
            m_framesWritten += static_cast<std::int64_t>(wrote / kChannels);
            if (m_pendingAt < m_pending.size()) {  // full
                lookAhead();
                return;
            }
        }
        m_pending.clear();
        m_pendingAt = 0;
        if (!m_songEnded) {
            m_songEnded = !m_decoder->read(kBlockFrames, m_pending);
            continue;
        }
        if (!openNext())
            return;
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
            if (m_decoder && m_decoder->survey())
                lookAhead();
        },
        Qt::QueuedConnection);
}

bool DecodeWorker::openNext() {
    if (!m_next) {
        m_decoder->drain(m_pending);
        if (!m_pending.empty())
            return true;
        m_player.endFrame = m_framesWritten;
        Q_EMIT endKnown(m_generation, m_framesWritten);
        return false;
    }
    const SongTurn next = *m_next;
    m_next.reset();
    auto decoder = open(next.song);
    if (!decoder) {
        // Whoever hears of it names another song, or none.
        Q_EMIT failed(m_generation, next.turn, decoder.error());
        return false;
    }
    std::int64_t before = m_decoder->heldFrames();
    if (!(*decoder)->follow(*m_decoder)) {
        m_decoder->drain(m_pending);
        before = static_cast<std::int64_t>(m_pending.size() / kChannels);
    }
    m_decoder = std::move(*decoder);
    m_song = next;
    m_songEnded = false;
    Q_EMIT begun(m_generation, next.turn, m_framesWritten + before, std::chrono::milliseconds(0),
                 m_decoder->duration(), m_streamHz);
    return true;
}

}  // namespace linnet::playback
