// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/queue_panel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/stored_tags.h"
#include "core/playback/analysis/analysis_service.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/player/icon_button.h"
#include "ui/player/lyrics_panel.h"
#include "ui/player/queue_model.h"
#include "ui/player/queue_modes.h"
#include "ui/player/queue_view.h"
#include "ui/player/segments.h"
#include "ui/player/song_facts.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using playback::PlaybackService;
using std::chrono::milliseconds;

namespace {

constexpr std::size_t kLengthChunk = 500;
constexpr std::size_t kMostMeasured = 5000;  ///< of more songs it says less than it costs
constexpr int kLengthDelayMs = 150;          // a drag of many rows changes the queue many times

/// Together; songs that are gone count for nothing.
Result<milliseconds> lengthOf(catalogue::CatalogueService& catalogue, const Session& session,
                              const std::vector<SongId>& songs) {
    milliseconds sum{0};
    for (std::size_t at = 0; at < songs.size(); at += kLengthChunk) {
        const auto count = std::min(kLengthChunk, songs.size() - at);
        const auto rows = catalogue.songs(session, std::span(songs).subspan(at, count));
        if (!rows)
            return fail(rows.error());
        for (const auto& row : *rows)
            if (row)
                sum += row->duration;
    }
    return sum;
}

}  // namespace

class QueuePanel::Impl {
 public:
    Impl(QueuePanel& panel, Context& context, Covers& covers)
        : m_panel(panel), m_context(context), m_service(context.playback) {
        build(covers);
        follow();
        refreshQueue();
        refreshUndo();
    }

    QToolButton* link(const char* name, const QString& text, const QString& accessible,
                      const QString& tip) {
        auto* button = new QToolButton(&m_panel);
        button->setObjectName(QLatin1StringView(name));
        button->setText(text);
        button->setAccessibleName(accessible);
        button->setToolTip(tip);
        button->setAutoRaise(true);
        button->setFont(Theme::instance().font(TextSize::Tiny, QFont::Medium));
        return button;
    }

    void build(Covers& covers) {
        m_tabs = new Segments(QStringLiteral("queueTabs"), {tr("Queue"), tr("Lyrics"), tr("Info")},
                              &m_panel);
        m_model = new QueueModel(m_context, &m_panel);
        m_model->setMover([this](const std::vector<int>& rows, int before) { move(rows, before); });
        m_view = new QueueView(*m_model, covers, &m_panel);

        m_heading = new TextLabel(TextSize::Tiny, QFont::Normal, &Palette::secondary, &m_panel);
        m_heading->setObjectName(QStringLiteral("queueHeading"));
        m_clear = link("clearQueueButton", tr("Clear"), tr("Clear the queue"),
                       tr("Takes out all songs that come next"));
        m_undo = link("undoQueueButton", tr("Undo"), tr("Undo the last change of the queue"),
                      tr("Takes back the last change of the queue (Ctrl+Z)"));
        m_modes = new QueueModes(m_service, &m_panel);
        m_nothing = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &m_panel);
        m_nothing->setObjectName(QStringLiteral("queueNothing"));
        m_nothing->setWordWrap(true);
        m_nothing->setText(
            tr("Nothing comes next. Play an album, or choose “Add to queue” on any song."));
        m_nothing->setContentsMargins(20, 6, 20, 0);

        auto* queue = new QWidget(&m_panel);
        auto* heading = new QHBoxLayout;
        heading->setContentsMargins(20, 0, 14, 0);
        heading->addWidget(m_heading, 1);
        heading->setSpacing(2);
        heading->addWidget(m_undo);
        heading->addWidget(m_clear);
        heading->addWidget(m_modes->menuButton());
        auto* page = new QVBoxLayout(queue);
        page->setContentsMargins(0, 0, 0, 0);
        page->setSpacing(4);
        page->addLayout(heading);
        page->addWidget(m_modes);
        page->addWidget(m_nothing);
        page->addWidget(m_view, 1);
        page->addStretch(0);

        m_lyrics = new LyricsPanel(&m_panel);
        m_info = new SongFactsView(&m_panel);

        m_pages = new QStackedWidget(&m_panel);
        m_pages->addWidget(queue);
        m_pages->addWidget(m_lyrics);
        m_pages->addWidget(m_info);
        auto* tabs = new QHBoxLayout;
        tabs->setContentsMargins(15, 0, 14, 0);
        tabs->addWidget(m_tabs);
        auto* layout = new QVBoxLayout(&m_panel);
        layout->setContentsMargins(1, 16, 0, 8);
        layout->setSpacing(11);
        layout->addLayout(tabs);
        layout->addWidget(m_pages, 1);

        m_lengthSoon = new QTimer(&m_panel);
        m_lengthSoon->setSingleShot(true);
        m_lengthSoon->setInterval(kLengthDelayMs);
    }

    void follow() {
        connect(m_lengthSoon, &QTimer::timeout, &m_panel, [this] { askLength(); });
        connect(m_tabs, &Segments::chosen, &m_panel, [this](int tab) {
            m_pages->setCurrentIndex(tab);
            refreshDetails();
            Q_EMIT m_panel.tabChanged(static_cast<Tab>(tab));
        });
        connect(m_clear, &QToolButton::clicked, &m_panel, [this] {
            if (m_session)
                report(m_service.clearQueue(*m_session));
        });
        connect(m_undo, &QToolButton::clicked, &m_panel, [this] { undo(); });
        auto* keys = new QShortcut(QKeySequence(QKeySequence::Undo), &m_panel);
        keys->setContext(Qt::WidgetWithChildrenShortcut);
        connect(keys, &QShortcut::activated, &m_panel, [this] { undo(); });
        connect(m_modes, &QueueModes::failed, &m_panel,
                [this](const Error& error) { Q_EMIT m_panel.messaged(words::error(error)); });
        connect(&m_service, &PlaybackService::queueUndoChanged, &m_panel,
                [this] { refreshUndo(); });
        connect(m_view, &QueueView::jumpRequested, &m_panel, [this](int row) { jump(row); });
        connect(m_view, &QueueView::removeRequested, &m_panel,
                [this](const std::vector<int>& rows) { remove(rows); });
        connect(m_view, &QWidget::customContextMenuRequested, &m_panel,
                [this](const QPoint& at) { menu(at); });
        connect(m_model, &QueueModel::askingFailed, &m_panel,
                [this](const Error& error) { Q_EMIT m_panel.messaged(words::error(error)); });
        connect(&m_service, &PlaybackService::queueChanged, &m_panel, [this] {
            refreshQueue();
            refreshDetails();
        });
        connect(&m_service, &PlaybackService::songChanged, &m_panel, [this] {
            refreshQueue();
            refreshDetails();
        });
        connect(&m_service, &PlaybackService::positionChanged, &m_panel,
                [this](milliseconds position) {
                    if (m_pages->currentWidget() == m_lyrics)
                        m_lyrics->setPosition(position);
                });
        connect(m_lyrics, &LyricsPanel::seekRequested, &m_panel, [this](milliseconds position) {
            if (m_session)
                report(m_service.seek(*m_session, position));
        });
        connect(&m_context.events, &EventBus::published, &m_panel, [this](const Event& event) {
            const auto* updated = std::get_if<SongUpdated>(&event);
            if (updated && m_details == updated->song) {
                m_details.reset();
                refreshDetails();
            }
        });
    }

    /// Index into the service's queue of the first row.
    [[nodiscard]] std::size_t firstNext() const { return m_service.current().current + 1; }

    void refreshQueue() {
        std::vector<SongId> next;
        if (m_session) {
            const auto& queue = m_service.current().queue;
            const auto first = std::min(firstNext(), queue.size());
            next.assign(queue.begin() + static_cast<std::ptrdiff_t>(first), queue.end());
        }
        const bool changed = m_model->setSongs(std::move(next));
        const bool any = m_model->rowCount() > 0;
        m_nothing->setVisible(!any);
        // Keys go on being heard here, Ctrl+Z among them, when what had the focus is gone.
        if (!any && (m_view->hasFocus() || m_clear->hasFocus()))
            m_panel.setFocus();
        m_view->setVisible(any);
        m_clear->setVisible(any);
        if (changed) {
            m_length.reset();
            ++m_lengthAsked;
            if (any && m_model->songs().size() <= kMostMeasured)
                m_lengthSoon->start();
        }
        showHeading();
    }

    void refreshUndo() { m_undo->setVisible(m_session && m_service.canUndoQueue()); }

    void undo() {
        if (m_session && m_service.canUndoQueue())
            report(m_service.undoQueue(*m_session));
    }

    void showHeading() {
        const int count = m_model->rowCount();
        if (count == 0)
            m_heading->setText(tr("NEXT"));
        else if (!m_length)
            m_heading->setText(tr("NEXT · %1").arg(words::songs(count)));
        else
            m_heading->setText(
                tr("NEXT · %1, %2").arg(words::songs(count), shortLength(*m_length)));
    }

    static QString shortLength(milliseconds length) {
        const auto rounded = (length.count() + 30'000) / 60'000;
        if (rounded < 1)
            return tr("%1 s").arg((length.count() + 500) / 1000);
        return rounded < 60 ? tr("%1 min").arg(rounded)
                            : tr("%1 h %2 min").arg(words::number(rounded / 60)).arg(rounded % 60);
    }

    void askLength() {
        if (!m_session || m_model->rowCount() == 0)
            return;
        ask(
            &m_panel,
            [catalogue = &m_context.catalogue, session = *m_session, songs = m_model->songs()] {
                return lengthOf(*catalogue, session, songs);
            },
            [this, asked = ++m_lengthAsked](const Result<milliseconds>& length) {
                if (asked != m_lengthAsked || !length)
                    return;
                m_length = *length;
                showHeading();
            });
    }

    /// Only of the tab that is looked at.
    void refreshDetails() {
        if (m_tabs->current() == static_cast<int>(Tab::Queue))
            return;
        const auto song = m_session ? m_service.current().song() : std::nullopt;
        if (song && song == m_details)
            return;
        m_details = song;
        ++m_detailsAsked;
        if (!song)
            return showDetails({}, tr("Nothing plays."));
        ask(
            &m_panel,
            [catalogue = &m_context.catalogue, analysis = m_context.analysis, session = *m_session,
             song = *song]() -> Result<Details> {
                auto row = catalogue->details(session, song);
                if (!row)
                    return fail(std::move(row.error()));
                Details details{std::move(*row), {}};
                // A file that cannot be read any more plays no part here.
                const auto stored = catalogue->storedTags(session, std::span(&song, 1));
                if (stored && !stored->empty())
                    details.file = {stored->front().raw.kinds, stored->front().readAs, {}};
                if (analysis != nullptr)
                    if (const auto gapless = analysis->gaplessOf(details.song->audio))
                        details.file.gapless = *gapless;
                return details;
            },
            [this, asked = m_detailsAsked](const Result<Details>& details) {
                if (asked != m_detailsAsked)
                    return;
                if (details)
                    showDetails(*details, {});
                else
                    showDetails({}, words::error(details.error()));
            });
    }

    struct Details {
        std::optional<catalogue::Song> song;
        SongFileFacts file;
    };

    void showDetails(const Details& details, const QString& otherwise) {
        const auto& song = details.song;
        m_info->setSong(song, otherwise, details.file);
        const QString lyrics = song ? song->fields.lyrics : QString();
        if (lyrics.isEmpty()) {
            m_lyrics->setNothing(
                song ? tr("This song brought no lyrics with it. They can be written in “Edit "
                          "details”, with times as [01:23.45] before each line.")
                     : otherwise);
            return;
        }
        m_lyrics->setLyrics(lyrics);
        m_lyrics->setPosition(m_service.current().position);
    }

    void jump(int row) {
        if (m_session)
            report(m_service.jumpTo(*m_session, firstNext() + static_cast<std::size_t>(row)));
    }

    void remove(const std::vector<int>& rows) {
        if (!m_session)
            return;
        const int current = rows.front();
        const auto result = m_service.removeAt(*m_session, indicesOf(rows));
        if (!result)
            return report(result);
        if (m_model->rowCount() > 0)
            m_view->setCurrentIndex(m_model->index(std::min(current, m_model->rowCount() - 1)));
    }

    /// Of rows, in the service's queue.
    [[nodiscard]] std::vector<std::size_t> indicesOf(const std::vector<int>& rows) const {
        std::vector<std::size_t> indices;
        indices.reserve(rows.size());
        for (const int row : rows)
            indices.push_back(firstNext() + static_cast<std::size_t>(row));
        return indices;
    }

    void move(const std::vector<int>& rows, int before) {
        if (m_session)
            report(m_service.move(*m_session, indicesOf(rows),
                                  firstNext() + static_cast<std::size_t>(before)));
    }

    void menu(const QPoint& at) {
        const QModelIndex index = m_view->indexAt(at);
        if (!index.isValid() || !m_session)
            return;
        auto* menu = new QMenu(&m_panel);
        menu->setObjectName(QStringLiteral("queueMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const auto* row = m_model->row(index.row());
        const int at_row = index.row();
        menu->addAction(tr("Play now"), &m_panel, [this, at_row] { jump(at_row); });
        auto* first =
            menu->addAction(tr("Move to the top"), &m_panel, [this, at_row] { move({at_row}, 0); });
        first->setEnabled(at_row > 0);
        if (row && row->song && row->song->albumKey)
            menu->addAction(tr("Go to album"), &m_panel, [this, album = *row->song->albumKey] {
                Q_EMIT m_panel.albumOpened(album);
            });
        menu->addSeparator();
        menu->addAction(tr("Remove from the queue"), &m_panel,
                        [this] { remove(m_view->selectedRowsAscending()); })
            ->setEnabled(m_view->selectionModel()->hasSelection());
        menu->addAction(tr("Clear the queue"), m_clear, &QToolButton::click);
        menu->popup(m_view->viewport()->mapToGlobal(at));
    }

    void report(const Result<>& result) {
        if (!result)
            Q_EMIT m_panel.messaged(words::error(result.error()));
    }

    QueuePanel& m_panel;
    Context& m_context;
    PlaybackService& m_service;
    std::optional<Session> m_session;
    std::optional<milliseconds> m_length;
    std::uint64_t m_lengthAsked = 0;
    std::optional<SongId> m_details;
    std::uint64_t m_detailsAsked = 0;

    Segments* m_tabs = nullptr;
    QStackedWidget* m_pages = nullptr;
    QueueModel* m_model = nullptr;
    QueueView* m_view = nullptr;
    TextLabel* m_heading = nullptr;
    QToolButton* m_clear = nullptr;
    QToolButton* m_undo = nullptr;
    QueueModes* m_modes = nullptr;
    TextLabel* m_nothing = nullptr;
    LyricsPanel* m_lyrics = nullptr;
    SongFactsView* m_info = nullptr;
    QTimer* m_lengthSoon = nullptr;
};

QueuePanel::QueuePanel(Context& context, Covers& covers, QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("queuePanel"));
    setAccessibleName(tr("Queue"));
    setFixedWidth(metrics::kPanelWidth);
    setFocusPolicy(Qt::ClickFocus);
    m_impl = std::make_unique<Impl>(*this, context, covers);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QueuePanel::~QueuePanel() = default;

void QueuePanel::setSession(std::optional<Session> session) {
    m_impl->m_session = session;
    m_impl->m_modes->setSession(session);
    m_impl->refreshUndo();
    m_impl->m_model->setSession(std::move(session));
    m_impl->m_details.reset();
    ++m_impl->m_detailsAsked;
    m_impl->showDetails({}, {});
    m_impl->refreshQueue();
    m_impl->refreshDetails();
}

void QueuePanel::setTab(Tab tab) {
    m_impl->m_tabs->setCurrent(static_cast<int>(tab));
}

QueuePanel::Tab QueuePanel::tab() const {
    return static_cast<Tab>(m_impl->m_tabs->current());
}

void QueuePanel::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.fillRect(rect(), colours.sidebar);
    painter.fillRect(QRect(0, 0, 1, height()), colours.hairline);
}

}  // namespace linnet::ui
