// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QtTest>

#include "ui/insights/insights_words.h"

using namespace linnet;
using namespace linnet::ui;
using namespace std::chrono_literals;
using insights_words::Hours;

namespace {

/// Minutes heard in each hour, from midnight on.
Hours hours(std::initializer_list<int> minutes) {
    Hours hours{};
    std::size_t hour = 0;
    for (const int heard : minutes)
        hours[hour++] = std::chrono::minutes(heard);
    return hours;
}

}  // namespace

/// The sentences of Insights are true.
class TestInsightsWords : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void hours_areOneSentence_data() {
        QTest::addColumn<Hours>("heard");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << Hours{} << QString();
        QTest::newRow("evening and breakfast")
            << hours({0, 0, 0, 0, 0,  5,  30, 40, 30, 5,  2,  2,
                      2, 3, 5, 8, 12, 20, 40, 60, 70, 80, 75, 40})
            << QStringLiteral("Mostly in the evening, with a second peak around 07:00.");
        QTest::newRow("one evening")
            << hours({0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9})
            << QStringLiteral("Mostly in the evening, most of all around 20:00.");
        QTest::newRow("round midnight")
            << hours({50, 60, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 40})
            << QStringLiteral("Mostly at night, most of all around 01:00.");
        QTest::newRow("evenly")
            << hours({9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 10, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9})
            << QStringLiteral("At all times of the day, most of all around 12:00.");
        QTest::newRow("two of the same")
            << hours({0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30})
            << QStringLiteral("At all times of the day, with peaks around 07:00 and 18:00.");
        QTest::newRow("a shoulder is no peak")
            << hours({0, 0,  0,  0,  0,  0,  0,  0,  0,  0,  0,  0,
                      0, 20, 25, 26, 26, 27, 30, 30, 40, 60, 10, 0})
            << QStringLiteral("Mostly in the evening, most of all around 21:00.");
    }
    void hours_areOneSentence() {
        QFETCH(Hours, heard);
        QTEST(insights_words::hours(heard), "words");
    }

    void figures_areShort() {
        QCOMPARE(insights_words::heard(0ms), QStringLiteral("0 min"));
        QCOMPARE(insights_words::heard(46min + 10s), QStringLiteral("46 min"));
        QCOMPARE(insights_words::heard(200min), QStringLiteral("3 h 20 min"));
        QCOMPARE(insights_words::heard(318h + 20min), QStringLiteral("318 h"));
        QCOMPARE(insights_words::days(1), QStringLiteral("1 day"));
        QCOMPARE(insights_words::days(23), QStringLiteral("23 days"));
    }

    void aDay_andAnHour_sayWhatWasHeard() {
        QVERIFY(insights_words::day({2026, 3, 3}, {12, 48min})
                    .endsWith(QStringLiteral("March 2026: 12 plays, 48 minutes")));
        QVERIFY(insights_words::day({2026, 3, 3}, {}).endsWith(QStringLiteral(": nothing")));
        QCOMPARE(insights_words::hour(23, 3h), QStringLiteral("23:00 to 00:00: 3 hours"));
        QCOMPARE(insights_words::hour(4, 0ms), QStringLiteral("04:00 to 05:00: nothing"));
    }
};

QTEST_GUILESS_MAIN(TestInsightsWords)
#include "tst_insights_words.moc"
