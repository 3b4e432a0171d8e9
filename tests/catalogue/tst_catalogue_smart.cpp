// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "core/catalogue/albums_table.h"
#include "core/catalogue/changes/field_edit.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/playlists/key_shuffle.h"
#include "core/catalogue/playlists/known_words.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/playlists/smart_json.h"
#include "core/catalogue/playlists/smart_query.h"
#include "tests/catalogue/rows.h"

namespace {

using namespace linnet;
using namespace linnet::catalogue;
using namespace std::chrono_literals;
using testing::RowStore;

constexpr std::int64_t kDay = 86'400'000;

Rule rule(RuleField field, RuleOp op, const char* text = "", double from = 0, double to = 0) {
    return {field, op, QString::fromUtf8(text), from, to};
}

SmartRules rules(std::vector<Rule> list, bool any = false) {
    SmartRules result;
    result.root = {any, std::move(list), {}};
    return result;
}

/// Five songs that differ in everything.
struct Shelf : RowStore {
    Shelf() {
        now = clock.now().time_since_epoch().count();
        make("Alpha", "Björk", "Homogenic", "Jazz", 1997, 200, 320, "a.mp3", 1, -9.0, "BJÖRK");
        make("Beta", "AC/DC", "Powerage", "Rock", 1978, 300, 128, "b.FLAC", 40, -7.5);
        make("Gamma", "Ørsted", "Homogenic Two", "Folk, Ambient", 2020, 100, 192, "c.ogg", 400,
             std::nullopt, "Various Artists");
        make("Delta 100%", "", "", "", 0, 60, 64, "d_x.mp3", 10, -20.0);
        make("Epsilon", "Björk", "Debut", "Jazz", 1993, 240, 320, "e.mp3", 90, -14.0, "Björk");
        stats("Alpha", 12, 0, 2, 100, true);
        stats("Beta", 1, 3, 50, 60, false);
        stats("Delta 100%", 0, 2, std::nullopt, std::nullopt, false);
        stats("Epsilon", 3, 0, 20, 20, true);
    }
    void make(const char* title, const char* artist, const char* album, const char* genre, int year,
              int seconds, int kbps, const char* file, int daysAgo, std::optional<double> lufs,
              const char* albumArtist = "") {
        Song song;
        song.fields.title = QString::fromUtf8(title);
        song.fields.artist = QString::fromUtf8(artist);
        song.fields.album = QString::fromUtf8(album);
        song.fields.genre = QString::fromUtf8(genre);
        song.fields.albumArtist = QString::fromUtf8(albumArtist);
        song.fields.comment = QStringLiteral("about ") + song.fields.title;
        if (year > 0)
            song.fields.year = year;
        song.duration = seconds * 1s;
        song.bitrateKbps = kbps;
        song.sampleRateHz = 44'100;
        song.fileName = QString::fromUtf8(file);
        song.addedAt = Timestamp(std::chrono::milliseconds(now - daysAgo * kDay));
        const SongKey key = addRow(song);
        names.emplace_back(key, song.fields.title);
        const auto set = library->rows().write([&](storage::Connection& connection) {
            auto& statement =
                connection.prepare("UPDATE songs SET loudness_lufs = ?2 WHERE key = ?1");
            statement.bind(1, static_cast<std::int64_t>(key));
            if (lufs)
                statement.bind(2, *lufs);
            statement.exec();
        });
        QVERIFY(set);
    }
    void stats(const char* title, int plays, int skips, std::optional<int> lastDaysAgo,
               std::optional<int> rating, bool favourite) {
        SongStats stats;
        stats.plays = plays;
        stats.skips = skips;
        if (lastDaysAgo) {
            stats.lastPlayedAt = Timestamp(std::chrono::milliseconds(now - *lastDaysAgo * kDay));
            stats.firstPlayedAt = stats.lastPlayedAt;
        }
        stats.rating = rating;
        stats.favourite = favourite;
        if (favourite)
            stats.favouriteAt = Timestamp(std::chrono::milliseconds(now - stats.plays * kDay));
        setStats(keyOf(QString::fromUtf8(title)), stats);
    }
    SongKey keyOf(const QString& title) {
        return std::ranges::find(names, title, &std::pair<SongKey, QString>::second)->first;
    }
    QString find(const SmartRules& wanted, std::size_t limit = 0) {
        const auto keys = playlists.matching(ada, wanted, limit);
        if (!keys)
            return keys.error().detail;
        QStringList initials;
        for (const QString& title : titles(*keys))
            initials += title.left(1);
        return initials.join(u' ');
    }

    std::int64_t now = 0;
    std::vector<std::pair<SongKey, QString>> names;
    PlaylistService& playlists = catalogue->playlists();
};

std::vector<std::int64_t> listOf(storage::Connection& connection, const SmartStatement& statement) {
    SQLite::Statement prepared(connection.raw(), statement.sql);
    for (std::size_t i = 0; i < statement.values.size(); ++i) {
        const int at = static_cast<int>(i) + 1;
        const auto& value = statement.values[i];
        if (const auto* bytes = std::get_if<QByteArray>(&value))
            prepared.bind(at, bytes->constData(), static_cast<int>(bytes->size()));
        else if (const auto* text = std::get_if<QString>(&value))
            prepared.bind(at, text->toStdString());
        else if (const auto* real = std::get_if<double>(&value))
            prepared.bind(at, *real);
        else
            prepared.bind(at, std::get<std::int64_t>(value));
    }
    std::vector<std::int64_t> list;
    while (prepared.executeStep())
        list.push_back(prepared.getColumn(0).getInt64());
    return list;
}

/// 60 000 songs of which a few have something that the others have not.
struct Many : RowStore {
    Many() {
        const auto filled = library->rows().write([&](storage::Connection& connection) {
            std::optional<AlbumKey> album;
            for (int i = 0; i < 60'000; ++i) {
                Song song;
                song.fields.album = QStringLiteral("Album %1").arg(i / 10);
                if (i % 10 == 0)
                    album = i % 100 == 0 ? std::nullopt  // these stand in none
                                         : std::optional(catalogue::table::albumOf(
                                                             connection, song.fields, std::nullopt)
                                                             ->key);
                song.albumKey = album;
                song.id = SongId::generate();
                song.addedBy = ada.user();
                const bool few = i == 4 || i == 12'345 || i == 49'999;
                song.fields.title = few           ? QStringLiteral("Xq %1").arg(i)
                                    : i == 59'000 ? QStringLiteral("zz xq")
                                                  : QStringLiteral("Tune %1").arg(i);
                song.bitrateKbps = i == 4 || i == 49'999 ? 1'000 : 320;
                song.fields.comment = i == 4 ? QStringLiteral("said") : QString();
                if (i == 20'000) {  // another's own, which is not found
                    song.fields.title = QStringLiteral("Xq of Bob");
                    song.visibility = Visibility::OnlyMe;
                    song.addedBy = bob.user();
                    song.bitrateKbps = 1'000;
                }
                const SongKey key = catalogue::table::insertSong(connection, song);
                names.emplace(key, song.fields.title);
            }
        });
        if (!filled)
            qFatal("%s", qPrintable(filled.error().detail));
    }
    std::map<SongKey, QString> names;
    PlaylistService& playlists = catalogue->playlists();
};

class TestSmart : public QObject {
    Q_OBJECT

    std::unique_ptr<Many> m_many;  ///< once it is asked for

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void rule_findsItsSongs_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<int>("op");
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* name, RuleField field, RuleOp op, const char* text,
                            double from, double to, const char* found) {
            QTest::newRow(name) << static_cast<int>(field) << static_cast<int>(op)
                                << QString::fromUtf8(text) << from << to
                                << QString::fromLatin1(found);
        };
        using F = RuleField;
        using O = RuleOp;
        row("title contains", F::Title, O::Contains, "LTA", 0, 0, "D");
        row("title contains nothing yet", F::Title, O::Contains, "", 0, 0, "A B D E G");
        row("title contains what LIKE would read", F::Title, O::Contains, "100", 0, 0, "D");
        row("title begins", F::Title, O::StartsWith, "ga", 0, 0, "G");
        row("title ends", F::Title, O::EndsWith, "LON", 0, 0, "E");
        row("artist is, without its marks", F::Artist, O::Is, "bjork", 0, 0, "A E");
        row("artist is not", F::Artist, O::IsNot, "Björk", 0, 0, "B D G");
        row("artist as it is written elsewhere", F::Artist, O::Is, "ac dc", 0, 0, "B");
        row("artist is known", F::Artist, O::IsKnown, "", 0, 0, "A B E G");
        row("artist is unknown", F::Artist, O::IsUnknown, "", 0, 0, "D");
        row("album artist is, where it is the artist", F::AlbumArtist, O::Is, "bjork", 0, 0, "A E");
        row("album artist is, where it is another", F::AlbumArtist, O::Is, "various artists", 0, 0,
            "G");
        row("album artist is not, also where there is none", F::AlbumArtist, O::IsNot, "Björk", 0,
            0, "B D G");
        row("album artist is not the artist of a song without", F::AlbumArtist, O::Is, "ac dc", 0,
            0, "");
        row("album artist begins", F::AlbumArtist, O::StartsWith, "bj", 0, 0, "A E");
        row("album artist contains", F::AlbumArtist, O::Contains, "AR", 0, 0, "G");
        row("album artist is one of", F::AlbumArtist, O::IsOneOf, "björk, various artists", 0, 0,
            "A E G");
        row("album artist is known", F::AlbumArtist, O::IsKnown, "", 0, 0, "A E G");
        row("album artist is unknown", F::AlbumArtist, O::IsUnknown, "", 0, 0, "B D");
        row("album contains not", F::Album, O::ContainsNot, "homogenic", 0, 0, "B D E");
        row("genre is one of", F::Genre, O::IsOneOf, "rock, JAZZ", 0, 0, "A B E");
        row("genre is one of none", F::Genre, O::IsOneOf, " , ", 0, 0, "");
        row("comment contains a per cent sign", F::Comment, O::Contains, "0%", 0, 0, "D");
        row("comment is, in any case", F::Comment, O::Is, "ABOUT beta", 0, 0, "B");
        row("file name with an underscore", F::FileName, O::Contains, "_", 0, 0, "D");
        row("format is", F::Format, O::Is, ".flac", 0, 0, "B");
        row("format is not", F::Format, O::IsNot, "mp3", 0, 0, "B G");
        row("format is one of", F::Format, O::IsOneOf, "ogg,flac", 0, 0, "B G");
        row("year is", F::Year, O::Is, "", 1978, 0, "B");
        row("year between, the ends the other way", F::Year, O::Between, "", 1997, 1990, "A E");
        row("year is unknown", F::Year, O::IsUnknown, "", 0, 0, "D");
        row("year below leaves out the unknown", F::Year, O::Below, "", 1990, 0, "B");
        row("length at least", F::Length, O::AtLeast, "", 240, 0, "B E");
        row("length is, to the second", F::Length, O::Is, "", 100, 0, "G");
        row("bitrate above", F::Bitrate, O::Above, "", 192, 0, "A E");
        row("loudness below", F::Loudness, O::Below, "", -10, 0, "D E");
        row("loudness not measured", F::Loudness, O::IsUnknown, "", 0, 0, "G");
        row("plays above", F::Plays, O::Above, "", 1, 0, "A E");
        row("plays at most, also without a row", F::Plays, O::AtMost, "", 1, 0, "B D G");
        row("plays is 0", F::Plays, O::Is, "", 0, 0, "D G");
        row("plays is not 0", F::Plays, O::IsNot, "", 0, 0, "A B E");
        row("plays between 0 and 3", F::Plays, O::Between, "", 0, 3, "B D E G");
        row("skips at least", F::Skips, O::AtLeast, "", 2, 0, "B D");
        row("rating at least", F::Rating, O::AtLeast, "", 60, 0, "A B");
        row("rating below leaves out the unrated", F::Rating, O::Below, "", 60, 0, "E");
        row("not rated", F::Rating, O::IsUnknown, "", 0, 0, "D G");
        row("favourite", F::Favourite, O::Is, "", 0, 0, "A E");
        row("no favourite", F::Favourite, O::IsNot, "", 0, 0, "B D G");
        row("added in the last", F::Added, O::InTheLast, "", 30, 0, "A D");
        row("added not in the last", F::Added, O::NotInTheLast, "", 30, 0, "B E G");
        row("played in the last", F::LastPlayed, O::InTheLast, "", 30, 0, "A E");
        row("not played in the last, or never", F::LastPlayed, O::NotInTheLast, "", 30, 0, "B D G");
        row("never played", F::LastPlayed, O::IsUnknown, "", 0, 0, "D G");
        row("ever played", F::FirstPlayed, O::IsKnown, "", 0, 0, "A B E");
        row("a playlist that is none", F::Playlist, O::Is, "nonsense", 0, 0, "A B D E G");
        row("a playlist of nobody", F::Playlist, O::Is, "01020304-0506-7708-890a-0b0c0d0e0fff", 0,
            0, "");
    }
    void rule_findsItsSongs() {
        QFETCH(int, field);
        QFETCH(int, op);
        QFETCH(QString, text);
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(QString, found);
        static Shelf shelf;
        SmartRules wanted = rules({{RuleField(field), RuleOp(op), text, from, to}});
        QCOMPARE(shelf.find(wanted), found);
        const auto count = shelf.playlists.countMatching(shelf.ada, wanted);
        QCOMPARE(*count, found.isEmpty() ? 0 : found.count(u' ') + 1);
        // What a person wrote is bound, never part of the statement.
        if (text.size() > 3) {
            for (const auto way : {SmartWay::Walk, SmartWay::Gather}) {
                const auto statement = smartList(wanted, {}, way, 0);
                QVERIFY(!QString::fromStdString(statement.sql).contains(text));
            }
        }
    }

    void rule_ofSeveralValues_holdsForEach_data() {
        QTest::addColumn<int>("op");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("found");
        const auto row = [](const char* name, RuleOp op, const char* text, const char* found) {
            QTest::newRow(name) << static_cast<int>(op) << QString::fromUtf8(text)
                                << QString::fromLatin1(found);
        };
        // A: "Hard Bop; Cool Jazz", B: "Jazz", C: "Cool Jazz; Rock; Jazz", D: none
        row("is the only one, or one", RuleOp::Is, "jazz", "B C");
        row("is the first", RuleOp::Is, "Hard-Bop", "A");
        row("is all of them", RuleOp::Is, "Hard Bop; Cool jazz", "A");
        row("is not, though it is of another", RuleOp::IsNot, "jazz", "A D");
        row("is not all of them", RuleOp::IsNot, "Hard Bop; Cool Jazz", "B C D");
        row("is one of", RuleOp::IsOneOf, "rock, HARD BOP", "A C");
        row("is one of what none has", RuleOp::IsOneOf, "Pop, Bop", "");
        row("contains", RuleOp::Contains, "ol ja", "A C");
        row("contains two side by side", RuleOp::Contains, "bop; cool", "A");
        row("contains not", RuleOp::ContainsNot, "rock", "A B D");
        row("begins", RuleOp::StartsWith, "Cool", "A C");
        row("begins, the only one", RuleOp::StartsWith, "jaz", "B C");
        row("ends", RuleOp::EndsWith, "Bop", "A");
        row("ends in any of them", RuleOp::EndsWith, "jazz", "A B C");
        row("is known", RuleOp::IsKnown, "", "A B C");
        row("is unknown", RuleOp::IsUnknown, "", "D");
    }
    /// The same whether the values are rows of their own or a text that is looked through.
    void rule_ofSeveralValues_holdsForEach() {
        QFETCH(int, op);
        QFETCH(QString, text);
        QFETCH(QString, found);
        RowStore store;
        for (const auto& [title, values] :
             {std::pair{"A", "Hard Bop; Cool Jazz"}, std::pair{"B", "Jazz"},
              std::pair{"C", "Cool Jazz; Rock; Jazz"}, std::pair{"D", ""}}) {
            Song song;
            song.fields.title = QString::fromLatin1(title);
            for (QString* field : {&song.fields.genre, &song.fields.artist,
                                   &song.fields.albumArtist, &song.fields.composer})
                *field = QString::fromLatin1(values);
            store.addRow(song);
        }
        for (const RuleField field :
             {RuleField::Genre, RuleField::Artist, RuleField::AlbumArtist, RuleField::Composer}) {
            const SmartRules wanted = rules({{field, RuleOp(op), text, 0, 0}});
            const auto keys = store.catalogue->playlists().matching(store.ada, wanted);
            QVERIFY(keys);
            const auto titles = store.titles(*keys);
            QCOMPARE(QStringList(titles.begin(), titles.end()).join(u' '), found);
        }
    }

    void quotes_areText() {
        Shelf shelf;
        QCOMPARE(shelf.find(rules(
                     {rule(RuleField::Comment, RuleOp::Contains, "'; DROP TABLE songs; --")})),
                 QString());
        QCOMPARE(shelf.find(SmartRules()), QStringLiteral("A B D E G"));
    }

    void groups_nest() {
        Shelf shelf;
        SmartRules wanted = rules({rule(RuleField::Genre, RuleOp::Is, "Jazz")});
        RuleGroup either{true,
                         {rule(RuleField::Plays, RuleOp::Above, "", 10),
                          rule(RuleField::Rating, RuleOp::Below, "", 30)},
                         {}};
        wanted.root.groups.push_back(either);
        QCOMPARE(shelf.find(wanted), QStringLiteral("A E"));
        wanted.root.groups[0].any = false;
        QCOMPARE(shelf.find(wanted), QString());
        wanted.root.any = true;
        QCOMPARE(shelf.find(wanted), QStringLiteral("A E"));
        wanted.root.groups[0].rules.clear();  // holds for every song
        QCOMPARE(shelf.find(wanted), QStringLiteral("A B D E G"));
    }

    void orders_data() {
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        const auto row = [](const char* name, SmartOrder order, const char* up, const char* down) {
            QTest::newRow(name) << static_cast<int>(order) << QString::fromLatin1(up)
                                << QString::fromLatin1(down);
        };
        row("title", SmartOrder::Title, "A B D E G", "G E D B A");
        row("artist", SmartOrder::Artist, "D B E A G", "G A E B D");
        row("year", SmartOrder::Year, "D B E A G", "G A E B D");
        row("length", SmartOrder::Length, "D G A E B", "B E A G D");
        row("added", SmartOrder::Added, "G E B D A", "A D B E G");
        row("plays", SmartOrder::Plays, "G D B E A", "A E B G D");
        row("last played", SmartOrder::LastPlayed, "G D B E A", "A E B G D");
        row("rating", SmartOrder::Rating, "G D E B A", "A B E G D");
        row("favourite since", SmartOrder::FavouriteSince, "B G D A E", "E A B G D");
    }
    void orders() {
        QFETCH(int, order);
        QFETCH(QString, ascending);
        QFETCH(QString, descending);
        static Shelf shelf;
        SmartRules wanted;
        wanted.order = SmartOrder(order);
        QCOMPARE(shelf.find(wanted), ascending);
        wanted.descending = true;
        QCOMPARE(shelf.find(wanted), descending);
        wanted.limit = 2;
        QCOMPARE(shelf.find(wanted), descending.left(3));
        QCOMPARE(shelf.find(wanted, 1), descending.left(1));
        QCOMPARE(shelf.find(wanted, 4), descending.left(3));
    }

    void shuffle_isABijection_andSqlSaysTheSame() {
        RowStore store;
        for (const std::int64_t largest : {1, 16, 1000, 4097}) {
            const KeyShuffle shuffle(77, largest);
            QVERIFY(shuffle.places() > largest);
            std::set<std::int64_t> seen;
            for (std::int64_t place = 0; place < shuffle.places(); ++place) {
                const std::int64_t key = shuffle.keyAt(place);
                QVERIFY(key >= 0 && key < shuffle.places());
                QCOMPARE(shuffle.placeOf(key), place);
                seen.insert(key);
            }
            QCOMPARE(std::ssize(seen), shuffle.places());
            const auto same = store.library->rows().read([&](storage::Connection& connection) {
                SQLite::Statement statement(connection.raw(), "SELECT " + shuffle.sqlKeyAt("?1") +
                                                                  ", " + shuffle.sqlPlaceOf("?1"));
                for (std::int64_t n = 0; n < shuffle.places(); n += 7) {
                    statement.bind(1, n);
                    if (!statement.executeStep() ||
                        statement.getColumn(0).getInt64() != shuffle.keyAt(n) ||
                        statement.getColumn(1).getInt64() != shuffle.placeOf(n))
                        return false;
                    statement.reset();
                }
                return true;
            });
            QVERIFY(same && *same);
        }
    }

    /// Neighbours in the library are not neighbours in the order, and another seed is another one.
    void shuffle_shuffles() {
        const KeyShuffle one(1, 1'000'000);
        const KeyShuffle two(2, 1'000'000);
        int near = 0;
        int same = 0;
        for (std::int64_t place = 0; place < 10'000; ++place) {
            near += std::abs(one.keyAt(place) - one.keyAt(place + 1)) < 1000 ? 1 : 0;
            same += one.keyAt(place) == two.keyAt(place) ? 1 : 0;
        }
        QVERIFY2(near < 100, qPrintable(QString::number(near)));
        QVERIFY2(same < 10, qPrintable(QString::number(same)));
    }

    void plan_data() {
        QTest::addColumn<int>("held");
        QTest::addColumn<qint64>("songs");
        QTest::addColumn<qint64>("wanted");
        QTest::addColumn<bool>("walks");
        QTest::newRow("many hold") << 400 << qint64{1'000'000} << qint64{200} << true;
        QTest::newRow("one in fifty") << 10 << qint64{1'000'000} << qint64{200} << true;
        QTest::newRow("one in five hundred") << 1 << qint64{1'000'000} << qint64{200} << false;
        QTest::newRow("none of the sample") << 0 << qint64{1'000'000} << qint64{200} << false;
        QTest::newRow("the whole list, many") << 500 << qint64{1'000'000} << qint64{0} << true;
        QTest::newRow("the whole list, few") << 50 << qint64{1'000'000} << qint64{0} << false;
        QTest::newRow("a small library") << 500 << qint64{5000} << qint64{200} << false;
    }
    void plan() {
        QFETCH(int, held);
        QFETCH(qint64, songs);
        QFETCH(qint64, wanted);
        QFETCH(bool, walks);
        QCOMPARE(planSmart({512, held}, songs, wanted) == SmartWay::Walk, walks);
    }

    /// Whichever way is taken, whatever the rules: the same songs in the same order.
    void bothWays_giveTheSameList() {
        RowStore store;
        std::mt19937 random(4711);
        const auto below = [&](std::uint32_t n) { return static_cast<int>(random() % n); };
        constexpr std::array kWords = {"blue", "red", "green", "night", "day", ""};
        constexpr std::array kTexts = {"blue", "red", "ee", "", "lu", "d 1", "ght; b", "y;", "xq"};
        constexpr std::int64_t kNow = 1'800'000'000'000;
        for (int i = 0; i < 300; ++i) {
            Song song;
            const auto word = [&] { return QString::fromLatin1(kWords[random() % kWords.size()]); };
            song.fields.title = QStringLiteral("%1 %2").arg(word()).arg(below(40));
            const auto words = [&] {
                return below(3) > 0 ? word() : QStringLiteral("%1; %2").arg(word(), word());
            };
            song.fields.artist = words();
            if (below(3) > 0)
                song.fields.albumArtist = below(2) > 0 ? song.fields.artist : words();
            song.fields.album = word();
            song.fields.genre = words();
            if (below(4) > 0)
                song.fields.year = 1990 + below(10);
            song.duration = below(10) * 60s;
            song.bitrateKbps = 64 * below(5);
            song.addedAt = Timestamp(std::chrono::milliseconds(kNow - below(100) * kDay));
            if (below(10) == 0)
                song.visibility = Visibility::OnlyMe;
            const SongKey key = store.addRow(song);
            if (below(2) > 0)
                continue;
            SongStats stats;
            stats.plays = below(4);
            stats.skips = below(3);
            if (stats.plays > 0)
                stats.lastPlayedAt = Timestamp(std::chrono::milliseconds(kNow - below(90) * kDay));
            if (below(3) > 0)
                stats.rating = 20 * below(6);
            stats.favourite = below(3) == 0;
            if (stats.favourite)
                stats.favouriteAt = Timestamp(std::chrono::milliseconds(kNow - below(50) * kDay));
            store.setStats(key, stats);
        }
        const auto run = [&](const SmartStatement& statement) {
            auto keys = store.library->rows().read(
                [&](storage::Connection& connection) { return listOf(connection, statement); });
            if (!keys)
                qFatal("%s: %s", statement.sql.c_str(), qPrintable(keys.error().detail));
            return *keys;
        };
        QVERIFY(store.library->rows().settle());
        SmartGiven given{store.ada.user(), Timestamp(std::chrono::milliseconds(kNow)), 300};
        int found = 0;
        int byWords = 0;
        for (int i = 0; i < 400; ++i) {
            const auto anyRule = [&] {
                Rule made;
                made.field = RuleField(below(static_cast<std::uint32_t>(RuleField::Playlist)));
                const auto& ops = opsOf(made.field);
                made.op = ops[random() % ops.size()];
                if (below(4) == 0) {
                    constexpr std::array kWithWords = {RuleField::Title, RuleField::Artist,
                                                       RuleField::Album};
                    made.field = kWithWords[random() % kWithWords.size()];
                    made.op = RuleOp::Contains;
                }
                made.text = QString::fromLatin1(kTexts[random() % kTexts.size()]);
                const bool date = made.op == RuleOp::Before || made.op == RuleOp::After;
                made.from = date ? static_cast<double>(kNow - below(100) * kDay) : below(100);
                made.to = below(100);
                if (made.field == RuleField::Year)
                    made.from += 1950;
                return made;
            };
            SmartRules wanted;
            wanted.root.any = below(2) > 0;
            for (int n = below(3); n >= 0; --n)
                wanted.root.rules.push_back(anyRule());
            if (below(3) == 0)
                wanted.root.groups.push_back({below(2) > 0, {anyRule(), anyRule()}, {}});
            wanted.order = SmartOrder(below(static_cast<std::uint32_t>(SmartOrder::Random) + 1));
            wanted.descending = below(2) > 0;
            wanted.seed = static_cast<std::uint32_t>(random());
            const std::int64_t limit = below(2) > 0 ? 0 : below(50) + 1;
            constexpr std::int64_t kAnyIsFew = 1'000'000;
            const auto holders = store.library->rows().read([&](storage::Connection& connection) {
                return catalogue::table::fewHolders(connection, wanted.root, kAnyIsFew);
            });
            QVERIFY(holders);
            given.holders = *holders;
            byWords += given.holders.empty() ? 0 : 1;
            const auto walked = run(smartList(wanted, given, SmartWay::Walk, limit));
            const auto gathered = run(smartList(wanted, given, SmartWay::Gather, limit));
            QVERIFY2(walked == gathered, toJson(wanted).constData());
            // And in halves, of an index in which all have a value and of one in which some do not.
            SmartHalf half{"songs_by_title", "title_folded", QStringLiteral("green 2"), false};
            if (i % 2 == 0)
                half = {"songs_by_year", "release_year", std::int64_t{1995}, false};
            auto held = run(smartHeld(wanted, given, half));
            half.upper = true;
            const auto others = run(smartHeld(wanted, given, half));
            held.insert(held.end(), others.begin(), others.end());
            std::vector<SongKey> keys;
            std::ranges::transform(held, std::back_inserter(keys),
                                   [](std::int64_t key) { return SongKey(key); });
            QVERIFY2(run(smartInOrder(wanted, given, keys, limit)) == gathered,
                     toJson(wanted).constData());
            if (limit == 0) {
                QCOMPARE(run(smartCount(wanted, given)),
                         std::vector<std::int64_t>{std::ssize(walked)});
                found += walked.empty() ? 0 : 1;
            }
        }
        QVERIFY2(found > 50, qPrintable(QString::number(found)));
        QVERIFY2(byWords > 50, qPrintable(QString::number(byWords)));
    }

    void heldText_isFoundByItsWords_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("asked");
        const auto row = [](const char* name, const char* text, const char* asked) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(asked);
        };
        row("inside of words", "LOV", "title_folded : (\"glove\" OR \"lovely\")");
        row("the longest word of several", "lovely n", "title_folded : (\"lovely\")");
        row("in no word", "zzz", "\"\"");
        row("one CJK character", "京", "title_folded : (\"京\")");
        row("no word", "!!", "");
        row("in words of half of the songs", "tun", "");
        row("in a word that none has any more", "gone", "");
    }
    void heldText_isFoundByItsWords() {
        QFETCH(QString, text);
        QFETCH(QString, asked);
        RowStore store;
        SongKey changed{};
        for (int i = 0; i < 100; ++i) {
            Song song;
            song.fields.title = i == 0   ? QStringLiteral("Glove")
                                : i == 1 ? QStringLiteral("Lovely Night")
                                : i == 2 ? QStringLiteral("東京")
                                : i == 3 ? QStringLiteral("!!!")
                                : i == 4 ? QStringLiteral("Begone")
                                         : QStringLiteral("Tune %1").arg(i);
            const SongKey key = store.addRow(song);
            if (i == 4)
                changed = key;
        }
        QVERIFY(store.library->rows().settle());
        catalogue::FieldEdit edit;
        edit.title = QStringLiteral("Here");
        QVERIFY(store.catalogue->changes().edit(store.ada, std::span(&changed, 1), edit));
        QVERIFY(store.library->rows().settle());
        const auto holders = store.library->rows().read([&](storage::Connection& connection) {
            return catalogue::table::fewHolders(
                connection, {false, {{RuleField::Title, RuleOp::Contains, text, 0, 0}}, {}}, 100);
        });
        QVERIFY(holders);
        QCOMPARE(holders->empty() ? QString() : holders->begin()->second, asked);
    }

    void heldText_isFoundInSongsWhoseWordsFollow() {
        RowStore store;
        Song song;
        song.fields.title = QStringLiteral("Earlier");
        const SongKey key = store.addRow(song);
        for (int i = 0; i < 100; ++i) {
            song.fields.title = QStringLiteral("Tune %1").arg(i);
            store.addRow(song);
        }
        QVERIFY(store.library->rows().settle());
        // The words follow at the end of the transaction.
        const auto list = store.library->rows().write([&](storage::Connection& connection) {
            catalogue::FieldEdit edit;
            edit.title = QStringLiteral("Later");
            catalogue::table::applyEdit(connection, std::span(&key, 1), edit);
            const auto wanted = rules({rule(RuleField::Title, RuleOp::Contains, "ter")});
            SmartGiven given{store.ada.user(), Timestamp(), 101};
            given.holders = catalogue::table::fewHolders(connection, wanted.root, 101);
            if (given.holders.size() != 1)
                return std::vector<std::int64_t>();
            return listOf(connection, smartList(wanted, given, SmartWay::Gather, 0));
        });
        QVERIFY(list);
        QCOMPARE(*list, std::vector<std::int64_t>{static_cast<std::int64_t>(key)});
    }

    void json_thereAndBack() {
        SmartRules wanted = rules({rule(RuleField::Genre, RuleOp::IsOneOf, "Jazz, Folk \"a\""),
                                   rule(RuleField::Loudness, RuleOp::Between, "", -16.5, -9)});
        wanted.root.groups.push_back({true, {rule(RuleField::Favourite, RuleOp::Is)}, {}});
        wanted.order = SmartOrder::LastPlayed;
        wanted.descending = true;
        wanted.seed = 4'000'000'000;
        wanted.limit = 100;
        const auto back = rulesFromJson(toJson(wanted));
        QVERIFY(back);
        QCOMPARE(toJson(*back), toJson(wanted));
        QVERIFY(*back == wanted);
        for (int field = 0; field <= static_cast<int>(RuleField::Playlist); ++field) {
            for (const RuleOp op : opsOf(RuleField(field))) {
                const SmartRules one = rules({rule(RuleField(field), op, "x", 1, 2)});
                const auto again = rulesFromJson(toJson(one));
                QVERIFY(again);
                QCOMPARE(again->root.rules[0].field, RuleField(field));
                QCOMPARE(again->root.rules[0].op, op);
            }
        }
    }

    void json_thatIsNone_isRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, QByteArray json,
                            ErrorCode code = ErrorCode::InvalidInput) {
            QTest::newRow(name) << std::move(json) << static_cast<int>(code);
        };
        row("nothing", "");
        row("a list", "[]");
        row("no version", R"({"match":"all","rules":[],"order":"title"})");
        row("a newer version", R"({"version":2,"match":"all","rules":[],"order":"title"})",
            ErrorCode::NewerVersion);
        row("no rules", R"({"version":1,"match":"all","order":"title"})");
        row("another match", R"({"version":1,"match":"most","rules":[],"order":"title"})");
        row("another order", R"({"version":1,"match":"all","rules":[],"order":"mood"})");
        row("a field that is none",
            R"({"version":1,"match":"all","rules":[{"field":"mood","op":"is"}],"order":"title"})");
        row("a comparison of another field",
            R"({"version":1,"match":"all","rules":[{"field":"year","op":"ends"}],"order":"title"})");
        row("a limit of nothing",
            R"({"version":1,"match":"all","rules":[],"order":"title","limit":0})");
        QByteArray deep = R"({"version":1,"order":"title","match":"all","rules":[)";
        for (int i = 0; i < kMaxRuleDepth; ++i)
            deep += R"({"match":"all","rules":[)";
        for (int i = 0; i < kMaxRuleDepth; ++i)
            deep += "]}";
        row("nested too deeply", deep + "]}");
    }
    void json_thatIsNone_isRefused() {
        QFETCH(QByteArray, json);
        QFETCH(int, code);
        const auto read = rulesFromJson(json);
        QVERIFY(!read);
        QCOMPARE(static_cast<int>(read.error().code), code);
    }

    void tooManyRules_areRefused() {
        SmartRules many;
        many.root.rules.resize(kMaxRules, rule(RuleField::Title, RuleOp::Contains, "a"));
        QVERIFY(validate(many));
        Shelf shelf;
        QVERIFY(shelf.playlists.matching(shelf.ada, many));
        many.root.rules.push_back(many.root.rules.front());
        QVERIFY(!validate(many));
    }

    /// So many songs are looked through in two halves.
    void rulesForAFewOfMany_findThem_data() {
        QTest::addColumn<SmartRules>("wanted");
        QTest::addColumn<QStringList>("titles");
        const QString xq = QStringLiteral("Xq %1");
        QTest::newRow("of the title")
            << rules({rule(RuleField::Title, RuleOp::Contains, "xq")})
            << QStringList{xq.arg(12'345), xq.arg(4), xq.arg(49'999), QStringLiteral("zz xq")};
        QTest::newRow("of a number that few have")
            << rules({rule(RuleField::Bitrate, RuleOp::Above, "", 900)})
            << QStringList{xq.arg(4), xq.arg(49'999)};
        QTest::newRow("of what no index has")
            << rules({rule(RuleField::Comment, RuleOp::Is, "said")}) << QStringList{xq.arg(4)};
        QTest::newRow("of none") << rules({rule(RuleField::Title, RuleOp::Contains, "xqq")})
                                 << QStringList{};
    }
    void rulesForAFewOfMany_findThem() {
        QFETCH(SmartRules, wanted);
        QFETCH(QStringList, titles);
        if (!m_many)
            m_many = std::make_unique<Many>();
        for (const std::size_t limit : {std::size_t{0}, std::size_t{200}, std::size_t{2}}) {
            const auto found = m_many->playlists.matching(m_many->ada, wanted, limit);
            QVERIFY(found);
            QStringList names;
            for (const SongKey key : *found)
                names << m_many->names.at(key);
            QCOMPARE(names, limit == 0 ? titles
                                       : titles.first(std::min<qsizetype>(
                                             titles.size(), static_cast<qsizetype>(limit))));
        }
    }

    void songsOfAnotherProfile_areNotFound() {
        Shelf shelf;
        Song own;
        own.fields.title = QStringLiteral("Zeta");
        own.visibility = Visibility::OnlyMe;
        shelf.addRow(own);
        QCOMPARE(shelf.find(SmartRules()), QStringLiteral("A B D E G Z"));
        QCOMPARE(shelf.playlists.matching(shelf.bob, SmartRules())->size(), 5U);
        // Nor do another's statistics count.
        QVERIFY(shelf.playlists
                    .matching(shelf.bob, rules({rule(RuleField::Plays, RuleOp::Above, "", 0)}))
                    ->empty());
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestSmart)
#include "tst_catalogue_smart.moc"
