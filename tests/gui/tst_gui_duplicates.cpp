// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include "core/catalogue/duplicates/duplicates_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "tests/ui/live_analysis.h"
#include "tests/ui/live_window.h"
#include "ui/library/duplicates/duplicate_facts.h"
#include "ui/shell/toast.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
namespace fs = std::filesystem;

/// Songs that are there twice, in the whole window over the real services and the real analysis.
class TestGuiDuplicates : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        Theme::instance().apply(ThemeChoice::Dark);
        m_live = std::make_unique<LiveServices>();
        m_analysis = std::make_unique<LiveAnalysis>(*m_live);
        m_window = windowOf(*m_live);
    }
    void cleanup() {
        m_window.reset();
        m_analysis.reset();
        m_live.reset();
    }

    void page_withNothingToDecide_saysSo_andIsReachedFromTheSettings() {
        addSongs(3);
        QVERIFY(!part<QWidget>(*m_window, "sidebarDuplicates")->isVisible());
        click("sidebarSettings");
        part<QAbstractButton>(*m_window, "settingsLibrary")->click();
        part<QPushButton>(*m_window, "settingsDuplicates")->click();
        QTRY_VERIFY(part<QWidget>(*m_window, "duplicatesNothing")->isVisible());
        QVERIFY(part<QWidget>(*m_window, "duplicatesPage")->isVisible());
        QVERIFY(cards().empty());
        shoot(*m_window, "duplicates-none");
    }

    void sameRecording_isOffered_keptOnce_andUndone() {
        addTwins();
        m_analysis->service.start();
        openPage();
        QTRY_COMPARE(cards().size(), 2U);
        QTRY_COMPARE(figure(), QStringLiteral("2"));
        QTRY_COMPARE(m_window->findChildren<QPushButton*>(QStringLiteral("duplicatePlay")).size(),
                     5);
        QTest::qWait(300);
        shoot(*m_window, "duplicates");

        auto* card = cards()[1];
        const auto keys = *m_live->catalogue->list(m_live->session, {});
        QCOMPARE(keys.size(), 8U);
        const QString kept = keepButtons(*card)[1]->accessibleName();
        QVERIFY2(kept.contains(QStringLiteral("Best of")), qPrintable(kept));
        keepButtons(*card)[1]->click();
        QTRY_COMPARE(cards().size(), 1U);
        QTRY_COMPARE(figure(), QStringLiteral("1"));
        QTRY_VERIFY(said().contains(QStringLiteral("is kept, and the other one went to the bin")));
        QCOMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{7});
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{8});
        QTRY_COMPARE(said(), QStringLiteral("Undone: keeping one of 2 songs."));
        QTRY_COMPARE(cards().size(), 2U);
    }

    void keepBoth_isNotOfferedAgain_untilAskedTo() {
        addTwins();
        m_analysis->service.start();
        openPage();
        auto* again = part<QPushButton>(*m_window, "duplicatesAskAgain");
        QVERIFY(!again->isVisible());
        part<QPushButton>(*cards().front(), "duplicateKeepAll")->click();
        QTRY_COMPARE(cards().size(), 1U);
        part<QPushButton>(*cards().front(), "duplicateKeepAll")->click();
        QTRY_VERIFY(cards().empty());
        QTRY_VERIFY(again->isVisible());
        // The place stays while one is there.
        QVERIFY(part<QWidget>(*m_window, "sidebarDuplicates")->isVisible());
        again->click();
        QTRY_COMPARE(cards().size(), 2U);
        QVERIFY(!again->isVisible());
    }

    void play_playsTheOne() {
        addTwins();
        m_analysis->service.start();
        openPage();
        auto* card = cards()[1];
        card->findChildren<QPushButton*>(QStringLiteral("duplicatePlay"))[0]->click();
        QTRY_VERIFY(m_live->playback->current().song().has_value());
        const auto song =
            m_live->catalogue->get(m_live->session, *m_live->playback->current().song());
        QCOMPARE(song->fields.album, songTags(1).album);
    }

    void keyboard_reachesEveryAnswer_inOrder() {
        addTwins();
        m_analysis->service.start();
        openPage();
        auto* list = part<QScrollArea>(*m_window, "duplicatesList");
        list->setFocus();
        QStringList names;
        for (int i = 0; i < 13; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            names << QApplication::focusWidget()->objectName();
            QVERIFY(!QApplication::focusWidget()->accessibleName().isEmpty());
        }
        const QString play = QStringLiteral("duplicatePlay");
        const QString keep = QStringLiteral("duplicateKeep");
        const QString all = QStringLiteral("duplicateKeepAll");
        QCOMPARE(names.mid(0, 12), QStringList({play, keep, play, keep, play, keep, all, play, keep,
                                                play, keep, all}));
        // What the focus is on is on the screen.
        QVERIFY(!QApplication::focusWidget()->visibleRegion().isEmpty());
    }

    void narrowWindow_hasRoomForThem() {
        addTwins();
        m_analysis->service.start();
        openPage();
        m_window->resize(640, 480);
        auto* list = part<QScrollArea>(*m_window, "duplicatesList");
        QTRY_VERIFY(list->viewport()->width() < 560);
        for (const QWidget* card : cards()) {
            QVERIFY(card->geometry().right() < list->viewport()->width());
            for (const QPushButton* button : keepButtons(*card))
                QVERIFY(button->mapTo(card, QPoint(button->width(), 0)).x() < card->width());
        }
        // Two stand side by side, the third below.
        const auto place = [&](int song) {
            return keepButtons(*cards()[0])[song]->mapTo(cards()[0], QPoint());
        };
        QTRY_COMPARE(place(0).y(), place(1).y());
        QVERIFY(place(2).y() > place(1).y());
        shoot(*m_window, "duplicates-narrow");
    }

    void importReport_tellsOfThem_andLeadsThere() {
        addSongs(2);
        m_analysis->service.start();
        QTRY_COMPARE_WITH_TIMEOUT(m_analysis->songs.counts()->waiting, std::int64_t{0},
                                  kAnalysisPatience);
        QTemporaryDir music;
        const fs::path folder = music.path().toStdString();
        writeFile(folder / "again.mp3", recording(1, otherTags(1)));
        writeFile(folder / "broken.mp3", "no music");
        m_window->addFiles({folder});
        QTRY_VERIFY(m_window->findChild<QWidget*>(QStringLiteral("importReport")));
        auto* row = part<QAbstractButton>(*m_window, "importDuplicatesRow");
        QTRY_VERIFY_WITH_TIMEOUT(row->isVisible(), kAnalysisPatience);
        QCOMPARE(row->text(), QStringLiteral("1 song may be here twice"));
        QCoreApplication::processEvents();
        shoot(*m_window, "report-duplicates");
        row->click();
        QTRY_COMPARE(cards().size(), 1U);
        QVERIFY(part<QWidget>(*m_window, "duplicatesPage")->isVisible());
    }

    void facts_tellWhatDiffers() {
        ShownDuplicates shown;
        catalogue::Song one;
        one.fields.album = QStringLiteral("First");
        one.fields.genre = QStringLiteral("Folk");
        one.fileName = QStringLiteral("a.mp3");
        one.bitrateKbps = 128;
        one.bytes = 1000;
        catalogue::Song two = one;
        two.fields.album = QStringLiteral("Second");
        two.bitrateKbps = 320;
        shown.group.songs = {one, two};
        shown.stats.resize(2);
        shown.stats[1].rating = 80;
        QStringList lines;
        for (const DuplicateFact& fact : duplicateFacts(shown))
            lines << fact.name + QStringLiteral(": ") + fact.values[0] + QStringLiteral(" | ") +
                         fact.values[1] + (fact.differs ? QStringLiteral(" !") : QString());
        QVERIFY(lines.contains(QStringLiteral("Album: First | Second !")));
        QVERIFY(lines.contains(QStringLiteral("Format: MP3 · 128 kbit/s | MP3 · 320 kbit/s !")));
        QVERIFY(lines.contains(QStringLiteral("Rating: – | ★★★★ !")));
        QVERIFY(lines.contains(QStringLiteral("Plays: 0 | 0")));
        QVERIFY(lines.filter(QStringLiteral("Genre")).isEmpty());
    }

 private:
    static Mp3Tags otherTags(int number) {
        Mp3Tags tags = songTags(number);
        tags.album = QStringLiteral("Best of");
        return tags;
    }
    /// Each number another recording.
    static QByteArray recording(int number, const Mp3Tags& tags) {
        Mp3Options options;
        options.frequency = 300 + 40 * number;
        return mp3(tags, options);
    }
    void add(int number, const Mp3Tags& tags) {
        QVERIFY(m_live->catalogue->add(
            m_live->session, {recording(number, tags), QStringLiteral("%1.mp3").arg(number),
                              catalogue::Visibility::Everyone}));
    }
    void addSongs(int count) {
        for (int i = 0; i < count; ++i)
            add(i, songTags(i));
    }
    /// Five songs, of which 1 is there twice and 2 three times, with other tags.
    void addTwins() {
        addSongs(5);
        add(1, otherTags(1));
        add(2, otherTags(2));
        Mp3Tags third = otherTags(2);
        third.album = QStringLiteral("Live");
        add(2, third);
    }
    void openPage() {
        auto* entry = part<QWidget>(*m_window, "sidebarDuplicates");
        QTRY_VERIFY_WITH_TIMEOUT(entry->isVisible(), kAnalysisPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_analysis->songs.counts()->waiting, std::int64_t{0},
                                  kAnalysisPatience);
        click("sidebarDuplicates");
        QTRY_COMPARE(cards().size(), 2U);
    }
    [[nodiscard]] QString figure() const {
        return part<QWidget>(*m_window, "sidebarDuplicates")->accessibleDescription();
    }
    /// As they stand, from the top.
    [[nodiscard]] std::vector<QWidget*> cards() const {
        std::vector<QWidget*> found;
        auto* list = m_window->findChild<QScrollArea*>(QStringLiteral("duplicatesList"));
        if (!list)
            return found;
        for (auto* card : list->findChildren<QWidget*>(QStringLiteral("duplicateCard")))
            if (!card->isHidden())
                found.push_back(card);
        std::ranges::sort(found, {}, [](const QWidget* card) { return card->y(); });
        return found;
    }
    static QList<QPushButton*> keepButtons(const QWidget& card) {
        return card.findChildren<QPushButton*>(QStringLiteral("duplicateKeep"));
    }
    void click(const char* name) {
        auto* widget = part<QWidget>(*m_window, name);
        QCoreApplication::processEvents();
        QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_window->windowHandle(), key, modifiers);
    }
    [[nodiscard]] QString said() const { return part<Toast>(*m_window, "toast")->words(); }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<LiveAnalysis> m_analysis;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestGuiDuplicates)
#include "tst_gui_duplicates.moc"
