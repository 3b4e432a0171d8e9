// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QLabel>

#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "tests/ui/live_analysis.h"
#include "tests/ui/live_window.h"
#include "ui/library/song_table.h"
#include "ui/shell/sidebar_entry.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using catalogue::Rule;
using catalogue::RuleField;
using catalogue::RuleOp;
using catalogue::SongKey;

/// Smart playlists that are open in the whole window, while what they ask for changes.
class TestGuiSmart : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_live = std::make_unique<LiveServices>();
        m_window = windowOf(*m_live);
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void loudnessPlaylist_followsTheAnalysis() {
        add("Loud", 0.5);
        add("Quiet", 0.05);
        open(quiet());
        QTRY_VERIFY(part<QWidget>(*m_window, "playlistEmpty")->isVisible());
        LiveAnalysis analysis(*m_live);
        analysis.service.start();
        QTRY_COMPARE_WITH_TIMEOUT(titles(), QStringList{QStringLiteral("Quiet")},
                                  kAnalysisPatience);
        QTRY_COMPARE(part<QLabel>(*page(), "pageFigures")->text().section(u' ', 0, 1),
                     QStringLiteral("1 song"));
        QTRY_COMPARE_WITH_TIMEOUT(entry()->accessibleDescription(), QStringLiteral("1"), 10'000);
        analysis.service.setPaused(true);
    }

    /// However many songs are measured; and lists that do not go by it stay as they are.
    void measuredSongs_areListedNowAndThen_andOnlyWhereTheyMatter() {
        constexpr int kSongs = 100;
        const auto ids = m_live->add(kSongs, 0.2);
        auto* songs = part<SongTable>(*m_window, "songsTable");
        QTRY_COMPARE(songs->model()->rowCount(), kSongs);
        catalogue::AnalysedSongs analysed(m_live->library->rows(), m_live->bus, m_live->clock);
        int told = 0;
        QObject receiver;
        connect(&m_live->bus, &EventBus::published, &receiver, [&](const Event& event) {
            told += std::holds_alternative<SongsMeasured>(event) ? 1 : 0;
        });
        const auto measure = [&](std::size_t from, std::size_t to, double lufs) {
            for (std::size_t i = from; i < to; ++i) {
                const auto length = m_live->catalogue->get(m_live->session, ids[i])->duration;
                m_live->bus.publish(SongAnalysed{ids[i], length, QByteArray(32, char(i)), lufs,
                                                 m_live->clock.now()});
                QTest::qWait(10);
            }
        };

        // The songs, and a playlist of other rules.
        QSignalSpy ofSongs(dynamic_cast<SongsModel*>(songs->model()), &SongsModel::relistEnded);
        QSignalSpy resets(songs->model(), &QAbstractItemModel::modelReset);
        measure(0, kSongs / 2, -30);
        QTRY_VERIFY(told > 0);
        QTest::qWait(300);
        QCOMPARE(ofSongs.count() + resets.count(), 0);

        open(quiet());
        QTRY_COMPARE(table()->model()->rowCount(), kSongs / 2);
        QSignalSpy relisted(dynamic_cast<SongsModel*>(table()->model()), &SongsModel::relistEnded);
        told = 0;
        QElapsedTimer clock;
        clock.start();
        measure(kSongs / 2, kSongs, -30);
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), kSongs, 10'000);
        QVERIFY2(told > 2, "they were measured together");
        QVERIFY2(relisted.count() <= 2 + clock.elapsed() / 2'000,
                 qPrintable(QString::number(relisted.count())));
    }

    void openPlaylist_followsAnEdit_aPlay_andAnAddedSong() {
        catalogue::SmartRules rules;
        rules.root.any = true;
        rules.root.rules = {{RuleField::Title, RuleOp::StartsWith, QStringLiteral("Zebra"), 0, 0},
                            {RuleField::Plays, RuleOp::AtLeast, {}, 1, 0}};
        const SongKey edited = add("Edited", 0.5);
        const SongKey played = add("Played", 0.5);
        open(rules);
        QTRY_VERIFY(part<QWidget>(*m_window, "playlistEmpty")->isVisible());

        catalogue::FieldEdit edit;
        edit.title = QStringLiteral("Zebra crossing");
        QVERIFY(m_live->catalogue->changes().edit(m_live->session, std::span(&edited, 1), edit));
        QTRY_COMPARE(titles(), QStringList{QStringLiteral("Zebra crossing")});

        add("Zebra added", 0.5);
        QTRY_COMPARE(titles(), (QStringList{QStringLiteral("Zebra added"),
                                            QStringLiteral("Zebra crossing")}));

        // Heard to its end.
        const auto ids = m_live->catalogue->ids(m_live->session, std::span(&played, 1));
        QVERIFY(m_live->playback->play(m_live->session, *ids, 0));
        QTRY_COMPARE_WITH_TIMEOUT(
            titles(),
            (QStringList{QStringLiteral("Played"), QStringLiteral("Zebra added"),
                         QStringLiteral("Zebra crossing")}),
            10'000);

        // And what no longer holds goes.
        edit.title = QStringLiteral("Edited");
        QVERIFY(m_live->catalogue->changes().edit(m_live->session, std::span(&edited, 1), edit));
        QTRY_COMPARE(titles(),
                     (QStringList{QStringLiteral("Played"), QStringLiteral("Zebra added")}));
        QTRY_COMPARE_WITH_TIMEOUT(entry()->accessibleDescription(), QStringLiteral("2"), 10'000);
    }

 private:
    static catalogue::SmartRules quiet() {
        catalogue::SmartRules rules;
        // One group deep, as the rule builder can have it.
        rules.root.groups = {{false, {{RuleField::Loudness, RuleOp::Below, {}, -20, 0}}, {}}};
        return rules;
    }
    SongKey add(const char* title, double amplitude) {
        Mp3Tags tags;
        tags.title = QString::fromLatin1(title);
        Mp3Options options;
        options.seconds = 1;
        options.amplitude = amplitude;
        const auto added = m_live->catalogue->add(
            m_live->session, {mp3(tags, options), tags.title, catalogue::Visibility::Everyone});
        if (!added)
            qFatal("not added");
        return m_live->catalogue->get(m_live->session, added->song)->key;
    }
    /// Makes it, and opens it from the sidebar.
    void open(const catalogue::SmartRules& rules) {
        QVERIFY(m_live->catalogue->playlists().createSmart(m_live->session, QStringLiteral("Smart"),
                                                           rules));
        QTRY_VERIFY(m_window->findChild<SidebarEntry*>(QStringLiteral("sidebarPlaylist")));
        QCoreApplication::processEvents();
        QTest::mouseClick(entry(), Qt::LeftButton, {}, entry()->rect().center());
        QTRY_COMPARE(part<QLabel>(*page(), "pageTitle")->text(), QStringLiteral("Smart"));
    }
    [[nodiscard]] SidebarEntry* entry() const {
        return part<SidebarEntry>(*m_window, "sidebarPlaylist");
    }
    [[nodiscard]] QWidget* page() const { return part<QWidget>(*m_window, "playlistPage"); }
    [[nodiscard]] SongTable* table() const { return part<SongTable>(*m_window, "playlistTable"); }
    [[nodiscard]] QStringList titles() const {
        QStringList titles;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            titles += table()->model()->index(row, 0).data().toString();
        return titles;
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestGuiSmart)
#include "tst_gui_smart.moc"
