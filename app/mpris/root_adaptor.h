// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractAdaptor>
#include <QStringList>

namespace linnet::app {

class Mpris;

/// org.mpris.MediaPlayer2: who we are. Child of the object that it speaks for.
class RootAdaptor final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2")
    Q_PROPERTY(bool CanQuit READ yes)
    Q_PROPERTY(bool CanRaise READ yes)
    Q_PROPERTY(bool HasTrackList READ yes)
    Q_PROPERTY(QString Identity READ identity)
    Q_PROPERTY(QString DesktopEntry READ desktopEntry)
    Q_PROPERTY(QStringList SupportedUriSchemes READ uriSchemes)
    Q_PROPERTY(QStringList SupportedMimeTypes READ mimeTypes)

 public:
    explicit RootAdaptor(Mpris& mpris);

    [[nodiscard]] bool yes() const { return true; }
    [[nodiscard]] QString identity() const;
    [[nodiscard]] QString desktopEntry() const;
    [[nodiscard]] QStringList uriSchemes() const;
    [[nodiscard]] QStringList mimeTypes() const;

 public Q_SLOTS:
    void Raise();
    void Quit();

 private:
    Mpris& m_mpris;
};

}  // namespace linnet::app
