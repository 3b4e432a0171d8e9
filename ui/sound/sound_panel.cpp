// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/sound_panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "core/playback/playback_service.h"
#include "ui/library/text_label.h"
#include "ui/settings/setting_row.h"
#include "ui/sound/equaliser_view.h"
#include "ui/sound/preset_menu.h"
#include "ui/sound/sound_words.h"
#include "ui/sound/worded_slider.h"
#include "ui/theme/theme.h"
#include "ui/theme/toggle_switch.h"

namespace linnet::ui {

using playback::Loudness;
using playback::PlaybackService;
using playback::SoundSettings;
using std::chrono::milliseconds;

namespace {

constexpr int kWidth = 400;
constexpr int kMargin = 20;
constexpr int kAttendMs = 2000;
constexpr std::array<Loudness, 3> kModes{Loudness::Automatic, Loudness::Song, Loudness::Album};
/// LUFS: broadcast, ReplayGain's, and the louder ones of streaming.
constexpr std::array<int, 5> kTargets{-23, -20, -18, -16, -14};

}  // namespace

class SoundPanel::Impl {
 public:
    Impl(SoundPanel& panel, PlaybackService& service) : m_panel(panel), m_service(service) {
        build();
        follow();
        m_attend.setInterval(kAttendMs);
        QObject::connect(&m_attend, &QTimer::timeout, &m_panel, [this] { m_service.attend(); });
    }

    void build() {
        m_content = new QWidget;
        auto* rows = new QVBoxLayout(m_content);
        rows->setContentsMargins(kMargin, 16, kMargin, 18);
        rows->setSpacing(0);
        auto* title = new TextLabel(TextSize::Heading, QFont::DemiBold, &Palette::text, m_content);
        title->setText(tr("Sound"));
        rows->addWidget(title);
        rows->addSpacing(2);
        buildLoudness(*rows);
        buildLines(*rows);
        buildEqualiser(*rows);

        auto* scroll = new QScrollArea(&m_panel);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setWidgetResizable(true);
        scroll->setFocusPolicy(Qt::NoFocus);
        // The card is the ground.
        scroll->viewport()->setAutoFillBackground(false);
        scroll->setWidget(m_content);
        m_content->setAutoFillBackground(false);
        auto* layout = new QVBoxLayout(&m_panel);
        layout->setContentsMargins(1, 1, 1, 1);
        layout->addWidget(scroll);
    }

    SettingRow* addRow(QVBoxLayout& rows, const QString& title, QWidget* control) {
        // A hint from the start, so that the row is as high as it will be.
        auto* row = new SettingRow(title, QStringLiteral(" "), control, m_content);
        rows.addWidget(row);
        return row;
    }

    /// Controls beside one another.
    QWidget* together(std::initializer_list<QWidget*> controls) {
        auto* holder = new QWidget(m_content);
        auto* line = new QHBoxLayout(holder);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(6);
        for (QWidget* control : controls)
            line->addWidget(control);
        return holder;
    }

    void buildLoudness(QVBoxLayout& rows) {
        m_even = new ToggleSwitch(tr("Even loudness"), m_content);
        m_even->setObjectName(QStringLiteral("loudnessSwitch"));
        m_mode = new QToolButton(m_content);
        m_mode->setObjectName(QStringLiteral("loudnessMode"));
        m_mode->setProperty("kind", QStringLiteral("choice"));
        m_mode->setFocusPolicy(Qt::StrongFocus);
        m_mode->setPopupMode(QToolButton::InstantPopup);
        auto* menu = new QMenu(m_mode);
        m_mode->setMenu(menu);
        connect(menu, &QMenu::aboutToShow, &m_panel, [this, menu] { fillModes(*menu); });
        m_evenRow = addRow(rows, tr("Even loudness"), together({m_mode, m_even}));
        connect(m_even, &QAbstractButton::clicked, &m_panel, [this](bool on) {
            change([&](SoundSettings& sound) { sound.loudness = on ? m_lastMode : Loudness::Off; });
        });
    }

    void fillModes(QMenu& menu) {
        menu.clear();
        const SoundSettings now = sound();
        for (const Loudness mode : kModes) {
            auto* action = menu.addAction(words::loudness(mode));
            action->setCheckable(true);
            action->setChecked(now.loudness == mode);
            connect(action, &QAction::triggered, &m_panel, [this, mode] {
                change([mode](SoundSettings& sound) { sound.loudness = mode; });
            });
        }
        menu.addSection(tr("Loudness"));
        for (const int lufs : kTargets) {
            auto* action = menu.addAction(targetWords(lufs));
            action->setCheckable(true);
            action->setChecked(std::lround(now.targetLufs) == lufs);
            connect(action, &QAction::triggered, &m_panel, [this, lufs] {
                change([lufs](SoundSettings& sound) { sound.targetLufs = lufs; });
            });
        }
    }

    static QString targetWords(double lufs) { return tr("−%1 LUFS").arg(std::lround(-lufs)); }

    WordedSlider* addLine(const char* name, const QString& spoken, int least, int most, int step,
                          WordedSlider::Words words) {
        auto* slider = new WordedSlider(std::move(words), m_content);
        slider->setObjectName(QString::fromLatin1(name));
        slider->setAccessibleName(spoken);
        slider->setRange(least, most);
        slider->setSingleStep(step);
        slider->setPageStep(step * 4);
        slider->setFixedWidth(96);
        return slider;
    }

    void buildLines(QVBoxLayout& rows) {
        m_crossfade = addLine("crossfadeSlider", tr("Crossfade"), 0, 12, 1, [](int seconds) {
            return words::crossfade(std::chrono::seconds(seconds));
        });
        m_crossfadeRow = addRow(rows, tr("Crossfade"), m_crossfade);
        connect(m_crossfade, &LineSlider::moved, &m_panel, [this](int seconds) {
            change([seconds](SoundSettings& sound) {
                sound.crossfade = std::chrono::seconds(seconds);
            });
        });
        m_speed = addLine("speedSlider", tr("Speed"), 50, 200, 5,
                          [](int percent) { return words::speed(percent / 100.0); });
        m_normalSpeed = new QPushButton(m_content);
        m_normalSpeed->setObjectName(QStringLiteral("normalSpeed"));
        m_normalSpeed->setToolTip(tr("Back to the speed it was made at"));
        m_normalSpeed->setFixedWidth(64);
        m_speedRow = addRow(rows, tr("Speed"), together({m_speed, m_normalSpeed}));
        m_speedRow->setHint(tr("At the same pitch"));
        connect(m_speed, &LineSlider::moved, &m_panel, [this](int percent) {
            change([percent](SoundSettings& sound) { sound.speed = percent / 100.0; });
        });
        connect(m_normalSpeed, &QAbstractButton::clicked, &m_panel,
                [this] { change([](SoundSettings& sound) { sound.speed = 1; }); });
        m_balance = addLine("balanceSlider", tr("Balance"), -100, 100, 5,
                            [](int percent) { return words::balance(percent / 100.0); });
        m_balanceRow = addRow(rows, tr("Balance"), m_balance);
        connect(m_balance, &LineSlider::moved, &m_panel, [this](int percent) {
            // The middle is easily met.
            const int snapped = std::abs(percent) < 4 ? 0 : percent;
            change([snapped](SoundSettings& sound) { sound.balance = snapped / 100.0; });
        });
        m_mono = new ToggleSwitch(tr("Mono"), m_content);
        m_mono->setObjectName(QStringLiteral("monoSwitch"));
        addRow(rows, tr("Mono"), m_mono)->setHint(tr("Both sides from each loudspeaker"));
        connect(m_mono, &QAbstractButton::clicked, &m_panel,
                [this](bool on) { change([on](SoundSettings& sound) { sound.mono = on; }); });
    }

    void buildEqualiser(QVBoxLayout& rows) {
        auto* head = new QHBoxLayout;
        auto* title = new TextLabel(TextSize::Body, QFont::Medium, &Palette::text, m_content);
        title->setText(tr("Equaliser"));
        m_preset = new PresetMenu(m_content);
        m_equaliserOn = new ToggleSwitch(tr("Equaliser"), m_content);
        m_equaliserOn->setObjectName(QStringLiteral("equaliserSwitch"));
        head->addWidget(title, 1);
        head->addWidget(m_preset);
        head->addWidget(m_equaliserOn);
        m_equaliser = new EqualiserView(m_content);
        rows.addSpacing(12);
        rows.addLayout(head);
        rows.addSpacing(8);
        rows.addWidget(m_equaliser);
        buildNaming(rows);
        connect(m_equaliserOn, &QAbstractButton::clicked, &m_panel, [this](bool on) {
            change([on](SoundSettings& sound) { sound.equaliserOn = on; });
        });
        const auto take = [this](const playback::EqualiserCurve& curve) {
            change([&curve](SoundSettings& sound) {
                sound.equaliser = curve;
                sound.equaliserOn = true;  // who moves it wants to hear it
            });
        };
        connect(m_equaliser, &EqualiserView::changed, &m_panel,
                [this, take] { take(m_equaliser->curve()); });
        connect(m_preset, &PresetMenu::chosen, &m_panel, take);
        connect(m_preset, &PresetMenu::saveRequested, &m_panel, [this] {
            m_naming->show();
            m_name->clear();
            m_name->setFocus();
        });
        connect(m_preset, &PresetMenu::removeRequested, &m_panel, [this](const QString& name) {
            if (m_session)
                report(m_service.removePreset(*m_session, name));
        });
    }

    void buildNaming(QVBoxLayout& rows) {
        m_name = new QLineEdit(m_content);
        m_name->setObjectName(QStringLiteral("presetName"));
        m_name->setPlaceholderText(tr("Name of the preset"));
        m_name->setAccessibleName(tr("Name of the preset"));
        m_name->setMaxLength(60);
        auto* save = new QPushButton(tr("Save"), m_content);
        save->setObjectName(QStringLiteral("presetSave"));
        save->setProperty("primary", true);
        m_naming = together({m_name, save});
        m_naming->layout()->setContentsMargins(0, 10, 0, 0);
        m_naming->hide();
        rows.addWidget(m_naming);
        const auto keep = [this] {
            if (!m_session || m_name->text().trimmed().isEmpty())
                return;
            report(m_service.savePreset(*m_session, {m_name->text(), sound().equaliser}));
            m_naming->hide();
            m_preset->setFocus();
        };
        connect(save, &QAbstractButton::clicked, &m_panel, keep);
        connect(m_name, &QLineEdit::returnPressed, &m_panel, keep);
    }

    void follow() {
        connect(&m_service, &PlaybackService::soundChanged, &m_panel, [this] { refresh(); });
        connect(&m_service, &PlaybackService::presetsChanged, &m_panel, [this] { refresh(); });
    }

    [[nodiscard]] const SoundSettings& sound() const { return m_service.current().sound; }

    template <class Change>
    void change(Change change) {
        if (m_session) {
            SoundSettings wanted = sound();
            change(wanted);
            report(m_service.setSound(*m_session, wanted));
        }
        refresh();
    }

    void report(const Result<>& result) {
        if (!result)
            Q_EMIT m_panel.failed(result.error());
    }

    void refresh() {
        const SoundSettings& now = sound();
        const bool even = now.loudness != Loudness::Off;
        if (even)
            m_lastMode = now.loudness;
        m_even->setChecked(even);
        m_mode->setVisible(even);
        m_mode->setText(targetWords(now.targetLufs) + QStringLiteral(" ▾"));
        m_mode->setAccessibleName(
            tr("%1, %2").arg(words::loudness(now.loudness), targetWords(now.targetLufs)));
        m_evenRow->setHint(words::loudnessHint(now.loudness));
        m_crossfade->setValue(static_cast<int>(now.crossfade.count() / 1000));
        m_crossfadeRow->setHint(words::crossfade(now.crossfade));
        m_speed->setValue(static_cast<int>(std::lround(now.speed * 100)));
        m_normalSpeed->setText(words::speed(now.speed));
        m_normalSpeed->setAccessibleName(
            tr("Speed %1, back to normal").arg(words::speed(now.speed)));
        m_normalSpeed->setEnabled(now.speed != 1);
        m_balance->setValue(static_cast<int>(std::lround(now.balance * 100)));
        m_balanceRow->setHint(words::balance(now.balance));
        m_mono->setChecked(now.mono);
        m_equaliserOn->setChecked(now.equaliserOn);
        m_equaliser->setCurve(now.equaliser);
        m_preset->setPresets(m_service.current().presets);
        m_preset->setCurve(now.equaliser);
    }

    SoundPanel& m_panel;
    PlaybackService& m_service;
    std::optional<Session> m_session;
    QTimer m_attend;
    Loudness m_lastMode = Loudness::Automatic;

    QWidget* m_content = nullptr;
    ToggleSwitch* m_even = nullptr;
    QToolButton* m_mode = nullptr;
    SettingRow* m_evenRow = nullptr;
    WordedSlider* m_crossfade = nullptr;
    SettingRow* m_crossfadeRow = nullptr;
    WordedSlider* m_speed = nullptr;
    SettingRow* m_speedRow = nullptr;
    QPushButton* m_normalSpeed = nullptr;
    WordedSlider* m_balance = nullptr;
    SettingRow* m_balanceRow = nullptr;
    ToggleSwitch* m_mono = nullptr;
    PresetMenu* m_preset = nullptr;
    ToggleSwitch* m_equaliserOn = nullptr;
    EqualiserView* m_equaliser = nullptr;
    QWidget* m_naming = nullptr;
    QLineEdit* m_name = nullptr;
};

SoundPanel::SoundPanel(PlaybackService& service, QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("soundPanel"));
    setProperty("card", true);
    setAccessibleName(tr("Sound"));
    m_impl = std::make_unique<Impl>(*this, service);
    hide();
}

SoundPanel::~SoundPanel() = default;

void SoundPanel::setSession(std::optional<Session> session) {
    m_impl->m_session = std::move(session);
    m_impl->refresh();
}

void SoundPanel::open(const QPoint& corner, int most) {
    m_impl->refresh();
    const int wanted = m_impl->m_content->heightForWidth(kWidth - 4);
    const int height =
        std::min(most, (wanted > 0 ? wanted : m_impl->m_content->sizeHint().height()) + 4);
    setGeometry(corner.x() - kWidth, corner.y() - height, kWidth, height);
    show();
    raise();
    m_impl->m_even->setFocus();
}

void SoundPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape)
        return QFrame::keyPressEvent(event);
    if (m_impl->m_naming->isVisible())
        return m_impl->m_naming->hide();
    hide();
    Q_EMIT closed();
}

void SoundPanel::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    m_impl->m_service.attend();
    m_impl->m_attend.start();
    qApp->installEventFilter(this);
}

void SoundPanel::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    m_impl->m_attend.stop();
    m_impl->m_naming->hide();
    qApp->removeEventFilter(this);
}

bool SoundPanel::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseButtonPress) {
        auto* widget = qobject_cast<QWidget*>(watched);
        // Its own menus are windows of their own; the button that opened it closes it by itself.
        if (widget && widget->window() == window() && widget != this && !isAncestorOf(widget) &&
            widget->objectName() != QLatin1String("soundButton")) {
            hide();
            Q_EMIT closed();
        }
    }
    return QFrame::eventFilter(watched, event);
}

}  // namespace linnet::ui
