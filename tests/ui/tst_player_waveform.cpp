// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <cmath>
#include <numbers>

#include "tests/ui/live_analysis.h"
#include "ui/player/player_bar.h"
#include "ui/player/seek_slider.h"
#include "ui/player/spectrum_view.h"
#include "ui/player/waveform_bars.h"
#include "ui/settings/analysis_control.h"
#include "ui/settings/settings_page.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using playback::AnalysisProgress;
using playback::Waveform;
using State = AnalysisProgress::State;
using std::chrono::milliseconds;

namespace {

/// Loud in its first half, soft in its second.
Waveform halves() {
    Waveform waveform;
    for (int i = 0; i < 1024; ++i) {
        const double level = i < 512 ? 0.8 : 0.2;
        waveform.peaks.push_back(Waveform::encode(level));
        waveform.rms.push_back(Waveform::encode(level / 2));
    }
    return waveform;
}

/// How many pixels of a column differ from the ground.
int inkAt(const QImage& image, int x) {
    int ink = 0;
    for (int y = 0; y < image.height(); ++y)
        ink += image.pixel(x, y) != image.pixel(image.width() - 1, 0) ? 1 : 0;
    return ink;
}

}  // namespace

/// The waveform in the seek bar, and the setting of the analysis it comes from.
class TestPlayerWaveform : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeChoice::Dark); }
    void init() {
        m_live = std::make_unique<LiveServices>();
        m_analysis = std::make_unique<LiveAnalysis>(*m_live);
        m_live->context.analysis = &m_analysis->service;
        m_window = std::make_unique<QWidget>();
        m_window->resize(1280, 600);
    }
    void cleanup() {
        m_window.reset();
        m_analysis.reset();
        m_live.reset();
    }

    // --- bars ---

    void bars_areThePeaksAndMeansOfTheirBins() {
        const auto bars = waveformBars(halves(), 100);
        QCOMPARE(bars.size(), 100U);
        for (std::size_t i = 0; i < 100; ++i) {
            if (i == 49 || i == 50)
                continue;  // a bin of each
            const double level = i < 50 ? 1.0 : 0.25;
            QVERIFY(std::abs(bars[i].peak - level) < 0.02);
            QVERIFY(std::abs(bars[i].rms - level / 2) < 0.02);
        }
    }
    void bars_ofFewBinsOrNone() {
        Waveform few;
        few.peaks = {100, 200};
        few.rms = {50, 100};
        const auto bars = waveformBars(few, 6);
        QCOMPARE(bars.size(), 6U);
        QVERIFY(bars[0].peak < bars[5].peak);
        QCOMPARE(bars[5].peak, 1.0F);
        QVERIFY(waveformBars({}, 100).empty());
        QVERIFY(waveformBars(halves(), 0).empty());
        Waveform silence;
        silence.peaks.resize(100);
        silence.rms.resize(100);
        QVERIFY(waveformBars(silence, 100).empty());
    }

    // --- the slider ---

    void slider_drawsTheWaveform() {
        SeekSlider* slider = makeSlider(400);
        const QImage plain = slider->grab().toImage();
        QVERIFY(!slider->hasWaveform());
        slider->setWaveform(halves());
        QVERIFY(slider->hasWaveform());
        slider->setPosition(milliseconds(120'000));
        const QImage image = slider->grab().toImage();
        QVERIFY(inkAt(image, 3 * 20) > 20);
        QVERIFY(inkAt(image, 3 * 110) < 12 && inkAt(image, 3 * 110) > 2);
        QVERIFY(inkAt(plain, 3 * 20) < 8);
        // Played and to come.
        const QRgb accent = Theme::instance().palette().accent.rgb();
        QVERIFY(hue(image.pixel(3 * 20, 12)) == hue(accent) ||
                hue(image.pixel(3 * 20 + 1, 12)) == hue(accent));
        QVERIFY(hue(image.pixel(3 * 110, 12)) != hue(accent));
        slider->setWaveform(std::nullopt);
        QVERIFY(slider->grab().toImage() != image);
        QVERIFY(!slider->hasWaveform());
    }

    void slider_isPaintedBarByBar_butItsHandlePixelByPixel_data() {
        QTest::addColumn<bool>("focused");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("bars") << false << 3 << 6;
        QTest::newRow("handle") << true << 11 << 14;
    }
    void slider_isPaintedBarByBar_butItsHandlePixelByPixel() {
        QFETCH(bool, focused);
        QFETCH(int, least);
        QFETCH(int, most);
        SeekSlider* slider = makeSlider(300);  // 100 bars
        slider->setWaveform(halves());
        // A window that becomes active gives the focus to its first control.
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        focused ? slider->setFocus() : slider->clearFocus();
        QCOMPARE(slider->hasFocus(), focused);
        QCoreApplication::processEvents();
        const int before = slider->paintCount();
        // Ten seconds of four minutes, as the service tells them.
        for (int i = 0; i < 100; ++i) {
            slider->setPosition(milliseconds(i * 100));
            QCoreApplication::processEvents();
        }
        const int paints = slider->paintCount() - before;
        QVERIFY2(paints >= least && paints <= most, qPrintable(QString::number(paints)));
    }

    void slider_seeksAsBefore() {
        SeekSlider* slider = makeSlider(400);
        slider->setWaveform(halves());
        QSignalSpy sought(slider, &SeekSlider::seekRequested);
        QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(200, 12));
        QCOMPARE(sought.count(), 1);
        QVERIFY(std::abs((sought[0][0].value<milliseconds>() - milliseconds(120'000)).count()) <
                1000);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(sought.count(), 2);
        QVERIFY(sought[1][0].value<milliseconds>() > sought[0][0].value<milliseconds>());
    }

    void slider_fillsItsWidth_data() {
        QTest::addColumn<int>("width");
        for (const int width : {40, 272, 427, 720})
            QTest::newRow(qPrintable(QString::number(width))) << width;
    }
    void slider_fillsItsWidth() {
        QFETCH(int, width);
        SeekSlider* slider = makeSlider(width);
        slider->setWaveform(halves());
        const QImage image = slider->grab().toImage();
        QVERIFY(inkAt(image, 1) > 0);
        int last = 0;
        for (int x = 0; x < image.width() - 1; ++x)
            last = inkAt(image, x) > 0 ? x : last;
        QVERIFY(last >= image.width() - 5);
    }

    // --- in the player bar ---

    void playedSong_getsItsWaveformWhenItIsAnalysed() {
        auto* bar = makeBar();
        const auto songs = m_live->add(2, 20);
        QVERIFY(m_live->playback->play(m_live->session, songs, 0));
        QTRY_VERIFY(bar->song());
        auto* slider = part<SeekSlider>(*bar, "seekSlider");
        QVERIFY(!slider->hasWaveform());
        m_analysis->service.start();
        QTRY_VERIFY_WITH_TIMEOUT(slider->hasWaveform(), kAnalysisPatience);
        shoot(*m_window, "player-waveform");
        // The other one is there at once.
        QTRY_COMPARE_WITH_TIMEOUT(m_analysis->songs.counts()->waiting, 0, kAnalysisPatience);
        QVERIFY(m_live->playback->next(m_live->session));
        QTRY_VERIFY(bar->song() && bar->song()->id == songs[1]);
        QTRY_VERIFY(slider->hasWaveform());
        bar->setSession(std::nullopt);
        QVERIFY(!slider->hasWaveform());
    }

    void hidden_theWaveformIsNotPainted() {
        auto* bar = makeBar();
        QVERIFY(m_live->playback->play(m_live->session, m_live->add(1, 20), 0));
        m_analysis->service.start();
        auto* slider = part<SeekSlider>(*bar, "seekSlider");
        QTRY_VERIFY_WITH_TIMEOUT(slider->hasWaveform(), kAnalysisPatience);
        m_window->hide();
        const int paints = slider->paintCount();
        QSignalSpy ticks(m_live->playback.get(), &playback::PlaybackService::positionChanged);
        QTRY_VERIFY(ticks.count() >= 10);
        QCOMPARE(slider->paintCount(), paints);
        m_window->show();
        QTRY_VERIFY(slider->paintCount() > paints);
    }

    // --- the spectrum ---

    void spectrum_isHighestWhereTheToneIs_data() {
        QTest::addColumn<double>("hertz");
        for (const double hertz : {60.0, 440.0, 997.0, 5'000.0, 12'000.0})
            QTest::newRow(qPrintable(QString::number(hertz))) << hertz;
    }
    void spectrum_isHighestWhereTheToneIs() {
        QFETCH(double, hertz);
        std::vector<float> frames(2 * playback::SpectrumReader::kFrames);
        for (std::size_t i = 0; i < frames.size(); ++i)
            frames[i] = static_cast<float>(
                0.5 * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i / 2) / 44'100));
        const auto spectrum = playback::spectrumOf(frames, 44'100);
        const auto highest = std::ranges::max_element(spectrum) - spectrum.begin();
        const double band = 24 * std::log(hertz / 40) / std::log(400.0);
        QVERIFY2(std::abs(static_cast<double>(highest) + 0.5 - band) <= 1.5,
                 qPrintable(QString::number(highest)));
        QVERIFY(std::abs(spectrum[static_cast<std::size_t>(highest)] - 0.9) < 0.04);  // -6 dB
        QVERIFY(playback::spectrumOf(std::vector<float>(frames.size()), 44'100) ==
                playback::Spectrum{});
    }
    void spectrum_isOffUnlessAskedFor() {
        auto* bar = makeBar();
        auto* spectrum = part<SpectrumView>(*bar, "spectrum");
        QVERIFY(m_live->playback->play(m_live->session, m_live->add(1, 20), 0));
        QTRY_VERIFY(bar->song());
        QSignalSpy ticks(m_live->playback.get(), &playback::PlaybackService::positionChanged);
        QTRY_VERIFY(ticks.count() >= 3);
        QVERIFY(!spectrum->isVisible() && !spectrum->running());
        QCOMPARE(spectrum->readings(), 0);
        auto* page = new SettingsPage(m_live->context, {}, m_live->session, m_window.get());
        page->resize(1000, 500);
        page->show();
        part<QAbstractButton>(*page, "settingsAppearance")->click();
        part<QAbstractButton>(*page, "settingsSpectrum")->click();
        QVERIFY(m_live->preferences.spectrum());
        QVERIFY(spectrum->isVisible() && spectrum->running());
        QTRY_VERIFY(spectrum->readings() >= 3);
        const QRgb accent = Theme::instance().palette().accent.rgb();
        QTRY_VERIFY([&] {
            const QImage image = spectrum->grab().toImage();
            for (int y = 0; y < image.height() / 2; ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixel(x, y) == accent)
                        return true;
            return false;
        }());
        shoot(*m_window, "player-spectrum");
    }
    void spectrum_costsNothingWhileItIsNotSeen() {
        m_live->preferences.setSpectrum(true);
        auto* bar = makeBar();
        auto* spectrum = part<SpectrumView>(*bar, "spectrum");
        QVERIFY(!spectrum->running());
        QVERIFY(m_live->playback->play(m_live->session, m_live->add(1, 60), 0));
        QTRY_VERIFY(spectrum->readings() >= 2);
        QVERIFY(m_live->playback->pause(m_live->session));
        QVERIFY(!spectrum->running());
        QVERIFY(m_live->playback->resume(m_live->session));
        QVERIFY(spectrum->running());
        m_window->hide();
        QVERIFY(!spectrum->running());
        m_window->show();
        QVERIFY(spectrum->running());
        m_window->setWindowState(Qt::WindowMinimized);
        QTRY_VERIFY(!spectrum->running());
        ui::askPool().waitForDone();
        QCoreApplication::processEvents();
        const int readings = spectrum->readings();
        QSignalSpy ticks(m_live->playback.get(), &playback::PlaybackService::positionChanged);
        QTRY_VERIFY(ticks.count() >= 5);
        QCOMPARE(spectrum->readings(), readings);
        m_window->setWindowState(Qt::WindowNoState);
        QTRY_VERIFY(spectrum->running());
        bar->resize(800, 88);  // no room
        QVERIFY(!spectrum->isVisible() && !spectrum->running());
    }

    // --- the setting ---

    void words_sayHowFarItIs_data() {
        QTest::addColumn<AnalysisProgress>("progress");
        QTest::addColumn<bool>("paused");
        QTest::addColumn<QString>("expected");
        const QString what = QStringLiteral("Loudness, waveform and true length");
        const auto row = [&](const char* name, AnalysisProgress progress, bool paused,
                             const char* end) {
            QTest::newRow(name) << progress << paused << what + QString::fromUtf8(end);
        };
        row("no songs", {State::Done, 0, 0, {}}, false, "");
        row("done", {State::Done, 5, 5, {}}, false, " · all songs are done");
        row("done and paused", {State::Done, 5, 5, {}}, true, " · all songs are done");
        row("working", {State::Working, 500, 12, milliseconds(240'000)}, false,
            " · 12 of 500 songs, 4 minutes left");
        row("just begun", {State::Working, 500, 0, {}}, false, " · 0 of 500 songs");
        row("paused", {State::Paused, 500, 12, {}}, true, " · 12 of 500 songs, paused");
        row("importing", {State::Importing, 500, 12, {}}, false,
            " · 12 of 500 songs, waits for the import");
        row("battery", {State::OnBattery, 500, 12, {}}, false,
            " · 12 of 500 songs, waits for mains power");
    }
    void words_sayHowFarItIs() {
        QFETCH(AnalysisProgress, progress);
        QFETCH(bool, paused);
        QFETCH(QString, expected);
        QCOMPARE(analysisWords(progress, paused), expected);
    }

    void setting_pausesAndResumes() {
        m_live->add(3);
        m_analysis->service.setPaused(true);
        m_analysis->service.start();
        auto* page = new SettingsPage(m_live->context, {}, m_live->session, m_window.get());
        page->resize(1000, 600);
        part<QAbstractButton>(*page, "settingsLibrary")->click();
        show();
        auto* button = part<QPushButton>(*page, "settingsAnalysisPause");
        auto* control = part<AnalysisControl>(*page, "settingsAnalysis");
        QTRY_VERIFY(control->words().endsWith(QStringLiteral("0 of 3 songs, paused")));
        QCOMPARE(button->accessibleName(), QStringLiteral("Resume the background analysis"));
        shoot(*m_window, "settings-analysis");
        QVERIFY(button->isVisible());
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(!m_analysis->service.paused() && !m_live->preferences.analysisPaused());
        QTRY_VERIFY(control->words().endsWith(QStringLiteral("all songs are done")));
        const auto labels = page->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(
            labels, [&](const QLabel* label) { return label->text() == control->words(); }));
        button->click();
        QVERIFY(m_analysis->service.paused() && m_live->preferences.analysisPaused());
    }

 private:
    static int hue(QRgb colour) { return QColor(colour).hue() / 10; }

    void show() {
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    /// On a song of four minutes.
    SeekSlider* makeSlider(int width) {
        auto* slider = new SeekSlider(m_window.get());
        slider->setGeometry(20, 20, width, 24);
        slider->setDuration(milliseconds(240'000));
        m_window->show();
        return slider;
    }
    PlayerBar* makeBar() {
        auto* bar = new PlayerBar(m_live->context, m_live->covers, m_window.get());
        bar->setGeometry(0, 512, 1280, 88);
        m_live->covers.setSession(m_live->session);
        bar->setSession(m_live->session);
        m_window->show();
        return bar;
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<LiveAnalysis> m_analysis;
    std::unique_ptr<QWidget> m_window;
};

QTEST_MAIN(TestPlayerWaveform)
#include "tst_player_waveform.moc"
