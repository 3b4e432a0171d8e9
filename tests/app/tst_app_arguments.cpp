// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "app/arguments.h"

namespace {

using namespace linnet;
using namespace linnet::app;
using Verb = Arguments::Verb;
using Words = std::vector<std::string>;

const std::string kSong = "0190f3c2-7a11-7cde-8f00-0123456789ab";
const std::string kOther = "0190F3C2-7A11-7CDE-8F00-0123456789AC";

}  // namespace

Q_DECLARE_METATYPE(Words)
Q_DECLARE_METATYPE(Verb)

class TestArguments : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void verb_isRead_data() {
        QTest::addColumn<Words>("words");
        QTest::addColumn<Verb>("verb");
        QTest::newRow("nothing") << Words{} << Verb::Window;
        QTest::newRow("a file") << Words{"song.mp3"} << Verb::Window;
        QTest::newRow("import") << Words{"import", "--email", "a@b", "x"} << Verb::Import;
        QTest::newRow("options first") << Words{"--email", "a@b", "import", "x"} << Verb::Import;
        QTest::newRow("list") << Words{"list", "--email=a@b"} << Verb::List;
        QTest::newRow("play") << Words{"play", kSong, "--email", "a@b"} << Verb::Play;
        QTest::newRow("export of everything")
            << Words{"export", "--everything", "--to", "d", "--email", "a@b"} << Verb::Export;
        QTest::newRow("export") << Words{"export", kSong, "--to", "d", "--email", "a@b"}
                                << Verb::Export;
        QTest::newRow("check") << Words{"check"} << Verb::Check;
        QTest::newRow("profile add")
            << Words{"profile", "add", "--email", "a@b"} << Verb::ProfileAdd;
        QTest::newRow("profile list") << Words{"profile", "list"} << Verb::ProfileList;
        QTest::newRow("an option within profile")
            << Words{"profile", "--json", "list"} << Verb::ProfileList;
        QTest::newRow("profile passwd")
            << Words{"profile", "passwd", "--email", "a@b"} << Verb::ProfilePasswd;
        QTest::newRow("demo") << Words{"--demo"} << Verb::Demo;
        QTest::newRow("probe") << Words{"--startup-probe"} << Verb::StartupProbe;
        QTest::newRow("help") << Words{"--help"} << Verb::Help;
        QTest::newRow("short help") << Words{"-h"} << Verb::Help;
        QTest::newRow("help on a verb, whatever else is missing")
            << Words{"import", "--help"} << Verb::Help;
        QTest::newRow("version") << Words{"--version"} << Verb::Version;
        QTest::newRow("a file called like a verb, behind --")
            << Words{"--", "import"} << Verb::Window;
        QTest::newRow("a file called like an option, behind --")
            << Words{"--", "--help"} << Verb::Window;
    }
    void verb_isRead() {
        QFETCH(Words, words);
        QFETCH(Verb, verb);
        const auto arguments = parseArguments(words);
        QVERIFY2(arguments, arguments ? "" : qPrintable(arguments.error().detail));
        QCOMPARE(arguments->verb, verb);
    }

    void everyOption_isKept() {
        const auto arguments = parseArguments({"export", "--library", "/music", "--email",
                                               "ä@b.org", "--password-stdin", "--json", kSong,
                                               "--to", "out", kOther, "--name=A=B", "--search",
                                               "two words", "--pattern", "{title}", "--with-tags"});
        QVERIFY(arguments);
        QCOMPARE(arguments->library, std::filesystem::path("/music"));
        QCOMPARE(arguments->email, QStringLiteral("ä@b.org"));
        QCOMPARE(arguments->name, QStringLiteral("A=B"));
        QCOMPARE(arguments->search, QStringLiteral("two words"));
        QCOMPARE(arguments->to, std::filesystem::path("out"));
        QVERIFY(arguments->passwordStdin);
        QVERIFY(arguments->json);
        QCOMPARE(arguments->pattern, QStringLiteral("{title}"));
        QVERIFY(arguments->withTags);
        QVERIFY(!arguments->everything);
        QCOMPARE(arguments->songs.size(), std::size_t{2});
        QCOMPARE(arguments->songs[0].toString().toStdString(), kSong);
        QCOMPARE(arguments->songs[1].toString(), QString::fromStdString(kOther).toLower());
        QVERIFY(arguments->paths.empty());
    }
    void noOption_isAssumed() {
        const auto arguments = parseArguments({"list", "--email", "a@b"});
        QVERIFY(arguments);
        QVERIFY(arguments->library.empty());
        QVERIFY(!arguments->passwordStdin);
        QVERIFY(!arguments->json);
        QVERIFY(arguments->search.isEmpty());
    }
    void name_isTheFirstHalfOfTheEmailUnlessGiven() {
        QCOMPARE(parseArguments({"profile", "add", "--email", "ada@example.org"})->name,
                 QStringLiteral("ada"));
        QCOMPARE(parseArguments({"profile", "add", "--email", "a@b", "--name", "Ada"})->name,
                 QStringLiteral("Ada"));
    }

    void paths_areTheBytesAsGiven_data() {
        QTest::addColumn<Words>("words");
        QTest::addColumn<Words>("paths");
        QTest::newRow("for the window") << Words{"a.mp3", "b"} << Words{"a.mp3", "b"};
        QTest::newRow("not UTF-8") << Words{"\xff\xfe\xe4.mp3"} << Words{"\xff\xfe\xe4.mp3"};
        QTest::newRow("a line break, a space") << Words{"a\nb c"} << Words{"a\nb c"};
        QTest::newRow("a single dash") << Words{"-"} << Words{"-"};
        QTest::newRow("behind --: options, verbs and another --")
            << Words{"import", "--email", "a@b", "x", "--", "--json", "list", "--"}
            << Words{"x", "--json", "list", "--"};
        QTest::newRow("verbs that are not first")
            << Words{"import", "--email", "a@b", "import", "list"} << Words{"import", "list"};
        QTest::newRow("behind --, called like a verb") << Words{"--", "check"} << Words{"check"};
        QTest::newRow("behind --, called profile") << Words{"--", "profile"} << Words{"profile"};
    }
    void paths_areTheBytesAsGiven() {
        QFETCH(Words, words);
        QFETCH(Words, paths);
        const auto arguments = parseArguments(words);
        QVERIFY2(arguments, arguments ? "" : qPrintable(arguments.error().detail));
        Words got;
        for (const auto& path : arguments->paths)
            got.push_back(path.native());
        QCOMPARE(got, paths);
    }
    void folders_areTheBytesAsGiven() {
        const auto arguments = parseArguments(
            {"export", "--email", "a@b", "--library", "\xff/l", kSong, "--to=\xe4/t"});
        QVERIFY(arguments);
        QCOMPARE(arguments->library.native(), std::string("\xff/l"));
        QCOMPARE(arguments->to.native(), std::string("\xe4/t"));
    }

    void wrongUse_isSaid_data() {
        QTest::addColumn<Words>("words");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, Words words, const char* said) {
            QTest::newRow(name) << std::move(words) << QString::fromUtf8(said);
        };
        row("an option that there is not", {"--nonsense"}, "no option --nonsense");
        row("a short option", {"-x"}, "no option -x");
        row("half an option", {"--lib", "x"}, "no option --lib");
        row("an option that is not UTF-8", {"--\xff"}, "There is no option");
        row("a value that is missing", {"list", "--email"}, "--email needs a value");
        row("an empty value", {"list", "--email="}, "needs a value");
        row("an empty word as value", {"list", "--email", ""}, "--email needs a value");
        row("no library", {"check", "--library"}, "--library needs a value");
        row("a value where none is", {"check", "--json=yes"}, "--json takes no value");
        row("profile alone", {"profile"}, "followed by add, list or passwd");
        row("profile and nonsense", {"profile", "remove"}, "followed by add, list or passwd");
        row("profile and a verb", {"profile", "import"}, "followed by add, list or passwd");
        row("add without e-mail", {"profile", "add"}, "--email");
        row("passwd without e-mail", {"profile", "passwd"}, "--email");
        row("import without e-mail", {"import", "x"}, "--email");
        row("list without e-mail", {"list"}, "--email");
        row("play without e-mail", {"play", kSong}, "--email");
        row("export without e-mail", {"export", kSong, "--to", "d"}, "--email");
        row("import of nothing", {"import", "--email", "a@b"}, "Which files or folders?");
        row("play of nothing", {"play", "--email", "a@b"}, "Which songs?");
        row("export of nothing", {"export", "--email", "a@b", "--to", "d"}, "Which songs?");
        row("export of everything and more",
            {"export", "--email", "a@b", "--to", "d", "--everything", kSong}, "no id goes with it");
        row("export to nowhere", {"export", "--email", "a@b", kSong}, "--to");
        row("no id", {"play", "--email", "a@b", "song.mp3"}, "“song.mp3” is not a song's id");
        row("an id that is too short", {"play", "--email", "a@b", kSong.substr(1)},
            "is not a song's id");
        row("an id that is too long", {"play", "--email", "a@b", kSong + "0"},
            "is not a song's id");
        row("an id with a wrong letter", {"play", "--email", "a@b", "g" + kSong.substr(1)},
            "is not a song's id");
        row("a good id and a wrong one", {"play", "--email", "a@b", kSong, "x"},
            "“x” is not a song's id");
        row("an id that is not UTF-8", {"play", "--email", "a@b", "\xff"}, "is not a song's id");
        row("check of something", {"check", "song.mp3"}, "“song.mp3” does not belong here");
        row("list of something", {"list", "--email", "a@b", "x"}, "does not belong here");
        row("demo of something", {"--demo", "import"}, "“import” does not belong here");
        row("profile list of something", {"profile", "list", "x"}, "does not belong here");
    }
    void wrongUse_isSaid() {
        QFETCH(Words, words);
        QFETCH(QString, said);
        const auto arguments = parseArguments(words);
        QVERIFY(!arguments);
        QCOMPARE(arguments.error().code, ErrorCode::InvalidInput);
        QVERIFY2(arguments.error().detail.contains(said), qPrintable(arguments.error().detail));
    }

    void usage_namesEveryVerbAndOption() {
        const QString text = usage();
        for (const char* word :
             {"profile add", "profile list", "profile passwd", "linnet import", "linnet list",
              "linnet play", "linnet export", "linnet check", "--demo", "--library", "--email",
              "--name", "--search", "--to", "--password-stdin", "--json"})
            QVERIFY2(text.contains(QLatin1String(word)), word);
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_app_arguments.moc"
