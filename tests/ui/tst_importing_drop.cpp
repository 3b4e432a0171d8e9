// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/mp3.h"
#include "ui/importing/drop_overlay.h"
#include "ui/importing/dropped_paths.h"
#include "ui/importing/empty_library.h"
#include "ui/importing/file_count.h"
#include "ui/theme/theme.h"

using namespace linnet;
using namespace linnet::ui;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<QMimeData> uris(const QByteArray& list) {
    auto mime = std::make_unique<QMimeData>();
    mime->setData(QStringLiteral("text/uri-list"), list);
    return mime;
}

struct Drag {
    QWidget& target;
    QMimeData& mime;
    Qt::DropActions actions = Qt::CopyAction | Qt::MoveAction | Qt::LinkAction;

    /// As QDragManager sends them: to the widget; true if it was taken.
    bool enter(Qt::DropAction* answer = nullptr) const {
        QDragEnterEvent event(QPoint(10, 10), actions, &mime, Qt::LeftButton, Qt::NoModifier);
        event.ignore();
        QApplication::sendEvent(&target, &event);
        if (answer)
            *answer = event.dropAction();
        return event.isAccepted();
    }
    bool drop(Qt::DropAction* answer = nullptr) const {
        QDropEvent event(QPointF(10, 10), actions, &mime, Qt::LeftButton, Qt::NoModifier);
        event.ignore();
        QApplication::sendEvent(&target, &event);
        if (answer)
            *answer = event.dropAction();
        return event.isAccepted();
    }
    void leave() const {
        QDragLeaveEvent event;
        QApplication::sendEvent(&target, &event);
    }
};

std::vector<fs::path> droppedBy(const QSignalSpy& spy) {
    return qvariant_cast<std::vector<fs::path>>(spy.at(0).at(0));
}

}  // namespace

class TestImportingDrop : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void uriList_data() {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QList<QByteArray>>("paths");
        QTest::addColumn<int>("elsewhere");
        using Paths = QList<QByteArray>;
        QTest::newRow("plain") << QByteArray("file:///m/a.mp3\r\nfile:///m/b.mp3\r\n")
                               << Paths{"/m/a.mp3", "/m/b.mp3"} << 0;
        QTest::newRow("spaces and percent")
            << QByteArray("file:///m/100%25%20sure.mp3\r\n") << Paths{"/m/100% sure.mp3"} << 0;
        QTest::newRow("UTF-8") << QByteArray("file:///m/caf%C3%A9.mp3")
                               << Paths{"/m/caf\xc3\xa9.mp3"} << 0;
        QTest::newRow("not UTF-8")
            << QByteArray("file:///m/caf%E9%FF.mp3") << Paths{"/m/caf\xe9\xff.mp3"} << 0;
        QTest::newRow("bytes that were not encoded")
            << QByteArray("file:///m/caf\xe9.mp3") << Paths{"/m/caf\xe9.mp3"} << 0;
        QTest::newRow("hash and question mark")
            << QByteArray("file:///m/%23%3F.mp3") << Paths{"/m/#?.mp3"} << 0;
        QTest::newRow("localhost")
            << QByteArray("file://localhost/m/a.mp3") << Paths{"/m/a.mp3"} << 0;
        QTest::newRow("one slash") << QByteArray("file:/m/a.mp3") << Paths{"/m/a.mp3"} << 0;
        QTest::newRow("another computer")
            << QByteArray("file://nas.example/m/a.mp3") << Paths{} << 1;
        QTest::newRow("web") << QByteArray("https://example.org/a.mp3\nfile:///m/a.mp3")
                             << Paths{"/m/a.mp3"} << 1;
        QTest::newRow("named twice")
            << QByteArray("file:///m/a.mp3\nfile:///m/a.mp3") << Paths{"/m/a.mp3"} << 0;
        QTest::newRow("comment and blank lines")
            << QByteArray("# from a file manager\n\n file:///m/a.mp3 \n") << Paths{"/m/a.mp3"} << 0;
        QTest::newRow("a zero byte") << QByteArray("file:///m/a%00.mp3") << Paths{} << 1;
        QTest::newRow("empty") << QByteArray() << Paths{} << 0;
    }
    void uriList() {
        QFETCH(QByteArray, list);
        const DroppedPaths dropped = pathsFromUriList(list);
        QList<QByteArray> paths;
        for (const fs::path& path : dropped.paths)
            paths.append(QByteArray::fromStdString(path.native()));
        QTEST(paths, "paths");
        QTEST(dropped.elsewhere, "elsewhere");
    }

    void count_looksIntoFoldersAndPassesOverWhatIsNoMusic() {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        for (const char* name : {"a/1.mp3", "a/2.MP3", "a/cover.JPG", "a/.hidden.mp3",
                                 ".trash/3.mp3", "b/c/4.flac", "5.mp3"})
            testing::writeFile(root / name, "x");
        fs::create_directory_symlink(root, root / "b" / "loop");
        const FileCount count = countFiles({root, root / "5.mp3"}, {});
        QCOMPARE(count.files, 5);
        QVERIFY(!count.more);
        const FileCount most = countFiles({root}, {}, 2);
        QCOMPARE(most.files, 2);
        QVERIFY(most.more);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(countFiles({root}, stop.get_token()).files, 0);
    }

    void count_isOfWhatTheImportTakes() {
        QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        for (const char* name : {"1.mp3", "list.xspf", "booklet.tif", "1.lrc", "cue.md", "2.flac"})
            testing::writeFile(root / name, "x");
        QCOMPARE(countFiles({root}, {}).files, 2);
        // An image beside songs is theirs; alone it is one file, of which the report tells.
        QCOMPARE(countFiles({root / "1.mp3", root / "booklet.tif", root / "1.lrc"}, {}).files, 1);
        QCOMPARE(countFiles({root / "booklet.tif"}, {}).files, 1);
    }

    void dragOfFiles_coversTheWindowAndSaysHowMany() {
        QWidget window;
        DropOverlay overlay(&window);
        window.resize(800, 600);
        window.show();
        const auto mime = uris("file:///m/a.mp3\r\nfile:///m/b.mp3\r\n");
        const Drag drag{window, *mime};
        Qt::DropAction answer = Qt::IgnoreAction;
        QVERIFY(drag.enter(&answer));
        QCOMPARE(answer, Qt::CopyAction);
        QVERIFY(overlay.isVisible());
        QCOMPARE(overlay.geometry(), window.rect());
        QCOMPARE(overlay.accessibleName(), QStringLiteral("Drop to add 2 files"));
        drag.leave();
        QTRY_VERIFY(!overlay.isVisible());
    }

    void dragOfAFolder_saysItsNameUntilItIsCounted() {
        QTemporaryDir folder;
        const fs::path root = fs::path(folder.path().toStdString()) / "Northern Windows";
        for (const char* name : {"1.mp3", "2.mp3", "3.mp3"})
            testing::writeFile(root / name, "x");
        QWidget window;
        DropOverlay overlay(&window);
        window.show();
        const auto mime =
            uris("file://" + QByteArray::fromStdString(root.native()).replace(' ', "%20"));
        const Drag drag{window, *mime};
        QVERIFY(drag.enter());
        QCOMPARE(overlay.accessibleName(), QStringLiteral("Drop to add “Northern Windows”"));
        QTRY_COMPARE(overlay.accessibleName(), QStringLiteral("Drop to add 3 files"));
    }

    void drop_handsOverThePathsByteForByte() {
        QWidget window;
        DropOverlay overlay(&window);
        QSignalSpy dropped(&overlay, &DropOverlay::filesDropped);
        QSignalSpy messaged(&overlay, &DropOverlay::messaged);
        window.show();
        const auto mime = uris("file:///m/caf%E9.mp3\r\nfile:///m/b.mp3\r\n");
        const Drag drag{window, *mime};
        QVERIFY(drag.enter());
        Qt::DropAction answer = Qt::IgnoreAction;
        QVERIFY(drag.drop(&answer));
        QCOMPARE(answer, Qt::CopyAction);  // a file manager deletes what it moved
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(droppedBy(dropped), (std::vector<fs::path>{"/m/caf\xe9.mp3", "/m/b.mp3"}));
        QCOMPARE(messaged.count(), 0);
        QVERIFY(!overlay.isVisible());
    }

    void drop_ofAddressesElsewhere_isRefusedInWords() {
        QWidget window;
        DropOverlay overlay(&window);
        QSignalSpy dropped(&overlay, &DropOverlay::filesDropped);
        QSignalSpy messaged(&overlay, &DropOverlay::messaged);
        window.show();
        const auto web = uris("https://example.org/a.mp3");
        const Drag drag{window, *web};
        QVERIFY(drag.enter());
        QCOMPARE(overlay.accessibleName(), QStringLiteral("These are not files"));
        drag.drop();
        QCOMPARE(dropped.count(), 0);
        QCOMPARE(messaged.count(), 1);

        const auto mixed = uris("https://example.org/a.mp3\nfile:///m/a.mp3");
        const Drag second{window, *mixed};
        QVERIFY(second.enter());
        QVERIFY(second.drop());
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(messaged.count(), 2);
    }

    void drags_thatAreNotForIt_passBy() {
        QWidget window;
        DropOverlay overlay(&window);
        QSignalSpy dropped(&overlay, &DropOverlay::filesDropped);
        window.show();
        const auto files = uris("file:///m/a.mp3");
        QMimeData text;
        text.setText(QStringLiteral("words"));
        QVERIFY(!(Drag{window, text}.enter()));
        QVERIFY(!(Drag{window, *files, Qt::MoveAction}.enter()));
        overlay.setAccepting(false);
        QVERIFY(!(Drag{window, *files}.enter()));
        QVERIFY(!(Drag{window, *files}.drop()));
        QVERIFY(!overlay.isVisible());
        QCOMPARE(dropped.count(), 0);
    }

    void emptyLibrary_offersButtonsAndLeavesDropsToTheWindow() {
        QWidget window;
        EmptyLibrary page(&window);
        DropOverlay overlay(&window);
        window.resize(900, 600);
        page.resize(window.size());
        window.show();
        QSignalSpy files(&page, &EmptyLibrary::chooseFilesRequested);
        QSignalSpy folder(&page, &EmptyLibrary::chooseFolderRequested);
        QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("chooseFilesButton")),
                          Qt::LeftButton);
        QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("chooseFolderButton")),
                          Qt::LeftButton);
        QCOMPARE(files.count(), 1);
        QCOMPARE(folder.count(), 1);
        // A drag over the page goes up to the window.
        QSignalSpy dropped(&overlay, &DropOverlay::filesDropped);
        const auto mime = uris("file:///m/a.mp3");
        const Drag drag{page, *mime};
        QVERIFY(drag.enter());
        QVERIFY(overlay.isVisible());
        QVERIFY(drag.drop());
        QCOMPARE(dropped.count(), 1);
    }
};

QTEST_MAIN(TestImportingDrop)
#include "tst_importing_drop.moc"
