// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/root_adaptor.h"

#include "app/mpris/mpris.h"

namespace linnet::app {

RootAdaptor::RootAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {}

QString RootAdaptor::identity() const {
    return QStringLiteral("Linnet");
}

QString RootAdaptor::desktopEntry() const {
    return QStringLiteral("org.linnet.Linnet");
}

QStringList RootAdaptor::uriSchemes() const {
    return {QStringLiteral("file")};
}

QStringList RootAdaptor::mimeTypes() const {
    // What the import takes, by the names of shared-mime-info and those that are about.
    return {QStringLiteral("audio/mpeg"),       QStringLiteral("audio/mp3"),
            QStringLiteral("audio/flac"),       QStringLiteral("audio/x-flac"),
            QStringLiteral("audio/ogg"),        QStringLiteral("audio/x-vorbis+ogg"),
            QStringLiteral("audio/x-opus+ogg"), QStringLiteral("audio/opus"),
            QStringLiteral("audio/wav"),        QStringLiteral("audio/x-wav"),
            QStringLiteral("audio/x-aiff"),     QStringLiteral("application/ogg")};
}

void RootAdaptor::Raise() {
    m_mpris.raise();
}

void RootAdaptor::Quit() {
    Q_EMIT m_mpris.quitRequested();
}

}  // namespace linnet::app
