// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QList>
#include <QObject>
#include <QTimer>
#include <QVariantMap>
#include <optional>
#include <set>

#include "app/mpris/mpris_state.h"
#include "app/mpris/track_change.h"
#include "core/events/session.h"

namespace linnet::ui {
struct Context;
class MainWindow;
}  // namespace linnet::ui

namespace linnet::app {

class FileOpener;

/// The queue around what plays, as org.mpris.MediaPlayer2.TrackList (MPRIS 2.2) tells of it and
/// edits it. Empty while nobody is in. GUI thread only; never waits for disk or bus.
class MprisTracks final : public QObject {
    Q_OBJECT

 public:
    /// Borrowed; all outlive this.
    MprisTracks(ui::MainWindow& window, ui::Context& context, FileOpener& opener);

    [[nodiscard]] QList<QDBusObjectPath> paths() const;
    [[nodiscard]] bool canEdit() const;
    /// Looks what has changed since it was told last.
    void refresh();

    /// Answers `call` with one map for each of the tracks that is in the list.
    void describe(const QList<QDBusObjectPath>& tracks, const QDBusMessage& call,
                  const QDBusConnection& bus);
    /// The error's words where it cannot be done.
    [[nodiscard]] std::optional<QString> add(const QString& uri, const QDBusObjectPath& after,
                                             bool setAsCurrent);
    void remove(const QDBusObjectPath& track);
    void goTo(const QDBusObjectPath& track);

 Q_SIGNALS:
    void replaced(const QList<QDBusObjectPath>& tracks, const QDBusObjectPath& current);
    void added(const QVariantMap& metadata, const QDBusObjectPath& after);
    void removed(const QDBusObjectPath& track);
    void metadataChanged(const QDBusObjectPath& track, const QVariantMap& metadata);
    /// Properties of the interface: the list is another, and whether it can be edited.
    void listChanged();
    void canEditChanged(bool canEdit);

 private:
    using Maps = QList<QVariantMap>;

    [[nodiscard]] MprisState state() const;
    [[nodiscard]] std::optional<Session> player() const;
    void tellReplaced();
    void tellAdded(const TrackChange& change);
    void tellEdited();
    void put(const Session& session, const std::vector<SongId>& songs, const QDBusObjectPath& after,
             bool setAsCurrent);
    /// `then` gets the maps of those of `tracks` that are in the list and, by then, still the
    /// profile's; none otherwise.
    template <class Then>
    void fetch(const QList<QDBusObjectPath>& tracks, Then then);

    ui::MainWindow& m_window;
    ui::Context& m_context;
    FileOpener& m_opener;
    QList<QDBusObjectPath> m_told;
    bool m_toldCanEdit = false;
    bool m_fetching = false;      ///< for what was added
    bool m_changedAgain = false;  ///< meanwhile
    std::set<SongId> m_edited;
    QTimer m_editedSoon;
};

}  // namespace linnet::app
