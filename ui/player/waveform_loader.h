// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "core/catalogue/song.h"
#include "core/playback/analysis/waveform.h"
#include "ui/context.h"

namespace linnet::ui {

/// Gets the waveform of one song, now or when its analysis is done. GUI thread only.
class WaveformLoader final : public QObject {
    Q_OBJECT

 public:
    WaveformLoader(Context& context, QObject* parent);
    /// The same song again asks for nothing.
    void setSong(const std::optional<catalogue::Song>& song);

 Q_SIGNALS:
    /// Nothing: there is none, or not yet.
    void loaded(const std::optional<linnet::playback::Waveform>& waveform);

 private:
    void load();

    Context& m_context;
    std::optional<SongId> m_song;
    storage::ContentHash m_audio;
    std::uint64_t m_asked = 0;
};

}  // namespace linnet::ui
