// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "core/catalogue/playlists/playlist_service.h"
#include "storage/bind.h"
#include "tests/gui/text_recorder.h"
#include "tests/gui/window_test.h"
#include "ui/library/browse/tiles_model.h"
#include "ui/library/songs_model.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using playback::Status;

namespace {

struct Made {
    const char16_t* title;
    const char16_t* artist;
    const char16_t* album;
    const char16_t* genre;
    const char* year;
};
constexpr Made kMade[] = {
    {u"Northern Windows", u"Ilse Varga", u"Northern Windows", u"Indie Folk", "2014"},
    {u"Paper Lanterns", u"Ilse Varga", u"Northern Windows", u"Indie Folk", "2014"},
    {u"Sleepwalk", u"Ilse Varga", u"Northern Windows", u"Indie Folk", "2014"},
    {u"Blue Hour", u"Ilse Varga", u"Night Ferry", u"Indie Folk", "2018"},
    {u"Harbour Lights", u"Ilse Varga", u"Night Ferry", u"Indie Folk", "2018"},
    {u"North Star, Low", u"Bo Lindqvist", u"Mountain Time", u"Jazz", "2009"},
    {u"Norðurljós", u"Hedda Lund", u"Low Tide Choir", u"Choral", "2011"},
    {u"A Northern Line", u"The Quiet Harbours", u"Salt & Static", u"Rock", "2020"},
    {u"Thunderstruck", u"AC/DC", u"The Razors Edge", u"Hard Rock", "1990"},
    {u"Drive", u"R.E.M.", u"Automatic for the People", u"Rock", "1992"},
    {u"群青日和", u"東京事変", u"教育", u"J-Pop", "2004"},
    {u"Ферма", u"Алиса Громова", u"Ферма", u"Folk", "2016"},
    {u"Kilometre Zero", u"Rui Andrade", u"Kilometre Zero", u"Fado", "2015"},
    {u"Glass Orchard", u"Mori Tanaka", u"Glass Orchard", u"Ambient", "2019"},
    {u"Loose Song", u"Nobody's Album", u"", u"", "2001"},
};

}  // namespace

/// Artists, genres and the search, in the real window.
class TestGuiBrowse : public WindowTest {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }
    void init() {
        m_live = std::make_unique<LiveServices>();
        std::vector<catalogue::CatalogueService::NewSong> songs;
        for (const Made& made : kMade) {
            Mp3Tags tags;
            tags.title = QString::fromUtf16(made.title);
            tags.artist = QString::fromUtf16(made.artist);
            tags.album = QString::fromUtf16(made.album);
            tags.genre = QString::fromUtf16(made.genre);
            tags.date = QString::fromLatin1(made.year);
            Mp3Options options;
            options.seconds = 3;
            songs.push_back({mp3(tags, options), tags.title + QStringLiteral(".mp3"),
                             catalogue::Visibility::Everyone});
        }
        for (auto& added : m_live->catalogue->addBatch(m_live->session, std::move(songs)))
            m_ids.push_back(added->song);
        play(m_ids[1], 412);
        play(m_ids[3], 287);
        m_window = windowOf(*m_live);
        QTRY_COMPARE(view("songsTable")->model()->rowCount(), static_cast<int>(std::size(kMade)));
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
        m_ids.clear();
    }

    void models_keepToTheRules() {
        ArtistsModel artists(*m_live->catalogue);
        const QAbstractItemModelTester ofArtists(&artists);
        artists.setSession(m_live->session);
        GenresModel genres(*m_live->catalogue);
        const QAbstractItemModelTester ofGenres(&genres);
        genres.setSession(m_live->session);
        QTRY_VERIFY(artists.complete() && genres.complete());
        QCOMPARE(artists.rowCount(), 11);
        QCOMPARE(genres.rowCount(), 9);
        QTRY_COMPARE(artists.index(0).data().toString(), QStringLiteral("AC/DC"));
        QCOMPARE(artists.tile(0)->about, QStringLiteral("1 album, 1 song"));
        QCOMPARE(artists.index(0).data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("AC/DC, 1 album, 1 song, 1 of 11"));
        m_live->add(1);
        artists.refresh();
        genres.refresh();
        QTRY_COMPARE(artists.rowCount(), 12);
        QTRY_COMPARE(genres.rowCount(), 9);
        artists.setSession(std::nullopt);
        QCOMPARE(artists.rowCount(), 0);
    }

    void artists_openOne_withWhatIsPlayedMost_andBack() {
        key(*m_window, Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(shown("artistsPage"));
        auto* artists = view("artistsGrid");
        QTRY_COMPARE(artists->model()->rowCount(), 11);
        open(*artists, QStringLiteral("Ilse Varga"));
        QTRY_VERIFY(shown("artistPage"));
        QTRY_COMPARE(words("artistName"), QStringLiteral("Ilse Varga"));
        QCOMPARE(words("artistAbout"), QStringLiteral("2 albums, 5 songs · 699 plays"));
        auto* most = view("artistMostPlayed");
        QTRY_COMPARE(titles(*most),
                     (QStringList{QStringLiteral("Paper Lanterns"), QStringLiteral("Blue Hour")}));
        auto* albums = view("artistAlbums");
        QTRY_COMPARE(titles(*albums), (QStringList{QStringLiteral("Night Ferry"),
                                                   QStringLiteral("Northern Windows")}));
        click("artistToSongs");
        auto* songs = view("artistSongs");
        QTRY_VERIFY(songs->isVisible());
        QTRY_COMPARE(songs->model()->rowCount(), 5);
        click("artistToAlbums");
        QTRY_VERIFY(albums->isVisible());
        open(*albums, QStringLiteral("Night Ferry"));
        QTRY_VERIFY(shown("albumPage"));
        click("backButton");
        QTRY_VERIFY(shown("artistPage"));
        click("backButton");
        QTRY_VERIFY(shown("artistsPage"));
    }

    void albumOfTwoDiscs_hasAHeadingOverEach_andOneOfOneDiscNone() {
        addDisc(u"Long Evening", {u"Dusk", u"Lamps"}, "1/2");
        addDisc(u"Long Evening", {u"Stars", u"Dawn"}, "2/2");
        openAlbum(QStringLiteral("Long Evening"), 4);
        auto* songs = view("albumSongs");
        QTRY_COMPARE(titles(*songs),
                     (QStringList{QStringLiteral("Dusk"), QStringLiteral("Lamps"),
                                  QStringLiteral("Stars"), QStringLiteral("Dawn")}));
        const auto drawn = [songs] { return painted(*songs->viewport()); };
        const auto headings = [&] {
            return drawn().filter(QRegularExpression(QStringLiteral("^Disc \\d+$")));
        };
        QTRY_COMPARE(headings(), (QStringList{QStringLiteral("Disc 1"), QStringLiteral("Disc 2")}));
        // Each stands right over the first song of its disc.
        const QStringList all = drawn();
        QVERIFY(all.indexOf(QStringLiteral("Disc 1")) < all.indexOf(QStringLiteral("Dusk")));
        QVERIFY(all.indexOf(QStringLiteral("Lamps")) < all.indexOf(QStringLiteral("Disc 2")));
        QVERIFY(all.indexOf(QStringLiteral("Disc 2")) < all.indexOf(QStringLiteral("Stars")));
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(songs);
        QVERIFY(list && list->childCount() == 4);
        QStringList said;
        for (int row = 0; row < 4; ++row)
            said << list->child(row)->text(QAccessible::Name).section(u',', 0, 1);
        QCOMPARE(said, (QStringList{
                           QStringLiteral("Disc 1, Dusk"), QStringLiteral("Lamps, Ilse Varga"),
                           QStringLiteral("Disc 2, Stars"), QStringLiteral("Dawn, Ilse Varga")}));

        openAlbum(QStringLiteral("Northern Windows"), 3);
        QTRY_COMPARE(songs->model()->rowCount(), 3);
        QTRY_VERIFY(drawn().contains(QStringLiteral("Sleepwalk")));
        QVERIFY(headings().isEmpty());
    }

    void artist_play_playsAllOfTheirSongs() {
        goToArtist(QStringLiteral("Ilse Varga"));
        click("artistPlay");
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        QCOMPARE(m_live->playback->current().queue.size(), std::size_t{5});
    }

    void artist_withoutAlbums_showsTheSongs() {
        goToArtist(QStringLiteral("Nobody's Album"));
        QTRY_VERIFY(view("artistSongs")->isVisible());
        QTRY_COMPARE(titles(*view("artistSongs")), QStringList{QStringLiteral("Loose Song")});
        QVERIFY(!part<QPushButton>(*m_window, "artistToAlbums")->isVisible());
    }

    void artist_whoIsGone_isLeft() {
        goToArtist(QStringLiteral("AC/DC"));
        QTRY_COMPARE(words("artistName"), QStringLiteral("AC/DC"));
        QVERIFY(m_live->catalogue->remove(m_live->session, std::span(&m_ids[8], 1)));
        QTRY_VERIFY(shown("artistsPage"));
    }

    void genres_openOne() {
        click("sidebarGenres");
        QTRY_VERIFY(shown("genresPage"));
        auto* genres = view("genresGrid");
        QTRY_COMPARE(genres->model()->rowCount(), 9);
        open(*genres, QStringLiteral("Indie Folk"));
        QTRY_VERIFY(shown("genrePage"));
        QTRY_COMPARE(words("genreName"), QStringLiteral("Indie Folk"));
        QCOMPARE(words("genreAbout"), QStringLiteral("5 songs"));
        QTRY_COMPARE(view("genreSongs")->model()->rowCount(), 5);
    }

    void contextMenu_goesToTheArtistAndTheAlbum() {
        auto* songs = view("songsTable");
        const auto choose = [&](const char* entry) {
            click("sidebarSongs");
            songs->setCurrentIndex(row(*songs, QStringLiteral("Blue Hour")));
            Q_EMIT songs->customContextMenuRequested(
                songs->visualRect(songs->currentIndex()).center());
            QTRY_VERIFY(songs->findChild<QMenu*>(QStringLiteral("songMenu")));
            auto* menu = songs->findChild<QMenu*>(QStringLiteral("songMenu"));
            part<QAction>(*menu, entry)->trigger();
            menu->close();
            QTRY_VERIFY(!songs->findChild<QMenu*>(QStringLiteral("songMenu")));
        };
        choose("menuGoToArtist");
        QTRY_VERIFY(shown("artistPage"));
        QTRY_COMPARE(words("artistName"), QStringLiteral("Ilse Varga"));
        choose("menuGoToAlbum");
        QTRY_VERIFY(shown("albumPage"));
        QTRY_COMPARE(words("albumTitle"), QStringLiteral("Night Ferry"));
    }

    void aSongOfSeveral_standsOnThePageOfEach_andItsMenuNamesThem() {
        auto* songs = view("songsTable");
        songs->setCurrentIndex(row(*songs, QStringLiteral("Kilometre Zero")));
        songs->setFocus();
        QTest::keyClick(songs, Qt::Key_F2);
        auto* dialog = part<QDialog>(*m_window, "editDialog");
        QTRY_VERIFY(part<QLineEdit>(*dialog, "editGenre")->isEnabled());
        for (const auto& [field, typed] : {std::pair{"editGenre", "Fado;Jazz"},
                                           std::pair{"editArtist", "Rui Andrade; Ilse Varga"}}) {
            auto* edit = part<QLineEdit>(*dialog, field);
            QVERIFY(edit->toolTip().contains(QStringLiteral("semicolons")));
            edit->selectAll();
            QTest::keyClicks(edit, QString::fromLatin1(typed));
        }
        part<QPushButton>(*dialog, "editSave")->click();
        QTRY_VERIFY(!m_window->findChild<QDialog*>(QStringLiteral("editDialog")));

        click("sidebarGenres");
        auto* genres = view("genresGrid");
        QTRY_COMPARE(genres->model()->rowCount(), 9);
        open(*genres, QStringLiteral("Jazz"));
        QTRY_COMPARE(words("genreName"), QStringLiteral("Jazz"));
        QTRY_COMPARE(words("genreAbout"), QStringLiteral("2 songs"));
        QTRY_COMPARE(titles(*view("genreSongs")), (QStringList{QStringLiteral("North Star, Low"),
                                                               QStringLiteral("Kilometre Zero")}));

        click("sidebarSongs");
        const QModelIndex index = row(*songs, QStringLiteral("Kilometre Zero"));
        QTRY_COMPARE(index.data(SongsModel::GenreRole).toString(), QStringLiteral("Fado; Jazz"));
        songs->setCurrentIndex(index);
        Q_EMIT songs->customContextMenuRequested(songs->visualRect(index).center());
        QTRY_VERIFY(songs->findChild<QMenu*>(QStringLiteral("songMenu")));
        auto* menu = songs->findChild<QMenu*>(QStringLiteral("songMenu"));
        auto* artists = part<QMenu>(*menu, "menuGoToArtists");
        QStringList names;
        for (const QAction* action : artists->actions())
            names += action->text();
        QCOMPARE(names, (QStringList{QStringLiteral("Rui Andrade"), QStringLiteral("Ilse Varga")}));
        artists->actions().back()->trigger();
        menu->close();
        QTRY_VERIFY(shown("artistPage"));
        QTRY_COMPARE(words("artistName"), QStringLiteral("Ilse Varga"));
        QVERIFY2(words("artistAbout").contains(QStringLiteral("6 songs")),
                 qPrintable(words("artistAbout")));
    }

    void typing_jumpsToAName() {
        click("sidebarArtists");
        auto* artists = view("artistsGrid");
        QTRY_COMPARE(artists->model()->rowCount(), 11);
        artists->setFocus();
        QTest::keyClicks(artists, QStringLiteral("mo"));
        QTRY_COMPARE(artists->currentIndex().data().toString(), QStringLiteral("Mori Tanaka"));
    }

    void typing_jumpsToAnArtistByWhatTheyAreSortedBy() {
        click("sidebarArtists");
        auto* artists = view("artistsGrid");
        QTRY_COMPARE(artists->model()->rowCount(), 11);
        QTRY_COMPARE(artists->model()->index(4, 0).data().toString(),
                     QStringLiteral("Mori Tanaka"));
        QTRY_COMPARE(artists->model()->index(6, 0).data().toString(),
                     QStringLiteral("The Quiet Harbours"));
        artists->setFocus();
        QTest::keyClicks(artists, QStringLiteral("r"));
        QTRY_COMPARE(artists->currentIndex().data().toString(), QStringLiteral("R.E.M."));
    }

    void typing_jumpsToASongByWhatItIsSortedBy() {
        click("sidebarSongs");
        auto* songs = view("songsTable");
        songs->setFocus();
        QTest::keyClicks(songs, QStringLiteral("northern"));
        QTRY_COMPARE(songs->currentIndex().data().toString(), QStringLiteral("A Northern Line"));
    }

    void search_findsInGroups_andTheArrowsWalkThem() {
        auto* field = part<QLineEdit>(*m_window, "searchField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("i"));
        QTRY_VERIFY(view("foundArtists")->model()->rowCount() > 0);
        field->clear();
        QTest::keyClicks(field, QStringLiteral("nor"));
        QTRY_COMPARE(titles(*view("foundSongs")).first(), QStringLiteral("Norðurljós"));
        QTRY_COMPARE(words("searchFooter"),
                     QStringLiteral("6 songs, 1 album · Enter plays the top result"));
        auto* songs = view("foundSongs");
        auto* albums = view("foundAlbums");
        QTest::keyClick(field, Qt::Key_Down);
        QCOMPARE(songs->currentIndex().row(), 0);
        QTest::keyClick(field, Qt::Key_PageDown);
        QVERIFY(!songs->currentIndex().isValid());
        QCOMPARE(albums->currentIndex().row(), 0);
        QTest::keyClick(field, Qt::Key_Up);
        QCOMPARE(songs->currentIndex().row(), 5);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
    }

    void search_anArtistByAnotherSpelling_isTheTopResult() {
        auto* field = part<QLineEdit>(*m_window, "searchField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("acdc"));
        auto* card = part<QAbstractButton>(*m_window, "topResult");
        QTRY_COMPARE(card->text(), QStringLiteral("AC/DC"));
        QCOMPARE(view("foundArtists")->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(m_live->playback->current().status, Status::Playing);
        QVERIFY(m_live->playback->current().song() == m_ids[8]);
        click("topResult");
        QTRY_COMPARE(words("artistName"), QStringLiteral("AC/DC"));
    }

    void search_aGenre_isAClickAway() {
        auto* field = part<QLineEdit>(*m_window, "searchField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("indie"));
        QTRY_VERIFY(m_window->findChild<QPushButton*>(QStringLiteral("searchGenre")));
        click("searchGenre");
        QTRY_COMPARE(words("genreName"), QStringLiteral("Indie Folk"));
    }

    void search_aPlaylist_isAClickAway() {
        QVERIFY(m_live->catalogue->playlists().create(m_live->session,
                                                      QStringLiteral("Zebra kitchen")));
        auto* field = part<QLineEdit>(*m_window, "searchField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("kitch zeb"));
        QTRY_VERIFY(m_window->findChild<QPushButton*>(QStringLiteral("searchPlaylist")));
        QTRY_COMPARE(words("searchFooter"),
                     QStringLiteral("1 playlist · Enter opens the playlist"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(shown("playlistPage"));
    }

    void search_misspelled_offersWhatWasMeant() {
        auto* field = part<QLineEdit>(*m_window, "searchField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("thundrestruck"));
        QTRY_VERIFY(shown("searchDidYouMean"));
        QCOMPARE(part<QPushButton>(*m_window, "searchDidYouMean")->text(),
                 QStringLiteral("Did you mean “thunderstruck”?"));
        click("searchDidYouMean");
        QCOMPARE(field->text(), QStringLiteral("thunderstruck"));
        QTRY_COMPARE(titles(*view("foundSongs")), QStringList{QStringLiteral("Thunderstruck")});
        QVERIFY(!shown("searchDidYouMean"));
    }

    void search_ofMany_saysHowManyLater() {
        const auto filled = m_live->library->rows().write([&](storage::Connection& connection) {
            connection.exec(
                "INSERT INTO songs (id, added_by, added_at, title, artist, album_artist, album, "
                "genre, composer, duration_ms, bytes, bitrate_kbps, sample_rate, channels, "
                "audio_hash, file_name, title_folded, artist_folded, album_folded, genre_folded, "
                "comment, lyrics) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                "WHERE i < 1234) SELECT randomblob(16), randomblob(16), 0, 'Many', '', '', '', '', "
                "'', 1000, 1, 1, 1, 1, randomblob(32), '', 'many', '', '', '', '', '' FROM n");
        });
        QVERIFY(filled);
        auto* field = part<QLineEdit>(*m_window, "searchField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("many"));
        QTRY_VERIFY(words("searchFooter").contains(QStringLiteral("1\u202f234 songs")));
        QCOMPARE(view("foundSongs")->model()->rowCount(), 50);
    }

    void everyControl_hasANameForTheScreenReader() {
        for (const char* entry : {"sidebarArtists", "sidebarGenres"}) {
            click(entry);
            for (auto* button : m_window->findChildren<QAbstractButton*>())
                if (button->isVisible())
                    QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                             qPrintable(button->objectName()));
        }
    }

    void screenshots() {
        const Pictures pictures;
        click("queueButton");
        click("sidebarArtists");
        shoot("artists");
        goToArtist(QStringLiteral("Ilse Varga"));
        QTest::qWait(200);
        shoot("artist");
        click("artistToSongs");
        shoot("artistsongs");
        click("sidebarGenres");
        shoot("genres");
        open(*view("genresGrid"), QStringLiteral("Indie Folk"));
        QTest::qWait(200);
        shoot("genre");
        auto* field = part<QLineEdit>(*m_window, "searchField");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("nor"));
        shoot("searchgroups");
        field->setText(QStringLiteral("a"));
        shoot("searchartists");
        field->setText(QStringLiteral("thundrestruck"));
        shoot("searchmeant");
    }

 private:
    void play(SongId song, int plays) {
        const auto key = m_live->catalogue->get(m_live->session, song)->key;
        const auto written = m_live->library->rows().write([&](storage::Connection& connection) {
            auto& statement = connection.prepare(
                "INSERT INTO song_stats (user_id, song_key, plays) VALUES (?, ?, ?)");
            storage::bind(statement, 1, m_live->session.user());
            storage::bind(statement, 2, static_cast<std::int64_t>(key));
            statement.bind(3, plays);
            statement.exec();
        });
        QVERIFY(written);
    }
    void addDisc(const char16_t* album, const std::vector<const char16_t*>& songs,
                 const char* disc) {
        int track = 0;
        for (const char16_t* title : songs) {
            Mp3Tags tags;
            tags.title = QString::fromUtf16(title);
            tags.artist = QStringLiteral("Ilse Varga");
            tags.album = QString::fromUtf16(album);
            tags.track = QString::number(++track);
            tags.disc = QString::fromLatin1(disc);
            QVERIFY(m_live->catalogue->add(
                m_live->session,
                {mp3(tags), tags.title + QStringLiteral(".mp3"), catalogue::Visibility::Everyone}));
        }
    }
    void openAlbum(const QString& title, int songs) {
        click("sidebarAlbums");
        open(*view("albumsGrid"), title);
        QTRY_VERIFY(shown("albumPage"));
        QTRY_COMPARE(view("albumSongs")->model()->rowCount(), songs);
    }
    /// The texts that a widget paints, from top to bottom and from left to right.
    static QStringList painted(QWidget& widget) {
        TextRecorder recorder(widget);
        widget.render(&recorder);
        return recorder.texts();
    }
    void goToArtist(const QString& name) {
        click("sidebarArtists");
        QTRY_COMPARE(view("artistsGrid")->model()->rowCount(), 11);
        open(*view("artistsGrid"), name);
        QTRY_VERIFY(shown("artistPage"));
        QTRY_COMPARE(words("artistName"), name);
    }
    static QModelIndex row(const QAbstractItemView& view, const QString& title) {
        if (!QTest::qWaitFor([&] { return titles(view).contains(title); }))
            qFatal("no row %s", qPrintable(title));
        return view.model()->index(static_cast<int>(titles(view).indexOf(title)), 0);
    }
    static void open(QAbstractItemView& view, const QString& title) {
        const QModelIndex index = row(view, title);
        view.scrollTo(index);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
    }
    void shoot(const char* name) {
        QTest::qWait(300);
        testing::shoot(*m_window, name);
    }

    std::vector<SongId> m_ids;
};

QTEST_MAIN(TestGuiBrowse)
#include "tst_gui_browse.moc"
