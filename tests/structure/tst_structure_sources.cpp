// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QObject>
#include <QTest>

#include "tests/structure/source_rules.h"

namespace linnet::structure {
namespace {

const QString kHead = QStringLiteral(
    "// SPDX-FileCopyrightText: 2026 The Linnet authors\n"
    "// SPDX-License-Identifier: GPL-3.0-or-later\n");

QStringList sources() {
    QStringList paths;
    const QString root = QStringLiteral(LINNET_SOURCE_DIR "/");
    for (const char* folder : {"app", "core", "storage", "ui", "tests"}) {
        QDirIterator files(root + QLatin1StringView(folder),
                           {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            paths.append(files.next().mid(root.size()));
        }
    }
    paths.sort();
    return paths;
}

}  // namespace

class SourcesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aSourceThatBreaksARule_isNamed_data();
    void aSourceThatBreaksARule_isNamed();
    void aSourceThatKeepsTheRules_passes_data();
    void aSourceThatKeepsTheRules_passes();
    void everySource_keepsTheRules();
};

void SourcesTest::aSourceThatBreaksARule_isNamed_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char* name, const char* path, const char* line, const char* says) {
        QTest::newRow(name) << QString::fromLatin1(path)
                            << QString(kHead + QString::fromUtf8(line) + QLatin1Char('\n'))
                            << QString(QLatin1StringView(path) + QLatin1StringView(":3: ") +
                                       QString::fromUtf8(says));
    };
    const char* const back =
        "includes %1, but the arrows are app → ui → core → storage, and none points back";
    const auto arrow = [&](const char* name, const char* path, const char* header) {
        row(name, path,
            qPrintable(QStringLiteral("#include \"%1\"").arg(QLatin1StringView(header))),
            QString::fromUtf8(back).arg(QLatin1StringView(header)).toUtf8().constData());
    };
    arrow("storage includes core", "storage/a.h", "core/events/ids.h");
    arrow("storage includes ui", "storage/a.h", "ui/ask.h");
    arrow("core includes ui", "core/auth/a.cpp", "ui/ask.h");
    arrow("core includes app", "core/auth/a.cpp", "app/application.h");
    arrow("ui includes app", "ui/ask.cpp", "app/application.h");

    row("core includes a test", "core/auth/a.cpp", "#include \"tests/support/mp3.h\"",
        "includes tests/support/mp3.h, but the house does not include its tests");
    row("ui includes storage", "ui/library/a.cpp", "#include \"storage/database.h\"",
        "includes storage/database.h, but ui sees the services, not the storage below them");
    row("auth includes catalogue", "core/auth/a.cpp", "#include \"core/catalogue/song.h\"",
        "includes core/catalogue/song.h, but services never include one another");
    row("catalogue includes playback", "core/catalogue/a.cpp",
        "#include \"core/playback/engine.h\"",
        "includes core/playback/engine.h, but services never include one another");
    row("playback includes auth", "core/playback/a.h", "  #  include \"core/auth/password.h\"",
        "includes core/auth/password.h, but services never include one another");
    row("events include a service", "core/events/a.h", "#include \"core/auth/password.h\"",
        "includes core/auth/password.h, but events know no service");
    row("core includes a widget", "core/playback/a.cpp", "#include <QWidget>",
        "includes QWidget, but widgets live in ui and app");
    row("core includes a dialog", "core/auth/a.cpp", "#include <QInputDialog>",
        "includes QInputDialog, but widgets live in ui and app");
    row("storage includes the application", "storage/a.cpp", "#include <QApplication>",
        "includes QApplication, but widgets live in ui and app");
    row("storage includes the module", "storage/a.cpp", "#include <QtWidgets/qwidget.h>",
        "includes QtWidgets/qwidget.h, but widgets live in ui and app");
    row("ui opens a sound device", "ui/player/a.cpp", "#include <QMediaDevices>",
        "includes QMediaDevices, but Qt Multimedia is known to core/playback only");
    row("app opens a sound device", "app/main.cpp", "#include <QAudioSink>",
        "includes QAudioSink, but Qt Multimedia is known to core/playback only");
    row("ui reads tags", "ui/library/a.cpp", "#include <taglib/id3v2tag.h>",
        "includes taglib/id3v2tag.h, but ui has no SQL, no tags, no decoder");
    row("ui decodes", "ui/library/a.cpp", "#include <sndfile.h>",
        "includes sndfile.h, but ui has no SQL, no tags, no decoder");
    row("ui asks the database", "ui/library/a.cpp", "#include <SQLiteCpp/Statement.h>",
        "includes SQLiteCpp/Statement.h, but ui has no SQL, no tags, no decoder");
    row("an include beside the file", "ui/library/a.cpp", "#include \"words.h\"",
        "includes words.h, but ours are written from the root");
    row("a colour outside the theme", "ui/player/a.cpp", "QColor c(QStringLiteral(\"#f2a65a\"));",
        "a literal colour; colours come from ui/theme");
    row("a colour in a style sheet", "ui/player/a.cpp", "\"QLabel { color: #fff; }\"",
        "a literal colour; colours come from ui/theme");

    row("names of its own in a header", "ui/ask.h", "namespace {",
        "an unnamed namespace in a header, new in each file");

    QTest::newRow("no SPDX lines") << QStringLiteral("app/a.h") << QStringLiteral("#pragma once\n")
                                   << QStringLiteral("app/a.h:1: the two SPDX lines are missing");
    QTest::newRow("too long") << QStringLiteral("app/a.cpp")
                              << QString(kHead + QString(799, QLatin1Char('\n')))
                              << QStringLiteral("app/a.cpp:801: more than 800 lines: split it");
}

void SourcesTest::aSourceThatBreaksARule_isNamed() {
    QFETCH(QString, path);
    QFETCH(QString, text);
    QFETCH(QString, complaint);
    QCOMPARE(violations(path, text), QStringList{complaint});
}

void SourcesTest::aSourceThatKeepsTheRules_passes_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* path, const char* line) {
        QTest::newRow(name) << QString::fromLatin1(path)
                            << QString(kHead + QString::fromUtf8(line) + QLatin1Char('\n'));
    };
    row("app includes storage", "app/a.cpp", "#include \"storage/library.h\"");
    row("ui includes a service", "ui/library/a.cpp", "#include \"core/catalogue/song.h\"");
    row("ui includes a value of storage", "ui/library/a.cpp", "#include \"storage/result.h\"");
    row("core includes storage", "core/auth/a.cpp", "#include \"storage/database.h\"");
    row("a service includes itself", "core/auth/a.cpp", "#include \"core/auth/password.h\"");
    row("a service includes events", "core/auth/a.cpp", "#include \"core/events/ids.h\"");
    row("playback plays", "core/playback/a.cpp", "#include <QAudioSink>");
    row("catalogue reads tags", "core/catalogue/a.cpp", "#include <taglib/id3v2tag.h>");
    row("core views bytes", "core/catalogue/a.h", "#include <QByteArrayView>");
    row("core draws into an image", "core/catalogue/a.cpp", "#include <QImage>");
    row("a test includes anything", "tests/ui/a.cpp", "#include \"storage/database.h\"");
    row("a colour in the theme", "ui/theme/a.cpp", "QColor c(QStringLiteral(\"#f2a65a\"));");
    row("a number sign in words", "ui/player/a.cpp", "tr(\"Track #12\")  // see #123456");
    QTest::newRow("800 lines") << QStringLiteral("app/a.cpp")
                               << QString(kHead + QString(798, QLatin1Char('\n')));
}

void SourcesTest::aSourceThatKeepsTheRules_passes() {
    QFETCH(QString, path);
    QFETCH(QString, text);
    QCOMPARE(violations(path, text), QStringList());
}

void SourcesTest::everySource_keepsTheRules() {
    const QStringList paths = sources();
    QVERIFY2(paths.size() > 50, "the sources were not found");
    QStringList found;
    for (const QString& path : paths) {
        QFile file(QStringLiteral(LINNET_SOURCE_DIR "/") + path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        found.append(violations(path, QString::fromUtf8(file.readAll())));
    }
    QVERIFY2(found.isEmpty(), qPrintable(QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
}

}  // namespace linnet::structure

QTEST_APPLESS_MAIN(linnet::structure::SourcesTest)
#include "tst_structure_sources.moc"
