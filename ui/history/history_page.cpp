// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_page.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <numeric>

#include "core/catalogue/catalogue_service.h"
#include "core/events/event_bus.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/history/history_view.h"
#include "ui/library/page_title.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kMostAtOnce = 1000;
constexpr std::chrono::milliseconds kSoon{250};

}  // namespace

class HistoryPage::Impl {
 public:
    explicit Impl(HistoryPage& page)
        : m_page(page),
          m_model(new HistoryModel(page.context(), &page)),
          m_title(new PageTitle(tr("History"), &page)),
          m_clear(new QPushButton(tr("Clear history…"), &page)),
          m_nothing(new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &page)),
          m_view(new HistoryView(*m_model, page.covers(), &page)) {
        m_view->setObjectName(QStringLiteral("historyList"));
        m_view->setAccessibleName(tr("What was played, newest first"));
        m_view->setInsets(0, metrics::kPageMargin);
        m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
        m_view->setContextMenuPolicy(Qt::CustomContextMenu);
        m_clear->setObjectName(QStringLiteral("historyClear"));
        m_clear->setAccessibleName(tr("Clear the history"));
        m_clear->setProperty("kind", QStringLiteral("link"));
        m_clear->hide();
        m_nothing->setObjectName(QStringLiteral("historyNothing"));
        m_nothing->setWordWrap(true);
        m_nothing->setText(
            tr("Nothing was played yet. What you listen to is listed here, day by day."));
        m_nothing->hide();
        m_title->addAtEnd(m_clear);
        auto* above = new QVBoxLayout;
        above->setContentsMargins(0, 0, metrics::kPageMargin, 0);
        above->setSpacing(12);
        above->addWidget(m_title);
        above->addWidget(m_nothing);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(metrics::kPageMargin, 8, 0, 0);
        column->setSpacing(0);
        column->addLayout(above);
        column->addWidget(m_view, 1);
        column->addStretch(0);
        page.setFocusProxy(m_view);
        m_soon.setSingleShot(true);
        m_soon.setInterval(kSoon);
        follow();
    }

    static QString tr(const char* text) { return HistoryPage::tr(text); }

    void follow() {
        connect(&m_soon, &QTimer::timeout, &m_page, [this] { m_model->refresh(); });
        connect(m_model, &QAbstractItemModel::modelReset, &m_page, [this] { showCount(); });
        connect(m_model, &HistoryModel::completed, &m_page, [this] { showCount(); });
        connect(m_model, &HistoryModel::askingFailed, &m_page,
                [this](const Error& error) { Q_EMIT m_page.messaged(words::error(error)); });
        connect(m_view, &QAbstractItemView::activated, &m_page,
                [this](const QModelIndex& index) { playFrom(index.row()); });
        connect(m_view, &QWidget::customContextMenuRequested, &m_page,
                [this](const QPoint& at) { showMenu(at); });
        connect(m_clear, &QPushButton::clicked, &m_page, [this] { askToClear(); });
        connect(&m_page.context().events, &EventBus::published, &m_page,
                [this](const Event& event) {
                    const auto* paused = std::get_if<PlaybackPaused>(&event);
                    const auto* stopped = std::get_if<PlaybackStopped>(&event);
                    const auto& session = m_page.session();
                    if (session && ((paused && paused->user == session->user()) ||
                                    (stopped && stopped->user == session->user())))
                        refresh();
                });
    }

    void refresh() {
        if (m_page.isVisible())
            m_soon.start();
        else
            m_missed = true;
    }

    void showCount() {
        const int count = m_model->rowCount();
        const bool any = count > 0;
        m_title->setFigures(any ? tr("%1 played").arg(words::songs(count)) : QString());
        m_clear->setVisible(any);
        m_nothing->setVisible(!any && m_model->complete());
        m_view->setVisible(any);
    }

    /// Calls `then` with those of the songs that are still in the library.
    template <class Then>
    void withSongs(const std::vector<int>& rows, Then then) {
        if (!m_page.session() || rows.empty())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             ids = m_model->ids(rows)]() -> Result<std::vector<SongId>> {
                const auto songs = catalogue->songs(session, std::span<const SongId>(ids));
                if (!songs)
                    return fail(songs.error());
                std::vector<SongId> there;
                for (const auto& song : *songs) {
                    if (song)
                        there.push_back(song->id);
                }
                return there;
            },
            [this, then = std::move(then)](const Result<std::vector<SongId>>& songs) {
                if (!songs)
                    Q_EMIT m_page.messaged(words::error(songs.error()));
                else if (songs->empty())
                    Q_EMIT m_page.messaged(tr("That song is not in the library any more."));
                else
                    then(*songs);
            });
    }

    void play(const std::vector<int>& rows) {
        withSongs(rows, [this](const std::vector<SongId>& songs) {
            Q_EMIT m_page.playRequested(songs, 0);
        });
    }

    void playFrom(int row) {
        std::vector<int> rows(
            static_cast<std::size_t>(std::min(kMostAtOnce, m_model->rowCount() - row)));
        std::iota(rows.begin(), rows.end(), row);
        play(rows);
    }

    void showMenu(const QPoint& at) {
        const QModelIndex current = m_view->currentIndex();
        const auto rows = m_view->selectedRows(kMostAtOnce);
        if (!current.isValid() || rows.empty())
            return;
        // From the keyboard the menu stands at the current row.
        const QRect row = m_view->visualRect(current);
        const QPoint where =
            m_view->indexAt(at).isValid() ? at : QPoint(row.left() + 60, row.center().y());
        auto* menu = new QMenu(m_view);
        menu->setObjectName(QStringLiteral("historyMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        const auto add = [&](const char* name, const QString& text, auto act) {
            auto* action = menu->addAction(text);
            action->setObjectName(QString::fromLatin1(name));
            QObject::connect(action, &QAction::triggered, &m_page, act);
        };
        add("menuPlay", tr("Play"), [this, rows] {
            if (rows.size() > 1)
                play(rows);
            else
                playFrom(rows.front());
        });
        add("menuPlayNext", tr("Play next"), [this, rows] {
            withSongs(rows, [this](const std::vector<SongId>& songs) {
                Q_EMIT m_page.playNextRequested(songs);
            });
        });
        add("menuEnqueue", tr("Add to queue"), [this, rows] {
            withSongs(rows, [this](const std::vector<SongId>& songs) {
                Q_EMIT m_page.enqueueRequested(songs);
            });
        });
        const HistoryRow* played = rows.size() == 1 ? m_model->row(rows.front()) : nullptr;
        if (played && played->song && played->song->albumKey) {
            menu->addSeparator();
            add("menuGoToAlbum", tr("Go to album"),
                [this, album = *played->song->albumKey] { Q_EMIT m_page.albumOpened(album); });
        }
        menu->popup(m_view->viewport()->mapToGlobal(where));
    }

    void askToClear() {
        auto* box = new QMessageBox(m_page.window());
        box->setObjectName(QStringLiteral("historyClearConfirmation"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setIcon(QMessageBox::NoIcon);
        box->setWindowTitle(tr("Clear history"));
        box->setText(tr("Forget everything that you have played?"));
        box->setInformativeText(
            tr("Linnet forgets for good when this profile has played what. Your songs, the queue "
               "and the play counts stay as they are."));
        auto* yes = box->addButton(tr("Clear history"), QMessageBox::DestructiveRole);
        yes->setObjectName(QStringLiteral("historyClearConfirmed"));
        auto* no = box->addButton(QMessageBox::Cancel);
        box->setDefaultButton(no);
        box->setEscapeButton(no);
        connect(yes, &QAbstractButton::clicked, &m_page, [this] { clear(); });
        box->open();
    }

    void clear() {
        if (!m_page.session())
            return;
        ask(
            &m_page,
            [playback = &m_page.context().playback, session = *m_page.session()] {
                return playback->clearHistory(session);
            },
            [this](const Result<>& cleared) {
                Q_EMIT m_page.messaged(cleared ? tr("The history is cleared.")
                                               : words::error(cleared.error()));
                m_model->refresh();
            });
    }

    HistoryPage& m_page;
    HistoryModel* m_model;
    PageTitle* m_title;
    QPushButton* m_clear;
    TextLabel* m_nothing;
    HistoryView* m_view;
    QTimer m_soon;
    bool m_missed = false;
};

HistoryPage::HistoryPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

HistoryPage::~HistoryPage() = default;

void HistoryPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(session);
    m_impl->m_missed = false;
    m_impl->m_model->setSession(std::move(session));
}

void HistoryPage::setPlaying(std::optional<SongId> song, bool /*paused*/) {
    m_impl->m_view->setPlaying(song);
}

void HistoryPage::libraryChanged() {
    m_impl->m_model->refresh();
}

void HistoryPage::showEvent(QShowEvent* event) {
    LibraryPage::showEvent(event);
    if (std::exchange(m_impl->m_missed, false))
        m_impl->m_model->refresh();
}

}  // namespace linnet::ui
