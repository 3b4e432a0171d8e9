// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/mpris_state.h"

#include <QHash>
#include <algorithm>
#include <utility>

#include "app/mpris/mpris_metadata.h"
#include "core/playback/play_queue.h"

namespace linnet::app {

using playback::Repeat;
using playback::Status;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kStep = 50;
constexpr std::size_t kBefore = 75;

}  // namespace

MprisState::MprisState(Snapshot snapshot) : m_now(std::move(snapshot)) {
    if (m_now.song && m_now.song->id != m_now.playback.song())
        m_now.song.reset();  // still that of the song before
}

bool MprisState::hasTrack() const {
    return m_now.open && m_now.playback.song().has_value();
}

bool MprisState::canGoNext() const {
    const auto& now = m_now.playback;
    return hasTrack() && playback::queue::after(now.queue.size(), now.current, now.repeat,
                                                playback::queue::Step::Skips);
}

QString MprisState::playbackStatus() const {
    const Status status = hasTrack() ? m_now.playback.status : Status::Stopped;
    switch (status) {
        case Status::Playing:
            return QStringLiteral("Playing");
        case Status::Paused:
            return QStringLiteral("Paused");
        case Status::Stopped:
            break;
    }
    return QStringLiteral("Stopped");
}

QString MprisState::loopStatus() const {
    switch (m_now.open ? m_now.playback.repeat : Repeat::Off) {
        case Repeat::All:
            return QStringLiteral("Playlist");
        case Repeat::One:
            return QStringLiteral("Track");
        case Repeat::Off:
            break;
    }
    return QStringLiteral("None");
}

std::optional<Repeat> MprisState::repeatOf(const QString& loopStatus) {
    if (loopStatus == QLatin1String("None"))
        return Repeat::Off;
    if (loopStatus == QLatin1String("Playlist"))
        return Repeat::All;
    if (loopStatus == QLatin1String("Track"))
        return Repeat::One;
    return std::nullopt;
}

bool MprisState::shuffle() const {
    return m_now.open && m_now.playback.shuffle;
}

QVariantMap MprisState::metadata() const {
    if (!hasTrack())
        return {};
    return mpris::metadata(track(), m_now.song ? &*m_now.song : nullptr, duration(),
                           m_now.song ? m_now.artUrl : QString());
}

double MprisState::volume() const {
    return m_now.open ? m_now.playback.volume : 1.0;
}

double MprisState::rate() const {
    return m_now.open ? m_now.playback.sound.speed : 1.0;
}

milliseconds MprisState::position() const {
    return hasTrack() ? m_now.playback.position : milliseconds(0);
}

milliseconds MprisState::duration() const {
    if (!hasTrack())
        return milliseconds(0);
    if (m_now.playback.duration.count() > 0)
        return m_now.playback.duration;
    return m_now.song ? m_now.song->duration : milliseconds(0);
}

QVariantMap MprisState::announced() const {
    return {
        {QStringLiteral("PlaybackStatus"), playbackStatus()},
        {QStringLiteral("LoopStatus"), loopStatus()},
        {QStringLiteral("Shuffle"), shuffle()},
        {QStringLiteral("Metadata"), metadata()},
        {QStringLiteral("Rate"), rate()},
        {QStringLiteral("Volume"), volume()},
        {QStringLiteral("CanGoNext"), canGoNext()},
        {QStringLiteral("CanGoPrevious"), hasTrack()},
        {QStringLiteral("CanPlay"), hasTrack()},
        {QStringLiteral("CanPause"), hasTrack()},
        {QStringLiteral("CanSeek"), hasTrack()},
    };
}

QDBusObjectPath MprisState::track() const {
    if (!hasTrack())
        return mpris::noTrack();
    const auto& queue = m_now.playback.queue;
    const auto here = queue.begin() + static_cast<std::ptrdiff_t>(m_now.playback.current);
    return mpris::trackPath(*here,
                            static_cast<std::size_t>(std::count(queue.begin(), here, *here)));
}

MprisState::Tracks MprisState::tracks() const {
    if (!hasTrack())
        return {};
    const auto& queue = m_now.playback.queue;
    const std::size_t step = m_now.playback.current / kStep * kStep;
    const std::size_t last = queue.size() - std::min(queue.size(), kMostTracks);
    Tracks tracks;
    tracks.first = std::min(step - std::min(step, kBefore), last);
    const std::size_t end = std::min(tracks.first + kMostTracks, queue.size());

    QHash<SongId, std::size_t> seen;
    for (std::size_t i = tracks.first; i < end; ++i)
        seen.insert(queue[i], 0);
    for (std::size_t i = 0; i < tracks.first; ++i) {
        if (const auto song = seen.find(queue[i]); song != seen.end())
            ++*song;
    }
    tracks.paths.reserve(static_cast<qsizetype>(end - tracks.first));
    for (std::size_t i = tracks.first; i < end; ++i)
        tracks.paths.append(mpris::trackPath(queue[i], seen[queue[i]]++));
    return tracks;
}

std::optional<std::size_t> MprisState::indexOf(const QDBusObjectPath& track) const {
    const Tracks shown = tracks();
    const qsizetype at = shown.paths.indexOf(track);
    return at < 0 ? std::nullopt : std::optional(shown.first + static_cast<std::size_t>(at));
}

bool MprisState::accepts(const QDBusObjectPath& track, qlonglong microseconds) const {
    if (!hasTrack() || track != this->track() || microseconds < 0)
        return false;
    return duration().count() == 0 || microseconds <= mpris::toBus(duration());
}

std::optional<milliseconds> MprisState::seekTarget(qlonglong offset) const {
    // A client's number may be any; the sum must not overflow.
    constexpr qlonglong kDay = 24LL * 3600 * 1'000'000;
    const std::chrono::microseconds target =
        position() + std::chrono::microseconds(std::clamp(offset, -kDay, kDay));
    if (duration().count() > 0 && target > duration())
        return std::nullopt;
    return std::max(std::chrono::floor<milliseconds>(target), milliseconds(0));
}

}  // namespace linnet::app
