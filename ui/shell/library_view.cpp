// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/library_view.h"

#include <QApplication>
#include <QFile>
#include <QKeyEvent>
#include <QShortcut>
#include <QVBoxLayout>
#include <algorithm>

#include "core/catalogue/export/restorer.h"
#include "core/catalogue/file_kinds.h"
#include "core/catalogue/importer.h"
#include "core/catalogue/playlists/playlist_file.h"
#include "core/playback/playback_service.h"
#include "ui/exporting/export_chip.h"
#include "ui/exporting/words.h"
#include "ui/importing/import_chip.h"
#include "ui/importing/import_report_dialog.h"
#include "ui/importing/preview_dialog.h"
#include "ui/library/bin_counter.h"
#include "ui/library/duplicates/duplicates_counter.h"
#include "ui/library/words.h"
#include "ui/player/player_bar.h"
#include "ui/player/queue_panel.h"
#include "ui/playlists/playlist_actions.h"
#include "ui/playlists/sidebar_playlists.h"
#include "ui/settings/change_password_dialog.h"
#include "ui/settings/preferences.h"
#include "ui/shell/add_music.h"
#include "ui/shell/keys_dialog.h"
#include "ui/shell/library_pages.h"
#include "ui/shell/search_field.h"
#include "ui/shell/shortcuts.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/toast.h"
#include "ui/shell/top_bar.h"
#include "ui/shell/window_state.h"
#include "ui/shell/window_undo.h"
#include "ui/sound/sound_panel.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::AlbumKey;
using playback::PlaybackService;
using playback::Status;

namespace {

constexpr int kPanelBeside = 900;   ///< narrower, the panel lies over the page
constexpr int kSidebarWhole = 700;  ///< narrower, the sidebar has icons only
constexpr double kVolumeStep = 0.05;

}  // namespace

class LibraryView::Impl {
 public:
    Impl(LibraryView& view, Context& context, Covers& covers, const auth::SignedIn& who)
        : m_view(view),
          m_context(context),
          m_session(who.session),
          m_kept(window_state::view(context.preferences)),
          m_sidebar(new Sidebar(who.profile, &view)),
          m_top(new TopBar(context.preferences, &view)),
          m_playlists(new PlaylistActions(context, covers, &view, &view)),
          m_pages(new LibraryPages(context, covers, *m_playlists, who.profile, who.session, m_kept,
                                   &view)),
          m_panel(new QueuePanel(context, covers, &view)),
          m_player(new PlayerBar(context, covers, &view)),
          m_sound(new SoundPanel(context.playback, &view)),
          m_toast(new Toast(&view)),
          m_chips(new QWidget(m_sidebar)),
          m_chip(new ImportChip(context, m_chips)),
          m_exportChip(new ExportChip(context, who.profile.id, m_chips)),
          m_lists(new SidebarPlaylists(context, *m_playlists, m_sidebar)),
          m_add(new AddMusic(context, covers, who.session, &view)),
          m_undo(new WindowUndo(context, who.session, &view)),
          m_panelBeside(m_kept.panelShown) {
        auto* chips = new QVBoxLayout(m_chips);
        chips->setContentsMargins(0, 0, 0, 0);
        chips->setSpacing(12);
        chips->addWidget(m_exportChip);
        chips->addWidget(m_chip);
        m_sidebar->setChip(m_chips);
        m_chip->setSession(m_session);
        m_playlists->setSession(m_session);
        m_sidebar->setPlaylists(m_lists);
        m_lists->setSession(m_session);
        m_panel->setSession(m_session);
        m_panel->setTab(m_kept.tab);
        m_player->setSession(m_session);
        m_sound->setSession(m_session);
        connectPlaces();
        connectMusic();
        connectPlaylists();
        connectAdding();
        connectExporting();
        makeShortcuts();
        const auto playing = [this] { showPlaying(); };
        connect(&service(), &PlaybackService::songChanged, &m_view, playing);
        connect(&service(), &PlaybackService::statusChanged, &m_view, playing);
        connect(&service(), &PlaybackService::queueChanged, &m_view, playing);
        showPlaying();
        m_history.go(m_kept.place);
        // A start on another page is no step from the songs.
        m_history.forget(Place{});
        showPlace();
    }

    [[nodiscard]] PlaybackService& service() const { return m_context.playback; }

    void connectPlaces() {
        connect(m_sidebar, &Sidebar::pageChosen, &m_view, [this](Place::Page page) { go({page}); });
        connect(m_sidebar, &Sidebar::switchRequested, &m_view, &LibraryView::switchRequested);
        connect(m_sidebar, &Sidebar::lockRequested, &m_view, &LibraryView::lockRequested);
        connect(m_sidebar, &Sidebar::signOutRequested, &m_view, &LibraryView::signOutRequested);
        connect(m_sidebar, &Sidebar::passwordRequested, &m_view, [this] { changePassword(); });
        connect(m_pages, &LibraryPages::passwordRequested, &m_view, [this] { changePassword(); });
        connect(m_pages, &LibraryPages::signOutRequested, &m_view, &LibraryView::signOutRequested);
        connect(m_pages, &LibraryPages::signOutEverywhereRequested, &m_view,
                &LibraryView::signOutEverywhereRequested);
        connect(m_pages, &LibraryPages::painted, &m_view, &LibraryView::painted);
        connect(m_pages, &LibraryPages::countsChanged, m_sidebar, &Sidebar::setCounts);
        auto* bin = new BinCounter(m_context, m_session, &m_view);
        connect(bin, &BinCounter::counted, m_sidebar,
                [this](const catalogue::BinCounts& counts) { m_sidebar->setBin(counts.songs); });
        auto* duplicates = new DuplicatesCounter(m_context, m_session, &m_view);
        connect(duplicates, &DuplicatesCounter::counted, m_sidebar, &Sidebar::setDuplicates);
        connect(m_pages, &LibraryPages::duplicatesRequested, &m_view,
                [this] { go({Place::Page::Duplicates}); });
        connect(m_pages, &LibraryPages::gone, &m_view, [this](const Place& place) {
            m_history.forget(place);
            showPlace();
        });
        connect(m_pages, &LibraryPages::artistOpened, &m_view,
                [this](catalogue::ArtistKey artist) { go(Place::of(artist)); });
        connect(m_pages, &LibraryPages::genreOpened, &m_view,
                [this](catalogue::GenreKey genre) { go(Place::of(genre)); });
        connect(m_pages, &LibraryPages::placeRequested, &m_view,
                [this](const Place& place) { go(place); });
        const auto open = [this](AlbumKey album) { go({Place::Page::Album, album}); };
        connect(m_pages, &LibraryPages::albumOpened, &m_view, open);
        connect(m_player, &PlayerBar::albumOpened, &m_view, open);
        connect(m_panel, &QueuePanel::albumOpened, &m_view, open);

        connect(m_top, &TopBar::backRequested, &m_view, &LibraryView::goBack);
        connect(m_top->search(), &QLineEdit::textChanged, &m_view,
                [this](const QString& text) { search(text); });
        connect(m_top->search(), &SearchField::keyPassed, &m_view,
                [this](QKeyEvent* event) { event->setAccepted(m_pages->searchKey(event)); });
        connect(m_top->search(), &SearchField::left, &m_view, [this] { focusPage(); });
        connect(m_pages, &LibraryPages::searchSuggested, m_top->search(), &QLineEdit::setText);
    }

    void connectMusic() {
        connect(m_pages, &LibraryPages::playRequested, &m_view,
                [this](const std::vector<SongId>& songs, std::size_t start) {
                    report(service().play(m_session, songs, start));
                });
        connect(m_pages, &LibraryPages::playNextRequested, &m_view,
                [this](const std::vector<SongId>& songs) {
                    const auto count = static_cast<std::int64_t>(songs.size());
                    if (report(service().playNext(m_session, songs)))
                        say(count == 1 ? tr("The song plays next.")
                                       : tr("%1 play next.").arg(words::songs(count)));
                });
        connect(m_pages, &LibraryPages::enqueueRequested, &m_view,
                [this](const std::vector<SongId>& songs) {
                    const auto count = static_cast<std::int64_t>(songs.size());
                    if (report(service().enqueue(m_session, songs)))
                        say(tr("%1 added to the queue.").arg(words::songs(count)));
                });
        connect(&service(), &PlaybackService::placeResumed, &m_view,
                [this](SongId /*song*/, std::chrono::milliseconds position) {
                    say(tr("It goes on at %1, where you left it. “Previous” leads to its "
                           "beginning.")
                            .arg(words::time(position)));
                });
        connect(m_player, &PlayerBar::queueToggled, &m_view, [this](bool on) { showPanel(on); });
        connect(m_player, &PlayerBar::soundToggled, &m_view, [this](bool on) { showSound(on); });
        connect(m_sound, &SoundPanel::closed, &m_view, [this] { showSound(false); });
        connect(m_sound, &SoundPanel::failed, &m_view,
                [this](const Error& error) { say(words::error(error)); });
        const auto message = [this](const QString& words) { say(words); };
        connect(m_pages, &LibraryPages::messaged, &m_view, message);
        connect(m_player, &PlayerBar::messaged, &m_view, message);
        connect(m_panel, &QueuePanel::messaged, &m_view, message);
        connect(m_add, &AddMusic::messaged, &m_view, message);
        connect(m_undo, &WindowUndo::messaged, &m_view, message);
    }

    void connectPlaylists() {
        const auto open = [this](PlaylistId id) { go(Place::of(id)); };
        connect(m_lists, &SidebarPlaylists::favouritesChosen, &m_view,
                [this] { go({Place::Page::Favourites}); });
        connect(m_lists, &SidebarPlaylists::playlistChosen, &m_view, open);
        connect(m_pages, &LibraryPages::playlistOpened, &m_view, open);
        connect(m_playlists, &PlaylistActions::opened, &m_view, open);
        connect(m_playlists, &PlaylistActions::messaged, &m_view,
                [this](const QString& words) { say(words); });
        connect(m_playlists, &PlaylistActions::changed, m_undo, &WindowUndo::add);
        connect(m_playlists, &PlaylistActions::begun, m_undo, &WindowUndo::begin);
        connect(m_playlists, &PlaylistActions::ended, m_undo, &WindowUndo::end);
        connect(m_player, &PlayerBar::heartBegun, m_undo, &WindowUndo::begin);
        connect(m_player, &PlayerBar::heartChanged, m_undo, &WindowUndo::add);
        connect(m_player, &PlayerBar::heartEnded, m_undo, &WindowUndo::end);
        connect(m_playlists, &PlaylistActions::playRequested, &m_view,
                [this](const std::vector<SongId>& songs, std::size_t start) {
                    report(service().play(m_session, songs, start));
                });
    }

    void connectAdding() {
        connect(m_add, &AddMusic::chosen, &m_view, &LibraryView::addFiles);
        connect(m_top, &TopBar::addFilesRequested, m_add, &AddMusic::chooseFiles);
        connect(m_top, &TopBar::addFolderRequested, m_add, &AddMusic::chooseFolder);
        connect(m_top, &TopBar::addSongRequested, m_add, &AddMusic::chooseSong);
        connect(m_top, &TopBar::pasteRequested, m_add, &AddMusic::paste);
        connect(m_pages, &LibraryPages::chooseFilesRequested, m_add, &AddMusic::chooseFiles);
        connect(m_pages, &LibraryPages::chooseFolderRequested, m_add, &AddMusic::chooseFolder);
        connect(m_chip, &ImportChip::reportWanted, &m_view,
                [this](const ImportReportDialog::Report& report) {
                    auto* dialog = ImportReportDialog::open(m_context, m_session, report, &m_view);
                    connect(dialog, &ImportReportDialog::duplicatesRequested, &m_view,
                            [this] { go({Place::Page::Duplicates}); });
                });
    }

    /// Playlists come after the songs that they may name.
    void add(std::vector<std::filesystem::path> music, const QStringList& playlists) {
        if (music.empty())
            importPlaylists(playlists);
        else if (m_context.preferences.reviewed())
            review(music, playlists);
        else
            addNow(std::move(music), playlists);
    }

    void addNow(std::vector<std::filesystem::path> music, const QStringList& playlists) {
        m_playlists->importAfter(m_context.importer.start(m_session, std::move(music)), playlists);
    }

    void importPlaylists(const QStringList& paths) {
        for (const QString& path : paths)
            m_playlists->importPath(path);
    }

    /// What is ticked is added, with the images that were picked along.
    void review(const std::vector<std::filesystem::path>& music, const QStringList& playlists) {
        auto* dialog = PreviewDialog::open(m_context, m_session, music, &m_view);
        std::vector<std::filesystem::path> along;
        std::ranges::copy_if(music, std::back_inserter(along), [](const auto& path) {
            return catalogue::accompaniesMusic(path) && !std::filesystem::is_directory(path);
        });
        connect(dialog, &PreviewDialog::chosen, &m_view,
                [this, along, playlists](std::vector<std::filesystem::path> files) {
                    files.insert(files.end(), along.begin(), along.end());
                    addNow(std::move(files), playlists);
                });
        connect(dialog, &PreviewDialog::nothingNew, &m_view,
                [this, playlists] { importPlaylists(playlists); });
    }

    void connectExporting() {
        connect(m_exportChip, &ExportChip::reportWanted, &m_view,
                [this](const catalogue::ExportReport& report) {
                    showExportReport(report, m_view.window());
                });
        connect(&m_context.restorer, &catalogue::Restorer::restored, &m_view,
                [this](const catalogue::RestoreReport& report) {
                    say(export_words::restored(report));
                });
        connect(&m_context.restorer, &catalogue::Restorer::failed, &m_view,
                [this](const Error& error) { say(export_words::notRestored(error)); });
    }

    void makeShortcuts() {
        for (const Shortcut& known : shortcuts()) {
            if (!known.ofWindow)
                continue;
            auto* shortcut = new QShortcut(QKeySequence(known.keys), &m_view);
            const Command command = known.command;
            shortcut->setAutoRepeat(command == Command::Louder || command == Command::Quieter);
            connect(shortcut, &QShortcut::activated, &m_view, [this, command] { run(command); });
            if (command == Command::Undo)
                leaveToQueue(shortcut);
        }
    }

    /// The queue has an undo of its own.
    void leaveToQueue(QShortcut* undo) {
        connect(qApp, &QApplication::focusChanged, undo, [this, undo](QWidget*, QWidget* now) {
            undo->setEnabled(!now || !m_panel->isAncestorOf(now));
        });
    }

    void run(Command command) {
        switch (command) {
            case Command::PlayPause:
                return m_player->togglePlay();
            case Command::Next:
                return m_player->next();
            case Command::Previous:
                return m_player->previous();
            case Command::Louder:
                return m_player->changeVolume(kVolumeStep);
            case Command::Quieter:
                return m_player->changeVolume(-kVolumeStep);
            case Command::Mute:
                return m_player->toggleMute();
            case Command::GoHome:
                return go({Place::Page::Home});
            case Command::GoSongs:
                return go({Place::Page::Songs});
            case Command::GoAlbums:
                return go({Place::Page::Albums});
            case Command::GoArtists:
                return go({Place::Page::Artists});
            case Command::GoGenres:
                return go({Place::Page::Genres});
            case Command::GoFavourites:
                return go({Place::Page::Favourites});
            case Command::GoNowPlaying:
                return goNowPlaying();
            case Command::GoHistory:
                return go({Place::Page::History});
            case Command::GoInsights:
                return go({Place::Page::Insights});
            case Command::GoBack:
                return m_view.goBack();
            case Command::Search:
                m_top->search()->setFocus(Qt::ShortcutFocusReason);
                return m_top->search()->selectAll();
            case Command::ToggleQueue:
                return showPanel(m_panel->isHidden());
            case Command::Paste:
                return m_add->paste();
            case Command::AddFiles:
                return m_add->chooseFiles();
            case Command::Settings:
                return go({Place::Page::Settings});
            case Command::Undo:
                return m_undo->undo();
            case Command::Redo:
                return m_undo->redo();
            case Command::Keys:
                return (new KeysDialog(&m_view))->open();
            case Command::Lock:
                Q_EMIT m_view.lockRequested();
        }
    }

    void go(const Place& place) {
        m_history.go(place);
        showPlace();
        if (!m_top->search()->hasFocus())
            focusPage();
    }

    void goNowPlaying() {
        const auto& song = m_player->song();
        if (!song)
            return say(tr("Nothing plays. A double click on a song plays it."));
        go(song->albumKey ? Place{Place::Page::Album, *song->albumKey} : Place{});
        m_pages->reveal(*song);
        focusPage();
    }

    void search(const QString& text) {
        if (m_clearing)
            return;
        if (!text.isEmpty()) {
            m_pages->setSearch(text);
            m_history.go({Place::Page::Search});
        } else if (m_history.current().page == Place::Page::Search) {
            m_history.back();
        }
        showPlace();
    }

    /// What the history says is current.
    void showPlace() {
        const Place& place = m_history.current();
        if (place.page != Place::Page::Search && !m_top->search()->text().isEmpty()) {
            m_clearing = true;
            m_top->search()->clear();
            m_clearing = false;
        }
        m_pages->go(place);
        m_sidebar->setPage(place.page);
        m_lists->setOpen(place.page == Place::Page::Favourites, place.page == Place::Page::Playlist
                                                                    ? std::optional(place.playlist)
                                                                    : std::nullopt);
        m_top->setBackShown(place.inside() && m_history.canGoBack());
        hidePanelOver();
    }

    void focusPage() {
        if (QWidget* page = m_pages->currentWidget())
            page->setFocus(Qt::OtherFocusReason);
    }

    void changePassword() {
        auto* dialog = new ChangePasswordDialog(m_context, m_session, &m_view);
        connect(dialog, &ChangePasswordDialog::changed, &m_view,
                [this] { say(tr("The password is changed.")); });
        dialog->open();
    }

    void showPlaying() {
        const auto& now = service().current();
        m_pages->setPlaying(now.status == Status::Stopped ? std::nullopt : now.song(),
                            now.status != Status::Playing);
    }

    [[nodiscard]] bool isPanelOver() const { return m_view.width() < kPanelBeside; }

    void showPanel(bool shown) {
        (isPanelOver() ? m_panelOver : m_panelBeside) = shown;
        arrange();
    }

    void showSound(bool shown) {
        constexpr int kGap = 12;
        const int lowest = m_view.height() - metrics::kPlayerHeight - kGap;
        if (shown)
            m_sound->open({m_view.width() - kGap, lowest}, lowest - kGap);
        else
            m_sound->hide();
        m_player->setSoundShown(shown);
    }

    void hidePanelOver() {
        if (std::exchange(m_panelOver, false))
            arrange();
    }

    void arrange() {
        const int width = m_view.width();
        const int upper = m_view.height() - metrics::kPlayerHeight;
        const bool compact = width < kSidebarWhole;
        const int side = compact ? metrics::kSidebarNarrowWidth : metrics::kSidebarWidth;
        const bool over = isPanelOver();
        if (!over)
            m_panelOver = false;
        const bool panel = over ? m_panelOver : m_panelBeside;
        const int page = width - side - (panel && !over ? metrics::kPanelWidth : 0);
        const int below = upper - TopBar::kHeight;

        m_sidebar->setCompact(compact);
        m_chip->setCompact(compact);
        m_exportChip->setCompact(compact);
        m_sidebar->setGeometry(0, 0, side, upper);
        m_top->setGeometry(side, 0, page, TopBar::kHeight);
        m_pages->setGeometry(side, TopBar::kHeight, page, below);
        m_panel->setGeometry(width - metrics::kPanelWidth, over ? TopBar::kHeight : 0,
                             metrics::kPanelWidth, over ? below : upper);
        m_panel->setVisible(panel);
        if (over)
            m_panel->raise();
        m_player->setGeometry(0, upper, width, metrics::kPlayerHeight);
        m_player->setQueueShown(panel);
        if (m_sound->isVisible())
            showSound(true);
        m_toast->setArea(m_pages->geometry());
        m_toast->raise();
    }

    void say(const QString& words) { m_toast->say(words); }

    bool report(const Result<>& result) {
        if (!result)
            say(words::error(result.error()));
        return result.has_value();
    }

    static QString tr(const char* text) { return LibraryView::tr(text); }

    LibraryView& m_view;
    Context& m_context;
    Session m_session;
    window_state::View m_kept;
    Sidebar* m_sidebar;
    TopBar* m_top;
    PlaylistActions* m_playlists;
    LibraryPages* m_pages;
    QueuePanel* m_panel;
    PlayerBar* m_player;
    SoundPanel* m_sound;
    Toast* m_toast;
    QWidget* m_chips;
    ImportChip* m_chip;
    ExportChip* m_exportChip;
    SidebarPlaylists* m_lists;
    AddMusic* m_add;
    WindowUndo* m_undo;
    PlaceHistory m_history;
    bool m_clearing = false;
    bool m_panelBeside;        ///< as it is wished for where there is room
    bool m_panelOver = false;  ///< over the page, until the next place
};

LibraryView::LibraryView(Context& context, Covers& covers, const auth::SignedIn& who,
                         QWidget* parent)
    : QWidget(parent) {
    setObjectName(QStringLiteral("libraryView"));
    m_impl = std::make_unique<Impl>(*this, context, covers, who);
}

LibraryView::~LibraryView() = default;

PlayerBar& LibraryView::player() const {
    return *m_impl->m_player;
}

void LibraryView::addFiles(const std::vector<std::filesystem::path>& paths) {
    // Playlist files name songs, and are none.
    std::vector<std::filesystem::path> music;
    QStringList playlists;
    for (const auto& path : paths) {
        const QString name = QFile::decodeName(QByteArray::fromStdString(path.string()));
        if (catalogue::playlistFormatOf(name) && !std::filesystem::is_directory(path))
            playlists += name;
        else if (catalogue::Restorer::holdsDocument(path))
            m_impl->m_context.restorer.start(m_impl->m_session, path);
        else
            music.push_back(path);
    }
    m_impl->add(std::move(music), playlists);
}

void LibraryView::say(const QString& words) {
    m_impl->say(words);
}

void LibraryView::goBack() {
    if (!m_impl->m_history.canGoBack())
        return;
    m_impl->m_history.back();
    m_impl->showPlace();
    m_impl->focusPage();
}

void LibraryView::focusPage() {
    m_impl->focusPage();
}

void LibraryView::saveState() {
    window_state::View view;
    view.place = m_impl->m_history.current();
    view.panelShown = m_impl->m_panelBeside;
    view.tab = m_impl->m_panel->tab();
    m_impl->m_pages->save(view);
    window_state::saveView(view, m_impl->m_context.preferences);
}

void LibraryView::retire() {
    hide();
    setEnabled(false);
    m_impl->m_player->setSession(std::nullopt);
    m_impl->m_sound->setSession(std::nullopt);
    m_impl->m_panel->setSession(std::nullopt);
    m_impl->m_chip->setSession(std::nullopt);
    m_impl->m_playlists->setSession(std::nullopt);
    m_impl->m_lists->setSession(std::nullopt);
    m_impl->m_context.playback.disconnect(this);
    deleteLater();
}

void LibraryView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_impl->arrange();
}

void LibraryView::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (m_impl->isPanelOver())
        m_impl->hidePanelOver();
    m_impl->focusPage();
}

}  // namespace linnet::ui
