// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/songs_table.h"
#include "tests/catalogue/store.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::Mp3Tags;

namespace {

Mp3Tags tags(const QString& title, const QString& artist, const QString& album) {
    Mp3Tags tags;
    tags.title = title;
    tags.artist = artist;
    tags.album = album;
    return tags;
}

}  // namespace

class TestSearch : public QObject {
    Q_OBJECT

    testing::Store m_store;

 private Q_SLOTS:
    void initTestCase() {
        m_store.add(tags(QStringLiteral("Blue in Green"), QStringLiteral("Miles Davis"),
                         QStringLiteral("Kind of Blue")));
        m_store.add(tags(QStringLiteral("So What"), QStringLiteral("Miles Davis"),
                         QStringLiteral("Kind of Blue")));
        m_store.add(
            tags(QStringLiteral("Blue"), QStringLiteral("Joni Mitchell"), QStringLiteral("Blue")));
        m_store.add(tags(QStringLiteral("Feeling Blue"), QStringLiteral("Creedence"),
                         QStringLiteral("Willy and the Poor Boys")));
        m_store.add(tags(QStringLiteral("Høstvise"), QStringLiteral("Ida Sørensen"),
                         QStringLiteral("Øst for Sol")));
        m_store.add(
            tags(QStringLiteral("群青日和"), QStringLiteral("東京事変"), QStringLiteral("教育")));
        m_store.add(tags(QStringLiteral("Thunderstruck"), QStringLiteral("AC/DC"),
                         QStringLiteral("The Razors Edge")));
        m_store.add(tags(QStringLiteral("ＳＡＫＵＲＡ"), QStringLiteral("いきものがかり"),
                         QStringLiteral("桜咲く街物語")));
    }

    void finds_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("titles");
        const auto row = [](const char* name, const QString& typed, const QStringList& titles) {
            QTest::newRow(name) << typed << titles;
        };
        row("the title first, then beginnings, then words", QStringLiteral("blue"),
            {QStringLiteral("Blue"), QStringLiteral("Blue in Green"),
             QStringLiteral("Feeling Blue"), QStringLiteral("So What")});
        row("each word a prefix, in any order", QStringLiteral("gre blu"),
            {QStringLiteral("Blue in Green")});
        row("title and artist together", QStringLiteral("so miles"), {QStringLiteral("So What")});
        row("artist by prefix", QStringLiteral("mile"),
            {QStringLiteral("So What"), QStringLiteral("Blue in Green")});
        row("without accents", QStringLiteral("sorensen"), {QStringLiteral("Høstvise")});
        row("with accents", QStringLiteral("SØRENSEN"), {QStringLiteral("Høstvise")});
        row("CJK by substring", QStringLiteral("京事"), {QStringLiteral("群青日和")});
        row("one CJK character", QStringLiteral("桜"), {QStringLiteral("ＳＡＫＵＲＡ")});
        row("full width", QStringLiteral("sakura"), {QStringLiteral("ＳＡＫＵＲＡ")});
        row("with a slash", QStringLiteral("ac/dc"), {QStringLiteral("Thunderstruck")});
        row("nothing like it", QStringLiteral("zzz"), {});
        row("an inner part of a word is no prefix", QStringLiteral("lue"), {});
        row("empty", QString(), {});
        row("FTS5 syntax is no syntax", QStringLiteral("\"blue NEAR( * ^ -"), {});
    }
    void finds() {
        QFETCH(QString, typed);
        QFETCH(QStringList, titles);
        const auto found = m_store.catalogue->search(m_store.ada, typed);
        QVERIFY(found);
        const auto names = m_store.titles(found->songs);
        QCOMPARE(QStringList(names.begin(), names.end()), titles);
        QVERIFY(!found->moreSongs);
    }

    void albums_areFoundByTitleAndArtist() {
        const auto found = m_store.catalogue->search(m_store.ada, QStringLiteral("kin"));
        QVERIFY(found);
        const auto albums = m_store.catalogue->albums(m_store.ada, found->albums);
        QCOMPARE(albums->size(), std::size_t{1});
        QCOMPARE(albums->front()->title, QStringLiteral("Kind of Blue"));
        QCOMPARE(m_store.catalogue->search(m_store.ada, QStringLiteral("joni"))->albums.size(),
                 std::size_t{1});
    }

    void limit_isKeptAndSaid() {
        const auto found = m_store.catalogue->search(m_store.ada, QStringLiteral("blue"), 2);
        QCOMPARE(found->songs.size(), std::size_t{2});
        QVERIFY(found->moreSongs);
    }

    /// Words that many songs have take another way than rare ones.
    void frequentWords_areFoundTogether() {
        testing::Store store;
        const auto filled = store.library->rows().write([&](storage::Connection& connection) {
            for (int i = 0; i < 1'000; ++i) {
                Song song;
                song.id = SongId::generate();
                song.addedBy = store.ada.user();
                song.fields.title = i % 2 == 0 ? QStringLiteral("Common Tune %1").arg(i)
                                               : QStringLiteral("Common Rhyme");
                song.fields.artist =
                    i % 10 == 0 ? QStringLiteral("Somebody Tall") : QStringLiteral("Somebody Else");
                table::insertSong(connection, song);
            }
        });
        QVERIFY(filled);
        const auto find = [&](const char* typed, std::size_t limit = 5'000) {
            return *store.catalogue->search(store.ada, QString::fromLatin1(typed), limit);
        };
        QCOMPARE(find("common").songs.size(), std::size_t{1'000});
        QCOMPARE(find("common tune").songs.size(), std::size_t{500});
        QCOMPARE(find("tun som").songs.size(), std::size_t{500});
        QCOMPARE(find("common tall").songs.size(), std::size_t{100});
        QCOMPARE(find("somebody 998").songs.size(), std::size_t{1});
        QCOMPARE(find("rhyme tall").songs.size(), std::size_t{0});
        QCOMPARE(find("common tune", 50).songs.size(), std::size_t{50});
        QVERIFY(find("common tune", 50).moreSongs);
        QVERIFY(!find("common tall", 100).moreSongs);
    }

    void edited_isFoundUnderItsNewName() {
        const SongId id = m_store.add(tags(QStringLiteral("Old Name"), {}, {}));
        SongFields fields;
        fields.title = QStringLiteral("Zebra Crossing");
        QVERIFY(m_store.catalogue->update(m_store.ada, id, fields));
        const auto find = [this](const char* text) {
            return m_store.catalogue->search(m_store.ada, QString::fromLatin1(text))->songs.size();
        };
        QCOMPARE(find("zebra"), std::size_t{1});
        QCOMPARE(find("old name"), std::size_t{0});
        QVERIFY(m_store.catalogue->remove(m_store.ada, std::span(&id, 1)));
        QCOMPARE(find("zebra"), std::size_t{0});
        QCOMPARE(m_store.faults(), std::vector<QString>{});
    }

    void anothersOwnSongs_areNotFound() {
        testing::Mp3Options options;
        options.seconds = 0.2;
        m_store.add(
            testing::mp3(tags(QStringLiteral("Secret Diary"), {}, QStringLiteral("Mine")), options),
            QStringLiteral("a.mp3"), Visibility::OnlyMe);
        QCOMPARE(m_store.catalogue->search(m_store.ada, QStringLiteral("secret"))->songs.size(),
                 std::size_t{1});
        const auto others = m_store.catalogue->search(m_store.bob, QStringLiteral("secret"));
        QVERIFY(others->songs.empty());
        QVERIFY(m_store.catalogue->search(m_store.bob, QStringLiteral("mine"))->albums.empty());
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_catalogue_search.moc"
