// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/recording_output.h"

#include <QObject>
#include <atomic>
#include <chrono>
#include <mutex>

namespace linnet::testing {

using playback::AudioOutput;
using playback::kChannels;

struct Recorder::State {
    using Clock = std::chrono::steady_clock;

    State(int rate, double faster, Keep what) : rateHz(rate), speed(faster), keep(what) {}

    /// What has been heard until now; the clock stands still while there is nothing to hear.
    std::int64_t played() {
        const auto now = Clock::now();
        if (running) {
            const std::chrono::duration<double> passed = now - since;
            heard = std::min(static_cast<double>(written + silence),
                             heard + passed.count() * rateHz * speed);
        }
        since = now;
        return static_cast<std::int64_t>(heard);
    }
    /// What has been heard of it.
    std::int64_t passed() { return std::clamp<std::int64_t>(played() - written, 0, silence); }
    std::int64_t room() const { return static_cast<std::int64_t>(rateHz * speed * seconds); }

    const int rateHz;
    const double speed;
    const Keep keep;
    mutable std::mutex mutex;
    std::vector<std::vector<float>> streams;
    double seconds = 0.1;  ///< that it holds
    int dry = 0;
    std::atomic<bool> takesBack = false;
    std::int64_t written = 0;
    std::chrono::duration<double> delay{0};  ///< each time that something is taken back
    std::int64_t silence = 0;                ///< behind what was written, or what was taken back
    std::vector<float> takenBack;            ///< instead of it, until something is written
    double heard = 0;
    Clock::time_point since;
    bool running = false;
    bool open = false;
    bool plugged = true;
    QObject* context = nullptr;  // lives on the audio thread
    AudioOutput* output = nullptr;
};

namespace {

class RecordingOutput final : public AudioOutput {
 public:
    explicit RecordingOutput(std::shared_ptr<Recorder::State> state) : m_state(std::move(state)) {
        const std::scoped_lock lock(m_state->mutex);
        m_state->context = &m_context;
        m_state->output = this;
    }
    ~RecordingOutput() override {
        const std::scoped_lock lock(m_state->mutex);
        m_state->context = nullptr;
        m_state->output = nullptr;
        m_state->open = false;
    }

    int sampleRateHz() override {
        const std::scoped_lock lock(m_state->mutex);
        return m_state->plugged ? m_state->rateHz : 0;
    }
    Result<> open() override {
        const std::scoped_lock lock(m_state->mutex);
        m_state->open = m_state->running = m_state->plugged;
        if (!m_state->plugged)
            return fail(ErrorCode::NoDevice);
        m_state->streams.emplace_back();
        m_state->written = 0;
        m_state->silence = 0;
        m_state->takenBack.clear();
        m_state->dry = 0;
        m_state->heard = 0;
        m_state->since = Recorder::State::Clock::now();
        return {};
    }
    std::int64_t framesFree() override {
        const std::scoped_lock lock(m_state->mutex);
        if (!m_state->open || !m_state->plugged)
            return -1;
        return std::max<std::int64_t>(m_state->room() - (m_state->written - m_state->played()), 0);
    }
    void write(std::span<const float> samples) override {
        const std::scoped_lock lock(m_state->mutex);
        if (!m_state->open)
            return;
        if (m_state->written > 0 && m_state->played() >= m_state->written)
            ++m_state->dry;
        auto& stream = m_state->streams.back();
        const auto frames = static_cast<std::int64_t>(samples.size()) / kChannels;
        if (!m_state->takenBack.empty()) {
            const std::int64_t late = std::min(m_state->passed(), frames);
            stream.insert(stream.end(), m_state->takenBack.begin(),
                          m_state->takenBack.begin() + late * kChannels);
            samples = samples.subspan(static_cast<std::size_t>(late) * kChannels);
            if (samples.empty())
                m_state->takenBack.erase(m_state->takenBack.begin(),
                                         m_state->takenBack.begin() + late * kChannels);
            else
                m_state->takenBack.clear();
        }
        if (m_state->keep == Recorder::Keep::Everything)
            stream.insert(stream.end(), samples.begin(), samples.end());
        m_state->written += frames;
        m_state->silence -= std::min(m_state->silence, frames);
    }
    bool canTakeBack() const override { return m_state->takesBack; }
    void takeBack(std::int64_t frames) override {
        const std::scoped_lock lock(m_state->mutex);
        auto& stream = m_state->streams.back();
        const auto kept = stream.end() - frames * kChannels;
        m_state->takenBack.insert(m_state->takenBack.begin(), kept, stream.end());
        stream.erase(kept, stream.end());
        m_state->since -=
            std::chrono::duration_cast<Recorder::State::Clock::duration>(m_state->delay);
        m_state->written -= frames;
        m_state->silence += frames;
    }
    std::int64_t silencePassed() override {
        const std::scoped_lock lock(m_state->mutex);
        if (!m_state->takenBack.empty())
            return 0;
        const std::int64_t passed = m_state->passed();
        m_state->streams.back().resize(m_state->streams.back().size() +
                                       static_cast<std::size_t>(passed * kChannels));
        m_state->written += passed;
        m_state->silence -= passed;
        return passed;
    }
    std::int64_t framesPlayed() override {
        const std::scoped_lock lock(m_state->mutex);
        return m_state->played();
    }
    void suspend() override {
        const std::scoped_lock lock(m_state->mutex);
        m_state->played();
        m_state->running = false;
    }
    void resume() override {
        const std::scoped_lock lock(m_state->mutex);
        m_state->played();
        m_state->running = m_state->open;
    }
    void close() override {
        const std::scoped_lock lock(m_state->mutex);
        m_state->played();
        m_state->open = m_state->running = false;
    }
    void setBuffer(std::chrono::milliseconds length) override {
        const std::scoped_lock lock(m_state->mutex);
        m_state->seconds = std::chrono::duration<double>(length).count();
    }
    std::int64_t framesWhenEmpty() override {
        const std::scoped_lock lock(m_state->mutex);
        return m_state->room();
    }

 private:
    std::shared_ptr<Recorder::State> m_state;
    QObject m_context;
};

void tell(Recorder::State& state, AudioOutput::Change change) {
    const std::scoped_lock lock(state.mutex);
    if (state.context == nullptr)
        return;
    QMetaObject::invokeMethod(
        state.context,
        [output = state.output, change] {
            if (output->changed)
                output->changed(change);
        },
        Qt::QueuedConnection);
}

}  // namespace

Recorder::Recorder(int sampleRateHz, double speed, Keep keep)
    : m_state(std::make_shared<State>(sampleRateHz, speed, keep)) {}

playback::OutputFactory Recorder::factory() const {
    return [state = m_state] { return std::make_unique<RecordingOutput>(state); };
}

void Recorder::takeBack(bool can, std::chrono::milliseconds delay) {
    const std::scoped_lock lock(m_state->mutex);
    m_state->takesBack = can;
    m_state->delay = delay;
}

std::vector<std::vector<float>> Recorder::streams() const {
    const std::scoped_lock lock(m_state->mutex);
    return m_state->streams;
}

std::vector<float> Recorder::last() const {
    const std::scoped_lock lock(m_state->mutex);
    return m_state->streams.empty() ? std::vector<float>() : m_state->streams.back();
}

int Recorder::opened() const {
    const std::scoped_lock lock(m_state->mutex);
    return static_cast<int>(m_state->streams.size());
}

std::int64_t Recorder::framesPlayed() const {
    const std::scoped_lock lock(m_state->mutex);
    return m_state->played();
}

bool Recorder::isOpen() const {
    const std::scoped_lock lock(m_state->mutex);
    return m_state->open;
}

int Recorder::timesDry() const {
    const std::scoped_lock lock(m_state->mutex);
    return m_state->dry;
}

void Recorder::unplug(bool tells) {
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->played();
        m_state->plugged = m_state->open = m_state->running = false;
    }
    if (tells)
        tell(*m_state, AudioOutput::Change::Lost);
}

void Recorder::plug() {
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->plugged = true;
    }
    tell(*m_state, AudioOutput::Change::Available);
}

void Recorder::changeDefault() {
    tell(*m_state, AudioOutput::Change::Available);
}

}  // namespace linnet::testing
