// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/qt_audio_output.h"

#include <QTimerEvent>
#include <algorithm>
#include <cmath>

namespace linnet::playback {
namespace {

constexpr int kBufferMs = 100;
constexpr std::size_t kMostFrames = 48'000;  // of one write; more than any buffer here

QAudioFormat formatFor(const QAudioDevice& device) {
    QAudioFormat format;
    const int preferred = device.preferredFormat().sampleRate();
    format.setSampleRate(preferred > 0 ? preferred : 48'000);
    format.setChannelCount(kChannels);
    format.setSampleFormat(QAudioFormat::Float);
    if (!device.isFormatSupported(format))
        format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

/// By id: a device that is no longer the default one is not equal to what it was before.
bool isListed(const QByteArray& id) {
    const auto devices = QMediaDevices::audioOutputs();
    return std::any_of(devices.begin(), devices.end(),
                       [&id](const QAudioDevice& device) { return device.id() == id; });
}

}  // namespace

QtAudioOutput::QtAudioOutput() : m_lastTarget(target().id()) {
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &QtAudioOutput::lookAround);
    m_converted.reserve(kMostFrames * kChannels);
    m_timer.start(kLookAroundMs, this);
}

QtAudioOutput::~QtAudioOutput() {
    close();
}

QAudioDevice QtAudioOutput::target() const {
    const auto devices = QMediaDevices::audioOutputs();
    const auto chosen = std::ranges::find_if(
        devices, [this](const auto& device) { return device.id() == m_chosen; });
    return chosen == devices.end() ? QMediaDevices::defaultAudioOutput() : *chosen;
}

std::vector<OutputDevice> QtAudioOutput::devices() {
    std::vector<OutputDevice> devices;
    for (const QAudioDevice& device : QMediaDevices::audioOutputs())
        devices.push_back({QString::fromUtf8(device.id()), device.description()});
    return devices;
}

void QtAudioOutput::choose(const QString& device) {
    m_chosen = device.toUtf8();
    lookAround();
}

int QtAudioOutput::sampleRateHz() {
    const QAudioDevice device = target();
    return device.isNull() ? 0 : formatFor(device).sampleRate();
}

Result<> QtAudioOutput::open() {
    const QAudioDevice device = target();
    if (device.isNull()) {
        close();
        return fail(ErrorCode::NoDevice, QStringLiteral("no audio output"));
    }
    if (!m_sink || device.id() != m_device.id()) {
        close();
        m_device = device;
        m_format = formatFor(device);
        m_int16 = m_format.sampleFormat() == QAudioFormat::Int16;
        m_sink = std::make_unique<QAudioSink>(device, m_format);
        m_sink->setBufferSize(m_format.bytesForDuration(kBufferMs * 1000));
        connect(m_sink.get(), &QAudioSink::stateChanged, this, &QtAudioOutput::onStateChanged);
    }
    m_lastTarget = device.id();
    m_lost = false;
    m_stream = m_sink->start();  // ends the stream before, whatever it still held
    if (m_stream.isNull()) {
        m_sink.reset();
        return fail(ErrorCode::NoDevice, QStringLiteral("the audio output cannot be opened"));
    }
    return {};
}

std::int64_t QtAudioOutput::framesFree() {
    if (m_stream.isNull())
        return -1;
    // A stream that the server has ended still looks alive to Qt 6.4, and writing to it would leave
    // its lock taken; that nothing is known of its room tells.
    const qsizetype bytes = m_sink->bytesFree();
    if (bytes < 0) {
        onLost();
        return -1;
    }
    return std::min<std::int64_t>(bytes / m_format.bytesPerFrame(), kMostFrames);
}

void QtAudioOutput::write(std::span<const float> samples) {
    if (m_stream.isNull())
        return;
    if (!m_int16) {
        m_stream->write(reinterpret_cast<const char*>(samples.data()),
                        static_cast<qint64>(samples.size_bytes()));
        return;
    }
    m_converted.resize(samples.size());
    std::transform(samples.begin(), samples.end(), m_converted.begin(), [](float sample) {
        return static_cast<std::int16_t>(
            std::lrintf(std::clamp(sample * 32768.0F, -32768.0F, 32767.0F)));
    });
    m_stream->write(reinterpret_cast<const char*>(m_converted.data()),
                    static_cast<qint64>(m_converted.size() * sizeof(std::int16_t)));
}

std::int64_t QtAudioOutput::framesPlayed() {
    return m_sink ? m_format.framesForDuration(m_sink->processedUSecs()) : 0;
}

void QtAudioOutput::suspend() {
    if (m_sink)
        m_sink->suspend();
}

void QtAudioOutput::resume() {
    if (m_sink)
        m_sink->resume();
}

void QtAudioOutput::close() {
    if (!m_sink)
        return;
    m_sink->disconnect(this);
    m_sink->reset();
    m_sink.reset();
}

void QtAudioOutput::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_timer.timerId())
        lookAround();
}

void QtAudioOutput::lookAround() {
    if (auto there = devices(); there != m_listed) {
        m_listed = std::move(there);
        if (changed)
            changed(Change::Devices);
    }
    const QAudioDevice device = target();
    const bool isThere = isListed(m_device.id());
    if (m_lost && !isThere) {
        m_lost = false;
        m_timer.start(kLookAroundMs, this);
        m_lastTarget = device.id();
        return;
    }
    if (m_sink && !isThere) {
        close();
        m_lastTarget = device.id();
        if (changed)
            changed(Change::Lost);
        return;
    }
    if (device.isNull()) {
        m_lastTarget.clear();
    } else if (device.id() != m_lastTarget) {
        m_lastTarget = device.id();
        if (changed)
            changed(Change::Available);
    }
}

void QtAudioOutput::onStateChanged(QAudio::State state) {
    if (state != QAudio::StoppedState || !m_sink || m_sink->error() != QAudio::FatalError)
        return;
    m_stream.clear();  // the server went away; framesFree() tells
    onLost();
}

void QtAudioOutput::onLost() {
    m_lost = true;
    m_timer.start(kLookAroundLostMs, this);
}

}  // namespace linnet::playback
