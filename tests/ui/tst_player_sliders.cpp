// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

#include "ui/player/seek_slider.h"
#include "ui/theme/theme.h"

using namespace linnet;
using namespace linnet::ui;
using std::chrono::milliseconds;

namespace {

milliseconds soughtBy(const QSignalSpy& spy) {
    return qvariant_cast<milliseconds>(spy.last().at(0));
}

}  // namespace

class TestPlayerSliders : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }

    void init() {
        m_window = std::make_unique<QWidget>();
        m_window->resize(500, 120);
        m_seek = new SeekSlider(m_window.get());
        m_seek->setGeometry(50, 60, 400, 24);
        m_seek->setDuration(milliseconds(200'000));
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void seek_click_goesThereWhenLetGo() {
        QSignalSpy sought(m_seek, &SeekSlider::seekRequested);
        QTest::mousePress(m_seek, Qt::LeftButton, {}, QPoint(100, 12));
        QCOMPARE(m_seek->position(), milliseconds(50'000));
        QCOMPARE(sought.count(), 0);
        QTest::mouseRelease(m_seek, Qt::LeftButton, {}, QPoint(100, 12));
        QCOMPARE(sought.count(), 1);
        QCOMPARE(soughtBy(sought), milliseconds(50'000));
    }

    void seek_drag_holdsAgainstTheService() {
        QSignalSpy sought(m_seek, &SeekSlider::seekRequested);
        QTest::mousePress(m_seek, Qt::LeftButton, {}, QPoint(100, 12));
        QTest::mouseMove(m_seek, QPoint(300, 12));
        m_seek->setPosition(milliseconds(1'000));
        QCOMPARE(m_seek->position(), milliseconds(150'000));
        QTest::mouseRelease(m_seek, Qt::LeftButton, {}, QPoint(300, 12));
        QCOMPARE(soughtBy(sought), milliseconds(150'000));
        m_seek->setPosition(milliseconds(151'000));
        QCOMPARE(m_seek->position(), milliseconds(151'000));
    }

    void seek_keys_goFiveSeconds() {
        QSignalSpy sought(m_seek, &SeekSlider::seekRequested);
        m_seek->setPosition(milliseconds(60'000));
        QTest::keyClick(m_seek, Qt::Key_Right);
        QCOMPARE(soughtBy(sought), milliseconds(65'000));
        QTest::keyClick(m_seek, Qt::Key_Left);
        QTest::keyClick(m_seek, Qt::Key_Left);
        QCOMPARE(soughtBy(sought), milliseconds(55'000));
        m_seek->setPosition(milliseconds(2'000));
        QTest::keyClick(m_seek, Qt::Key_Left);
        QCOMPARE(soughtBy(sought), milliseconds(0));
        // Ctrl with an arrow is the window's: another song.
        const auto before = sought.count();
        QTest::keyClick(m_seek, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(sought.count(), before);
    }

    void seek_hover_saysTheTime() {
        QTest::mouseMove(m_seek, QPoint(200, 12));
        QLabel* bubble = nullptr;
        QTRY_VERIFY((bubble = m_window->findChild<QLabel*>(QStringLiteral("seekTime"))));
        QTRY_VERIFY(bubble->isVisible());
        QCOMPARE(bubble->text(), QStringLiteral("1:40"));
        QVERIFY(bubble->geometry().bottom() < m_seek->geometry().center().y());
    }

    void seek_withoutASong_rests() {
        QSignalSpy sought(m_seek, &SeekSlider::seekRequested);
        m_seek->setDuration(milliseconds(0));
        QTest::mouseClick(m_seek, Qt::LeftButton, {}, QPoint(100, 12));
        QTest::keyClick(m_seek, Qt::Key_Right);
        QCOMPARE(sought.count(), 0);
    }

    void seek_saysItsValueToAssistiveTechnology() {
        m_seek->setDuration(milliseconds(243'000));
        m_seek->setPosition(milliseconds(102'900));
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(m_seek);
        QVERIFY(face);
        QCOMPARE(face->role(), QAccessible::Slider);
        QCOMPARE(face->text(QAccessible::Value), QStringLiteral("1:42 of 4:03"));
        QVERIFY(face->valueInterface());
        QSignalSpy sought(m_seek, &SeekSlider::seekRequested);
        face->valueInterface()->setCurrentValue(60'000);
        QCOMPARE(soughtBy(sought), milliseconds(60'000));
    }

    void newPosition_paintsOnlyWhenAPixelMoves() {
        m_seek->setDuration(milliseconds(4'000'000));  // 10 s a pixel
        m_seek->setPosition(milliseconds(100'000));
        QCoreApplication::processEvents();
        const int before = m_seek->paintCount();
        for (int ms = 100'000; ms < 104'000; ms += 100) {
            m_seek->setPosition(milliseconds(ms));
            QCoreApplication::processEvents();
        }
        QCOMPARE(m_seek->paintCount(), before);
        m_seek->setPosition(milliseconds(140'000));
        QTRY_COMPARE(m_seek->paintCount(), before + 1);
    }

    void volume_wheelAndKeys() {
        LineSlider volume(m_window.get());
        volume.setRange(0, 100);
        volume.setSingleStep(5);
        volume.setPageStep(20);
        volume.setGeometry(50, 10, 100, 24);
        volume.setValue(50);
        volume.show();
        QSignalSpy moved(&volume, &LineSlider::moved);
        const auto wheel = [&](int delta) {
            QWheelEvent event(QPointF(10, 10), volume.mapToGlobal(QPointF(10, 10)), QPoint(),
                              QPoint(0, delta), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(&volume, &event);
        };
        wheel(120);
        QCOMPARE(volume.value(), 55);
        wheel(-60);  // a touchpad's half notch waits for the other half
        QCOMPARE(volume.value(), 55);
        wheel(-60);
        QCOMPARE(volume.value(), 50);
        QTest::keyClick(&volume, Qt::Key_PageUp);
        QCOMPARE(volume.value(), 70);
        QTest::keyClick(&volume, Qt::Key_End);
        QCOMPARE(volume.value(), 100);
        const auto before = moved.count();
        wheel(120);
        QCOMPARE(moved.count(), before);  // nothing moved
        volume.setValue(30);
        QCOMPARE(moved.count(), before);  // not by the person
        QCOMPARE(volume.valueText(), QStringLiteral("30 %"));
    }

 private:
    std::unique_ptr<QWidget> m_window;
    SeekSlider* m_seek = nullptr;
};

QTEST_MAIN(TestPlayerSliders)
#include "tst_player_sliders.moc"
