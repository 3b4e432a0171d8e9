// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/mpris_tracks.h"

#include <numeric>
#include <tuple>

#include "app/mpris/file_opener.h"
#include "app/mpris/mpris_metadata.h"
#include "core/catalogue/catalogue_service.h"
#include "core/events/event_bus.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/context.h"
#include "ui/shell/main_window.h"

namespace linnet::app {

using std::chrono::milliseconds;

MprisTracks::MprisTracks(ui::MainWindow& window, ui::Context& context, FileOpener& opener)
    : m_window(window), m_context(context), m_opener(opener) {
    m_told = paths();
    m_toldCanEdit = canEdit();
    m_editedSoon.setSingleShot(true);
    m_editedSoon.setInterval(0);
    connect(&m_editedSoon, &QTimer::timeout, this, &MprisTracks::tellEdited);
    connect(&context.events, &EventBus::published, this, [this](const Event& event) {
        if (const auto* updated = std::get_if<SongUpdated>(&event)) {
            m_edited.insert(updated->song);
            m_editedSoon.start();
        }
    });
}

MprisState MprisTracks::state() const {
    return MprisState({canEdit(), m_context.playback.current(), {}, {}});
}

std::optional<Session> MprisTracks::player() const {
    return m_context.playback.current().song() ? m_window.session() : std::nullopt;
}

QList<QDBusObjectPath> MprisTracks::paths() const {
    return state().tracks().paths;
}

bool MprisTracks::canEdit() const {
    return m_window.session().has_value();
}

// --- what is told ------------------------------------------------------------------------------

void MprisTracks::refresh() {
    if (std::exchange(m_toldCanEdit, canEdit()) != canEdit())
        Q_EMIT canEditChanged(m_toldCanEdit);
    auto now = paths();
    const TrackChange change = TrackChange::between(m_told, now);
    if (change.kind == TrackChange::Kind::None)
        return;
    const auto before = std::exchange(m_told, std::move(now));
    Q_EMIT listChanged();
    // While what came is still being read its order among the others cannot be kept.
    if (m_fetching && !m_told.isEmpty()) {
        m_changedAgain = true;
        return;
    }
    switch (change.kind) {
        case TrackChange::Kind::Added:
            return tellAdded(change);
        case TrackChange::Kind::Removed:
            for (qsizetype i = change.first; i < change.first + change.count; ++i)
                Q_EMIT removed(before[i]);
            return;
        case TrackChange::Kind::Replaced:
        case TrackChange::Kind::None:
            return tellReplaced();
    }
}

void MprisTracks::tellReplaced() {
    Q_EMIT replaced(m_told, state().track());
}

void MprisTracks::tellAdded(const TrackChange& change) {
    m_fetching = true;
    m_changedAgain = false;
    const auto tracks = m_told.mid(change.first, change.count);
    fetch(tracks, [this, first = change.first](const Maps& maps) {
        m_fetching = false;
        if (m_changedAgain)
            return tellReplaced();
        for (qsizetype i = 0; i < maps.size() && first + i < m_told.size(); ++i) {
            const qsizetype at = first + i;
            Q_EMIT added(maps[i], at == 0 ? mpris::noTrack() : m_told[at - 1]);
        }
    });
}

void MprisTracks::tellEdited() {
    const auto& queue = m_context.playback.current().queue;
    const auto shown = state().tracks();
    QList<QDBusObjectPath> tracks;
    for (qsizetype i = 0; i < shown.paths.size(); ++i) {
        if (m_edited.contains(queue[shown.first + static_cast<std::size_t>(i)]))
            tracks.append(shown.paths[i]);
    }
    m_edited.clear();
    if (tracks.isEmpty())
        return;
    fetch(tracks, [this](const Maps& maps) {
        for (const QVariantMap& map : maps)
            Q_EMIT metadataChanged(
                map.value(QStringLiteral("mpris:trackid")).value<QDBusObjectPath>(), map);
    });
}

template <class Then>
void MprisTracks::fetch(const QList<QDBusObjectPath>& tracks, Then then) {
    const auto session = player();
    const auto shown = state().tracks();
    QList<QDBusObjectPath> found;
    std::vector<SongId> ids;
    for (const QDBusObjectPath& track : tracks) {
        const qsizetype at = shown.paths.indexOf(track);
        if (at < 0 || found.contains(track))
            continue;
        found.append(track);
        ids.push_back(
            m_context.playback.current().queue[shown.first + static_cast<std::size_t>(at)]);
    }
    if (!session || found.isEmpty())
        return then({});
    ui::ask(
        this,
        [catalogue = &m_context.catalogue, session = *session, ids = std::move(ids)] {
            return catalogue->songs(session, std::span(ids));
        },
        [this, found, user = session->user(),
         then](const Result<std::vector<std::optional<catalogue::Song>>>& songs) {
            Maps maps;
            const bool stillIn = m_window.session() && m_window.session()->user() == user;
            for (std::size_t i = 0; stillIn && songs && i < songs->size(); ++i) {
                const auto& song = (*songs)[i];
                maps.append(mpris::metadata(found[static_cast<qsizetype>(i)],
                                            song ? &*song : nullptr,
                                            song ? song->duration : milliseconds(0)));
            }
            then(maps);
        });
}

// --- what is asked for -------------------------------------------------------------------------

void MprisTracks::describe(const QList<QDBusObjectPath>& tracks, const QDBusMessage& call,
                           const QDBusConnection& bus) {
    call.setDelayedReply(true);
    fetch(tracks,
          [call, bus](const Maps& maps) { bus.send(call.createReply(QVariant::fromValue(maps))); });
}

std::optional<QString> MprisTracks::add(const QString& uri, const QDBusObjectPath& after,
                                        bool setAsCurrent) {
    return FileOpener::error(m_opener.open(
        uri, [this, after, setAsCurrent](const Session& session, const std::vector<SongId>& songs) {
            put(session, songs, after, setAsCurrent);
        }));
}

void MprisTracks::put(const Session& session, const std::vector<SongId>& songs,
                      const QDBusObjectPath& after, bool setAsCurrent) {
    auto& playback = m_context.playback;
    // Behind a track that has gone means at the end.
    const std::optional<std::size_t> behind = state().indexOf(after);
    const std::size_t end = playback.current().queue.size();
    if (!playback.enqueue(session, songs) || playback.current().queue.size() == end)
        return;  // the queue is as long as one may be
    std::size_t to = end;
    if (after == mpris::noTrack())
        to = 0;
    else if (behind)
        to = *behind + 1;
    std::vector<std::size_t> come(playback.current().queue.size() - end);
    std::iota(come.begin(), come.end(), end);
    if (to != end)
        std::ignore = playback.move(session, come, to);
    if (setAsCurrent)
        std::ignore = playback.jumpTo(session, to);
}

void MprisTracks::remove(const QDBusObjectPath& track) {
    const auto session = player();
    if (const auto index = state().indexOf(track); session && index)
        std::ignore = m_context.playback.removeAt(*session, *index);
}

void MprisTracks::goTo(const QDBusObjectPath& track) {
    const auto session = player();
    if (const auto index = state().indexOf(track); session && index)
        std::ignore = m_context.playback.jumpTo(*session, *index);
}

}  // namespace linnet::app
