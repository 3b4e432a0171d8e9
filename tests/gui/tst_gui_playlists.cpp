// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <thread>

#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "tests/ui/live_window.h"
#include "ui/ask.h"
#include "ui/library/song_drag.h"
#include "ui/library/song_table.h"
#include "ui/playlists/smart_dialog.h"
#include "ui/shell/sidebar_entry.h"
#include "ui/shell/toast.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using catalogue::SongKey;

/// Playlists, hearts and stars in the whole window over the real services.
class TestGuiPlaylists : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_live = std::make_unique<LiveServices>();
        m_ids = m_live->add(12, 1.0);
        m_keys = *m_live->catalogue->list(m_live->session, {});
        m_window = windowOf(*m_live);
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void plus_makesAPlaylist_thatTakesSongsFromTheirMenu() {
        click("addPlaylist");
        trigger("newPlaylistMenu", "menuNewPlaylist");
        answer(QStringLiteral("Sunday kitchen"));
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Sunday kitchen")});
        QTRY_COMPARE(title(), QStringLiteral("Sunday kitchen"));
        QTRY_VERIFY(part<QWidget>(*m_window, "playlistEmpty")->isVisible());

        click("sidebarSongs");
        select(*songs(), {1, 3});
        openSongMenu(*songs(), 3);
        auto* sub = part<QMenu>(*part<QMenu>(*m_window, "songMenu"), "menuAddToPlaylist");
        QTRY_VERIFY(sub->findChild<QAction*>(QStringLiteral("menuPlaylist")));
        sub->findChild<QAction*>(QStringLiteral("menuPlaylist"))->trigger();
        part<QMenu>(*m_window, "songMenu")->close();
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[1], m_keys[3]}));
        QTRY_COMPARE(entry(0)->accessibleDescription(), QStringLiteral("2"));
        clickEntry(0);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QTRY_VERIFY(!part<QWidget>(*m_window, "playlistEmpty")->isVisible());
        QTRY_VERIFY(
            part<QLabel>(*page(), "pageFigures")->text().startsWith(QStringLiteral("2 songs")));
    }

    void songs_droppedOnAPlaylist_areInIt_alsoTwice() {
        make("Road", {m_keys[0]});
        dropSongs(*entry(0), {m_keys[2], m_keys[0]});
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[0], m_keys[2], m_keys[0]}));
        clickEntry(0);
        QTRY_COMPARE(table()->model()->rowCount(), 3);
        QTRY_VERIFY(table()->model()->index(2, 0).data().isValid());
        QCOMPARE(table()->model()->index(2, 0).data(), table()->model()->index(0, 0).data());
        // On the favourites, they get a heart.
        dropSongs(*part<QWidget>(*m_window, "sidebarFavourites"), {m_keys[5]});
        QTRY_VERIFY(stats(m_keys[5]).favourite);
    }

    void keys_moveTakeOutAndBringBack() {
        make("Road", {m_keys[0], m_keys[1], m_keys[2], m_keys[3]});
        clickEntry(0);
        QTRY_COMPARE(table()->model()->rowCount(), 4);
        select(*table(), {2});
        QTest::keyClick(table(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[0], m_keys[2], m_keys[1], m_keys[3]}));
        QTRY_COMPARE(table()->selected().entries(), std::vector<SongKey>{m_keys[2]});
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[0], m_keys[1], m_keys[3]}));
        QCOMPARE(m_live->catalogue->counts(m_live->session)->songs,
                 12);  // only out of the playlist
        QTest::keyClick(table(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(held(0).size(), 4U);
    }

    void songs_addedFromTheirMenu_areTakenOutByUndo_andAddedAgain() {
        make("Road", {m_keys[0]});
        addFromMenu({1, 3});
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[0], m_keys[1], m_keys[3]}));
        QTRY_COMPARE(said(), QStringLiteral("2 songs added to “Road”. Ctrl+Z undoes that."));
        for (int time = 0; time < 2; ++time) {
            undo();
            QTRY_COMPARE(held(0), std::vector<SongKey>{m_keys[0]});
            QTRY_COMPARE(said(), QStringLiteral("Undone: adding 2 songs to “Road”."));
            redo();
            QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[0], m_keys[1], m_keys[3]}));
            QTRY_COMPARE(said(), QStringLiteral("Done again: adding 2 songs to “Road”."));
        }
        redo();
        QTRY_COMPARE(said(), QStringLiteral("There is nothing to do again."));
    }

    void songs_droppedOnThePlaylist_areTakenOutByUndo_andAddedAgain() {
        make("Road", {m_keys[0]});
        dropSongs(*entry(0), {m_keys[2], m_keys[0]});
        const std::vector<SongKey> all{m_keys[0], m_keys[2], m_keys[0]};
        QTRY_COMPARE(held(0), all);
        QTRY_COMPARE(said(), QStringLiteral("2 songs added to “Road”. Ctrl+Z undoes that."));
        undo();
        QTRY_COMPARE(held(0), std::vector<SongKey>{m_keys[0]});
        QTRY_COMPARE(said(), QStringLiteral("Undone: adding 2 songs to “Road”."));
        redo();
        QTRY_COMPARE(held(0), all);
        QTRY_COMPARE(said(), QStringLiteral("Done again: adding 2 songs to “Road”."));
    }

    void songs_addedToANewPlaylist_goWithItByUndo() {
        select(*songs(), {1, 3});
        openSongMenu(*songs(), 3);
        auto* menu = part<QMenu>(*m_window, "songMenu");
        part<QAction>(*menu, "menuNewPlaylist")->trigger();
        menu->close();
        answer(QStringLiteral("Road"));
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Road")});
        QTRY_COMPARE(said(), QStringLiteral("2 songs added to “Road”. Ctrl+Z undoes that."));
        m_window->activateWindow();  // after the dialog
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        undo();
        QTRY_VERIFY(entries().isEmpty());
        QTRY_COMPARE(said(), QStringLiteral("Undone: the new “Road”."));
        redo();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Road")});
        QTRY_COMPARE(said(), QStringLiteral("“Road” is back."));
        QCOMPARE(held(0), (std::vector<SongKey>{m_keys[1], m_keys[3]}));
    }

    void edits_ofPlaylistsAndSongs_areDoneAgainInTheirOrder() {
        make("Road", {m_keys[0]});
        setGenre(m_keys[5], "First");
        addFromMenu({1});
        QTRY_COMPARE(held(0).size(), 2U);
        QTRY_VERIFY(!said().isEmpty());
        clickEntry(0);
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        QTRY_VERIFY(table()->viewport()->acceptDrops());  // it is known to be one by hand
        select(*table(), {0});
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_COMPARE(held(0), std::vector<SongKey>{m_keys[1]});
        QTRY_VERIFY(said().contains(QStringLiteral("taken out")));
        setGenre(m_keys[5], "Second");

        undo();
        QTRY_COMPARE(genre(m_keys[5]), QStringLiteral("First"));
        undo();
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[0], m_keys[1]}));
        undo();
        QTRY_COMPARE(held(0), std::vector<SongKey>{m_keys[0]});
        undo();
        QTRY_VERIFY(genre(m_keys[5]) != QStringLiteral("First"));

        redo();
        QTRY_COMPARE(genre(m_keys[5]), QStringLiteral("First"));
        QCOMPARE(held(0), std::vector<SongKey>{m_keys[0]});
        redo();
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[0], m_keys[1]}));
        redo();
        QTRY_COMPARE(held(0), std::vector<SongKey>{m_keys[1]});
        QTRY_COMPARE(said(), QStringLiteral("Done again: taking 1 song out of the playlist."));
        QCOMPARE(genre(m_keys[5]), QStringLiteral("First"));
        redo();
        QTRY_COMPARE(genre(m_keys[5]), QStringLiteral("Second"));
    }

    /// What was undone is forgotten once something else is done.
    void afterAnotherEdit_nothingIsDoneAgain_data() {
        QTest::addColumn<bool>("ofASong");
        QTest::newRow("of a song") << true;
        QTest::newRow("of a playlist") << false;
    }
    void afterAnotherEdit_nothingIsDoneAgain() {
        QFETCH(bool, ofASong);
        make("Road", {m_keys[0]});
        addFromMenu({1});
        QTRY_COMPARE(held(0).size(), 2U);
        QTRY_VERIFY(!said().isEmpty());
        undo();
        QTRY_COMPARE(held(0).size(), 1U);
        QTRY_VERIFY(said().startsWith(QStringLiteral("Undone")));
        if (ofASong) {
            setGenre(m_keys[5], "First");
        } else {
            addFromMenu({3});
            QTRY_COMPARE(said(), QStringLiteral("1 song added to “Road”. Ctrl+Z undoes that."));
        }
        const auto now = held(0);
        redo();
        QTRY_COMPARE(said(), QStringLiteral("There is nothing to do again."));
        QCOMPARE(held(0), now);
    }

    /// Rows that were moved or taken by somebody else meanwhile are not doubled.
    void whatIsNoLongerThere_isNotAddedAgain() {
        make("Road", {m_keys[0]});
        addFromMenu({1, 3});
        QTRY_COMPARE(held(0).size(), 3U);
        QTRY_VERIFY(!said().isEmpty());
        const auto list = m_live->catalogue->playlists().list(m_live->session)->front();
        QVERIFY(m_live->catalogue->playlists().removeEntries(m_live->session, list.id,
                                                             std::vector{m_keys[1]}));
        undo();
        QTRY_COMPARE(held(0), std::vector<SongKey>{m_keys[0]});
        QTRY_VERIFY(said().startsWith(QStringLiteral("Undone")));
        redo();
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[0], m_keys[3]}));
    }

    /// The keys may come before what they take back has reached the disk.
    void undo_rightAfterAnEdit_takesBackThatEdit() {
        make("Road", {m_keys[0], m_keys[1], m_keys[2], m_keys[3]});
        clickEntry(0);
        QTRY_COMPARE(table()->model()->rowCount(), 4);
        select(*table(), {1});
        QTest::keyClick(table(), Qt::Key_Delete);
        QTest::keyClick(table(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(part<Toast>(*m_window, "toast")->words(),
                     QStringLiteral("The playlist is as it was."));
        QCOMPARE(held(0).size(), 4U);
        select(*table(), {1});
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_COMPARE(table()->model()->rowCount(), 3);
        // Both presses count, though the first is not done with at the second.
        select(*table(), {0});
        QTest::keyClick(table(), Qt::Key_Delete);
        QTest::keyClick(table(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(table(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(held(0).size(), 4U);
    }

    void rows_areDraggedIntoAnotherOrder() {
        make("Road", {m_keys[0], m_keys[1], m_keys[2]});
        clickEntry(0);
        QTRY_COMPARE(table()->model()->rowCount(), 3);
        QTRY_VERIFY(table()->viewport()->acceptDrops());
        const QRect first = table()->visualRect(table()->model()->index(0, 0));
        const std::unique_ptr<QMimeData> mime(songsMime(std::vector{m_keys[2]}));
        const QPoint at(first.center().x(), first.top() + 2);
        QDragEnterEvent enter(at, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(table()->viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(at), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(table()->viewport(), &drop);
        // From elsewhere: it is added where it falls.
        QTRY_COMPARE(held(0), (std::vector<SongKey>{m_keys[2], m_keys[0], m_keys[1], m_keys[2]}));
    }

    void removedPlaylist_comesBack() {
        make("Road", {m_keys[0]});
        entry(0)->setFocus();
        QTest::keyClick(entry(0), Qt::Key_Delete);
        QTRY_VERIFY(entries().isEmpty());
        songs()->setFocus();
        QTest::keyClick(songs(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Road")});
        QCOMPARE(held(0), std::vector<SongKey>{m_keys[0]});
        redo();
        QTRY_VERIFY(entries().isEmpty());
        QTRY_COMPARE(said(), QStringLiteral("“Road” is removed again."));
    }

    void hearts_andStars_byKeysAndByPointer() {
        select(*songs(), {0});
        QTest::keyClick(songs(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(stats(m_keys[0]).favourite);
        QTest::keyClick(songs(), Qt::Key_4, Qt::AltModifier);
        QTRY_COMPARE(stats(m_keys[0]).rating, 80);
        QTest::keyClick(songs(), Qt::Key_0, Qt::AltModifier);
        QTRY_VERIFY(!stats(m_keys[0]).rating);
        // The heart at the end of the second row; the stars need a wide window.
        click("queueButton");
        QTRY_VERIFY(songs()->width() > 900);
        const QRect row = songs()->visualRect(songs()->model()->index(1, 0));
        for (const auto& column : placeColumns(SongColumns::Library, row.width())) {
            const QPoint at(row.x() + column.x + column.width / 2, row.center().y());
            if (column.column == SongColumn::Heart || column.column == SongColumn::Rating)
                QTest::mouseClick(songs()->viewport(), Qt::LeftButton, {}, at);
        }
        QTRY_VERIFY(stats(m_keys[1]).favourite);
        QTRY_COMPARE(stats(m_keys[1]).rating, 60);
        QTRY_COMPARE_WITH_TIMEOUT(
            part<QWidget>(*m_window, "sidebarFavourites")->accessibleDescription(),
            QStringLiteral("2"), 5000);
        click("sidebarFavourites");
        QTRY_COMPARE(title(), QStringLiteral("Favourites"));
        QTRY_COMPARE(table()->model()->rowCount(), 2);
        // Delete takes the heart away, the page follows.
        select(*table(), {0});
        QTest::keyClick(table(), Qt::Key_Delete);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        QTRY_VERIFY(!stats(m_keys[1]).favourite);
    }

    void heartOfThePlayer_isThatOfTheSong() {
        QVERIFY(m_live->playback->play(m_live->session, m_ids, 0));
        auto* heart = part<QAbstractButton>(*m_window, "heartButton");
        QTRY_VERIFY(heart->isVisible());
        QVERIFY(!heart->isChecked());
        const SongKey key = m_live->catalogue->get(m_live->session, m_ids[0])->key;
        QVERIFY(m_live->playback->pause(m_live->session));
        QTest::mouseClick(heart, Qt::LeftButton);
        QTRY_VERIFY(stats(key).favourite);
        QTRY_VERIFY(heart->isChecked());
        QVERIFY(
            m_live->catalogue->statistics().setFavourite(m_live->session, std::vector{key}, false));
        QTRY_VERIFY(!heart->isChecked());
    }

    void smartPlaylist_isBuiltSavedAndFollows() {
        click("addPlaylist");
        trigger("newPlaylistMenu", "menuNewSmart");
        auto* dialog = part<SmartDialog>(*m_window, "smartDialog");
        QTRY_VERIFY(dialog->findChild<QWidget*>(QStringLiteral("rule")));
        part<QPushButton>(*dialog, "smartSave")->click();
        QVERIFY(!part<QLabel>(*dialog, "smartMessage")->text().isEmpty());  // it has no name
        part<QLineEdit>(*dialog, "smartName")->setText(QStringLiteral("Hearts"));
        QTRY_COMPARE(part<QLabel>(*dialog, "smartSummary")->text(),
                     QStringLiteral("12 songs match now"));
        choose(part<QComboBox>(*dialog, "ruleField"), QStringLiteral("Favourite"));
        QTRY_COMPARE(part<QLabel>(*dialog, "smartSummary")->text(),
                     QStringLiteral("No song matches now"));
        part<QPushButton>(*dialog, "addRule")->click();
        part<QPushButton>(*dialog, "matchAny")->click();
        const auto fields = dialog->findChildren<QLineEdit*>(QStringLiteral("ruleValue"));
        QCOMPARE(fields.size(), 2);
        const QString wanted =
            (*m_live->catalogue->songs(m_live->session, m_keys))[4]->fields.title;
        QTest::keyClicks(fields[1], wanted);
        QTRY_VERIFY(
            part<QLabel>(*dialog, "smartSummary")->text().contains(QStringLiteral("match")) &&
            !part<QLabel>(*dialog, "smartSummary")->text().startsWith(QStringLiteral("No")));
        part<QPushButton>(*dialog, "smartSave")->click();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Hearts")});
        QTRY_COMPARE(title(), QStringLiteral("Hearts"));
        QTRY_VERIFY(table()->model()->rowCount() >= 1);
        const int before = table()->model()->rowCount();
        QVERIFY(m_live->catalogue->statistics().setFavourite(m_live->session,
                                                             std::vector{m_keys[11]}, true));
        QTRY_COMPARE(table()->model()->rowCount(), before + 1);

        // It opens again as it was.
        const auto list = *m_live->catalogue->playlists().list(m_live->session);
        const auto rules = *m_live->catalogue->playlists().rules(m_live->session, list[0].id);
        QVERIFY(rules.root.any);
        QCOMPARE(rules.root.rules.size(), 2U);
        QCOMPARE(rules.root.rules[1].text, wanted);
        click("playlistMore");
        trigger("playlistMenu", "menuPlaylistRules");
        dialog = part<SmartDialog>(*m_window, "smartDialog");
        QTRY_COMPARE(dialog->findChildren<QWidget*>(QStringLiteral("rule")).size(), 2);
        QCOMPARE(part<QLineEdit>(*dialog, "smartName")->text(), QStringLiteral("Hearts"));
        shoot(*dialog, "smart");
        dialog->reject();
    }

    void playlistFile_droppedOnTheWindow_isImported() {
        const std::filesystem::path folder = m_live->folder.path().toStdString();
        Mp3Options options;
        options.seconds = 1.0;
        writeFile(folder / "lists" / "fresh.mp3", mp3(songTags(30), options));
        writeFile(folder / "lists" / "mine.m3u", "3.mp3\r\nfresh.mp3\r\nnowhere.mp3\r\n");
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(
            QString::fromStdString((folder / "lists" / "mine.m3u").string()))});
        QDragEnterEvent enter(m_window->rect().center(), Qt::CopyAction, &mime, Qt::LeftButton,
                              Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QDropEvent drop(QPointF(m_window->rect().center()), Qt::CopyAction, &mime, Qt::LeftButton,
                        Qt::NoModifier);
        drop.ignore();
        QCoreApplication::sendEvent(m_window.get(), &drop);
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("mine")});
        QTRY_COMPARE(held(0).size(), 1U);
        // What is missing is said, what could be added is offered.
        QTRY_VERIFY(m_window->findChild<QMessageBox*>(QStringLiteral("playlistReport")));
        auto* report = part<QMessageBox>(*m_window, "playlistReport");
        QCOMPARE(report->detailedText(), QStringLiteral("nowhere.mp3"));
        part<QPushButton>(*report, "playlistAddFiles")->click();
        QTRY_COMPARE_WITH_TIMEOUT(held(0).size(), 2U, 20'000);
    }

    void playlistFile_droppedWithItsSongs_hasThem() {
        const std::filesystem::path folder = m_live->folder.path().toStdString();
        std::vector<std::filesystem::path> dropped{folder / "lists" / "mine.m3u"};
        QByteArray lines;
        for (int i = 30; i < 60; ++i) {
            const std::string name = std::to_string(i) + ".mp3";
            writeFile(folder / "lists" / name, mp3(songTags(i)));
            dropped.push_back(folder / "lists" / name);
            lines += QByteArray::fromStdString(name) + "\n";
        }
        writeFile(dropped.front(), lines);
        m_window->addFiles(dropped);
        QTRY_COMPARE_WITH_TIMEOUT(entries(), QStringList{QStringLiteral("mine")}, 20'000);
        QTRY_COMPARE(held(0).size(), 30U);
        QVERIFY(!m_window->findChild<QMessageBox*>(QStringLiteral("playlistReport")));
    }

    void playlistFile_droppedWithAReviewedSong_waitsForIt() {
        m_live->preferences.setReviewed(true);
        const std::filesystem::path folder = m_live->folder.path().toStdString();
        writeFile(folder / "lists" / "fresh.mp3", mp3(songTags(30)));
        writeFile(folder / "lists" / "mine.m3u", "fresh.mp3\n");
        m_window->addFiles({folder / "lists" / "mine.m3u", folder / "lists" / "fresh.mp3"});
        auto* add = part<QPushButton>(*part<QDialog>(*m_window, "previewDialog"), "previewAdd");
        QTRY_VERIFY(add->isEnabled());
        add->click();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("mine")});
        QTRY_COMPARE(held(0).size(), 1U);
        // Where nothing is new, the list is; it comes as soon as that was seen.
        m_window->addFiles({folder / "lists" / "mine.m3u", folder / "lists" / "fresh.mp3"});
        auto* dialog = part<QDialog>(*m_window, "previewDialog");
        QTRY_COMPARE(part<QLabel>(*dialog, "previewTitle")->text(),
                     QStringLiteral("Nothing new to add"));
        QCOMPARE(entries().size(), 1);
        part<QPushButton>(*dialog, "previewCancel")->click();
        QTRY_COMPARE(entries().size(), 2);
    }

    void playlistFile_whoseSongsAreAdded_waitsForThem_notForAnotherImport() {
        const std::filesystem::path folder = m_live->folder.path().toStdString();
        writeFile(folder / "lists" / "fresh.mp3", mp3(songTags(30)));
        writeFile(folder / "lists" / "mine.m3u", "fresh.mp3\n");
        writeFile(folder / "others" / "other.mp3", mp3(songTags(31)));
        m_window->addFiles({folder / "lists" / "mine.m3u"});
        QTRY_VERIFY(m_window->findChild<QMessageBox*>(QStringLiteral("playlistReport")));
        auto* report = part<QMessageBox>(*m_window, "playlistReport");
        // The other import is over, but nobody was told yet: its threads are gone.
        const auto threads = [] {
            return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
        };
        const auto before = threads();
        m_live->importer.start(m_live->session, {folder / "others"});
        while (threads() > before)
            std::this_thread::yield();
        part<QPushButton>(*report, "playlistAddFiles")->click();
        QTRY_COMPARE_WITH_TIMEOUT(held(0).size(), 1U, 20'000);
        QTRY_VERIFY(!m_live->importer.running());
    }

    void folder_holdsAndCloses() {
        auto& playlists = m_live->catalogue->playlists();
        const auto folder = *playlists.createFolder(m_live->session, QStringLiteral("Home"));
        QVERIFY(playlists.create(m_live->session, QStringLiteral("Kitchen"), {}, folder));
        QTRY_COMPARE(entries().size(), 2);
        QVERIFY(entry(1)->isVisible() && entry(1)->x() > entry(0)->x());
        clickEntry(0);
        QVERIFY(!entry(1)->isVisible());
        clickEntry(0);
        QVERIFY(entry(1)->isVisible());
    }

    void lockedWindow_saysNothingOfPlaylists() {
        make("Secret road", {m_keys[0]});
        m_window->lock();
        QTRY_VERIFY(!m_window->findChild<QWidget*>(QStringLiteral("libraryView")));
        QVERIFY(m_window->findChildren<SidebarEntry*>().isEmpty());
    }

    void everyControl_hasAName() {
        make("Road", {m_keys[0]});
        clickEntry(0);
        QTRY_COMPARE(table()->model()->rowCount(), 1);
        for (const auto* button : m_window->findChildren<QAbstractButton*>()) {
            if (button->isVisible())
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         qPrintable(button->objectName()));
        }
    }

    void pictures() {
        const Pictures pictures;
        auto& playlists = m_live->catalogue->playlists();
        auto& statistics = m_live->catalogue->statistics();
        make("Sunday kitchen", {m_keys[0], m_keys[3], m_keys[5], m_keys[0]});
        make("Deep focus", {m_keys[1], m_keys[2]});
        const auto folder = *playlists.createFolder(m_live->session, QStringLiteral("On the road"));
        QVERIFY(playlists.create(m_live->session, QStringLiteral("A very long name of a playlist"),
                                 m_keys, folder));
        catalogue::SmartRules rules;
        rules.root.rules = {{catalogue::RuleField::Plays, catalogue::RuleOp::Is, {}, 0, 0}};
        QVERIFY(playlists.createSmart(m_live->session, QStringLiteral("Never played"), rules));
        QVERIFY(statistics.setFavourite(m_live->session, std::span(m_keys).first(3), true));
        for (int i = 0; i < 6; ++i)
            QVERIFY(statistics.setRating(m_live->session,
                                         std::span(m_keys).subspan(static_cast<std::size_t>(i), 1),
                                         20 * i));
        QVERIFY(m_live->playback->play(m_live->session, m_ids, 0));
        QTRY_COMPARE(entries().size(), 5);
        QTest::qWait(2500);
        shoot(*m_window, "playlists-songs");
        click("queueButton");
        QTest::qWait(300);
        shoot(*m_window, "playlists-songs-wide");
        clickEntry(0);
        QTest::qWait(300);
        shoot(*m_window, "playlist");
        click("sidebarFavourites");
        QTest::qWait(300);
        shoot(*m_window, "favourites");
        select(*table(), {0});
        openSongMenu(*table(), 0);
        shoot(*part<QMenu>(*m_window, "songMenu"), "playlists-menu");
        part<QMenu>(*m_window, "songMenu")->close();
        m_window->resize(640, 480);
        QTest::qWait(300);
        shoot(*m_window, "playlists-narrow");
    }

 private:
    [[nodiscard]] SongTable* songs() const { return part<SongTable>(*m_window, "songsTable"); }
    [[nodiscard]] SongTable* table() const { return part<SongTable>(*m_window, "playlistTable"); }
    [[nodiscard]] QWidget* page() const { return part<QWidget>(*m_window, "playlistPage"); }
    [[nodiscard]] QString title() const {
        auto* shown = m_window->findChild<QWidget*>(QStringLiteral("playlistPage"));
        return shown ? part<QLabel>(*shown, "pageTitle")->text() : QString();
    }
    [[nodiscard]] QStringList entries() const {
        QStringList names;
        const auto list = m_window->findChildren<SidebarEntry*>(QStringLiteral("sidebarPlaylist"));
        for (const auto* line : list)
            if (!line->isHidden())
                names += line->text();
        return names;
    }
    /// In the order of their making, which is that of the sidebar here.
    [[nodiscard]] SidebarEntry* entry(int at) const {
        return m_window->findChildren<SidebarEntry*>(QStringLiteral("sidebarPlaylist")).at(at);
    }
    void clickEntry(int at) {
        QCoreApplication::processEvents();
        QTest::mouseClick(entry(at), Qt::LeftButton, {}, entry(at)->rect().center());
    }
    void make(const char* name, const std::vector<SongKey>& keys) {
        const auto count = entries().size();
        QVERIFY(m_live->catalogue->playlists().create(m_live->session, QString::fromLatin1(name),
                                                      keys));
        QTRY_COMPARE(entries().size(), count + 1);
    }
    [[nodiscard]] std::vector<SongKey> held(int at) const {
        const auto list = *m_live->catalogue->playlists().list(m_live->session);
        auto keys = *m_live->catalogue->playlists().songs(m_live->session,
                                                          list.at(static_cast<std::size_t>(at)).id);
        std::ranges::transform(keys, keys.begin(), catalogue::songOf);
        return keys;
    }
    [[nodiscard]] QString said() const { return part<Toast>(*m_window, "toast")->words(); }
    void undo() { QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() {
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    }
    /// Rows of all songs, to the first playlist.
    void addFromMenu(const std::vector<int>& rows) {
        select(*songs(), rows);
        openSongMenu(*songs(), rows.front());
        auto* menu = part<QMenu>(*m_window, "songMenu");
        QTRY_VERIFY(menu->findChild<QAction*>(QStringLiteral("menuPlaylist")));
        part<QAction>(*menu, "menuPlaylist")->trigger();
        menu->close();
        QTRY_VERIFY(!m_window->findChild<QMenu*>(QStringLiteral("songMenu")));
    }
    /// Once all that was asked for is answered: the window knows what it has done until now.
    void setGenre(SongKey song, const char* genre) {
        askPool().waitForDone();
        QCoreApplication::processEvents();
        catalogue::FieldEdit edit;
        edit.genre = QString::fromLatin1(genre);
        QVERIFY(m_live->catalogue->changes().edit(m_live->session, std::span(&song, 1), edit));
    }
    [[nodiscard]] QString genre(SongKey song) const {
        return m_live->catalogue->songs(m_live->session, std::span(&song, 1))
            ->front()
            ->fields.genre;
    }
    [[nodiscard]] catalogue::SongStats stats(SongKey key) const {
        return m_live->catalogue->statistics().stats(m_live->session, std::span(&key, 1))->front();
    }
    void click(const char* name) {
        auto* widget = part<QWidget>(*m_window, name);
        QCoreApplication::processEvents();
        QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
    }
    void trigger(const char* menu, const char* action) {
        auto* shown = part<QMenu>(*m_window, menu);
        part<QAction>(*shown, action)->trigger();
        shown->close();
    }
    void answer(const QString& name) {
        auto* dialog = part<QInputDialog>(*m_window, "playlistName");
        dialog->setTextValue(name);
        dialog->accept();
    }
    static void choose(QComboBox* box, const QString& words) {
        const int index = box->findText(words);
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    static void select(SongTable& table, const std::vector<int>& rows) {
        table.setFocus();
        table.setCurrentIndex(table.model()->index(rows.front(), 0));
        table.selectionModel()->clearSelection();
        for (const int row : rows)
            table.selectionModel()->select(table.model()->index(row, 0),
                                           QItemSelectionModel::Select);
    }
    static void openSongMenu(SongTable& table, int row) {
        const QPoint at = table.visualRect(table.model()->index(row, 0)).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, table.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(table.viewport(), &event);
    }
    static void dropSongs(QWidget& onto, const std::vector<SongKey>& keys) {
        const std::unique_ptr<QMimeData> mime(songsMime(keys));
        QDragEnterEvent enter(onto.rect().center(), Qt::CopyAction, mime.get(), Qt::LeftButton,
                              Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&onto, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(onto.rect().center()), Qt::CopyAction, mime.get(), Qt::LeftButton,
                        Qt::NoModifier);
        QCoreApplication::sendEvent(&onto, &drop);
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<MainWindow> m_window;
    std::vector<SongId> m_ids;
    std::vector<SongKey> m_keys;
};

QTEST_MAIN(TestGuiPlaylists)
#include "tst_gui_playlists.moc"
