// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/pulse_output.h"

#include <QTimerEvent>
#include <algorithm>

namespace linnet::playback {
namespace {

using namespace std::chrono_literals;

constexpr auto kAnswer = 1s;
constexpr std::size_t kFrameBytes = kChannels * sizeof(float);
/// What is to be heard sooner than this cannot be exchanged any more.
constexpr int kTooLateMs = 2;
/// What a desktop's server (module-always-sink) has while there is no loudspeaker.
constexpr auto kDummy = "auto_null";

std::int64_t bytesOf(std::int64_t frames) {
    return frames * static_cast<std::int64_t>(kFrameBytes);
}

QStringList namesOf(const PulseServer::View& view) {
    QStringList names;
    for (const auto& [index, sink] : view.sinks)
        names << sink.name;
    return names;
}

std::optional<PulseServer::Sink> named(const PulseServer::View& view, const QString& name) {
    for (const auto& [index, sink] : view.sinks)
        if (sink.name == name)
            return sink;
    return std::nullopt;
}

}  // namespace

PulseOutput::PulseOutput() : m_buffer(kBuffer) {
    connectToServer();
}

PulseOutput::~PulseOutput() = default;

void PulseOutput::connectToServer() {
    m_server.reset();
    m_server = std::make_unique<PulseServer>([this] {
        QMetaObject::invokeMethod(
            this, [this] { lookAround(); }, Qt::QueuedConnection);
    });
}

bool PulseOutput::isConnected() {
    if (!m_server->view().isAlive)
        connectToServer();
    return m_server->waitUntilKnown(kAnswer);
}

std::optional<PulseServer::Sink> PulseOutput::target(const PulseServer::View& view) const {
    if (const auto chosen = named(view, m_chosen))
        return chosen;
    return named(view, view.defaultSink);
}

std::optional<PulseServer::Sink> PulseOutput::routed(const PulseServer::View& view) const {
    if (const auto known = target(view))
        return known;
    return view.sinks.empty() ? std::nullopt : std::optional(view.sinks.begin()->second);
}

int PulseOutput::sampleRateHz() {
    if (!isConnected())
        return 0;
    const auto sink = routed(m_server->view());
    return sink ? sink->rateHz : 0;
}

Result<> PulseOutput::open() {
    close();
    m_lost.clear();
    m_settle.stop();
    if (!isConnected())
        return fail(ErrorCode::NoDevice, QStringLiteral("no sound server"));
    PulseServer::View view = m_server->view();
    const auto sink = routed(view);
    if (!sink)
        return fail(ErrorCode::NoDevice, QStringLiteral("no audio output"));
    // Unnamed, it follows the default one.
    const bool follows = sink->name == view.defaultSink || sink->name != m_chosen;
    const QString name = follows ? QString() : sink->name;
    if (!m_server->openStream(name, sink->rateHz, kChannels, m_buffer))
        return fail(ErrorCode::NoDevice, QStringLiteral("the audio output cannot be opened"));
    view = m_server->view();
    m_isOpen = true;
    m_serverWasLost = false;
    m_rateHz = sink->rateHz;
    m_handed = 0;
    m_behind = 0;
    m_isTakenBack = false;
    m_playsOn = view.streamSink ? view.sinks[*view.streamSink].name : sink->name;
    m_lastTarget = sink->name;
    m_movedFrom.clear();
    return {};
}

std::int64_t PulseOutput::framesFree() {
    if (!m_isOpen)
        return -1;
    const std::int64_t bytes = m_server->bytesFree();
    if (bytes < 0) {
        noteLoss(m_playsOn, m_server->view());
        return -1;
    }
    return bytes / static_cast<std::int64_t>(kFrameBytes) + m_behind;
}

void PulseOutput::write(std::span<const float> samples) {
    if (!m_isOpen)
        return;
    const auto frames = static_cast<std::int64_t>(samples.size() / kChannels);
    const std::int64_t late =
        m_isTakenBack ? std::min(std::clamp<std::int64_t>(tooLate(), 0, m_behind), frames) : 0;
    skip(late);
    if (late > 0 && late == frames)
        return;
    m_isTakenBack = false;
    samples = samples.subspan(static_cast<std::size_t>(late) * kChannels);
    const std::int64_t back = m_behind;
    if (!samples.empty())
        m_server->write(std::as_bytes(samples), bytesOf(back));
    skip(frames - late);
    writeSilence(samples.empty() ? back : 0);  // what is written is the end of what the server has
}

void PulseOutput::takeBack(std::int64_t frames) {
    if (!m_isOpen)
        return;
    m_isTakenBack = true;
    m_behind += frames;
    m_handed -= frames;
}

void PulseOutput::writeSilence(std::int64_t framesBack) {
    m_zeros.resize(static_cast<std::size_t>(m_behind) * kChannels);
    if (m_behind > 0)
        m_server->write(std::as_bytes(std::span<const float>(m_zeros)), bytesOf(framesBack));
}

std::int64_t PulseOutput::tooLate() {
    return framesPlayed() + m_rateHz * kTooLateMs / 1000 - m_handed;
}

void PulseOutput::skip(std::int64_t frames) {
    m_handed += frames;
    m_behind -= std::min(m_behind, frames);
}

std::int64_t PulseOutput::silencePassed() {
    if (m_behind == 0 || m_isTakenBack)
        return 0;
    const std::int64_t passed = std::clamp<std::int64_t>(tooLate(), 0, m_behind);
    skip(passed);
    return passed;
}

std::int64_t PulseOutput::framesPlayed() {
    return m_isOpen ? m_server->played().count() * m_rateHz / 1'000'000 : 0;
}

void PulseOutput::suspend() {
    m_server->hold(true);
}

void PulseOutput::resume() {
    m_server->hold(false);
}

void PulseOutput::close() {
    m_isOpen = false;
    m_follow.stop();
    m_server->closeStream();
}

std::vector<OutputDevice> PulseOutput::devices() {
    std::ignore = m_server->waitUntilKnown(kAnswer);
    std::vector<OutputDevice> devices;
    for (const auto& [index, sink] : m_server->view().sinks)
        devices.push_back({sink.name, sink.description});
    return devices;
}

void PulseOutput::choose(const QString& device) {
    m_chosen = device;
    if (!m_isOpen)
        return;
    const auto wanted = target(m_server->view());
    if (wanted && wanted->name != m_playsOn)
        tell(Change::Available);
}

void PulseOutput::setBuffer(std::chrono::milliseconds length) {
    m_buffer = length;
    m_server->setBuffer(length);
}

std::int64_t PulseOutput::framesWhenEmpty() {
    return m_isOpen ? m_server->bytesWhenEmpty() / static_cast<std::int64_t>(kFrameBytes) : 0;
}

void PulseOutput::tell(Change change) {
    if (changed)
        changed(change);
}

void PulseOutput::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_retry.timerId()) {
        // One that is only slow to answer may hold the stream of somebody who could not wait.
        if (!m_server->view().isAlive)
            connectToServer();
    } else if (event->timerId() == m_follow.timerId()) {
        m_follow.stop();
        const auto wanted = target(m_server->view());
        if (m_isOpen && wanted && (wanted->name != m_playsOn || wanted->rateHz != m_rateHz))
            tell(Change::Available);
    } else if (event->timerId() == m_settle.timerId()) {
        m_settle.stop();
        lookAtDefault(m_server->view());
    }
}

void PulseOutput::lookAround() {
    const PulseServer::View view = m_server->view();
    if (!view.isAlive) {
        m_serverWasLost = true;
        if (!m_retry.isActive())
            m_retry.start(kRetryMs, this);
        if (m_isOpen) {
            noteLoss(m_playsOn, view);
            tell(Change::Lost);
        }
        return;
    }
    if (!view.isKnown)
        return;
    m_retry.stop();
    if (m_isOpen)
        lookAtStream(view);
    else
        lookForReturn(view);
    std::vector<OutputDevice> there;
    for (const auto& [index, sink] : view.sinks)
        there.push_back({sink.name, sink.description});
    if (there != m_devices) {
        m_devices = std::move(there);
        tell(Change::Devices);
    }
}

void PulseOutput::lookAtStream(const PulseServer::View& view) {
    const auto now = view.streamSink && view.sinks.contains(*view.streamSink)
                         ? view.sinks.at(*view.streamSink).name
                         : m_playsOn;
    const bool isMoved = now != m_playsOn;
    if (isMoved)
        m_movedFrom = std::exchange(m_playsOn, now);
    const bool wasMovedAway = !m_movedFrom.isEmpty() && !named(view, m_movedFrom);
    if (view.streamEnded || wasMovedAway) {
        // A server moves the streams of a sink that goes away to another one; nobody who pulls a
        // plug wants to hear them there.
        noteLoss(wasMovedAway ? m_movedFrom : m_playsOn, view);
        tell(Change::Lost);
        return;
    }
    const auto wanted = target(view);
    if (!wanted)
        return;
    // The server may take the stream along by itself, but then converts it to another rate, and not
    // as well.
    const bool isAnother = std::exchange(m_lastTarget, wanted->name) != wanted->name;
    if (isAnother || (isMoved && wanted->name == now && wanted->rateHz != m_rateHz))
        m_follow.start(kFollowMs, this);
}

bool PulseOutput::isSpeaker(const PulseServer::View& view, const QString& sink) const {
    const QLatin1String dummy(kDummy);
    return named(view, sink) && (sink != dummy || m_lost == dummy);
}

void PulseOutput::lookForReturn(const PulseServer::View& view) {
    m_isGone = m_isGone || !named(view, m_lost);
    const bool isBack = !m_lost.isEmpty() && m_isGone &&
                        (named(view, m_lost) || !m_atLoss.contains(view.defaultSink));
    // One that is back may become the default a moment later, in the dummy's place.
    const auto there = target(view);
    if ((isBack || m_serverWasLost) && there && isSpeaker(view, there->name))
        comeBack();
    else if (std::exchange(m_lastDefault, view.defaultSink) != view.defaultSink)
        m_settle.start(kSettleMs, this);
}

void PulseOutput::lookAtDefault(const PulseServer::View& view) {
    if (m_lost.isEmpty() || !view.isAlive)
        return;
    // Where the one before is gone, the server has fallen back once more.
    const bool isChosen = named(view, m_fallback) && view.defaultSink != m_fallback &&
                          isSpeaker(view, view.defaultSink);
    m_fallback = view.defaultSink;
    if (isChosen)
        comeBack();
}

void PulseOutput::comeBack() {
    m_settle.stop();
    m_lost.clear();
    m_serverWasLost = false;
    tell(Change::Available);
}

void PulseOutput::noteLoss(const QString& device, const PulseServer::View& view) {
    close();
    m_lost = device;
    m_isGone = !named(view, device);
    m_atLoss = namesOf(view);
    m_atLoss.removeAll(device);
    m_lastDefault = view.defaultSink;
    m_fallback.clear();
    m_settle.start(kSettleMs, this);
}

}  // namespace linnet::playback
