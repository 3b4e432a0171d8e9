// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QtTest>

#include "ui/playlists/rule_words.h"

using namespace linnet::catalogue;
using namespace linnet::ui;

class TestRuleWords : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void value_thereAndBack_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("op");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, RuleField field, RuleOp op, const char* typed,
                            const char* text, double from, double to, const char* shown) {
            QTest::newRow(name) << static_cast<int>(field) << static_cast<int>(op)
                                << QString::fromUtf8(typed) << QString::fromUtf8(text) << from << to
                                << QString::fromUtf8(shown);
        };
        using F = RuleField;
        using O = RuleOp;
        row("text", F::Genre, O::IsOneOf, " Ambient, Folk ", "Ambient, Folk", 0, 0,
            "Ambient, Folk");
        row("a number", F::Plays, O::AtLeast, "12", "", 12, 0, "12");
        row("with its unit", F::Bitrate, O::Above, "320 kbit/s", "", 320, 0, "320 kbit/s");
        row("below zero", F::Loudness, O::Below, "-16", "", -16, 0, "-16 LUFS");
        row("below zero as it is printed", F::Loudness, O::Below, "−16.5 LUFS", "", -16.5, 0,
            "-16.5 LUFS");
        row("a length", F::Length, O::Above, "3:30", "", 210, 0, "3:30");
        row("a long length", F::Length, O::Above, "1:00:01", "", 3601, 0, "1:00:01");
        row("a length in seconds", F::Length, O::Above, "90", "", 90, 0, "1:30");
        row("between years", F::Year, O::Between, "1990 – 1999", "", 1990, 1999, "1990 – 1999");
        row("between, with a hyphen", F::Year, O::Between, "1990 - 1999", "", 1990, 1999,
            "1990 – 1999");
        row("between, with dots", F::Year, O::Between, "1990..1999", "", 1990, 1999, "1990 – 1999");
        row("between loudnesses", F::Loudness, O::Between, "-20 – -14 LUFS", "", -20, -14,
            "-20 – -14 LUFS");
        row("days", F::Added, O::InTheLast, "30 days", "", 30, 0, "30 days");
        row("a day", F::Added, O::InTheLast, "1", "", 1, 0, "1 day");
        row("stars", F::Rating, O::Between, "2 – 4", "", 40, 80, "2 – 4");
        row("a date", F::LastPlayed, O::Before, "2026-11-24", "",
            static_cast<double>(QDate(2026, 11, 24).startOfDay().toMSecsSinceEpoch()), 0,
            "2026-11-24");
    }
    void value_thereAndBack() {
        QFETCH(int, field);
        QFETCH(int, op);
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(QString, shown);
        Rule rule;
        rule.field = RuleField(field);
        rule.op = RuleOp(op);
        QVERIFY(words::parseRuleValue(rule, typed));
        QCOMPARE(rule.text, text);
        QCOMPARE(rule.from, from);
        QCOMPARE(rule.to, to);
        QCOMPARE(words::ruleValue(rule), shown);
        Rule again = rule;
        QVERIFY(words::parseRuleValue(again, shown));
        QVERIFY(again == rule);
    }

    void nonsense_leavesTheRuleAsItWas_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("op");
        QTest::addColumn<QString>("typed");
        const auto row = [](const char* name, RuleField field, RuleOp op, const char* typed) {
            QTest::newRow(name) << static_cast<int>(field) << static_cast<int>(op)
                                << QString::fromUtf8(typed);
        };
        row("no number", RuleField::Plays, RuleOp::Above, "many");
        row("nothing", RuleField::Plays, RuleOp::Above, "");
        row("half of two", RuleField::Year, RuleOp::Between, "1990 –");
        row("no date", RuleField::Added, RuleOp::Before, "yesterday");
        row("a day that is none", RuleField::Added, RuleOp::Before, "2026-02-30");
        row("days below zero", RuleField::Added, RuleOp::InTheLast, "-3");
    }
    void nonsense_leavesTheRuleAsItWas() {
        QFETCH(int, field);
        QFETCH(int, op);
        QFETCH(QString, typed);
        Rule rule;
        rule.field = RuleField(field);
        rule.op = RuleOp(op);
        rule.from = 7;
        rule.to = 9;
        const Rule before = rule;
        QVERIFY(!words::parseRuleValue(rule, typed));
        QVERIFY(rule == before);
    }

    void everything_hasWords() {
        for (int field = 0; field <= static_cast<int>(RuleField::Playlist); ++field) {
            QVERIFY(!words::ruleField(RuleField(field)).isEmpty());
            for (const RuleOp op : opsOf(RuleField(field)))
                QVERIFY(!words::ruleOp(RuleField(field), op).isEmpty());
        }
        for (int order = 0; order <= static_cast<int>(SmartOrder::Random); ++order)
            QVERIFY(!words::smartOrder(SmartOrder(order), false).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestRuleWords)
#include "tst_playlists_rule_words.moc"
