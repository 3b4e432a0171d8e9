// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/undo_steps.h"

#include <QCoreApplication>
#include <memory>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::CatalogueService;
using catalogue::MarksEdit;
using catalogue::PlaylistService;
using catalogue::PlaylistSpot;

namespace {

QString stepText(const char* text) {
    return QCoreApplication::translate("UndoSteps", text);
}

PlaylistUndo::Work removing(PlaylistId playlist) {
    return [playlist](CatalogueService& catalogue, const Session& session) {
        return catalogue.playlists().remove(session, playlist);
    };
}

PlaylistUndo::Work restoring(PlaylistId playlist) {
    return [playlist](CatalogueService& catalogue, const Session& session) {
        return catalogue.playlists().restore(session, playlist);
    };
}

/// `change(catalogue, session, state)` brings `state` back and gives what it was until then, which
/// the next turn brings back.
template <class State, class Change>
PlaylistUndo::Work turning(State state, Change change) {
    return [last = std::make_shared<State>(std::move(state)), change](
               CatalogueService& catalogue, const Session& session) -> Result<> {
        auto was = change(catalogue, session, *last);
        if (!was)
            return fail(std::move(was.error()));
        *last = std::move(*was);
        return {};
    };
}

}  // namespace

PlaylistUndo undoOfMaking(PlaylistId playlist, const QString& name) {
    return {removing(playlist), restoring(playlist), stepText("Undone: the new “%1”.").arg(name),
            stepText("“%1” is back.").arg(name)};
}

PlaylistUndo undoOfRemoving(PlaylistId playlist, const QString& name) {
    return {restoring(playlist), removing(playlist), stepText("“%1” is back.").arg(name),
            stepText("“%1” is removed again.").arg(name)};
}

PlaylistUndo undoOfRenaming(PlaylistId playlist, const QString& before, const QString& after) {
    const auto turn = turning(before, [playlist](CatalogueService& catalogue,
                                                 const Session& session, const QString& name) {
        return catalogue.playlists().rename(session, playlist, name);
    });
    return {turn, turn, stepText("It is called “%1” again.").arg(before),
            stepText("It is called “%1” again.").arg(after)};
}

PlaylistUndo undoOfRules(PlaylistId playlist, const PlaylistService::Smart& before,
                         const QString& name) {
    const auto turn =
        turning(before, [playlist](CatalogueService& catalogue, const Session& session,
                                   const PlaylistService::Smart& smart) {
            return catalogue.playlists().setSmart(session, playlist, smart);
        });
    return {turn, turn, stepText("The rules of “%1” are as they were.").arg(before.name),
            stepText("Done again: changing the rules of “%1”.").arg(name)};
}

PlaylistUndo undoOfPlacing(PlaylistId playlist, const PlaylistSpot& before) {
    const auto turn = turning(before, [playlist](CatalogueService& catalogue,
                                                 const Session& session, const PlaylistSpot& spot) {
        return catalogue.playlists().place(session, playlist, spot.folder, spot.before);
    });
    return {turn, turn, stepText("It stands where it stood before."),
            stepText("Done again: moving it.")};
}

PlaylistUndo undoOfEntries(const PlaylistService::Edit& edit, const QString& takenBack,
                           const QString& doneAgain) {
    const auto turn = turning(edit, [](CatalogueService& catalogue, const Session& session,
                                       const PlaylistService::Edit& last) {
        return catalogue.playlists().undo(session, last);
    });
    return {turn, turn, takenBack, doneAgain};
}

PlaylistUndo undoOfMarks(MarksEdit edit) {
    const bool ratings = !edit.ratings.empty();
    const QString songs = words::songs(std::ssize(edit.ratings) + std::ssize(edit.hearts));
    const auto turn = turning(std::move(edit), [](CatalogueService& catalogue,
                                                  const Session& session, const MarksEdit& last) {
        return catalogue.statistics().undo(session, last);
    });
    if (ratings)
        return {turn, turn, stepText("Undone: rating %1.").arg(songs),
                stepText("Done again: rating %1.").arg(songs)};
    return {turn, turn, stepText("Undone: the heart of %1.").arg(songs),
            stepText("Done again: the heart of %1.").arg(songs)};
}

}  // namespace linnet::ui
