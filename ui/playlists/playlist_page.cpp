// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/playlist_page.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/events/event_bus.h"
#include "ui/ask.h"
#include "ui/library/gathering.h"
#include "ui/library/page_title.h"
#include "ui/library/song_actions.h"
#include "ui/library/song_table.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/player/icon_button.h"
#include "ui/playlists/playlist_actions.h"
#include "ui/playlists/playlist_menu.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::Playlist;
using catalogue::PlaylistKind;
using catalogue::SongKey;

namespace {

constexpr int kSoonMs = 60;
// An analysis of a large library goes on for hours.
constexpr std::chrono::milliseconds kMeasuredSoon{60};
constexpr std::chrono::milliseconds kMeasuredEvery{2'000};

catalogue::SmartRules favourites() {
    catalogue::SmartRules rules;
    rules.root.rules = {{catalogue::RuleField::Favourite, catalogue::RuleOp::Is, {}, 0, 0}};
    rules.order = catalogue::SmartOrder::FavouriteSince;
    rules.descending = true;
    return rules;
}

}  // namespace

class PlaylistPage::Impl {
 public:
    Impl(PlaylistPage& page, PlaylistActions& playlists)
        : m_page(page),
          m_playlists(playlists),
          m_model(new SongsModel(page.context().catalogue, &page)),
          m_title(new PageTitle(QString(), &page)),
          m_table(new SongTable(*m_model, &page)),
          m_empty(new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &page)),
          m_measured(kMeasuredSoon, kMeasuredEvery) {
        m_play =
            new QPushButton(icon(QStringLiteral("play"), &Palette::onAccent), tr("Play"), &page);
        m_play->setObjectName(QStringLiteral("playlistPlay"));
        m_play->setProperty("primary", true);
        m_shuffle = new QPushButton(icon(QStringLiteral("shuffle")), tr("Shuffle"), &page);
        m_shuffle->setObjectName(QStringLiteral("playlistShuffle"));
        m_more = new IconButton(IconButton::Kind::Flat, tr("More"), &page);
        m_more->setIconName(QStringLiteral("more"));
        m_more->setWords(tr("More"));
        m_more->setObjectName(QStringLiteral("playlistMore"));
        auto* buttons = new QWidget(&page);
        auto* across = new QHBoxLayout(buttons);
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(8);
        across->addWidget(m_play);
        across->addWidget(m_shuffle);
        across->addWidget(m_more);
        m_title->addAtEnd(buttons);

        m_table->setObjectName(QStringLiteral("playlistTable"));
        m_table->setInsets(0, metrics::kPageMargin);
        m_empty->setObjectName(QStringLiteral("playlistEmpty"));
        m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        m_empty->setContentsMargins(0, 90, metrics::kPageMargin, 0);
        m_empty->setWordWrap(true);
        m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_empty->hide();
        auto* stack = new QStackedLayout;
        stack->setStackingMode(QStackedLayout::StackAll);
        stack->addWidget(m_table);
        stack->addWidget(m_empty);
        auto* head = new QVBoxLayout;
        head->setContentsMargins(0, 0, metrics::kPageMargin, 12);
        head->addWidget(m_title);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(metrics::kPageMargin, 8, 0, 0);
        column->setSpacing(0);
        column->addLayout(head);
        column->addLayout(stack, 1);
        page.setFocusProxy(m_table);
        page.actions().attach(*m_table, false, [this] { takeOut(); });

        QObject::connect(m_play, &QAbstractButton::clicked, &page, [this] { play(false); });
        QObject::connect(m_shuffle, &QAbstractButton::clicked, &page, [this] { play(true); });
        QObject::connect(m_more, &QAbstractButton::clicked, &page, [this] { openMenu(); });
        QObject::connect(m_table, &SongTable::songsDropped, &page,
                         [this](const std::vector<SongKey>& songs, int row, bool own) {
                             drop(songs, row, own);
                         });
        const auto key = [&](const char* keys, int by) {
            auto* action = new QAction(m_table);
            action->setShortcut(QKeySequence(QString::fromLatin1(keys)));
            action->setShortcutContext(Qt::WidgetShortcut);
            m_table->addAction(action);
            QObject::connect(action, &QAction::triggered, &page, [this, by] { move(by); });
        };
        key("Alt+Up", -1);
        key("Alt+Down", 1);
        QObject::connect(m_model, &SongsModel::askingFailed, &page, [this](const Error& error) {
            if (error.code == ErrorCode::NotFound)
                Q_EMIT m_page.playlistGone();
            else
                Q_EMIT m_page.messaged(words::error(error));
        });
        QObject::connect(m_model, &SongsModel::completed, &page, [this] { showEmpty(); });
        QObject::connect(m_model, &SongsModel::relistEnded, &page, [this] { showEmpty(); });
        m_soon.setSingleShot(true);
        m_soon.setInterval(kSoonMs);
        QObject::connect(&m_soon, &QTimer::timeout, &page, [this] { refresh(); });
        QObject::connect(&m_measured, &Gathering::due, &page, [this] { refresh(); });
        QObject::connect(&page.context().events, &EventBus::published, &page,
                         [this](const Event& event) { onPublished(event); });
    }

    static QString tr(const char* text) { return PlaylistPage::tr(text); }

    [[nodiscard]] bool byHand() const { return m_known && m_known->kind == PlaylistKind::Manual; }
    /// A key may come before that is known: the service refuses what cannot be, then.
    [[nodiscard]] bool maybeByHand() const { return m_id && (!m_known || byHand()); }

    void open(std::optional<PlaylistId> playlist) {
        m_id = playlist;
        m_known.reset();
        m_opened = true;
        m_empty->hide();
        m_title->setTitle(playlist ? QString() : tr("Favourites"));
        m_title->setFigures({});
        m_more->setVisible(playlist.has_value());
        m_table->setAccessibleName(tr("Favourites"));
        m_table->setTakesSongs(false);
        if (playlist) {
            m_model->setLister([catalogue = &m_page.context().catalogue, id = *playlist](
                                   const Session& session, std::size_t limit) {
                return catalogue->playlists().songs(session, id, limit);
            });
        } else {
            m_model->setLister([catalogue = &m_page.context().catalogue](const Session& session,
                                                                         std::size_t limit) {
                return catalogue->playlists().matching(session, favourites(), limit);
            });
        }
        m_table->scrollToTopRow(0);
        askFacts();
    }

    struct Facts {
        Playlist playlist;
        bool byLoudness = false;
        catalogue::PlaylistService::Totals totals;
    };

    void askFacts() {
        if (!m_page.session() || !m_id)
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             id = *m_id]() -> Result<Facts> {
                auto playlist = catalogue->playlists().get(session, id);
                if (!playlist)
                    return fail(std::move(playlist.error()));
                bool byLoudness = false;
                if (playlist->kind == PlaylistKind::Smart) {
                    const auto rules = catalogue->playlists().rules(session, id);
                    byLoudness = rules && goesBy(*rules, catalogue::RuleField::Loudness);
                }
                auto totals = catalogue->playlists().totals(session, id);
                if (!totals)
                    return fail(std::move(totals.error()));
                return Facts{std::move(*playlist), byLoudness, *totals};
            },
            [this, asked = ++m_asked](const Result<Facts>& facts) {
                if (asked != m_asked)
                    return;
                if (!facts) {
                    if (facts.error().code == ErrorCode::NotFound)
                        Q_EMIT m_page.playlistGone();
                    return;
                }
                m_known = facts->playlist;
                m_byLoudness = facts->byLoudness;
                m_title->setTitle(facts->playlist.name);
                m_table->setAccessibleName(facts->playlist.name);
                m_table->setTakesSongs(byHand());
                m_title->setFigures(tr("%1 · %2").arg(words::songs(facts->totals.songs),
                                                      words::length(facts->totals.duration)));
                showEmpty();
            });
    }

    void showEmpty() {
        const int rows = m_model->rowCount();
        if (!m_id)
            m_title->setFigures(words::songs(rows));
        m_play->setEnabled(rows > 0);
        m_shuffle->setEnabled(rows > 0);
        if (!m_id)
            m_empty->setText(
                tr("Nothing has a heart yet. Ctrl+D, or a click at the end of a "
                   "song's row, gives it one."));
        else if (byHand())
            m_empty->setText(
                tr("Nothing is in here yet. Drag songs onto the playlist, or choose "
                   "“Add to playlist” in their menu."));
        else
            m_empty->setText(tr("No song matches the rules now."));
        m_empty->setVisible(rows == 0 && m_model->complete() && (!m_id || m_known));
    }

    void onPublished(const Event& event) {
        if (!m_opened || !m_page.session())
            return;
        const UserId user = m_page.session()->user();
        if (const auto* playlist = std::get_if<PlaylistChanged>(&event)) {
            // A smart one may go by what is in another.
            if (playlist->user == user && m_id && (playlist->playlist == *m_id || !byHand()))
                m_soon.start();
        } else if (const auto* stats = std::get_if<SongStatsChanged>(&event)) {
            if (stats->user == user && !byHand())
                m_soon.start();
        } else if (std::holds_alternative<SongsMeasured>(event)) {
            if (m_id && (!m_known || m_byLoudness))
                m_measured.note();
        }
    }

    void refresh() {
        if (!m_opened)
            return;
        if (!m_page.isVisible())
            return;  // opening it asks anew
        m_model->refresh();
        askFacts();
    }

    void play(bool shuffled) {
        if (shuffled)
            m_page.actions().playShuffled(*m_model->keys());
        else
            m_page.actions().playFrom(*m_model->keys(), 0);
    }

    void openMenu() {
        if (!m_known)
            return;
        auto* menu = new QMenu(&m_page);
        menu->setObjectName(QStringLiteral("playlistMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillPlaylistMenu(*menu, m_playlists, *m_known);
        menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
    }

    void takeOut() {
        if (maybeByHand())
            m_playlists.removeEntries(*m_id, m_table->selected().entries());
        else if (!m_id)
            m_playlists.toggleFavourite(m_table->selected().keys());
        else
            Q_EMIT m_page.messaged(tr("The rules of this playlist say what is in it."));
    }

    void drop(const std::vector<SongKey>& songs, int row, bool own) {
        if (!byHand())
            return;
        const auto before = m_model->keyAt(row);
        if (own)
            m_playlists.moveEntries(*m_id, songs, before);
        else
            m_playlists.insertSongs(*m_id, songs, before);
    }

    /// The selected rows, a row up or down; they come to stand together.
    void move(int by) {
        const auto ranges = m_table->selectedRanges();
        if (!maybeByHand() || ranges.empty())
            return;
        const int target = by < 0 ? ranges.front().first - 1 : ranges.back().second + 2;
        if (target < 0 || target > m_model->rowCount())
            return;
        m_playlists.moveEntries(*m_id, m_table->selected().entries(), m_model->keyAt(target));
    }

    PlaylistPage& m_page;
    PlaylistActions& m_playlists;
    SongsModel* m_model;
    PageTitle* m_title;
    SongTable* m_table;
    TextLabel* m_empty;
    QPushButton* m_play = nullptr;
    QPushButton* m_shuffle = nullptr;
    IconButton* m_more = nullptr;
    std::optional<PlaylistId> m_id;  ///< nothing: the favourites
    std::optional<Playlist> m_known;
    bool m_byLoudness = false;  ///< of a known one
    bool m_opened = false;
    std::uint64_t m_asked = 0;
    QTimer m_soon;
    Gathering m_measured;
};

PlaylistPage::PlaylistPage(Context& context, Covers& covers, PlaylistActions& playlists,
                           QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this, playlists)) {}

PlaylistPage::~PlaylistPage() = default;

void PlaylistPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(session);
    ++m_impl->m_asked;
    m_impl->m_opened = m_impl->m_opened && session;
    m_impl->m_model->setSession(std::move(session));
}

void PlaylistPage::setPlaying(std::optional<SongId> song, bool paused) {
    m_impl->m_table->setPlaying(song, paused);
}

void PlaylistPage::open(std::optional<PlaylistId> playlist) {
    m_impl->open(playlist);
}

void PlaylistPage::libraryChanged() {
    m_impl->refresh();
}

}  // namespace linnet::ui
