// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>

#include "core/catalogue/changes/song_changes.h"
#include "tests/catalogue/store.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::Store;

namespace {

/// The events of one kind that were published while it lives.
template <class E>
class Heard {
 public:
    explicit Heard(EventBus& bus) {
        QObject::connect(
            &bus, &EventBus::published, &m_receiver,
            [this](const Event& event) {
                if (const auto* one = std::get_if<E>(&event))
                    events.push_back(*one);
            },
            Qt::DirectConnection);
    }
    std::vector<E> events;

 private:
    QObject m_receiver;
};

}  // namespace

class TestCatalogueService : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void added_isThereWithItsTags() {
        Store store;
        const Heard<SongAdded> heard(store.bus);
        testing::Mp3Tags tags = testing::songTags(3);
        tags.artwork = testing::pngImage(10, 10, 0xff0000);
        const QByteArray bytes = testing::mp3(tags);
        const SongId id = store.add(bytes, QStringLiteral("three.mp3"));
        const auto song = store.catalogue->get(store.ada, id);
        QVERIFY(song);
        QCOMPARE(song->fields.title, tags.title);
        QCOMPARE(song->fields.artist, tags.artist);
        QCOMPARE(song->fields.album, tags.album);
        QCOMPARE(song->fields.genre, tags.genre);
        QCOMPARE(song->fields.year, 1960);
        QCOMPARE(song->fields.track, 4);
        QCOMPARE(song->bytes, std::int64_t{bytes.size()});
        QCOMPARE(song->fileName, QStringLiteral("three.mp3"));
        QCOMPARE(song->addedBy, store.ada.user());
        QVERIFY(std::abs(song->duration.count() - 1000) <= 1);
        QCOMPARE(*store.catalogue->artwork(store.ada, *song->artwork), tags.artwork);
        QCOMPARE(heard.events.size(), std::size_t{1});
        QCOMPARE(heard.events[0].song, id);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void audio_isByteForByteWhatWasAdded() {
        Store store;
        const QByteArray bytes = testing::fullSizeMp3(testing::songTags(1), 1, 1'500'000);
        const SongId id = store.add(bytes);
        store.reopen();
        const auto audio = store.catalogue->audio(store.ada, id);
        QVERIFY(audio);
        QCOMPARE((*audio)->size(), std::int64_t{bytes.size()});
        QByteArray read(bytes.size(), '\0');
        QCOMPARE(*(*audio)->read(0, std::as_writable_bytes(std::span(
                                        read.data(), static_cast<std::size_t>(read.size())))),
                 static_cast<std::size_t>(bytes.size()));
        QVERIFY(read == bytes);
    }

    void sameBytes_areOneSong() {
        Store store;
        const QByteArray bytes = testing::mp3(testing::songTags(1));
        const auto first = store.catalogue->add(store.ada, {bytes, QStringLiteral("a.mp3"), {}});
        const auto again = store.catalogue->add(store.bob, {bytes, QStringLiteral("b.mp3"), {}});
        QVERIFY(first && again);
        QVERIFY(!first->alreadyThere);
        QVERIFY(first->newAlbum);
        QVERIFY(again->alreadyThere);
        QCOMPARE(again->song, first->song);
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{1});
        // twice in one batch
        const QByteArray other = testing::mp3(testing::songTags(2));
        const auto batch = store.catalogue->addBatch(
            store.ada,
            {{other, QStringLiteral("c.mp3"), {}}, {other, QStringLiteral("d.mp3"), {}}});
        QVERIFY(!batch[0]->alreadyThere);
        QVERIFY(batch[1]->alreadyThere);
        QCOMPARE(store.library->media().entries()->size(), std::size_t{2});
    }

    void ownSongs_areNobodyElses() {
        Store store;
        const QByteArray bytes = testing::mp3(testing::songTags(1));
        const SongId id = store.add(bytes, QStringLiteral("a.mp3"), Visibility::OnlyMe);
        QVERIFY(store.catalogue->get(store.ada, id));
        QCOMPARE(store.catalogue->get(store.bob, id).error().code, ErrorCode::NotFound);
        QCOMPARE(store.catalogue->audio(store.bob, id).error().code, ErrorCode::NotFound);
        QCOMPARE(store.catalogue->update(store.bob, id, {}).error().code, ErrorCode::InvalidInput);
        SongFields fields;
        fields.title = QStringLiteral("Taken");
        QCOMPARE(store.catalogue->update(store.bob, id, fields).error().code, ErrorCode::NotFound);
        QCOMPARE(store.catalogue->remove(store.bob, std::span(&id, 1)).error().code,
                 ErrorCode::NotFound);
        QVERIFY(store.catalogue->list(store.bob, {})->empty());
        QVERIFY(store.catalogue->listAlbums(store.bob, AlbumSort::Title)->empty());
        QCOMPARE(store.catalogue->counts(store.bob)->songs, std::int64_t{0});
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{1});
        // The same bytes of somebody else are a song of his, stored once.
        const auto bobs = store.catalogue->add(store.bob, {bytes, QStringLiteral("b.mp3"), {}});
        QVERIFY(bobs && !bobs->alreadyThere);
        QCOMPARE(store.library->media().entries()->size(), std::size_t{1});
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void endedSession_isRefusedEverywhere() {
        Store store;
        const SongId id = store.add(testing::mp3());
        const Session ended = testing::sessionOf(store.ada.user(), std::chrono::minutes(-1));
        const auto refused = [](const auto& result) {
            return !result && result.error().code == ErrorCode::Unauthorized;
        };
        CatalogueService& catalogue = *store.catalogue;
        QVERIFY(refused(catalogue.add(ended, {testing::mp3(), QStringLiteral("a.mp3"), {}})));
        QVERIFY(refused(catalogue.get(ended, id)));
        QVERIFY(refused(catalogue.details(ended, id)));
        QVERIFY(refused(catalogue.songs(ended, std::span<const SongKey>())));
        QVERIFY(refused(catalogue.songs(ended, std::span<const SongId>())));
        QVERIFY(refused(catalogue.ids(ended, {})));
        QVERIFY(refused(catalogue.list(ended, {})));
        QVERIFY(refused(catalogue.counts(ended)));
        QVERIFY(refused(catalogue.listAlbums(ended, AlbumSort::Title)));
        QVERIFY(refused(catalogue.albums(ended, {})));
        QVERIFY(refused(catalogue.search(ended, QStringLiteral("a"))));
        QVERIFY(refused(catalogue.update(ended, id, {})));
        QVERIFY(refused(catalogue.setArtwork(ended, std::span(&id, 1), {})));
        QVERIFY(refused(catalogue.remove(ended, std::span(&id, 1))));
        QVERIFY(refused(catalogue.audio(ended, id)));
        QVERIFY(refused(catalogue.artwork(ended, {})));
    }

    void lists_areInTheOrderAskedFor_data() {
        QTest::addColumn<int>("sort");
        QTest::addColumn<QStringList>("titles");
        const auto row = [](const char* name, SongSort sort, const QStringList& titles) {
            QTest::newRow(name) << int(sort) << titles;
        };
        row("title", SongSort::Title,
            {QStringLiteral("Ängst"), QStringLiteral("beta"), QStringLiteral("Zeta")});
        row("artist", SongSort::Artist,
            {QStringLiteral("Zeta"), QStringLiteral("Ängst"), QStringLiteral("beta")});
        row("album", SongSort::Album,
            {QStringLiteral("beta"), QStringLiteral("Ängst"), QStringLiteral("Zeta")});
        row("genre", SongSort::Genre,
            {QStringLiteral("Zeta"), QStringLiteral("beta"), QStringLiteral("Ängst")});
        row("year", SongSort::Year,
            {QStringLiteral("Ängst"), QStringLiteral("Zeta"), QStringLiteral("beta")});
        row("added", SongSort::Added,
            {QStringLiteral("beta"), QStringLiteral("Zeta"), QStringLiteral("Ängst")});
    }
    void lists_areInTheOrderAskedFor() {
        QFETCH(int, sort);
        QFETCH(QStringList, titles);
        Store store;
        const auto add = [&](const char* title, const char* artist, const char* album,
                             const char* genre, const char* date) {
            testing::Mp3Tags tags;
            tags.title = QString::fromUtf8(title);
            tags.artist = QString::fromLatin1(artist);
            tags.album = QString::fromLatin1(album);
            tags.genre = QString::fromLatin1(genre);
            tags.date = QString::fromLatin1(date);
            store.add(tags);
            QTest::qWait(3);  // times of adding are milliseconds
        };
        add("beta", "gamma", "A", "Pop", "2001");
        add("Zeta", "Alpha", "c", "Blues", "1999");
        add("Ängst", "beta", "B", "Rock", "1980");
        const auto listed = store.catalogue->list(store.ada, {SongSort(sort), false, {}});
        const auto names = store.titles(*listed);
        QCOMPARE(QStringList(names.begin(), names.end()), titles);
        const auto backwards = store.catalogue->list(store.ada, {SongSort(sort), true, {}});
        QCOMPARE(std::vector(backwards->rbegin(), backwards->rend()), *listed);
        QCOMPARE(store.catalogue->list(store.ada, {SongSort(sort), false, {}}, 2)->size(),
                 std::size_t{2});
    }

    void albums_followTheirSongs() {
        Store store;
        std::vector<SongId> ids;
        for (int i = 0; i < 20; ++i)
            ids.push_back(store.add(testing::songTags(i)));
        auto keys = *store.catalogue->listAlbums(store.ada, AlbumSort::Title);
        QCOMPARE(keys.size(), std::size_t{2});
        auto album = store.catalogue->albums(store.ada, keys)->front();
        QCOMPARE(album->title, QStringLiteral("Album 0"));
        QCOMPARE(album->artist, QStringLiteral("Artist 0"));
        QCOMPARE(album->songs, 10);
        QCOMPARE(album->year, 1960);
        const auto inOrder =
            store.titles(*store.catalogue->list(store.ada, {SongSort::Title, true, keys[0]}));
        QCOMPARE(inOrder.front(), QStringLiteral("Song 0"));
        QCOMPARE(inOrder.back(), QStringLiteral("Song 9"));
        QCOMPARE(inOrder.size(), std::size_t{10});

        // An edit moves a song to another album, which is made for it.
        SongFields fields = store.catalogue->details(store.ada, ids[0])->fields;
        fields.album = QStringLiteral("Elsewhere");
        QVERIFY(store.catalogue->update(store.ada, ids[0], fields));
        QCOMPARE(store.catalogue->listAlbums(store.ada, AlbumSort::Title)->size(), std::size_t{3});
        QCOMPARE(store.catalogue->albums(store.ada, std::span(&keys[0], 1))->front()->songs, 9);
        QCOMPARE(store.catalogue->counts(store.ada)->albums, std::int64_t{3});
        // An album without songs goes.
        QVERIFY(store.catalogue->remove(store.ada, std::span(ids).first(10)));
        QCOMPARE(store.catalogue->listAlbums(store.ada, AlbumSort::Title)->size(), std::size_t{1});
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{10});
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void addedAt_ofSongsMovesTheirAlbums() {
        Store store;
        const std::array ids{store.add(testing::songTags(0)), store.add(testing::songTags(1)),
                             store.add(testing::songTags(10))};
        const auto keys = *store.catalogue->keys(store.ada, ids);
        const auto newest = [&] {
            const auto albums = *store.catalogue->listAlbums(store.ada, AlbumSort::RecentlyAdded);
            return (*store.catalogue->albums(store.ada, albums)).front()->title;
        };
        QCOMPARE(newest(), QStringLiteral("Album 1"));
        const auto at = [](int day) { return Timestamp(std::chrono::hours(24 * day)); };
        const std::array dates{std::pair(keys[2], at(1)), std::pair(keys[0], at(3)),
                               std::pair(keys[1], at(2)), std::pair(SongKey(99), at(4))};
        QVERIFY(store.catalogue->setAddedAt(store.ada, dates));
        QCOMPARE(store.catalogue->get(store.ada, ids[1])->addedAt, at(2));
        QCOMPARE(newest(), QStringLiteral("Album 0"));
        const auto albums = *store.catalogue->listAlbums(store.ada, AlbumSort::RecentlyAdded);
        QCOMPARE((*store.catalogue->albums(store.ada, albums)).front()->addedAt, at(3));
        SongQuery query;
        query.sort = SongSort::Added;
        QCOMPARE(*store.catalogue->list(store.ada, query),
                 (std::vector<SongKey>{keys[2], keys[1], keys[0]}));
        QVERIFY(!store.catalogue->changes().undo(store.ada));
        QCOMPARE(store.faults().size(), 0U);

        const SongId mine = store.add(testing::mp3(testing::songTags(20)), QStringLiteral("a.mp3"),
                                      Visibility::OnlyMe);
        const auto key = store.catalogue->keys(store.ada, std::span(&mine, 1))->front();
        const std::array others{std::pair(key, at(5))};
        QVERIFY(store.catalogue->setAddedAt(store.bob, others));
        QVERIFY(store.catalogue->get(store.ada, mine)->addedAt > at(5));
    }

    void albumArtist_holdsACompilationTogether() {
        Store store;
        for (int i = 0; i < 3; ++i) {
            testing::Mp3Tags tags;
            tags.title = QStringLiteral("Track %1").arg(i);
            tags.artist = QStringLiteral("Singer %1").arg(i);
            tags.albumArtist = QStringLiteral("Various Artists");
            tags.album = QStringLiteral("Summer Hits");
            store.add(tags);
        }
        QCOMPARE(store.catalogue->listAlbums(store.ada, AlbumSort::Title)->size(), std::size_t{1});
    }

    void update_isCheckedAndTold() {
        Store store;
        const SongId id = store.add(testing::songTags(1));
        const Heard<SongUpdated> heard(store.bus);
        SongFields fields;
        QCOMPARE(store.catalogue->update(store.ada, id, fields).error().detail,
                 QStringLiteral("title"));
        fields.title = QStringLiteral("  Spaces around  ");
        fields.year = 12345;
        QCOMPARE(store.catalogue->update(store.ada, id, fields).error().detail,
                 QStringLiteral("year"));
        QVERIFY(heard.events.empty());
        fields.year = 1984;
        fields.comment = QStringLiteral("a comment");
        fields.lyrics = QStringLiteral("la la");
        QVERIFY(store.catalogue->get(store.ada, id));  // into the cache
        QVERIFY(store.catalogue->update(store.ada, id, fields));
        QCOMPARE(heard.events.size(), std::size_t{1});
        fields.title = QStringLiteral("Spaces around");
        QCOMPARE(store.catalogue->details(store.ada, id)->fields, fields);
        QCOMPARE(store.catalogue->get(store.ada, id)->fields.title, fields.title);
        QCOMPARE(store.catalogue->update(store.ada, SongId::generate(), fields).error().code,
                 ErrorCode::NotFound);
    }

    void artwork_isReplacedAndTakenAway() {
        Store store;
        const SongId id = store.add(testing::songTags(1));
        const QByteArray image = testing::pngImage(20, 20, 0x00ff00);
        QCOMPARE(store.catalogue->setArtwork(store.ada, std::span(&id, 1), "GIF89a").error().code,
                 ErrorCode::InvalidInput);
        QVERIFY(store.catalogue->setArtwork(store.ada, std::span(&id, 1), image));
        const auto song = store.catalogue->get(store.ada, id);
        QCOMPARE(*store.catalogue->artwork(store.ada, *song->artwork), image);
        const auto album = store.catalogue->albums(store.ada, std::span(&*song->albumKey, 1));
        QCOMPARE(album->front()->artwork, song->artwork);
        QVERIFY(store.catalogue->setArtwork(store.ada, std::span(&id, 1), {}));
        QVERIFY(!store.catalogue->get(store.ada, id)->artwork);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void removed_isGoneAndItsSpaceComesBack() {
        Store store;
        const SongId kept = store.add(testing::fullSizeMp3(testing::songTags(1), 1, 600'000));
        const SongId gone = store.add(testing::fullSizeMp3(testing::songTags(2), 2, 600'000));
        const Heard<SongRemoved> heard(store.bus);
        const SongKey key = store.catalogue->get(store.ada, gone)->key;
        QVERIFY(store.catalogue->remove(store.ada, std::span(&gone, 1)));
        QCOMPARE(heard.events.size(), std::size_t{1});
        QCOMPARE(store.catalogue->get(store.ada, gone).error().code, ErrorCode::NotFound);
        // The bin holds on to it until it is emptied.
        const auto before = std::filesystem::file_size(store.path() / "media.db");
        QCOMPARE(store.catalogue->collectMedia().value_or(-1), std::int64_t{0});
        QCOMPARE(std::filesystem::file_size(store.path() / "media.db"), before);
        QVERIFY(store.catalogue->changes().deleteForGood(store.ada, std::span(&key, 1)));
        const auto freed = store.catalogue->collectMedia();
        QVERIFY(freed);
        QVERIFY(*freed >= 600'000 - 960);
        QVERIFY(std::filesystem::file_size(store.path() / "media.db") + 500'000 < before);
        QVERIFY(store.catalogue->audio(store.ada, kept));
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void failureInABatch_leavesTheOthers() {
        Store store;
        const auto outcomes = store.catalogue->addBatch(
            store.ada, {{testing::mp3(testing::songTags(1)), QStringLiteral("a.mp3"), {}},
                        {QByteArray("no music"), QStringLiteral("b.mp3"), {}},
                        {testing::mp3(testing::songTags(2)), QStringLiteral("c.mp3"), {}}});
        QVERIFY(outcomes[0]);
        QCOMPARE(outcomes[1].error().code, ErrorCode::NoAudio);
        QVERIFY(outcomes[2]);
        QCOMPARE(store.catalogue->counts(store.ada)->songs, std::int64_t{2});
    }

    void check_findsWhatIsWrong() {
        Store store;
        store.add(testing::fullSizeMp3(testing::songTags(1), 1, 600'000));
        QCOMPARE(store.faults(), std::vector<QString>{});
        const auto entries = store.library->media().entries();
        QVERIFY(store.library->media().remove(std::array{entries->front().hash}));
        const auto missing = store.faults();
        QCOMPARE(missing.size(), std::size_t{1});
        QVERIFY(missing[0].contains(QStringLiteral("its audio is not in media.db")));
        const auto broken = store.library->rows().write([](storage::Connection& connection) {
            connection.exec("UPDATE albums SET songs = 7; UPDATE library_counts SET songs = 9;");
        });
        QVERIFY(broken);
        QCOMPARE(store.faults().size(), std::size_t{3});
    }

    void hotSongs_areReadOnce() {
        Store store;
        const SongId id = store.add(testing::songTags(1));
        for (int i = 0; i < 10; ++i)
            QVERIFY(store.catalogue->get(store.ada, id));
        QCOMPARE(store.catalogue->songCache().misses, std::uint64_t{1});
        QCOMPARE(store.catalogue->songCache().hits, std::uint64_t{9});
    }
};

QTEST_GUILESS_MAIN(TestCatalogueService)
#include "tst_catalogue_service.moc"
