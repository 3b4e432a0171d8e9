// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/place_plan.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "tests/catalogue/rows.h"

namespace {

using namespace linnet;
using namespace linnet::catalogue;
using namespace std::chrono_literals;
using testing::RowStore;

/// Songs "A", "B", "C", … and the playlists of ada.
struct Lists : RowStore {
    explicit Lists(int count = 0) {
        for (int i = 0; i < count; ++i)
            keys.push_back(addTitle(QString(QChar(u'A' + i))));
    }
    /// "A B B": what the playlist holds.
    QString held(PlaylistId id) {
        const auto entries = playlists->songs(ada, id);
        if (!entries)
            return entries.error().detail;
        std::vector<SongKey> songs;
        for (const SongKey entry : *entries)
            songs.push_back(songOf(entry));
        return joined(titles(songs));
    }
    static QString joined(const std::vector<QString>& words) {
        return QStringList(words.begin(), words.end()).join(u' ');
    }
    std::vector<SongKey> entries(PlaylistId id) { return *playlists->songs(ada, id); }
    /// "Road(1) In(2)": the names in order, each with its depth.
    QString tree() {
        QStringList words;
        const auto all = *playlists->list(ada);
        for (const Playlist& playlist : all)
            words += QStringLiteral("%1(%2)").arg(playlist.name).arg(playlist.depth);
        return words.join(u' ');
    }
    PlaylistId make(const char* name, std::vector<SongKey> songs = {}) {
        return *playlists->create(ada, QString::fromLatin1(name), songs);
    }

    std::vector<SongKey> keys;
    PlaylistService* playlists = &catalogue->playlists();
};

class TestPlaylists : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void playlist_keepsItsOrderAndItsDuplicates() {
        Lists l(3);
        const auto [a, b, c] = std::array{l.keys[0], l.keys[1], l.keys[2]};
        const PlaylistId id = l.make("Road", {c, a, a});
        QCOMPARE(l.held(id), QStringLiteral("C A A"));
        QCOMPARE(l.playlists->get(l.ada, id)->songs, 3);
        QVERIFY(l.playlists->addSongs(l.ada, id, std::vector{b}));
        QCOMPARE(l.held(id), QStringLiteral("C A A B"));
        // The second A is another entry than the first.
        const auto entries = l.entries(id);
        QCOMPARE(songOf(entries[2]), songOf(entries[1]));
        QVERIFY(entries[1] == a && entries[2] != a);
        QVERIFY(l.playlists->removeEntries(l.ada, id, std::vector{entries[2]}));
        QCOMPARE(l.held(id), QStringLiteral("C A B"));
        QCOMPARE(l.playlists->get(l.ada, id)->songs, 3);
        QCOMPARE(l.playlists->songs(l.ada, id, 2)->size(), 2U);
        QCOMPARE(l.playlists->songIds(l.ada, id, 2)->size(), 2U);
        // It is there after a restart.
        l.reopen();
        l.playlists = &l.catalogue->playlists();
        QCOMPARE(l.held(id), QStringLiteral("C A B"));
    }

    void songs_comeBetweenAndMove_data() {
        QTest::addColumn<QString>("moved");  // places in "A B C D E"
        QTest::addColumn<int>("before");     // -1: to the end
        QTest::addColumn<QString>("held");
        QTest::newRow("up") << "3" << 1 << "A D B C E";
        QTest::newRow("down") << "0" << 3 << "B C A D E";
        QTest::newRow("to the top") << "4" << 0 << "E A B C D";
        QTest::newRow("to the end") << "0" << -1 << "B C D E A";
        QTest::newRow("several, in their order") << "1 3" << 0 << "B D A C E";
        QTest::newRow("several, in another order") << "3 1" << 0 << "D B A C E";
        QTest::newRow("before one of themselves") << "1 2" << 2 << "A B C D E";
        QTest::newRow("before itself") << "2" << 2 << "A B C D E";
    }
    void songs_comeBetweenAndMove() {
        QFETCH(QString, moved);
        QFETCH(int, before);
        QFETCH(QString, held);
        Lists l(5);
        const PlaylistId id = l.make("Road", l.keys);
        std::vector<SongKey> entries;
        for (const QString& place : moved.split(u' '))
            entries.push_back(l.keys[place.toUInt()]);
        const auto target =
            before < 0 ? std::nullopt : std::optional(l.keys[static_cast<std::size_t>(before)]);
        const auto edit = l.playlists->moveEntries(l.ada, id, entries, target);
        QVERIFY(edit);
        QCOMPARE(l.held(id), held);
        QVERIFY(l.playlists->undo(l.ada, *edit));
        QCOMPARE(l.held(id), QStringLiteral("A B C D E"));
    }

    void edits_areTakenBack() {
        Lists l(4);
        const PlaylistId id = l.make("Road", {l.keys[0], l.keys[1], l.keys[0]});
        const auto added =
            l.playlists->addSongs(l.ada, id, std::vector{l.keys[2], l.keys[3]}, l.keys[1]);
        QCOMPARE(l.held(id), QStringLiteral("A C D B A"));
        const auto removed =
            l.playlists->removeEntries(l.ada, id, std::vector{l.entries(id)[0], l.entries(id)[4]});
        QCOMPARE(l.held(id), QStringLiteral("C D B"));
        QVERIFY(l.playlists->undo(l.ada, *removed));
        QCOMPARE(l.held(id), QStringLiteral("A C D B A"));
        QVERIFY(l.playlists->undo(l.ada, *added));
        QCOMPARE(l.held(id), QStringLiteral("A B A"));
    }

    /// Thousands of songs dropped at the same place use up the room there.
    void roomBetweenTwo_neverRunsOut() {
        Lists l(3);
        const PlaylistId id = l.make("Road", {l.keys[0], l.keys[1]});
        for (int i = 0; i < 300; ++i)
            QVERIFY(l.playlists->addSongs(l.ada, id, std::vector{l.keys[2]}, l.keys[1]));
        const QString held = l.held(id);
        QVERIFY(held.startsWith(QStringLiteral("A C")) && held.endsWith(QStringLiteral("C B")));
        QCOMPARE(l.playlists->get(l.ada, id)->songs, 302);
        const auto entries = l.entries(id);
        QCOMPARE(std::set(entries.begin(), entries.end()).size(), 302U);
    }

    /// Against a plain list, with whatever comes.
    void edits_areThoseOfAList() {
        Lists l(8);
        const PlaylistId id = l.make("Road");
        std::vector<SongKey> model;
        std::mt19937 random(99);
        const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
        const auto plain = [](std::vector<SongKey> entries) {
            std::ranges::transform(entries, entries.begin(), songOf);
            return entries;
        };
        // Undone or not, and then perhaps done again.
        const auto staysAfterUndo = [&](const PlaylistService::Edit& edit) {
            if (below(3) > 0)
                return true;
            const auto undone = l.playlists->undo(l.ada, edit);
            return below(2) > 0 && l.playlists->undo(l.ada, *undone);
        };
        for (int i = 0; i < 250; ++i) {
            const auto entries = l.entries(id);
            QVERIFY(plain(entries) == model);
            const std::size_t at = below(entries.size() + 1);
            const auto before = at < entries.size() ? std::optional(entries[at]) : std::nullopt;
            const auto place = static_cast<std::ptrdiff_t>(at);
            if (entries.size() < 4 || below(3) > 0) {
                std::vector<SongKey> songs;
                for (std::size_t n = below(4); n > 0; --n)
                    songs.push_back(l.keys[below(l.keys.size())]);
                const auto edit = l.playlists->addSongs(l.ada, id, songs, before);
                QVERIFY(edit);
                if (staysAfterUndo(*edit))
                    model.insert(model.begin() + place, songs.begin(), songs.end());
            } else if (below(2) > 0) {
                const std::size_t gone = below(entries.size());
                const auto edit = l.playlists->removeEntries(l.ada, id, std::vector{entries[gone]});
                QVERIFY(edit);
                if (staysAfterUndo(*edit))
                    model.erase(model.begin() + static_cast<std::ptrdiff_t>(gone));
            } else {
                const std::size_t from = below(entries.size());
                const auto edit =
                    l.playlists->moveEntries(l.ada, id, std::vector{entries[from]}, before);
                QVERIFY(edit);
                if (!staysAfterUndo(*edit))
                    continue;
                const SongKey song = model[from];
                model.insert(model.begin() + place, song);
                model.erase(model.begin() +
                            static_cast<std::ptrdiff_t>(from >= at ? from + 1 : from));
            }
        }
        QVERIFY(model.size() > 20);
    }

    void placesBetween_knowsWhenThereIsNoRoom() {
        QCOMPARE(*placesBetween(0, 4, 3), (std::vector<std::int64_t>{1, 2, 3}));
        QVERIFY(!placesBetween(0, 3, 3));
        QCOMPARE(placesBetween(7, std::nullopt, 2)->back(), 7 + 2 * kPlaceGap);
        QCOMPARE(placesBetween(std::nullopt, 7, 2)->front(), 7 - 2 * kPlaceGap);
        QVERIFY(placesBetween(std::nullopt, std::nullopt, 0)->empty());
    }

    void removedSong_leavesItsPlaceForItsReturn() {
        Lists l(3);
        const PlaylistId id = l.make("Road", {l.keys[0], l.keys[1], l.keys[2], l.keys[1]});
        const auto song = *l.catalogue->ids(l.ada, std::vector{l.keys[1]});
        const auto row = *l.catalogue->get(l.ada, song[0]);
        QVERIFY(l.catalogue->remove(l.ada, song));
        QCOMPARE(l.held(id), QStringLiteral("A C"));
        QCOMPARE(l.playlists->get(l.ada, id)->songs, 2);
        // It comes back with the key that it had.
        const auto back = l.library->rows().write([&](storage::Connection& connection) {
            const SongKey key = table::insertSong(connection, row);
            auto& statement = connection.prepare("UPDATE songs SET key = ?1 WHERE key = ?2");
            statement.bind(1, static_cast<std::int64_t>(l.keys[1]));
            statement.bind(2, static_cast<std::int64_t>(key));
            statement.exec();
            connection.exec("UPDATE playlist_songs SET gone = 0");
        });
        QVERIFY(back);
        QCOMPARE(l.held(id), QStringLiteral("A B C B"));
        QCOMPARE(l.playlists->get(l.ada, id)->songs, 4);
    }

    void folders_holdPlaylistsAndFolders() {
        Lists l;
        const PlaylistId road = l.make("Road");
        const PlaylistId home = *l.playlists->createFolder(l.ada, QStringLiteral("Home"));
        const PlaylistId kitchen = *l.playlists->create(l.ada, QStringLiteral("Kitchen"), {}, home);
        const PlaylistId inner = *l.playlists->createFolder(l.ada, QStringLiteral("Inner"), home);
        QCOMPARE(l.tree(), QStringLiteral("Road(0) Home(0) Kitchen(1) Inner(1)"));
        QVERIFY(l.playlists->place(l.ada, road, inner));
        QCOMPARE(l.tree(), QStringLiteral("Home(0) Kitchen(1) Inner(1) Road(2)"));
        QVERIFY(l.playlists->place(l.ada, inner, home, kitchen));
        QCOMPARE(l.tree(), QStringLiteral("Home(0) Inner(1) Road(2) Kitchen(1)"));
        QVERIFY(l.playlists->place(l.ada, road, std::nullopt, home));
        QCOMPARE(l.tree(), QStringLiteral("Road(0) Home(0) Inner(1) Kitchen(1)"));
        // A folder does not go into itself, nor anything into a playlist.
        for (const auto& refused :
             {l.playlists->place(l.ada, home, inner), l.playlists->place(l.ada, home, home),
              l.playlists->place(l.ada, home, kitchen)}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        }
        QCOMPARE(l.playlists->get(l.ada, kitchen)->folder, std::optional(home));
    }

    /// So that a change can be taken back by making another.
    void changes_sayWhatWasThereBefore() {
        Lists l(1);
        const PlaylistId road = l.make("Road");
        const PlaylistId home = *l.playlists->createFolder(l.ada, QStringLiteral("Home"));
        const PlaylistId kitchen = *l.playlists->create(l.ada, QStringLiteral("Kitchen"), {}, home);
        const PlaylistId gone = l.make("Gone");
        QVERIFY(l.playlists->place(l.ada, gone, std::nullopt, home));
        QVERIFY(l.playlists->remove(l.ada, gone));
        QCOMPARE(*l.playlists->rename(l.ada, road, QStringLiteral("Street")),
                 QStringLiteral("Road"));

        const auto first = l.playlists->place(l.ada, road, home);
        QVERIFY(first);
        QVERIFY(!first->folder);
        QCOMPARE(first->before, std::optional(home));
        const auto last = l.playlists->place(l.ada, road, home, kitchen);
        QVERIFY(last);
        QCOMPARE(last->folder, std::optional(home));
        QVERIFY(!last->before);
        QVERIFY(l.playlists->place(l.ada, road, last->folder, last->before));
        QCOMPARE(l.tree(), QStringLiteral("Home(0) Kitchen(1) Street(1)"));
        QVERIFY(l.playlists->place(l.ada, road, first->folder, first->before));
        QCOMPARE(l.tree(), QStringLiteral("Street(0) Home(0) Kitchen(1)"));

        SmartRules hearts;
        hearts.root.rules = {{RuleField::Favourite, RuleOp::Is, {}, 0, 0}};
        SmartRules played = hearts;
        played.root.rules[0].field = RuleField::Plays;
        const PlaylistId smart = *l.playlists->createSmart(l.ada, QStringLiteral("Best"), hearts);
        const auto before = l.playlists->setSmart(l.ada, smart, {QStringLiteral("Most"), played});
        QVERIFY(before);
        QCOMPARE(before->name, QStringLiteral("Best"));
        QVERIFY(before->rules == hearts);
        const auto after = l.playlists->setSmart(l.ada, smart, *before);
        QVERIFY(after);
        QCOMPARE(after->name, QStringLiteral("Most"));
        QVERIFY(after->rules == played);
        QCOMPARE(l.playlists->get(l.ada, smart)->name, QStringLiteral("Best"));
        QVERIFY(*l.playlists->rules(l.ada, smart) == hearts);
        for (const PlaylistId& wrong : {road, home})
            QCOMPARE(l.playlists->setSmart(l.ada, wrong, *before).error().code,
                     ErrorCode::InvalidInput);
        QCOMPARE(l.playlists->setSmart(l.ada, smart, {QString(), hearts}).error().code,
                 ErrorCode::InvalidInput);
    }

    void removal_isTakenBack() {
        Lists l(2);
        const PlaylistId home = *l.playlists->createFolder(l.ada, QStringLiteral("Home"));
        const PlaylistId kitchen =
            *l.playlists->create(l.ada, QStringLiteral("Kitchen"), l.keys, home);
        const PlaylistId road = l.make("Road", l.keys);
        QVERIFY(l.playlists->remove(l.ada, kitchen));
        QVERIFY(l.playlists->remove(l.ada, home));
        QCOMPARE(l.tree(), QStringLiteral("Road(0)"));
        QCOMPARE(l.playlists->songs(l.ada, kitchen).error().code, ErrorCode::NotFound);
        // What had gone before stays gone.
        QVERIFY(l.playlists->restore(l.ada, home));
        QCOMPARE(l.tree(), QStringLiteral("Home(0) Road(0)"));
        QVERIFY(l.playlists->restore(l.ada, kitchen));
        QCOMPARE(l.tree(), QStringLiteral("Home(0) Kitchen(1) Road(0)"));
        QCOMPARE(l.held(kitchen), QStringLiteral("A B"));
        // A folder takes along what is in it, and brings it back.
        QVERIFY(l.playlists->remove(l.ada, home));
        QCOMPARE(l.tree(), QStringLiteral("Road(0)"));
        QVERIFY(l.playlists->restore(l.ada, home));
        QCOMPARE(l.tree(), QStringLiteral("Home(0) Kitchen(1) Road(0)"));
        // Gone for good with the next start.
        QVERIFY(l.playlists->remove(l.ada, road));
        l.reopen();
        l.playlists = &l.catalogue->playlists();
        QCOMPARE(l.playlists->restore(l.ada, road).error().code, ErrorCode::NotFound);
        QCOMPARE(l.library->rows()
                     .read([](storage::Connection& connection) {
                         return connection.raw()
                             .execAndGet("SELECT count(*) FROM playlist_songs")
                             .getInt();
                     })
                     .value(),
                 2);
    }

    void names_areTrimmedAndNotEmpty() {
        Lists l;
        const PlaylistId id = *l.playlists->create(l.ada, QStringLiteral("  Road \n"));
        QCOMPARE(l.playlists->get(l.ada, id)->name, QStringLiteral("Road"));
        QVERIFY(l.playlists->rename(l.ada, id, QStringLiteral("Дорога")));
        QCOMPARE(l.playlists->get(l.ada, id)->name, QStringLiteral("Дорога"));
        for (const QString& wrong : {QString(), QStringLiteral("  "), QString(1001, u'x')}) {
            QCOMPARE(l.playlists->rename(l.ada, id, wrong).error().code, ErrorCode::InvalidInput);
            QCOMPARE(l.playlists->create(l.ada, wrong).error().code, ErrorCode::InvalidInput);
        }
    }

    void changes_areToldOf() {
        Lists l(1);
        std::vector<PlaylistId> told;
        QObject receiver;
        QObject::connect(&l.bus, &EventBus::published, &receiver, [&](const Event& event) {
            if (const auto* changed = std::get_if<PlaylistChanged>(&event))
                told.push_back(changed->playlist);
        });
        const PlaylistId id = l.make("Road");
        QVERIFY(l.playlists->rename(l.ada, id, QStringLiteral("Street")));
        QVERIFY(l.playlists->addSongs(l.ada, id, l.keys));
        QVERIFY(l.playlists->remove(l.ada, id));
        QVERIFY(l.playlists->restore(l.ada, id));
        QVERIFY(!l.playlists->rename(l.ada, PlaylistId::generate(), QStringLiteral("x")));
        QTRY_COMPARE(told, std::vector<PlaylistId>(5, id));
    }

    void playlists_areThoseOfAProfile() {
        Lists l(2);
        const PlaylistId id = l.make("Road", l.keys);
        QVERIFY(l.playlists->list(l.bob)->empty());
        auto* const p = l.playlists;
        for (const ErrorCode code :
             {p->get(l.bob, id).error().code, p->songs(l.bob, id).error().code,
              p->rename(l.bob, id, QStringLiteral("Mine")).error().code,
              p->addSongs(l.bob, id, l.keys).error().code, p->remove(l.bob, id).error().code,
              p->restore(l.bob, id).error().code, p->rules(l.bob, id).error().code})
            QCOMPARE(code, ErrorCode::NotFound);
        // Songs that another keeps to itself do not get in.
        Song own;
        own.fields.title = QStringLiteral("Own");
        own.visibility = Visibility::OnlyMe;
        const SongKey hidden = l.addRow(own);
        const PlaylistId his =
            *p->create(l.bob, QStringLiteral("His"), std::vector{hidden, l.keys[0]});
        QCOMPARE(p->songs(l.bob, his)->size(), 1U);
        const Session over = testing::sessionOf(l.ada.user(), std::chrono::minutes(-1));
        QCOMPARE(p->list(over).error().code, ErrorCode::Unauthorized);
        QCOMPARE(p->songs(over, id).error().code, ErrorCode::Unauthorized);
        QCOMPARE(p->create(over, QStringLiteral("x")).error().code, ErrorCode::Unauthorized);
    }

    void smartPlaylist_followsWhatHappens() {
        Lists l(3);
        SmartRules favourites;
        favourites.root.rules = {{RuleField::Favourite, RuleOp::Is, {}, 0, 0}};
        const PlaylistId id =
            *l.playlists->createSmart(l.ada, QStringLiteral("Hearts"), favourites);
        QCOMPARE(l.held(id), QString());
        SongStats heart;
        heart.favourite = true;
        l.setStats(l.keys[1], heart);
        l.setStats(l.keys[0], heart);
        QCOMPARE(l.held(id), QStringLiteral("A B"));
        QCOMPARE(*l.playlists->smartCount(l.ada, id), 2);
        favourites.limit = 1;
        favourites.descending = true;
        QVERIFY(l.playlists->setRules(l.ada, id, favourites));
        QCOMPARE(l.held(id), QStringLiteral("B"));
        QCOMPARE(*l.playlists->smartCount(l.ada, id), 1);
        QVERIFY(*l.playlists->rules(l.ada, id) == favourites);
        // Its songs are the rules' and nobody else's.
        QCOMPARE(l.playlists->addSongs(l.ada, id, l.keys).error().code, ErrorCode::InvalidInput);
        const PlaylistId plain = l.make("Road", {l.keys[2]});
        QCOMPARE(l.playlists->setRules(l.ada, plain, favourites).error().code,
                 ErrorCode::InvalidInput);
        // What is in a playlist.
        SmartRules within;
        within.root.rules = {{RuleField::Playlist, RuleOp::Is, plain.toString(), 0, 0}};
        QCOMPARE(l.titles(*l.playlists->matching(l.ada, within)),
                 std::vector<QString>{QStringLiteral("C")});
        within.root.rules[0].op = RuleOp::IsNot;
        QCOMPARE(l.playlists->matching(l.ada, within)->size(), 2U);
    }

    void totals_areOfWhatIsHeld() {
        Lists l;
        Song song;
        song.fields.title = QStringLiteral("Long");
        song.duration = 90s;
        const SongKey key = l.addRow(song);
        const PlaylistId id = l.make("Road", {key, key});
        const auto totals = l.playlists->totals(l.ada, id);
        QCOMPARE(totals->songs, 2);
        QCOMPARE(totals->duration, 180s);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaylists)
#include "tst_catalogue_playlists.moc"
