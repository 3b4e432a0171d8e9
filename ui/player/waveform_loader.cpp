// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/waveform_loader.h"

#include "core/events/event_bus.h"
#include "core/playback/analysis/analysis_service.h"
#include "ui/ask.h"

namespace linnet::ui {

WaveformLoader::WaveformLoader(Context& context, QObject* parent)
    : QObject(parent), m_context(context) {
    connect(&context.events, &EventBus::published, this, [this](const Event& event) {
        const auto* analysed = std::get_if<SongAnalysed>(&event);
        if (analysed && m_song == analysed->song)
            load();
    });
}

void WaveformLoader::setSong(const std::optional<catalogue::Song>& song) {
    const auto id = song ? std::optional(song->id) : std::nullopt;
    if (id == m_song)
        return;
    m_song = id;
    ++m_asked;
    Q_EMIT loaded(std::nullopt);
    if (!song)
        return;
    m_audio = song->audio;
    load();
}

void WaveformLoader::load() {
    if (!m_context.analysis)
        return;
    ask(
        this,
        [store = &m_context.analysis->store(), audio = m_audio] { return store->waveform(audio); },
        [this, asked = ++m_asked](const Result<std::optional<playback::Waveform>>& waveform) {
            if (asked == m_asked && waveform && *waveform)
                Q_EMIT loaded(**waveform);
        });
}

}  // namespace linnet::ui
