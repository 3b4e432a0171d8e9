// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <map>
#include <mutex>
#include <set>

#include "core/playback/analysis/analysis_service.h"
#include "core/playback/analysis/idle.h"
#include "storage/database.h"
#include "storage/schema.h"
#include "tests/support/byte_song.h"
#include "tests/support/mp3.h"

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using State = AnalysisProgress::State;
using std::chrono::milliseconds;
using storage::ContentHash;

namespace {

/// Songs in memory that stop waiting when song.analysed tells of them. Thread-safe.
class Songs final : public AnalysisSource {
 public:
    explicit Songs(EventBus& bus) {
        QObject::connect(
            &bus, &EventBus::published, &m_receiver,
            [this](const Event& event) {
                const auto* analysed = std::get_if<SongAnalysed>(&event);
                if (!analysed)
                    return;
                const std::scoped_lock lock(m_mutex);
                m_told.push_back(*analysed);
                for (const Waiting& one : m_waiting)
                    if (one.song == analysed->song && !analysed->fingerprint.isEmpty())
                        m_fingerprinted.insert(one.audio);
                std::erase_if(m_waiting,
                              [&](const Waiting& one) { return one.song == analysed->song; });
            },
            Qt::DirectConnection);
    }

    SongId add(const QByteArray& bytes) {
        const std::scoped_lock lock(m_mutex);
        Waiting waiting{++m_keys, SongId::generate(), storage::hashed(bytes).hash};
        waiting.fingerprinted = m_fingerprinted.contains(waiting.audio);
        m_bytes.insert_or_assign(waiting.audio, bytes);
        m_waiting.push_back(waiting);
        return waiting.song;
    }
    /// As if what was told had not been taken in.
    void forgetFingerprints() {
        const std::scoped_lock lock(m_mutex);
        m_fingerprinted.clear();
    }
    /// Called on the analysis' thread when it opens a song.
    void onOpen(std::function<void()> hook) { m_hook = std::move(hook); }
    void damage(const ContentHash& audio) {
        const std::scoped_lock lock(m_mutex);
        m_damaged = audio;
    }
    /// As if the disk had failed.
    void lose(const ContentHash& audio) {
        const std::scoped_lock lock(m_mutex);
        m_bytes.erase(audio);
    }

    Result<std::vector<Waiting>> waiting(std::int64_t after, std::size_t limit) override {
        const std::scoped_lock lock(m_mutex);
        std::vector<Waiting> found;
        for (const Waiting& one : m_waiting)
            if (one.key > after && found.size() < limit)
                found.push_back(one);
        return found;
    }
    Result<std::optional<Waiting>> waiting(SongId song) override {
        const std::scoped_lock lock(m_mutex);
        for (const Waiting& one : m_waiting)
            if (one.song == song)
                return one;
        return std::nullopt;
    }
    Result<Counts> counts() override {
        const std::scoped_lock lock(m_mutex);
        return Counts{m_keys, static_cast<std::int64_t>(m_waiting.size())};
    }
    Result<std::unique_ptr<SongBytes>> open(const ContentHash& audio) override {
        if (m_hook)
            m_hook();
        const std::scoped_lock lock(m_mutex);
        ++m_opened;
        const auto found = m_bytes.find(audio);
        if (found == m_bytes.end())
            return fail(ErrorCode::Io);
        auto bytes = std::make_unique<ByteSong>(found->second);
        if (m_damaged == audio)
            bytes->damageFrom(found->second.size() / 2);
        return bytes;
    }

    [[nodiscard]] std::vector<SongAnalysed> told() {
        const std::scoped_lock lock(m_mutex);
        return m_told;
    }
    [[nodiscard]] std::size_t left() {
        const std::scoped_lock lock(m_mutex);
        return m_waiting.size();
    }
    [[nodiscard]] int opened() {
        const std::scoped_lock lock(m_mutex);
        return m_opened;
    }

 private:
    std::mutex m_mutex;
    std::map<ContentHash, QByteArray> m_bytes;
    std::vector<Waiting> m_waiting;
    std::set<ContentHash> m_fingerprinted;
    std::vector<SongAnalysed> m_told;
    std::optional<ContentHash> m_damaged;
    std::function<void()> m_hook;
    std::int64_t m_keys = 0;
    int m_opened = 0;
    QObject m_receiver;
};

QByteArray song(int number, double seconds = 1) {
    Mp3Options options;
    options.seconds = seconds;
    options.frequency = 300 + number;
    return mp3(songTags(number), options);
}

ContentHash hashOf(const QByteArray& bytes) {
    return storage::hashed(bytes).hash;
}

/// The worker takes only the processor time that nobody else wants.
constexpr int kPatience = 60'000;

class TestPlaybackAnalysisService : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_supplies = std::filesystem::path(m_folder->path().toStdString()) / "power";
        std::filesystem::create_directories(m_supplies);
        auto rows = storage::Database::open(
            std::filesystem::path(m_folder->path().toStdString()) / "library.db", {},
            storage::librarySchema());
        QVERIFY(rows);
        m_rows = std::move(*rows);
        m_bus = std::make_unique<EventBus>();
        m_songs = std::make_unique<Songs>(*m_bus);
        restart();
    }
    void cleanup() { m_service.reset(); }

    void everySong_isAnalysedOnceAndToldOf() {
        const QByteArray bytes = song(1, 2);
        const SongId first = m_songs->add(bytes);
        m_songs->add(song(2));
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        const auto told = m_songs->told();
        QCOMPARE(told.size(), 2U);
        QCOMPARE(told[0].song, first);
        QCOMPARE(told[0].duration, milliseconds(2000));
        QCOMPARE(told[0].framesHash.size(), 32);
        const auto facts = m_service->store().facts(hashOf(bytes)).value();
        QVERIFY(facts);
        QCOMPARE(facts->frames, 88'200);
        QCOMPARE(facts->framesHash, told[0].framesHash);
        QTRY_COMPARE_WITH_TIMEOUT(m_service->progress().state, State::Done, kPatience);
        QCOMPARE(m_service->progress().songs, 2);
        QCOMPARE(m_service->progress().analysed, 2);
        QCOMPARE(m_songs->opened(), 2);
    }

    void addedLater_isPickedUp() {
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_service->progress().state, State::Done, kPatience);
        const SongId added = m_songs->add(song(1));
        m_bus->publish(SongAdded{added, UserId::generate(), {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        const SongId another = m_songs->add(song(2));
        m_bus->publish(SongAdded{another, UserId::generate(), {}});
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QTRY_COMPARE(m_service->progress().analysed, 2);
    }

    void restart_goesOnWhereItWas() {
        for (int i = 0; i < 12; ++i)
            m_songs->add(song(i));
        QSemaphore fifth;
        QSemaphore goOn;
        m_songs->onOpen([&, count = 0]() mutable {
            if (++count == 5) {
                fifth.release();
                goOn.acquire();
            }
        });
        m_service->start();
        fifth.acquire();
        std::thread release([&] {
            QThread::msleep(20);  // the destructor is waiting by then, or soon
            goOn.release();
        });
        m_service.reset();
        release.join();
        // The four before are stored; the fifth may have been finished, too.
        const std::size_t left = m_songs->left();
        QVERIFY(left == 8 || left == 7);
        const int opened = m_songs->opened();
        restart();
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QCOMPARE(static_cast<std::size_t>(m_songs->opened() - opened), left);
    }

    void storedForAnotherSong_isToldWithoutDecoding() {
        const QByteArray bytes = song(1, 8);
        m_songs->add(bytes);
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QVERIFY(m_songs->told().back().fingerprint.size() > 100);
        restart();
        const SongId again = m_songs->add(bytes);  // for another profile
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QCOMPARE(m_songs->told().back().song, again);
        QCOMPARE(m_songs->told().back().duration, milliseconds(8000));
        QCOMPARE(m_songs->told().back().fingerprint, QByteArray());
        QCOMPARE(m_songs->opened(), 1);
    }

    /// The sound is not stored with the rest, so it is heard once more.
    void storedButNotTakenIn_isToldAgain_withItsSound() {
        const QByteArray bytes = song(1, 8);
        m_songs->add(bytes);
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        const QByteArray sound = m_songs->told().back().fingerprint;
        restart();
        m_songs->forgetFingerprints();
        m_songs->add(bytes);
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QCOMPARE(m_songs->told().back().fingerprint, sound);
        QCOMPARE(m_songs->opened(), 2);
    }

    void paused_itWaits() {
        m_songs->add(song(1));
        m_service->setPaused(true);
        m_service->start();
        QTRY_COMPARE(m_service->progress().state, State::Paused);
        QCOMPARE(m_service->progress().songs, 1);
        QCOMPARE(m_songs->opened(), 0);
        m_service->setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
    }

    /// In the middle of a song, which then is finished.
    void import_letsItWaitAtOnce() {
        m_songs->add(song(1, 60));
        m_songs->onOpen([this] { m_service->setImporting(true); });
        m_service->start();
        QTRY_COMPARE(m_service->progress().state, State::Importing);
        QCOMPARE(m_songs->left(), 1U);
        m_songs->onOpen({});
        m_service->setImporting(false);
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QCOMPARE(m_songs->opened(), 1);
    }

    void pausedInTheMiddle_itEndsAtOnce() {
        m_songs->add(song(1, 60));
        m_songs->onOpen([this] { m_service->setPaused(true); });
        m_service->start();
        QTRY_COMPARE(m_service->progress().state, State::Paused);
        m_service.reset();
        QCOMPARE(m_songs->left(), 1U);
    }

    void battery_letsItWait() {
        supply("BAT0", {{"type", "Battery"}, {"status", "Discharging"}});
        m_songs->add(song(1));
        m_service->start();
        QTRY_COMPARE(m_service->progress().state, State::OnBattery);
        QCOMPARE(m_songs->opened(), 0);
    }

    void battery_isTold_data() {
        QTest::addColumn<QList<QStringList>>("supplies");
        QTest::addColumn<bool>("expected");
        const QStringList discharging{QStringLiteral("Battery"), QStringLiteral("Discharging")};
        const QStringList full{QStringLiteral("Battery"), QStringLiteral("Full")};
        const QStringList mains{QStringLiteral("Mains"), {}, QStringLiteral("1")};
        const QStringList unplugged{QStringLiteral("Mains"), {}, QStringLiteral("0")};
        const QStringList mouse{
            QStringLiteral("Battery"), QStringLiteral("Discharging"), {}, QStringLiteral("Device")};
        using All = QList<QStringList>;
        QTest::newRow("nothing") << All{} << false;
        QTest::newRow("mains only") << All{mains} << false;
        QTest::newRow("discharging") << All{unplugged, discharging} << true;
        QTest::newRow("full") << All{mains, full} << false;
        QTest::newRow("weak charger") << All{mains, discharging} << false;
        QTest::newRow("wireless mouse") << All{mouse} << false;
        QTest::newRow("two batteries") << All{full, discharging} << true;
    }
    void battery_isTold() {
        QFETCH(QList<QStringList>, supplies);
        QFETCH(bool, expected);
        static const std::array kFiles{"type", "status", "online", "scope"};
        for (qsizetype i = 0; i < supplies.size(); ++i) {
            std::map<std::string, std::string> files;
            for (qsizetype k = 0; k < supplies[i].size(); ++k)
                if (!supplies[i][k].isEmpty())
                    files[kFiles[static_cast<std::size_t>(k)]] = supplies[i][k].toStdString();
            supply("S" + std::to_string(i), files);
        }
        QCOMPARE(onBattery(m_supplies), expected);
        QCOMPARE(onBattery(m_supplies / "none"), false);
    }

    void unreadable_isNotTriedAgain() {
        const QByteArray none(50'000, 'x');
        const SongId broken = m_songs->add(none);
        const QByteArray damaged = song(2, 20);
        m_songs->add(damaged);
        m_songs->damage(hashOf(damaged));
        m_songs->add(song(3));
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QCOMPARE(m_songs->told()[0].song, broken);
        QVERIFY(m_songs->told()[0].framesHash.isEmpty());
        QVERIFY(m_songs->told()[1].framesHash.isEmpty());
        QCOMPARE(m_service->store().state(hashOf(none)).value(), AnalysisStore::State::Unreadable);
        QCOMPARE(m_service->store().state(hashOf(damaged)).value(),
                 AnalysisStore::State::Unreadable);
        restart();
        m_songs->add(none);
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QCOMPARE(m_songs->opened(), 3);
    }

    /// What may pass is tried again, but not before the next start.
    void failingDisk_isTriedAgainAfterARestart() {
        const QByteArray bytes = song(1);
        m_songs->add(bytes);
        m_songs->lose(hashOf(bytes));
        m_songs->add(song(2));
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 1U, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(m_service->progress().state, State::Done, kPatience);
        const SongId third = m_songs->add(song(3));
        m_bus->publish(SongAdded{third, UserId::generate(), {}});
        QTRY_COMPARE(m_songs->told().back().song, third);
        QCOMPARE(m_songs->opened(), 3);
        QCOMPARE(m_service->store().state(hashOf(bytes)).value(), AnalysisStore::State::Unknown);
        restart();
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->opened(), 4, kPatience);
    }

    void whatBeginsToPlay_comesFirst() {
        for (int i = 0; i < 8; ++i)
            m_songs->add(song(i, 3));
        const SongId wanted = m_songs->add(song(100, 3));
        std::atomic<bool> published = false;
        m_songs->onOpen([&] {
            if (!published.exchange(true))
                m_bus->publish(PlaybackStarted{UserId::generate(), wanted, {}, {}});
        });
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        const auto told = m_songs->told();
        const auto place = std::ranges::find(told, wanted, &SongAnalysed::song) - told.begin();
        QVERIFY2(place <= 4, qPrintable(QString::number(place)));  // not the last
    }

    void thread_comesLast() {
        m_songs->add(song(1));
        std::atomic<int> nice = 0;
        std::atomic<long> io = 0;
        m_songs->onOpen([&] {
            nice = ::getpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)));
            io = ::syscall(SYS_ioprio_get, 1, 0) >> 13;
        });
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QCOMPARE(nice.load(), 19);
        QCOMPARE(io.load(), 3L);  // IOPRIO_CLASS_IDLE
        QCOMPARE(::getpriority(PRIO_PROCESS, 0) < 19, true);
    }

    void progress_isToldWithTheTimeLeft() {
        for (int i = 0; i < 6; ++i)
            m_songs->add(song(i, 20));
        QSignalSpy told(m_service.get(), &AnalysisService::progressed);
        m_service->start();
        QTRY_COMPARE_WITH_TIMEOUT(m_songs->left(), 0U, kPatience);
        QTRY_COMPARE(told.back().front().value<AnalysisProgress>().state, State::Done);
        QVERIFY(told.count() >= 2);
        QCOMPARE(told.front().front().value<AnalysisProgress>().state, State::Working);
        QCOMPARE(told.front().front().value<AnalysisProgress>().songs, 6);
        QCOMPARE(m_service->progress().analysed, 6);
        QVERIFY(!m_service->progress().timeLeft);
    }

 private:
    void restart() {
        m_service.reset();
        m_service =
            std::make_unique<AnalysisService>(*m_rows, *m_songs, *m_bus, m_clock, m_supplies);
    }
    void supply(const std::string& name, const std::map<std::string, std::string>& files) {
        for (const auto& [file, content] : files)
            writeFile(m_supplies / name / file, QByteArray::fromStdString(content + "\n"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_supplies;
    std::unique_ptr<storage::Database> m_rows;
    std::unique_ptr<EventBus> m_bus;
    SystemClock m_clock;
    std::unique_ptr<Songs> m_songs;
    std::unique_ptr<AnalysisService> m_service;
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackAnalysisService)
#include "tst_playback_analysis_service.moc"
