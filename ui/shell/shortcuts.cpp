// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcuts.h"

#include <QCoreApplication>

namespace linnet::ui {
namespace {

QString say(const char* words) {
    return QCoreApplication::translate("Shortcuts", words);
}

Shortcut window(const char* keys, const QString& group, const QString& words, Command command) {
    return {QString::fromLatin1(keys), words, group, true, command};
}

Shortcut local(const char* keys, const QString& group, const QString& words) {
    return {QString::fromLatin1(keys), words, group, false, Command::PlayPause};
}

std::vector<Shortcut> make() {
    const QString playing = say("Playing");
    const QString moving = say("Getting around");
    const QString songs = say("Songs in a list");
    const QString linnet = say("Linnet");
    return {
        window("Space", playing, say("Play or pause"), Command::PlayPause),
        window("Ctrl+Right", playing, say("Next song"), Command::Next),
        window("Ctrl+Left", playing, say("Previous song, or back to the beginning"),
               Command::Previous),
        local("Right", playing, say("5 seconds on, in the seek bar")),
        local("Left", playing, say("5 seconds back, in the seek bar")),
        window("Ctrl+Up", playing, say("Louder"), Command::Louder),
        window("Ctrl+Down", playing, say("Quieter"), Command::Quieter),
        window("Ctrl+M", playing, say("Sound off and on"), Command::Mute),
        local("Ctrl+Z", playing, say("Take back the last change, in the queue")),
        window("Ctrl+1", moving, say("Home"), Command::GoHome),
        window("Ctrl+2", moving, say("Songs"), Command::GoSongs),
        window("Ctrl+3", moving, say("Albums"), Command::GoAlbums),
        window("Ctrl+4", moving, say("Artists"), Command::GoArtists),
        window("Ctrl+5", moving, say("Genres"), Command::GoGenres),
        window("Ctrl+6", moving, say("Favourites"), Command::GoFavourites),
        window("Ctrl+7", moving, say("History"), Command::GoHistory),
        window("Ctrl+8", moving, say("Insights"), Command::GoInsights),
        window("Ctrl+H", moving, say("What you played last"), Command::GoHistory),
        window("Ctrl+L", moving, say("The song that plays"), Command::GoNowPlaying),
        window("Alt+Left", moving, say("Back to the page before"), Command::GoBack),
        window("Ctrl+F", moving, say("Search"), Command::Search),
        window("Ctrl+J", moving, say("Show or hide the queue"), Command::ToggleQueue),
        local("Return", songs, say("Play from here")),
        local("F2", songs, say("Edit the details")),
        local("Delete", songs, say("Remove")),
        local("Ctrl+D", songs, say("Favourite, or no more")),
        local("Alt+5", songs, say("Rate with 1 to 5 stars; 0 for none")),
        local("Alt+Up", songs, say("Up or down in a playlist")),
        local("Ctrl+A", songs, say("Select all")),
        window("Ctrl+Z", songs, say("Undo the last edit or removal"), Command::Undo),
        window("Ctrl+Shift+Z", songs, say("Do it again"), Command::Redo),
        window("Ctrl+O", linnet, say("Add files"), Command::AddFiles),
        window("Ctrl+V", linnet, say("Add the files that were copied"), Command::Paste),
        window("Ctrl+,", linnet, say("Settings"), Command::Settings),
        window("Ctrl+Shift+L", linnet, say("Lock"), Command::Lock),
        window("?", linnet, say("This list"), Command::Keys),
    };
}

}  // namespace

const std::vector<Shortcut>& shortcuts() {
    static const std::vector<Shortcut> all = make();
    return all;
}

}  // namespace linnet::ui
