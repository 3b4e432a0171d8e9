// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractAdaptor>
#include <QDBusObjectPath>
#include <QList>
#include <QVariantMap>

class QDBusMessage;

namespace linnet::app {

class Mpris;

/// org.mpris.MediaPlayer2.TrackList: what plays before and after. Child of the object that it
/// speaks for.
class TrackListAdaptor final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2.TrackList")
    Q_PROPERTY(QList<QDBusObjectPath> Tracks READ tracks)
    Q_PROPERTY(bool CanEditTracks READ canEditTracks)

 public:
    explicit TrackListAdaptor(Mpris& mpris);

    [[nodiscard]] QList<QDBusObjectPath> tracks() const;
    [[nodiscard]] bool canEditTracks() const;

 public Q_SLOTS:
    QList<QVariantMap> GetTracksMetadata(const QList<QDBusObjectPath>& TrackIds,
                                         const QDBusMessage& message);
    void AddTrack(const QString& Uri, const QDBusObjectPath& AfterTrack, bool SetAsCurrent,
                  const QDBusMessage& message);
    void RemoveTrack(const QDBusObjectPath& TrackId);
    void GoTo(const QDBusObjectPath& TrackId);

 Q_SIGNALS:
    void TrackListReplaced(const QList<QDBusObjectPath>& Tracks,
                           const QDBusObjectPath& CurrentTrack);
    void TrackAdded(const QVariantMap& Metadata, const QDBusObjectPath& AfterTrack);
    void TrackRemoved(const QDBusObjectPath& TrackId);
    void TrackMetadataChanged(const QDBusObjectPath& TrackId, const QVariantMap& Metadata);

 private:
    Mpris& m_mpris;
};

}  // namespace linnet::app
