// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QSignalSpy>

#include "tests/ui/live_services.h"
#include "ui/player/icon_button.h"
#include "ui/player/player_bar.h"
#include "ui/player/seek_slider.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using playback::Repeat;
using playback::Status;
using std::chrono::milliseconds;

class TestPlayerBar : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_live = std::make_unique<LiveServices>();
        m_window = std::make_unique<QWidget>();
        m_window->resize(1280, 200);
        m_bar = new PlayerBar(m_live->context, m_live->covers, m_window.get());
        m_bar->setGeometry(0, 112, 1280, 88);
        m_live->covers.setSession(m_live->session);
        m_bar->setSession(m_live->session);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void withoutASong_itRests() {
        for (const char* name : {"playPauseButton", "previousButton", "nextButton", "stopButton"})
            QVERIFY(!part<IconButton>(*m_bar, name)->isEnabled());
        QVERIFY(!part<SeekSlider>(*m_bar, "seekSlider")->isEnabled());
        QVERIFY(!m_bar->song());
    }

    void play_showsTheSongAndFollowsIt() {
        const auto songs = m_live->add(3, 20);
        play(songs, 1);
        QTRY_VERIFY(m_bar->song());
        QCOMPARE(m_bar->song()->id, songs[1]);
        QCOMPARE(part<QLabel>(*m_bar, "playerTitle")->text(), m_bar->song()->fields.title);
        QCOMPARE(
            part<QLabel>(*m_bar, "playerArtist")->text(),
            m_bar->song()->fields.artist + QStringLiteral(" · ") + m_bar->song()->fields.album);
        QCOMPARE(button("playPauseButton")->iconName(), QStringLiteral("pause"));
        QTRY_COMPARE(part<QLabel>(*m_bar, "totalTime")->text(), QStringLiteral("0:20"));
        QTRY_VERIFY(seek()->position() > milliseconds(300));
        QTRY_COMPARE(part<QLabel>(*m_bar, "elapsedTime")->text(), QStringLiteral("0:01"));
        shoot(*m_bar, "player-bar");
        QCOMPARE(m_bar->accessibleName(),
                 QStringLiteral("Now playing: %1, %2")
                     .arg(m_bar->song()->fields.title, m_bar->song()->fields.artist));
    }

    void buttons_drivePlayback() {
        const auto songs = m_live->add(3, 20);
        play(songs, 0);
        click("nextButton");
        QCOMPARE(now().song(), songs[1]);
        click("nextButton");
        QCOMPARE(now().song(), songs[2]);
        QVERIFY(!button("nextButton")->isEnabled());  // nothing comes behind the last
        click("previousButton");
        QCOMPARE(now().song(), songs[1]);
        click("playPauseButton");
        QCOMPARE(now().status, Status::Paused);
        QCOMPARE(button("playPauseButton")->accessibleName(), QStringLiteral("Play"));
        click("playPauseButton");
        QCOMPARE(now().status, Status::Playing);
        click("stopButton");
        QCOMPARE(now().status, Status::Stopped);
        QVERIFY(!button("stopButton")->isEnabled());
        QVERIFY(button("playPauseButton")->isEnabled());
    }

    void shuffleAndRepeat_sayHowTheyStand() {
        const auto songs = m_live->add(6, 20);
        play(songs, 2);
        auto* shuffle = button("shuffleButton");
        auto* repeat = button("repeatButton");
        QCOMPARE(shuffle->accessibleName(), QStringLiteral("Shuffle: off"));
        QCOMPARE(repeat->accessibleName(), QStringLiteral("Repeat: off"));
        click("shuffleButton");
        QVERIFY(now().shuffle && shuffle->isChecked());
        QCOMPARE(shuffle->accessibleName(), QStringLiteral("Shuffle: on"));
        QCOMPARE(now().song(), songs[2]);
        click("shuffleButton");
        QVERIFY(!now().shuffle && !shuffle->isChecked());
        QCOMPARE(now().queue, songs);
        click("repeatButton");
        QCOMPARE(now().repeat, Repeat::All);
        QCOMPARE(repeat->accessibleName(), QStringLiteral("Repeat: all songs"));
        QVERIFY(repeat->isChecked());
        QVERIFY(m_live->playback->jumpTo(m_live->session, 5));
        QVERIFY(button("nextButton")->isEnabled());  // round to the first
        click("nextButton");
        QCOMPARE(now().song(), songs[0]);
        click("repeatButton");
        QCOMPARE(now().repeat, Repeat::One);
        QCOMPARE(repeat->accessibleName(), QStringLiteral("Repeat: this song"));
        QCOMPARE(repeat->iconName(), QStringLiteral("repeat-one"));
        QVERIFY(repeat->isChecked());
        QTRY_VERIFY(m_bar->song());
        QVERIFY(m_live->playback->setShuffle(m_live->session, true));  // from elsewhere
        QVERIFY(shuffle->isChecked());
        shoot(*m_bar, "player-bar-modes");
        click("repeatButton");
        QCOMPARE(now().repeat, Repeat::Off);
        QVERIFY(!repeat->isChecked());
        m_bar->setSession(std::nullopt);
        QVERIFY(!shuffle->isEnabled() && !shuffle->isChecked() && !repeat->isEnabled());
    }

    void seekBar_seeksByMouseAndKeyboard() {
        play(m_live->add(1, 60), 0);
        QTRY_VERIFY(seek()->maximum() >= 59'000);
        QTest::mouseClick(seek(), Qt::LeftButton, {},
                          QPoint(seek()->width() / 2, seek()->height() / 2));
        QVERIFY(std::abs((now().position - milliseconds(30'000)).count()) < 700);
        const auto before = now().position;
        QTest::keyClick(seek(), Qt::Key_Right);
        QVERIFY(std::abs((now().position - before - milliseconds(5'000)).count()) < 700);
        // Anywhere else in the bar too.
        button("playPauseButton")->setFocus();
        const auto then = now().position;
        QTest::keyClick(button("playPauseButton"), Qt::Key_Left);
        QVERIFY(std::abs((now().position - then + milliseconds(5'000)).count()) < 700);
    }

    void volume_followsAndMutes() {
        auto* slider = part<LineSlider>(*m_bar, "volumeSlider");
        play(m_live->add(1, 20), 0);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(now().volume, 0.0);
        QCOMPARE(button("muteButton")->iconName(), QStringLiteral("volume-off"));
        click("muteButton");
        QVERIFY(now().volume > 0.9);
        m_bar->changeVolume(-0.4);
        QCOMPARE(slider->value(), 60);
        click("muteButton");
        QCOMPARE(now().volume, 0.0);
        QCOMPARE(slider->value(), 0);
        click("muteButton");
        QCOMPARE(slider->value(), 60);
    }

    void hidden_itIsNotDrawnAndCatchesUpWhenShown() {
        play(m_live->add(1, 20), 0);
        QTRY_VERIFY(seek()->position() > milliseconds(100));
        m_window->hide();
        const auto position = seek()->position();
        const int paints = seek()->paintCount();
        QSignalSpy ticks(m_live->playback.get(), &playback::PlaybackService::positionChanged);
        QTRY_VERIFY(ticks.count() >= 5);
        QCOMPARE(seek()->position(), position);
        QCOMPARE(seek()->paintCount(), paints);
        m_window->show();
        QVERIFY(seek()->position() > position);
    }

    /// The alert that goes with it passes through Qt only where an assistive technology is there.
    void anotherSong_isWhatTheBarIsCalled() {
        play(m_live->add(2, 20), 0);
        const auto named = [this] {
            return m_bar->accessibleName().startsWith(QStringLiteral("Now playing: "));
        };
        QTRY_VERIFY(named());
        const QString first = m_bar->accessibleName();
        m_bar->next();
        QTRY_VERIFY(named() && m_bar->accessibleName() != first);
    }

    void editedSong_isShownAnew() {
        const auto songs = m_live->add(1, 20);
        play(songs, 0);
        QTRY_VERIFY(m_bar->song());
        auto fields = m_bar->song()->fields;
        fields.title = QStringLiteral("Another Title");
        QVERIFY(m_live->catalogue->update(m_live->session, songs[0], fields));
        QTRY_COMPARE(part<QLabel>(*m_bar, "playerTitle")->text(), fields.title);
    }

    void signedOut_nothingIsLeft() {
        play(m_live->add(1, 20), 0);
        QTRY_VERIFY(m_bar->song());
        m_bar->setSession(std::nullopt);
        QVERIFY(!m_bar->song());
        QCOMPARE(part<QLabel>(*m_bar, "playerTitle")->text(), QString());
        QVERIFY(!button("playPauseButton")->isEnabled());
        m_bar->togglePlay();
        QCOMPARE(now().status, Status::Playing);  // it drives nothing any more
    }

    void narrow_everythingKeepsItsPlace() {
        play(m_live->add(1, 20), 0);
        QTRY_VERIFY(m_bar->song());
        m_bar->resize(640, 88);
        QCoreApplication::processEvents();
        shoot(*m_bar, "player-bar-narrow");
        for (const char* name : {"shuffleButton", "repeatButton", "previousButton", "nextButton",
                                 "playPauseButton", "stopButton", "queueButton", "muteButton",
                                 "volumeSlider", "seekSlider", "playerTitle"}) {
            auto* widget = part<QWidget>(*m_bar, name);
            const QRect place(widget->mapTo(m_bar, QPoint()), widget->size());
            QVERIFY2(m_bar->rect().contains(place), name);
            QVERIFY2(place.width() >= 24, name);
        }
    }

 private:
    void play(const std::vector<SongId>& songs, std::size_t start) {
        QVERIFY(m_live->playback->play(m_live->session, songs, start));
    }
    const playback::PlaybackState& now() const { return m_live->playback->current(); }
    IconButton* button(const char* name) const { return part<IconButton>(*m_bar, name); }
    SeekSlider* seek() const { return part<SeekSlider>(*m_bar, "seekSlider"); }
    void click(const char* name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<QWidget> m_window;
    PlayerBar* m_bar = nullptr;
};

QTEST_MAIN(TestPlayerBar)
#include "tst_player_bar.moc"
