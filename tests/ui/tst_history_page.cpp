// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include "core/playback/playback_tables.h"
#include "tests/ui/live_services.h"
#include "ui/history/history_page.h"
#include "ui/history/history_view.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using namespace std::chrono_literals;

namespace {

HistoryKey at(const QDateTime& time) {
    return HistoryKey{time.toMSecsSinceEpoch()};
}

}  // namespace

/// The page over the real services; what was played is written as playback writes it.
class TestHistoryPage : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }
    void init() {
        m_live = std::make_unique<LiveServices>();
        m_live->covers.setSession(m_live->session);
        m_page = std::make_unique<HistoryPage>(m_live->context, m_live->covers);
        m_page->resize(740, 640);
    }
    void cleanup() {
        m_tester.reset();
        m_page.reset();
        m_live.reset();
    }

    void days_areFoundInLocalTime() {
        const QDate day(2026, 11, 24);
        const std::vector<HistoryKey> keys{at(day.startOfDay().addSecs(60)), at(day.startOfDay()),
                                           at(day.startOfDay().addMSecs(-1)),
                                           at(day.addDays(-3).startOfDay().addSecs(5))};
        QCOMPARE(daysOf(keys),
                 (std::vector<HistoryDay>{{0, day}, {2, day.addDays(-1)}, {3, day.addDays(-3)}}));
        QVERIFY(daysOf({}).empty());
        QCOMPARE(dayWords(day, day), QStringLiteral("Today"));
        QCOMPARE(dayWords(day.addDays(-1), day), QStringLiteral("Yesterday"));
        QVERIFY(dayWords(day.addDays(-2), day).contains(QStringLiteral("2026")));
    }

    void nothingPlayed_saysSo() {
        show();
        QTRY_VERIFY(part<QLabel>(*m_page, "historyNothing")->isVisible());
        QVERIFY(!part<QPushButton>(*m_page, "historyClear")->isVisible());
        shoot(*m_page, "history-empty");
    }

    void whatWasPlayed_isListedByDay_andPlaysAgainFromThere() {
        const auto songs = m_live->add(6, 20);
        for (int i = 0; i < 12; ++i)
            listened(songs[static_cast<std::size_t>(i % 6)], i * 5h);
        show();
        QTRY_COMPARE(view()->model()->rowCount(), 12);
        QTRY_COMPARE(view()->model()->index(0, 0).data().toString(), QStringLiteral("Song 0"));
        const QString spoken = view()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(spoken.endsWith(QStringLiteral("1 of 12")), qPrintable(spoken));
        shoot(*m_page, "history");

        QSignalSpy played(m_page.get(), &LibraryPage::playRequested);
        view()->setCurrentIndex(view()->model()->index(9, 0));
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_COMPARE(played.size(), 1);
        QCOMPARE(played[0][0].value<std::vector<SongId>>(),
                 (std::vector<SongId>{songs[3], songs[4], songs[5]}));

        QVERIFY(m_live->catalogue->remove(m_live->session, std::span(&songs[3], 1)));
        QTRY_COMPARE(view()->model()->index(9, 0).data().toString(),
                     QStringLiteral("Not in the library any more"));
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_COMPARE(played.size(), 2);
        QCOMPARE(played[1][0].value<std::vector<SongId>>(),
                 (std::vector<SongId>{songs[4], songs[5]}));
    }

    void menu_putsIntoTheQueue() {
        const auto songs = m_live->add(3, 20);
        for (int i = 0; i < 3; ++i)
            listened(songs[static_cast<std::size_t>(i)], i * 1h);
        show();
        QTRY_COMPARE(view()->model()->rowCount(), 3);
        QSignalSpy next(m_page.get(), &LibraryPage::playNextRequested);
        view()->setCurrentIndex(view()->model()->index(0, 0));
        view()->selectAll();
        Q_EMIT view()->customContextMenuRequested(QPoint(-1, -1));
        QTRY_VERIFY(QApplication::activePopupWidget());
        part<QAction>(*QApplication::activePopupWidget(), "menuPlayNext")->trigger();
        QApplication::activePopupWidget()->close();
        QTRY_COMPARE(next.size(), 1);
        QCOMPARE(next[0][0].value<std::vector<SongId>>(), songs);
    }

    void whatIsHeard_appearsByItself() {
        const auto songs = m_live->add(2, 20);
        show();
        QTRY_VERIFY(part<QLabel>(*m_page, "historyNothing")->isVisible());
        QVERIFY(m_live->playback->play(m_live->session, songs));
        QTRY_VERIFY(m_live->playback->current().duration > 19s);
        QVERIFY(m_live->playback->seek(m_live->session, 19500ms));
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        QVERIFY(view()->isVisible());
    }

    void clear_asksFirst_thenForgets() {
        const auto songs = m_live->add(1, 20);
        listened(songs[0], 1h);
        show();
        auto* clear = part<QPushButton>(*m_page, "historyClear");
        QTRY_VERIFY(clear->isVisible());
        clear->click();
        auto* box = part<QMessageBox>(*m_page, "historyClearConfirmation");
        QCOMPARE(box->defaultButton(), box->button(QMessageBox::Cancel));
        box->reject();
        QTRY_VERIFY(!m_page->findChild<QMessageBox*>());
        QCOMPARE(m_live->playback->history(m_live->session)->size(), std::size_t(1));
        clear->click();
        part<QAbstractButton>(*m_page, "historyClearConfirmed")->click();
        QTRY_VERIFY(part<QLabel>(*m_page, "historyNothing")->isVisible());
        QVERIFY(m_live->playback->history(m_live->session)->empty());
    }

    void signedOut_forgetsEverything() {
        listened(m_live->add(1, 20)[0], 1h);
        show();
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        m_page->setSession(std::nullopt);
        QCOMPARE(view()->model()->rowCount(), 0);
    }

 private:
    void show() {
        m_page->setSession(m_live->session);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_tester = std::make_unique<QAbstractItemModelTester>(
            view()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    [[nodiscard]] HistoryView* view() const { return part<HistoryView>(*m_page, "historyList"); }
    void listened(SongId song, std::chrono::hours ago) {
        const Timestamp when = m_live->clock.now() - ago;
        const auto written = m_live->library->rows().write([&](storage::Connection& connection) {
            playback::table::insertListen(connection, m_live->session.user(),
                                          {song, when, 100s, true});
            return Result<>();
        });
        if (!written)
            qFatal("%s", qPrintable(written.error().detail));
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<HistoryPage> m_page;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestHistoryPage)
#include "tst_history_page.moc"
