// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/catalogue/fold.h"

using namespace linnet::catalogue;

class TestFold : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void fold_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("folded");
        const auto row = [](const char* name, const char16_t* text, const char16_t* folded) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(folded);
        };
        row("case", u"Blue In Green", u"blue in green");
        row("accents", u"Beyoncé Motörhead", u"beyonce motorhead");
        row("decomposed accents", u"Beyonce\u0301", u"beyonce");
        row("letters that do not decompose", u"Sørensen Łódź Đorđe", u"sorensen lodz dorde");
        row("ligatures", u"Æther Œuvre Straße", u"aether oeuvre strasse");
        row("Icelandic", u"Þórr Guð", u"thorr gud");
        row("full width", u"ＡＢＢＡ １２３", u"abba 123");
        row("punctuation parts words", u"AC/DC – Back-in_Black", u"ac dc back in black");
        row("apostrophes do not", u"Don’t Stop 'Til", u"dont stop til");
        row("CJK apart", u"東京事変 live", u"東 京 事 変 live");
        row("kana", u"さくらソング", u"さ く ら ソ ン ク");
        row("Cyrillic", u"Кино Ёлка", u"кино елка");
        row("dotless i", u"Işık", u"isik");
        row("only marks", u"!!!", u"!!!");
        row("spaces", u"  a   b ", u"a b");
        row("nothing", u"", u"");
    }
    void fold() {
        QFETCH(QString, text);
        QFETCH(QString, folded);
        QCOMPARE(linnet::catalogue::fold(text), folded);
        QCOMPARE(linnet::catalogue::fold(folded), folded);
    }

    void searchExpression_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expression");
        QTest::newRow("one word") << "blu"
                                  << "\"blu\"*";
        QTest::newRow("two words") << "blu gre"
                                   << "\"blu\"* \"gre\"*";
        QTest::newRow("operators are words") << "this OR NEAR(x) \"y"
                                             << "\"this\"* \"or\"* \"near\"* \"x\"* \"y\"*";
        QTest::newRow("CJK is a phrase")
            << QString::fromUtf16(u"東京") << QString::fromUtf16(u"\"東 京\"");
        QTest::newRow("mixed") << QString::fromUtf16(u"東京 li")
                               << QString::fromUtf16(u"\"東 京\" \"li\"*");
        QTest::newRow("no words") << "\"*() !"
                                  << "";
        QTest::newRow("nothing") << ""
                                 << "";
    }
    void searchExpression() {
        QFETCH(QString, typed);
        QFETCH(QString, expression);
        QCOMPARE(linnet::catalogue::searchExpression(typed), expression);
    }
};

QTEST_APPLESS_MAIN(TestFold)
#include "tst_catalogue_fold.moc"
