// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/player_bar.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>
#include <cmath>

#include "core/catalogue/catalogue_service.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/player/cover_button.h"
#include "ui/player/heart_button.h"
#include "ui/player/icon_button.h"
#include "ui/player/mode_buttons.h"
#include "ui/player/seek_slider.h"
#include "ui/player/spectrum_view.h"
#include "ui/player/time_label.h"
#include "ui/player/waveform_loader.h"

namespace linnet::ui {

using playback::PlaybackService;
using playback::Repeat;
using playback::Status;
using std::chrono::milliseconds;

namespace {

constexpr int kCover = 56;
constexpr int kMargin = 18;
constexpr milliseconds kKeySeek{5'000};

QHBoxLayout* row(int spacing) {
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

}  // namespace

class PlayerBar::Impl {
 public:
    Impl(PlayerBar& bar, Context& context, Covers& covers)
        : m_bar(bar), m_context(context), m_service(context.playback) {
        build(covers);
        follow();
        refreshAll();
    }

    void build(Covers& covers) {
        m_cover = new CoverButton(covers, kCover, &m_bar);
        m_cover->setObjectName(QStringLiteral("playerCover"));
        m_heart = new HeartButton(m_context, &m_bar);
        connect(m_heart, &HeartButton::messaged, &m_bar, &PlayerBar::messaged);
        connect(m_heart, &HeartButton::begun, &m_bar, &PlayerBar::heartBegun);
        connect(m_heart, &HeartButton::changed, &m_bar, &PlayerBar::heartChanged);
        connect(m_heart, &HeartButton::ended, &m_bar, &PlayerBar::heartEnded);
        m_title = new TextLabel(TextSize::Body, QFont::Medium, &Palette::text, &m_bar);
        m_title->setObjectName(QStringLiteral("playerTitle"));
        m_title->setElided(true);
        m_by = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &m_bar);
        m_by->setObjectName(QStringLiteral("playerArtist"));
        m_by->setElided(true);

        const auto flat = [this](const char* name, const char* icon, const QString& words,
                                 const QString& shortcut = {}) {
            auto* button =
                new IconButton(IconButton::Kind::Flat, QString::fromLatin1(name), &m_bar);
            button->setIconName(QString::fromLatin1(icon));
            button->setWords(words, shortcut);
            return button;
        };
        m_previous = flat("previousButton", "previous", tr("Previous song"), tr("Ctrl+Left"));
        m_play = new IconButton(IconButton::Kind::RoundAccent, QStringLiteral("playPauseButton"),
                                &m_bar);
        m_next = flat("nextButton", "next", tr("Next song"), tr("Ctrl+Right"));
        m_modes = new ModeButtons(m_service, &m_bar);
        m_stop = flat("stopButton", "stop", tr("Stop"));
        m_queue = flat("queueButton", "queue", tr("Show the queue"));
        m_queue->setCheckable(true);
        m_sound = flat("soundButton", "sliders", tr("Sound"));
        m_sound->setCheckable(true);
        m_mute = flat("muteButton", "volume", tr("Mute"));

        m_seek = new SeekSlider(&m_bar);
        m_seek->setObjectName(QStringLiteral("seekSlider"));
        m_seek->setAccessibleName(tr("Position in the song"));
        m_spectrum = new SpectrumView(m_context, &m_bar);
        m_waveform = new WaveformLoader(m_context, &m_bar);
        connect(m_waveform, &WaveformLoader::loaded, m_seek, &SeekSlider::setWaveform);
        m_elapsed = new TimeLabel(QStringLiteral("elapsedTime"), Qt::AlignRight, &m_bar);
        m_total = new TimeLabel(QStringLiteral("totalTime"), Qt::AlignLeft, &m_bar);

        m_volume = new LineSlider(&m_bar);
        m_volume->setObjectName(QStringLiteral("volumeSlider"));
        m_volume->setAccessibleName(tr("Volume"));
        m_volume->setRange(0, 100);
        m_volume->setSingleStep(5);
        m_volume->setPageStep(20);
        m_volume->setMaximumWidth(96);

        arrange();

        const auto pressed = [this](IconButton* button, void (PlayerBar::*slot)()) {
            connect(button, &QAbstractButton::clicked, &m_bar, slot);
        };
        pressed(m_previous, &PlayerBar::previous);
        pressed(m_play, &PlayerBar::togglePlay);
        pressed(m_next, &PlayerBar::next);
        pressed(m_stop, &PlayerBar::stop);
        pressed(m_mute, &PlayerBar::toggleMute);
        connect(m_queue, &QAbstractButton::clicked, &m_bar, [this](bool checked) {
            nameQueueButton();
            Q_EMIT m_bar.queueToggled(checked);
        });
        connect(m_sound, &QAbstractButton::clicked, &m_bar, &PlayerBar::soundToggled);
        connect(m_cover, &QAbstractButton::clicked, &m_bar, [this] {
            if (m_song && m_song->albumKey)
                Q_EMIT m_bar.albumOpened(*m_song->albumKey);
        });
        connect(m_seek, &SeekSlider::moved, &m_bar, [this] { showElapsed(m_seek->position()); });
        connect(m_seek, &SeekSlider::seekRequested, &m_bar,
                [this](milliseconds to) { seekTo(to); });
        connect(m_volume, &LineSlider::moved, &m_bar,
                [this](int percent) { setVolume(percent / 100.0); });
    }

    void arrange() {
        auto* words = new QVBoxLayout;
        words->setSpacing(3);
        words->addStretch();
        words->addWidget(m_title);
        words->addWidget(m_by);
        words->addStretch();
        auto* left = row(12);
        left->addWidget(m_cover);
        left->addLayout(words);
        left->addWidget(m_heart->button());
        left->addStretch(1);

        auto* transport = row(0);
        transport->addStretch();
        transport->addSpacing(32 + 5);  // as wide as Stop, so that Play stands in the middle
        transport->addWidget(m_modes->shuffle());
        transport->addSpacing(5);
        transport->addWidget(m_previous);
        transport->addSpacing(12);
        transport->addWidget(m_play);
        transport->addSpacing(12);
        transport->addWidget(m_next);
        transport->addSpacing(5);
        transport->addWidget(m_modes->repeat());
        transport->addSpacing(5);
        transport->addWidget(m_stop);
        transport->addStretch();
        auto* seek = row(10);
        seek->addWidget(m_elapsed);
        seek->addWidget(m_seek, 1);
        seek->addWidget(m_total);
        m_middle = new QWidget(&m_bar);
        auto* middle = new QVBoxLayout(m_middle);
        middle->setContentsMargins(0, 11, 0, 11);
        middle->setSpacing(4);
        middle->addLayout(transport);
        middle->addLayout(seek);

        auto* right = row(2);
        right->addStretch();
        right->addWidget(m_spectrum);
        right->addSpacing(10);
        right->addWidget(m_queue);
        right->addWidget(m_sound);
        right->addWidget(m_mute);
        right->addSpacing(6);
        right->addWidget(m_volume, 1);

        auto* grid = new QGridLayout(&m_bar);
        grid->setContentsMargins(kMargin, 1, kMargin, 0);
        grid->setHorizontalSpacing(12);
        const auto side = [this](QLayout* layout) {
            auto* holder = new QWidget(&m_bar);
            holder->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
            layout->setContentsMargins(0, 0, 0, 0);
            holder->setLayout(layout);
            return holder;
        };
        grid->addWidget(side(left), 0, 0);
        grid->addWidget(m_middle, 0, 1);
        grid->addWidget(side(right), 0, 2);
        grid->setColumnStretch(0, 1);
        grid->setColumnStretch(2, 1);

        const QList<QWidget*> order{m_cover,
                                    m_heart->button(),
                                    m_modes->shuffle(),
                                    m_previous,
                                    m_play,
                                    m_next,
                                    m_modes->repeat(),
                                    m_stop,
                                    m_seek,
                                    m_queue,
                                    m_sound,
                                    m_mute,
                                    m_volume};
        for (qsizetype i = 1; i < order.size(); ++i)
            QWidget::setTabOrder(order[i - 1], order[i]);
    }

    void fit(int width) {
        m_middle->setFixedWidth(std::clamp(static_cast<int>(width * 0.407), 272, 720));
        m_spectrum->setRoom(width >= 1000);
        m_heart->setRoom(width >= 760);  // below that the title needs it more
        m_volume->setMinimumWidth(width < 900 ? 40 : 96);
    }

    void follow() {
        connect(&m_service, &PlaybackService::statusChanged, &m_bar, [this] { refreshStatus(); });
        connect(&m_service, &PlaybackService::songChanged, &m_bar, [this] {
            refreshSong(true);
            refreshStatus();
            refreshTimes();
        });
        connect(&m_service, &PlaybackService::queueChanged, &m_bar, [this] {
            refreshSong(false);
            refreshStatus();
        });
        connect(&m_service, &PlaybackService::positionChanged, &m_bar, [this](milliseconds at) {
            if (seen())
                showPosition(at);
        });
        connect(&m_service, &PlaybackService::durationChanged, &m_bar, [this] { refreshTimes(); });
        connect(&m_service, &PlaybackService::modesChanged, &m_bar, [this] { refreshStatus(); });
        connect(m_modes, &ModeButtons::failed, &m_bar,
                [this](const Error& error) { Q_EMIT m_bar.messaged(words::error(error)); });
        connect(&m_service, &PlaybackService::volumeChanged, &m_bar, [this] { refreshVolume(); });
        connect(&m_service, &PlaybackService::songSkipped, &m_bar,
                [this](SongId song, const Error& error) { saySkipped(song, error); });
        connect(&m_service, &PlaybackService::outputLost, &m_bar, [this] {
            Q_EMIT m_bar.messaged(
                tr("The sound output went away. The music waits and goes on when it is back."));
        });
        connect(&m_service, &PlaybackService::outputFound, &m_bar, [this] {
            if (m_session)
                Q_EMIT m_bar.messaged(tr("The sound output is back."));
        });
        connect(&m_context.events, &EventBus::published, &m_bar, [this](const Event& event) {
            const auto* updated = std::get_if<SongUpdated>(&event);
            if (updated && m_songId == updated->song)
                askSong();
        });
    }

    [[nodiscard]] bool seen() const {
        return m_session && m_bar.isVisible() && !m_bar.window()->isMinimized();
    }

    void refreshAll() {
        refreshSong(false);
        refreshStatus();
        refreshTimes();
        refreshVolume();
    }

    void refreshStatus() {
        const auto& now = m_service.current();
        const bool any = m_session && now.song();
        const bool playing = any && now.status == Status::Playing;
        m_play->setIconName(playing ? QStringLiteral("pause") : QStringLiteral("play"));
        m_play->setWords(playing ? tr("Pause") : tr("Play"), tr("Space"));
        m_play->setEnabled(any);
        m_previous->setEnabled(any);
        m_next->setEnabled(hasNext());
        m_stop->setEnabled(any && now.status != Status::Stopped);
    }

    [[nodiscard]] bool hasNext() const {
        const auto& now = m_service.current();
        return m_session && now.song() &&
               (now.current + 1 < now.queue.size() || now.repeat != Repeat::Off);
    }

    /// `announce`: a change of song that the person is told of.
    void refreshSong(bool announce) {
        const auto id = m_session ? m_service.current().song() : std::nullopt;
        const bool pending = id && !m_song;
        m_announce = announce || (m_announce && id == m_songId && pending);
        if (id == m_songId) {
            if (!pending)
                announceOnce();
            return;
        }
        m_songId = id;
        m_song.reset();
        if (id)
            askSong();
        else
            showSong();
    }

    void askSong() {
        ask(
            &m_bar,
            [catalogue = &m_context.catalogue, session = *m_session, id = *m_songId] {
                return catalogue->songs(session, std::span(&id, 1));
            },
            [this, asked = ++m_asked](Result<std::vector<std::optional<catalogue::Song>>> songs) {
                if (asked != m_asked || !m_songId)
                    return;
                m_song = songs && !songs->empty() ? std::move(songs->front()) : std::nullopt;
                showSong();
                announceOnce();
            });
    }

    void showSong() {
        const QString title = m_song     ? m_song->fields.title
                              : m_songId ? tr("Not in the library any more")
                                         : QString();
        QStringList by;
        if (m_song) {
            for (const QString& part : {m_song->fields.artist, m_song->fields.album})
                if (!part.isEmpty())
                    by.append(part);
        }
        m_title->setText(title);
        m_by->setText(by.join(QStringLiteral(" · ")));
        m_by->setVisible(!by.isEmpty());
        m_title->setToolTip(title);
        m_cover->setCover(m_song ? m_song->artwork : std::nullopt,
                          m_song ? words::coverName(*m_song) : QString());
        const bool album = m_song && m_song->albumKey;
        m_cover->setEnabled(album);
        m_cover->setAccessibleName(album ? tr("Go to the album %1").arg(m_song->fields.album)
                                         : tr("Cover"));
        m_cover->setToolTip(album ? tr("Go to the album") : QString());
        m_heart->setSong(m_song ? std::optional(m_song->key) : std::nullopt);
        m_bar.setAccessibleName(spoken());
        m_waveform->setSong(m_song);
        m_spectrum->setSong(m_song);
        refreshTimes();
        Q_EMIT m_bar.songShown();
    }

    [[nodiscard]] QString spoken() const {
        if (!m_song)
            return tr("Player");
        return m_song->fields.artist.isEmpty()
                   ? tr("Now playing: %1").arg(m_song->fields.title)
                   : tr("Now playing: %1, %2").arg(m_song->fields.title, m_song->fields.artist);
    }

    /// If it is still to be told of: a song that plays, once its row is known.
    void announceOnce() {
        if (!std::exchange(m_announce, false) || !m_song ||
            m_service.current().status != Status::Playing)
            return;
        QAccessibleEvent name(&m_bar, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&name);
        QAccessibleEvent alert(&m_bar, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }

    void refreshTimes() {
        const auto& now = m_service.current();
        auto duration = m_session && now.song() ? now.duration : milliseconds(0);
        // Until the decoder knows it, the catalogue's estimate.
        if (duration.count() <= 0 && m_song)
            duration = m_song->duration;
        m_seek->setDuration(duration);
        m_total->setText(duration.count() > 0 ? words::time(duration) : QString());
        showPosition(m_session ? now.position : milliseconds(0));
    }

    void showPosition(milliseconds at) {
        m_seek->setPosition(at);
        if (!m_seek->isSliderDown())
            showElapsed(at);
    }

    void showElapsed(milliseconds at) {
        m_elapsed->setText(m_seek->isEnabled()
                               ? words::time(std::chrono::floor<std::chrono::seconds>(at))
                               : QString());
    }

    void refreshVolume() {
        const double volume = m_session ? m_service.current().volume : 1.0;
        const bool silent = volume <= 0;
        if (!m_volume->isSliderDown())
            m_volume->setValue(static_cast<int>(std::lround(volume * 100)));
        m_volume->setEnabled(m_session.has_value());
        m_mute->setEnabled(m_session.has_value());
        m_mute->setIconName(silent ? QStringLiteral("volume-off") : QStringLiteral("volume"));
        m_mute->setWords(silent ? tr("Sound on") : tr("Mute"));
        if (!silent)
            m_beforeMute = volume;
    }

    void nameQueueButton() {
        m_queue->setWords(m_queue->isChecked() ? tr("Hide the queue") : tr("Show the queue"));
    }

    void seekTo(milliseconds to) {
        if (m_session)
            report(m_service.seek(*m_session, to));
    }

    void setVolume(double volume) {
        if (m_session)
            report(m_service.setVolume(*m_session, std::clamp(volume, 0.0, 1.0)));
    }

    void report(const Result<>& result) {
        if (!result)
            Q_EMIT m_bar.messaged(words::error(result.error()));
    }

    void saySkipped(SongId song, const Error& error) {
        if (!m_session)
            return;
        ask(
            &m_bar,
            [catalogue = &m_context.catalogue, session = *m_session, song] {
                return catalogue->get(session, song);
            },
            [this, code = error.code](const Result<catalogue::Song>& row) {
                if (!m_session)
                    return;
                const QString name = row ? tr("“%1”").arg(row->fields.title) : tr("A song");
                Q_EMIT m_bar.messaged(
                    code == ErrorCode::NotFound
                        ? tr("%1 is not in the library any more and was passed over.").arg(name)
                        : tr("%1 could not be played and was passed over. Adding the file again "
                             "may help.")
                              .arg(name));
            });
    }

    PlayerBar& m_bar;
    Context& m_context;
    PlaybackService& m_service;
    std::optional<Session> m_session;
    std::optional<SongId> m_songId;
    std::optional<catalogue::Song> m_song;
    std::uint64_t m_asked = 0;
    bool m_announce = false;
    double m_beforeMute = 1.0;

    CoverButton* m_cover = nullptr;
    HeartButton* m_heart = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_by = nullptr;
    QWidget* m_middle = nullptr;
    IconButton* m_previous = nullptr;
    IconButton* m_play = nullptr;
    IconButton* m_next = nullptr;
    IconButton* m_stop = nullptr;
    ModeButtons* m_modes = nullptr;
    IconButton* m_queue = nullptr;
    IconButton* m_sound = nullptr;
    IconButton* m_mute = nullptr;
    SeekSlider* m_seek = nullptr;
    WaveformLoader* m_waveform = nullptr;
    SpectrumView* m_spectrum = nullptr;
    TimeLabel* m_elapsed = nullptr;
    TimeLabel* m_total = nullptr;
    LineSlider* m_volume = nullptr;
};

PlayerBar::PlayerBar(Context& context, Covers& covers, QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("playerBar"));
    setFixedHeight(metrics::kPlayerHeight);
    m_impl = std::make_unique<Impl>(*this, context, covers);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    if (parent)
        parent->window()->installEventFilter(this);
}

PlayerBar::~PlayerBar() = default;

void PlayerBar::setSession(std::optional<Session> session) {
    ++m_impl->m_asked;
    m_impl->m_songId.reset();
    m_impl->m_song.reset();
    m_impl->m_modes->setSession(session);
    m_impl->m_heart->setSession(session);
    m_impl->m_session = std::move(session);
    m_impl->refreshAll();
    if (!m_impl->m_songId)
        m_impl->showSong();
}

void PlayerBar::setQueueShown(bool shown) {
    m_impl->m_queue->setChecked(shown);
    m_impl->nameQueueButton();
}

void PlayerBar::setSoundShown(bool shown) {
    m_impl->m_sound->setChecked(shown);
}

const std::optional<catalogue::Song>& PlayerBar::song() const {
    return m_impl->m_song;
}

void PlayerBar::togglePlay() {
    auto& i = *m_impl;
    if (!i.m_session || !i.m_service.current().song())
        return;
    i.report(i.m_service.current().status == Status::Playing ? i.m_service.pause(*i.m_session)
                                                             : i.m_service.resume(*i.m_session));
}

void PlayerBar::stop() {
    if (m_impl->m_session)
        m_impl->report(m_impl->m_service.stop(*m_impl->m_session));
}

void PlayerBar::next() {
    if (m_impl->hasNext())
        m_impl->report(m_impl->m_service.next(*m_impl->m_session));
}

void PlayerBar::previous() {
    if (m_impl->m_session && m_impl->m_service.current().song())
        m_impl->report(m_impl->m_service.previous(*m_impl->m_session));
}

void PlayerBar::seekBy(milliseconds difference) {
    auto& i = *m_impl;
    if (!i.m_session || !i.m_service.current().song() || i.m_seek->isSliderDown())
        return;
    const auto to = std::clamp(i.m_service.current().position + difference, milliseconds(0),
                               milliseconds(i.m_seek->maximum()));
    i.showPosition(to);
    i.seekTo(to);
}

void PlayerBar::changeVolume(double difference) {
    m_impl->setVolume(m_impl->m_service.current().volume + difference);
}

void PlayerBar::toggleMute() {
    m_impl->setVolume(m_impl->m_service.current().volume > 0 ? 0.0 : m_impl->m_beforeMute);
}

void PlayerBar::keyPressEvent(QKeyEvent* event) {
    const bool plain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (plain && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        return seekBy(event->key() == Qt::Key_Left ? -kKeySeek : kKeySeek);
    QFrame::keyPressEvent(event);
}

void PlayerBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    m_impl->fit(width());
}

void PlayerBar::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    m_impl->refreshTimes();
}

bool PlayerBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::WindowStateChange && watched == window() &&
        !window()->isMinimized())
        m_impl->refreshTimes();
    return QFrame::eventFilter(watched, event);
}

void PlayerBar::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.fillRect(rect(), colours.raised);
    painter.fillRect(QRect(0, 0, width(), 1), colours.hairline);
}

}  // namespace linnet::ui
