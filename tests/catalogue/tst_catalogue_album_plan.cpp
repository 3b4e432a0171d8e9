// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/catalogue/album_plan.h"

using namespace linnet::catalogue;

namespace {

struct Row {
    const char* artist;
    int track = 0;
    int disc = 0;
    bool compilation = false;
};

std::vector<AlbumCandidate> songs(const std::vector<Row>& rows) {
    std::vector<AlbumCandidate> made;
    for (const Row& row : rows)
        made.push_back({QString::fromUtf8(row.artist), row.compilation,
                        row.disc > 0 ? std::optional(row.disc) : std::nullopt,
                        row.track > 0 ? std::optional(row.track) : std::nullopt});
    return made;
}

}  // namespace

class TestAlbumPlan : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void albums_data() {
        QTest::addColumn<QList<int>>("rows");  // of `given`
        QTest::addColumn<QString>("owners");
        m_given.clear();
        const auto row = [this](const char* name, const std::vector<Row>& given,
                                const char* owners) {
            m_given.push_back(given);
            QTest::newRow(name) << QList<int>{int(m_given.size()) - 1} << QString::fromUtf8(owners);
        };
        row("one artist", {{"Queen", 1}, {"Queen", 2}}, "Queen|Queen");
        row("one artist with a guest", {{"Queen", 1}, {"Queen feat. David Bowie", 2}},
            "Queen|Queen");
        row("guests in brackets", {{"Queen", 1}, {"Queen (with David Bowie)", 2}}, "Queen|Queen");
        row("a second value is a guest", {{"Queen", 1}, {"Queen; David Bowie", 2}}, "Queen|Queen");
        row("an artist and friends", {{"Queen", 1}, {"Queen & David Bowie", 2}}, "Queen|Queen");
        row("a duo is one artist", {{"Simon & Garfunkel", 1}, {"Simon & Garfunkel", 2}},
            "Simon & Garfunkel|Simon & Garfunkel");
        row("spelling does not part", {{"Sigur Rós", 1}, {"Sigur Ros", 2}}, "Sigur Ros|Sigur Ros");
        row("a compilation", {{"A", 1}, {"B", 2}, {"C", 3}, {"A", 4}},
            "Various Artists|Various Artists|Various Artists|Various Artists");
        row("a compilation of two", {{"A", 1}, {"B", 2}}, "Various Artists|Various Artists");
        row("the flag makes a compilation of one artist too",
            {{"A", 1, 0, true}, {"A", 2}, {"A", 3}},
            "Various Artists|Various Artists|Various Artists");
        row("two albums of one title", {{"Abba", 1}, {"Abba", 2}, {"Queen", 1}, {"Queen", 2}},
            "Abba|Abba|Queen|Queen");
        row("two discs of a compilation both begin with 1",
            {{"A", 1, 1}, {"B", 2, 1}, {"C", 1, 2}, {"D", 2, 2}},
            "Various Artists|Various Artists|Various Artists|Various Artists");
        row("several albums without numbers", {{"A"}, {"A"}, {"A"}, {"B"}, {"B"}, {"B"}},
            "A|A|A|B|B|B");
        row("a compilation without numbers", {{"A"}, {"A"}, {"A"}, {"B"}, {"C"}, {"D"}},
            "Various Artists|Various Artists|Various Artists|Various Artists|Various "
            "Artists|Various Artists");
        row("an artist's album with one song by another",
            {{"A", 1}, {"A", 2}, {"A", 3}, {"B", 4}, {"A", 5}}, "A|A|A|A|A");
        row("no artist at all", {{"", 1}, {"", 2}}, "|");
        row("alone", {{"A", 7}}, "A");
    }
    void albums() {
        QFETCH(QList<int>, rows);
        QFETCH(QString, owners);
        QStringList found;
        for (const AlbumOwner& owner : planAlbums(songs(m_given[std::size_t(rows.front())])))
            found << owner.artist;
        QCOMPARE(found.join(u'|'), owners);
    }

    void theAlbumArtistOfTheOthers_takesThemIn() {
        const auto given = songs({{"A", 1}, {"B", 2}});
        const auto owners = planAlbums(given, {QStringLiteral("DJ Kicks")});
        QCOMPARE(owners[0].artist, QStringLiteral("DJ Kicks"));
        QCOMPARE(owners[1].artist, QStringLiteral("DJ Kicks"));
        QVERIFY(planAlbums(given, {QStringLiteral("X"), QStringLiteral("Y")})[0].various);
    }

    void aMainArtist_isNeverEmpty() {
        QCOMPARE(mainArtist(QStringLiteral("With You")), QStringLiteral("With You"));
        QCOMPARE(mainArtist(QStringLiteral("Daft Punk ft. Pharrell")), QStringLiteral("Daft Punk"));
        QCOMPARE(mainArtist(QStringLiteral("Feature")), QStringLiteral("Feature"));
        QCOMPARE(mainArtist(QStringLiteral("Withered Hand")), QStringLiteral("Withered Hand"));
        QCOMPARE(mainArtist({}), QString());
    }

    void noSongs_noAlbums() { QVERIFY(planAlbums({}).empty()); }

 private:
    std::vector<std::vector<Row>> m_given;
};

QTEST_APPLESS_MAIN(TestAlbumPlan)
#include "tst_catalogue_album_plan.moc"
