// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStackedLayout>
#include <QTimer>

#include "core/catalogue/export/exporter.h"
#include "core/catalogue/export/restorer.h"
#include "core/catalogue/importer.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/importing/drop_overlay.h"
#include "ui/library/words.h"
#include "ui/player/player_bar.h"
#include "ui/settings/desktop_offers.h"
#include "ui/settings/desktop_wishes.h"
#include "ui/settings/preferences.h"
#include "ui/shell/auth_words.h"
#include "ui/shell/doors.h"
#include "ui/shell/library_view.h"
#include "ui/shell/watching.h"
#include "ui/shell/window_state.h"
#include "ui/theme/covers.h"
#include "ui/theme/theme.h"
#include "ui/token_keeper.h"

namespace linnet::ui {

using playback::PlaybackService;
using playback::Status;

namespace {

constexpr QSize kLeast{640, 480};
constexpr std::chrono::minutes kExpiryCheck{10};

}  // namespace

class MainWindow::Impl {
 public:
    Impl(MainWindow& window, Context& context)
        : m_window(window),
          m_context(context),
          m_covers(context),
          m_stack(new QStackedLayout(&window)),
          m_doors(new Doors(context, &window)),
          m_overlay(new DropOverlay(&window)) {
        m_stack->setContentsMargins(0, 0, 0, 0);
        m_stack->addWidget(m_doors);
        m_overlay->setAccepting(false);
        m_expiry.setTimerType(Qt::VeryCoarseTimer);
        m_expiry.setInterval(kExpiryCheck);
        connect(m_doors, &Doors::entered, &m_window,
                [this](const auth::SignedIn& who, bool keep) { open(who, keep); });
        connect(m_doors, &Doors::backRequested, &m_window, [this] { returnToLibrary(); });
        connect(m_overlay, &DropOverlay::filesDropped, &m_window, &MainWindow::addFiles);
        connect(m_overlay, &DropOverlay::messaged, &m_window, [this](const QString& words) {
            if (m_view)
                m_view->say(words);
        });
        connect(&m_expiry, &QTimer::timeout, &m_window, [this] { checkExpiry(); });
        connect(&context.playback, &PlaybackService::statusChanged, &m_window,
                [this] { showTitle(); });
    }

    ~Impl() {
        if (m_who)
            saveState();
        // The views draw with the covers, which go before the window's children do.
        qDeleteAll(m_window.findChildren<LibraryView*>(QString(), Qt::FindDirectChildrenOnly));
    }

    void begin() {
        if (!m_context.tokens)
            return m_doors->ask(lastEmail());
        m_context.tokens->load([this, window = QPointer(&m_window)](const QByteArray& token) {
            if (window)
                tryToken(token);
        });
    }

    void tryToken(const QByteArray& token) {
        if (token.isEmpty())
            return m_doors->ask(lastEmail());
        ask(
            &m_window, [&auth = m_context.auth, token] { return auth.verify(token); },
            [this](const Result<auth::SignedIn>& who) {
                if (m_who)
                    return;
                if (who)
                    return enter(*who);
                if (who.error().code == ErrorCode::Unauthorized)
                    m_context.tokens->forget();
                m_doors->ask(lastEmail());
            });
    }

    /// Through the doors: now it is known whether the token is to be kept.
    void open(const auth::SignedIn& who, bool keep) {
        if (m_context.tokens) {
            if (keep)
                m_context.tokens->save(who.token);
            else
                m_context.tokens->forget();
        }
        m_context.preferences.setCommon(QStringLiteral("keepSignedIn"), keep);
        enter(who);
    }

    void enter(const auth::SignedIn& who) {
        if (m_who) {
            const Session before = m_who->session;
            leave();
            revoke(before);
        }
        m_who = who;
        m_session = who.session;
        auto& preferences = m_context.preferences;
        preferences.setCommon(QStringLiteral("lastProfile"), who.profile.email);
        preferences.setProfile(who.profile.id);
        Theme::instance().apply(preferences.theme());
        window_state::restoreGeometry(m_window, preferences);
        m_covers.setSession(m_session);
        const auto activated = m_context.playback.activate(*m_session);

        m_view = new LibraryView(m_context, m_covers, who, &m_window);
        connect(m_view, &LibraryView::switchRequested, &m_window, [this] { switchProfile(); });
        connect(m_view, &LibraryView::lockRequested, &m_window, &MainWindow::lock);
        connect(m_view, &LibraryView::signOutRequested, &m_window, &MainWindow::signOut);
        connect(m_view, &LibraryView::signOutEverywhereRequested, &m_window,
                [this] { signOutEverywhere(); });
        connect(m_view, &LibraryView::painted, &m_window, &MainWindow::libraryShown);
        connect(&m_view->player(), &PlayerBar::songShown, &m_window, [this] {
            showTitle();
            Q_EMIT m_window.songShown();
        });
        m_stack->addWidget(m_view);
        returnToLibrary();
        if (!activated)
            m_view->say(words::error(activated.error()));
        m_expiry.start();
        Q_EMIT m_window.sessionChanged();
        if (!m_waiting.empty())
            m_view->addFiles(std::exchange(m_waiting, {}));
    }

    void returnToLibrary() {
        if (!m_view)
            return;
        m_stack->setCurrentWidget(m_view);
        m_view->focusPage();
        m_overlay->setAccepting(true);
        m_doors->forget();
    }

    void switchProfile() {
        m_overlay->setAccepting(false);
        m_stack->setCurrentWidget(m_doors);
        m_doors->ask({}, true);
    }

    /// Nothing of the profile is seen or heard any more.
    void leave() {
        saveState();
        m_overlay->setAccepting(false);
        m_expiry.stop();
        m_who.reset();
        m_session.reset();
        closeDialogs();
        std::exchange(m_view, nullptr)->retire();
        m_stack->setCurrentWidget(m_doors);
        m_context.playback.deactivate();
        m_covers.setSession(std::nullopt);
        m_context.preferences.setProfile(std::nullopt);
        showTitle();
        Q_EMIT m_window.sessionChanged();
        Q_EMIT m_window.songShown();
    }

    /// They may stand on the window as well as on the view.
    void closeDialogs() {
        if (QWidget* menu = QApplication::activePopupWidget())
            menu->close();
        for (auto* dialog : m_window.findChildren<QDialog*>()) {
            dialog->hide();
            dialog->deleteLater();
        }
    }

    /// A restart must not lead back in without the password.
    void forgetToken() {
        if (m_context.tokens)
            m_context.tokens->forget();
    }

    void lock(const QString& why) {
        if (!m_who)
            return;
        const auto who = *m_who;
        leave();
        forgetToken();
        revoke(who.session);
        m_doors->ask(who.profile.email, false, why);
    }

    void signOut() {
        if (!m_who)
            return;
        const auto who = *m_who;
        m_context.importer.cancel();
        m_context.exporter.cancel();
        leave();
        forgetToken();
        revoke(who.session);
        m_doors->ask(who.profile.email);
    }

    void signOutEverywhere() {
        if (!m_who)
            return;
        ask(
            &m_window,
            [&auth = m_context.auth, session = m_who->session] {
                return auth.signOutEverywhere(session);
            },
            [this](const Result<>& done) {
                if (!m_who)
                    return;
                if (!done)
                    return m_view->say(auth_words::error(done.error()));
                m_context.importer.cancel();
                m_context.exporter.cancel();
                const QString email = m_who->profile.email;
                leave();
                forgetToken();
                m_doors->ask(email);
            });
    }

    /// What a session has begun may end first.
    void revoke(const Session& session) {
        const auto after = [&](auto* work, auto ended) {
            connect(
                work, ended, &m_window, [this, session] { revoke(session); },
                static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
        };
        if (m_context.importer.running())
            return after(&m_context.importer, &catalogue::Importer::finished);
        if (m_context.exporter.running())
            return after(&m_context.exporter, &catalogue::Exporter::finished);
        if (m_context.restorer.running()) {
            after(&m_context.restorer, &catalogue::Restorer::restored);
            return after(&m_context.restorer, &catalogue::Restorer::failed);
        }
        // Where it fails the session ends by itself: its token is kept nowhere.
        ask(
            &m_window, [&auth = m_context.auth, session] { return auth.signOut(session); },
            [](const Result<>&) {});
    }

    void checkExpiry() {
        if (m_session && !m_session->validAt(m_context.clock.now()))
            lock(tr("The time for which you were signed in is over. Sign in again to go on."));
    }

    void saveState() {
        m_view->saveState();
        window_state::saveGeometry(m_window, m_context.preferences);
    }

    void showTitle() {
        const auto song = m_window.song();
        const bool plays = m_who && m_context.playback.current().status == Status::Playing;
        if (!song || !plays)
            m_window.setWindowTitle(QStringLiteral("Linnet"));
        else if (song->fields.artist.isEmpty())
            m_window.setWindowTitle(tr("%1 — Linnet").arg(song->fields.title));
        else
            m_window.setWindowTitle(
                tr("%1 – %2 — Linnet").arg(song->fields.title, song->fields.artist));
    }

    [[nodiscard]] QString lastEmail() const {
        return m_context.preferences.common(QStringLiteral("lastProfile")).toString();
    }

    static QString tr(const char* text) { return MainWindow::tr(text); }

    MainWindow& m_window;
    Context& m_context;
    Covers m_covers;
    QStackedLayout* m_stack;
    Doors* m_doors;
    DropOverlay* m_overlay;
    LibraryView* m_view = nullptr;  ///< while somebody is in
    std::optional<auth::SignedIn> m_who;
    std::optional<Session> m_session;
    std::vector<std::filesystem::path> m_waiting;  ///< files that came before the sign-in
    QTimer m_expiry;
};

MainWindow::MainWindow(Context& context, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Linnet"));
    setMinimumSize(kLeast);
    Theme::instance().apply(context.preferences.theme());
    window_state::restoreGeometry(*this, context.preferences);
    new Watching(*this, context.playback);
    m_impl = std::make_unique<Impl>(*this, context);
}

MainWindow::~MainWindow() = default;

void MainWindow::begin() {
    m_impl->begin();
}

void MainWindow::enter(const auth::SignedIn& who) {
    m_impl->enter(who);
}

void MainWindow::addFiles(const std::vector<std::filesystem::path>& paths) {
    if (m_impl->m_view)
        m_impl->m_view->addFiles(paths);
    else
        m_impl->m_waiting.insert(m_impl->m_waiting.end(), paths.begin(), paths.end());
}

void MainWindow::bringToFront() {
    if (isMinimized())
        showNormal();
    else
        show();
    raise();
    activateWindow();
}

const std::optional<Session>& MainWindow::session() const {
    return m_impl->m_session;
}

std::optional<catalogue::Song> MainWindow::song() const {
    return m_impl->m_view ? m_impl->m_view->player().song() : std::nullopt;
}

void MainWindow::togglePlay() {
    if (m_impl->m_view)
        m_impl->m_view->player().togglePlay();
}

void MainWindow::stop() {
    if (m_impl->m_view)
        m_impl->m_view->player().stop();
}

void MainWindow::next() {
    if (m_impl->m_view)
        m_impl->m_view->player().next();
}

void MainWindow::previous() {
    if (m_impl->m_view)
        m_impl->m_view->player().previous();
}

void MainWindow::lock() {
    m_impl->lock({});
}

void MainWindow::signOut() {
    m_impl->signOut();
}

bool MainWindow::event(QEvent* event) {
    // Space plays and pauses except where it presses a button; a field has taken it before.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<QKeyEvent&>(*event);
        const QWidget* focus = focusWidget();
        if (key.key() == Qt::Key_Space && key.modifiers() == Qt::NoModifier &&
            (qobject_cast<const QAbstractButton*>(focus) ||
             qobject_cast<const QComboBox*>(focus))) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    // Back from a night's sleep, say, in which no timer ran.
    if (event->type() == QEvent::ActivationChange && m_impl && isActiveWindow())
        m_impl->checkExpiry();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (m_impl->m_who)
        m_impl->saveState();
    // A person closes the window; the end of the program or of the desktop's session does as well.
    const bool toTray = event->spontaneous() && !qApp->isSavingSession() &&
                        DesktopOffers::instance().tray() &&
                        desktop_wishes::closesToTray(m_impl->m_context.preferences);
    if (!toTray)
        return QWidget::closeEvent(event);
    event->ignore();
    hide();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_MediaPlay:
        case Qt::Key_MediaPause:
        case Qt::Key_MediaTogglePlayPause:
            return togglePlay();
        case Qt::Key_MediaStop:
            return stop();
        case Qt::Key_MediaNext:
            return next();
        case Qt::Key_MediaPrevious:
            return previous();
        default:
            QWidget::keyPressEvent(event);
    }
}

void MainWindow::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton && m_impl->m_view && m_impl->m_view->isVisible())
        m_impl->m_view->goBack();
    else
        QWidget::mousePressEvent(event);
}

}  // namespace linnet::ui
