// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHelpEvent>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolTip>

#include "core/catalogue/changes/song_changes.h"
#include "tests/gui/listened.h"
#include "tests/gui/window_test.h"
#include "ui/insights/day_grid.h"
#include "ui/insights/hour_chart.h"
#include "ui/insights/rank_list.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using namespace std::chrono_literals;
using playback::Status;

namespace {

constexpr MadeSong kMade[] = {
    {u"Northern Windows", u"Ilse Varga", u"Northern Windows", u"Indie Folk"},
    {u"Paper Lanterns", u"Ilse Varga", u"Northern Windows", u"Indie Folk"},
    {u"Harbour Lights", u"The Quiet Harbours", u"Salt & Static", u"Rock"},
    {u"Kilometre Zero", u"Rui Andrade", u"Kilometre Zero", u"Fado"},
    {u"Glass Orchard", u"Mori Tanaka", u"Glass Orchard", u"Ambient"},
    {u"Norðurljós", u"Hedda Lund", u"Low Tide Choir", u"Choral"},
};

}  // namespace

/// Insights, in the real window, of listens that are there for real.
class TestGuiInsights : public WindowTest {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }
    void init() {
        m_live = std::make_unique<LiveServices>();
        m_ids = addSongs(*m_live, kMade);
        m_today = QDate::currentDate();
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
        m_ids.clear();
    }

    void nothingHeard_saysWhatToDo_andWhatIsHeardAppearsByItself() {
        open();
        QTRY_VERIFY(shown("insightsNothing"));
        QVERIFY(!shown("insightsYear"));
        QVERIFY(!shown("insightsPlays"));
        QVERIFY(m_live->playback->play(m_live->session, m_ids));
        QTRY_VERIFY(m_live->playback->current().duration > 2s);
        QVERIFY(m_live->playback->seek(m_live->session, 2500ms));
        QTRY_VERIFY(shown("insightsPlays"));
        QVERIFY(!shown("insightsNothing"));
        QCOMPARE(words("insightsPlays"), QStringLiteral("1"));
        QCOMPARE(words("insightsNewArtists"), QStringLiteral("1"));
        QTRY_COMPARE(titles(*view("insightsArtists")), QStringList{QStringLiteral("Ilse Varga")});
    }

    void figures_areThoseOfTheYear() {
        hearTwoYears();
        open();
        QTRY_COMPARE(words("insightsHeard"), QStringLiteral("1 h 40 min"));
        QCOMPARE(words("insightsPlays"), QStringLiteral("6"));
        QCOMPARE(words("insightsNewArtists"), QStringLiteral("1"));
        QCOMPARE(words("insightsStreak"), QStringLiteral("3 days"));
        QCOMPARE(part<QPushButton>(*m_window, "insightsYear")->text(),
                 QStringLiteral("%1 ▾").arg(year()));
        QCOMPARE(titles(*view("insightsArtists")),
                 (QStringList{QStringLiteral("Ilse Varga"), QStringLiteral("The Quiet Harbours"),
                              QStringLiteral("Rui Andrade")}));
        QCOMPARE(titles(*view("insightsSongs")).first(), QStringLiteral("Paper Lanterns"));
        QCOMPARE(titles(*view("insightsAlbums")).first(), QStringLiteral("Northern Windows"));
        QCOMPARE(
            view("insightsArtists")->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Ilse Varga, 4 plays, 1 of 3"));
        QVERIFY(words("insightsHoursWords").startsWith(QStringLiteral("Mostly in the evening, ")));
    }

    void anotherYear_isChosen_andKeptWhileOneIsElsewhere() {
        hearTwoYears();
        open();
        QTRY_COMPARE(words("insightsPlays"), QStringLiteral("6"));
        auto* chooser = part<QPushButton>(*m_window, "insightsYear");
        QCOMPARE(chooser->menu()->actions().size(), 2);
        part<QAction>(*chooser, qPrintable(QStringLiteral("insightsYear%1").arg(year() - 1)))
            ->trigger();
        QTRY_COMPARE(words("insightsPlays"), QStringLiteral("2"));
        QCOMPARE(chooser->text(), QStringLiteral("%1 ▾").arg(year() - 1));
        QCOMPARE(words("insightsNewArtists"), QStringLiteral("2"));
        click("sidebarSongs");
        click("sidebarInsights");
        QTRY_VERIFY(shown("insightsPlays"));
        QCOMPARE(words("insightsPlays"), QStringLiteral("2"));
    }

    void onlyEarlierYears_showTheLastOne() {
        listened(*m_live, m_ids[0], QDateTime(QDate(year() - 3, 5, 5), QTime(20, 0)), 180s);
        open();
        QTRY_COMPARE(part<QPushButton>(*m_window, "insightsYear")->text(),
                     QStringLiteral("%1 ▾").arg(year() - 3));
    }

    void days_canBeWalked_andSayWhatTheyAre() {
        hearTwoYears();
        open();
        auto* days = part<DayGrid>(*m_window, "insightsDays");
        QTRY_VERIFY(days->isVisible());
        QSignalSpy pointed(days, &WalkedChart::pointed);
        days->setFocus();
        const QString todayWords = QLocale().toString(m_today, QLocale::LongFormat);
        QTRY_VERIFY2(days->accessibleName().contains(todayWords),
                     qPrintable(days->accessibleName()));
        QTest::keyClick(days, Qt::Key_Home);
        QVERIFY(days->accessibleName().contains(
            QLocale().toString(QDate(year(), 1, 1), QLocale::LongFormat)));
        QTest::keyClick(days, Qt::Key_Up);  // there is none before it
        QTest::keyClick(days, Qt::Key_End);
        QVERIFY(days->accessibleName().contains(todayWords));
        QTest::keyClick(days, Qt::Key_Down);  // tomorrow is not known
        QVERIFY(days->accessibleName().contains(todayWords));
        QVERIFY(!pointed.isEmpty());
        QVERIFY(pointed.last().first().toString().startsWith(todayWords));
        if (m_today.dayOfYear() > 7) {
            QTest::keyClick(days, Qt::Key_Left);
            QVERIFY(days->accessibleName().contains(
                QLocale().toString(m_today.addDays(-7), QLocale::LongFormat)));
        }
    }

    void aDay_hasATip() {
        hearTwoYears();
        open();
        auto* days = part<DayGrid>(*m_window, "insightsDays");
        QTRY_VERIFY(days->isVisible() && days->width() > 100);
        QCoreApplication::processEvents();
        const int offset =
            (QDate(year(), 1, 1).dayOfWeek() - static_cast<int>(QLocale().firstDayOfWeek()) + 7) %
            7;
        const QPoint first(4, days->height() * (2 * offset + 1) / 14);
        QHelpEvent help(QEvent::ToolTip, first, days->mapToGlobal(first));
        QCoreApplication::sendEvent(days, &help);
        QTRY_VERIFY(QToolTip::text().startsWith(
            QLocale().toString(QDate(year(), 1, 1), QLocale::LongFormat)));
        QToolTip::hideText();
    }

    void hours_canBeWalked() {
        hearTwoYears();
        open();
        auto* hours = part<HourChart>(*m_window, "insightsHours");
        QTRY_VERIFY(hours->isVisible());
        hours->setFocus();
        QTRY_VERIFY(hours->accessibleName().contains(QStringLiteral("hour")));
        const QString before = hours->accessibleName();
        QTest::keyClick(hours, Qt::Key_Left);
        QVERIFY(hours->accessibleName() != before);
    }

    void whatWasPlayedMost_opensAndPlays() {
        hearTwoYears();
        open();
        auto* artists = part<RankList>(*m_window, "insightsArtists");
        QTRY_COMPARE(artists->model()->rowCount(), 3);
        artists->setFocus();
        artists->setCurrentIndex(artists->model()->index(2, 0));
        QTest::keyClick(artists, Qt::Key_Return);
        QTRY_VERIFY(shown("artistPage"));
        QTRY_COMPARE(words("artistName"), QStringLiteral("Rui Andrade"));
        click("backButton");
        QTRY_VERIFY(shown("insightsPage"));
        auto* albums = part<RankList>(*m_window, "insightsAlbums");
        part<QScrollArea>(*m_window, "insightsScroll")->ensureWidgetVisible(albums);
        QCoreApplication::processEvents();
        QTest::mouseClick(albums->viewport(), Qt::LeftButton, {},
                          albums->visualRect(albums->model()->index(0, 0)).center());
        QTRY_VERIFY(shown("albumPage"));
        click("backButton");
        auto* songs = part<RankList>(*m_window, "insightsSongs");
        songs->setFocus();
        songs->setCurrentIndex(songs->model()->index(0, 0));
        QTest::keyClick(songs, Qt::Key_Return);
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        QCOMPARE(m_live->playback->current().song(), m_ids[1]);
    }

    void aSongOfSeveralArtists_countsForEach() {
        hearTwoYears();
        open();
        auto* artists = view("insightsArtists");
        QTRY_COMPARE(artists->model()->rowCount(), 3);
        const auto song = m_live->catalogue->get(m_live->session, m_ids[1]);
        catalogue::FieldEdit edit;
        edit.artist = song->fields.artist + QStringLiteral("; Somebody Else");
        QVERIFY(m_live->catalogue->changes().edit(m_live->session, std::span(&song->key, 1), edit));
        QTRY_COMPARE(artists->model()->rowCount(), 4);
        QVERIFY(titles(*artists).contains(song->fields.artist));
        QVERIFY(titles(*artists).contains(QStringLiteral("Somebody Else")));
    }

    void songsThatAreGone_countAsPlays_butAreNamedNoMore() {
        hearTwoYears();
        QVERIFY(m_live->catalogue->remove(m_live->session, std::span(&m_ids[3], 1)));
        open();
        QTRY_COMPARE(words("insightsPlays"), QStringLiteral("6"));
        QCOMPARE(view("insightsArtists")->model()->rowCount(), 2);
    }

    void anotherProfile_seesNothingOfIt() {
        hearTwoYears();
        open();
        QTRY_VERIFY(shown("insightsPlays"));
        m_window.reset();
        m_live->session = sessionOf(UserId::generate());
        open();
        QTRY_VERIFY(shown("insightsNothing"));
        QVERIFY(!shown("insightsPlays"));
    }

    void place_isRemembered_andEveryControlHasAName() {
        hearTwoYears();
        open();
        QTRY_VERIFY(shown("insightsPlays"));
        auto* page = part<QWidget>(*m_window, "insightsPage");
        for (const auto* widget : page->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus)
                QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
                         widget->metaObject()->className());
        }
        m_window.reset();  // it keeps where one is
        m_window = windowOf(*m_live);
        QTRY_VERIFY(shown("insightsPage"));
    }

    void aNarrowWindow_hasItAll() {
        hearTwoYears();
        open();
        QTRY_VERIFY(shown("insightsPlays"));
        m_window->resize(640, 480);
        QCoreApplication::processEvents();
        auto* content = part<QScrollArea>(*m_window, "insightsScroll");
        QTRY_VERIFY(content->widget()->width() <= content->viewport()->width());
    }

    void screenshots() {
        const Pictures pictures;
        // A person who listens in the evening and at breakfast, less in some weeks.
        std::uint32_t seed = 7;
        const auto random = [&seed](std::uint32_t below) {
            seed = seed * 1664525U + 1013904223U;
            return (seed >> 8) % below;
        };
        for (QDate day(year(), 1, 1); day <= m_today; day = day.addDays(1)) {
            const auto times = random(8) < 2 ? 0 : random(9);
            for (std::uint32_t i = 0; i < times; ++i) {
                const int hour = static_cast<int>(random(4) == 0 ? 7 + random(3) : 17 + random(6));
                const QDateTime when(day, QTime(hour, static_cast<int>(random(60))));
                const auto song = std::min<std::size_t>(random(8), random(8)) % m_ids.size();
                if (when < QDateTime::currentDateTime())
                    listened(*m_live, m_ids[song], when, std::chrono::minutes(3 + random(40)));
            }
        }
        open();
        click("queueButton");
        QTRY_VERIFY(shown("insightsPlays"));
        QTest::qWait(300);
        shoot(*m_window, "insights");
        auto* scroll = part<QScrollArea>(*m_window, "insightsScroll");
        scroll->ensureVisible(0, 10'000);
        shoot(*m_window, "insightsbelow");
        scroll->ensureVisible(0, 0);
        m_window->resize(760, 700);
        QTest::qWait(200);
        shoot(*m_window, "insightsnarrow");
    }

 private:
    [[nodiscard]] int year() const { return m_today.year(); }

    /// This year: six plays on three days on end; the year before: two on one day.
    void hearTwoYears() {
        const auto at = [](QDate day, int hour) { return QDateTime(day, QTime(hour, 5)); };
        const QDate before(year() - 1, 6, 1);
        listened(*m_live, m_ids[2], at(before, 9), 600s);
        listened(*m_live, m_ids[0], at(before, 10), 600s);
        const QDate day(year(), 1, 1);
        listened(*m_live, m_ids[1], at(day, 19), 1000s);
        listened(*m_live, m_ids[1], at(day, 20), 1000s);
        listened(*m_live, m_ids[1], at(day.addDays(1), 20), 1000s);
        listened(*m_live, m_ids[3], at(day.addDays(2), 21), 1000s);
        listened(*m_live, m_ids[0], at(day.addDays(2), 8), 1000s);
        listened(*m_live, m_ids[2], at(day.addDays(2), 22), 1000s);
    }
    void open() {
        m_window = windowOf(*m_live);
        click("sidebarInsights");
        QTRY_VERIFY(shown("insightsPage"));
    }

    std::vector<SongId> m_ids;
    QDate m_today;
};

QTEST_MAIN(TestGuiInsights)
#include "tst_gui_insights.moc"
