// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/engine.h"

#include <deque>

#include "core/playback/decode_worker.h"
#include "core/playback/frame_ring.h"
#include "core/playback/stream_player.h"

namespace linnet::playback {
namespace {

constexpr std::chrono::seconds kAttention{5};
constexpr std::size_t kRingFrames = 4 * 48'000;  // four seconds ahead at 48 kHz
/// What an output may still hold at double speed, and what the filters have to hear before it; see
/// StreamPlayer.
constexpr std::size_t kPastFrames = 2 * 48'000;

/// A song in the stream.
struct Segment {
    Turn turn = 0;
    std::int64_t frame = 0;
    std::chrono::milliseconds position{0};
    std::chrono::milliseconds duration{0};
    int streamHz = 1;
};

}  // namespace

class Engine::Impl {
 public:
    Impl(SongSource& source, OutputFactory makeOutput)
        : ring(kRingFrames * kChannels, kPastFrames * kChannels) {
        audioThread.setObjectName(QStringLiteral("audio"));
        decoderThread.setObjectName(QStringLiteral("decoder"));
        audioThread.start(QThread::TimeCriticalPriority);
        decoderThread.start(QThread::HighPriority);
        // The output belongs to the audio thread from its first moment on.
        QObject starter;
        starter.moveToThread(&audioThread);
        QMetaObject::invokeMethod(
            &starter,
            [&] {
                player = std::make_unique<StreamPlayer>(ring, makeOutput);
                starter.moveToThread(nullptr);
            },
            Qt::BlockingQueuedConnection);
        worker = std::make_unique<DecodeWorker>(source, ring, *player);
        worker->moveToThread(&decoderThread);
    }

    ~Impl() {
        // The decoder first: it waits for the audio thread, never the other way round.
        QMetaObject::invokeMethod(
            worker.get(),
            [this] {
                worker->stop();
                worker.reset();
            },
            Qt::BlockingQueuedConnection);
        decoderThread.quit();
        decoderThread.wait();
        QMetaObject::invokeMethod(
            player.get(),
            [this] {
                player->close();
                player.reset();
            },
            Qt::BlockingQueuedConnection);
        audioThread.quit();
        audioThread.wait();
    }

    FrameRing ring;
    QThread audioThread;
    QThread decoderThread;
    std::unique_ptr<StreamPlayer> player;
    std::unique_ptr<DecodeWorker> worker;
    std::uint64_t generation = 0;
    std::deque<Segment> segments;
    std::optional<Turn> announcedNext;
    std::int64_t endFrame = StreamPlayer::kEndless;
    float gain = 1;
    SoundSettings sound;
};

Engine::Engine(SongSource& source, OutputFactory makeOutput, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(source, std::move(makeOutput))) {
    connect(m_impl->worker.get(), &DecodeWorker::begun, this,
            [this](std::uint64_t generation, Turn turn, qint64 frame,
                   std::chrono::milliseconds position, std::chrono::milliseconds duration,
                   int streamHz) {
                if (generation != m_impl->generation)
                    return;
                if (!m_impl->segments.empty() && m_impl->announcedNext != turn) {
                    Q_EMIT nextTooLate();  // another was named while this one was being opened
                    return;
                }
                m_impl->endFrame = StreamPlayer::kEndless;
                m_impl->segments.push_back({turn, frame, position, duration, streamHz});
                Q_EMIT started(turn, duration);
            });
    connect(m_impl->worker.get(), &DecodeWorker::lengthKnown, this,
            [this](std::uint64_t generation, Turn turn, std::chrono::milliseconds duration) {
                if (generation == m_impl->generation)
                    Q_EMIT lengthKnown(turn, duration);
            });
    connect(m_impl->worker.get(), &DecodeWorker::endKnown, this,
            [this](std::uint64_t generation, qint64 frame) {
                if (generation == m_impl->generation)
                    m_impl->endFrame = frame;
            });
    connect(m_impl->worker.get(), &DecodeWorker::failed, this,
            [this](std::uint64_t generation, Turn turn, const Error& error) {
                if (generation == m_impl->generation)
                    Q_EMIT failed(turn, error);
            });
    connect(m_impl->player.get(), &StreamPlayer::outputLost, this, &Engine::outputLost);
    connect(m_impl->player.get(), &StreamPlayer::outputAvailable, this, &Engine::outputAvailable);
    connect(m_impl->player.get(), &StreamPlayer::outputsChanged, this, &Engine::outputsChanged);
    // What it has told before that was told to nobody.
    QMetaObject::invokeMethod(m_impl->player.get(),
                              [player = m_impl->player.get()] { player->tellOutputs(); });
}

Engine::~Engine() = default;

void Engine::start(const Session& session, SongTurn song, std::chrono::milliseconds position) {
    const std::uint64_t generation = ++m_impl->generation;
    m_impl->segments.clear();
    m_impl->announcedNext.reset();
    m_impl->endFrame = StreamPlayer::kEndless;
    m_impl->player->onHold = false;
    QMetaObject::invokeMethod(m_impl->worker.get(),
                              [worker = m_impl->worker.get(), session, song, position, generation] {
                                  worker->start(session, song, position, generation);
                              });
}

void Engine::setNext(std::optional<SongTurn> next) {
    const Turn turn = next ? next->turn : 0;
    const Turn last = m_impl->segments.empty() ? 0 : m_impl->segments.back().turn;
    if (m_impl->segments.size() > 1 && last != turn) {
        Q_EMIT nextTooLate();  // another song is in the stream already
        return;
    }
    if (m_impl->announcedNext == turn)
        return;
    m_impl->announcedNext = turn;
    m_impl->endFrame = StreamPlayer::kEndless;
    QMetaObject::invokeMethod(m_impl->worker.get(), [worker = m_impl->worker.get(), next,
                                                     generation = m_impl->generation] {
        worker->setNext(next, generation);
    });
}

void Engine::pause() {
    m_impl->player->onHold = true;
    QMetaObject::invokeMethod(m_impl->player.get(),
                              [player = m_impl->player.get()] { player->suspend(); });
}

void Engine::resume() {
    m_impl->player->onHold = false;
    QMetaObject::invokeMethod(m_impl->player.get(),
                              [player = m_impl->player.get()] { player->resume(); });
}

void Engine::stop() {
    ++m_impl->generation;
    m_impl->segments.clear();
    m_impl->announcedNext.reset();
    QMetaObject::invokeMethod(m_impl->worker.get(),
                              [worker = m_impl->worker.get()] { worker->stop(); });
}

void Engine::chooseOutput(const QString& device) {
    QMetaObject::invokeMethod(m_impl->player.get(),
                              [player = m_impl->player.get(), device] { player->choose(device); });
}

void Engine::setCalm(bool calm) {
    QMetaObject::invokeMethod(m_impl->player.get(),
                              [player = m_impl->player.get(), calm] { player->setCalm(calm); });
}

void Engine::setGain(float gain) {
    if (std::exchange(m_impl->gain, gain) != gain && !m_impl->segments.empty())
        attend();
    QMetaObject::invokeMethod(m_impl->player.get(),
                              [player = m_impl->player.get(), gain] { player->setVolume(gain); });
}

void Engine::setSound(const SoundSettings& sound) {
    if (std::exchange(m_impl->sound, sound) != sound && !m_impl->segments.empty())
        attend();
    QMetaObject::invokeMethod(m_impl->player.get(),
                              [player = m_impl->player.get(), sound] { player->setSound(sound); });
    QMetaObject::invokeMethod(m_impl->worker.get(),
                              [worker = m_impl->worker.get(), sound] { worker->setSound(sound); });
}

void Engine::attend() {
    const auto until = std::chrono::steady_clock::now() + kAttention;
    m_impl->player->attentiveUntilNs.store(
        std::chrono::nanoseconds(until.time_since_epoch()).count(), std::memory_order_relaxed);
}

std::optional<Engine::Place> Engine::place() {
    auto& segments = m_impl->segments;
    if (segments.empty())
        return std::nullopt;
    const std::int64_t played = m_impl->player->framesPlayed.load(std::memory_order_acquire);
    while (segments.size() > 1 && segments[1].frame <= played) {
        segments.pop_front();
        m_impl->announcedNext.reset();
    }
    const Segment& now = segments.front();
    Place place;
    place.turn = now.turn;
    place.ended = played >= m_impl->endFrame;
    const std::int64_t last = std::min(played, m_impl->endFrame);
    const auto positionAt = [&now](std::int64_t frame) {
        return now.position +
               std::chrono::milliseconds(std::max<std::int64_t>(frame - now.frame, 0) * 1000 /
                                         now.streamHz);
    };
    place.position = positionAt(last);
    place.handed = positionAt(
        std::min(m_impl->player->framesHanded.load(std::memory_order_acquire), m_impl->endFrame));
    return place;
}

std::chrono::steady_clock::time_point Engine::firstSampleHanded() const {
    return std::chrono::steady_clock::time_point(
        std::chrono::nanoseconds(m_impl->player->firstHandedNs.load(std::memory_order_acquire)));
}

std::int64_t Engine::underruns() const {
    return m_impl->player->underruns.load(std::memory_order_relaxed);
}

void Engine::runOnDecoder(std::function<void()> work) {
    QMetaObject::invokeMethod(m_impl->worker.get(), [work = std::move(work)] { work(); });
}

}  // namespace linnet::playback
