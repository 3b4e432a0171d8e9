// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/mount.h>

#include <QtTest>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "core/catalogue/export/exporter.h"
#include "core/catalogue/export/naming_pattern.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/tag_reader.h"
#include "tests/catalogue/importing.h"
#include "tests/support/audio_file.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace linnet::testing;
namespace fs = std::filesystem;

namespace {

using Kind = ExportOutcome::Kind;

/// Every file below a folder, by its path from there.
std::map<std::string, QByteArray> filesIn(const fs::path& folder) {
    std::map<std::string, QByteArray> files;
    if (!fs::exists(folder))
        return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.emplace(entry.path().lexically_relative(folder).native(), readFile(entry.path()));
    return files;
}

std::multiset<QByteArray> contentsOf(const std::map<std::string, QByteArray>& files) {
    std::multiset<QByteArray> contents;
    for (const auto& [path, bytes] : files)
        contents.insert(bytes);
    return contents;
}

Mp3Tags titled(const QString& title, const QString& artist = QStringLiteral("Ada")) {
    Mp3Tags tags;
    tags.title = title;
    tags.artist = artist;
    tags.album = QStringLiteral("One");
    return tags;
}

QByteArray shortMp3(const Mp3Tags& tags) {
    Mp3Options options;
    options.seconds = 0.3;
    return mp3(tags, options);
}

}  // namespace

class TestExport : public QObject {
    Q_OBJECT

    [[nodiscard]] fs::path folder() const { return m_to.path().toStdString(); }
    [[nodiscard]] ExportOrder order(const QString& pattern = NamingPattern::standard()) const {
        ExportOrder all;
        all.folder = folder() / "out";
        all.songs = *m_store->catalogue->list(m_store->ada, {});
        all.pattern = pattern;
        return all;
    }
    ExportReport run(const ExportOrder& wanted, std::vector<ExportOutcome>* outcomes = nullptr) {
        Exporter exporter(*m_store->catalogue);
        return exporter.run(m_store->ada, wanted, {}, outcomes);
    }

 private Q_SLOTS:
    void init() {
        m_store = std::make_unique<Store>();
        QVERIFY(m_to.isValid());
        fs::remove_all(folder() / "out");
    }

    /// What goes in comes out: songs of every format, of all kinds of tags, with names that folders
    /// refuse, imported from files and exported again.
    void importThenExport_givesTheSameBytes_data() {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("standard") << NamingPattern::standard();
        QTest::newRow("original names") << NamingPattern::original();
        QTest::newRow("all of one name") << QStringLiteral("song");
    }
    void importThenExport_givesTheSameBytes() {
        QFETCH(QString, pattern);
        std::mt19937 random(20261124);
        const QStringList words{QStringLiteral("AC/DC"),   QStringLiteral(".."),
                                QStringLiteral("CON"),     QStringLiteral("東京"),
                                QStringLiteral("ÄÖ: <ü>"), QStringLiteral("a"),
                                QStringLiteral("A"),       QString(),
                                QString(300, u'x'),        QStringLiteral("  ")};
        const auto any = [&] { return words[static_cast<qsizetype>(random() % 10)]; };
        const fs::path in = folder() / "in";
        fs::remove_all(in);
        std::multiset<QByteArray> wanted;
        for (int i = 0; i < 60; ++i) {
            Mp3Tags tags;
            tags.kind = static_cast<Mp3Tags::Kind>(random() % 5);
            tags.title = any();
            tags.artist = any();
            tags.album = any();
            tags.albumArtist = any();
            tags.track = QString::number(random() % 4);
            tags.comment = QString::number(i);  // no two are the same
            Mp3Options options;
            options.seconds = 0.2 + 0.01 * i;
            options.sampleRate = 48'000;
            const AudioKind kind = kAudioKinds[random() % kAudioKinds.size()];
            const QByteArray bytes = audioFile(kind, tags, options);
            const std::string name = i % 7 == 0 ? std::to_string(i) + " without an ending"
                                                : std::to_string(i) + "." + nameOf(kind);
            writeFile(in / std::to_string(i % 3) / name, bytes);
            wanted.insert(bytes);
        }
        const ImportReport report = imported(*m_store, {in});
        QCOMPARE(report.refused, 0);
        QCOMPARE(report.added, 60);
        const ExportReport exported = run(order(pattern));
        QCOMPARE(exported.written, 60);
        QVERIFY(exported.failures.empty());
        const auto files = filesIn(folder() / "out");
        QVERIFY(contentsOf(files) == wanted);
        // Nothing is where it was not asked for, and all of it can be imported again.
        QCOMPARE(imported(*m_store, {folder() / "out"}).alreadyThere, 60);
    }

    void again_passesOverWhatIsThere() {
        for (int i = 0; i < 5; ++i)
            m_store->add(songTags(i));
        QCOMPARE(run(order()).written, 5);
        const auto before = filesIn(folder() / "out");
        // One is missing, one was cut by a crash, one is somebody else's.
        auto file = before.begin();
        fs::remove(folder() / "out" / file->first);
        ++file;
        writeFile(folder() / "out" / file->first, file->second.first(100));
        const fs::path cut = folder() / "out" / before.begin()->first;
        writeFile(cut.parent_path() / ("." + cut.filename().native() + ".linnet-part"),
                  "the beginning of");
        const ExportReport again = run(order());
        QCOMPARE(again.written, 2);
        QCOMPARE(again.alreadyThere, 3);
        auto after = filesIn(folder() / "out");
        QCOMPARE(after.size(), 6U);                              // what a crash left is gone
        QVERIFY(after[file->first] == file->second.first(100));  // never written over
        for (const auto& [path, bytes] : before)
            QVERIFY(path == file->first || after[path] == bytes);
        QCOMPARE(run(order()).alreadyThere, 5);
    }

    void albumOfSeveralArtists_isOneFolder() {
        for (int i = 0; i < 3; ++i)
            writeFile(folder() / "compilation" / (std::to_string(i) + ".mp3"),
                      shortMp3(titled(QString::number(i), QStringLiteral("Artist %1").arg(i))));
        QCOMPARE(imported(*m_store, {folder() / "compilation"}).added, 3);
        QCOMPARE(run(order()).written, 3);
        std::set<std::string> folders;
        for (const auto& [path, bytes] : filesIn(folder() / "out"))
            folders.insert(fs::path(path).parent_path().native());
        QCOMPARE(folders.size(), 1U);
    }

    void withTags_writesWhatTheLibrarySays_andLeavesTheStoredBytes() {
        const QByteArray original = shortMp3(titled(QStringLiteral("Old")));
        const SongId song = m_store->add(original);
        SongFields fields = m_store->catalogue->details(m_store->ada, song)->fields;
        fields.title = QStringLiteral("New");
        fields.lyrics = QStringLiteral("la\nla");
        QVERIFY(m_store->catalogue->update(m_store->ada, song, fields));
        const QByteArray cover = pngImage(9, 9, 0x123456);
        QVERIFY(m_store->catalogue->setArtwork(m_store->ada, std::span(&song, 1), cover));
        ExportOrder wanted = order();
        wanted.withTags = true;
        QCOMPARE(run(wanted).written, 1);
        const auto files = filesIn(folder() / "out");
        QCOMPARE(files.size(), 1U);
        QCOMPARE(files.begin()->first, std::string("Ada/One/New.mp3"));
        const Tags tags = readTags(files.begin()->second, QStringLiteral("x"));
        QVERIFY(tags.fields == fields);
        QCOMPARE(tags.artwork, cover);
        QCOMPARE(run(wanted).alreadyThere, 1);
        // As it came, it comes out still.
        QCOMPARE(run(order(QStringLiteral("original"))).written, 1);
        QVERIFY(filesIn(folder() / "out")["original.mp3"] == original);
    }

    void onlyWhatTheProfileSees_comesOut() {
        m_store->add(shortMp3(titled(QStringLiteral("mine"))), QStringLiteral("a.mp3"),
                     Visibility::OnlyMe);
        ExportOrder wanted = order();
        Exporter exporter(*m_store->catalogue);
        const ExportReport report = exporter.run(m_store->bob, wanted);
        QCOMPARE(report.written, 0);
        QCOMPARE(report.failures.size(), 1U);
        QCOMPARE(report.failures.front().error.code, ErrorCode::NotFound);
        QVERIFY(filesIn(folder() / "out").empty());
    }

    void playlist_isWrittenBesideItsSongs() {
        for (int i = 0; i < 3; ++i)
            m_store->add(songTags(i));
        const auto keys = *m_store->catalogue->list(m_store->ada, {});
        const std::vector<SongKey> twice{keys[2], keys[0], keys[2]};
        auto& playlists = m_store->catalogue->playlists();
        const auto list = playlists.create(m_store->ada, QStringLiteral("A/B?"), twice);
        QVERIFY(list);
        ExportOrder wanted = order();
        wanted.songs = *playlists.songs(m_store->ada, *list);
        wanted.playlists = {*list};
        const ExportReport report = run(wanted);
        QCOMPARE(report.written, 2);
        QCOMPARE(report.playlists, 1);
        // Read again, it leads to the files that were written.
        fs::copy(folder() / "out", folder() / "moved", fs::copy_options::recursive);
        const auto read = playlists.importFile(
            m_store->ada, QString::fromStdString((folder() / "moved" / "A_B_.m3u8").native()));
        QVERIFY(read);
        QCOMPARE(read->found, 3);
        const QByteArray m3u = readFile(folder() / "moved" / "A_B_.m3u8");
        for (const QByteArray& line : m3u.split('\n'))
            if (!line.isEmpty() && !line.startsWith('#'))
                QVERIFY2(fs::exists(folder() / "moved" / line.toStdString()), line.constData());
    }

    void aPatternThatMeansNothing_isRefused() {
        m_store->add(songTags(0));
        const ExportReport report = run(order(QStringLiteral("{nothing}")));
        QVERIFY(report.stoppedBy);
        QCOMPARE(report.stoppedBy->code, ErrorCode::InvalidInput);
        QVERIFY(!fs::exists(folder() / "out"));
    }

    void aFolderThatCannotBeMade_isSaid() {
        m_store->add(songTags(0));
        writeFile(folder() / "file", "in the way");
        ExportOrder wanted = order();
        wanted.folder = folder() / "file" / "below";
        const ExportReport report = run(wanted);
        QVERIFY(report.stoppedBy);
        QCOMPARE(report.stoppedBy->code, ErrorCode::Unreadable);
        QVERIFY(report.stoppedBy->detail.contains(QStringLiteral("Not a directory")));
    }

    void aFileInTheWayOfAFolder_costsOnlyWhatBelongsThere() {
        m_store->add(titled(QStringLiteral("a"), QStringLiteral("Ada")));
        m_store->add(titled(QStringLiteral("b"), QStringLiteral("Bob")));
        writeFile(folder() / "out" / "Ada", "in the way");
        const ExportReport report = run(order());
        QCOMPARE(report.written, 1);
        QCOMPARE(report.failures.size(), 1U);
        QCOMPARE(report.failures.front().name, QStringLiteral("Ada – a"));
        QVERIFY(readFile(folder() / "out" / "Ada") == "in the way");
    }

    void aFullDisk_stopsAndLeavesNothingHalf() {
        const fs::path disk = folder() / "disk";
        fs::create_directories(disk);
        if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1m") != 0)
            QSKIP(qPrintable(QStringLiteral("a small disk cannot be mounted: %1")
                                 .arg(QString::fromLocal8Bit(std::strerror(errno)))));
        for (std::uint32_t i = 0; i < 4; ++i)
            m_store->add(fullSizeMp3(songTags(static_cast<int>(i)), i, 400'000),
                         QStringLiteral("%1.mp3").arg(i));
        ExportOrder wanted = order();
        wanted.folder = disk / "out";
        const ExportReport report = run(wanted);
        const auto files = filesIn(disk);
        ::umount(disk.c_str());
        QVERIFY(report.stoppedBy);
        QCOMPARE(report.stoppedBy->code, ErrorCode::DiskFull);
        QCOMPARE(report.written, 2);
        QCOMPARE(files.size(), 2U);
        for (const auto& [path, bytes] : files)
            QVERIFY(bytes.size() > 399'000);
    }

    void start_tellsOfEachSong_andCanBeCancelled() {
        for (int i = 0; i < 120; ++i)
            m_store->add(songTags(i));
        Exporter exporter(*m_store->catalogue);
        QSignalSpy progress(&exporter, &Exporter::progressed);
        std::vector<ExportOutcome> outcomes;
        std::vector<ExportReport> reports;
        connect(&exporter, &Exporter::settled, &exporter, [&](const auto& some) {
            outcomes.insert(outcomes.end(), some.begin(), some.end());
        });
        connect(&exporter, &Exporter::finished, &exporter,
                [&](const auto& report) { reports.push_back(report); });
        exporter.start(m_store->ada, order());
        QVERIFY(exporter.running());
        QTRY_COMPARE(reports.size(), 1U);
        QVERIFY(!exporter.running());
        QCOMPARE(outcomes.size(), 120U);
        QCOMPARE(reports[0].written, 120);
        QVERIFY(progress.count() >= 2);
        for (const ExportOutcome& outcome : outcomes)
            QVERIFY(outcome.kind == Kind::Written && fs::exists(outcome.path));

        ExportOrder elsewhere = order();
        elsewhere.folder = folder() / "out" / "again";
        exporter.start(m_store->ada, elsewhere);
        exporter.start(m_store->ada, elsewhere);  // waits, and is cancelled, too
        exporter.cancel();
        QTRY_COMPARE(reports.size(), 2U);
        QVERIFY(reports[1].cancelled);
        QVERIFY(!exporter.running());
        for (const auto& [path, bytes] : filesIn(elsewhere.folder))
            QVERIFY(QByteArray::fromStdString(path).endsWith(".mp3"));
    }

    void aDamagedSong_isNamed_andTheOthersComeOut() {
        const SongId bad = m_store->add(fullSizeMp3(songTags(0), 1, 400'000));
        m_store->add(songTags(1));
        const auto media = m_store->path() / "media.db";
        // A byte of the sound, far behind the names of the chunks.
        const auto song = m_store->catalogue->get(m_store->ada, bad);
        const QByteArray part = [&] {
            QByteArray bytes(64, '\0');
            auto reader = m_store->catalogue->audio(m_store->ada, bad);
            std::ignore = (*reader)->read(100'000, std::as_writable_bytes(std::span(bytes)));
            return bytes;
        }();
        QByteArray whole = readFile(media);
        const auto at = whole.indexOf(part);
        QVERIFY(at > 0);
        std::fstream file(media, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(at);
        file.put(static_cast<char>(~part[0]));
        file.close();
        m_store->reopen();
        const ExportReport report = run(order());
        QCOMPARE(report.written, 1);
        QCOMPARE(report.failures.size(), 1U);
        QCOMPARE(report.failures.front().error.code, ErrorCode::Damaged);
        QCOMPARE(filesIn(folder() / "out").size(), 1U);
    }

 private:
    QTemporaryDir m_to;
    std::unique_ptr<Store> m_store;
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_catalogue_export.moc"
