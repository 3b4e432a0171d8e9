// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>

#include "tests/app/linnet_process.h"
#include "tests/support/mp3.h"

using namespace linnet;
using testing::Ended;

namespace {

const QByteArray kPassword = "correct horse battery\n";
constexpr auto kNobody = "0190f3c2-7a11-7cde-8f00-0123456789ab";

bool soundServerAnswers() {
    QProcess pactl;
    pactl.start(QStringLiteral("pactl"), {QStringLiteral("info")});
    return pactl.waitForFinished(5000) && pactl.exitStatus() == QProcess::NormalExit &&
           pactl.exitCode() == 0;
}

}  // namespace

class TestPlay : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void songs_arePlayedToTheirEnd();
    void songThatIsNotThere_isPassedOver();
    void terminated_endsInOrder();

 private:
    [[nodiscard]] QStringList words(const QStringList& command) const {
        return QStringList{QStringLiteral("--library"),
                           QString::fromStdString((m_linnet.home() / "library").native()),
                           QStringLiteral("--email"), QStringLiteral("ada@example.org"),
                           QStringLiteral("--password-stdin")} +
               command;
    }
    /// Imports a song of so many seconds; its id.
    QString add(const char* title, double seconds) {
        testing::Mp3Tags tags;
        tags.title = QString::fromLatin1(title);
        tags.artist = QStringLiteral("Wren");
        testing::Mp3Options options;
        options.seconds = seconds;
        const auto file = m_linnet.home() / (std::string(title) + ".mp3");
        testing::writeFile(file, testing::mp3(tags, options));
        const Ended added = m_linnet.run(words({QStringLiteral("import"), QStringLiteral("--json"),
                                                QString::fromStdString(file.native())}),
                                         kPassword);
        return added.objects().empty() ? QString()
                                       : added.objects().front()[QStringLiteral("song")].toString();
    }

    testing::LinnetProcess m_linnet;
    QString m_one;
    QString m_two;
    QString m_long;
};

void TestPlay::initTestCase() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    QVERIFY2(soundServerAnswers(), "no PulseAudio answers at PULSE_SERVER");
    const Ended added =
        m_linnet.run(words({QStringLiteral("profile"), QStringLiteral("add")}), kPassword);
    ENDED(added, 0);
    m_one = add("One", 0.6);
    m_two = add("Two", 0.4);
    m_long = add("Long", 20);
    QVERIFY(!m_one.isEmpty() && !m_two.isEmpty() && !m_long.isEmpty());
}

void TestPlay::songs_arePlayedToTheirEnd() {
    QElapsedTimer clock;
    clock.start();
    const Ended ended = m_linnet.run(words({QStringLiteral("play"), m_one, m_two}), kPassword);
    ENDED(ended, 0);
    QCOMPARE(ended.lines(), (QByteArrayList{"Playing Wren – One", "Playing Wren – Two"}));
    QCOMPARE(ended.err, QByteArray());
    QVERIFY2(clock.elapsed() >= 1000, "it cannot have played both");
}

void TestPlay::songThatIsNotThere_isPassedOver() {
    const Ended ended = m_linnet.run(
        words({QStringLiteral("play"), QString::fromLatin1(kNobody), m_two}), kPassword);
    ENDED(ended, 1);
    QCOMPARE(ended.lines(), QByteArrayList{"Playing Wren – Two"});
    QVERIFY2(ended.err.contains(kNobody), ended.err.constData());
    QVERIFY2(ended.err.contains("passed over"), ended.err.constData());
}

void TestPlay::terminated_endsInOrder() {
    QProcess process;
    m_linnet.prepare(process, words({QStringLiteral("play"), m_long}));
    process.start();
    process.write(kPassword);
    QVERIFY(process.waitForReadyRead(testing::LinnetProcess::kLongest));
    process.terminate();
    QElapsedTimer clock;
    clock.start();
    const Ended ended = testing::LinnetProcess::ended(process);
    ENDED(ended, 0);
    QVERIFY2(clock.elapsed() < 10'000, "it played on");
    const Ended well = m_linnet.run(words({QStringLiteral("check")}));
    ENDED(well, 0);
}

QTEST_GUILESS_MAIN(TestPlay)
#include "tst_app_play.moc"
