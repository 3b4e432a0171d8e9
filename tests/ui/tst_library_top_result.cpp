// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ui/library/top_result.h"

using namespace linnet::ui;

class TestTopResult : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void topResult_isWhatIsSoNamed_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("song");
        QTest::addColumn<QString>("album");
        QTest::addColumn<QString>("artist");
        QTest::addColumn<int>("top");
        const auto row = [](const char* name, const char* typed, const char* song,
                            const char* album, const char* artist, TopResult top) {
            QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(song)
                                << QString::fromLatin1(album) << QString::fromLatin1(artist)
                                << static_cast<int>(top);
        };
        row("nothing", "x", "", "", "", TopResult::None);
        row("a song alone", "x", "Y", "", "", TopResult::Song);
        row("an artist so named", "acdc", "ACDC is no band", "", "AC/DC", TopResult::Artist);
        row("a song so named before an artist who begins so", "blue", "Blue", "", "Blue Note",
            TopResult::Song);
        row("an album so named before the song", "blue", "Blue", "Blue", "", TopResult::Album);
        row("what begins so before what has it", "nor", "A Northern Line", "Northern Windows",
            "The Norse", TopResult::Album);
        row("none is so named", "varga", "Sleepwalk", "Night Ferry", "", TopResult::Song);
    }
    void topResult_isWhatIsSoNamed() {
        QFETCH(QString, typed);
        const auto name = [](const char* column) {
            const QString text =
                *static_cast<QString*>(QTest::qData(column, qMetaTypeId<QString>()));
            return text.isEmpty() ? std::nullopt : std::optional(text);
        };
        QTEST(static_cast<int>(chooseTop(typed, name("song"), name("album"), name("artist"))),
              "top");
    }
};

QTEST_APPLESS_MAIN(TestTopResult)
#include "tst_library_top_result.moc"
