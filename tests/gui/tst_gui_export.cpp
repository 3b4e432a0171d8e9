// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <set>

#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "tests/ui/live_window.h"
#include "ui/exporting/drag_files.h"
#include "ui/importing/dropped_paths.h"
#include "ui/library/song_drag.h"
#include "ui/library/song_table.h"
#include "ui/playlists/playlist_actions.h"
#include "ui/shell/toast.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
namespace fs = std::filesystem;

namespace {

/// The window of somebody who has signed in.
struct Seat {
    explicit Seat(int songs) : ids(live.add(songs, 0.3)), window(windowOf(live)) {}
    [[nodiscard]] SongTable* songs() { return part<SongTable>(*window, "songsTable"); }
    [[nodiscard]] QString said() { return part<Toast>(*window, "toast")->words(); }

    LiveServices live;
    std::vector<SongId> ids;
    std::unique_ptr<MainWindow> window;
};

std::size_t mp3sIn(const fs::path& folder) {
    std::size_t count = 0;
    if (fs::exists(folder))
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            count += entry.path().extension() == ".mp3" ? 1U : 0U;
    return count;
}

}  // namespace

/// Music out of the whole window: by a dialog, by dragging, everything and back.
class TestGuiExport : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        Theme::instance().apply(ThemeChoice::Dark);
        m_to = std::make_unique<QTemporaryDir>();
        m_seat = std::make_unique<Seat>(12);
        QTRY_COMPARE(m_seat->songs()->model()->rowCount(), 12);
    }
    void cleanup() { m_seat.reset(); }

    void menu_thenDialog_exportsTheSelectedSongs() {
        select(3);
        QDialog* dialog = openFromMenu();
        auto* pattern = part<QLineEdit>(*dialog, "exportPattern");
        auto* start = part<QPushButton>(*dialog, "exportStart");
        QTRY_COMPARE(part<QLabel>(*dialog, "exportExample")->text(),
                     QStringLiteral("Artist 0/Album 0/01 Song 0.mp3"));
        pattern->setText(QStringLiteral("{artist} - {bpm}"));
        QVERIFY(!start->isEnabled());
        QVERIFY(part<QLabel>(*dialog, "exportMessage")->text().contains(QStringLiteral("{bpm}")));
        shoot(*dialog, "export-wrong");
        pattern->setText(QStringLiteral("{artist} - {title}"));
        QCOMPARE(part<QLabel>(*dialog, "exportExample")->text(),
                 QStringLiteral("Artist 0 - Song 0.mp3"));
        part<QLineEdit>(*dialog, "exportTo")->setText(QStringLiteral("music"));
        QVERIFY(!start->isEnabled());
        part<QLineEdit>(*dialog, "exportTo")->setText(m_to->path());
        QVERIFY(start->isEnabled());
        shoot(*dialog, "export");
        start->click();
        auto* chip = part<QWidget>(*m_seat->window, "exportChip");
        QTRY_COMPARE(part<QLabel>(*chip, "exportTitle")->text(), QStringLiteral("Exported"));
        QVERIFY(chip->isVisible());
        shoot(*m_seat->window, "export-done");
        QVERIFY(part<QLabel>(*chip, "exportDetail")->text().startsWith(QStringLiteral("3 songs")));
        const auto audio = *m_seat->live.catalogue->audio(m_seat->live.session, m_seat->ids[0]);
        QByteArray bytes(static_cast<qsizetype>(audio->size()), '\0');
        std::ignore = audio->read(0, std::as_writable_bytes(std::span(bytes)));
        QVERIFY(readFile(folder() / "Artist 0 - Song 0.mp3") == bytes);
        QCOMPARE(mp3sIn(folder()), 3U);
        // The answers are there the next time.
        QTRY_VERIFY(!m_seat->window->findChild<QDialog*>(QStringLiteral("exportDialog")));
        QCOMPARE(part<QLineEdit>(*openFromMenu(), "exportPattern")->text(),
                 QStringLiteral("{artist} - {title}"));
    }

    void whatCannotBeWritten_isReported() {
        writeFile(folder() / "Artist 0", "in the way");
        select(2);
        QDialog* dialog = openFromMenu();
        part<QLineEdit>(*dialog, "exportTo")->setText(m_to->path());
        part<QPushButton>(*dialog, "exportStart")->click();
        QTRY_VERIFY(m_seat->window->findChild<QMessageBox*>(QStringLiteral("exportReport")));
        auto* report = part<QMessageBox>(*m_seat->window, "exportReport");
        QVERIFY(report->text().contains(QStringLiteral("2 could not be exported")));
        QVERIFY(report->detailedText().contains(QStringLiteral("Artist 0 – Song 0: ")));
        shoot(*report, "export-report");
    }

    void everything_fromTheSettings_comesBackWhenItIsDropped() {
        auto& live = m_seat->live;
        const auto keys = *live.catalogue->list(live.session, {});
        QVERIFY(live.catalogue->playlists().create(live.session, QStringLiteral("Road"),
                                                   std::span(keys).first(3)));
        QVERIFY(live.catalogue->statistics().setRating(live.session, std::span(keys).first(2), 80));
        QTest::keyClick(m_seat->window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(m_seat->window->findChild<QPushButton*>(QStringLiteral("settingsExport")));
        part<QPushButton>(*m_seat->window, "settingsExport")->click();
        auto* dialog = part<QDialog>(*m_seat->window, "exportDialog");
        shoot(*dialog, "export-everything");
        part<QLineEdit>(*dialog, "exportTo")->setText(m_to->path());
        part<QPushButton>(*dialog, "exportStart")->click();
        QTRY_VERIFY(fs::exists(folder() / "linnet-library.json"));
        QTRY_VERIFY(!live.exporter.running());
        QCOMPARE(mp3sIn(folder()), 12U);
        QVERIFY(fs::exists(folder() / "Playlists" / "Road.m3u8"));

        Seat other(0);
        other.window->addFiles({folder()});
        QTRY_COMPARE(other.said(),
                     QStringLiteral("Brought back: 1 playlist, plays and ratings of 2 songs."));
        const auto lists = *other.live.catalogue->playlists().list(other.live.session);
        QCOMPARE(lists.size(), 1U);
        QCOMPARE(lists[0].songs, 3);
        QCOMPARE(other.live.catalogue->counts(other.live.session)->songs, 12);
    }

    void playlist_isExportedWithItsSongs() {
        auto& live = m_seat->live;
        const auto keys = *live.catalogue->list(live.session, {});
        QVERIFY(live.catalogue->playlists().create(live.session, QStringLiteral("Road"),
                                                   std::span(keys).first(3)));
        const auto list = live.catalogue->playlists().list(live.session)->front();
        auto* actions = m_seat->window->findChild<PlaylistActions*>();
        QVERIFY(actions);
        actions->exportSongs(list);
        QTRY_VERIFY(m_seat->window->findChild<QDialog*>(QStringLiteral("exportDialog")));
        auto* dialog = part<QDialog>(*m_seat->window, "exportDialog");
        part<QLineEdit>(*dialog, "exportTo")->setText(m_to->path());
        part<QPushButton>(*dialog, "exportStart")->click();
        QTRY_VERIFY(fs::exists(folder() / "Road.m3u8"));
        QCOMPARE(mp3sIn(folder()), 3U);
    }

    void drag_makesFilesWhenTheyAreAskedFor_andOnlyThen() {
        int asked = 0;
        const auto keys = *m_seat->live.catalogue->list(m_seat->live.session, {});
        const auto mime = std::unique_ptr<QMimeData>(
            songsMime(std::span(keys).first(3), [&](const std::vector<catalogue::SongKey>& songs) {
                ++asked;
                return dragFiles(m_seat->live.context, m_seat->live.session, songs);
            }));
        // Within the window it is songs, and what hovers over it asks for no files.
        QVERIFY(hasSongs(mime.get()));
        QCOMPARE(songsFrom(*mime).size(), 3U);
        QVERIFY(mime->hasUrls());
        QVERIFY(!mime->hasText() || asked == 0);
        QCOMPARE(asked, 0);
        const auto dropped = pathsFromMime(*mime);
        QCOMPARE(dropped.paths.size(), 3U);
        QCOMPARE(mime->urls().size(), 3);
        QCOMPARE(asked, 1);
        std::multiset<QByteArray> files;
        std::multiset<QByteArray> stored;
        for (std::size_t i = 0; i < 3; ++i) {
            files.insert(readFile(dropped.paths[i]));
            const auto id =
                m_seat->live.catalogue->ids(m_seat->live.session, std::span(&keys[i], 1));
            const auto audio = *m_seat->live.catalogue->audio(m_seat->live.session, id->front());
            QByteArray bytes(static_cast<qsizetype>(audio->size()), '\0');
            std::ignore = audio->read(0, std::as_writable_bytes(std::span(bytes)));
            stored.insert(bytes);
        }
        QVERIFY(files == stored);
        // The names are those that they came with.
        QVERIFY(dropped.paths[0].filename().native().find(" (2)") == std::string::npos);
    }

    void dragOfTooMany_staysWithin() {
        std::vector<catalogue::SongKey> many(kMostDragged + 1, catalogue::SongKey{1});
        QVERIFY(dragFiles(m_seat->live.context, m_seat->live.session, many).isEmpty());
    }

 private:
    [[nodiscard]] fs::path folder() const { return m_to->path().toStdString(); }

    void select(int rows) {
        auto* table = m_seat->songs();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        for (int i = 1; i < rows; ++i)
            QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(table->selected().keys().size(), static_cast<std::size_t>(rows));
    }

    QDialog* openFromMenu() {
        auto* table = m_seat->songs();
        Q_EMIT table->customContextMenuRequested(
            table->visualRect(table->model()->index(0, 0)).center());
        auto* action = part<QAction>(*m_seat->window, "menuExport");
        action->trigger();
        if (auto* menu = QApplication::activePopupWidget())
            menu->close();
        return part<QDialog>(*m_seat->window, "exportDialog");
    }

    std::unique_ptr<QTemporaryDir> m_to;
    std::unique_ptr<Seat> m_seat;
};

QTEST_MAIN(TestGuiExport)
#include "tst_gui_export.moc"
