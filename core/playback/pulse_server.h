// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pulse/pulseaudio.h>

#include <QString>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>

namespace linnet::playback {

/// A connection to a PulseAudio server and one stream to one of its sinks. libpulse's thread speaks
/// with the server; every function here may be called on any other thread, one at a time.
class PulseServer {
 public:
    struct Sink {
        QString name;
        QString description;
        int rateHz = 0;
    };
    /// What is known at a moment.
    struct View {
        bool isAlive = false;
        bool isKnown = false;                 ///< its sinks and its default
        std::map<std::uint32_t, Sink> sinks;  ///< by the server's index
        QString defaultSink;
        bool streamEnded = false;  ///< the server ended it
        std::optional<std::uint32_t> streamSink;
    };

    /// `changed` is called on libpulse's thread after any change of view(); it must not call back.
    explicit PulseServer(std::function<void()> changed);
    /// Closes the stream and the connection.
    ~PulseServer();
    PulseServer(const PulseServer&) = delete;
    PulseServer& operator=(const PulseServer&) = delete;

    /// Waits until the connection stands and its sinks are known, or has failed.
    [[nodiscard]] bool waitUntilKnown(std::chrono::milliseconds most);
    [[nodiscard]] View view();

    /// Drops the stream before it, whatever that still held. False: there is none. `sink` empty: as
    /// the server routes it.
    [[nodiscard]] bool openStream(const QString& sink, int rateHz, int channels,
                                  std::chrono::milliseconds buffer);
    void closeStream();
    void setBuffer(std::chrono::milliseconds buffer);
    void hold(bool held);
    /// -1: there is no stream that could be written to.
    [[nodiscard]] std::int64_t bytesFree();
    /// As the server has granted it last; 0: there is no stream.
    [[nodiscard]] std::int64_t bytesWhenEmpty();
    /// From `back` bytes before the end of what it was given on: that ends behind `bytes` then.
    /// What the sink has taken of it already it asks for again, as far as its loudspeaker lets it.
    void write(std::span<const std::byte> bytes, std::int64_t back);
    /// Since it was opened.
    [[nodiscard]] std::chrono::microseconds played();

 private:
    class Lock;
    static void onContextState(pa_context* context, void* self);
    static void onSubscription(pa_context* context, pa_subscription_event_type_t type,
                               std::uint32_t index, void* self);
    static void onServerInfo(pa_context* context, const pa_server_info* info, void* self);
    static void onSinkInfo(pa_context* context, const pa_sink_info* info, int end, void* self);
    static void onStreamState(pa_stream* stream, void* self);
    static void onStreamMoved(pa_stream* stream, void* self);

    void askForEverything();
    void dropStream();
    [[nodiscard]] bool isKnown() const;
    [[nodiscard]] pa_buffer_attr bufferOf(std::chrono::milliseconds length) const;

    std::function<void()> m_changed;
    pa_threaded_mainloop* m_loop = nullptr;
    pa_context* m_context = nullptr;
    pa_stream* m_stream = nullptr;
    pa_sample_spec m_spec{};
    // Below its lock.
    View m_view;
    bool m_hasDefault = false;
    bool m_hasSinks = false;
    bool m_hasFailed = false;
};

}  // namespace linnet::playback
