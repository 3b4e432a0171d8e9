// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/insights_page.h"

#include <QDateTime>
#include <QGridLayout>
#include <QMenu>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/events/event_bus.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/insights/chart_card.h"
#include "ui/insights/day_grid.h"
#include "ui/insights/hour_chart.h"
#include "ui/insights/insights_findings.h"
#include "ui/insights/insights_words.h"
#include "ui/insights/rank_list.h"
#include "ui/insights/stat_card.h"
#include "ui/library/page_scroll.h"
#include "ui/library/page_title.h"
#include "ui/library/song_actions.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr std::chrono::milliseconds kSoon{250};
constexpr int kGap = 14;
/// Below it, figures stand two in a line and cards under one another.
constexpr int kNarrow = 620;

}  // namespace

class InsightsPage::Impl {
 public:
    explicit Impl(InsightsPage& page)
        : m_page(page),
          m_scroll(new PageScroll(QStringLiteral("insightsScroll"), tr("Insights"), 0, &page)),
          m_content(m_scroll->content()) {
        makeTitle();
        makeFigures();
        makeCharts();
        makeRanks();
        layOut();
        m_soon.setSingleShot(true);
        m_soon.setInterval(kSoon);
        connect(&m_soon, &QTimer::timeout, &page, [this] { refresh(); });
        connect(&page.context().events, &EventBus::published, &page,
                [this](const Event& event) { onPublished(event); });
    }

    static QString tr(const char* text) { return InsightsPage::tr(text); }

    void makeTitle() {
        m_title = new PageTitle(tr("Insights"), m_content);
        m_year = new QPushButton(m_content);
        m_year->setObjectName(QStringLiteral("insightsYear"));
        m_year->setAccessibleName(tr("Year"));
        m_year->setProperty("kind", QStringLiteral("link"));
        m_year->setMenu(new QMenu(m_year));
        m_year->hide();
        m_title->addAtEnd(m_year);
        m_nothing = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, m_content);
        m_nothing->setObjectName(QStringLiteral("insightsNothing"));
        m_nothing->setWordWrap(true);
        m_nothing->setText(
            tr("Nothing was heard yet. Play some music, and what you listen to adds up here: how "
               "long, on which days and at what time, and whom most."));
        m_nothing->hide();
    }

    void makeFigures() {
        m_sheet = new QWidget(m_content);
        m_sheet->hide();
        m_heard = new StatCard(QStringLiteral("insightsHeard"), tr("Listened"), m_sheet);
        m_plays = new StatCard(QStringLiteral("insightsPlays"), tr("Plays"), m_sheet);
        m_artists = new StatCard(QStringLiteral("insightsNewArtists"), tr("New artists"), m_sheet);
        m_streak = new StatCard(QStringLiteral("insightsStreak"), tr("Longest streak"), m_sheet);
        m_artists->setToolTip(tr("Of whom you had heard nothing before this year"));
        m_streak->setToolTip(tr("Days on end with music"));
    }

    void makeCharts() {
        m_daysCard = new ChartCard(QString(), m_sheet);
        m_days = new DayGrid(m_daysCard);
        m_daysCard->add(m_days);
        connect(m_days, &WalkedChart::pointed, m_daysCard, &ChartCard::setWords);
        m_hoursCard = new ChartCard(tr("By hour of the day"), m_sheet);
        m_hours = new HourChart(m_hoursCard);
        m_hoursWords =
            new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, m_hoursCard);
        m_hoursWords->setObjectName(QStringLiteral("insightsHoursWords"));
        m_hoursWords->setWordWrap(true);
        m_hoursWords->setContentsMargins(0, 12, 0, 0);
        m_hoursCard->add(m_hours);
        m_hoursCard->add(m_hoursWords);
        m_hoursCard->fillUp();
        connect(m_hours, &WalkedChart::pointed, m_hoursCard, &ChartCard::setWords);
    }

    RankList* makeRank(const char* name, const QString& heading, RankList::Click click,
                       ChartCard*& card) {
        card = new ChartCard(heading, m_sheet);
        auto* list = new RankList(QLatin1StringView(name), heading, click, m_page.covers(), card);
        card->add(list);
        card->fillUp();
        return list;
    }

    void makeRanks() {
        m_topArtists =
            makeRank("insightsArtists", tr("Top artists"), RankList::Click::Opens, m_artistsCard);
        m_topSongs =
            makeRank("insightsSongs", tr("Top songs"), RankList::Click::Plays, m_songsCard);
        m_topAlbums =
            makeRank("insightsAlbums", tr("Top albums"), RankList::Click::Opens, m_albumsCard);
        const auto at = [](int row) { return static_cast<std::size_t>(row); };
        connect(m_topArtists, &RankList::chosen, &m_page, [this, at](int row) {
            Q_EMIT m_page.artistOpened(m_found.artists[at(row)].row.key);
        });
        connect(m_topArtists, &RankList::rowMenuRequested, &m_page,
                [this, at](int row, const QPoint& where) {
                    m_page.actions().showArtistMenu(m_found.artists[at(row)].row.key, *m_topArtists,
                                                    where);
                });
        connect(m_topAlbums, &RankList::chosen, &m_page, [this, at](int row) {
            Q_EMIT m_page.albumOpened(m_found.albums[at(row)].row.key);
        });
        connect(m_topAlbums, &RankList::rowMenuRequested, &m_page,
                [this, at](int row, const QPoint& where) {
                    m_page.actions().showAlbumMenu(m_found.albums[at(row)].row.key, *m_topAlbums,
                                                   where);
                });
        connect(m_topSongs, &RankList::chosen, &m_page, [this, at](int row) {
            std::vector<SongId> songs;
            for (const auto& song : m_found.songs)
                songs.push_back(song.row.id);
            Q_EMIT m_page.playRequested(songs, at(row));
        });
    }

    void layOut() {
        m_figures = new QGridLayout;
        m_figures->setSpacing(kGap);
        m_upper = new QBoxLayout(QBoxLayout::LeftToRight);
        m_upper->setSpacing(kGap);
        m_upper->addWidget(m_artistsCard, 1);
        m_upper->addWidget(m_hoursCard, 1);
        m_lower = new QBoxLayout(QBoxLayout::LeftToRight);
        m_lower->setSpacing(kGap);
        m_lower->addWidget(m_songsCard, 1);
        m_lower->addWidget(m_albumsCard, 1);
        auto* sheet = new QVBoxLayout(m_sheet);
        sheet->setContentsMargins(0, 0, 0, 0);
        sheet->setSpacing(kGap);
        sheet->addLayout(m_figures);
        sheet->addWidget(m_daysCard);
        sheet->addLayout(m_upper);
        sheet->addLayout(m_lower);
        QVBoxLayout& column = m_scroll->column();
        column.setSpacing(kGap);
        column.addWidget(m_title);
        column.addWidget(m_nothing);
        column.addWidget(m_sheet);
        column.addStretch(1);
        arrange();
    }

    /// As the page's width has it.
    void arrange() {
        const bool narrow = m_page.width() - 2 * metrics::kPageMargin < kNarrow;
        if (narrow == m_isNarrow)
            return;
        m_isNarrow = narrow;
        int at = 0;
        for (StatCard* card : {m_heard, m_plays, m_artists, m_streak}) {
            m_figures->removeWidget(card);
            const int across = narrow ? 2 : 4;
            m_figures->addWidget(card, at / across, at % across);
            ++at;
        }
        for (int column = 0; column < 4; ++column)
            m_figures->setColumnStretch(column, !narrow || column < 2 ? 1 : 0);
        const auto direction = narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
        m_upper->setDirection(direction);
        m_lower->setDirection(direction);
    }

    void onPublished(const Event& event) {
        const auto& session = m_page.session();
        const auto* paused = std::get_if<PlaybackPaused>(&event);
        const auto* stopped = std::get_if<PlaybackStopped>(&event);
        const bool ours = session && ((paused && paused->user == session->user()) ||
                                      (stopped && stopped->user == session->user()));
        // Out of sight it is asked for when it comes into it.
        if (ours && m_page.isVisible() && !m_soon.isActive())
            m_soon.start();
    }

    [[nodiscard]] QDate today() const {
        return QDateTime::fromMSecsSinceEpoch(
                   static_cast<qint64>(m_page.context().clock.now().time_since_epoch().count()))
            .date();
    }

    void refresh() {
        if (!m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, playback = &m_page.context().playback,
             session = *m_page.session(), thisYear = today().year(), wished = m_wished] {
                return findInsights(*catalogue, *playback, session, thisYear, wished);
            },
            [this, asked = ++m_asked](Result<InsightsFindings> found) {
                if (asked != m_asked)
                    return;
                if (found)
                    show(std::move(*found));
                else
                    Q_EMIT m_page.messaged(words::error(found.error()));
            });
    }

    void forget() {
        ++m_asked;
        m_wished.reset();
        show({});
        m_nothing->hide();
    }

    void show(InsightsFindings found) {
        m_found = std::move(found);
        const playback::ListeningYear& year = m_found.year;
        const bool any = !m_found.years.empty();
        m_nothing->setVisible(!any);
        m_sheet->setVisible(any);
        m_year->setVisible(any);
        fillYears();
        m_heard->setFigure(insights_words::heard(year.heard));
        m_plays->setFigure(words::number(year.plays));
        m_artists->setFigure(words::number(m_found.newArtists));
        m_streak->setFigure(insights_words::days(year.longestStreak));
        m_daysCard->setHeading(year.year == today().year() ? tr("Every day this year")
                                                           : tr("Every day of %1").arg(year.year));
        if (any)
            m_days->show(year, today());
        m_hours->show(year.hours);
        m_hoursWords->setText(insights_words::hours(year.hours));
        showRanks();
    }

    void showRanks() {
        const auto share = [](const auto& rows, int plays) {
            return static_cast<double>(plays) / std::max(rows.front().plays, 1);
        };
        std::vector<RankRow> rows;
        for (const auto& [artist, plays] : m_found.artists)
            rows.push_back({artist.name, words::plays(plays), artist.name, artist.artwork,
                            share(m_found.artists, plays)});
        showRank(m_topArtists, m_artistsCard, std::exchange(rows, {}));
        for (const auto& [song, plays] : m_found.songs)
            rows.push_back({song.fields.title, aboutPlays(song.fields.artist, plays),
                            words::coverName(song), song.artwork, share(m_found.songs, plays)});
        showRank(m_topSongs, m_songsCard, std::exchange(rows, {}));
        for (const auto& [album, plays] : m_found.albums)
            rows.push_back({album.title, aboutPlays(album.artist, plays), album.title,
                            album.artwork, share(m_found.albums, plays)});
        showRank(m_topAlbums, m_albumsCard, std::exchange(rows, {}));
    }

    static QString aboutPlays(const QString& artist, int plays) {
        return artist.isEmpty() ? words::plays(plays)
                                : tr("%1 · %2").arg(artist, words::plays(plays));
    }

    static void showRank(RankList* list, ChartCard* card, std::vector<RankRow> rows) {
        card->setVisible(!rows.empty());
        list->show(std::move(rows));
    }

    void fillYears() {
        const int year = m_found.year.year;
        m_year->setText(QStringLiteral("%1 ▾").arg(year));
        m_year->setAccessibleName(tr("Year %1").arg(year));
        QMenu* menu = m_year->menu();
        menu->clear();
        for (const int one : m_found.years) {
            auto* action = menu->addAction(QString::number(one));
            action->setObjectName(QStringLiteral("insightsYear%1").arg(one));
            connect(action, &QAction::triggered, &m_page, [this, one] {
                m_wished = one;
                refresh();
            });
        }
    }

    InsightsPage& m_page;
    PageScroll* m_scroll;
    QWidget* m_content;
    QWidget* m_sheet = nullptr;  ///< all but the title
    PageTitle* m_title = nullptr;
    QPushButton* m_year = nullptr;
    TextLabel* m_nothing = nullptr;
    QGridLayout* m_figures = nullptr;
    StatCard* m_heard = nullptr;
    StatCard* m_plays = nullptr;
    StatCard* m_artists = nullptr;
    StatCard* m_streak = nullptr;
    ChartCard* m_daysCard = nullptr;
    DayGrid* m_days = nullptr;
    ChartCard* m_hoursCard = nullptr;
    HourChart* m_hours = nullptr;
    TextLabel* m_hoursWords = nullptr;
    QBoxLayout* m_upper = nullptr;
    QBoxLayout* m_lower = nullptr;
    ChartCard* m_artistsCard = nullptr;
    ChartCard* m_songsCard = nullptr;
    ChartCard* m_albumsCard = nullptr;
    RankList* m_topArtists = nullptr;
    RankList* m_topSongs = nullptr;
    RankList* m_topAlbums = nullptr;
    InsightsFindings m_found;
    std::optional<int> m_wished;
    std::optional<bool> m_isNarrow;
    std::uint64_t m_asked = 0;
    QTimer m_soon;
};

InsightsPage::InsightsPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

InsightsPage::~InsightsPage() = default;

void InsightsPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(std::move(session));
    m_impl->forget();
    if (isVisible())
        m_impl->refresh();
}

void InsightsPage::libraryChanged() {
    m_impl->refresh();
}

void InsightsPage::showEvent(QShowEvent* event) {
    LibraryPage::showEvent(event);
    m_impl->refresh();
}

void InsightsPage::resizeEvent(QResizeEvent* event) {
    LibraryPage::resizeEvent(event);
    m_impl->arrange();
}

}  // namespace linnet::ui
