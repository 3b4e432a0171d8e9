// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>

#include "tests/ui/live_services.h"
#include "ui/importing/import_chip.h"
#include "ui/importing/import_report_dialog.h"
#include "ui/importing/outcomes_model.h"
#include "ui/importing/words.h"
#include "ui/player/icon_button.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using catalogue::Importer;
using catalogue::ImportProgress;
using catalogue::ImportReport;
using Report = std::shared_ptr<const ImportReport>;
namespace fs = std::filesystem;

class TestImportingReport : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_live = std::make_unique<LiveServices>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(1280, 800);
        m_chip = new ImportChip(m_live->context, m_window.get());
        m_chip->setGeometry(0, 600, 220, 112);
        m_chip->setSession(m_live->session);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void chip_saysHowFarItIs() {
        QVERIFY(!m_chip->isVisible());
        ImportProgress progress;
        progress.filesFound = 2066;
        progress.filesDone = 1284;
        progress.bytesFound = 1'000'000'000;
        progress.bytesDone = 620'000'000;
        progress.bytesPerSecond = 38'400'000;
        progress.walking = false;
        progress.timeLeft = std::chrono::seconds(10);
        Q_EMIT m_live->importer.progressed(progress);
        QVERIFY(m_chip->isVisible());
        QCOMPARE(part<QLabel>(*m_chip, "importTitle")->text(), QStringLiteral("Adding music"));
        QCOMPARE(part<QLabel>(*m_chip, "importDetail")->text(),
                 QStringLiteral("1\u202f284 of 2\u202f066 files"));
        QCOMPARE(part<QLabel>(*m_chip, "importRate")->text(),
                 QStringLiteral("38 MB/s · 10 s left"));
        QCOMPARE(part<QProgressBar>(*m_chip, "importProgress")->value(), 620);
        m_chip->resize(220, m_chip->sizeHint().height());
        shoot(*m_chip, "chip");
        m_chip->setCompact(true);
        QVERIFY(!part<QLabel>(*m_chip, "importDetail")->isVisible());
        QVERIFY(part<QProgressBar>(*m_chip, "importProgress")->isVisible());
    }

    void chip_smallImportThatWentWell_endsCalmly() {
        QSignalSpy wanted(m_chip, &ImportChip::reportWanted);
        QSignalSpy finished(&m_live->importer, &Importer::finished);
        m_live->importer.start(m_live->session, {songFile("a.mp3", 1), songFile("b.mp3", 2)});
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(wanted.count(), 0);
        QVERIFY(m_chip->isVisible());
        QCOMPARE(part<QLabel>(*m_chip, "importDetail")->text(), QStringLiteral("2 songs added"));
        QTest::mouseClick(part<QPushButton>(*m_chip, "showImportReportButton"), Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(qvariant_cast<Report>(wanted[0][0])->added, 2);
        QVERIFY(!m_chip->isVisible());
    }

    void chip_refusedFile_wantsTheReportAtOnce() {
        QSignalSpy wanted(m_chip, &ImportChip::reportWanted);
        const fs::path bad = folder() / "intro.mp3";
        writeFile(bad, {});
        m_live->importer.start(m_live->session, {songFile("a.mp3", 1), bad});
        QTRY_COMPARE(wanted.count(), 1);
        const auto report = qvariant_cast<Report>(wanted[0][0]);
        QCOMPARE(report->added, 1);
        QCOMPARE(report->refused, 1);
        QVERIFY(!m_chip->isVisible());
    }

    void chip_cancel_stopsTheImport() {
        std::vector<fs::path> files;
        for (int i = 0; i < 300; ++i)
            files.push_back(songFile(QStringLiteral("%1.mp3").arg(i).toUtf8().constData(), i));
        QSignalSpy finished(&m_live->importer, &Importer::finished);
        QSignalSpy progressed(&m_live->importer, &Importer::progressed);
        m_live->importer.start(m_live->session, files);
        QTRY_VERIFY(m_chip->isVisible());
        QTest::mouseClick(part<IconButton>(*m_chip, "importClose"), Qt::LeftButton);
        QCOMPARE(part<QLabel>(*m_chip, "importTitle")->text(), QStringLiteral("Stopping"));
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(qvariant_cast<ImportReport>(finished[0][0]).cancelled);
    }

    void chip_signedOut_saysNothing() {
        m_chip->setSession(std::nullopt);
        Q_EMIT m_live->importer.progressed(ImportProgress{});
        QVERIFY(!m_chip->isVisible());
    }

    void report_listsWhatBecameOfEachFile() {
        const auto report = imported();
        auto* dialog =
            ImportReportDialog::open(m_live->context, m_live->session, report, m_window.get());
        QCOMPARE(dialog->geometry(), m_window->rect());
        QCOMPARE(part<QLabel>(*dialog, "importReportTitle")->text(),
                 QStringLiteral("Added to your library"));
        QCOMPARE(part<QAbstractButton>(*dialog, "importAddedRow")->text(),
                 QStringLiteral("3 songs added"));
        QCOMPARE(part<QAbstractButton>(*dialog, "importAlreadyRow")->text(),
                 QStringLiteral("1 was already here"));
        QCoreApplication::processEvents();
        shoot(*m_window, "report");
        QTest::mouseClick(part<QAbstractButton>(*dialog, "importRefusedRow"), Qt::LeftButton);
        auto* list = part<QListView>(*dialog, "importList");
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 1);
        QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("intro.mp3"));
        QVERIFY(part<QLabel>(*dialog, "importListDetail")
                    ->text()
                    .contains(QStringLiteral("copy it again from where it came")));
        QCoreApplication::processEvents();
        shoot(*m_window, "report-list");
        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(!list->isVisible());
        QSignalSpy closed(dialog, &ImportReportDialog::closed);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }

    void report_copy_putsTheWholeTextOnTheClipboard() {
        const auto report = imported();
        auto* dialog =
            ImportReportDialog::open(m_live->context, m_live->session, report, m_window.get());
        QTest::mouseClick(part<QPushButton>(*dialog, "copyReportButton"), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), import_words::asText(*report));
    }

    void report_undo_takesOutWhatItAddedAndNothingElse() {
        const auto before = m_live->add(1, 1, 500);
        const auto report = imported();
        auto* dialog =
            ImportReportDialog::open(m_live->context, m_live->session, report, m_window.get());
        QSignalSpy undone(dialog, &ImportReportDialog::undone);
        QTest::mouseClick(part<QPushButton>(*dialog, "undoImportButton"), Qt::LeftButton);
        QTRY_COMPARE(undone.count(), 1);
        QCOMPARE(undone[0][0].toLongLong(), 3);
        QCOMPARE(part<QLabel>(*dialog, "importReportTitle")->text(),
                 QStringLiteral("Import undone"));
        const auto left = m_live->catalogue->counts(m_live->session);
        QVERIFY(left);
        QCOMPARE(left->songs, 2);  // what was there, and what was found to be there already
        QVERIFY(m_live->catalogue->get(m_live->session, before[0]));
        QCoreApplication::processEvents();
        shoot(*m_window, "report-undone");
    }

    void report_undoThatFails_saysSoAndCanBeTriedAgain() {
        const auto report = imported();
        const auto expired = sessionOf(m_live->session.user(), std::chrono::minutes(-1));
        auto* dialog = ImportReportDialog::open(m_live->context, expired, report, m_window.get());
        auto* undo = part<QPushButton>(*dialog, "undoImportButton");
        QTest::mouseClick(undo, Qt::LeftButton);
        QVERIFY(!undo->isEnabled());
        QTRY_VERIFY(undo->isEnabled());
        QVERIFY(part<QLabel>(*dialog, "importReportHeading")
                    ->text()
                    .contains(QStringLiteral("signed out")));
    }

    void report_holdsFocusAndShortcuts() {
        QPushButton behind(m_window.get());
        behind.show();
        QShortcut shortcut(QKeySequence(Qt::Key_F2), m_window.get());
        QSignalSpy pressed(&shortcut, &QShortcut::activated);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        behind.setFocus();
        QTest::keyClick(&behind, Qt::Key_F2);
        QCOMPARE(pressed.count(), 1);
        auto* dialog =
            ImportReportDialog::open(m_live->context, m_live->session, imported(), m_window.get());
        for (int i = 0; i < 12; ++i) {
            QVERIFY(dialog->isAncestorOf(QApplication::focusWidget()));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        QCOMPARE(pressed.count(), 1);
        part<QPushButton>(*dialog, "importDoneButton")->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(QApplication::focusWidget(), &behind);
    }

    void report_ofManyFiles_opensAtOnce() {
        auto report = std::make_shared<ImportReport>();
        for (int i = 0; i < 50'000; ++i) {
            catalogue::ImportOutcome outcome;
            outcome.path = fs::path("/music") / std::to_string(i);
            outcome.kind = catalogue::ImportOutcome::Kind::Refused;
            outcome.error.code = ErrorCode::NoAudio;
            report->outcomes.push_back(outcome);
        }
        report->refused = 50'000;
        QElapsedTimer timer;
        timer.start();
        auto* dialog =
            ImportReportDialog::open(m_live->context, m_live->session, report, m_window.get());
        qInfo() << "report of 50 000 opened in" << timer.restart() << "ms";
        QTest::mouseClick(part<QAbstractButton>(*dialog, "importRefusedRow"), Qt::LeftButton);
        qInfo() << "its list in" << timer.elapsed() << "ms";
        QVERIFY(timer.elapsed() < 1'000);
        QCOMPARE(part<QListView>(*dialog, "importList")->model()->rowCount(), 50'000);
    }

    void outcomesModel_ofEveryKind() {
        const auto report = imported();
        OutcomesModel model(report);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setKind(OutcomesModel::Kind::Added);
        QCOMPARE(model.rowCount(), 3);
        model.setKind(OutcomesModel::Kind::Refused);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data(OutcomesModel::NoteRole).toString(),
                 QStringLiteral("no audio in it (0 bytes)"));
    }

 private:
    fs::path folder() const {
        return fs::path(m_live->folder.path().toStdString()) / "Downloads" / "Music";
    }
    fs::path songFile(const char* name, int number) const {
        const fs::path path = folder() / name;
        writeFile(path, mp3(songTags(number)));
        return path;
    }
    /// A real import: three added, one there already, one empty file.
    Report imported() {
        const fs::path known = songFile("known.mp3", 900);
        QSignalSpy finished(&m_live->importer, &Importer::finished);
        m_live->importer.start(m_live->session, {known});
        [&] { QTRY_COMPARE(finished.count(), 1); }();
        const fs::path empty = folder() / "intro.mp3";
        writeFile(empty, {});
        m_live->importer.start(m_live->session, {songFile("1.mp3", 1), songFile("2.mp3", 2),
                                                 songFile("3.mp3", 3), known, empty});
        [&] { QTRY_COMPARE(finished.count(), 2); }();
        return std::make_shared<const ImportReport>(qvariant_cast<ImportReport>(finished[1][0]));
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<QWidget> m_window;
    ImportChip* m_chip = nullptr;
};

QTEST_MAIN(TestImportingReport)
#include "tst_importing_report.moc"
