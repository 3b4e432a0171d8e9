// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlist_actions.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRandomGenerator>
#include <algorithm>
#include <memory>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/exporting/export_dialog.h"
#include "ui/library/selected_songs.h"
#include "ui/library/words.h"
#include "ui/playlists/import_words.h"
#include "ui/playlists/smart_dialog.h"
#include "ui/playlists/undo_steps.h"
#include "ui/settings/preferences.h"

namespace linnet::ui {

using catalogue::MarksEdit;
using catalogue::Playlist;
using catalogue::PlaylistKind;
using catalogue::PlaylistService;

namespace {

const QString kFolder = QStringLiteral("playlistFolder");

PlaylistActions::Keys plain(PlaylistActions::Keys keys) {
    std::ranges::transform(keys, keys.begin(), catalogue::songOf);
    return keys;
}

}  // namespace

PlaylistActions::PlaylistActions(Context& context, Covers& covers, QWidget* window, QObject* parent)
    : QObject(parent), m_context(context), m_covers(covers), m_window(window) {}

void PlaylistActions::setSession(std::optional<Session> session) {
    m_session = std::move(session);
}

/// `work(catalogue, session)` gives a Result; an error is told of, a value goes to `then`.
template <class Work, class Then>
void PlaylistActions::run(Work work, Then then) {
    if (!m_session)
        return;
    using Answer = std::invoke_result_t<Work&, catalogue::CatalogueService&, const Session&>;
    Q_EMIT begun();
    ask(
        this,
        [work = std::move(work), catalogue = &m_context.catalogue, session = *m_session]() mutable {
            return work(*catalogue, session);
        },
        [this, then = std::move(then)](Answer result) {
            if (!result)
                Q_EMIT messaged(words::error(result.error()));
            else if constexpr (std::is_void_v<typename Answer::value_type>)
                then();
            else
                then(std::move(*result));
            Q_EMIT ended();
        });
}

void PlaylistActions::addMenuTo(QMenu& menu, const SharedSongs& songs) {
    QMenu* sub = menu.addMenu(tr("Add to playlist"));
    sub->setObjectName(QStringLiteral("menuAddToPlaylist"));
    auto* fresh = sub->addAction(tr("New playlist…"));
    fresh->setObjectName(QStringLiteral("menuNewPlaylist"));
    connect(fresh, &QAction::triggered, this, [this, songs] { createPlaylist(songs->keys()); });
    run([](catalogue::CatalogueService& catalogue,
           const Session& session) { return catalogue.playlists().list(session); },
        [this, songs, sub = QPointer(sub)](const std::vector<Playlist>& playlists) {
            if (!sub)
                return;
            bool first = true;
            for (const Playlist& playlist : playlists) {
                if (playlist.kind != PlaylistKind::Manual)
                    continue;
                if (std::exchange(first, false))
                    sub->addSeparator();
                QString name = playlist.name;
                auto* action = sub->addAction(name.replace(u'&', QStringLiteral("&&")));
                action->setObjectName(QStringLiteral("menuPlaylist"));
                connect(action, &QAction::triggered, this,
                        [this, songs, id = playlist.id] { addSongs(id, songs->keys()); });
            }
        });
}

void PlaylistActions::addMarksTo(QMenu& menu, const SharedSongs& songs) {
    auto* heart = menu.addAction(tr("Favourite"));
    heart->setObjectName(QStringLiteral("menuFavourite"));
    heart->setShortcut(QKeySequence(QStringLiteral("Ctrl+D")));
    connect(heart, &QAction::triggered, this, [this, songs] { toggleFavourite(songs->keys()); });
    QMenu* rating = menu.addMenu(tr("Rating"));
    rating->setObjectName(QStringLiteral("menuRating"));
    for (int stars = 5; stars >= 0; --stars) {
        auto* action =
            rating->addAction(stars == 0 ? tr("Not rated") : QString(stars, QChar(0x2605)));
        action->setObjectName(QStringLiteral("menuRating%1").arg(stars));
        action->setShortcut(QKeySequence(QStringLiteral("Alt+%1").arg(stars)));
        connect(action, &QAction::triggered, this,
                [this, songs, stars] { rate(songs->keys(), stars); });
    }
}

void PlaylistActions::addSongs(PlaylistId playlist, const Keys& songs) {
    insertSongs(playlist, songs, std::nullopt);
}

void PlaylistActions::insertSongs(PlaylistId playlist, const Keys& songs,
                                  std::optional<catalogue::SongKey> before) {
    if (songs.empty())
        return;
    run(
        [playlist, songs = plain(songs), before](
            catalogue::CatalogueService& catalogue,
            const Session& session) -> Result<std::pair<PlaylistService::Edit, QString>> {
            auto edit = catalogue.playlists().addSongs(session, playlist, songs, before);
            if (!edit)
                return fail(std::move(edit.error()));
            auto got = catalogue.playlists().get(session, playlist);
            return std::pair(std::move(*edit), got ? got->name : QString());
        },
        [this](const std::pair<PlaylistService::Edit, QString>& done) {
            const auto& [edit, name] = done;
            const QString count = words::songs(std::ssize(edit.added));
            edited(edit, tr("Undone: adding %1 to “%2”.").arg(count, name),
                   tr("Done again: adding %1 to “%2”.").arg(count, name));
            Q_EMIT messaged(tr("%1 added to “%2”. Ctrl+Z undoes that.").arg(count, name));
        });
}

void PlaylistActions::removeEntries(PlaylistId playlist, const Keys& entries) {
    if (entries.empty())
        return;
    run(
        [playlist, entries](catalogue::CatalogueService& catalogue, const Session& session) {
            return catalogue.playlists().removeEntries(session, playlist, entries);
        },
        [this](const PlaylistService::Edit& edit) {
            edited(edit, tr("The playlist is as it was."),
                   tr("Done again: taking %1 out of the playlist.")
                       .arg(words::songs(std::ssize(edit.taken))));
            Q_EMIT messaged(tr("%1 taken out of the playlist. Ctrl+Z brings them back.")
                                .arg(words::songs(std::ssize(edit.taken))));
        });
}

void PlaylistActions::moveEntries(PlaylistId playlist, const Keys& entries,
                                  std::optional<catalogue::SongKey> before) {
    if (entries.empty())
        return;
    run(
        [playlist, entries, before](catalogue::CatalogueService& catalogue,
                                    const Session& session) {
            return catalogue.playlists().moveEntries(session, playlist, entries, before);
        },
        [this](const PlaylistService::Edit& edit) {
            edited(edit, tr("The playlist is as it was."),
                   tr("Done again: moving %1.").arg(words::songs(std::ssize(edit.taken))));
        });
}

void PlaylistActions::edited(const PlaylistService::Edit& edit, const QString& takenBack,
                             const QString& doneAgain) {
    Q_EMIT changed(undoOfEntries(edit, takenBack, doneAgain));
}

void PlaylistActions::marked(const MarksEdit& edit, const QString& words) {
    const auto count = std::ssize(edit.ratings) + std::ssize(edit.hearts);
    if (count == 0)
        return;
    Q_EMIT changed(undoOfMarks(edit));
    if (count > 1)
        Q_EMIT messaged(words.arg(words::songs(count)));
}

void PlaylistActions::toggleFavourite(const Keys& songs) {
    if (songs.empty())
        return;
    // Where some are and some are not, all become favourites.
    run(
        [songs = plain(songs)](catalogue::CatalogueService& catalogue,
                               const Session& session) -> Result<std::pair<bool, MarksEdit>> {
            auto& statistics = catalogue.statistics();
            const auto now = statistics.stats(session, songs);
            if (!now)
                return fail(now.error());
            const bool on = !std::ranges::all_of(*now, &catalogue::SongStats::favourite);
            auto edit = statistics.setFavourite(session, songs, on);
            if (!edit)
                return fail(std::move(edit.error()));
            return std::pair(on, std::move(*edit));
        },
        [this](const std::pair<bool, MarksEdit>& done) {
            marked(done.second, done.first
                                    ? tr("%1 are favourites now. Ctrl+Z undoes that.")
                                    : tr("%1 are no favourites any more. Ctrl+Z undoes that."));
        });
}

void PlaylistActions::markFavourite(const Keys& songs) {
    if (songs.empty())
        return;
    run(
        [songs = plain(songs)](catalogue::CatalogueService& catalogue, const Session& session) {
            return catalogue.statistics().setFavourite(session, songs, true);
        },
        [this, count = std::ssize(songs)](const MarksEdit& edit) {
            marked(edit, tr("%1 are favourites now. Ctrl+Z undoes that."));
            if (edit.hearts.size() <= 1)
                Q_EMIT messaged(count == 1 ? tr("The song is a favourite now.")
                                           : tr("%1 are favourites now.").arg(words::songs(count)));
        });
}

void PlaylistActions::place(PlaylistId playlist, std::optional<PlaylistId> folder,
                            std::optional<PlaylistId> before) {
    run(
        [playlist, folder, before](catalogue::CatalogueService& catalogue, const Session& session) {
            return catalogue.playlists().place(session, playlist, folder, before);
        },
        [this, playlist](const catalogue::PlaylistSpot& stood) {
            Q_EMIT changed(undoOfPlacing(playlist, stood));
        });
}

void PlaylistActions::rate(const Keys& songs, int stars) {
    if (songs.empty())
        return;
    run(
        [songs = plain(songs), stars](catalogue::CatalogueService& catalogue,
                                      const Session& session) {
            return catalogue.statistics().setRating(
                session, songs,
                stars > 0 ? std::optional(stars * catalogue::kRatingOfAStar) : std::nullopt);
        },
        [this, stars](const MarksEdit& edit) {
            marked(edit, stars > 0 ? tr("%1 are rated now. Ctrl+Z undoes that.")
                                   : tr("%1 are not rated any more. Ctrl+Z undoes that."));
        });
}

void PlaylistActions::askName(const QString& title, const QString& name,
                              const std::function<void(const QString&)>& then) {
    auto* dialog = new QInputDialog(m_window->window());
    dialog->setObjectName(QStringLiteral("playlistName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(tr("Name"));
    dialog->setTextValue(name);
    dialog->resize(360, dialog->sizeHint().height());
    connect(dialog, &QInputDialog::textValueSelected, this, [then](const QString& text) {
        if (!text.trimmed().isEmpty())
            then(text);
    });
    dialog->open();
}

void PlaylistActions::createPlaylist(const Keys& songs, std::optional<PlaylistId> folder) {
    askName(tr("New playlist"), {}, [this, songs = plain(songs), folder](const QString& name) {
        run(
            [name, songs, folder](catalogue::CatalogueService& catalogue, const Session& session) {
                return catalogue.playlists().create(session, name, songs, folder);
            },
            [this, name, songs](PlaylistId id) {
                Q_EMIT changed(undoOfMaking(id, name));
                if (songs.empty())
                    return Q_EMIT opened(id);
                Q_EMIT messaged(tr("%1 added to “%2”. Ctrl+Z undoes that.")
                                    .arg(words::songs(std::ssize(songs)), name));
            });
    });
}

void PlaylistActions::createFolder() {
    askName(tr("New folder"), {}, [this](const QString& name) {
        run(
            [name](catalogue::CatalogueService& catalogue, const Session& session) {
                return catalogue.playlists().createFolder(session, name);
            },
            [this, name](PlaylistId id) { Q_EMIT changed(undoOfMaking(id, name)); });
    });
}

void PlaylistActions::createSmart() {
    if (!m_session)
        return;
    auto* dialog = new SmartDialog(m_context, m_covers, *m_session, m_window->window());
    connect(dialog, &SmartDialog::saved, this, [this](PlaylistId id, const PlaylistUndo& undo) {
        Q_EMIT changed(undo);
        Q_EMIT opened(id);
    });
    dialog->open();
}

void PlaylistActions::editRules(const Playlist& playlist) {
    if (!m_session)
        return;
    auto* dialog = new SmartDialog(m_context, m_covers, *m_session, m_window->window());
    dialog->load(playlist);
    connect(dialog, &SmartDialog::saved, this,
            [this](PlaylistId, const PlaylistUndo& undo) { Q_EMIT changed(undo); });
    dialog->open();
}

void PlaylistActions::rename(const Playlist& playlist) {
    askName(tr("Rename"), playlist.name, [this, id = playlist.id](const QString& name) {
        run(
            [id, name](catalogue::CatalogueService& catalogue, const Session& session) {
                return catalogue.playlists().rename(session, id, name);
            },
            [this, id, name](const QString& before) {
                Q_EMIT changed(undoOfRenaming(id, before, name.trimmed()));
            });
    });
}

void PlaylistActions::remove(const Playlist& playlist) {
    run(
        [id = playlist.id](catalogue::CatalogueService& catalogue, const Session& session) {
            return catalogue.playlists().remove(session, id);
        },
        [this, playlist] {
            Q_EMIT changed(undoOfRemoving(playlist.id, playlist.name));
            Q_EMIT messaged(tr("“%1” is removed, its songs are not. Ctrl+Z brings it back.")
                                .arg(playlist.name));
        });
}

void PlaylistActions::play(PlaylistId playlist, bool shuffled) {
    run(
        [playlist, shuffled](catalogue::CatalogueService& catalogue,
                             const Session& session) -> Result<std::vector<SongId>> {
            constexpr std::size_t kMost = playback::PlaybackService::kMaxQueue;
            if (!shuffled)
                return catalogue.playlists().songIds(session, playlist, kMost);
            auto keys = catalogue.playlists().songs(session, playlist);
            if (!keys)
                return fail(std::move(keys.error()));
            std::ranges::shuffle(*keys, *QRandomGenerator::global());
            keys->resize(std::min(keys->size(), kMost));
            return catalogue.ids(session, *keys);
        },
        [this](const std::vector<SongId>& songs) {
            if (songs.empty())
                Q_EMIT messaged(tr("There is nothing in this playlist to play yet."));
            else
                Q_EMIT playRequested(songs, 0);
        });
}

// --- files -------------------------------------------------------------------------------------

void PlaylistActions::importFile() {
    auto* dialog = new QFileDialog(m_window->window(), tr("Import playlist"),
                                   m_context.preferences.value(kFolder).toString());
    dialog->setObjectName(QStringLiteral("importPlaylist"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Playlists") + QStringLiteral(" (*.m3u *.m3u8 *.pls *.xspf)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog](const QStringList& paths) {
        m_context.preferences.setValue(kFolder, dialog->directory().absolutePath());
        for (const QString& path : paths)
            importPath(path);
    });
    dialog->open();
}

void PlaylistActions::importPath(const QString& path) {
    if (!m_session)
        return;
    Q_EMIT begun();
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, path] {
            return catalogue->playlists().importFile(session, path);
        },
        [this, path](const Result<PlaylistService::Imported>& imported) {
            if (imported) {
                Q_EMIT changed(undoOfMaking(imported->playlist, imported->name));
                Q_EMIT opened(imported->playlist);
                showImported(*imported, path);
            } else {
                Q_EMIT messaged(importError(imported.error(), QFileInfo(path).fileName()));
            }
            Q_EMIT ended();
        });
}

void PlaylistActions::importAfter(catalogue::ImportNumber number, const QStringList& paths) {
    if (paths.isEmpty())
        return;
    afterImport(number, [this, paths] {
        for (const QString& path : paths)
            importPath(path);
    });
}

void PlaylistActions::afterImport(catalogue::ImportNumber number, std::function<void()> then) {
    auto* waiting = new QObject(this);
    connect(&m_context.importer, &catalogue::Importer::finished, waiting,
            [waiting, number, then = std::move(then)](const catalogue::ImportReport& report) {
                if (std::ranges::find(report.of, number) == report.of.end())
                    return;
                waiting->deleteLater();
                then();
            });
}

void PlaylistActions::showImported(const PlaylistService::Imported& imported, const QString& path) {
    if (imported.missing.empty() && imported.otherFiles.empty()) {
        Q_EMIT messaged(
            tr("“%1” is imported: %2.").arg(imported.name, words::songs(imported.found)));
        return;
    }
    auto* box = new QMessageBox(m_window->window());
    box->setObjectName(QStringLiteral("playlistReport"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::NoIcon);
    box->setWindowTitle(tr("Import playlist"));
    box->setText(importSummary(imported));
    QStringList lines;
    for (const QString& words : imported.missing)
        lines += words;
    if (!lines.isEmpty())
        box->setDetailedText(lines.join(u'\n'));
    auto* close = box->addButton(tr("Close"), QMessageBox::RejectRole);
    box->setEscapeButton(close);
    if (!imported.otherFiles.empty()) {
        auto* add = box->addButton(tr("Add %1").arg(words::songs(std::ssize(imported.otherFiles))),
                                   QMessageBox::AcceptRole);
        add->setObjectName(QStringLiteral("playlistAddFiles"));
        box->setDefaultButton(add);
        connect(add, &QAbstractButton::clicked, this, [this, imported, path] {
            if (!m_session)
                return;
            std::vector<std::filesystem::path> files;
            for (const QString& file : imported.otherFiles)
                files.emplace_back(QFile::encodeName(file).toStdString());
            // Once they are there the playlist is read again, and has them.
            const auto number = m_context.importer.start(*m_session, files);
            afterImport(number, [this, id = imported.playlist, path] {
                run(
                    [id, path](catalogue::CatalogueService& catalogue, const Session& session) {
                        return catalogue.playlists().importFile(session, path, id);
                    },
                    [this](const PlaylistService::Imported& again) {
                        Q_EMIT messaged(
                            tr("“%1” has %2 now.").arg(again.name, words::songs(again.found)));
                    });
            });
        });
    }
    box->open();
}

void PlaylistActions::exportFile(const Playlist& playlist) {
    auto* dialog = new QFileDialog(m_window->window(), tr("Export playlist"),
                                   m_context.preferences.value(kFolder).toString());
    dialog->setObjectName(QStringLiteral("exportPlaylist"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("M3U8 (*.m3u8)"), tr("XSPF (*.xspf)"), tr("PLS (*.pls)")});
    dialog->setDefaultSuffix(QStringLiteral("m3u8"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
    });
    QString name = playlist.name;
    dialog->selectFile(name.replace(u'/', u'-'));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, dialog, id = playlist.id](const QString& path) {
                m_context.preferences.setValue(kFolder, dialog->directory().absolutePath());
                run(
                    [id, path](catalogue::CatalogueService& catalogue, const Session& session) {
                        return catalogue.playlists().exportFile(session, id, path);
                    },
                    [this, path] {
                        Q_EMIT messaged(tr("Exported to %1.").arg(QFileInfo(path).fileName()));
                    });
            });
    dialog->open();
}

void PlaylistActions::exportSongs(const Playlist& playlist) {
    run(
        [id = playlist.id](catalogue::CatalogueService& catalogue, const Session& session) {
            return catalogue.playlists().songs(session, id);
        },
        [this, id = playlist.id](const std::vector<catalogue::SongKey>& songs) {
            if (!m_session)
                return;
            if (songs.empty())
                return Q_EMIT messaged(tr("There are no songs in it to export."));
            catalogue::ExportOrder order;
            order.songs = songs;
            order.playlists = {id};
            ExportDialog::open(m_context, *m_session, std::move(order), m_window->window());
        });
}

}  // namespace linnet::ui
