// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <random>

#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "tests/app/whole_libraries.h"
#include "tests/support/mp3.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace linnet::testing;

namespace {

constexpr int kSongs = 40;
constexpr int kBooks = 3;  ///< of the songs, over twenty minutes long
constexpr int kPresets = 4;

/// Songs with everything that can be done to them, drawn at random.
class Filling {
 public:
    Filling(Library& library, unsigned seed) : m_library(library), m_random(seed) {}

    void fill() {
        addSongs();
        date();
        edit();
        mark();
        listen();
        leave();
        keepPresets();
        makePlaylists();
    }

 private:
    int draw(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

    void addSongs() {
        static const QStringList kAlbums{QStringLiteral("One"), QStringLiteral("ONE"),
                                         QStringLiteral("Größe / 東京"), QString()};
        std::vector<CatalogueService::NewSong> songs;
        for (int i = 0; i < kBooks; ++i)
            songs.push_back({book(i), QStringLiteral("Book %1.flac").arg(i),
                             i == 0 ? Visibility::OnlyMe : Visibility::Everyone});
        for (int i = kBooks; i < kSongs; ++i) {
            Mp3Tags tags;
            // Each by another name, so that it is known again whatever happens to its bytes.
            tags.title = QStringLiteral("Song? %1").arg(i);
            tags.artist =
                draw(4) == 0 ? QString() : QStringLiteral("AC/DC; Artist %1").arg(draw(3));
            tags.album = kAlbums[draw(4)];
            tags.albumArtist = draw(2) == 0 ? QString() : QStringLiteral("Various");
            tags.track = QString::number(draw(12));
            tags.comment = QString::number(i);
            if (draw(3) == 0)
                tags.artwork = pngImage(4, 4, static_cast<std::uint32_t>(draw(3)));
            Mp3Options options;
            options.seconds = 0.3;
            songs.push_back({mp3(tags, options), QStringLiteral("%1.mp3").arg(draw(5)),
                             draw(5) == 0 ? Visibility::OnlyMe : Visibility::Everyone});
        }
        for (const auto& added :
             m_library.catalogue().addBatch(m_library.session, std::move(songs)))
            if (!added || added->alreadyThere)
                qFatal("a song was not added");
        m_keys = m_library.keys();
    }

    std::vector<SongKey> some(int count) {
        std::vector<SongKey> keys;
        for (int i = 0; i < count; ++i)
            keys.push_back(m_keys[static_cast<std::size_t>(draw(kSongs))]);
        return keys;
    }

    void date() {
        std::vector<std::pair<SongKey, Timestamp>> dates;
        for (const SongKey key : m_keys)
            dates.emplace_back(key, at(draw(1'000'000'000)));
        QVERIFY(m_library.catalogue().setAddedAt(m_library.session, dates));
    }

    void edit() {
        for (int i = 0; i < 6; ++i) {
            FieldEdit edit;
            edit.genre = QStringLiteral("Genre %1; Genre %2").arg(draw(3)).arg(draw(3));
            edit.lyrics = QStringLiteral("la\nla %1").arg(i);
            edit.year = std::optional(1950 + draw(70));
            QVERIFY(m_library.catalogue().changes().edit(m_library.session, some(3), edit));
        }
        auto& changes = m_library.catalogue().changes();
        QVERIFY(changes.setArtwork(m_library.session, some(4), pngImage(7, 7, 0x777777)));
        QVERIFY(changes.setArtwork(m_library.session, some(4), {}));
        FieldEdit none;
        none.comment = QString();
        QVERIFY(m_library.catalogue().changes().edit(m_library.session, some(2), none));
    }

    void mark() {
        std::vector<SongStats> stats;
        std::vector<SongKey> keys;
        for (const SongKey key : m_keys) {
            if (draw(3) == 0)
                continue;
            SongStats one;
            one.plays = draw(50);
            one.skips = draw(5);
            if (one.plays > 0) {
                one.firstPlayedAt = at(draw(1000));
                one.lastPlayedAt = at(1000 + draw(100'000));
            }
            if (draw(2) == 0)
                one.rating = draw(101);
            if (draw(4) == 0) {
                one.favourite = true;
                one.favouriteAt = at(draw(1'000'000));
            }
            keys.push_back(key);
            stats.push_back(one);
        }
        QVERIFY(m_library.catalogue().statistics().replace(m_library.session, keys, stats));
    }

    void listen() {
        std::vector<playback::LogEntry> log;
        std::vector<playback::ListenEntry> listens;
        for (int i = 0; i < 200; ++i) {
            const auto id = m_library.catalogue().ids(m_library.session, some(1))->front();
            const auto heard = std::chrono::milliseconds(draw(300'000));
            const auto begun = at(i * 1'000'000);
            log.push_back({id, playback::LogAction::Play, std::chrono::milliseconds(0), begun});
            log.push_back({id,
                           draw(2) == 0 ? playback::LogAction::Pause : playback::LogAction::Stop,
                           heard, begun + heard});
            listens.push_back({id, begun, heard, draw(2) == 0});
        }
        auto records = m_library.records();
        QCOMPARE(*records.add(m_library.session, log), 400);
        QCOMPARE(*records.add(m_library.session, listens), 200);
    }

    void leave() {
        const auto rows = *m_library.catalogue().songs(m_library.session, std::span(m_keys));
        std::vector<playback::PlaceEntry> places;
        for (const auto& song : rows)
            if (song->duration > std::chrono::minutes(20))
                places.push_back({song->id, std::chrono::milliseconds(30'000 + draw(1'200'000)),
                                  at(300'000'000 + draw(1'000'000))});
        QCOMPARE(*m_library.records().add(m_library.session, places), kBooks);
    }

    void keepPresets() {
        std::vector<playback::EqualiserPreset> presets;
        for (int i = 0; i < kPresets; ++i) {
            auto& preset = presets.emplace_back();
            preset.name = QStringLiteral("Küche \"%1\"").arg(i);
            preset.curve.preampDb = -draw(13);
            for (double& band : preset.curve.bandsDb)
                band = (draw(2401) - 1200) / 100.0;
        }
        QCOMPARE(*m_library.records().add(m_library.session, presets), kPresets);
    }

    void makePlaylists() {
        auto& lists = m_library.playlists();
        const Session& session = m_library.session;
        const auto folder = *lists.createFolder(session, QStringLiteral("Folder"));
        const auto inner = *lists.createFolder(session, QStringLiteral("a/b"), folder);
        const auto first = *lists.create(session, QStringLiteral("First"), some(20), inner);
        QVERIFY(lists.create(session, QStringLiteral("Same name"), some(3)));
        QVERIFY(lists.create(session, QStringLiteral("Same name"), some(4)));
        QVERIFY(lists.create(session, QStringLiteral("Empty"), {}, folder));
        SmartRules rules;
        rules.root.any = true;
        rules.root.rules = {{RuleField::Playlist, RuleOp::Is, first.toString()}};
        rules.root.groups = {{false, {{RuleField::Rating, RuleOp::AtLeast, {}, 60}}, {}}};
        rules.order = SmartOrder::Title;  // songs that are even stand as they came in
        rules.limit = 15;
        QVERIFY(lists.createSmart(session, QStringLiteral("Smart"), rules, folder));
    }

    Library& m_library;
    std::mt19937 m_random;
    std::vector<SongKey> m_keys;
};

/// All that a library holds for its profile, told without anything that is the library's own.
QByteArray portraitOf(const Library& library) {
    CatalogueService& catalogue = library.catalogue();
    std::map<QString, QJsonObject> songs;
    std::map<SongId, QString> titles;
    std::map<SongKey, QString> titleOf;
    const auto keys = library.keys();
    const auto stats = *catalogue.statistics().stats(library.session, keys);
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto id = catalogue.ids(library.session, std::span(&keys[i], 1))->front();
        const Song song = *catalogue.details(library.session, id);
        const SongStats& marks = stats[i];
        const auto time = [](const std::optional<Timestamp>& when) {
            return when ? toIso8601(*when) : QString();
        };
        const SongFields& f = song.fields;
        songs[f.title] = QJsonObject{
            {QStringLiteral("fields"),
             QJsonArray{f.title, f.artist, f.albumArtist, f.album, f.genre, f.composer, f.comment,
                        f.lyrics, f.year.value_or(0), f.track.value_or(0), f.disc.value_or(0)}},
            {QStringLiteral("added"), toIso8601(song.addedAt)},
            {QStringLiteral("mine"), song.visibility == Visibility::OnlyMe},
            {QStringLiteral("cover"), song.artwork ? song.artwork->toHex() : QString()},
            {QStringLiteral("marks"),
             QJsonArray{static_cast<qint64>(marks.plays), static_cast<qint64>(marks.skips),
                        time(marks.firstPlayedAt), time(marks.lastPlayedAt),
                        marks.rating.value_or(-1), marks.favourite, time(marks.favouriteAt)}}};
        titles[id] = f.title;
        titleOf[keys[i]] = f.title;
    }
    QJsonArray told;
    for (const auto& [title, song] : songs)
        told.append(song);
    QJsonArray lists;
    for (const Playlist& list : must(library.playlists().list(library.session))) {
        QJsonArray entries;
        for (const SongId& id : must(library.playlists().songIds(library.session, list.id, 1000)))
            entries.append(titles.at(id));
        lists.append(QJsonArray{list.depth, static_cast<int>(list.kind), list.name, entries});
    }
    QJsonArray heard;
    auto records = library.records();
    for (const auto& entry : must(records.listens(library.session)))
        heard.append(QJsonArray{titles.at(entry.song), toIso8601(entry.startedAt),
                                static_cast<qint64>(entry.heard.count()), entry.completed});
    for (const auto& entry : must(records.log(library.session)))
        heard.append(QJsonArray{titles.at(entry.song), toIso8601(entry.timestamp),
                                static_cast<qint64>(entry.position.count()),
                                static_cast<int>(entry.action)});
    QJsonArray places;
    for (const auto& entry : must(records.places(library.session)))
        places.append(QJsonArray{titles.at(entry.song), static_cast<qint64>(entry.position.count()),
                                 toIso8601(entry.leftAt)});
    QJsonArray presets;
    for (const auto& preset : must(records.presets(library.session))) {
        QJsonArray curve{preset.name, preset.curve.preampDb};
        for (const double band : preset.curve.bandsDb)
            curve.append(band);
        presets.append(curve);
    }
    return QJsonDocument(QJsonArray{told, lists, heard, places, presets}).toJson();
}

/// The first line in which two portraits differ; empty: they are the same.
QByteArray difference(const QByteArray& now, const QByteArray& wanted) {
    const auto ours = now.split('\n');
    const auto theirs = wanted.split('\n');
    for (qsizetype i = 0; i < std::max(ours.size(), theirs.size()); ++i)
        if (ours.value(i) != theirs.value(i))
            return "line " + QByteArray::number(i) + ": " + ours.value(i) + ", not " +
                   theirs.value(i) + " behind " +
                   theirs.mid(std::max<qsizetype>(i - 9, 0), 9).join();
    return {};
}

std::multiset<QByteArray> storedBytes(const Library& library) {
    std::multiset<QByteArray> all;
    for (const SongId& id : must(library.catalogue().ids(library.session, library.keys()))) {
        const auto reader = *library.catalogue().audio(library.session, id);
        QByteArray bytes(static_cast<qsizetype>(reader->size()), '\0');
        std::ignore = reader->read(0, std::as_writable_bytes(std::span(bytes)));
        all.insert(bytes);
    }
    return all;
}

}  // namespace

/// "Everything": out of one library, into another, and the same is there.
class TestEverything : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void exportAll_newLibrary_import_givesTheSame_data() {
        QTest::addColumn<bool>("withTags");
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U, 3U}) {
            QTest::addRow("original bytes, %u", seed) << false << seed;
            QTest::addRow("with the current tags, %u", seed) << true << seed;
        }
    }
    void exportAll_newLibrary_import_givesTheSame() {
        QFETCH(bool, withTags);
        QFETCH(unsigned, seed);
        Library before(folder() / "before");
        Filling(before, seed).fill();
        if (QTest::currentTestFailed())
            return;
        const QByteArray portrait = portraitOf(before);
        const ExportReport exported = exportEverything(before, folder() / "out", withTags);
        QCOMPARE(exported.written, kSongs);
        QVERIFY(exported.failures.empty());
        QCOMPARE(exported.playlists, 5);
        QVERIFY(exported.document);
        // Nothing is changed where it came from.
        QCOMPARE(difference(portraitOf(before), portrait), QByteArray());

        Library after(folder() / "after");
        const auto report = restore(after, folder() / "out");
        QVERIFY(report);
        QCOMPARE(report->songs, kSongs);
        QCOMPARE(report->missing, 0);
        QCOMPARE(report->playlists, 5);
        QCOMPARE(report->listens, 200);
        QCOMPARE(report->places, kBooks);
        QCOMPARE(report->presets, kPresets);
        QCOMPARE(difference(portraitOf(after), portrait), QByteArray());
        if (!withTags)
            QVERIFY(storedBytes(after) == storedBytes(before));
        QCOMPARE(after.catalogue().check()->size(), 0U);
        // A rule that names a playlist names the one of this library.
        for (const Playlist& list : must(after.playlists().list(after.session))) {
            if (list.kind != PlaylistKind::Smart)
                continue;
            const auto rules = after.playlists().rules(after.session, list.id);
            const auto named = PlaylistId::fromString(rules->root.rules.front().text);
            QVERIFY(named && after.playlists().get(after.session, *named));
        }
        // Again, and nothing is there twice.
        const auto again = restore(after, folder() / "out");
        QVERIFY(again);
        QCOMPARE(again->playlists, 0);
        QCOMPARE(again->listens, 0);
        QCOMPARE(again->places, 0);
        QCOMPARE(again->presets, 0);
        QCOMPARE(again->marked, 0);
        QCOMPARE(again->edited, 0);
        QCOMPARE(again->covers, 0);
        QCOMPARE(difference(portraitOf(after), portrait), QByteArray());
    }

    void whatIsKnownHere_isKeptWhereItIsMore() {
        Library before(folder() / "before");
        Filling(before, 4).fill();
        QVERIFY(exportEverything(before, folder() / "out", false).document);
        Library after(folder() / "after");
        QVERIFY(restore(after, folder() / "out"));
        const SongKey song = after.keys().front();
        SongStats mine;
        mine.plays = 1000;
        mine.rating = 7;
        QVERIFY(after.catalogue().statistics().replace(after.session, std::span(&song, 1),
                                                       std::span(&mine, 1)));
        QVERIFY(restore(after, folder() / "out"));
        const auto now = after.catalogue().statistics().stats(after.session, std::span(&song, 1));
        QCOMPARE(now->front().plays, 1000);
        QCOMPARE(now->front().rating, std::optional(7));
    }

    void aSongWithoutItsFile_isMissing_andTheRestComesBack() {
        Library before(folder() / "before");
        Filling(before, 5).fill();
        QVERIFY(exportEverything(before, folder() / "out", false).document);
        fs::path one;
        for (const auto& entry : fs::recursive_directory_iterator(folder() / "out"))
            if (entry.path().extension() == ".mp3")
                one = entry.path();
        fs::remove(one);
        Library after(folder() / "after");
        const auto report = restore(after, folder() / "out");
        QVERIFY(report);
        QCOMPARE(report->songs, kSongs - 1);
        QCOMPARE(report->missing, 1);
        QCOMPARE(report->playlists, 5);
    }

 private:
    [[nodiscard]] fs::path folder() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestEverything)
#include "tst_app_everything.moc"
