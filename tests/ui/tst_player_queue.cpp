// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAbstractTextDocumentLayout>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTextBlock>
#include <QToolButton>

#include "tests/support/mpeg_header.h"
#include "tests/ui/live_analysis.h"
#include "ui/player/icon_button.h"
#include "ui/player/lyrics_panel.h"
#include "ui/player/queue_model.h"
#include "ui/player/queue_panel.h"
#include "ui/player/queue_view.h"
#include "ui/player/song_facts.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;

class TestPlayerQueue : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_live = std::make_unique<LiveServices>();
        m_analysis = std::make_unique<LiveAnalysis>(*m_live);
        m_live->context.analysis = &m_analysis->service;
        m_panel = std::make_unique<QueuePanel>(m_live->context, m_live->covers);
        m_panel->resize(320, 712);
        m_live->covers.setSession(m_live->session);
        m_panel->setSession(m_live->session);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_tester = std::make_unique<QAbstractItemModelTester>(
            view()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup() {
        m_tester.reset();
        m_panel.reset();
        askPool().waitForDone();
        m_analysis.reset();
        m_live.reset();
    }

    void rows_areWhatComesNext() {
        const auto songs = m_live->add(8, 30);
        play(songs, 2);
        QCOMPARE(shown(), (std::vector<SongId>(songs.begin() + 3, songs.end())));
        QTRY_COMPARE(model()->index(0).data().toString(), titleOf(songs[3]));
        QTRY_COMPARE(part<QLabel>(*m_panel, "queueHeading")->text(),
                     QStringLiteral("NEXT · 5 songs, 3 min"));
        QVERIFY(model()
                    ->index(0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .endsWith(QStringLiteral("1 of 5")));
        shoot(*m_panel, "queue");
    }

    void nextSong_leavesTheList() {
        const auto songs = m_live->add(4, 30);
        play(songs, 0);
        QSignalSpy removed(model(), &QAbstractItemModel::rowsRemoved);
        QVERIFY(m_live->playback->next(m_live->session));
        QCOMPARE(removed.count(), 1);  // no reset: the place in the list is kept
        QCOMPARE(shown(), (std::vector<SongId>{songs[2], songs[3]}));
    }

    void enterAndDoubleClick_jump() {
        const auto songs = m_live->add(5, 30);
        play(songs, 0);
        QTRY_VERIFY(model()->row(0));
        view()->setCurrentIndex(model()->index(1));
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(now().song(), songs[2]);
        const QPoint second = view()->visualRect(model()->index(1)).center();
        QTest::mouseDClick(view()->viewport(), Qt::LeftButton, {}, second);
        QCOMPARE(now().song(), songs[4]);
    }

    void delete_removesWhatIsSelected() {
        const auto songs = m_live->add(6, 30);
        play(songs, 0);
        view()->selectionModel()->select(model()->index(1), QItemSelectionModel::Select);
        view()->selectionModel()->select(model()->index(3), QItemSelectionModel::Select);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(shown(), (std::vector<SongId>{songs[1], songs[3], songs[5]}));
        QCOMPARE(now().song(), songs[0]);
    }

    void clear_keepsWhatPlays() {
        const auto songs = m_live->add(4, 30);
        play(songs, 1);
        part<QToolButton>(*m_panel, "clearQueueButton")->click();
        QVERIFY(shown().empty());
        QCOMPARE(now().song(), songs[1]);
        QVERIFY(part<QWidget>(*m_panel, "queueNothing")->isVisible());
        QVERIFY(!view()->isVisible());
    }

    void undo_bringsBackWhatWasCleared_data() {
        QTest::addColumn<bool>("keys");
        QTest::newRow("the link") << false;
        QTest::newRow("Ctrl+Z") << true;
    }
    void undo_bringsBackWhatWasCleared() {
        QFETCH(bool, keys);
        const auto songs = m_live->add(4, 30);
        auto* undo = part<QToolButton>(*m_panel, "undoQueueButton");
        QVERIFY(!undo->isVisible());
        play(songs, 1);
        QVERIFY(undo->isVisible());
        view()->setFocus();
        part<QToolButton>(*m_panel, "clearQueueButton")->click();
        QVERIFY(shown().empty());
        if (keys)
            QTest::keyClick(m_panel->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        else
            undo->click();
        QCOMPARE(shown(), (std::vector<SongId>{songs[2], songs[3]}));
        QCOMPARE(now().song(), songs[1]);
        // Then the step before: nothing was there.
        undo->click();
        QVERIFY(now().queue.empty());
        QVERIFY(!undo->isVisible());
    }
    void undo_ofSeveralRows_bringsAllOfThemBack() {
        const auto songs = m_live->add(6, 30);
        play(songs, 0);
        QCoreApplication::processEvents();
        view()->selectionModel()->select(model()->index(1), QItemSelectionModel::Select);
        view()->selectionModel()->select(model()->index(3), QItemSelectionModel::Select);
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(model()->rowCount(), 3);
        QCoreApplication::processEvents();
        part<QToolButton>(*m_panel, "undoQueueButton")->click();
        QCOMPARE(now().queue, songs);
    }

    void menu_stopsAfterThisSongAndSleeps() {
        const auto songs = m_live->add(6, 30);
        play(songs, 0);
        QTRY_VERIFY(model()->row(0));
        auto* button = part<IconButton>(*m_panel, "queueModesButton");
        auto* line = part<QWidget>(*m_panel, "queueModes");
        auto* words = part<QLabel>(*m_panel, "queueModesWords");
        QVERIFY(!line->isVisible());
        choose(QStringLiteral("Stop after this song"));
        QVERIFY(now().stopAfterCurrent);
        QVERIFY(line->isVisible());
        QCOMPARE(words->text(), QStringLiteral("Stops after this song"));
        choose(QStringLiteral("Pause in 30 minutes"));
        QVERIFY(now().sleepAt);
        QVERIFY(words->text().startsWith(QStringLiteral("Stops after this song · Pauses at ")));
        QVERIFY(button->isChecked());
        QVERIFY(button->accessibleName().contains(QStringLiteral("Pauses at")));
        shoot(*m_panel, "queue-modes");
        part<QToolButton>(*m_panel, "cancelModesButton")->click();
        QVERIFY(!now().stopAfterCurrent && !now().sleepAt);
        QVERIFY(!line->isVisible());
        QVERIFY(!button->isChecked());
    }

    void altArrows_moveARow() {
        const auto songs = m_live->add(4, 30);
        play(songs, 0);
        view()->setCurrentIndex(model()->index(0));
        QTest::keyClick(view(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown(), (std::vector<SongId>{songs[2], songs[1], songs[3]}));
        QCOMPARE(view()->currentIndex().row(), 1);
        QTest::keyClick(view(), Qt::Key_Down, Qt::AltModifier);
        QTest::keyClick(view(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(shown(), (std::vector<SongId>{songs[2], songs[1], songs[3]}));
    }

    void moved_rowsStandTogether_data() {
        QTest::addColumn<QList<int>>("rows");
        QTest::addColumn<int>("before");
        QTest::addColumn<QList<int>>("order");
        QTest::newRow("down") << QList<int>{0} << 3 << QList<int>{1, 2, 0, 3, 4};
        QTest::newRow("up") << QList<int>{4} << 1 << QList<int>{0, 4, 1, 2, 3};
        QTest::newRow("two together") << QList<int>{0, 2} << 5 << QList<int>{1, 3, 4, 0, 2};
    }
    void moved_rowsStandTogether() {
        QFETCH(QList<int>, rows);
        QFETCH(int, before);
        QFETCH(QList<int>, order);
        const auto songs = m_live->add(6, 30);
        play(songs, 0);
        QTRY_VERIFY(model()->row(0));
        // What a drop asks for; the offscreen platform knows no drag.
        model()->requestMove(std::vector<int>(rows.begin(), rows.end()), before);
        std::vector<SongId> expected;
        for (const int row : order)
            expected.push_back(songs[static_cast<std::size_t>(row) + 1]);
        QCOMPARE(shown(), expected);
        QCOMPARE(now().song(), songs[0]);
        part<QToolButton>(*m_panel, "undoQueueButton")->click();
        QCOMPARE(now().queue, songs);
    }

    void altArrows_moveSeveralRowsTogether() {
        const auto songs = m_live->add(6, 30);
        play(songs, 0);
        view()->setCurrentIndex(model()->index(0));
        view()->selectionModel()->select(model()->index(2), QItemSelectionModel::Select);
        QTest::keyClick(view(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown(), (std::vector<SongId>{songs[2], songs[4], songs[1], songs[3], songs[5]}));
        QCOMPARE(view()->selectedRowsAscending(), (std::vector<int>{2, 3}));
        QTest::keyClick(view(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(shown(), (std::vector<SongId>{songs[2], songs[1], songs[3], songs[4], songs[5]}));
        QCOMPARE(view()->selectedRowsAscending(), (std::vector<int>{1, 2}));
    }

    void removingAllOfTheLongestQueue_isOneStep() {
        m_tester.reset();
        const auto songs = m_live->add(60, 1);
        std::vector<SongId> many;
        while (many.size() < playback::PlaybackService::kMaxQueue)
            many.push_back(songs[many.size() % songs.size()]);
        play(many, 0);
        view()->selectAll();
        QElapsedTimer timer;
        timer.start();
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(model()->rowCount(), 0);
        QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
        part<QToolButton>(*m_panel, "undoQueueButton")->click();
        QCOMPARE(now().queue.size(), many.size());
    }

    void theLongestQueue_costsWhatIsVisible() {
        m_tester.reset();  // it looks at every row
        const auto songs = m_live->add(60, 1);
        std::vector<SongId> many;
        while (many.size() < playback::PlaybackService::kMaxQueue)
            many.push_back(songs[many.size() % songs.size()]);
        QElapsedTimer timer;
        timer.start();
        play(many, 0);
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(model()->rowCount(), static_cast<int>(many.size()) - 1);
        view()->verticalScrollBar()->setValue(view()->verticalScrollBar()->maximum());
        QTRY_VERIFY(model()->row(model()->rowCount() - 1));
        QVERIFY(model()->keptRows() <= static_cast<std::size_t>(QueueModel::kKeptRows));
        timer.restart();
        QVERIFY(m_live->playback->next(m_live->session));
        QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
        qInfo() << "next in the longest queue:" << timer.elapsed() << "ms";
    }

    void removedSong_isSaidToBeGone() {
        const auto songs = m_live->add(3, 30);
        play(songs, 0);
        QTRY_VERIFY(model()->row(1));
        QVERIFY(m_live->catalogue->remove(m_live->session, std::span(&songs[2], 1)));
        QTRY_COMPARE(model()->index(1).data().toString(),
                     QStringLiteral("Not in the library any more"));
    }

    void infoAndLyrics_tellOfWhatPlays() {
        auto tags = songTags(1);
        tags.lyrics = QStringLiteral("First line\nSecond line");
        const auto added = m_live->catalogue->add(
            m_live->session,
            {mp3(tags), QStringLiteral("one.mp3"), catalogue::Visibility::Everyone});
        QVERIFY(added);
        play({added->song}, 0);
        QSignalSpy changed(m_panel.get(), &QueuePanel::tabChanged);
        m_panel->setTab(QueuePanel::Tab::Lyrics);
        QCOMPARE(changed.count(), 1);
        auto* lyrics = part<LyricsPanel>(*m_panel, "lyricsText");
        QTRY_COMPARE(lyrics->toPlainText(), tags.lyrics);
        shoot(*m_panel, "lyrics");
        m_panel->setTab(QueuePanel::Tab::Info);
        auto* info = part<SongFactsView>(*m_panel, "songInfo");
        QStringList texts;
        const auto collect = [&] {
            texts.clear();
            for (const auto* label : info->findChildren<QLabel*>())
                texts.append(label->text());
            return texts.contains(QStringLiteral("one.mp3"));
        };
        QTRY_VERIFY(collect());
        QVERIFY(texts.contains(tags.title));
        QVERIFY(texts.contains(QStringLiteral("44.1 kHz")));
        QVERIFY(texts.contains(QStringLiteral("ID3v2.4")));
        QVERIFY(texts.contains(
            QStringLiteral("Exact: LAME’s header says where the song begins and ends.")));
        shoot(*m_panel, "info");
    }

    void info_saysWhereOnlyTheDecodersDelayIsKnown() {
        const QByteArray bare = withoutHeader(lameMp3(unevenSound(1, 44'100, 2), 44'100, 2, false));
        const auto added = m_live->catalogue->add(
            m_live->session, {bare, QStringLiteral("bare.mp3"), catalogue::Visibility::Everyone});
        QVERIFY(added);
        play({added->song}, 0);
        m_panel->setTab(QueuePanel::Tab::Info);
        auto* info = part<SongFactsView>(*m_panel, "songInfo");
        QTRY_VERIFY(std::ranges::any_of(info->findChildren<QLabel*>(), [](const QLabel* label) {
            return label->text().contains(
                QStringLiteral("Only the decoder’s own delay is cut off"));
        }));
        shoot(*m_panel, "info-bare");
    }

    void syncedLyrics_followTheSongAndSeek() {
        auto tags = songTags(2);
        tags.lyrics = QStringLiteral(
            "[00:00.00]The lamps go out along the quay\n[00:05.00]and someone folds the evening "
            "up\n[00:10.00]Paper lanterns on the water\n[00:20.00]carry what we would not say");
        Mp3Options options;
        options.seconds = 30;
        const auto added = m_live->catalogue->add(
            m_live->session,
            {mp3(tags, options), QStringLiteral("two.mp3"), catalogue::Visibility::Everyone});
        QVERIFY(added);
        play({added->song}, 0);
        m_panel->setTab(QueuePanel::Tab::Lyrics);
        auto* lyrics = part<LyricsPanel>(*m_panel, "lyricsText");
        QTRY_VERIFY(lyrics->synced());
        QCOMPARE(lyrics->document()->blockCount(), 4);
        QVERIFY(m_live->playback->seek(m_live->session, std::chrono::seconds(12)));
        QTRY_COMPARE(lyrics->current().value_or(99), std::size_t(2));
        shoot(*m_panel, "lyrics-synced");
        // A click on the last line plays from there.
        const QTextBlock last = lyrics->document()->lastBlock();
        const QRect rect = lyrics->document()->documentLayout()->blockBoundingRect(last).toRect();
        QTest::mouseClick(lyrics->viewport(), Qt::LeftButton, {},
                          rect.center() - QPoint(0, lyrics->verticalScrollBar()->value()));
        QTRY_VERIFY(now().position >= std::chrono::seconds(20));
        QTRY_COMPARE(lyrics->current().value_or(99), std::size_t(3));
        // Enter plays from the line where the cursor stands.
        lyrics->moveCursor(QTextCursor::Start);
        QTest::keyClick(lyrics, Qt::Key_Return);
        QTRY_COMPARE(lyrics->current().value_or(99), std::size_t(0));
    }

    void signedOut_forgetsEverything() {
        play(m_live->add(4, 30), 0);
        QTRY_VERIFY(model()->row(0));
        m_panel->setSession(std::nullopt);
        QCOMPARE(model()->rowCount(), 0);
        QCOMPARE(model()->keptRows(), std::size_t(0));
    }

 private:
    void play(const std::vector<SongId>& songs, std::size_t start) {
        QVERIFY(m_live->playback->play(m_live->session, songs, start));
    }
    void choose(const QString& words) {
        part<IconButton>(*m_panel, "queueModesButton")->click();
        auto* menu = part<QMenu>(*m_panel, "queueModesMenu");
        for (QAction* action : menu->actions()) {
            if (action->text() == words)
                action->trigger();
        }
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    const playback::PlaybackState& now() const { return m_live->playback->current(); }
    QueueView* view() const { return part<QueueView>(*m_panel, "queueList"); }
    QueueModel* model() const { return static_cast<QueueModel*>(view()->model()); }
    const std::vector<SongId>& shown() const { return model()->songs(); }
    QString titleOf(SongId song) const {
        return m_live->catalogue->get(m_live->session, song)->fields.title;
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<LiveAnalysis> m_analysis;  ///< not started
    std::unique_ptr<QueuePanel> m_panel;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestPlayerQueue)
#include "tst_player_queue.moc"
