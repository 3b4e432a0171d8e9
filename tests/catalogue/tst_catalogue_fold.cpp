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

    void joined_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("joined");
        const auto row = [](const char* name, const char16_t* text, const char16_t* joined) {
            QTest::newRow(name) << QString::fromUtf16(text) << QString::fromUtf16(joined);
        };
        row("a slash", u"AC/DC", u"acdc");
        row("points", u"R.E.M.", u"rem");
        row("a hyphen, of several words", u"Blink-182 Live", u"blink182");
        row("several", u"M.I.A. and Jay-Z", u"mia jayz");
        row("with accents", u"Sigur-Rós", u"sigurros");
        row("a sign for a letter", u"Ke$ha", u"keha kesha");
        row("another", u"P!nk", u"pnk pink");
        row("punctuation at the end is none", u"Help! (Live)", u"");
        row("nor an apostrophe", u"Don't Stop", u"");
        row("words with spaces between", u"Simon & Garfunkel", u"");
        row("CJK", u"東京・事変", u"");
        row("nothing", u"", u"");
    }
    void joined() {
        QFETCH(QString, text);
        QTEST(linnet::catalogue::joined(text), "joined");
    }
};

QTEST_APPLESS_MAIN(TestFold)
#include "tst_catalogue_fold.moc"
