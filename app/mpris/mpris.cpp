// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/mpris.h"

#include <QCoreApplication>
#include <QDBusError>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QUrl>
#include <utility>

#include "app/mpris/mpris_metadata.h"
#include "app/mpris/player_adaptor.h"
#include "app/mpris/playlists_adaptor.h"
#include "app/mpris/root_adaptor.h"
#include "app/mpris/track_list_adaptor.h"
#include "core/catalogue/catalogue_service.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/context.h"
#include "ui/shell/main_window.h"

namespace linnet::app {

using playback::PlaybackService;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

const QString kObject = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kName = QStringLiteral("org.mpris.MediaPlayer2.linnet");
const QString kPlayer = QStringLiteral("org.mpris.MediaPlayer2.Player");
const QString kTrackList = QStringLiteral("org.mpris.MediaPlayer2.TrackList");
const QString kPlaylists = QStringLiteral("org.mpris.MediaPlayer2.Playlists");

// The numbers of RequestName in the D-Bus specification.
constexpr uint kDoNotQueue = 4;
constexpr uint kPrimaryOwner = 1;

/// A call to the bus itself.
QDBusMessage busCall(const char* method) {
    return QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), QString::fromLatin1(method));
}

}  // namespace

Mpris::Mpris(ui::MainWindow& window, ui::Context& context)
    : m_window(window),
      m_context(context),
      m_art(context.catalogue),
      m_opener(window, context.importer),
      m_tracks(window, context, m_opener),
      m_playlists(window, context) {
    qDBusRegisterMetaType<QList<QVariantMap>>();
    qDBusRegisterMetaType<mpris::PlaylistItem>();
    qDBusRegisterMetaType<mpris::PlaylistItems>();
    qDBusRegisterMetaType<mpris::MaybePlaylist>();
    new RootAdaptor(*this);
    new PlayerAdaptor(*this);
    new TrackListAdaptor(*this);
    new PlaylistsAdaptor(*this);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &Mpris::announce);
    follow();
    onSession();
    // Whoever finds us asks for all of it first.
    m_announced = state().announced();
}

Mpris::~Mpris() {
    if (!m_bus)
        return;
    m_bus->unregisterObject(kObject);
    if (!m_name.isEmpty())
        m_bus->send(busCall("ReleaseName") << m_name);
}

void Mpris::follow() {
    const auto soon = [this] { m_soon.start(); };
    const PlaybackService& playback = m_context.playback;
    connect(&playback, &PlaybackService::statusChanged, this, [this](playback::Status status) {
        m_watch.setStatus(status, steady_clock::now());
        m_soon.start();
    });
    connect(&playback, &PlaybackService::songChanged, this, &Mpris::onSong);
    connect(&playback, &PlaybackService::queueChanged, this, [this] {
        m_queueChanged = true;
        m_soon.start();
    });
    connect(&playback, &PlaybackService::positionChanged, this, &Mpris::onPosition);
    connect(&playback, &PlaybackService::durationChanged, this, soon);
    connect(&playback, &PlaybackService::volumeChanged, this, soon);
    connect(&playback, &PlaybackService::modesChanged, this, soon);
    connect(&playback, &PlaybackService::soundChanged, this, [this] {
        m_watch.setRate(state().rate(), steady_clock::now());
        m_soon.start();
    });
    connect(&m_window, &ui::MainWindow::sessionChanged, this, &Mpris::onSession);
    connect(&m_window, &ui::MainWindow::songShown, this, [this] {
        m_shown = m_context.playback.current().song();
        m_soon.start();
    });
    connect(&m_art, &ArtFile::changed, this, soon);
    connect(&m_tracks, &MprisTracks::listChanged, this,
            [this] { sendChanged(kTrackList, {}, {QStringLiteral("Tracks")}); });
    connect(&m_tracks, &MprisTracks::canEditChanged, this, [this](bool canEdit) {
        sendChanged(kTrackList, {{QStringLiteral("CanEditTracks"), canEdit}}, {});
    });
    connect(&m_playlists, &MprisPlaylists::countChanged, this, [this](uint count) {
        sendChanged(kPlaylists, {{QStringLiteral("PlaylistCount"), count}}, {});
    });
    connect(&m_playlists, &MprisPlaylists::activeChanged, this,
            [this](const mpris::MaybePlaylist& active) {
                sendChanged(kPlaylists,
                            {{QStringLiteral("ActivePlaylist"), QVariant::fromValue(active)}}, {});
            });
}

void Mpris::start() {
    ui::ask(
        this,
        [] {
            ArtFile::removeLeftovers();
            return QDBusConnection::sessionBus();
        },
        [this](const QDBusConnection& bus) {
            if (bus.isConnected())
                publishOn(bus);
        });
}

void Mpris::publishOn(const QDBusConnection& bus) {
    m_bus = bus;
    if (!m_bus->registerObject(kObject, this, QDBusConnection::ExportAdaptors))
        return;
    askForName(kName, [this] {
        askForName(
            QStringLiteral("%1.instance%2").arg(kName).arg(QCoreApplication::applicationPid()), {});
    });
}

void Mpris::askForName(const QString& name, const std::function<void()>& otherwise) {
    auto* watcher = new QDBusPendingCallWatcher(
        m_bus->asyncCall(busCall("RequestName") << name << kDoNotQueue), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, name, otherwise] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError() && reply.value() == kPrimaryOwner)
            m_name = name;
        else if (otherwise)
            otherwise();
    });
}

const QString& Mpris::name() const {
    return m_name;
}

MprisState Mpris::state() const {
    const auto song = m_window.song();
    return MprisState({m_window.session().has_value(), m_context.playback.current(), song,
                       song ? m_art.url(song->artwork) : QString()});
}

std::optional<Session> Mpris::player() const {
    return m_context.playback.current().song() ? m_window.session() : std::nullopt;
}

bool Mpris::waitsForRow() const {
    const auto session = player();
    return session && m_shown != m_context.playback.current().song();
}

// --- what happens in the window ----------------------------------------------------------------

void Mpris::onSession() {
    m_shown = m_window.song() ? m_context.playback.current().song() : std::nullopt;
    if (!m_window.session())
        m_art.clear();
    m_watch.setRate(state().rate(), steady_clock::now());
    onSong();
}

void Mpris::onSong() {
    // The same track again is a jump back to its beginning, which onPosition() sees.
    if (auto track = state().track(); track != m_watched) {
        m_watched = std::move(track);
        m_watch.restart(m_context.playback.current().status, steady_clock::now());
    }
    // Also where the one before comes back while this one's row is still being read.
    if (m_shown != m_context.playback.current().song())
        m_shown.reset();
    m_queueChanged = true;
    m_soon.start();
}

void Mpris::onPosition(milliseconds position) {
    if (!player() || !m_watch.jumps(position, steady_clock::now()))
        return;
    m_watch.tell(position, steady_clock::now());
    m_jumped = true;
    m_soon.start();
}

void Mpris::announce() {
    if (!waitsForRow()) {
        const auto song = m_window.song();
        if (song && song->artwork && m_window.session())
            m_art.show(*m_window.session(), *song->artwork);
        else
            m_art.clear();
    }
    const MprisState now = state();
    QVariantMap announced = now.announced();
    // A track without a title would flash up between two songs.
    const QString metadata = QStringLiteral("Metadata");
    if (waitsForRow())
        announced.insert(metadata, m_announced.value(metadata));
    QVariantMap changed;
    for (auto property = announced.cbegin(); property != announced.cend(); ++property) {
        const auto before = m_announced.constFind(property.key());
        if (before == m_announced.cend() || before.value() != property.value())
            changed.insert(property.key(), property.value());
    }
    m_announced = std::move(announced);
    if (!changed.isEmpty())
        sendChanged(kPlayer, changed, {});
    if (std::exchange(m_queueChanged, false))
        m_tracks.refresh();
    if (m_jumped && !waitsForRow()) {
        m_jumped = false;
        Q_EMIT seeked(mpris::toBus(now.position()));
    }
}

void Mpris::sendChanged(const QString& interface, const QVariantMap& changed,
                        const QStringList& invalidated) {
    if (!m_bus)
        return;
    auto message =
        QDBusMessage::createSignal(kObject, QStringLiteral("org.freedesktop.DBus.Properties"),
                                   QStringLiteral("PropertiesChanged"));
    m_bus->send(message << interface << changed << invalidated);
}

// --- what the desktop asks for -----------------------------------------------------------------

void Mpris::raise() {
    m_window.bringToFront();
}

void Mpris::play() {
    if (const auto session = player())
        std::ignore = m_context.playback.resume(*session);
}

void Mpris::pause() {
    if (const auto session = player())
        std::ignore = m_context.playback.pause(*session);
}

void Mpris::playPause() {
    m_window.togglePlay();
}

void Mpris::stop() {
    m_window.stop();
}

void Mpris::next() {
    if (state().canGoNext())
        m_window.next();
}

void Mpris::previous() {
    m_window.previous();
}

void Mpris::seek(qlonglong offset) {
    const auto session = player();
    if (!session)
        return;
    const auto target = state().seekTarget(offset);
    if (!target)
        return m_window.next();
    std::ignore = m_context.playback.seek(*session, *target);
    m_jumped = true;
    m_watch.tell(*target, steady_clock::now());
    m_soon.start();
}

void Mpris::setPosition(const QDBusObjectPath& track, qlonglong position) {
    const MprisState now = state();
    if (now.accepts(track, position))
        seek(position - mpris::toBus(now.position()));
}

void Mpris::setLoopStatus(const QString& loopStatus) {
    const auto& session = m_window.session();
    const auto repeat = MprisState::repeatOf(loopStatus);
    if (session && repeat)
        std::ignore = m_context.playback.setRepeat(*session, *repeat);
}

void Mpris::setShuffle(bool shuffle) {
    if (const auto& session = m_window.session())
        std::ignore = m_context.playback.setShuffle(*session, shuffle);
}

void Mpris::setVolume(double volume) {
    if (const auto& session = m_window.session())
        std::ignore = m_context.playback.setVolume(*session, volume);
}

void Mpris::setRate(double rate) {
    const auto& session = m_window.session();
    if (!session)
        return;
    playback::SoundSettings sound = m_context.playback.current().sound;
    sound.speed = rate;
    std::ignore = m_context.playback.setSound(*session, sound);
}

std::optional<QString> Mpris::open(const QString& uri) {
    return FileOpener::error(
        m_opener.open(uri, [this](const Session& session, const std::vector<SongId>& songs) {
            std::ignore = m_context.playback.play(session, songs);
        }));
}

void Mpris::describe(const QList<QDBusObjectPath>& tracks, const QDBusMessage& call) {
    m_tracks.describe(tracks, call, *m_bus);
}

void Mpris::refuse(const QDBusMessage& call, const QString& words) {
    call.setDelayedReply(true);
    m_bus->send(call.createErrorReply(QDBusError::NotSupported, words));
}

}  // namespace linnet::app
