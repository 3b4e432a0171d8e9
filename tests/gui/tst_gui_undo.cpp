// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "tests/ui/live_window.h"
#include "ui/library/song_table.h"
#include "ui/playlists/smart_dialog.h"
#include "ui/shell/sidebar_entry.h"
#include "ui/shell/toast.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using catalogue::SongKey;
using catalogue::SongStats;

/// Ctrl+Z and Ctrl+Shift+Z in the whole window over the real services: stars, hearts, and what is
/// done with playlists as a whole.
class TestGuiUndo : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_live = std::make_unique<LiveServices>();
        m_ids = m_live->add(6, 1.0);
        m_keys = *m_live->catalogue->list(m_live->session, {});
        m_window = windowOf(*m_live);
        QTRY_COMPARE(songs()->model()->rowCount(), 6);
        songs()->setFocus();
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void starsOfAllSongs_comeBack() {
        for (int i = 1; i < 5; ++i)
            QVERIFY(statistics().setRating(m_live->session, one(i), 20 * i));
        const auto before = all();
        QTest::keyClick(songs(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(songs(), Qt::Key_0, Qt::AltModifier);
        QTRY_COMPARE(said(), QStringLiteral("4 songs are not rated any more. Ctrl+Z undoes that."));
        QVERIFY(
            std::ranges::none_of(all(), [](const SongStats& s) { return s.rating.has_value(); }));
        const auto after = all();
        for (int time = 0; time < 2; ++time) {
            undo();
            QTRY_COMPARE(said(), QStringLiteral("Undone: rating 4 songs."));
            QCOMPARE(all(), before);
            redo();
            QTRY_COMPARE(said(), QStringLiteral("Done again: rating 4 songs."));
            QCOMPARE(all(), after);
        }
    }

    void star_rightBeforeTheKeys_isTakenBack_andAPlaySinceIsNot() {
        select({2});
        QTest::keyClick(songs(), Qt::Key_4, Qt::AltModifier);
        QTest::keyClick(songs(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(said(), QStringLiteral("Undone: rating 1 song."));
        QVERIFY(!of(2).rating);
        redo();
        QTRY_COMPARE(of(2).rating, 80);
        QTRY_COMPARE(said(), QStringLiteral("Done again: rating 1 song."));
        SongStats played = of(2);
        played.plays = 3;
        QVERIFY(statistics().replace(m_live->session, one(2), std::span(&played, 1)));
        undo();
        QTRY_VERIFY(!of(2).rating);
        QCOMPARE(of(2).plays, 3);
    }

    void hearts_comeBackAsTheyWere() {
        QVERIFY(statistics().setFavourite(m_live->session, one(1), true));
        const auto before = all();
        select({0, 1, 2});
        QTest::keyClick(songs(), Qt::Key_D, Qt::ControlModifier);
        QTRY_COMPARE(said(), QStringLiteral("2 songs are favourites now. Ctrl+Z undoes that."));
        QVERIFY(of(0).favourite && of(1).favourite && of(2).favourite);
        QTest::keyClick(songs(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY(said().startsWith(QStringLiteral("3 songs are no favourites")));
        QVERIFY(!of(1).favourite);
        undo();
        QTRY_COMPARE(said(), QStringLiteral("Undone: the heart of 3 songs."));
        QVERIFY(of(0).favourite);
        QCOMPARE(of(1), before[1]);
        undo();
        QTRY_COMPARE(said(), QStringLiteral("Undone: the heart of 2 songs."));
        QCOMPARE(all(), before);
    }

    void heartOfThePlayer_isTakenBack() {
        QVERIFY(m_live->playback->play(m_live->session, m_ids, 0));
        QVERIFY(m_live->playback->pause(m_live->session));
        auto* heart = part<QAbstractButton>(*m_window, "heartButton");
        QTRY_VERIFY(heart->isVisible());
        const SongKey key = m_live->catalogue->get(m_live->session, m_ids[0])->key;
        const auto at = std::ranges::find(m_keys, key) - m_keys.begin();
        QTest::mouseClick(heart, Qt::LeftButton);
        QTRY_VERIFY(of(at).favourite);
        QTRY_VERIFY(heart->isChecked());
        undo();
        QTRY_COMPARE(said(), QStringLiteral("Undone: the heart of 1 song."));
        QVERIFY(!of(at).favourite);
        QTRY_VERIFY(!heart->isChecked());
        redo();
        QTRY_VERIFY(of(at).favourite);
        QTRY_VERIFY(heart->isChecked());
    }

    void starsAndEditsOfSongs_areTakenBackInTheirOrder() {
        select({0});
        QTest::keyClick(songs(), Qt::Key_3, Qt::AltModifier);
        QTRY_COMPARE(of(0).rating, 60);
        setGenre("First");
        QTest::keyClick(songs(), Qt::Key_5, Qt::AltModifier);
        QTRY_COMPARE(of(0).rating, 100);
        undo();
        QTRY_COMPARE(of(0).rating, 60);
        QCOMPARE(genre(), QStringLiteral("First"));
        undo();
        QTRY_VERIFY(genre() != QStringLiteral("First"));
        QCOMPARE(of(0).rating, 60);
        undo();
        QTRY_VERIFY(!of(0).rating);
        redo();
        QTRY_COMPARE(of(0).rating, 60);
        redo();
        QTRY_COMPARE(genre(), QStringLiteral("First"));
        redo();
        QTRY_COMPARE(of(0).rating, 100);
    }

    void newName_isTakenBack() {
        make("Road");
        entry(0)->setFocus();
        QTest::keyClick(entry(0), Qt::Key_F2);
        answer(QStringLiteral("Street"));
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Street")});
        undo();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Road")});
        QCOMPARE(said(), QStringLiteral("It is called “Road” again."));
        redo();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Street")});
        QCOMPARE(said(), QStringLiteral("It is called “Street” again."));
    }

    void move_isTakenBack() {
        make("Road");
        make("Kitchen");
        const auto home =
            m_live->catalogue->playlists().createFolder(m_live->session, QStringLiteral("Home"));
        QVERIFY(home);
        QTRY_COMPARE(entries().size(), 3);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(entry(0), &event);
        auto* menu = part<QMenu>(*m_window, "playlistMenu");
        part<QMenu>(*menu, "menuMoveTo")->actions().at(1)->trigger();
        menu->close();
        activate();
        QTRY_COMPARE(tree(), QStringLiteral("Kitchen Home .Road"));
        undo();
        QTRY_COMPARE(tree(), QStringLiteral("Road Kitchen Home"));
        QTRY_COMPARE(said(), QStringLiteral("It stands where it stood before."));
        redo();
        QTRY_COMPARE(tree(), QStringLiteral("Kitchen Home .Road"));
        QTRY_COMPARE(said(), QStringLiteral("Done again: moving it."));
    }

    /// The page that shows it is left.
    void newPlaylist_goesAndComesBack() {
        add("menuNewPlaylist");
        answer(QStringLiteral("Road"));
        QTRY_COMPARE(title(), QStringLiteral("Road"));
        goesAndComesBack(QStringLiteral("Road"));
    }

    void newFolder_goesAndComesBack() {
        add("menuNewFolder");
        answer(QStringLiteral("Home"));
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Home")});
        goesAndComesBack(QStringLiteral("Home"));
    }

    void newSmartPlaylist_goesAndComesBack_andItsRulesAreThoseOfBefore() {
        add("menuNewSmart");
        auto* dialog = part<SmartDialog>(*m_window, "smartDialog");
        QTRY_VERIFY(dialog->findChild<QWidget*>(QStringLiteral("rule")));
        part<QLineEdit>(*dialog, "smartName")->setText(QStringLiteral("Hearts"));
        choose(part<QComboBox>(*dialog, "ruleField"), QStringLiteral("Favourite"));
        part<QPushButton>(*dialog, "smartSave")->click();
        QTRY_COMPARE(title(), QStringLiteral("Hearts"));
        activate();
        const auto hearts = rules();
        QCOMPARE(hearts.root.rules.size(), 1U);

        QTest::mouseClick(part<QWidget>(*m_window, "playlistMore"), Qt::LeftButton);
        auto* menu = part<QMenu>(*m_window, "playlistMenu");
        part<QAction>(*menu, "menuPlaylistRules")->trigger();
        menu->close();
        dialog = part<SmartDialog>(*m_window, "smartDialog");
        QTRY_VERIFY(dialog->findChild<QWidget*>(QStringLiteral("rule")));
        part<QLineEdit>(*dialog, "smartName")->setText(QStringLiteral("Seldom"));
        part<QPushButton>(*dialog, "addRule")->click();
        choose(dialog->findChildren<QComboBox*>(QStringLiteral("ruleField")).at(1),
               QStringLiteral("Favourite"));
        part<QPushButton>(*dialog, "smartSave")->click();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Seldom")});
        activate();
        const auto changed = rules();
        QCOMPARE(changed.root.rules.size(), 2U);

        undo();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Hearts")});
        QCOMPARE(said(), QStringLiteral("The rules of “Hearts” are as they were."));
        QVERIFY(rules() == hearts);
        redo();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Seldom")});
        QVERIFY(rules() == changed);
        undo();
        QTRY_COMPARE(entries(), QStringList{QStringLiteral("Hearts")});
        goesAndComesBack(QStringLiteral("Hearts"));
        QVERIFY(rules() == hearts);
    }

    void importedPlaylist_goesAndComesBack() {
        const std::filesystem::path list =
            std::filesystem::path(m_live->folder.path().toStdString()) / "mine.m3u";
        writeFile(list, "3.mp3\r\n4.mp3\r\n");
        m_window->addFiles({list});
        QTRY_COMPARE(title(), QStringLiteral("mine"));
        goesAndComesBack(QStringLiteral("mine"));
        const auto made = m_live->catalogue->playlists().list(m_live->session)->front();
        QCOMPARE(made.songs, 2);
    }

 private:
    [[nodiscard]] catalogue::StatisticsService& statistics() const {
        return m_live->catalogue->statistics();
    }
    [[nodiscard]] std::span<const SongKey> one(std::ptrdiff_t at) const {
        return std::span(m_keys).subspan(static_cast<std::size_t>(at), 1);
    }
    [[nodiscard]] SongStats of(std::ptrdiff_t at) const {
        return statistics().stats(m_live->session, one(at))->front();
    }
    [[nodiscard]] std::vector<SongStats> all() const {
        return *statistics().stats(m_live->session, m_keys);
    }
    [[nodiscard]] SongTable* songs() const { return part<SongTable>(*m_window, "songsTable"); }
    [[nodiscard]] QString said() const { return part<Toast>(*m_window, "toast")->words(); }
    [[nodiscard]] QString title() const {
        auto* shown = m_window->findChild<QWidget*>(QStringLiteral("playlistPage"));
        return shown ? part<QLabel>(*shown, "pageTitle")->text() : QString();
    }
    [[nodiscard]] SidebarEntry* entry(int at) const {
        return m_window->findChildren<SidebarEntry*>(QStringLiteral("sidebarPlaylist")).at(at);
    }
    [[nodiscard]] QStringList entries() const {
        QStringList names;
        const auto list = m_window->findChildren<SidebarEntry*>(QStringLiteral("sidebarPlaylist"));
        for (const auto* line : list)
            if (!line->isHidden())
                names += line->text();
        return names;
    }
    /// A dot for each folder that a playlist stands in.
    [[nodiscard]] QString tree() const {
        QStringList lines;
        const auto list = *m_live->catalogue->playlists().list(m_live->session);
        for (const auto& playlist : list)
            lines += QString(playlist.depth, u'.') + playlist.name;
        return lines.join(u' ');
    }
    [[nodiscard]] catalogue::SmartRules rules() const {
        auto& playlists = m_live->catalogue->playlists();
        return *playlists.rules(m_live->session, playlists.list(m_live->session)->front().id);
    }
    void undo() { QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() {
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    }
    /// After a dialog.
    void activate() {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void select(const std::vector<int>& rows) {
        songs()->selectionModel()->clearSelection();
        songs()->setCurrentIndex(songs()->model()->index(rows.front(), 0));
        for (const int row : rows)
            songs()->selectionModel()->select(songs()->model()->index(row, 0),
                                              QItemSelectionModel::Select);
    }
    void make(const char* name) {
        const auto count = entries().size();
        QVERIFY(m_live->catalogue->playlists().create(m_live->session, QString::fromLatin1(name)));
        QTRY_COMPARE(entries().size(), count + 1);
    }
    void add(const char* action) {
        QTest::mouseClick(part<QWidget>(*m_window, "addPlaylist"), Qt::LeftButton);
        auto* menu = part<QMenu>(*m_window, "newPlaylistMenu");
        part<QAction>(*menu, action)->trigger();
        menu->close();
    }
    void answer(const QString& name) {
        auto* dialog = part<QInputDialog>(*m_window, "playlistName");
        dialog->setTextValue(name);
        dialog->accept();
        activate();
    }
    static void choose(QComboBox* box, const QString& words) {
        const int index = box->findText(words);
        QVERIFY(index >= 0);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    void goesAndComesBack(const QString& name) {
        undo();
        QTRY_VERIFY(entries().isEmpty());
        QTRY_COMPARE(said(), QStringLiteral("Undone: the new “%1”.").arg(name));
        redo();
        QTRY_COMPARE(entries(), QStringList{name});
        QTRY_COMPARE(said(), QStringLiteral("“%1” is back.").arg(name));
    }
    /// Of the first song, once all that was asked for is answered.
    void setGenre(const char* genre) {
        askPool().waitForDone();
        QCoreApplication::processEvents();
        catalogue::FieldEdit edit;
        edit.genre = QString::fromLatin1(genre);
        QVERIFY(m_live->catalogue->changes().edit(m_live->session, one(0), edit));
    }
    [[nodiscard]] QString genre() const {
        return m_live->catalogue->songs(m_live->session, one(0))->front()->fields.genre;
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<MainWindow> m_window;
    std::vector<SongId> m_ids;
    std::vector<SongKey> m_keys;
};

QTEST_MAIN(TestGuiUndo)
#include "tst_gui_undo.moc"
