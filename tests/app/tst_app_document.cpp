// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>

#include "core/catalogue/statistics/statistics_service.h"
#include "tests/app/whole_libraries.h"
#include "tests/support/mp3.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace linnet::testing;

/// The document of a library, from elsewhere and by other hands.
class TestDocument : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void whatCannotBe_isPassedOver_andTheRestComesBack_data() {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QByteArray>("changes");  // of its first entry; null: no member
        QTest::addColumn<QString>("dated");
        QTest::addColumn<qint64>("place");
        QTest::addColumn<QString>("presets");
        const auto row = [](const char* name, const char* list, const char* changes,
                            const QString& dated = kDated, qint64 place = kPlace,
                            const QString& presets = kTold) {
            QTest::newRow(name) << QString::fromLatin1(list) << QByteArray(changes) << dated
                                << place << presets;
        };
        row("as it was written", "songs", "{}");
        row("members of another version", "equaliser_presets", R"({"q":1.4,"more":[{}]})");
        const QString now = QStringLiteral("now");
        row("no date", "songs", R"({"added_at":null})", now);
        row("a date that is none", "songs", R"({"added_at":"last summer"})", now);
        row("a date that is a number", "songs", R"({"added_at":1700000000})", now);
        row("a date in the far future", "songs", R"({"added_at":"2999-01-01T00:00:00.000Z"})", now);
        row("a date before 1970", "songs", R"({"added_at":"1066-10-14T09:00:00.000Z"})", now);
        const char* const places = "resume_points";
        row("a negative place", places, R"({"position_ms":-600000})", kDated, 0);
        row("barely begun", places, R"({"position_ms":29999})", kDated, 0);
        row("as good as ended", places, R"({"position_ms":1245001})", kDated, 0);
        row("behind the end", places, R"({"position_ms":9000000000000000000})", kDated, 0);
        row("no number", places, R"({"position_ms":1e300})", kDated, 0);
        row("a place that is text", places, R"({"position_ms":"600000"})", kDated, 0);
        row("of no song", places, R"({"song":"00"})", kDated, 0);
        row("left at no time", places, R"({"left_at":null})");
        row("left in the far future", places, R"({"left_at":"2999-01-01T00:00:00.000Z"})");
        row("left before 1970", places, R"({"left_at":"1066-10-14T09:00:00.000Z"})");
        const char* const presets = "equaliser_presets";
        const auto without = [&](const char* name, const char* changes) {
            row(name, presets, changes, kDated, kPlace, QStringLiteral("B 2"));
        };
        without("nine bands", R"({"bands_db":[1,1,1,1,1,1,1,1,1]})");
        without("eleven bands", R"({"bands_db":[1,1,1,1,1,1,1,1,1,1,1]})");
        without("a band that is text", R"({"bands_db":[1,1,1,1,1,1,1,1,1,"1"]})");
        without("no bands", R"({"bands_db":null})");
        without("a preamp that is text", R"({"preamp_db":"1"})");
        without("no name", R"({"name":null})");
        without("a blank name", R"({"name":" "})");
        row("louder than there is", presets, R"({"bands_db":[99,1,1,1,1,1,1,1,1,1]})", kDated,
            kPlace, QStringLiteral("A 12, B 2"));
        row("two of one name", presets, R"({"name":"B"})", kDated, kPlace,
            QStringLiteral("B 1, B (2) 2"));
        row("no preamp", presets, R"({"preamp_db":null})");
    }
    /// One song that is long, with a date, a place and two presets.
    void whatCannotBe_isPassedOver_andTheRestComesBack() {
        QFETCH(QString, list);
        QFETCH(QByteArray, changes);
        QJsonObject document = documentOfABook();
        QJsonArray entries = document.value(list).toArray();
        QJsonObject entry = entries.first().toObject();
        const QJsonObject changed = QJsonDocument::fromJson(changes).object();
        for (auto it = changed.begin(); it != changed.end(); ++it)
            if (it->isNull())
                entry.remove(it.key());
            else
                entry.insert(it.key(), *it);
        entries.replace(0, entry);
        document.insert(list, entries);
        writeDocument(document);
        Library after(folder() / "after");
        const Timestamp begun = after.backend->clock.now();
        for (int time = 0; time < 2; ++time) {
            const auto report = restore(after, folder() / "out");
            QVERIFY(report);
            QCOMPARE(report->songs, 1);
            QCOMPARE(time == 0 ? report->marked : 1, 1);
            const SongId id = must(after.catalogue().ids(after.session, after.keys())).front();
            const Song song = must(after.catalogue().get(after.session, id));
            QTEST(song.addedAt >= begun ? QStringLiteral("now") : toIso8601(song.addedAt), "dated");
            const auto places = must(after.records().places(after.session));
            QTEST(places.empty() ? qint64(0) : qint64(places.front().position.count()), "place");
            QStringList presets;
            for (const auto& preset : must(after.records().presets(after.session)))
                presets << QStringLiteral("%1 %2").arg(preset.name).arg(preset.curve.bandsDb[0]);
            QTEST(presets.join(QStringLiteral(", ")), "presets");
        }
    }

    void aDocumentFromBefore_isRead() {
        QJsonObject document = documentOfABook();
        document.remove(QStringLiteral("resume_points"));
        document.remove(QStringLiteral("equaliser_presets"));
        writeDocument(document);
        Library after(folder() / "after");
        const auto report = restore(after, folder() / "out");
        QVERIFY(report);
        QCOMPARE(report->songs, 1);
        QCOMPARE(report->marked, 1);
        QCOMPARE(report->places + report->presets, 0);
        for (const char* list : {"resume_points", "equaliser_presets"})
            document.insert(QString::fromLatin1(list), QJsonObject{{QStringLiteral("a"), 1}});
        writeDocument(document);
        QVERIFY(restore(after, folder() / "out"));
        for (const char* list : {"resume_points", "equaliser_presets"})
            document.insert(QString::fromLatin1(list), QJsonArray{1, QJsonArray(), QJsonObject()});
        writeDocument(document);
        const auto nonsense = restore(after, folder() / "out");
        QVERIFY(nonsense);
        QCOMPARE(nonsense->places + nonsense->presets, 0);
    }

    /// Only what the restore adds gets the document's date.
    void aSongThatIsHereAlready_keepsItsDate() {
        writeDocument(documentOfABook());
        Library after(folder() / "after");
        QVERIFY(after.catalogue().add(after.session, {book(0), QStringLiteral("Here.flac")}));
        const auto date = [&] {
            const auto rows = must(after.catalogue().songs(after.session, after.keys()));
            return rows.front()->addedAt;
        };
        const Timestamp before = date();
        const auto report = restore(after, folder() / "out");
        QVERIFY(report);
        QCOMPARE(report->songs, 1);
        QVERIFY(date() == before);
    }

    /// The player that runs has read what it keeps before.
    void presets_thatComeBack_areTheListenersAtOnce() {
        writeDocument(documentOfABook());
        Library after(folder() / "after", app::Backend::Sound::Yes);
        auto& playback = *after.backend->playback;
        QVERIFY(playback.activate(after.session));
        QVERIFY(restore(after, folder() / "out"));
        QTRY_COMPARE(playback.current().presets.size(), 2U);
    }

    void whatIsNoDocument_isRefused_data() {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("no JSON") << QByteArray("no") << ErrorCode::Unsupported;
        QTest::newRow("another format")
            << QByteArray("{\"format\":\"x\"}") << ErrorCode::Unsupported;
        QTest::newRow("a newer version")
            << QByteArray("{\"format\":\"linnet-library\",\"version\":2}")
            << ErrorCode::NewerVersion;
    }
    void whatIsNoDocument_isRefused() {
        QFETCH(QByteArray, document);
        writeFile(folder() / "in" / "linnet-library.json", document);
        const auto read = readDocument(folder() / "in");
        QVERIFY(!read);
        QTEST(read.error().code, "code");
    }

    /// Whatever stands in it: what is wrong is passed over.
    void aDocumentOfNonsense_harmsNothing() {
        writeFile(folder() / "in" / "linnet-library.json",
                  R"({"format":"linnet-library","version":1,"songs":[1,{"file":"../../x"},
                      {"content":"zz","year":-4,"rating":"a"}],"playlists":[{"kind":"smart",
                      "name":"a","rules":7},{"kind":"manual","name":"","songs":[]},
                      {"kind":"folder","name":"f","playlists":{"a":1}},4],
                      "listens":[{"song":"x"}],"playback_log":{}})");
        Library library(folder() / "library");
        const auto report = restore(library, folder() / "in");
        QVERIFY(report);
        QCOMPARE(report->songs, 0);
        QCOMPARE(report->missing, 3);
        QCOMPARE(report->playlists, 0);
        QCOMPARE(library.playlists().list(library.session)->size(), 1U);  // the folder
    }

 private:
    static inline const QString kDated = QStringLiteral("2020-01-02T03:04:05.006Z");
    static constexpr qint64 kPlace = 600'000;
    static inline const QString kTold = QStringLiteral("A 1, B 2");

    /// Of a library that was exported to "out".
    QJsonObject documentOfABook() {
        Library before(folder() / "before");
        const Session& session = before.session;
        const SongId id =
            must(before.catalogue().add(session, {book(0), QStringLiteral("Book.flac")})).song;
        const SongKey key = before.keys().front();
        const auto parsed = QDateTime::fromString(kDated, Qt::ISODateWithMs);
        const Timestamp dated(std::chrono::milliseconds(parsed.toMSecsSinceEpoch()));
        const std::pair date(key, dated);
        std::ignore = before.catalogue().statistics().setRating(session, {&key, 1}, 80);
        std::ignore = before.catalogue().setAddedAt(session, {&date, 1});
        const playback::PlaceEntry place{id, std::chrono::milliseconds(kPlace), at(0)};
        std::ignore = must(before.records().add(session, std::span(&place, 1)));
        std::vector<playback::EqualiserPreset> presets(2);
        presets[0].name = QStringLiteral("A");
        presets[0].curve.bandsDb.fill(1);
        presets[1].name = QStringLiteral("B");
        presets[1].curve.bandsDb.fill(2);
        std::ignore = must(before.records().add(session, std::span(std::as_const(presets))));
        if (!exportEverything(before, folder() / "out", false).document)
            qFatal("nothing was exported");
        return must(readDocument(folder() / "out"));
    }
    void writeDocument(const QJsonObject& document) const {
        writeFile(folder() / "out" / kDocumentName.toStdString(), QJsonDocument(document).toJson());
    }

    [[nodiscard]] fs::path folder() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_app_document.moc"
