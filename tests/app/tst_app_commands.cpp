// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <termios.h>

#include <csignal>
#include <cstdlib>
#include <set>

#include "storage/library.h"
#include "tests/app/linnet_process.h"
#include "tests/support/mp3.h"

using namespace linnet;
using testing::Ended;
namespace fs = std::filesystem;

namespace {

const QString kAda = QStringLiteral("ada@example.org");
const QByteArray kPassword = "correct horse battery";

QByteArray song(int number) {
    testing::Mp3Options options;
    options.seconds = 0.3;
    return testing::mp3(testing::songTags(number), options);
}

QString text(const QJsonObject& object, const char* name) {
    return object[QLatin1String(name)].toString();
}

}  // namespace

/// One library that its slots fill and look at in their order, for a sign-in costs what a password
/// hash costs; what harms a library has one of its own.
class TestCommands : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void cleanup();

    void helpAndVersion_needNothing();
    void wrongUse_isSaidAndEndsWith2_data();
    void wrongUse_isSaidAndEndsWith2();
    void withoutPassword_endsWith2_data();
    void withoutPassword_endsWith2();

    void profileAdd_refusesWhatCannotBe_data();
    void profileAdd_refusesWhatCannotBe();
    void profileList_showsWhoThereIs();
    void password_isAskedForOnTheTerminalAndNotShown();
    void stoppedAtThePassword_leavesTheTerminalAsItWas();
    void profilePasswd_changesThePassword();
    void wrongPassword_isRefused();

    void import_asJson_saysWhatBecameOfEachFile();
    void import_inWords_saysWhatWasRefused();
    void list_showsEverySong();
    void list_findsBySearch();
    void list_toAFullDevice_isNoSuccess();
    void export_isByteForByte();
    void export_byAPattern();
    void everything_comesBack();
    void export_ofWhatIsNotThere_isRefused();
    void export_toANameThatIsNotUtf8();
    void libraryFolder_mayHaveAnyName();
    void check_ofAGoodLibrary_isWell();

    void libraryInUse_isRefusedAndNamesTheProcess();
    void libraryOfBeforeTheFirstRelease_isRefusedByName();
    void terminatedImport_keepsWhatItReported();
    void check_findsAFlippedByte();
    void fullDisk_refusesAndKeepsWhatIsThere();

 private:
    [[nodiscard]] QStringList words(const QStringList& command, const fs::path& library) const {
        return QStringList{QStringLiteral("--library"), QString::fromStdString(library.native())} +
               command;
    }
    /// In the common library, or another one.
    Ended run(const QStringList& command, const QByteArray& input = {}) {
        return m_linnet.run(words(command, m_library), input);
    }
    /// As Ada, with her password.
    QStringList asAda(const QStringList& command) const {
        return command +
               QStringList{QStringLiteral("--email"), kAda, QStringLiteral("--password-stdin")};
    }
    Ended runAsAda(const QStringList& command, const fs::path& library) {
        return m_linnet.run(words(asAda(command), library), kPassword + '\n');
    }
    Ended runAsAda(const QStringList& command) { return runAsAda(command, m_library); }
    Ended addAda(const fs::path& library) {
        return runAsAda({QStringLiteral("profile"), QStringLiteral("add")}, library);
    }
    Ended check(const fs::path& library) {
        return m_linnet.run(words({QStringLiteral("check")}, library));
    }
    QString folder(const char* name) const {
        return QString::fromStdString((m_linnet.home() / name).native());
    }
    /// A terminal of its own for `process`, which does not begin before start(); returns our end.
    static int giveTerminal(QProcess& process);

    testing::LinnetProcess m_linnet;
    const fs::path m_library = m_linnet.home() / "library";
    const fs::path m_music = m_linnet.home() / "music";
    std::map<QString, QString> m_songs;  ///< file name: id
    std::map<QString, QByteArray> m_files;
    fs::path m_mounted;
};

void TestCommands::initTestCase() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    const Ended added =
        m_linnet.run(words(asAda({QStringLiteral("profile"), QStringLiteral("add"),
                                  QStringLiteral("--name"), QStringLiteral("Ada Ü")}),
                           m_library),
                     kPassword + '\n');
    ENDED(added, 0);
    QVERIFY(added.out.startsWith("Ada Ü can sign in now.\n"));
    QVERIFY(added.out.contains("Recovery code"));
    QCOMPARE(added.err, QByteArray());
}

void TestCommands::cleanup() {
    if (!m_mounted.empty())
        ::umount2(m_mounted.c_str(), MNT_DETACH);
    m_mounted.clear();
}

// --- being called ------------------------------------------------------------------------------

void TestCommands::helpAndVersion_needNothing() {
    const Ended help = m_linnet.run({QStringLiteral("--help")});
    ENDED(help, 0);
    QVERIFY(help.out.startsWith("Linnet "));
    QVERIFY(help.out.contains("linnet import --email"));
    const Ended version = m_linnet.run({QStringLiteral("--version")});
    ENDED(version, 0);
    QCOMPARE(version.out, QByteArray("linnet " LINNET_VERSION "\n"));
    QVERIFY(!fs::exists(m_linnet.home() / "data"));
}

void TestCommands::wrongUse_isSaidAndEndsWith2_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const QStringList& command, const char* said) {
        QTest::newRow(name) << command << QByteArray(said);
    };
    row("an option that there is not", {QStringLiteral("--nonsense")}, "--nonsense");
    row("no e-mail", {QStringLiteral("list")}, "--email");
    row("half a verb", {QStringLiteral("profile")}, "add, list or passwd");
    row("no song's id",
        {QStringLiteral("play"), QStringLiteral("--email"), kAda, QStringLiteral("song.mp3")},
        "song.mp3");
}

void TestCommands::wrongUse_isSaidAndEndsWith2() {
    QFETCH(QStringList, command);
    QFETCH(QByteArray, said);
    const Ended ended = run(command);
    ENDED(ended, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY(ended.err.startsWith("linnet: "));
    QVERIFY2(ended.err.contains(said), ended.err.constData());
    QVERIFY(ended.err.endsWith("“linnet --help” shows how.\n"));
}

void TestCommands::withoutPassword_endsWith2_data() {
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("nothing on the standard input")
        << asAda({QStringLiteral("list")}) << QByteArray() << QByteArray("no password");
    QTest::newRow("no terminal") << QStringList{QStringLiteral("list"), QStringLiteral("--email"),
                                                kAda}
                                 << QByteArray() << QByteArray("no terminal");
    QTest::newRow("one line where two are needed")
        << asAda({QStringLiteral("profile"), QStringLiteral("passwd")}) << kPassword + '\n'
        << QByteArray("no password");
}

void TestCommands::withoutPassword_endsWith2() {
    QFETCH(QStringList, command);
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, said);
    const Ended ended = run(command, input);
    ENDED(ended, 2);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains(said), ended.err.constData());
}

// --- profiles ----------------------------------------------------------------------------------

void TestCommands::profileAdd_refusesWhatCannotBe_data() {
    QTest::addColumn<QString>("email");
    QTest::addColumn<QByteArray>("password");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("an e-mail that is taken")
        << kAda.toUpper() << kPassword << QByteArray("already");
    QTest::newRow("no e-mail") << QStringLiteral("nobody") << kPassword << QByteArray("@");
    QTest::newRow("a short password")
        << QStringLiteral("c@d") << QByteArray("1234567") << QByteArray("at least 8");
}

void TestCommands::profileAdd_refusesWhatCannotBe() {
    QFETCH(QString, email);
    QFETCH(QByteArray, password);
    QFETCH(QByteArray, said);
    const Ended ended = run({QStringLiteral("profile"), QStringLiteral("add"),
                             QStringLiteral("--email"), email, QStringLiteral("--password-stdin")},
                            password + '\n');
    ENDED(ended, 1);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains(said), ended.err.constData());
}

void TestCommands::profileList_showsWhoThereIs() {
    const Ended added = run({QStringLiteral("profile"), QStringLiteral("add"),
                             QStringLiteral("--email"), QStringLiteral("bob@example.org"),
                             QStringLiteral("--password-stdin"), QStringLiteral("--json")},
                            "bob's own password\r\n");
    ENDED(added, 0);
    QCOMPARE(added.objects().size(), std::size_t{1});
    const QJsonObject bob = added.objects().front();
    QCOMPARE(text(bob, "name"), QStringLiteral("bob"));
    QVERIFY(!text(bob, "recovery_code").isEmpty());

    const Ended shown = run({QStringLiteral("profile"), QStringLiteral("list")});
    ENDED(shown, 0);
    QByteArrayList lines = shown.lines();
    std::sort(lines.begin(), lines.end());
    QCOMPARE(lines, (QByteArrayList{"ada@example.org\tAda Ü", "bob@example.org\tbob"}));

    const Ended json =
        run({QStringLiteral("profile"), QStringLiteral("list"), QStringLiteral("--json")});
    ENDED(json, 0);
    QCOMPARE(json.objects().size(), std::size_t{2});
    for (const QJsonObject& profile : json.objects()) {
        if (text(profile, "email") == text(bob, "email"))
            QCOMPARE(text(profile, "id"), text(bob, "id"));
        QVERIFY(QDateTime::fromString(text(profile, "created_at"), Qt::ISODateWithMs).isValid());
        QVERIFY(!profile.contains(QStringLiteral("recovery_code")));
    }
}

int TestCommands::giveTerminal(QProcess& process) {
    const int ours = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (ours < 0 || ::grantpt(ours) != 0 || ::unlockpt(ours) != 0)
        qFatal("there are no pseudo-terminals");
    ::fcntl(ours, F_SETFL, O_NONBLOCK);
    const std::string theirs = ::ptsname(ours);
    process.setChildProcessModifier([theirs] {
        ::setsid();
        ::ioctl(::open(theirs.c_str(), O_RDWR | O_CLOEXEC), TIOCSCTTY, 0);
    });
    return ours;
}

void TestCommands::password_isAskedForOnTheTerminalAndNotShown() {
    QProcess process;
    m_linnet.prepare(process,
                     words({QStringLiteral("list"), QStringLiteral("--email"), kAda}, m_library));
    const int terminal = giveTerminal(process);
    process.start();
    QByteArray shown;
    const auto reads = [&](const char* words) {
        std::array<char, 512> bytes{};
        const ssize_t count = ::read(terminal, bytes.data(), bytes.size());
        shown.append(bytes.data(), std::max<ssize_t>(0, count));
        return shown.contains(words);
    };
    QTRY_VERIFY(reads("Password: "));
    const QByteArray typed = kPassword + '\n';
    QCOMPARE(::write(terminal, typed.constData(), static_cast<std::size_t>(typed.size())),
             static_cast<ssize_t>(typed.size()));
    QTRY_VERIFY(reads("Password: \r\n"));
    const Ended ended = testing::LinnetProcess::ended(process);
    ENDED(ended, 0);
    QVERIFY(!shown.contains(kPassword));
    ::close(terminal);
}

/// Ctrl+C at the question: what is typed next must be seen again.
void TestCommands::stoppedAtThePassword_leavesTheTerminalAsItWas() {
    QProcess process;
    m_linnet.prepare(process,
                     words({QStringLiteral("list"), QStringLiteral("--email"), kAda}, m_library));
    const int terminal = giveTerminal(process);
    process.start();
    const auto echoes = [terminal] {
        termios state{};
        return ::tcgetattr(terminal, &state) == 0 && (state.c_lflag & ECHO) != 0;
    };
    QVERIFY(echoes());
    QTRY_VERIFY(!echoes());
    QCOMPARE(::write(terminal, "\x03", 1), ssize_t{1});
    QVERIFY(process.waitForFinished(testing::LinnetProcess::kLongest));
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);  // of the signal
    QCOMPARE(process.exitCode(), SIGINT);
    QVERIFY(echoes());
    ::close(terminal);
}

void TestCommands::profilePasswd_changesThePassword() {
    const QStringList bob{QStringLiteral("--email"), QStringLiteral("bob@example.org"),
                          QStringLiteral("--password-stdin")};
    const Ended changed =
        run(QStringList{QStringLiteral("profile"), QStringLiteral("passwd")} + bob,
            "bob's own password\nanother password\n");
    ENDED(changed, 0);
    QVERIFY(changed.out.startsWith("The password is changed"));
    const Ended old = run(QStringList{QStringLiteral("list")} + bob, "bob's own password\n");
    ENDED(old, 1);
    const Ended now = run(QStringList{QStringLiteral("list")} + bob, "another password\n");
    ENDED(now, 0);
}

void TestCommands::wrongPassword_isRefused() {
    const Ended ended = m_linnet.run(words(asAda({QStringLiteral("list")}), m_library), "wrong\n");
    ENDED(ended, 1);
    QCOMPARE(ended.out, QByteArray());
    QVERIFY2(ended.err.contains("do not belong together"), ended.err.constData());
    // Who is not there is answered alike.
    const Ended nobody = run({QStringLiteral("list"), QStringLiteral("--email"),
                              QStringLiteral("no@body"), QStringLiteral("--password-stdin")},
                             "wrong\n");
    ENDED(nobody, 1);
    QCOMPARE(nobody.err, ended.err);
}

// --- songs -------------------------------------------------------------------------------------

void TestCommands::import_asJson_saysWhatBecameOfEachFile() {
    for (int i = 0; i < 12; ++i)
        m_files.emplace(QStringLiteral("song %1.mp3").arg(i), song(i));
    m_files.emplace(QStringLiteral("größe.mp3"), testing::fullSizeMp3({}, 1, 2'500'000));
    for (const auto& [name, bytes] : m_files)
        testing::writeFile(m_music / name.toStdString(), bytes);
    const fs::path notUtf8 = m_music / "\xff\xe4.mp3";
    testing::writeFile(notUtf8, "no song");
    testing::writeFile(m_music / "empty.mp3", {});
    testing::writeFile(m_music / "copy of 3.mp3", song(3));
    testing::writeFile(m_music / "cover.jpg", "no song, and not looked at");

    const Ended ended = runAsAda({QStringLiteral("import"), QStringLiteral("--json"),
                                  QString::fromStdString(m_music.native()), folder("not there")});
    ENDED(ended, 1);
    QCOMPARE(ended.err, QByteArray());
    auto objects = ended.objects();
    QCOMPARE(objects.size(), m_files.size() + 4 + 1);
    const QJsonObject report = objects.back()[QStringLiteral("report")].toObject();
    objects.pop_back();
    QCOMPARE(report[QStringLiteral("added")].toInt(), 13);
    QCOMPARE(report[QStringLiteral("already_there")].toInt(), 1);
    QCOMPARE(report[QStringLiteral("refused")].toInt(), 3);
    QCOMPARE(report[QStringLiteral("cancelled")], QJsonValue(false));

    std::map<QString, QString> refused;
    for (const QJsonObject& object : objects) {
        const fs::path path = text(object, "path").toStdString();
        const QString name = QString::fromStdString(path.filename().native());
        const QString outcome = text(object, "outcome");
        if (outcome == QStringLiteral("added")) {
            m_songs.emplace(name, text(object, "song"));
            QCOMPARE(object[QStringLiteral("bytes")].toInt(),
                     static_cast<int>(fs::file_size(path)));
        } else if (outcome == QStringLiteral("refused")) {
            refused.emplace(
                object.contains(QStringLiteral("path_base64")) ? QStringLiteral("base64") : name,
                text(object, "reason"));
            if (object.contains(QStringLiteral("path_base64")))
                QCOMPARE(QByteArray::fromBase64(text(object, "path_base64").toLatin1()),
                         QByteArray::fromStdString(notUtf8.native()));
        } else {
            QCOMPARE(outcome, QStringLiteral("already_there"));
        }
    }
    // Of two files with the same bytes either may have been the first.
    if (const auto copy = m_songs.extract(QStringLiteral("copy of 3.mp3"))) {
        m_songs.emplace(QStringLiteral("song 3.mp3"), copy.mapped());
        m_files.emplace(copy.key(), song(3));
    }
    QCOMPARE(m_songs.size(), std::size_t{13});
    QCOMPARE(refused.size(), std::size_t{3});
    QVERIFY(refused[QStringLiteral("empty.mp3")].contains(QStringLiteral("empty")));
    QVERIFY(refused[QStringLiteral("base64")].contains(QStringLiteral("no music")));
    QVERIFY(refused[QStringLiteral("not there")].contains(QStringLiteral("gone")));
    fs::remove(notUtf8);  // QTemporaryDir would not see it
}

void TestCommands::import_inWords_saysWhatWasRefused() {
    const Ended refused =
        runAsAda({QStringLiteral("import"), QString::fromStdString(m_music.native())});
    ENDED(refused, 1);
    QVERIFY(refused.out.contains("14 were already here\n"));
    QVERIFY(refused.out.contains("1 could not be added\n"));
    QVERIFY(refused.out.contains("empty.mp3: The file is empty."));
    QVERIFY(!refused.out.contains("songs added"));

    testing::writeFile(m_music / "new" / "song 50.mp3", song(50));
    m_files.emplace(QStringLiteral("song 50.mp3"), song(50));
    const Ended good = runAsAda({QStringLiteral("import"), folder("music/new")});
    ENDED(good, 0);
    QVERIFY2(good.out.contains("1 song added"), good.out.constData());
    QVERIFY(!good.out.contains("could not"));
}

void TestCommands::list_showsEverySong() {
    const Ended json = runAsAda({QStringLiteral("list"), QStringLiteral("--json")});
    ENDED(json, 0);
    std::map<QString, QString> listed;
    for (const QJsonObject& one : json.objects()) {
        listed.emplace(text(one, "file_name"), text(one, "id"));
        if (text(one, "title") == QStringLiteral("Song 11")) {
            QCOMPARE(text(one, "artist"), QStringLiteral("Artist 0"));
            QCOMPARE(text(one, "album"), QStringLiteral("Album 1"));
            QCOMPARE(text(one, "genre"), QStringLiteral("Rock"));
            QCOMPARE(text(one, "visibility"), QStringLiteral("everyone"));
            QCOMPARE(one[QStringLiteral("track")].toInt(), 2);
            QCOMPARE(one[QStringLiteral("year")].toInt(), 1961);
            QVERIFY(!one.contains(QStringLiteral("disc")));
            const int ms = one[QStringLiteral("duration_ms")].toInt();
            QVERIFY2(ms >= 280 && ms <= 360, qPrintable(QString::number(ms)));
        }
    }
    QCOMPARE(json.lines().size(), 14);
    QCOMPARE(listed.size(), std::size_t{14});
    m_songs.emplace(QStringLiteral("song 50.mp3"), listed[QStringLiteral("song 50.mp3")]);
    for (const auto& [name, id] : m_songs)
        if (const auto found = listed.find(name); found != listed.end())
            QCOMPARE(found->second, id);

    const Ended lines = runAsAda({QStringLiteral("list")});
    ENDED(lines, 0);
    QCOMPARE(lines.lines().size(), 14);
    QVERIFY(lines.lines().contains(m_songs[QStringLiteral("song 11.mp3")].toUtf8() +
                                   "\tSong 11\tArtist 0\tAlbum 1\t0:00"));
}

void TestCommands::list_findsBySearch() {
    const Ended found = runAsAda({QStringLiteral("list"), QStringLiteral("--search"),
                                  QStringLiteral("ALB 1 song"), QStringLiteral("--json")});
    ENDED(found, 0);
    std::set<QString> titles;
    for (const QJsonObject& one : found.objects())
        titles.insert(text(one, "title"));
    QVERIFY(titles.contains(QStringLiteral("Song 10")));
    QVERIFY(titles.contains(QStringLiteral("Song 11")));
    QVERIFY(!titles.contains(QStringLiteral("Song 2")));
    const Ended nothing =
        runAsAda({QStringLiteral("list"), QStringLiteral("--search"), QStringLiteral("zzz")});
    ENDED(nothing, 0);
    QCOMPARE(nothing.out, QByteArray());
}

void TestCommands::list_toAFullDevice_isNoSuccess() {
    QProcess process;
    m_linnet.prepare(process, words(asAda({QStringLiteral("list")}), m_library));
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start();
    process.write(kPassword + '\n');
    process.closeWriteChannel();
    const Ended ended = testing::LinnetProcess::ended(process);
    ENDED(ended, 1);
    QVERIFY2(ended.err.contains("No space left"), ended.err.constData());
}

void TestCommands::export_isByteForByte() {
    QStringList command{QStringLiteral("export"), QStringLiteral("--to"), folder("out/deep")};
    for (const auto& [name, id] : m_songs)
        command.append(id);
    const Ended ended = runAsAda(command);
    ENDED(ended, 0);
    QCOMPARE(ended.lines().size(), static_cast<qsizetype>(m_songs.size()));
    for (const QByteArray& line : ended.lines()) {
        const fs::path file = line.toStdString();
        QCOMPARE(file.parent_path(), m_linnet.home() / "out/deep");
        const auto source = m_files.find(QString::fromStdString(file.filename().native()));
        QVERIFY2(source != m_files.end(), line.constData());
        QVERIFY(testing::readFile(file) == source->second);
    }
    // What is there already is passed over; what is not the same is not written over.
    const QString id = m_songs[QStringLiteral("song 11.mp3")];
    const QStringList one{QStringLiteral("export"), QStringLiteral("--to"), folder("out/deep"), id};
    const Ended again = runAsAda(one);
    ENDED(again, 0);
    QCOMPARE(again.out, folder("out/deep/song 11.mp3\n").toUtf8());
    testing::writeFile(m_linnet.home() / "out/deep/song 11.mp3", "mine");
    const Ended beside = runAsAda(one);
    ENDED(beside, 0);
    QCOMPARE(beside.out, folder("out/deep/song 11 (2).mp3\n").toUtf8());
    QVERIFY(testing::readFile(m_linnet.home() / "out/deep/song 11 (2).mp3") == song(11));
    QVERIFY(testing::readFile(m_linnet.home() / "out/deep/song 11.mp3") == "mine");
}

void TestCommands::export_byAPattern() {
    const QString id = m_songs[QStringLiteral("song 1.mp3")];
    const Ended ended =
        runAsAda({QStringLiteral("export"), QStringLiteral("--to"), folder("named"),
                  QStringLiteral("--with-tags"), QStringLiteral("--json"),
                  QStringLiteral("--pattern"), QStringLiteral("{album}/{title}"), id});
    ENDED(ended, 0);
    const auto objects = ended.objects();
    QCOMPARE(objects.size(), 2U);
    QCOMPARE(text(objects[0], "outcome"), QStringLiteral("written"));
    QVERIFY(fs::exists(text(objects[0], "path").toStdString()));
    QVERIFY(text(objects[0], "path").startsWith(folder("named/Album ")));
    QCOMPARE(objects[1][QStringLiteral("report")][QStringLiteral("written")].toInt(), 1);

    const Ended wrong = runAsAda({QStringLiteral("export"), QStringLiteral("--to"), folder("named"),
                                  QStringLiteral("--pattern"), QStringLiteral("{bpm}"), id});
    ENDED(wrong, 1);
    QVERIFY2(wrong.err.contains("There is no field {bpm}"), wrong.err.constData());
}

/// Out of one library and into another, by the program itself.
void TestCommands::everything_comesBack() {
    const QString out = folder("everything");
    const Ended exported = runAsAda(
        {QStringLiteral("export"), QStringLiteral("--everything"), QStringLiteral("--to"), out});
    ENDED(exported, 0);
    QVERIFY(fs::exists(fs::path(out.toStdString()) / "linnet-library.json"));
    const fs::path library = m_linnet.home() / "another library";
    ENDED(addAda(library), 0);
    const Ended imported =
        runAsAda({QStringLiteral("import"), out, QStringLiteral("--json")}, library);
    ENDED(imported, 0);
    const auto last = imported.objects().back()[QStringLiteral("restored")];
    QCOMPARE(last[QStringLiteral("songs")].toInt(), static_cast<int>(m_songs.size()));
    QCOMPARE(last[QStringLiteral("missing")].toInt(), 0);
    ENDED(check(library), 0);
}

void TestCommands::export_ofWhatIsNotThere_isRefused() {
    const QString id = m_songs[QStringLiteral("song 1.mp3")];
    const Ended ended = runAsAda({QStringLiteral("export"), QStringLiteral("--to"), folder("half"),
                                  QStringLiteral("0190f3c2-7a11-7cde-8f00-0123456789ab"), id});
    ENDED(ended, 1);
    QCOMPARE(ended.out, folder("half/song 1.mp3\n").toUtf8());
    QVERIFY2(ended.err.contains("1 of 2 could not be exported"), ended.err.constData());

    testing::writeFile(m_linnet.home() / "a file", "in the way");
    const Ended nowhere =
        runAsAda({QStringLiteral("export"), QStringLiteral("--to"), folder("a file/below"), id});
    ENDED(nowhere, 1);
    QVERIFY2(nowhere.err.contains("Nothing can be written to"), nowhere.err.constData());
}

/// QProcess takes text, so a shell makes the bytes.
void TestCommands::export_toANameThatIsNotUtf8() {
    QProcess process;
    m_linnet.prepare(process,
                     {QStringLiteral("-c"),
                      QStringLiteral("exec \"$0\" \"$@\" --to \"$HOME/$(printf 'x\\377')\""),
                      QStringLiteral(LINNET_PROGRAM)});
    process.setArguments(
        process.arguments() +
        words(asAda({QStringLiteral("export"), m_songs[QStringLiteral("song 1.mp3")]}), m_library));
    process.setProgram(QStringLiteral("/bin/sh"));
    process.start();
    process.write(kPassword + '\n');
    process.closeWriteChannel();
    const Ended ended = testing::LinnetProcess::ended(process);
    ENDED(ended, 0);
    QVERIFY(testing::readFile(m_linnet.home() / "x\xff" / "song 1.mp3") == song(1));
    fs::remove_all(m_linnet.home() / "x\xff");
}

void TestCommands::libraryFolder_mayHaveAnyName() {
    QProcess process;
    m_linnet.prepare(process,
                     {QStringLiteral("-c"),
                      QStringLiteral("exec \"$0\" check --library \"$HOME/$(printf 'l\\377')\""),
                      QStringLiteral(LINNET_PROGRAM)});
    process.setProgram(QStringLiteral("/bin/sh"));
    process.start();
    const Ended ended = testing::LinnetProcess::ended(process);
    ENDED(ended, 0);
    const fs::path folder = m_linnet.home() / "l\xff";
    QVERIFY(fs::exists(folder / "library.db"));
    QCOMPARE(fs::status(folder).permissions(), fs::perms::owner_all);
    fs::remove_all(folder);
}

void TestCommands::check_ofAGoodLibrary_isWell() {
    const Ended ended = check(m_library);
    ENDED(ended, 0);
    QVERIFY(ended.out.startsWith("All is well"));
    QCOMPARE(ended.lines().size(), 1);
    const Ended json = run({QStringLiteral("check"), QStringLiteral("--json")});
    ENDED(json, 0);
    QCOMPARE(json.out, QByteArray());
}

// --- what goes wrong ---------------------------------------------------------------------------

void TestCommands::libraryInUse_isRefusedAndNamesTheProcess() {
    // An import that still waits for its password.
    QProcess holder;
    m_linnet.prepare(holder,
                     words(asAda({QStringLiteral("import"), folder("music/new")}), m_library));
    holder.start();
    QVERIFY(holder.waitForStarted());
    const QByteArray pid = QByteArray::number(holder.processId());
    QTRY_COMPARE(testing::readFile(m_library / "lock"), pid);
    const Ended refused = run({QStringLiteral("profile"), QStringLiteral("list")});
    ENDED(refused, 1);
    QCOMPARE(refused.out, QByteArray());
    QVERIFY2(refused.err.contains("in use by another Linnet (process " + pid + ")"),
             refused.err.constData());
    // It was not disturbed, and the library is free when it has ended.
    holder.write(kPassword + '\n');
    const Ended held = testing::LinnetProcess::ended(holder);
    ENDED(held, 0);
    const Ended after = run({QStringLiteral("profile"), QStringLiteral("list")});
    ENDED(after, 0);
}

void TestCommands::libraryOfBeforeTheFirstRelease_isRefusedByName() {
    const fs::path library = m_linnet.home() / "of before";
    fs::create_directories(library);
    {
        SQLite::Database file((library / "library.db").string(),
                              SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        file.exec("CREATE TABLE songs (id BLOB PRIMARY KEY); PRAGMA user_version = 1");
    }
    const QByteArray before = testing::readFile(library / "library.db");
    const Ended refused =
        m_linnet.run(words({QStringLiteral("profile"), QStringLiteral("list")}, library));
    ENDED(refused, 1);
    QVERIFY2(refused.err.contains("made by a Linnet of before the first release"),
             refused.err.constData());
    QCOMPARE(testing::readFile(library / "library.db"), before);
}

void TestCommands::terminatedImport_keepsWhatItReported() {
    const fs::path library = m_linnet.home() / "terminated";
    const fs::path music = m_linnet.home() / "much music";
    const Ended signedUp = addAda(library);
    ENDED(signedUp, 0);
    std::set<QString> reported;
    // Where all is added before the signal comes, on with as many more.
    int files = 0;
    for (bool cutShort = false; !cutShort;) {
        QVERIFY2(files < 1'000, "it always ends before the signal comes");
        for (const int end = files + 80; files < end; ++files)
            testing::writeFile(
                music / (std::to_string(files) + ".mp3"),
                testing::fullSizeMp3({}, static_cast<std::uint32_t>(files), 1'000'000));
        QProcess process;
        m_linnet.prepare(process, words(asAda({QStringLiteral("import"), QStringLiteral("--json"),
                                               QString::fromStdString(music.native())}),
                                        library));
        process.start();
        process.write(kPassword + '\n');
        QVERIFY(process.waitForReadyRead(testing::LinnetProcess::kLongest));
        process.terminate();
        const Ended ended = testing::LinnetProcess::ended(process);
        auto objects = ended.objects();
        QVERIFY(!objects.empty());
        const QJsonObject report = objects.back()[QStringLiteral("report")].toObject();
        objects.pop_back();
        int added = 0;
        for (const QJsonObject& object : objects) {
            const QString outcome = text(object, "outcome");
            added += outcome == QStringLiteral("added") ? 1 : 0;
            QVERIFY2(
                outcome == QStringLiteral("added") || outcome == QStringLiteral("already_there"),
                qPrintable(outcome));
            reported.insert(text(object, "song"));
        }
        QCOMPARE(report[QStringLiteral("added")].toInt(), added);
        cutShort = std::ssize(objects) < files;
        if (cutShort) {
            ENDED(ended, 1);
            QCOMPARE(report[QStringLiteral("cancelled")], QJsonValue(true));
        }
    }
    const Ended well = check(library);
    ENDED(well, 0);
    const Ended listed = runAsAda({QStringLiteral("list"), QStringLiteral("--json")}, library);
    ENDED(listed, 0);
    std::set<QString> there;
    for (const QJsonObject& one : listed.objects())
        there.insert(text(one, "id"));
    QCOMPARE(there, reported);
    fs::remove_all(library);
    fs::remove_all(music);
}

void TestCommands::check_findsAFlippedByte() {
    const fs::path library = m_linnet.home() / "flipped";
    fs::copy(m_library, library);
    // Somewhere in the middle of the long song, as it stands in the file.
    const QByteArray& bytes = m_files[QStringLiteral("größe.mp3")];
    const QByteArray part = bytes.mid(bytes.size() / 2, 64);
    QByteArray media = testing::readFile(library / "media.db");
    const qsizetype at = media.indexOf(part);
    QVERIFY(at > 0);
    media[at] = static_cast<char>(media[at] ^ 1);
    testing::writeFile(library / "media.db", media);

    const Ended ended = check(library);
    ENDED(ended, 1);
    QCOMPARE(ended.lines().size(), 1);
    QVERIFY2(ended.out.startsWith("media.db: "), ended.out.constData());
    QVERIFY2(ended.out.contains("does not match its hash"), ended.out.constData());
    const Ended json =
        m_linnet.run(words({QStringLiteral("check"), QStringLiteral("--json")}, library));
    ENDED(json, 1);
    QCOMPARE(json.objects().size(), std::size_t{1});
    QCOMPARE(text(json.objects().front(), "fault").toUtf8() + '\n', ended.out);

    // That song is refused and leaves nothing half written; the others are well.
    const Ended exported =
        runAsAda({QStringLiteral("export"), QStringLiteral("--to"), folder("of a damaged one"),
                  m_songs[QStringLiteral("größe.mp3")], m_songs[QStringLiteral("song 1.mp3")]},
                 library);
    ENDED(exported, 1);
    QCOMPARE(exported.out, folder("of a damaged one/song 1.mp3\n").toUtf8());
    QVERIFY(!fs::exists(m_linnet.home() / "of a damaged one/größe.mp3"));
}

void TestCommands::fullDisk_refusesAndKeepsWhatIsThere() {
    const fs::path disk = m_linnet.home() / "disk";
    fs::create_directories(disk);
    if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=6m") != 0)
        QSKIP(qPrintable(QStringLiteral("a small disk cannot be mounted: %1")
                             .arg(QString::fromLocal8Bit(std::strerror(errno)))));
    m_mounted = disk;
    const fs::path library = disk / "library";
    const Ended added = addAda(library);
    ENDED(added, 0);
    const Ended early = runAsAda({QStringLiteral("import"), folder("music/song 1.mp3")}, library);
    ENDED(early, 0);

    const fs::path music = m_linnet.home() / "too much music";
    for (int i = 0; i < 12; ++i)
        testing::writeFile(music / (std::to_string(i) + ".mp3"),
                           testing::fullSizeMp3({}, static_cast<std::uint32_t>(i), 1'000'000));
    const Ended full = runAsAda({QStringLiteral("import"), QStringLiteral("--json"),
                                 QString::fromStdString(music.native())},
                                library);
    ENDED(full, 1);
    std::map<QString, QString> songs{{QStringLiteral("song 1.mp3"), QString()}};
    int refused = 0;
    for (const QJsonObject& object : full.objects()) {
        if (text(object, "outcome") == QStringLiteral("added"))
            songs.emplace(text(object, "path").section(u'/', -1), text(object, "song"));
        if (text(object, "outcome") != QStringLiteral("refused"))
            continue;
        ++refused;
        QVERIFY2(text(object, "reason").contains(QStringLiteral("disk of the library is full")),
                 qPrintable(text(object, "reason")));
    }
    QCOMPARE(static_cast<int>(songs.size()) - 1 + refused, 12);
    QVERIFY(refused > 0);
    // As much of it as there was room for.
    QVERIFY(songs.size() > 1);

    const Ended well = check(library);
    ENDED(well, 0);
    const Ended listed = runAsAda({QStringLiteral("list"), QStringLiteral("--json")}, library);
    ENDED(listed, 0);
    QCOMPARE(static_cast<std::size_t>(listed.lines().size()), songs.size());
    QStringList command{QStringLiteral("export"), QStringLiteral("--to"), folder("rescued")};
    for (const QJsonObject& one : listed.objects()) {
        QVERIFY(songs.contains(text(one, "file_name")));
        command.append(text(one, "id"));
    }
    const Ended exported = runAsAda(command, library);
    ENDED(exported, 0);
    for (const QByteArray& line : exported.lines()) {
        const fs::path file = line.toStdString();
        const fs::path& folder = file.filename() == "song 1.mp3" ? m_music : music;
        QVERIFY(testing::readFile(file) == testing::readFile(folder / file.filename()));
    }
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_app_commands.moc"
