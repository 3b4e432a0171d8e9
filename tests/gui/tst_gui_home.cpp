// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPushButton>

#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "tests/gui/listened.h"
#include "tests/gui/window_test.h"
#include "ui/home/quick_card.h"
#include "ui/player/icon_button.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using namespace std::chrono_literals;
using playback::Status;

namespace {

constexpr MadeSong kMade[] = {
    {u"Northern Windows", u"Ilse Varga", u"Northern Windows", u"Indie Folk"},
    {u"Paper Lanterns", u"Ilse Varga", u"Northern Windows", u"Indie Folk"},
    {u"Sleepwalk", u"Ilse Varga", u"Northern Windows", u"Indie Folk"},
    {u"Blue Hour", u"Ilse Varga", u"Northern Windows", u"Indie Folk"},
    {u"Harbour Lights", u"The Quiet Harbours", u"Salt & Static", u"Rock"},
    {u"A Northern Line", u"The Quiet Harbours", u"Salt & Static", u"Rock"},
    {u"Ballast", u"The Quiet Harbours", u"Salt & Static", u"Rock"},
    {u"Kilometre Zero", u"Rui Andrade", u"Kilometre Zero", u"Fado"},
    {u"Glass Orchard", u"Mori Tanaka", u"Glass Orchard", u"Ambient"},
    {u"Norðurljós", u"Hedda Lund", u"Low Tide Choir", u"Choral"},
    {u"Ферма", u"Алиса Громова", u"Ферма", u"Folk"},
    {u"North Star, Low", u"Bo Lindqvist", u"Mountain Time", u"Jazz"},
    {u"Rain Index", u"Ana Faria", u"Rain Index", u"Indie Folk"},
    {u"Loose Song", u"Nobody", u"", u""},
};

}  // namespace

/// Home, in the real window, with songs that were added and heard for real.
class TestGuiHome : public WindowTest {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }
    void init() { m_live = std::make_unique<LiveServices>(); }
    void cleanup() {
        m_window.reset();
        m_live.reset();
        m_ids.clear();
    }

    void home_isThePlaceAboveSongs_reachedByMouseAndKeys_andRemembered() {
        open();
        click("sidebarHome");
        QTRY_VERIFY(shown("homePage"));
        QTRY_VERIFY(words("pageTitle", "homePage").endsWith(QStringLiteral(", Mira")));
        key(*m_window, Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(shown("songsPage"));
        key(*m_window, Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(shown("homePage"));
        m_window.reset();  // it keeps where one is
        m_window = windowOf(*m_live);
        QTRY_VERIFY(shown("homePage"));
        QVERIFY(part<QAbstractButton>(*m_window, "sidebarHome")->isChecked());
        for (const auto& [digit, page] :
             {std::pair{Qt::Key_3, "albumsPage"}, std::pair{Qt::Key_4, "artistsPage"},
              std::pair{Qt::Key_5, "genresPage"}, std::pair{Qt::Key_6, "playlistPage"},
              std::pair{Qt::Key_7, "historyPage"}, std::pair{Qt::Key_8, "insightsPage"}}) {
            key(*m_window, digit, Qt::ControlModifier);
            QTRY_VERIFY2(shown(page), page);
        }
    }

    void startingOnHome_tellsThatItWasPainted() {
        m_ids = addSongs(*m_live, std::span(kMade).last(1));
        m_window = windowOf(*m_live);
        click("sidebarHome");
        QTRY_VERIFY(shown("homePage"));
        m_window.reset();
        m_window = std::make_unique<MainWindow>(m_live->context);
        QSignalSpy painted(m_window.get(), &MainWindow::libraryShown);
        m_window->resize(1280, 800);
        m_window->show();
        auth::Profile profile;
        profile.id = m_live->session.user();
        m_window->enter({profile, m_live->session, "token"});
        QTRY_COMPARE(painted.size(), 1);
        QVERIFY(shown("homePage"));
    }

    void anEmptyLibrary_saysWhatToDo() {
        m_window = windowOf(*m_live);
        click("sidebarHome");
        QTRY_VERIFY(shown("emptyLibrary"));
        QVERIFY(!shown("homePage"));
    }

    void songsWithoutAlbums_leaveARow_out_andSayWhatComes() {
        m_ids = addSongs(*m_live, std::span(kMade).last(1));
        m_window = windowOf(*m_live);
        click("sidebarHome");
        QTRY_VERIFY(shown("homeNothing"));
        QVERIFY(!shown("homeRecent"));
        QVERIFY(!shown("homeHeard"));
        QVERIFY(!shown("homeCards"));
    }

    void recentlyAdded_areTheNewestAlbums_andOpen() {
        openHome();
        QTRY_VERIFY(shown("homeRecentGrid"));
        auto* grid = view("homeRecentGrid");
        QTRY_VERIFY(grid->model()->rowCount() > 3);
        QVERIFY(!shown("homeHeard"));
        QCOMPARE(titles(*grid).first(), newestAlbum());
        // One that comes is there by itself.
        m_live->add(1, 3);
        QTRY_VERIFY(titles(*grid).first() != QStringLiteral("Rain Index"));
        const QString first = titles(*grid).first();
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {},
                          grid->visualRect(grid->model()->index(0, 0)).center());
        QTRY_VERIFY(shown("albumPage"));
        QTRY_COMPARE(words("albumTitle"), first);
        click("backButton");
        QTRY_VERIFY(shown("homePage"));
        click("homeAllAlbums");
        QTRY_VERIFY(shown("albumsPage"));
    }

    void aLineOfCovers_hasAsManyAsFit() {
        openHome();
        QTRY_VERIFY(shown("homeRecentGrid"));
        auto* grid = view("homeRecentGrid");
        m_window->resize(1600, 800);
        QTRY_VERIFY(grid->model()->rowCount() >= 5);
        const int wide = grid->model()->rowCount();
        m_window->resize(760, 700);
        QTRY_VERIFY(grid->model()->rowCount() < wide);
        QTRY_VERIFY(grid->visualRect(grid->model()->index(grid->model()->rowCount() - 1, 0)).top() <
                    10);
    }

    void aBrokenOffAlbum_goesOn_withTheNextSong() {
        open();
        const auto now = QDateTime::currentDateTime();
        listened(*m_live, m_ids[0], now.addSecs(-600), 180s);
        listened(*m_live, m_ids[1], now.addSecs(-400), 180s);
        showHome();
        QTRY_COMPARE(card(0)->content().title, QStringLiteral("Northern Windows"));
        QCOMPARE(card(0)->content().about, QStringLiteral("Continue · song 3 of 4"));
        QCOMPARE(card(0)->accessibleName(),
                 QStringLiteral("Northern Windows, Continue · song 3 of 4"));
        auto* play = part<IconButton>(*card(0), "cardPlay");
        QVERIFY(!play->isVisible());
        card(0)->setFocus();
        QVERIFY(play->isVisible());
        QTest::keyClick(card(0), Qt::Key_Tab);
        QVERIFY(play->hasFocus());
        QTest::keyClick(play, Qt::Key_Return);
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        QCOMPARE(m_live->playback->current().song(), m_ids[2]);
        QCOMPARE(m_live->playback->current().queue.size(), std::size_t{4});
        // What plays is not broken off.
        QVERIFY(m_live->catalogue->playlists().create(m_live->session, QStringLiteral("Nudge")));
        QTRY_VERIFY(!shown("homeCard0"));
    }

    void aPlaylist_isThere_theOneChangedLastFirst_andOpens() {
        open();
        const auto keys = *m_live->catalogue->keys(m_live->session, m_ids);
        auto& playlists = m_live->catalogue->playlists();
        QVERIFY(playlists.create(m_live->session, QStringLiteral("Sunday kitchen"),
                                 std::span(keys).first(3)));
        QVERIFY(playlists.create(m_live->session, QStringLiteral("Empty")));
        QTest::qWait(2);  // later in the clock of the rows, which has milliseconds
        QVERIFY(playlists.create(m_live->session, QStringLiteral("Deep focus"),
                                 std::span(keys).first(1)));
        showHome();
        QTRY_COMPARE(card(0)->content().title, QStringLiteral("Deep focus"));
        QCOMPARE(card(0)->content().about, QStringLiteral("Playlist · 1 song"));
        QCOMPARE(card(1)->content().title, QStringLiteral("Sunday kitchen"));
        QVERIFY(!shown("homeCard2"));
        // Tab goes down the page.
        part<QWidget>(*m_window, "homeScroll")->setFocus();
        QStringList way;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
            way += m_window->focusWidget()->objectName();
        }
        QCOMPARE(way,
                 (QStringList{QStringLiteral("homeCard0"), QStringLiteral("cardPlay"),
                              QStringLiteral("homeCard1"), QStringLiteral("cardPlay"),
                              QStringLiteral("homeRecentGrid"), QStringLiteral("homeAllAlbums")}));
        card(1)->setFocus();
        QTest::keyClick(card(1), Qt::Key_Return);
        QTRY_VERIFY(shown("playlistPage"));
        QTRY_COMPARE(words("pageTitle", "playlistPage"), QStringLiteral("Sunday kitchen"));
    }

    void forgottenFavourites_areThoseNotHeardForMonths() {
        open();
        const auto keys = *m_live->catalogue->keys(m_live->session, m_ids);
        const Timestamp now = m_live->clock.now();
        const auto favourite = [&](std::size_t song, int heardDaysAgo) {
            catalogue::SongStats stats;
            stats.favourite = true;
            stats.favouriteAt = now - std::chrono::days(400);
            stats.plays = 3;
            stats.lastPlayedAt = now - std::chrono::days(heardDaysAgo);
            QVERIFY(m_live->catalogue->statistics().replace(
                m_live->session, std::span(&keys[song], 1), std::span(&stats, 1)));
        };
        favourite(4, 200);
        favourite(7, 120);
        favourite(8, 20);  // heard this month
        // A favourite since today that was never played is not forgotten.
        QVERIFY(m_live->catalogue->statistics().setFavourite(m_live->session,
                                                             std::span(&keys[9], 1), true));
        showHome();
        QTRY_COMPARE(card(0)->content().title, QStringLiteral("Forgotten favourites"));
        QVERIFY2(card(0)->content().about.startsWith(QStringLiteral("2 songs, not heard since ")),
                 qPrintable(card(0)->content().about));
        card(0)->click();
        QTRY_VERIFY(shown("mixPage"));
        QTRY_COMPARE(titles(*view("mixTable")), (QStringList{QStringLiteral("Harbour Lights"),
                                                             QStringLiteral("Kilometre Zero")}));
        QVERIFY(part<QAbstractButton>(*m_window, "sidebarHome")->isChecked());
        click("mixPlay");
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        QCOMPARE(m_live->playback->current().song(), m_ids[4]);
        m_window.reset();  // it keeps where one is
        m_window = windowOf(*m_live);
        QTRY_VERIFY(shown("mixPage"));
        QTRY_COMPARE(view("mixTable")->model()->rowCount(), 2);
    }

    void songsLike_areOfTheSameGenre_byOthers() {
        std::vector<MadeSong> made(std::begin(kMade), std::end(kMade));
        for (int i = 0; i < 9; ++i)
            made.push_back({u"More of it", u"Somebody else", u"Folk songs", u"Pop; Indie Folk"});
        // It is what they have in common that counts.
        made[0].genre = u"Dream Pop; Indie Folk";
        made[1].genre = u"Indie Folk; Slow";
        made[2].genre = u"Chamber; Indie Folk";
        m_ids = addSongs(*m_live, made);
        const auto now = QDateTime::currentDateTime();
        for (int i = 0; i < 7; ++i)
            listened(*m_live, m_ids[1], now.addDays(-i), 180s);
        m_window = windowOf(*m_live);
        showHome();
        QTRY_COMPARE(card(0)->content().title, QStringLiteral("Songs like Ilse Varga"));
        QCOMPARE(card(0)->content().about,
                 QStringLiteral("Other Indie Folk, because you played them 7 times in a month"));
        card(0)->click();
        QTRY_VERIFY(shown("mixPage"));
        QTRY_COMPARE(words("pageTitle", "mixPage"), QStringLiteral("Songs like Ilse Varga"));
        QTRY_COMPARE(view("mixTable")->model()->rowCount(), 10);
        QTRY_VERIFY(!titles(*view("mixTable")).contains(QString()));
        QVERIFY(!titles(*view("mixTable")).contains(QStringLiteral("Paper Lanterns")));
    }

    void otherYears_areWhatWasHeardAroundThisDay_elseWhatWasPlayedMost() {
        open();
        const auto now = QDateTime::currentDateTime();
        listened(*m_live, m_ids[8], now.addDays(-40), 180s);
        listened(*m_live, m_ids[7], now.addDays(-41), 180s);
        listened(*m_live, m_ids[7], now.addDays(-42), 180s);
        showHome();
        QTRY_COMPARE(words("homeHeardHeading"), QStringLiteral("Most played in the last year"));
        QTRY_COMPARE(
            titles(*view("homeHeardGrid")),
            (QStringList{QStringLiteral("Kilometre Zero"), QStringLiteral("Glass Orchard")}));
        listened(*m_live, m_ids[11], now.addYears(-1).addDays(3), 180s);
        listened(*m_live, m_ids[10], now.addYears(-2).addDays(-3), 180s);
        listened(*m_live, m_ids[10], now.addYears(-2).addDays(-2), 180s);
        listened(*m_live, m_ids[9], now.addYears(-1).addDays(4), 180s);  // another week
        click("sidebarSongs");
        showHome();
        QTRY_COMPARE(words("homeHeardHeading"), QStringLiteral("On this day in other years"));
        QTRY_COMPARE(titles(*view("homeHeardGrid")),
                     (QStringList{QStringLiteral("Ферма"), QStringLiteral("Mountain Time")}));
    }

    void anotherProfile_seesNothingOfIt() {
        open();
        const auto now = QDateTime::currentDateTime();
        listened(*m_live, m_ids[0], now.addSecs(-600), 180s);
        listened(*m_live, m_ids[1], now.addSecs(-400), 180s);
        showHome();
        QTRY_VERIFY(shown("homeCard0"));
        m_window.reset();
        m_live->session = sessionOf(UserId::generate());
        m_window = windowOf(*m_live);
        showHome();
        QTRY_VERIFY(view("homeRecentGrid")->model()->rowCount() > 0);
        QVERIFY(!shown("homeCard0"));
        QVERIFY(!shown("homeHeard"));
    }

    void smallWindow_hasEverything() {
        open();
        m_window->resize(640, 480);
        showHome();
        QTRY_VERIFY(shown("homeRecentGrid"));
        for (const char* entry : {"sidebarFavourites", "sidebarHistory", "sidebarInsights"})
            QVERIFY2(shown(entry), entry);
    }

    void everyControl_hasAName() {
        open();
        const auto keys = *m_live->catalogue->keys(m_live->session, m_ids);
        QVERIFY(m_live->catalogue->playlists().create(m_live->session, QStringLiteral("Some"),
                                                      std::span(keys).first(3)));
        showHome();
        QTRY_VERIFY(shown("homeCard0"));
        auto* page = part<QWidget>(*m_window, "homePage");
        for (const auto* widget : page->findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->focusPolicy() & Qt::TabFocus)
                QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
                         widget->metaObject()->className());
        }
    }

    void screenshots() {
        const Pictures pictures;
        std::vector<MadeSong> made(std::begin(kMade), std::end(kMade));
        for (int i = 0; i < 9; ++i)
            made.push_back({u"More of it", u"Somebody else", u"Folk songs", u"Indie Folk"});
        m_ids = addSongs(*m_live, made);
        const auto keys = *m_live->catalogue->keys(m_live->session, m_ids);
        auto& playlists = m_live->catalogue->playlists();
        QVERIFY(playlists.create(m_live->session, QStringLiteral("Deep focus"),
                                 std::span(keys).subspan(8, 5)));
        QTest::qWait(2);
        QVERIFY(playlists.create(m_live->session, QStringLiteral("Sunday kitchen"), keys));
        catalogue::SongStats stats;
        stats.favourite = true;
        stats.favouriteAt = stats.lastPlayedAt = m_live->clock.now() - std::chrono::days(240);
        QVERIFY(m_live->catalogue->statistics().replace(m_live->session, std::span(&keys[11], 1),
                                                        std::span(&stats, 1)));
        const auto now = QDateTime::currentDateTime();
        for (std::size_t i = 0; i < 12; ++i)
            listened(*m_live, m_ids[i], now.addYears(-1).addDays(1), 180s);
        listened(*m_live, m_ids[4], now.addDays(-3), 180s);
        listened(*m_live, m_ids[5], now.addDays(-3).addSecs(200), 180s);
        for (int i = 0; i < 11; ++i)
            listened(*m_live, m_ids[1], now.addSecs(-5000 + i), 180s);
        listened(*m_live, m_ids[2], now.addSecs(-300), 180s);
        m_window = windowOf(*m_live);
        click("queueButton");
        showHome();
        QTRY_VERIFY(shown("homeCard5"));
        QTest::qWait(300);
        shoot(*m_window, "home");
        m_window->resize(760, 700);
        QTest::qWait(200);
        shoot(*m_window, "homenarrow");
        m_window->resize(1280, 800);
        card(0)->click();
        QTRY_VERIFY(shown("playlistPage"));
        click("sidebarHome");
        QTRY_VERIFY(shown("homeCard5"));
        for (std::size_t i = 0; i < 6; ++i) {
            if (card(i)->content().title == QStringLiteral("Songs like Ilse Varga"))
                card(i)->click();
        }
        QTRY_VERIFY(shown("mixPage"));
        QTest::qWait(200);
        shoot(*m_window, "mix");
    }

 private:
    /// With all songs; on the songs' page.
    void open() {
        m_ids = addSongs(*m_live, kMade);
        m_window = windowOf(*m_live);
        QTRY_COMPARE(view("songsTable")->model()->rowCount(), static_cast<int>(std::size(kMade)));
    }
    void openHome() {
        open();
        showHome();
    }
    void showHome() {
        click("sidebarHome");
        QTRY_VERIFY(shown("homePage"));
    }
    [[nodiscard]] QString newestAlbum() const {
        const auto keys =
            m_live->catalogue->listAlbums(m_live->session, catalogue::AlbumSort::RecentlyAdded, 1);
        return m_live->catalogue->albums(m_live->session, *keys)->front()->title;
    }
    [[nodiscard]] QuickCard* card(std::size_t at) const {
        return part<QuickCard>(*m_window, qPrintable(QStringLiteral("homeCard%1").arg(at)));
    }

    std::vector<SongId> m_ids;
};

QTEST_MAIN(TestGuiHome)
#include "tst_gui_home.moc"
