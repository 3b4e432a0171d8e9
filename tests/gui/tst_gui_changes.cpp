// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "tests/ui/live_window.h"
#include "ui/shell/toast.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;

/// Edits, the bin and undo in the whole window over the real services.
class TestGuiChanges : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        Theme::instance().apply(ThemeChoice::Dark);
        m_live = std::make_unique<LiveServices>();
        m_ids = m_live->add(12, 0.3);
        m_window = windowOf(*m_live);
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void delete_thenUndo_thenRedo() {
        select(0, 3);
        key(Qt::Key_Delete);
        QTRY_COMPARE(songs()->model()->rowCount(), 9);
        QVERIFY(said().contains(QStringLiteral("3 songs moved to the bin")));
        QTRY_VERIFY(part<QWidget>(*m_window, "sidebarBin")->isVisible());
        QCOMPARE(part<QWidget>(*m_window, "sidebarBin")->accessibleDescription(),
                 QStringLiteral("3"));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
        QTRY_COMPARE(said(), QStringLiteral("Undone: the removal of 3 songs."));
        QTRY_VERIFY(!part<QWidget>(*m_window, "sidebarBin")->isVisible());
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(songs()->model()->rowCount(), 9);
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(songs()->model()->rowCount(), 12);
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(said(), QStringLiteral("There is nothing to undo."));
    }

    void edit_ofMany_showsWhatIsMixed_savesWhatWasTyped_andIsUndone() {
        select(0, 10);
        key(Qt::Key_F2);
        auto* dialog = part<QDialog>(*m_window, "editDialog");
        QTRY_VERIFY(part<QLineEdit>(*dialog, "editGenre")->isEnabled());
        QCOMPARE(part<QLineEdit>(*dialog, "editTitle")->placeholderText(),
                 QStringLiteral("10 different titles"));
        QVERIFY(part<QLineEdit>(*dialog, "editTitle")->text().isEmpty());
        shoot(*dialog, "edit-many");
        auto* genre = part<QLineEdit>(*dialog, "editGenre");
        genre->setFocus();
        genre->selectAll();
        QTest::keyClicks(genre, QStringLiteral("Typed"));
        const auto before = m_live->catalogue->get(m_live->session, m_ids[0])->fields;
        part<QPushButton>(*dialog, "editSave")->click();
        QTRY_COMPARE(m_live->catalogue->changes().atHand(m_live->session)->undo->songs,
                     std::int64_t{10});
        auto after = m_live->catalogue->get(m_live->session, m_ids[0])->fields;
        QCOMPARE(after.genre, QStringLiteral("Typed"));
        after.genre = before.genre;
        QCOMPARE(after, before);
        QTRY_VERIFY(!m_window->findChild<QDialog*>(QStringLiteral("editDialog")));
        songs()->setFocus();
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_live->catalogue->get(m_live->session, m_ids[0])->fields, before);
        QTRY_COMPARE(said(), QStringLiteral("Undone: the edit of 10 songs."));
    }

    void undo_takesBackWhatWasLast_ofSongsAndPlaylists() {
        auto& playlists = m_live->catalogue->playlists();
        const auto keys = *m_live->catalogue->list(m_live->session, {});
        const auto road =
            *playlists.create(m_live->session, QStringLiteral("Road"), std::span(keys).first(3));
        QTRY_VERIFY(sidebarPlaylist());
        setGenre(keys[0], QStringLiteral("First"));
        QTest::mouseClick(sidebarPlaylist(), Qt::LeftButton);
        auto* table = part<QAbstractItemView>(*m_window, "playlistTable");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        takeOutFirst(*table);
        QTRY_COMPARE(table->model()->rowCount(), 2);
        takeOutFirst(*table);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        setGenre(keys[0], QStringLiteral("Second"));

        const auto held = [&] { return playlists.songs(m_live->session, road)->size(); };
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(genreOf(keys[0]), QStringLiteral("First"));
        QCOMPARE(held(), 1U);
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(held(), 2U);
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(held(), 3U);
        QCOMPARE(*playlists.songs(m_live->session, road),
                 std::vector(keys.begin(), keys.begin() + 3));
        QCOMPARE(genreOf(keys[0]), QStringLiteral("First"));
        QTRY_COMPARE(said(), QStringLiteral("The playlist is as it was."));
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(genreOf(keys[0]) != QStringLiteral("First"));
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(genreOf(keys[0]), QStringLiteral("First"));
    }

    void undo_inTheQueue_isTheQueues() {
        QVERIFY(m_live->playback->play(m_live->session, m_ids, 0));
        QVERIFY(m_live->playback->pause(m_live->session));
        const auto song = m_live->catalogue->list(m_live->session, {})->front();
        setGenre(song, QStringLiteral("Typed"));
        auto* panel = part<QWidget>(*m_window, "queuePanel");
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(m_live->playback->clearQueue(m_live->session));
        QCOMPARE(m_live->playback->current().queue.size(), 1U);
        panel->setFocus();
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(m_live->playback->current().queue.size(), 12U);
        QCOMPARE(genreOf(song), QStringLiteral("Typed"));
        songs()->setFocus();
        key(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(genreOf(song) != QStringLiteral("Typed"));
        QCOMPARE(m_live->playback->current().queue.size(), 12U);
    }

    void edit_backToTheFile() {
        const auto before = m_live->catalogue->get(m_live->session, m_ids[0]);
        catalogue::FieldEdit edit;
        edit.title = QStringLiteral("Another");
        QVERIFY(
            m_live->catalogue->changes().edit(m_live->session, std::span(&before->key, 1), edit));
        QTRY_VERIFY(songs()->model()->index(0, 0).data().isValid());
        select(0, 12);
        key(Qt::Key_F2);
        auto* dialog = part<QDialog>(*m_window, "editDialog");
        QTRY_VERIFY(part<QPushButton>(*dialog, "editRevert")->isEnabled());
        part<QPushButton>(*dialog, "editRevert")->click();
        QTRY_COMPARE(m_live->catalogue->get(m_live->session, m_ids[0])->fields, before->fields);
    }

    void bin_putsBackAndDeletesForGood() {
        select(0, 4);
        key(Qt::Key_Delete);
        QTRY_COMPARE(songs()->model()->rowCount(), 8);
        QTRY_VERIFY(part<QWidget>(*m_window, "sidebarBin")->isVisible());
        click("sidebarBin");
        auto* bin = part<QAbstractItemView>(*m_window, "binTable");
        QTRY_COMPARE(bin->model()->rowCount(), 4);
        QTRY_VERIFY(part<QLabel>(*m_window, "binWords")->text().contains(QStringLiteral("kB")));
        QTRY_VERIFY(bin->model()->index(0, 0).data().isValid());
        shoot(*m_window, "bin");
        bin->setFocus();
        bin->setCurrentIndex(bin->model()->index(0, 0));
        click("binRestore");
        QTRY_COMPARE(bin->model()->rowCount(), 3);
        QTRY_COMPARE(m_live->catalogue->counts(m_live->session)->songs, std::int64_t{9});
        click("binEmpty");
        auto* box = part<QMessageBox>(*m_window, "deleteConfirmation");
        QVERIFY(box->text().contains(QStringLiteral("3 songs")));
        part<QAbstractButton>(*box, "deleteConfirmed")->click();
        QTRY_COMPARE(bin->model()->rowCount(), 0);
        QTRY_VERIFY(!part<QWidget>(*m_window, "binEmpty")->isVisible());
        shoot(*m_window, "bin-empty");
        QVERIFY(*m_live->catalogue->freeMedia() > 0);
        QCOMPARE(*m_live->catalogue->check(), std::vector<QString>{});
    }

 private:
    [[nodiscard]] QWidget* sidebarPlaylist() const {
        return m_window->findChild<QWidget*>(QStringLiteral("sidebarPlaylist"));
    }
    void takeOutFirst(QAbstractItemView& table) {
        table.setFocus();
        table.setCurrentIndex(table.model()->index(0, 0));
        key(Qt::Key_Delete);
    }
    void setGenre(catalogue::SongKey song, const QString& genre) {
        catalogue::FieldEdit edit;
        edit.genre = genre;
        QVERIFY(m_live->catalogue->changes().edit(m_live->session, std::span(&song, 1), edit));
    }
    [[nodiscard]] QString genreOf(catalogue::SongKey song) const {
        return m_live->catalogue->songs(m_live->session, std::span(&song, 1))
            ->front()
            ->fields.genre;
    }
    [[nodiscard]] QAbstractItemView* songs() const {
        return part<QAbstractItemView>(*m_window, "songsTable");
    }
    void select(int first, int count) {
        songs()->setFocus();
        songs()->setCurrentIndex(songs()->model()->index(first, 0));
        for (int i = 1; i < count; ++i)
            key(Qt::Key_Down, Qt::ShiftModifier);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_window->windowHandle(), key, modifiers);
    }
    void click(const char* name) {
        auto* widget = part<QWidget>(*m_window, name);
        QCoreApplication::processEvents();  // what was just shown is laid out
        QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
    }
    [[nodiscard]] QString said() const { return part<Toast>(*m_window, "toast")->words(); }

    std::unique_ptr<LiveServices> m_live;
    std::vector<SongId> m_ids;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestGuiChanges)
#include "tst_gui_changes.moc"
