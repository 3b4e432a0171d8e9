// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>

#include "core/catalogue/changes/album_assignment.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/prepared_song.h"
#include "tests/catalogue/store.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::Store;

namespace {

/// Every row of songs, albums and counts, every column, and what the search index holds.
QStringList everything(Store& store) {
    return store.rows(
        {"SELECT * FROM songs ORDER BY key", "SELECT * FROM albums ORDER BY key",
         "SELECT * FROM album_choices ORDER BY audio_hash, owner",
         "SELECT * FROM library_counts WHERE songs > 0 OR albums > 0 ORDER BY owner",
         "SELECT owner, name_folded, songs, albums FROM artists ORDER BY owner, name_folded",
         "SELECT owner, name_folded, songs FROM genres ORDER BY owner, name_folded",
         "SELECT * FROM song_artists ORDER BY song_key, artist_folded",
         "SELECT * FROM song_genres ORDER BY song_key, genre_folded",
         "SELECT * FROM album_artists ORDER BY album_key, artist_folded",
         "SELECT rowid FROM song_search WHERE song_search MATCH 'album* OR song* OR new*' "
         "ORDER BY rowid",
         "SELECT rowid FROM album_search WHERE album_search MATCH 'album* OR new*' "
         "ORDER BY rowid"});
}

QStringList albums(Store& store) {
    return store.rows({"SELECT * FROM albums ORDER BY key"});
}
/// The same, once what they have from their songs has been counted anew.
QStringList recountedAlbums(Store& store) {
    const auto done = store.library->rows().write([](storage::Connection& connection) {
        std::set<AlbumKey> all;
        auto& keys = connection.prepare("SELECT key FROM albums");
        while (keys.executeStep())
            all.insert(AlbumKey(keys.getColumn(0).getInt64()));
        table::recountAlbums(connection, all);
    });
    return done ? albums(store) : QStringList(done.error().detail);
}

SongKey keyOf(Store& store, const SongId& id, const Session* session = nullptr) {
    const auto song = store.catalogue->get(session ? *session : store.ada, id);
    return song ? song->key : SongKey();
}

std::vector<SongKey> allKeys(Store& store) {
    return *store.catalogue->list(store.ada, {SongSort::Added, false, {}});
}

std::vector<SongKey> someSongs(Store& store, int count) {
    for (int i = 0; i < count; ++i)
        store.add(testing::songTags(i));
    return allKeys(store);
}

/// Half of them as they come from one folder, by many artists, so that their albums depend on one
/// another.
std::vector<SongKey> songsOfAFolder(Store& store, int count) {
    std::vector<PreparedSong> prepared;
    for (int i = 0; i < count; ++i) {
        testing::Mp3Tags tags = testing::songTags(i);
        if (i % 2 == 0) {
            tags.artist = QStringLiteral("Singer %1").arg(i % 5);
            if (i % 6 == 0)
                tags.artist += QStringLiteral("; Guest; Singer 1");
            if (i % 4 == 0)
                tags.genre = QStringLiteral("Jazz; New %1").arg(i % 3);
            tags.album = QStringLiteral("The Album %1").arg(i % 3);
        }
        testing::Mp3Options options;
        options.seconds = 0.3;
        auto song =
            prepareSong(testing::mp3(tags, options), QStringLiteral("a.mp3"), Visibility::Everyone);
        song->folder = i % 2 == 0 ? 7 : 0;
        prepared.push_back(std::move(*song));
    }
    settleTexts(prepared);
    for (const auto& added : store.catalogue->addPrepared(store.ada, std::move(prepared)))
        if (!added)
            qFatal("%s", qPrintable(added.error().detail));
    return allKeys(store);
}

FieldEdit genre(const char* name) {
    FieldEdit edit;
    edit.genre = QString::fromLatin1(name);
    return edit;
}

}  // namespace

class TestCatalogueChanges : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void edit_ofMany_setsOnlyWhatItSays() {
        Store store;
        const auto keys = someSongs(store, 12);
        FieldEdit edit;
        edit.genre = QStringLiteral("  New genre ");
        edit.year.emplace(1999);
        edit.composer = QString();
        const auto changed = store.catalogue->changes().edit(store.ada, keys, edit);
        QCOMPARE(*changed, std::int64_t{12});
        for (int i = 0; i < 12; ++i) {
            const auto song =
                store.catalogue->songs(store.ada, std::span(&keys[std::size_t(i)], 1));
            const SongFields& fields = song->front()->fields;
            QCOMPARE(fields.genre, QStringLiteral("New genre"));
            QCOMPARE(fields.year, 1999);
            QCOMPARE(fields.title, testing::songTags(i).title);
            QCOMPARE(fields.track, i % 10 + 1);
        }
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void editedNames_areSortedWithoutTheirArticles() {
        Store store;
        testing::Mp3Tags tags = testing::songTags(1);
        tags.title = QStringLiteral("The Zebra");
        tags.artist = QStringLiteral("The Zombies");
        tags.album = QStringLiteral("The Zoo");
        const SongId id = store.add(tags);
        const SongKey key = keyOf(store, id);
        const auto sorted = [&] {
            QStringList names;
            const auto read = store.library->rows().read([&](storage::Connection& connection) {
                SQLite::Statement statement(
                    connection.raw(),
                    "SELECT ifnull(s.title_sort, '-'), ifnull(s.artist_sort, '-'), "
                    "ifnull(s.album_sort, '-'), ifnull(a.title_sort, '-'), "
                    "ifnull(a.artist_sort, '-') FROM songs s JOIN albums a ON a.key = s.album_key");
                while (statement.executeStep())
                    for (int i = 0; i < statement.getColumnCount(); ++i)
                        names << QString::fromStdString(statement.getColumn(i).getString());
            });
            return read ? names : QStringList(read.error().detail);
        };
        const auto edit = [&](const char* title, const char* artist, const char* album) {
            FieldEdit fields;
            fields.title = QString::fromLatin1(title);
            fields.artist = QString::fromLatin1(artist);
            fields.album = QString::fromLatin1(album);
            return store.catalogue->changes().edit(store.ada, std::span(&key, 1), fields);
        };
        const QStringList before{QStringLiteral("zebra"), QStringLiteral("zombies"),
                                 QStringLiteral("zoo"), QStringLiteral("zoo"),
                                 QStringLiteral("zombies")};
        QCOMPARE(sorted(), before);
        QVERIFY(edit("The Apple", "Abba", "An Arc"));
        QCOMPARE(sorted(),
                 QStringList({QStringLiteral("apple"), QStringLiteral("-"), QStringLiteral("arc"),
                              QStringLiteral("arc"), QStringLiteral("-")}));
        // The same names again: what they are sorted by holds.
        QCOMPARE(*edit("The Apple", "Abba", "An Arc"), std::int64_t{0});
        QVERIFY(edit("Apple", "The Abba", "Arc"));
        QCOMPARE(sorted(),
                 QStringList({QStringLiteral("-"), QStringLiteral("abba"), QStringLiteral("-"),
                              QStringLiteral("-"), QStringLiteral("abba")}));
        QVERIFY(store.catalogue->changes().undo(store.ada));
        QVERIFY(store.catalogue->changes().undo(store.ada));
        QCOMPARE(sorted(), before);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void edit_isCheckedAndScoped() {
        Store store;
        const SongId mine = store.add(testing::mp3(testing::songTags(1)), QStringLiteral("a.mp3"),
                                      Visibility::OnlyMe);
        const SongKey key = keyOf(store, mine);
        SongChanges& changes = store.catalogue->changes();
        const auto code = [](const auto& result) { return result.error().code; };
        QCOMPARE(code(changes.edit(store.bob, std::span(&key, 1), genre("Pop"))),
                 ErrorCode::NotFound);
        QCOMPARE(code(changes.remove(store.bob, std::span(&key, 1))), ErrorCode::NotFound);
        FieldEdit wrong;
        wrong.title = QStringLiteral("  ");
        QCOMPARE(changes.edit(store.ada, std::span(&key, 1), wrong).error().detail,
                 QStringLiteral("title"));
        wrong = {};
        wrong.disc.emplace(1000);
        QCOMPARE(changes.edit(store.ada, std::span(&key, 1), wrong).error().detail,
                 QStringLiteral("disc"));
        QCOMPARE(code(changes.undo(store.ada)), ErrorCode::NotFound);
        QVERIFY(changes.remove(store.ada, std::span(&key, 1)));
        QVERIFY(changes.listBin(store.bob)->empty());
        QCOMPARE(code(changes.restore(store.bob, std::span(&key, 1))), ErrorCode::NotFound);
        QCOMPARE(code(changes.deleteForGood(store.bob, std::span(&key, 1))), ErrorCode::NotFound);
        const Session ended = testing::sessionOf(store.ada.user(), std::chrono::minutes(-1));
        QCOMPARE(code(changes.undo(ended)), ErrorCode::Unauthorized);
        QCOMPARE(code(changes.edit(ended, std::span(&key, 1), genre("Pop"))),
                 ErrorCode::Unauthorized);
        QCOMPARE(code(changes.remove(ended, std::span(&key, 1))), ErrorCode::Unauthorized);
        QCOMPARE(code(changes.listBin(ended)), ErrorCode::Unauthorized);
        QCOMPARE(code(changes.atHand(ended)), ErrorCode::Unauthorized);
    }

    void undo_worksAfterARestart_andIsEachPersonsOwn() {
        Store store;
        const auto keys = someSongs(store, 3);
        const QStringList before = everything(store);
        QVERIFY(store.catalogue->changes().edit(store.ada, keys, genre("New")));
        store.reopen();
        QCOMPARE(store.catalogue->changes().undo(store.bob).error().code, ErrorCode::NotFound);
        const auto at = store.catalogue->changes().atHand(store.ada);
        QVERIFY(at->undo && !at->redo);
        QCOMPARE(at->undo->kind, ChangeKind::Edit);
        QCOMPARE(at->undo->songs, std::int64_t{3});
        const auto undone = store.catalogue->changes().undo(store.ada);
        QCOMPARE(undone->songs, std::int64_t{3});
        QCOMPARE(everything(store), before);
        store.reopen();
        QVERIFY(store.catalogue->changes().atHand(store.ada)->redo);
        QVERIFY(store.catalogue->changes().redo(store.ada));
        QCOMPARE(store.catalogue->get(store.ada, *store.catalogue->ids(store.ada, keys)->begin())
                     ->fields.genre,
                 QStringLiteral("New"));
    }

    void undo_leavesWhatSomebodyElseChangedSince() {
        Store store;
        const auto keys = someSongs(store, 2);
        SongChanges& changes = store.catalogue->changes();
        const auto genreOf = [&](std::size_t i) {
            return store.catalogue->songs(store.ada, keys)->at(i)->fields.genre;
        };
        const QString before = genreOf(1);
        QVERIFY(changes.edit(store.ada, keys, genre("Adas")));
        QVERIFY(changes.edit(store.bob, std::span(keys).first(1), genre("Bobs")));
        const auto undone = changes.undo(store.ada);
        QCOMPARE(undone->songs, std::int64_t{1});
        QCOMPARE(undone->left, std::int64_t{1});
        QCOMPARE(genreOf(0), QStringLiteral("Bobs"));
        QCOMPARE(genreOf(1), before);
    }

    /// An album has its genre from its first song that has one, its year from the oldest, whoever
    /// changed which of them in what order.
    void undo_leavesAlbumsWithWhatTheirSongsSayNow() {
        Store store;
        const auto keys = someSongs(store, 10);  // one album
        SongChanges& changes = store.catalogue->changes();
        const auto first = std::span(&keys[0], 1);
        const auto second = std::span(&keys[1], 1);
        const auto album = [&] {
            const auto all = store.catalogue->listAlbums(store.ada, AlbumSort::Title);
            return *store.catalogue->albums(store.ada, *all)->front();
        };
        FieldEdit year;
        year.year.emplace(1950);
        QVERIFY(changes.edit(store.ada, first, genre("Skiffle")));
        QVERIFY(changes.edit(store.ada, first, year));
        QCOMPARE(album().genre, QStringLiteral("Skiffle"));
        QCOMPARE(album().year, 1950);
        // Meanwhile the second song is as old, and of another genre.
        QVERIFY(changes.edit(store.bob, second, genre("Ska")));
        QVERIFY(changes.edit(store.bob, second, year));
        QVERIFY(changes.undo(store.ada));
        QCOMPARE(album().year, 1950);
        QVERIFY(changes.edit(store.ada, first, genre("")));
        QCOMPARE(album().genre, QStringLiteral("Ska"));
        QVERIFY(changes.undo(store.bob));
        QVERIFY(changes.undo(store.bob));
        QCOMPARE(recountedAlbums(store), albums(store));
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void newChange_endsWhatCouldBeDoneAgain() {
        Store store;
        const auto keys = someSongs(store, 1);
        SongChanges& changes = store.catalogue->changes();
        QVERIFY(changes.edit(store.ada, keys, genre("A")));
        QVERIFY(changes.undo(store.ada));
        QVERIFY(changes.edit(store.ada, keys, genre("B")));
        QCOMPARE(changes.redo(store.ada).error().code, ErrorCode::NotFound);
        // An edit that changes nothing is no step.
        QCOMPARE(*changes.edit(store.ada, keys, genre("B")), std::int64_t{0});
        QVERIFY(changes.undo(store.ada));
        QCOMPARE(changes.undo(store.ada).error().code, ErrorCode::NotFound);
    }

    void artwork_comesBackThoughNothingElseNamedIt() {
        Store store;
        testing::Mp3Tags tags = testing::songTags(1);
        tags.artwork = testing::pngImage(10, 10, 0xff0000);
        const SongId id = store.add(tags);
        const SongKey key = keyOf(store, id);
        SongChanges& changes = store.catalogue->changes();
        QVERIFY(changes.setArtwork(store.ada, std::span(&key, 1), {}));
        QVERIFY(store.catalogue->collectMedia());
        QVERIFY(store.catalogue->freeMedia());
        QVERIFY(changes.undo(store.ada));
        const auto song = store.catalogue->get(store.ada, id);
        QVERIFY(song->artwork);
        QCOMPARE(*store.catalogue->artwork(store.ada, *song->artwork), tags.artwork);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void revertToFile_isWhatTheFileSays_andUndone() {
        Store store;
        testing::Mp3Tags tags = testing::songTags(3);
        tags.artwork = testing::pngImage(10, 10, 0xff0000);
        const SongId id = store.add(tags);
        const SongKey key = keyOf(store, id);
        const std::span<const SongKey> one(&key, 1);
        SongChanges& changes = store.catalogue->changes();
        const QStringList before = everything(store);
        FieldEdit edit = genre("Other");
        edit.title = QStringLiteral("Another title");
        edit.album = QString();
        edit.track.emplace();
        SongChanges::Beside beside;
        beside.artwork = testing::pngImage(12, 12, 0x00ff00);
        QCOMPARE(*changes.edit(store.ada, one, edit, beside), std::int64_t{1});
        const QStringList edited = everything(store);
        QCOMPARE(*changes.revertToFile(store.ada, one), std::int64_t{1});
        QCOMPARE(everything(store), before);
        QVERIFY(changes.undo(store.ada));
        QCOMPARE(everything(store), edited);
        // Fields and cover are one step.
        QVERIFY(changes.undo(store.ada));
        QCOMPARE(everything(store), before);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void summary_saysWhatIsMixed() {
        Store store;
        const auto keys = someSongs(store, 10);
        const auto all = store.catalogue->changes().summary(store.ada, keys);
        QCOMPARE(all->songs, std::int64_t{10});
        QCOMPARE(all->title.distinct, std::int64_t{10});
        QCOMPARE(all->album.distinct, std::int64_t{1});
        QCOMPARE(all->album.value, testing::songTags(0).album);
        QCOMPARE(all->track.least, 1);
        QCOMPARE(all->track.most, 10);
        QCOMPARE(all->ofMine, std::int64_t{10});
        QCOMPARE(store.catalogue->changes().summary(store.bob, keys)->ofMine, std::int64_t{0});
        const auto one = store.catalogue->changes().summary(store.ada, std::span(keys).first(1));
        QCOMPARE(one->title.value, testing::songTags(0).title);
        QCOMPARE(one->year.value, QStringLiteral("1960"));
        QCOMPARE(store.catalogue->changes().summary(store.ada, {}).error().code,
                 ErrorCode::NotFound);
    }

    void visibility_isChangedAndUndone() {
        Store store;
        const auto keys = someSongs(store, 12);
        const QStringList before = everything(store);
        SongChanges& changes = store.catalogue->changes();
        QCOMPARE(*changes.setVisibility(store.bob, keys, Visibility::OnlyMe), std::int64_t{0});
        QCOMPARE(*changes.setVisibility(store.ada, std::span(keys).first(5), Visibility::OnlyMe),
                 std::int64_t{5});
        QCOMPARE(store.catalogue->counts(store.bob)->songs, std::int64_t{7});
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{12});
        QCOMPARE(store.faults(), std::vector<QString>{});
        QVERIFY(changes.undo(store.ada));
        QCOMPARE(everything(store), before);
    }

    void removed_waitsInTheBin_andComesBackAsItWas() {
        Store store;
        const auto keys = someSongs(store, 12);
        const QStringList before = everything(store);
        SongChanges& changes = store.catalogue->changes();
        const std::span<const SongKey> album = std::span(keys).first(10);  // all of one album
        QCOMPARE(*changes.remove(store.ada, album), std::int64_t{10});
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{2});
        QCOMPARE(store.catalogue->counts(store.ada)->albums, std::int64_t{1});
        QCOMPARE(changes.binCounts(store.ada)->songs, std::int64_t{10});
        QVERIFY(changes.binCounts(store.ada)->bytes > 0);
        const auto listed = changes.listBin(store.ada);
        QCOMPARE(listed->size(), std::size_t{10});
        const auto binned = changes.binned(store.ada, *listed);
        QVERIFY(binned->front()->song.fields.title.size() > 0);
        QCOMPARE(binned->front()->removedBy, store.ada.user());
        // Nothing of it may be freed.
        QVERIFY(store.catalogue->collectMedia());
        QVERIFY(store.catalogue->freeMedia());
        QCOMPARE(store.faults(), std::vector<QString>{});
        QCOMPARE(*changes.restore(store.bob, album), std::int64_t{10});
        QCOMPARE(everything(store), before);
        QCOMPARE(store.faults(), std::vector<QString>{});
        QCOMPARE(changes.binCounts(store.ada)->songs, std::int64_t{0});
        QVERIFY(changes.undo(store.bob));
        QCOMPARE(changes.binCounts(store.ada)->songs, std::int64_t{10});
        QVERIFY(changes.redo(store.bob));
        QCOMPARE(everything(store), before);
    }

    void deletedForGood_givesItsSpaceBack() {
        Store store;
        const SongId kept = store.add(testing::fullSizeMp3(testing::songTags(1), 1, 600'000));
        const SongId gone = store.add(testing::fullSizeMp3(testing::songTags(2), 2, 600'000));
        const SongKey key = keyOf(store, gone);
        SongChanges& changes = store.catalogue->changes();
        QVERIFY(changes.remove(store.ada, std::span(&key, 1)));
        QCOMPARE(*store.catalogue->freeMedia(), std::int64_t{0});
        const auto before = std::filesystem::file_size(store.path() / "media.db");
        QCOMPARE(*changes.deleteForGood(store.ada, std::span(&key, 1)), std::int64_t{1});
        QVERIFY(*store.catalogue->freeMedia() >= 600'000 - 960);
        QVERIFY(std::filesystem::file_size(store.path() / "media.db") + 500'000 < before);
        QVERIFY(store.catalogue->audio(store.ada, kept));
        QCOMPARE(store.faults(), std::vector<QString>{});
        // Undo has nothing to bring back, and says so.
        const auto undone = changes.undo(store.ada);
        QCOMPARE(undone->songs, std::int64_t{0});
        QCOMPARE(undone->left, std::int64_t{1});
    }

    void readded_isTheSameSong_data() {
        QTest::addColumn<bool>("emptied");
        QTest::newRow("from the bin") << false;
        QTest::newRow("after the bin was emptied") << true;
    }
    void readded_isTheSameSong() {
        QFETCH(bool, emptied);
        Store store;
        const QByteArray bytes = testing::mp3(testing::songTags(1));
        const SongId id = store.add(bytes);
        const SongKey key = keyOf(store, id);
        SongChanges& changes = store.catalogue->changes();
        QVERIFY(changes.edit(store.ada, std::span(&key, 1), genre("Edited")));
        QVERIFY(changes.remove(store.ada, std::span(&key, 1)));
        if (emptied) {
            QVERIFY(changes.deleteForGood(store.ada, std::span(&key, 1)));
            QVERIFY(store.catalogue->freeMedia());
            QVERIFY(store.library->media().entries()->empty());
        }
        store.add(testing::songTags(2));  // takes no key that was given before
        const auto again = store.catalogue->add(store.ada, {bytes, QStringLiteral("b.mp3"), {}});
        QVERIFY(again && !again->alreadyThere);
        QCOMPARE(again->song, id);
        const auto song = store.catalogue->get(store.ada, id);
        QCOMPARE(song->key, key);
        QCOMPARE(song->fields.genre,
                 emptied ? testing::songTags(1).genre : QStringLiteral("Edited"));
        QCOMPARE(changes.binCounts(store.ada)->songs, std::int64_t{0});
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void readded_forOneselfOnly_leavesTheOthersNothing() {
        Store store;
        const QByteArray bytes = testing::mp3(testing::songTags(1));
        const SongId id = store.add(bytes);
        const SongKey key = keyOf(store, id);
        QVERIFY(store.catalogue->changes().remove(store.ada, std::span(&key, 1)));
        const auto again =
            store.catalogue->add(store.ada, {bytes, QStringLiteral("b.mp3"), Visibility::OnlyMe});
        QCOMPARE(again->song, id);
        QCOMPARE(store.catalogue->counts(store.bob)->songs, std::int64_t{0});
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{1});
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    /// Import → any edits → undo gives the same rows; → redo the edited ones.
    void anyChanges_areUndoneAndRedoneExactly_data() {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyChanges_areUndoneAndRedoneExactly() {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Store store;
        const auto keys = songsOfAFolder(store, 24);
        SongChanges& changes = store.catalogue->changes();
        std::vector<QStringList> states{everything(store)};
        for (int step = 0; step < 12; ++step) {
            std::vector<SongKey> chosen;
            const bool many = random.bounded(3) == 0;
            for (const SongKey key : keys)
                if (many || random.bounded(4) == 0)
                    chosen.push_back(key);
            Result<std::int64_t> done = std::int64_t{0};
            const QString word = QStringLiteral("New %1").arg(random.bounded(3));
            // One value, or several, of which some are there already.
            const QStringList some{word, QStringLiteral("Guest; ") + word,
                                   word + QStringLiteral("; Singer 1; new 0")};
            const QString words = some[random.bounded(some.size())];
            FieldEdit edit;
            switch (random.bounded(8)) {
                case 0:
                    // Each alone reaches only that of the albums (changes/album_reach.h).
                    if (step % 3 != 0)
                        edit.genre = random.bounded(4) ? words : QString();
                    if (step % 3 != 1)
                        edit.year.emplace();
                    if (step % 3 != 1 && random.bounded(4))
                        edit.year.emplace(1900 + int(random.bounded(100)));
                    break;
                case 1:
                    edit.album = word;
                    break;
                case 2:
                    edit.artist = random.bounded(4) ? words : QString();
                    edit.albumArtist = random.bounded(2) ? words : QString();
                    break;
                case 3:
                    edit.title = word;
                    edit.lyrics = word;
                    edit.track.emplace();
                    break;
                case 4:
                    done = changes.remove(store.ada, chosen);
                    break;
                case 5:
                    done = changes.restore(store.ada, chosen);
                    break;
                case 6:
                    if (const auto album = changes.gather(store.ada, chosen))
                        done = std::int64_t{1};
                    break;
                default:
                    done = changes.setVisibility(
                        store.ada, chosen,
                        random.bounded(2) ? Visibility::OnlyMe : Visibility::Everyone);
                    break;
            }
            if (!edit.isEmpty())
                done = changes.edit(store.ada, chosen, edit);
            if (!done)
                QCOMPARE(done.error().code, ErrorCode::NotFound);
            else if (*done > 0)
                states.push_back(everything(store));
            const QStringList found = albums(store);
            QCOMPARE(recountedAlbums(store), found);
        }
        QCOMPARE(store.faults(), std::vector<QString>{});
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            const auto undone = changes.undo(store.ada);
            QVERIFY(undone);
            QCOMPARE(undone->left, std::int64_t{0});
            QCOMPARE(everything(store), states[i - 1]);
        }
        QCOMPARE(changes.undo(store.ada).error().code, ErrorCode::NotFound);
        for (std::size_t i = 1; i < states.size(); ++i) {
            QVERIFY(changes.redo(store.ada));
            QCOMPARE(everything(store), states[i]);
        }
        QCOMPARE(store.faults(), std::vector<QString>{});
    }
};

QTEST_GUILESS_MAIN(TestCatalogueChanges)
#include "tst_catalogue_changes.moc"
