// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTimeZone>
#include <QtTest>
#include <random>

#include "core/catalogue/search_rank.h"
#include "core/catalogue/search_values.h"
#include "core/catalogue/spelling.h"

using namespace linnet;
using namespace linnet::catalogue;

namespace {

constexpr std::int64_t kDay = 24 * 60 * 60 * 1000LL;
/// 2024-06-15 12:00 UTC.
const Timestamp kNow{std::chrono::milliseconds(1'718'452'800'000)};

QString written(const std::optional<std::int64_t>& value) {
    return value ? QString::number(*value) : QString();
}

/// A query in a line, to be compared.
QString written(const SearchQuery& query) {
    static const QStringList kFields{{},
                                     QStringLiteral("title"),
                                     QStringLiteral("artist"),
                                     QStringLiteral("album"),
                                     QStringLiteral("genre"),
                                     QStringLiteral("composer")};
    static const QStringList kNumbers{QStringLiteral("year"), QStringLiteral("added"),
                                      QStringLiteral("length"), QStringLiteral("plays"),
                                      QStringLiteral("rating")};
    static const QStringList kFlags{QStringLiteral("favourite"), QStringLiteral("own"),
                                    QStringLiteral("played")};
    QStringList parts;
    const auto sign = [](bool excluded) { return excluded ? QStringLiteral("-") : QString(); };
    for (const TextCondition& text : query.texts) {
        QStringList terms;
        for (const SearchTerm& term : text.terms)
            terms += term.whole ? u'[' + term.text + u']' : term.text;
        if (!text.joined.isEmpty())
            terms += u'=' + text.joined;
        const QString& field = kFields[static_cast<int>(text.field)];
        parts +=
            sign(text.excluded) + (field.isEmpty() ? QString() : field + u':') + terms.join(u'+');
    }
    for (const NumberCondition& number : query.numbers)
        parts += sign(number.excluded) + kNumbers[static_cast<int>(number.number)] + u':' +
                 written(number.from) + QStringLiteral("..") + written(number.to);
    for (const FlagCondition& flag : query.flags)
        parts += sign(flag.excluded) + QStringLiteral("is:") + kFlags[static_cast<int>(flag.flag)];
    return parts.join(u' ');
}

}  // namespace

class TestSearchQuery : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void understands_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("understood");
        const auto row = [](const char* name, const char16_t* typed, const char16_t* understood) {
            QTest::newRow(name) << QString::fromUtf16(typed) << QString::fromUtf16(understood);
        };
        row("words", u"blue  Green", u"blue green");
        row("nothing", u"", u"");
        row("only punctuation", u" \"*() ! - : ", u"");
        row("CJK is a phrase", u"東京", u"[東 京]");
        row("CJK and Latin", u"東京 li", u"[東 京] li");
        row("punctuation inside a word", u"AC/DC", u"ac+dc+=acdc");
        row("a phrase", u"\"Kind of Blue\"", u"[kind of blue]");
        row("a phrase that is still typed", u"\"Kind of Bl", u"kind of bl");
        row("curly quotes", u"“so what”", u"[so what]");
        row("quotes inside a word part it", u"7\" single", u"7 single");
        row("not", u"blue -live", u"blue -live");
        row("not a phrase", u"-\"so what\"", u"-[so what]");
        row("a minus alone", u"a - b", u"a b");
        row("a hyphen is no minus", u"blink-182", u"blink+182+=blink182");
        row("artist", u"artist:miles", u"artist:miles");
        row("in other letters", u"ARTIST:Miles", u"artist:miles");
        row("artist in quotes", u"artist:\"miles davis\" blue", u"artist:[miles davis] blue");
        row("quotes of a field still typed", u"artist:\"miles da", u"artist:miles da");
        row("album, title, genre, composer", u"album:a title:b genre:c composer:d",
            u"album:a title:b genre:c composer:d");
        row("not of a genre", u"-genre:jazz", u"-genre:jazz");
        row("a field without a value is text", u"artist:", u"artist");
        row("a field and a space is text", u"artist: miles", u"artist miles");
        row("an unknown field is text", u"Re:Stacks", u"re+stacks+=restacks");
        row("a year", u"year:1994", u"year:1994..1994");
        row("years", u"year:1990..1999", u"year:1990..1999");
        row("years the other way around", u"year:1999..1990", u"year:1990..1999");
        row("from a year", u"year:1990..", u"year:1990..");
        row("to a year", u"year:..1990", u"year:..1990");
        row("a decade", u"year:1990s", u"year:1990..1999");
        row("after", u"year:>2000", u"year:2001..");
        row("after a decade", u"year:>1990s", u"year:2000..");
        row("before and not", u"-year:<=1980", u"-year:..1980");
        row("no year is text", u"year:soon", u"year+soon+=yearsoon");
        row("a year that is too long is text", u"year:12345678901234567890",
            u"year+12345678901234567890+=year12345678901234567890");
        row("plays", u"plays:>10", u"plays:11..");
        row("never played", u"plays:0", u"plays:0..0");
        row("stars", u"rating:>=4", u"rating:4..");
        row("a length in minutes", u"length:>5m", u"length:360000..");
        row("at least", u"length:>=5", u"length:300000..");
        row("a length of the clock", u"length:<3:30", u"length:..209999");
        row("with hours", u"length:>=1:02:03", u"length:3723000..");
        row("seconds", u"length:<90s", u"length:..89999");
        row("between lengths", u"length:3m..4m", u"length:180000..299999");
        row("a favourite", u"is:favourite", u"is:favourite");
        row("spelled otherwise", u"IS:Favorite", u"is:favourite");
        row("not one's own", u"-is:own", u"-is:own");
        row("played", u"is:played", u"is:played");
        row("what nothing is", u"is:this", u"is+this+=isthis");
        row("all together", u"blue artist:miles year:1959 is:favourite -live",
            u"blue artist:miles -live year:1959..1959 is:favourite");
        row("FTS5 syntax is no syntax", u"this OR NEAR(x) ^y*", u"this or near+x+=nearx y");
    }
    void understands() {
        QFETCH(QString, typed);
        QTEST(written(parseSearch(typed, kNow)), "understood");
    }

    void added_isAnAgeOrATime_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        const std::int64_t now = kNow.time_since_epoch().count();
        const auto at = [](int y, int m, int d) {
            return QDateTime(QDate(y, m, d), QTime(0, 0), QTimeZone::utc()).toMSecsSinceEpoch();
        };
        const auto row = [](const char* name, const char* value, std::optional<std::int64_t> from,
                            std::optional<std::int64_t> to) {
            QTest::newRow(name) << QString::fromLatin1(value) << written(from) << written(to);
        };
        row("less than days ago", "<30d", now - 30 * kDay, {});
        row("the same without a sign", "30d", now - 30 * kDay, {});
        row("more than weeks ago", ">2w", {}, now - 14 * kDay);
        row("hours", "<12h", now - kDay / 2, {});
        row("years", ">1y", {}, now - 365 * kDay);
        row("months", "<=3m", now - 90 * kDay, {});
        row("in a year", "2024", at(2024, 1, 1), at(2025, 1, 1) - 1);
        row("in a month", "2024-02", at(2024, 2, 1), at(2024, 3, 1) - 1);
        row("on a day", "2024-02-29", at(2024, 2, 29), at(2024, 3, 1) - 1);
        row("after a day", ">2024-02-29", at(2024, 3, 1), {});
        row("between months", "2024-01..2024-03", at(2024, 1, 1), at(2024, 4, 1) - 1);
    }
    void added_isAnAgeOrATime() {
        QFETCH(QString, value);
        const auto range = searchRange(SearchNumber::Added, value, kNow);
        QVERIFY(range);
        QTEST(written(range->from), "from");
        QTEST(written(range->to), "to");
    }

    void noValue_isNotUnderstood() {
        for (const char* value : {"", "-", "..", "a..b", "2023-02-30", "2024-13", "2024-1-1-1", "d",
                                  "<", "99999999d", "1e3", ">", "30x"})
            QVERIFY2(!searchRange(SearchNumber::Added, QString::fromLatin1(value), kNow), value);
        for (const char* value : {"", "x", "3:", ":3", "1:2:3:4", "s", "..", "-5"})
            QVERIFY2(!searchRange(SearchNumber::Length, QString::fromLatin1(value), kNow), value);
    }

    void whateverIsTyped_isUnderstoodSomehow() {
        std::mt19937 random(5);
        const QString signs = QString::fromUtf16(u"ab1 :\"-.<>=*()/'“東s$!yearisd");
        for (int i = 0; i < 20'000; ++i) {
            QString typed;
            for (auto n = random() % 24; n > 0; --n)
                typed += signs[static_cast<qsizetype>(random() % 28)];
            const SearchQuery query = parseSearch(typed, kNow);
            for (const TextCondition& text : query.texts) {
                QVERIFY(!text.terms.empty());
                for (const SearchTerm& term : text.terms)
                    QVERIFY2(!term.text.isEmpty() && !term.text.contains(u'"'), qPrintable(typed));
            }
            for (const NumberCondition& number : query.numbers)
                QVERIFY2(number.from || number.to, qPrintable(typed));
        }
    }

    void ftsExpression_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("expression");
        const auto row = [](const char* name, const char* typed, const char* expression) {
            QTest::newRow(name) << QString::fromUtf8(typed) << QString::fromUtf8(expression);
        };
        row("a word", "blu", "\"blu\"*");
        row("two", "blu gre", "\"blu\"* AND \"gre\"*");
        row("a phrase", "\"so what\"", "\"so what\"");
        row("joined", "ac/dc", "((\"ac\"* AND \"dc\"*) OR \"acdc\"*)");
        row("a field", "title:blu", "{title_folded title_joined} : \"blu\"*");
        row("excluded", "blu -gre", "(\"blu\"*) NOT (\"gre\"*)");
        row("only excluded", "-gre", "");
        row("genres are not in it", "genre:jazz", "");
        row("numbers neither", "year:1990", "");
    }
    void ftsExpression() {
        QFETCH(QString, typed);
        QTEST(linnet::catalogue::ftsExpression(parseSearch(typed, kNow)), "expression");
    }

    /// Each row: the texts from the best to the worst for what was typed.
    void ranking_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("order");  // title/artist/album/popularity
        const auto row = [](const char* name, const char* typed, const QStringList& order) {
            QTest::newRow(name) << QString::fromLatin1(typed) << order;
        };
        row("what is so named first, then what begins so", "blue",
            {QStringLiteral("blue/joni/x/0"), QStringLiteral("x/blue/y/0"),
             QStringLiteral("blue in green/miles/x/0"), QStringLiteral("x/blue note/y/0"),
             QStringLiteral("x/y/blue/0"), QStringLiteral("x/y/blue train/0"),
             QStringLiteral("kind of blue/y/z/0"), QStringLiteral("x/kind of blue/y/0"),
             QStringLiteral("x/y/kind of blue/0")});
        row("popularity among equals", "no",
            {QStringLiteral("nobody/x/y/300"), QStringLiteral("no way/x/y/2")});
        row("what is so named, whatever is played", "no",
            {QStringLiteral("no/x/y/0"), QStringLiteral("nobody/x/y/300")});
        row("popularity does not lift what matches less", "blue",
            {QStringLiteral("blue in green/x/y/0"), QStringLiteral("so blue/x/y/999")});
        row("a whole word before its beginning", "night",
            {QStringLiteral("night train/x/y/0"), QStringLiteral("nightswimming/x/y/0")});
        row("written otherwise is the same", "acdc",
            {QStringLiteral("x/ac dc/y/0"), QStringLiteral("acdcx/x/y/0")});
        row("one of several artists", "blue",
            {QStringLiteral("x/miles; blue/y/0"), QStringLiteral("blue in green/miles/x/0")});
        row("the beginning of one of them", "blu",
            {QStringLiteral("x/miles; blue/y/0"), QStringLiteral("so blue/miles/y/0")});
        row("all of them", "miles blue",
            {QStringLiteral("x/miles; blue/y/0"), QStringLiteral("miles blue x/y/z/0")});
        row("words of title and artist, then elsewhere", "so miles",
            {QStringLiteral("so what/miles davis/x/0"), QStringLiteral("x/y/miles of so/0")});
    }
    void ranking() {
        QFETCH(QString, typed);
        QFETCH(QStringList, order);
        const SearchMatcher matcher(parseSearch(typed, {}));
        const auto rankOf = [&](const QString& texts) {
            const QStringList parts = texts.split(u'/');
            return matcher.rank(parts[0].toStdString(), parts[1].toStdString(),
                                parts[2].toStdString(), parts[3].toLongLong());
        };
        for (qsizetype i = 0; i + 1 < order.size(); ++i)
            QVERIFY2(rankOf(order[i]) > rankOf(order[i + 1]),
                     qPrintable(order[i] + QStringLiteral(" < ") + order[i + 1]));
    }

    void spellingDistance_data() {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("distance");
        const auto row = [](const char* one, const char* other, int distance) {
            QTest::newRow(one) << QString::fromLatin1(one) << QString::fromLatin1(other)
                               << distance;
        };
        row("beatles", "beatles", 0);
        row("beatels", "beatles", 1);
        row("metalica", "metallica", 1);
        row("metalicca", "metallica", 2);
        row("nirvannna", "nirvana", 2);
        row("kueen", "queen", 1);
        row("abc", "xyz", 3);
        row("abcdef", "uvwxyz", 3);
    }
    void spellingDistance() {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QTEST(linnet::catalogue::spellingDistance(one, other, 2), "distance");
        QTEST(linnet::catalogue::spellingDistance(other, one, 2), "distance");
    }

    void spellingsNear_areAllAtOne() {
        const QStringList near = spellingsNear(QStringLiteral("qeen"));
        QVERIFY(near.contains(QStringLiteral("queen")));
        QVERIFY(near.contains(QStringLiteral("qeen").sliced(1)));
        QVERIFY(!near.contains(QStringLiteral("qeen")));
        for (const QString& each : near)
            QCOMPARE(linnet::catalogue::spellingDistance(QStringLiteral("qeen"), each, 2), 1);
    }
};

QTEST_APPLESS_MAIN(TestSearchQuery)
#include "tst_catalogue_search_query.moc"
