// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/stream_player.h"

#include <QTimerEvent>
#include <chrono>
#include <cmath>

namespace linnet::playback {
namespace {

constexpr int kFeedMs = 20;
/// While nobody looks; a third of it is handed over at once.
constexpr std::chrono::milliseconds kCalmBuffer{500};
/// The same where nothing can be taken back: a pause has to wait for all of it.
constexpr std::chrono::milliseconds kCalmBufferForGood{250};
constexpr int kAttentiveFeedMs = 10;
/// Of what the output takes this is left free, so that another place can be handed over at once.
constexpr int kFreePercent = 20;
/// As little of another place is handed over first, so that there is room for several in a row: a
/// server may take nothing for 50 ms.
constexpr int kFirstMs = 4;
constexpr std::int64_t kLongestDrainNs = 600'000'000;
/// What is to be heard sooner is left to the output when the rest is taken back.
constexpr int kLeftMs = 25;
/// So much of it may have gone by since, and is not worth another look.
constexpr int kMomentMs = 3;
/// What takes its place is handed over in pieces of this: the first of them soon.
constexpr int kReplacedMs = 20;
/// What the filters hear before they go on in the middle: the lowest band has 0.1 % of another past
/// left then.
constexpr int kWarmMs = 100;

std::int64_t nowNs() {
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

}  // namespace

StreamPlayer::StreamPlayer(FrameRing& ring, const OutputFactory& makeOutput)
    : m_reader(ring), m_output(makeOutput()), m_block(dsp::Limiter::kMostFrames * kChannels) {
    m_output->changed = [this](AudioOutput::Change change) {
        if (change == AudioOutput::Change::Lost) {
            m_timer.stop();
            m_state = State::Closed;
            Q_EMIT outputLost();
        } else if (change == AudioOutput::Change::Devices) {
            tellOutputs();
        } else {
            m_reopens = true;
            Q_EMIT outputAvailable();
        }
    };
}

StreamPlayer::~StreamPlayer() = default;

int StreamPlayer::sampleRateHz() {
    return m_output->sampleRateHz();
}

Result<std::size_t> StreamPlayer::begin(const Beginning& beginning) {
    const bool isHeard = m_state != State::Closed && m_state != State::Held;
    const bool joins = isHeard && !m_reopens && m_rateHz == beginning.rateHz && !onHold;
    if (joins) {
        takeBack();
        m_chain->cut(m_reader, beginning.inTheMiddle);
    }
    m_reader.begin(beginning.song, beginning.rateHz);
    if (!joins) {
        if (auto opened = open(beginning); !opened)
            return fail(std::move(opened.error()));
    }
    m_clock.begin(m_chain->heldFrames());
    m_closes = false;
    m_justBegun = true;
    framesHanded = 0;
    framesPlayed = 0;
    firstHandedNs = 0;
    m_state = onHold ? State::Held : State::Running;
    const std::size_t took = m_reader.ring().write(beginning.first);
    feed();
    return took;
}

Result<> StreamPlayer::open(const Beginning& beginning) {
    m_timer.stop();
    m_state = State::Closed;
    m_reopens = false;
    if (auto opened = m_output->open(); !opened)
        return opened;
    m_rateHz = beginning.rateHz;
    m_capacity = std::max<std::int64_t>(m_output->framesFree(), 0);
    if (!m_isCalm)
        m_usualCapacity = m_capacity;
    m_chain.emplace(m_rateHz, m_sound, m_volume);
    m_handed.emplace(m_rateHz);
    m_clock.reset();
    if (beginning.inTheMiddle) {
        m_chain->silence();
        m_chain->fadeIn();
    }
    return {};
}

void StreamPlayer::songFollows(const dsp::SongAndNeighbours& song, std::int64_t frame,
                               std::int64_t overlap) {
    m_reader.songFollows(song, frame, overlap);
}

void StreamPlayer::setSound(const SoundSettings& sound) {
    if (sound == m_sound)
        return;
    takeBack(sound.speed != m_sound.speed);
    m_sound = sound;
    m_reader.set(sound);
    if (m_chain)
        m_chain->set(sound);
    feed();
}

void StreamPlayer::setVolume(float gain) {
    if (gain == m_volume)
        return;
    takeBack();
    m_volume = gain;
    if (m_chain)
        m_chain->setVolume(gain);
    feed();
}

void StreamPlayer::takeBack(bool evenStretched) {
    const bool takes = takesBack() || (evenStretched && m_output->canTakeBack());
    if (m_state != State::Running || !takes)
        return;
    const std::int64_t most = m_reader.mostBack();
    std::int64_t frames = std::min(
        {framesToTakeBack(), m_handed->count(),
         m_clock.handed() - m_clock.deviceAt(static_cast<double>(m_reader.frames() - most))});
    if (frames <= 0)
        return;
    const std::int64_t first = m_clock.handed() - frames;
    // What is made of the same frames anew is the same but where it is stretched.
    const bool isAnother = m_sound.speed != 1 || !m_clock.isOneToOne(first);
    const double until = static_cast<double>(m_reader.frames()) - m_clock.exactlyAt(first);
    const auto back = std::min(static_cast<std::int64_t>(std::ceil(until)), most);
    const auto warm =
        std::min(static_cast<std::int64_t>(static_cast<double>(most - back) / m_sound.speed),
                 std::int64_t{m_rateHz} * kWarmMs / 1000);
    m_reader.goBack(back + static_cast<std::int64_t>(static_cast<double>(warm) * m_sound.speed));
    m_chain.emplace(m_rateHz, m_sound, m_volume);
    m_chain->carryUnheard(m_reader, warm, m_block);
    // On a busy machine that took long: what is heard by now sounds as it did.
    const std::int64_t moment = std::int64_t{m_rateHz} * kMomentMs / 1000;
    while (frames > 0) {
        const std::int64_t left = std::max<std::int64_t>(framesToTakeBack(), 0);
        if (left > frames - moment)
            break;
        m_chain->carryUnheard(m_reader, frames - left, m_block);
        frames = left;
    }
    m_clock.takeBack(frames, static_cast<double>(m_reader.frames()) - m_chain->heldFrames());
    m_handed->takeBack(frames, isAnother);
    m_output->takeBack(frames);
    m_toReplace = frames;
}

std::int64_t StreamPlayer::framesToTakeBack() {
    return m_clock.handed() - m_output->framesPlayed() - std::int64_t{m_rateHz} * kLeftMs / 1000;
}

void StreamPlayer::startTimer() {
    int interval = m_isCalm ? static_cast<int>(buffer().count() / 3) : kFeedMs;
    const bool isBeginning = m_clock.reached() < static_cast<double>(m_capacity);
    if (isAttentive() || isBeginning || m_state != State::Running)
        interval = kAttentiveFeedMs;
    if (m_timer.isActive() && m_timerMs == interval)
        return;
    m_timerMs = interval;
    m_timer.start(interval, Qt::PreciseTimer, this);
}

void StreamPlayer::feed() {
    if (m_state == State::Closed || m_state == State::Held ||
        onHold.load(std::memory_order_acquire))
        return;
    startTimer();
    carry();
}

void StreamPlayer::suspend() {
    if (m_state == State::Running)
        fadeOut();
    else if (m_state == State::Held)
        m_output->suspend();
}

void StreamPlayer::resume() {
    if (m_state == State::Closed || m_closes)
        return;
    if (m_state == State::Held)
        m_output->resume();
    if (m_chain->isFadedOut() || m_state == State::FadingOut)
        m_chain->fadeIn();
    m_state = State::Running;
    feed();
}

void StreamPlayer::stop() {
    m_closes = true;
    if (m_state == State::Running)
        fadeOut();
    else if (m_state == State::Held)
        close();
}

void StreamPlayer::close() {
    m_timer.stop();
    m_reader.ring().clear();
    m_state = State::Closed;
    m_output->close();
}

void StreamPlayer::choose(const QString& device) {
    m_output->choose(device);
}

void StreamPlayer::setCalm(bool calm) {
    if (calm == m_isCalm)
        return;
    m_isCalm = calm;
    setBuffer();
}

std::chrono::milliseconds StreamPlayer::buffer() const {
    return !m_isCalm ? kBuffer : takesBack() ? kCalmBuffer : kCalmBufferForGood;
}

void StreamPlayer::setBuffer() {
    m_output->setBuffer(buffer());
    m_capacity = m_isCalm ? 0 : m_usualCapacity;  // of a longer buffer it is seen as it runs
    if (m_timer.isActive())
        startTimer();
}

bool StreamPlayer::takesBack() const {
    return m_output->canTakeBack() && (m_sound.speed == 1 || m_isCalm);
}

void StreamPlayer::tellOutputs() {
    Q_EMIT outputsChanged(m_output->devices());
}

void StreamPlayer::lose() {
    m_timer.stop();
    m_state = State::Closed;
    m_output->close();
    Q_EMIT outputLost();
}

void StreamPlayer::fadeOut() {
    takeBack();
    m_state = State::FadingOut;
    m_chain->fadeOut();
    startTimer();
    carry();
}

void StreamPlayer::drain() {
    m_chain->silence();
    m_output->write({});
    m_state = State::Draining;
    startTimer();
    m_drainUntilNs = nowNs() + kLongestDrainNs;
}

void StreamPlayer::rest() {
    m_timer.stop();
    if (m_closes)
        return close();
    m_state = State::Held;
    m_output->suspend();
}

void StreamPlayer::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_timer.timerId())
        return;
    startTimer();
    carry();
}

bool StreamPlayer::isAttentive() const {
    return !takesBack() && nowNs() < attentiveUntilNs.load(std::memory_order_relaxed);
}

std::size_t StreamPlayer::room(std::int64_t free) const {
    if (m_justBegun && !m_fills)
        return static_cast<std::size_t>(std::min<std::int64_t>(m_rateHz * kFirstMs / 1000, free));
    // By what is free, a buffer that has just been made shorter looks fuller than it is: it ran dry
    // twice after a change of speed.
    const std::int64_t ahead = std::max<std::int64_t>(
        std::min(m_capacity - free, m_clock.handed() - m_output->framesPlayed()), 0);
    std::int64_t wanted = m_capacity - m_capacity * kFreePercent / 100;
    if (m_fills)
        wanted = m_capacity;
    else if (isAttentive())
        wanted = std::min<std::int64_t>(wanted, m_rateHz * m_output->leastLead().count() / 1000);
    else if (m_isCalm)
        wanted = m_capacity - std::min<std::int64_t>(m_capacity, m_rateHz * 5 * kFirstMs / 1000);
    return static_cast<std::size_t>(std::clamp<std::int64_t>(wanted - ahead, 0, free));
}

void StreamPlayer::carry() {
    if (const std::int64_t silent = m_output->silencePassed(); silent > 0)
        m_clock.hand(silent, 0);
    // A device that has run dry begins again only when it is full.
    if (m_output->framesPlayed() >= m_clock.handed())
        m_fills = true;
    // What is slower than the device must not keep the thread for ever.
    for (const std::int64_t from = m_clock.handed(); m_clock.handed() <= from + m_capacity;) {
        const std::int64_t free = m_output->framesFree();
        if (free < 0)
            return lose();
        // It may have been given another length.
        const std::int64_t whole = m_output->framesWhenEmpty();
        m_capacity = std::max(whole > 0 ? whole : m_capacity, free);
        std::size_t frames = std::min(room(free), dsp::Limiter::kMostFrames);
        if (m_state == State::FadingOut)
            frames = std::min(frames, m_chain->framesOfFade());
        if (m_toReplace > 0)
            frames = std::min(frames, static_cast<std::size_t>(m_rateHz * kReplacedMs / 1000));
        if (frames == 0 || m_state == State::Draining) {
            m_fills = false;
            break;
        }
        const std::span<float> block(m_block.data(), frames * kChannels);
        const std::size_t got = m_chain->pull(m_reader, block);
        if (got == 0) {
            if (m_state == State::FadingOut)
                drain();  // there is nothing that could fade
            else if (m_clock.handed() > 0 && m_output->framesPlayed() >= m_clock.handed())
                underruns.fetch_add(1, std::memory_order_relaxed);
            break;
        }
        hand(block.first(got * kChannels));
    }
    const std::int64_t played = std::min(m_output->framesPlayed(), m_clock.handed());
    framesPlayed.store(m_clock.streamAt(played), std::memory_order_release);
    if (m_state == State::FadingOut && m_chain->isFadedOut())
        drain();
    if (m_state == State::Draining && (played >= m_clock.handed() || nowNs() > m_drainUntilNs))
        rest();
}

void StreamPlayer::hand(std::span<float> block) {
    if (m_output->canTakeBack())
        m_handed->hand(block);
    m_output->write(block);
    m_toReplace -= std::min(m_toReplace, static_cast<std::int64_t>(block.size() / kChannels));
    if (std::exchange(m_justBegun, false))
        firstHandedNs.store(nowNs(), std::memory_order_release);
    const double reached = static_cast<double>(m_reader.frames()) - m_chain->heldFrames();
    m_clock.hand(static_cast<std::int64_t>(block.size() / kChannels), reached - m_clock.reached());
    framesHanded.store(m_clock.streamHanded(), std::memory_order_release);
}

}  // namespace linnet::playback
