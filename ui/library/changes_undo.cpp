// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/changes_undo.h"

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "ui/ask.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::ChangeApplied;
using catalogue::ChangeKind;

namespace {

QString name(const catalogue::Change& change) {
    const QString songs = words::songs(change.songs);
    switch (change.kind) {
        case ChangeKind::Edit:
            return ChangesUndo::tr("the edit of %1").arg(songs);
        case ChangeKind::Artwork:
            return ChangesUndo::tr("the cover of %1").arg(songs);
        case ChangeKind::Visibility:
            return ChangesUndo::tr("who sees %1").arg(songs);
        case ChangeKind::File:
            return ChangesUndo::tr("the return of %1 to what the file says").arg(songs);
        case ChangeKind::Remove:
            return ChangesUndo::tr("the removal of %1").arg(songs);
        case ChangeKind::Albums:
            return ChangesUndo::tr("making one album of %1").arg(songs);
        case ChangeKind::Restore:
            return ChangesUndo::tr("the return of %1 from the bin").arg(songs);
        case ChangeKind::Merge:
            return ChangesUndo::tr("keeping one of %1").arg(words::songs(change.songs + 1));
    }
    return songs;
}

QString outcome(const ChangeApplied& applied, bool undoing) {
    QString words = undoing ? ChangesUndo::tr("Undone: %1.") : ChangesUndo::tr("Done again: %1.");
    words = words.arg(name(applied.change));
    if (applied.left > 0)
        words += ChangesUndo::tr(" %1 stayed as they are: changed since, or deleted for good.")
                     .arg(words::songs(applied.left));
    return words;
}

}  // namespace

ChangesUndo::ChangesUndo(Context& context, Session session, QObject* parent)
    : QObject(parent), m_context(context), m_session(std::move(session)) {}

void ChangesUndo::undo() {
    apply(true);
}

void ChangesUndo::redo() {
    apply(false);
}

void ChangesUndo::apply(bool undoing) {
    Q_EMIT begun();
    ask(
        this,
        [catalogue = &m_context.catalogue, session = m_session, undoing] {
            auto& changes = catalogue->changes();
            return undoing ? changes.undo(session) : changes.redo(session);
        },
        [this, undoing](const Result<ChangeApplied>& applied) {
            if (applied)
                Q_EMIT messaged(outcome(*applied, undoing));
            else if (applied.error().code == ErrorCode::NotFound)
                Q_EMIT messaged(undoing ? tr("There is nothing to undo.")
                                        : tr("There is nothing to do again."));
            else
                Q_EMIT messaged(words::error(applied.error()));
            Q_EMIT ended();
        });
}

}  // namespace linnet::ui
