// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

#include "app/demo_music.h"
#include "app/terminal.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

namespace linnet::app {
namespace {

constexpr auto kBetweenSteps = std::chrono::milliseconds(100);
constexpr int kPatience = 200;  // steps of the above

QString text(const char* name) {
    return QString::fromLatin1(name);
}

}  // namespace

DemoFolder::DemoFolder() : m_folder(QDir::tempPath() + QStringLiteral("/linnet-demo-XXXXXX")) {}

std::filesystem::path DemoFolder::library() const {
    return std::filesystem::path(m_folder.path().toStdString()) / "library";
}

Demo::Demo(ui::MainWindow& window, Backend& backend) : m_window(window), m_backend(backend) {
    QTemporaryDir shots(QDir::tempPath() + QStringLiteral("/linnet-screenshots-XXXXXX"));
    shots.setAutoRemove(false);
    m_shots = shots.path();
    m_window.resize(1280, 800);
    plan();
    connect(&m_timer, &QTimer::timeout, this, &Demo::step);
    m_timer.start(kBetweenSteps);
}

Demo::~Demo() = default;

void Demo::plan() {
    const auto always = [] { return true; };
    const auto shows = [this](const char* name) { return [this, name] { return shown(name); }; };
    const std::filesystem::path music = m_music.path().toStdString();

    m_steps.push_back(
        {text("make music"), shows("newProfilePage"), [this, music] {
             shootBoth(text("newprofile"));
             const auto songs = makeDemoMusic(music / "Music");
             if (!songs) {
                 terminal::error(
                     QStringLiteral("The music could not be made: %1").arg(songs.error().detail));
                 end(1);
             }
         }});
    m_steps.push_back({text("make a profile"), always, [this] {
                           type("nameField", text("Ada"));
                           type("emailField", text("ada@example.org"));
                           type("newPasswordField", text("a long evening in June"));
                           click("createProfileButton");
                       }});
    m_steps.push_back({text("see the recovery code"), shows("recoveryCodePage"), [this] {
                           shootBoth(text("recoverycode"));
                           click("recoveryContinueButton");
                       }});
    m_steps.push_back({text("enter"), shows("playerBar"), [this] { shootBoth(text("empty")); }});
    m_steps.push_back({text("drop the music"), always, [this, music] { drop(music / "Music"); }});
    m_steps.push_back({text("see the songs"),
                       [this] {
                           const auto& session = m_window.session();
                           const auto counts =
                               session && !m_backend.importer->running()
                                   ? m_backend.catalogue->counts(*session)
                                   : Result<catalogue::LibraryCounts>(fail(ErrorCode::NotFound));
                           return counts && counts->songs == 12 && shown("songsPage");
                       },
                       always});
    m_steps.push_back({text("read the report"), shows("importReport"), [this] {
                           shootBoth(text("report"));
                           click("importDoneButton");
                       }});
    m_steps.push_back({text("play"), always, [this] {
                           const auto& session = m_window.session();
                           const auto keys = m_backend.catalogue->list(
                               *session, {catalogue::SongSort::Album, false, {}});
                           const auto songs =
                               keys ? m_backend.catalogue->ids(*session, *keys)
                                    : Result<std::vector<SongId>>(fail(ErrorCode::NotFound));
                           if (songs)
                               std::ignore = m_backend.playback->play(*session, *songs, 1);
                       }});
    m_steps.push_back({text("hear it"),
                       [this] {
                           const auto& state = m_backend.playback->current();
                           return state.status == playback::Status::Playing &&
                                  state.position > std::chrono::seconds(2);
                       },
                       [this] { shootBoth(text("songs")); }, true});
    m_steps.push_back({text("albums"), always, [this] { click("sidebarAlbums"); }});
    m_steps.push_back({text("see the albums"), shows("albumsPage"), always});
    m_steps.push_back({text("covers"), always, [this] { shootBoth(text("albums")); }});
    m_steps.push_back({text("search"), always, [this] { type("searchField", text("fi")); }});
    m_steps.push_back({text("see the answers"), shows("searchPage"), always});
    m_steps.push_back({text("answers"), always, [this] {
                           shootBoth(text("search"));
                           type("searchField", {});
                       }});
    m_steps.push_back({text("settings"), always, [this] { click("sidebarSettings"); }});
    m_steps.push_back({text("see the settings"), shows("settingsPage"), always});
    m_steps.push_back({text("choices"), always, [this] {
                           shootBoth(text("settings"));
                           m_window.lock();
                       }});
    m_steps.push_back({text("sign-in"), shows("signInPage"), always});
    m_steps.push_back({text("who is listening"), always, [this] {
                           shootBoth(text("signin"));
                           terminal::out(
                               QStringLiteral("The tour is over. Screenshots: %1").arg(m_shots));
                           end(0);
                       }});
}

void Demo::step() {
    if (m_next >= m_steps.size())
        return;
    const Step& next = m_steps[m_next];
    if (!next.ready()) {
        if (++m_waited <= kPatience)
            return;
        if (!next.dispensable) {
            terminal::error(QStringLiteral("The tour waited in vain: %1. Screenshots: %2")
                                .arg(next.name, m_shots));
            shoot(QStringLiteral("stuck"));
            return end(1);
        }
        terminal::error(QStringLiteral("The tour goes on without: %1.").arg(next.name));
    }
    m_waited = 0;
    ++m_next;
    if (next.action)
        next.action();
}

void Demo::shoot(const QString& name) {
    m_window.grab().save(QStringLiteral("%1/%2.png").arg(m_shots, name));
}

void Demo::shootBoth(const QString& name) {
    auto& theme = ui::Theme::instance();
    const ui::ThemeChoice before = theme.choice();
    for (const auto choice : {ui::ThemeChoice::Dark, ui::ThemeChoice::Light}) {
        theme.apply(choice);
        shoot(name + (choice == ui::ThemeChoice::Dark ? text("-dark") : text("-light")));
    }
    theme.apply(before);
}

void Demo::drop(const std::filesystem::path& folder) {
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(folder.string()))});
    const QPointF middle = m_window.rect().center();
    QDragEnterEvent enter(middle.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &enter);
    shootBoth(text("drop"));
    QDropEvent drop(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_window, &drop);
}

void Demo::click(const char* name) {
    if (auto* button = m_window.findChild<QAbstractButton*>(text(name)))
        button->click();
    else
        terminal::error(QStringLiteral("The tour misses %1.").arg(text(name)));
}

void Demo::type(const char* field, const QString& words) {
    auto* edit = m_window.findChild<QLineEdit*>(text(field));
    if (!edit)
        return terminal::error(QStringLiteral("The tour misses %1.").arg(text(field)));
    edit->selectAll();
    QKeyEvent erase(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier);
    QCoreApplication::sendEvent(edit, &erase);
    for (const QChar c : words) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QCoreApplication::sendEvent(edit, &press);
    }
}

bool Demo::shown(const char* name) const {
    const auto* widget = m_window.findChild<QWidget*>(text(name));
    return widget && widget->isVisible();
}

void Demo::end(int status) {
    m_timer.stop();
    QTimer::singleShot(0, qApp, [status] { QApplication::exit(status); });
}

}  // namespace linnet::app
