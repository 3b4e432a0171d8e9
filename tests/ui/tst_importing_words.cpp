// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ui/importing/words.h"

using namespace linnet;
using namespace linnet::ui;
using catalogue::ImportOutcome;
using catalogue::ImportReport;
using std::chrono::milliseconds;

Q_DECLARE_METATYPE(linnet::ErrorCode)

namespace {

ImportOutcome refused(ErrorCode code, std::int64_t bytes = 4'000'000, const QString& detail = {}) {
    ImportOutcome outcome;
    outcome.path = "/home/mira/Music/Café/song.mp3";
    outcome.bytes = bytes;
    outcome.error = Error{code, detail};
    return outcome;
}

ImportOutcome settled(const char* path, ImportOutcome::Kind kind) {
    ImportOutcome outcome;
    outcome.path = path;
    outcome.kind = kind;
    return outcome;
}

}  // namespace

class TestImportingWords : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyRefusal_saysWhatHappenedAndWhatItMeans() {
        // Every code there is: a new one without words of its own would say the last sentence.
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
            const auto outcome = refused(static_cast<ErrorCode>(code));
            const QString words = import_words::reason(outcome);
            QVERIFY2(words.size() > 40, qPrintable(words));
            QVERIFY2(words.endsWith(QLatin1Char('.')), qPrintable(words));
            QVERIFY2(words.contains(QStringLiteral("not added")), qPrintable(words));
            QVERIFY(!import_words::shortReason(outcome).isEmpty());
            QVERIFY(!import_words::shortReason(outcome).endsWith(QLatin1Char('.')));
        }
    }

    void reason_data() {
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("shortReason");
        QTest::newRow("truncated, lengths known")
            << ErrorCode::Truncated << qint64(1'000'000) << QStringLiteral("62000/220000")
            << QStringLiteral(
                   "The file ends after 1:02 of 3:40. It was not added; copy it again "
                   "from where it came.")
            << QStringLiteral("ends after 1:02 of 3:40");
        QTest::newRow("truncated, lengths unknown")
            << ErrorCode::Truncated << qint64(1'000'000) << QStringLiteral("frame 17/x")
            << QStringLiteral(
                   "The file ends before the song does. It was not added; copy it again "
                   "from where it came.")
            << QStringLiteral("ends too early");
        QTest::newRow("truncated, lengths make no sense")
            << ErrorCode::Truncated << qint64(1'000'000) << QStringLiteral("220000/62000")
            << QStringLiteral(
                   "The file ends before the song does. It was not added; copy it again "
                   "from where it came.")
            << QStringLiteral("ends too early");
        QTest::newRow("empty")
            << ErrorCode::NoAudio << qint64(0) << QString()
            << QStringLiteral(
                   "The file is empty. It was not added; copy it again from where it came.")
            << QStringLiteral("no audio in it (0 bytes)");
        QTest::newRow("no audio")
            << ErrorCode::NoAudio << qint64(12'345) << QString()
            << QStringLiteral(
                   "There is no music in this file. It was not added; nothing is missing "
                   "if it is not a song.")
            << QStringLiteral("no audio in it (12 kB)");
    }
    void reason() {
        QFETCH(ErrorCode, code);
        QFETCH(qint64, bytes);
        QFETCH(QString, detail);
        const auto outcome = refused(code, bytes, detail);
        QTEST(import_words::reason(outcome), "reason");
        QTEST(import_words::shortReason(outcome), "shortReason");
    }

    void size_data() {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << qint64(0) << QStringLiteral("0 bytes");
        QTest::newRow("one") << qint64(1) << QStringLiteral("1 byte");
        QTest::newRow("below a kilobyte") << qint64(999) << QStringLiteral("999 bytes");
        QTest::newRow("kilobyte") << qint64(1000) << QStringLiteral("1 kB");
        QTest::newRow("rounds up to a megabyte") << qint64(999'600) << QStringLiteral("1 MB");
        QTest::newRow("one digit behind the point")
            << qint64(1'640'000'000) << QStringLiteral("1.6 GB");
        QTest::newRow("none behind the point") << qint64(38'400'000) << QStringLiteral("38 MB");
        QTest::newRow("terabytes") << qint64(2'500'000'000'000) << QStringLiteral("2.5 TB");
    }
    void size() {
        QFETCH(qint64, bytes);
        QTEST(import_words::size(bytes), "words");
    }

    void took_data() {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << qint64(20) << QStringLiteral("a moment");
        QTest::newRow("a second") << qint64(1000) << QStringLiteral("1 second");
        QTest::newRow("seconds") << qint64(4230) << QStringLiteral("4.2 seconds");
        QTest::newRow("many seconds") << qint64(71'400) << QStringLiteral("71 seconds");
        QTest::newRow("minutes") << qint64(200'000) << QStringLiteral("3 minutes");
        QTest::newRow("hours") << qint64(2 * 3'600'000 + 300'000) << QStringLiteral("2 h 5 min");
    }
    void took() {
        QFETCH(qint64, ms);
        QTEST(import_words::took(milliseconds(ms)), "words");
    }

    void unsupported_namesTheFormat() {
        const auto outcome =
            refused(ErrorCode::Unsupported, 4'000'000, QStringLiteral("M4A or MP4"));
        QVERIFY(import_words::reason(outcome).startsWith(
            QStringLiteral("Linnet cannot play this kind of file: M4A or MP4. ")));
        QCOMPARE(import_words::shortReason(outcome),
                 QStringLiteral("a format that Linnet does not play: M4A or MP4"));
    }

    void fileName_keepsWhatCanBeShown() {
        QCOMPARE(import_words::fileName("/a/Лето.mp3"), QStringLiteral("Лето.mp3"));
        QCOMPARE(import_words::fileName("/music/Album/"), QStringLiteral("Album"));
        QCOMPARE(
            import_words::fileName("/a/caf\xe9.mp3"),
            QStringLiteral("caf") + QChar(QChar::ReplacementCharacter) + QStringLiteral(".mp3"));
    }

    void heading_namesTheFolderThatAllHaveInCommon() {
        using Kind = ImportOutcome::Kind;
        ImportReport report;
        report.took = milliseconds(4200);
        report.outcomes = {settled("/home/mira/Downloads/Music/a/1.mp3", Kind::Added),
                           settled("/home/mira/Downloads/Music/b/2.mp3", Kind::Added)};
        QCOMPARE(import_words::heading(report),
                 QStringLiteral("2 files from “Downloads/Music” in 4.2 seconds"));
        report.outcomes.push_back(settled("/media/stick/3.mp3", Kind::Added));
        QCOMPARE(import_words::heading(report), QStringLiteral("3 files in 4.2 seconds"));
        report.outcomes = {settled("/music/1.mp3", Kind::Added)};
        report.cancelled = true;
        QCOMPARE(import_words::heading(report),
                 QStringLiteral("Stopped: 1 file from “music” in 4.2 seconds"));
    }

    void lines_agreeInNumber() {
        QCOMPARE(import_words::addedLine(1), QStringLiteral("1 song added"));
        QCOMPARE(import_words::addedLine(198), QStringLiteral("198 songs added"));
        QCOMPARE(import_words::alreadyThereLine(1), QStringLiteral("1 was already here"));
        QCOMPARE(import_words::alreadyThereLine(12), QStringLiteral("12 were already here"));
        QCOMPARE(import_words::refusedLine(1), QStringLiteral("1 could not be added"));
    }

    void asText_listsEachRefusedFileWithItsPathAndReason() {
        ImportReport report;
        report.outcomes = {settled("/m/one.mp3", ImportOutcome::Kind::Added),
                           refused(ErrorCode::NoAudio, 0)};
        report.added = 1;
        report.refused = 1;
        report.took = milliseconds(1000);
        const QString text = import_words::asText(report);
        const QStringList lines = text.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 5);  // the last is empty
        QCOMPARE(lines[1], QStringLiteral("1 song added"));
        QCOMPARE(lines[2], QStringLiteral("1 could not be added"));
        QCOMPARE(lines[3], QStringLiteral("  /home/mira/Music/Café/song.mp3: ") +
                               import_words::reason(report.outcomes[1]));
        QVERIFY(!text.contains(QStringLiteral("already")));
    }
};

// No QApplication: the command line says these words too.
QTEST_APPLESS_MAIN(TestImportingWords)
#include "tst_importing_words.moc"
