// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/track_list_adaptor.h"

#include "app/mpris/mpris.h"

namespace linnet::app {

TrackListAdaptor::TrackListAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {
    const MprisTracks& tracks = mpris.tracks();
    connect(&tracks, &MprisTracks::replaced, this, &TrackListAdaptor::TrackListReplaced);
    connect(&tracks, &MprisTracks::added, this, &TrackListAdaptor::TrackAdded);
    connect(&tracks, &MprisTracks::removed, this, &TrackListAdaptor::TrackRemoved);
    connect(&tracks, &MprisTracks::metadataChanged, this, &TrackListAdaptor::TrackMetadataChanged);
}

QList<QDBusObjectPath> TrackListAdaptor::tracks() const {
    return m_mpris.tracks().paths();
}

bool TrackListAdaptor::canEditTracks() const {
    return m_mpris.tracks().canEdit();
}

QList<QVariantMap> TrackListAdaptor::GetTracksMetadata(const QList<QDBusObjectPath>& TrackIds,
                                                       const QDBusMessage& message) {
    m_mpris.describe(TrackIds, message);
    return {};  // the answer comes from the disk, later
}

void TrackListAdaptor::AddTrack(const QString& Uri, const QDBusObjectPath& AfterTrack,
                                bool SetAsCurrent, const QDBusMessage& message) {
    if (const auto error = m_mpris.tracks().add(Uri, AfterTrack, SetAsCurrent))
        m_mpris.refuse(message, *error);
}

void TrackListAdaptor::RemoveTrack(const QDBusObjectPath& TrackId) {
    m_mpris.tracks().remove(TrackId);
}

void TrackListAdaptor::GoTo(const QDBusObjectPath& TrackId) {
    m_mpris.tracks().goTo(TrackId);
}

}  // namespace linnet::app
