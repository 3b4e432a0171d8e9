// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/pulse_server.h"

#include <utility>

namespace linnet::playback {
namespace {

using namespace std::chrono_literals;

void forget(pa_operation* operation) {
    if (operation != nullptr)
        pa_operation_unref(operation);
}

}  // namespace

/// libpulse's thread stands still meanwhile.
class PulseServer::Lock {
 public:
    explicit Lock(pa_threaded_mainloop* loop) : m_loop(loop) { pa_threaded_mainloop_lock(m_loop); }
    ~Lock() { pa_threaded_mainloop_unlock(m_loop); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

 private:
    pa_threaded_mainloop* m_loop;
};

PulseServer::PulseServer(std::function<void()> changed)
    : m_changed(std::move(changed)), m_loop(pa_threaded_mainloop_new()) {
    pa_threaded_mainloop_set_name(m_loop, "pulse");
    pa_proplist* properties = pa_proplist_new();
    pa_proplist_sets(properties, PA_PROP_APPLICATION_NAME, "Linnet");
    pa_proplist_sets(properties, PA_PROP_APPLICATION_ID, "org.linnet.Linnet");
    pa_proplist_sets(properties, PA_PROP_APPLICATION_ICON_NAME, "org.linnet.Linnet");
    m_context =
        pa_context_new_with_proplist(pa_threaded_mainloop_get_api(m_loop), nullptr, properties);
    pa_proplist_free(properties);
    pa_context_set_state_callback(m_context, &PulseServer::onContextState, this);
    pa_context_set_subscribe_callback(m_context, &PulseServer::onSubscription, this);
    if (pa_context_connect(m_context, nullptr, PA_CONTEXT_NOFLAGS, nullptr) < 0 ||
        pa_threaded_mainloop_start(m_loop) < 0)
        m_hasFailed = true;
}

PulseServer::~PulseServer() {
    {
        const Lock lock(m_loop);
        dropStream();
        pa_context_set_state_callback(m_context, nullptr, nullptr);
        pa_context_set_subscribe_callback(m_context, nullptr, nullptr);
        pa_context_disconnect(m_context);
        pa_context_unref(m_context);
    }
    pa_threaded_mainloop_stop(m_loop);
    pa_threaded_mainloop_free(m_loop);
}

bool PulseServer::isKnown() const {
    return m_hasDefault && m_hasSinks && !m_hasFailed;
}

bool PulseServer::waitUntilKnown(std::chrono::milliseconds most) {
    const Lock lock(m_loop);
    if (m_hasFailed || isKnown())
        return isKnown();
    // libpulse's own wait knows no limit, so a timer of its loop ends it.
    bool over = false;
    struct Waiting {
        pa_threaded_mainloop* loop;
        bool* over;
    } waiting{m_loop, &over};
    timeval until{};
    pa_gettimeofday(&until);
    pa_timeval_add(&until, static_cast<pa_usec_t>(most.count()) * 1000);
    pa_mainloop_api* api = pa_threaded_mainloop_get_api(m_loop);
    pa_time_event* timer = api->time_new(
        api, &until,
        [](pa_mainloop_api*, pa_time_event*, const timeval*, void* data) {
            auto* self = static_cast<Waiting*>(data);
            *self->over = true;
            pa_threaded_mainloop_signal(self->loop, 0);
        },
        &waiting);
    while (!over && !m_hasFailed && !isKnown())
        pa_threaded_mainloop_wait(m_loop);
    api->time_free(timer);
    return isKnown();
}

PulseServer::View PulseServer::view() {
    const Lock lock(m_loop);
    View view = m_view;
    view.isAlive = !m_hasFailed;
    view.isKnown = isKnown();
    return view;
}

void PulseServer::onContextState(pa_context* context, void* data) {
    auto* self = static_cast<PulseServer*>(data);
    switch (pa_context_get_state(context)) {
        case PA_CONTEXT_READY:
            forget(pa_context_subscribe(
                context,
                static_cast<pa_subscription_mask_t>(PA_SUBSCRIPTION_MASK_SINK |
                                                    PA_SUBSCRIPTION_MASK_SERVER),
                nullptr, nullptr));
            self->askForEverything();
            break;
        case PA_CONTEXT_FAILED:
        case PA_CONTEXT_TERMINATED:
            self->m_hasFailed = true;
            pa_threaded_mainloop_signal(self->m_loop, 0);
            self->m_changed();
            break;
        default:
            break;
    }
}

void PulseServer::askForEverything() {
    forget(pa_context_get_server_info(m_context, &PulseServer::onServerInfo, this));
    forget(pa_context_get_sink_info_list(m_context, &PulseServer::onSinkInfo, this));
}

void PulseServer::onSubscription(pa_context* context, pa_subscription_event_type_t type,
                                 std::uint32_t index, void* data) {
    auto* self = static_cast<PulseServer*>(data);
    if ((type & PA_SUBSCRIPTION_EVENT_FACILITY_MASK) == PA_SUBSCRIPTION_EVENT_SERVER) {
        forget(pa_context_get_server_info(context, &PulseServer::onServerInfo, self));
    } else if ((type & PA_SUBSCRIPTION_EVENT_TYPE_MASK) == PA_SUBSCRIPTION_EVENT_REMOVE) {
        self->m_view.sinks.erase(index);
        self->m_changed();
    } else if ((type & PA_SUBSCRIPTION_EVENT_TYPE_MASK) == PA_SUBSCRIPTION_EVENT_NEW) {
        forget(pa_context_get_sink_info_by_index(context, index, &PulseServer::onSinkInfo, self));
    }
}

void PulseServer::onServerInfo(pa_context* /*context*/, const pa_server_info* info, void* data) {
    auto* self = static_cast<PulseServer*>(data);
    if (info == nullptr)
        return;
    const auto name = QString::fromUtf8(info->default_sink_name);
    const bool news = !self->m_hasDefault || name != self->m_view.defaultSink;
    self->m_view.defaultSink = name;
    self->m_hasDefault = true;
    pa_threaded_mainloop_signal(self->m_loop, 0);
    if (news)
        self->m_changed();
}

void PulseServer::onSinkInfo(pa_context* context, const pa_sink_info* info, int end, void* data) {
    auto* self = static_cast<PulseServer*>(data);
    if (end == 0 && info != nullptr) {
        self->m_view.sinks[info->index] = {QString::fromUtf8(info->name),
                                           QString::fromUtf8(info->description),
                                           static_cast<int>(info->sample_spec.rate)};
        return;
    }
    const bool isFirst = !std::exchange(self->m_hasSinks, true);
    if (!isFirst)  // it may be what the server's default one waited for
        forget(pa_context_get_server_info(context, &PulseServer::onServerInfo, self));
    pa_threaded_mainloop_signal(self->m_loop, 0);
    self->m_changed();
}

pa_buffer_attr PulseServer::bufferOf(std::chrono::milliseconds length) const {
    constexpr auto kDefault = static_cast<std::uint32_t>(-1);
    const auto bytes = [this](std::chrono::milliseconds time) {
        return static_cast<std::uint32_t>(
            pa_usec_to_bytes(static_cast<pa_usec_t>(time.count()) * 1000, &m_spec));
    };
    // It begins with what there is: the first frames are there before the rest of the buffer.
    return {kDefault, bytes(length), bytes(std::chrono::milliseconds(10)),
            bytes(length > 100ms ? length / 3 : std::chrono::milliseconds(10)), kDefault};
}

bool PulseServer::openStream(const QString& sink, int rateHz, int channels,
                             std::chrono::milliseconds buffer) {
    const Lock lock(m_loop);
    dropStream();
    if (!isKnown())
        return false;
    m_spec = {PA_SAMPLE_FLOAT32NE, static_cast<std::uint32_t>(rateHz),
              static_cast<std::uint8_t>(channels)};
    pa_proplist* properties = pa_proplist_new();
    pa_proplist_sets(properties, PA_PROP_MEDIA_ROLE, "music");
    m_stream = pa_stream_new_with_proplist(m_context, "Music", &m_spec, nullptr, properties);
    pa_proplist_free(properties);
    if (m_stream == nullptr)
        return false;
    pa_stream_set_state_callback(m_stream, &PulseServer::onStreamState, this);
    pa_stream_set_moved_callback(m_stream, &PulseServer::onStreamMoved, this);
    const pa_buffer_attr wanted = bufferOf(buffer);
    const auto flags = static_cast<pa_stream_flags_t>(
        PA_STREAM_ADJUST_LATENCY | PA_STREAM_AUTO_TIMING_UPDATE | PA_STREAM_INTERPOLATE_TIMING);
    const QByteArray name = sink.toUtf8();
    if (pa_stream_connect_playback(m_stream, name.isEmpty() ? nullptr : name.constData(), &wanted,
                                   flags, nullptr, nullptr) < 0) {
        dropStream();
        return false;
    }
    // It ends: the server answers, or its end is told as the stream's failure.
    while (pa_stream_get_state(m_stream) == PA_STREAM_CREATING)
        pa_threaded_mainloop_wait(m_loop);
    if (pa_stream_get_state(m_stream) != PA_STREAM_READY) {
        dropStream();
        return false;
    }
    m_view.streamSink = pa_stream_get_device_index(m_stream);
    return true;
}

void PulseServer::onStreamState(pa_stream* stream, void* data) {
    auto* self = static_cast<PulseServer*>(data);
    pa_threaded_mainloop_signal(self->m_loop, 0);
    if (PA_STREAM_IS_GOOD(pa_stream_get_state(stream)))
        return;
    self->m_view.streamEnded = true;
    self->m_changed();
}

void PulseServer::onStreamMoved(pa_stream* stream, void* data) {
    auto* self = static_cast<PulseServer*>(data);
    self->m_view.streamSink = pa_stream_get_device_index(stream);
    self->m_changed();
}

void PulseServer::dropStream() {
    m_view.streamEnded = false;
    m_view.streamSink.reset();
    if (m_stream == nullptr)
        return;
    pa_stream_set_state_callback(m_stream, nullptr, nullptr);
    pa_stream_set_moved_callback(m_stream, nullptr, nullptr);
    pa_stream_disconnect(m_stream);
    pa_stream_unref(std::exchange(m_stream, nullptr));
}

void PulseServer::closeStream() {
    const Lock lock(m_loop);
    dropStream();
}

void PulseServer::setBuffer(std::chrono::milliseconds buffer) {
    const Lock lock(m_loop);
    if (m_stream == nullptr || pa_stream_get_state(m_stream) != PA_STREAM_READY)
        return;
    const pa_buffer_attr wanted = bufferOf(buffer);
    forget(pa_stream_set_buffer_attr(m_stream, &wanted, nullptr, nullptr));
}

void PulseServer::hold(bool held) {
    const Lock lock(m_loop);
    if (m_stream != nullptr && pa_stream_get_state(m_stream) == PA_STREAM_READY)
        forget(pa_stream_cork(m_stream, held ? 1 : 0, nullptr, nullptr));
}

std::int64_t PulseServer::bytesFree() {
    const Lock lock(m_loop);
    if (m_stream == nullptr || pa_stream_get_state(m_stream) != PA_STREAM_READY)
        return -1;
    const std::size_t free = pa_stream_writable_size(m_stream);
    return free == static_cast<std::size_t>(-1) ? -1 : static_cast<std::int64_t>(free);
}

std::int64_t PulseServer::bytesWhenEmpty() {
    const Lock lock(m_loop);
    if (m_stream == nullptr || pa_stream_get_state(m_stream) != PA_STREAM_READY)
        return 0;
    const pa_buffer_attr* granted = pa_stream_get_buffer_attr(m_stream);
    return granted == nullptr ? 0 : static_cast<std::int64_t>(granted->tlength);
}

void PulseServer::write(std::span<const std::byte> bytes, std::int64_t back) {
    const Lock lock(m_loop);
    if (m_stream != nullptr && pa_stream_get_state(m_stream) == PA_STREAM_READY)
        pa_stream_write(m_stream, bytes.data(), bytes.size(), nullptr, -back, PA_SEEK_RELATIVE);
}

std::chrono::microseconds PulseServer::played() {
    const Lock lock(m_loop);
    pa_usec_t time = 0;
    if (m_stream == nullptr || pa_stream_get_state(m_stream) != PA_STREAM_READY ||
        pa_stream_get_time(m_stream, &time) < 0)
        return std::chrono::microseconds(0);
    return std::chrono::microseconds(static_cast<std::int64_t>(time));
}

}  // namespace linnet::playback
