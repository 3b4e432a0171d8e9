// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/track_list_adaptor.h"

#include "app/mpris/mpris.h"

namespace linnet::app {
namespace {

const QString kNotEdited = QStringLiteral("Linnet's queue is edited in its window.");

}  // namespace

TrackListAdaptor::TrackListAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {
    connect(&mpris, &Mpris::tracksReplaced, this, &TrackListAdaptor::TrackListReplaced);
}

QList<QDBusObjectPath> TrackListAdaptor::tracks() const {
    return m_mpris.state().tracks().paths;
}

QList<QVariantMap> TrackListAdaptor::GetTracksMetadata(const QList<QDBusObjectPath>& TrackIds,
                                                       const QDBusMessage& message) {
    m_mpris.describe(TrackIds, message);
    return {};  // the answer comes from the disk, later
}

void TrackListAdaptor::AddTrack(const QString& /*Uri*/, const QDBusObjectPath& /*AfterTrack*/,
                                bool /*SetAsCurrent*/, const QDBusMessage& message) {
    m_mpris.refuse(message, kNotEdited);
}

void TrackListAdaptor::RemoveTrack(const QDBusObjectPath& /*TrackId*/,
                                   const QDBusMessage& message) {
    m_mpris.refuse(message, kNotEdited);
}

void TrackListAdaptor::GoTo(const QDBusObjectPath& TrackId) {
    m_mpris.goTo(TrackId);
}

}  // namespace linnet::app
