// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>

#include "tests/ui/live_window.h"
#include "ui/shell/toast.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
namespace fs = std::filesystem;

/// Adding music in the whole window over the real services: what is said of it, and the way back.
class TestGuiImport : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        Theme::instance().apply(ThemeChoice::Dark);
        m_live = std::make_unique<LiveServices>();
        m_music = std::make_unique<QTemporaryDir>();
        m_window = windowOf(*m_live);
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void report_undo_takesTheImportBack_andCtrlZBringsItAgain() {
        m_live->add(2);
        writeSongs(2, 5);
        writeFile(music() / "broken.mp3", "no music");
        m_window->addFiles({music()});
        QTRY_VERIFY(m_window->findChild<QWidget*>(QStringLiteral("importReport")));
        QTRY_COMPARE(songs()->model()->rowCount(), 7);
        auto* report = part<QWidget>(*m_window, "importReport");
        part<QPushButton>(*report, "undoImportButton")->click();
        QTRY_COMPARE(part<QLabel>(*report, "importReportTitle")->text(),
                     QStringLiteral("Import undone"));
        QTRY_COMPARE(songs()->model()->rowCount(), 2);
        QCOMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{2});
        part<QPushButton>(*report, "importDoneButton")->click();
        // As long as it is there, the window's shortcuts rest.
        QTRY_VERIFY(!m_window->findChild<QWidget*>(QStringLiteral("importReport")));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(songs()->model()->rowCount(), 7);
        QTRY_COMPARE(part<Toast>(*m_window, "toast")->words(),
                     QStringLiteral("Undone: the removal of 5 songs."));
    }

    void smallImportThatWentWell_hasItsReportAndUndoBehindAButton() {
        writeSongs(0, 2);
        m_window->addFiles({music()});
        auto* show = part<QPushButton>(*m_window, "showImportReportButton");
        QTRY_VERIFY(show->isVisible());
        show->click();
        auto* report = part<QWidget>(*m_window, "importReport");
        part<QPushButton>(*report, "undoImportButton")->click();
        QTRY_COMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{0});
    }

    void review_addsWhatIsTicked() {
        m_live->preferences.setReviewed(true);
        writeSongs(0, 14);
        writeFile(music() / "untagged.mp3", untagged());
        writeFile(music() / "broken.mp3", "no music");
        m_live->add(1);  // as 0.mp3
        m_window->addFiles({music()});
        auto* dialog = part<QDialog>(*m_window, "previewDialog");
        auto* add = part<QPushButton>(*dialog, "previewAdd");
        QTRY_VERIFY(add->isEnabled());
        QCOMPARE(add->text(), QStringLiteral("Add 14 songs"));
        QCOMPARE(part<QLabel>(*dialog, "previewAbout")->text(),
                 QStringLiteral("14 songs in 2 albums · 1 already here · 1 cannot be added · "
                                "1 to look at"));
        auto* tree = part<QTreeView>(*dialog, "previewTree");
        QAbstractItemModelTester tester(tree->model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        shoot(*dialog, "preview");
        QStringList groups;
        for (int row = 0; row < tree->model()->rowCount(); ++row)
            groups << tree->model()->index(row, 0).data().toString();
        QCOMPARE(groups, QStringList({QStringLiteral("Album 0 · 9 songs"),
                                      QStringLiteral("Album 1 · 4 songs"),
                                      QStringLiteral("Songs without an album · 1 song"),
                                      QStringLiteral("Already in the library · 1 song"),
                                      QStringLiteral("Cannot be added · 1 song")}));
        // The first album as a whole by the keyboard, and one song of the next.
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(add->text(), QStringLiteral("Add 5 songs"));
        const QModelIndex second = tree->model()->index(1, 0);
        tree->setCurrentIndex(tree->model()->index(2, 0, second));
        QTest::keyClick(tree, Qt::Key_Space);
        QCOMPARE(add->text(), QStringLiteral("Add 4 songs"));
        QCOMPARE(second.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QCOMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{1});
        add->click();
        QTRY_COMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{5});
        QTRY_VERIFY(!m_live->importer.running());
        QCOMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{5});
    }

    void review_takesTheCoverThatWasPickedAlong() {
        m_live->preferences.setReviewed(true);
        writeSongs(0, 2);
        const QByteArray front = pngImage(30, 30, 1);
        writeFile(music() / "cover.png", pngImage(31, 31, 2));
        writeFile(music() / "front.png", front);
        m_window->addFiles({music() / "0.mp3", music() / "front.png", music() / "1.mp3"});
        auto* add = part<QPushButton>(*part<QDialog>(*m_window, "previewDialog"), "previewAdd");
        QTRY_VERIFY(add->isEnabled());
        add->click();
        QTRY_COMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{2});
        const auto keys = *m_live->catalogue->list(m_live->session, {});
        const auto added = *m_live->catalogue->songs(m_live->session, keys);
        for (const auto& song : added) {
            QVERIFY(song && song->artwork);
            QCOMPARE(*m_live->catalogue->artwork(m_live->session, *song->artwork), front);
        }
    }

    void review_cancelled_addsNothing() {
        m_live->preferences.setReviewed(true);
        writeSongs(0, 200);
        m_window->addFiles({music()});
        part<QPushButton>(*m_window, "previewCancel")->click();
        QTRY_VERIFY(!m_window->findChild<QDialog*>(QStringLiteral("previewDialog")));
        askPool().waitForDone();
        QCOMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{0});
        QVERIFY(!m_live->importer.running());
    }

    void review_isAskedFor_inTheMenuAndTheSettings() {
        QVERIFY(!m_live->preferences.reviewed());
        part<QPushButton>(*m_window, "addMusicButton")->click();
        part<QAction>(*m_window, "menuReview")->trigger();
        QVERIFY(m_live->preferences.reviewed());
        part<QWidget>(*m_window, "addMusicMenu")->close();
        part<QAbstractButton>(*m_window, "sidebarSettings")->click();
        auto* toggle = part<QAbstractButton>(*m_window, "settingsReview");
        QVERIFY(toggle->isChecked());
        toggle->click();
        QVERIFY(!m_live->preferences.reviewed());
    }

 private:
    static QByteArray untagged() {
        Mp3Tags none;
        none.kind = Mp3Tags::Kind::None;
        Mp3Options options;
        options.frequency = 777;
        return mp3(none, options);
    }
    [[nodiscard]] fs::path music() const { return m_music->path().toStdString(); }
    void writeSongs(int first, int count) const {
        for (int i = first; i < first + count; ++i)
            writeFile(music() / (std::to_string(i) + ".mp3"), mp3(songTags(i)));
    }
    [[nodiscard]] QAbstractItemView* songs() const {
        return part<QAbstractItemView>(*m_window, "songsTable");
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_window->windowHandle(), key, modifiers);
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<QTemporaryDir> m_music;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestGuiImport)
#include "tst_gui_import.moc"
