// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

#include "core/playback/equaliser_presets.h"
#include "tests/ui/live_services.h"
#include "ui/sound/band_slider.h"
#include "ui/sound/preset_menu.h"
#include "ui/sound/sound_panel.h"
#include "ui/theme/toggle_switch.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using playback::Loudness;
using namespace std::chrono_literals;

class TestSoundPanel : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_live = std::make_unique<LiveServices>();
        QVERIFY(m_live->playback->activate(m_live->session));
        m_window = std::make_unique<QWidget>();
        m_window->resize(900, 700);
        m_panel = new SoundPanel(*m_live->playback, m_window.get());
        m_panel->setSession(m_live->session);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_panel->open({880, 690}, 680);
    }
    void cleanup() {
        m_window.reset();
        m_live.reset();
    }

    void everything_isReachedByKeyboardAndHasAName() {
        QStringList seen;
        QWidget* first = QApplication::focusWidget();
        QVERIFY(first);
        do {
            QWidget* now = QApplication::focusWidget();
            QVERIFY2(m_panel->isAncestorOf(now), qPrintable(now->objectName()));
            auto* face = QAccessible::queryAccessibleInterface(now);
            QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(),
                     qPrintable(now->objectName()));
            seen.append(now->objectName());
            QTest::keyClick(now, Qt::Key_Tab);
        } while (QApplication::focusWidget() != first && seen.size() < 60);
        for (const char* name :
             {"loudnessSwitch", "crossfadeSlider", "speedSlider", "balanceSlider", "monoSwitch",
              "presetButton", "equaliserSwitch", "preampSlider", "band0", "band9"})
            QVERIFY2(seen.contains(QString::fromLatin1(name)), name);
    }

    void switches_askAtOnce() {
        QCOMPARE(sound().loudness, Loudness::Off);
        QTest::mouseClick(part<ToggleSwitch>(*m_panel, "loudnessSwitch"), Qt::LeftButton);
        QCOMPARE(sound().loudness, Loudness::Automatic);
        auto* mode = part<QToolButton>(*m_panel, "loudnessMode");
        QVERIFY(mode->isVisible());
        trigger(*mode->menu(), QStringLiteral("By album"));
        QCOMPARE(sound().loudness, Loudness::Album);
        trigger(*mode->menu(), QStringLiteral("−14 LUFS"));
        QCOMPARE(sound().targetLufs, -14.0);
        // Off and on again is what it was.
        QTest::mouseClick(part<ToggleSwitch>(*m_panel, "loudnessSwitch"), Qt::LeftButton);
        QTest::mouseClick(part<ToggleSwitch>(*m_panel, "loudnessSwitch"), Qt::LeftButton);
        QCOMPARE(sound().loudness, Loudness::Album);
        QTest::keyClick(part<ToggleSwitch>(*m_panel, "monoSwitch"), Qt::Key_Space);
        QVERIFY(sound().mono);
    }

    void lines_askAtOnce() {
        auto* crossfade = part<LineSlider>(*m_panel, "crossfadeSlider");
        QTest::keyClick(crossfade, Qt::Key_Right);
        QTest::keyClick(crossfade, Qt::Key_Right);
        QCOMPARE(sound().crossfade, 2000ms);
        QCOMPARE(crossfade->valueText(), QStringLiteral("2 s, never inside an album"));
        QTest::keyClick(part<LineSlider>(*m_panel, "speedSlider"), Qt::Key_Right);
        QCOMPARE(sound().speed, 1.05);
        QTest::mouseClick(part<QAbstractButton>(*m_panel, "normalSpeed"), Qt::LeftButton);
        QCOMPARE(sound().speed, 1.0);
        QTest::keyClick(part<LineSlider>(*m_panel, "balanceSlider"), Qt::Key_Left);
        QCOMPARE(sound().balance, -0.05);
    }

    void bands_askAtOnceAndSwitchTheEqualiserOn() {
        auto* band = part<BandSlider>(*m_panel, "band3");
        QTest::keyClick(band, Qt::Key_Up);
        QVERIFY(sound().equaliserOn);
        QCOMPARE(sound().equaliser.bandsDb[3], 0.5);
        QCOMPARE(band->valueText(), QStringLiteral("+0.5 dB"));
        QTest::mouseClick(band, Qt::LeftButton, {}, {band->width() / 2, 4});
        QCOMPARE(sound().equaliser.bandsDb[3], 12.0);
        QTest::mouseDClick(band, Qt::LeftButton, {}, {band->width() / 2, 20});
        QCOMPARE(sound().equaliser.bandsDb[3], 0.0);
    }

    void presets_areChosenSavedAndDeleted() {
        auto* preset = part<PresetMenu>(*m_panel, "presetButton");
        QVERIFY(preset->text().startsWith(QStringLiteral("Flat")));
        trigger(*preset->menu(), QStringLiteral("Warm"));
        QVERIFY(sound().equaliserOn);
        QCOMPARE(sound().equaliser, playback::builtInPresets()[1].curve);
        QVERIFY(preset->text().startsWith(QStringLiteral("Warm")));
        shoot(*m_window, "sound-panel");
        QTest::keyClick(part<BandSlider>(*m_panel, "band0"), Qt::Key_Up);
        QVERIFY(preset->text().startsWith(QStringLiteral("Own curve")));
        trigger(*preset->menu(), QStringLiteral("Save as a preset…"));
        auto* name = part<QLineEdit>(*m_panel, "presetName");
        QVERIFY(name->isVisible());
        QTest::keyClicks(name, QStringLiteral("Mine & yours"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!name->isVisible());
        QCOMPARE(m_live->playback->current().presets.size(), 1U);
        QVERIFY(preset->text().startsWith(QStringLiteral("Mine & yours")));
        trigger(*preset->menu(), QStringLiteral("Flat"));
        trigger(*preset->menu(), QStringLiteral("Mine && yours"));
        QVERIFY(preset->text().startsWith(QStringLiteral("Mine & yours")));
        trigger(*preset->menu(), QStringLiteral("Delete “Mine && yours”"));
        QVERIFY(m_live->playback->current().presets.empty());
    }

    void escape_andAClickElsewhere_closeIt() {
        QSignalSpy closed(m_panel, &SoundPanel::closed);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        QVERIFY(!m_panel->isVisible());
        m_panel->open({880, 690}, 680);
        QTest::mouseClick(part<LineSlider>(*m_panel, "balanceSlider"), Qt::LeftButton);
        QVERIFY(m_panel->isVisible());
        QTest::mouseClick(m_window.get(), Qt::LeftButton, {}, {10, 10});
        QCOMPARE(closed.size(), 2);
        QVERIFY(!m_panel->isVisible());
    }

    void littleRoom_itScrolls() {
        m_panel->hide();
        m_panel->open({880, 390}, 380);
        QCOMPARE(m_panel->height(), 380);
        QCOMPARE(m_panel->geometry().bottom(), 389);
    }

 private:
    const playback::SoundSettings& sound() const { return m_live->playback->current().sound; }
    static void trigger(QMenu& menu, const QString& words) {
        Q_EMIT menu.aboutToShow();
        for (QAction* action : menu.actions()) {
            if (action->text() == words)
                return action->trigger();
        }
        QFAIL(qPrintable(words));
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<QWidget> m_window;
    SoundPanel* m_panel = nullptr;
};

QTEST_MAIN(TestSoundPanel)
#include "tst_sound_panel.moc"
