// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/player_adaptor.h"

#include "app/mpris/mpris.h"
#include "app/mpris/mpris_metadata.h"
#include "core/playback/sound_settings.h"

namespace linnet::app {

PlayerAdaptor::PlayerAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {
    connect(&mpris, &Mpris::seeked, this, &PlayerAdaptor::Seeked);
}

QString PlayerAdaptor::playbackStatus() const {
    return m_mpris.state().playbackStatus();
}

QString PlayerAdaptor::loopStatus() const {
    return m_mpris.state().loopStatus();
}

void PlayerAdaptor::setLoopStatus(const QString& loopStatus) {
    m_mpris.setLoopStatus(loopStatus);
}

bool PlayerAdaptor::shuffle() const {
    return m_mpris.state().shuffle();
}

void PlayerAdaptor::setShuffle(bool shuffle) {
    m_mpris.setShuffle(shuffle);
}

double PlayerAdaptor::rate() const {
    return m_mpris.state().rate();
}

double PlayerAdaptor::slowest() const {
    return playback::SoundSettings::kSlowest;
}

double PlayerAdaptor::fastest() const {
    return playback::SoundSettings::kFastest;
}

void PlayerAdaptor::setRate(double rate) {
    // Zero means a pause, says the specification.
    if (rate == 0.0)
        m_mpris.pause();
    else if (rate >= slowest() && rate <= fastest())
        m_mpris.setRate(rate);
}

QVariantMap PlayerAdaptor::metadata() const {
    return m_mpris.state().metadata();
}

double PlayerAdaptor::volume() const {
    return m_mpris.state().volume();
}

void PlayerAdaptor::setVolume(double volume) {
    m_mpris.setVolume(volume);
}

qlonglong PlayerAdaptor::position() const {
    return mpris::toBus(m_mpris.state().position());
}

bool PlayerAdaptor::canGoNext() const {
    return m_mpris.state().canGoNext();
}

bool PlayerAdaptor::hasTrack() const {
    return m_mpris.state().hasTrack();
}

void PlayerAdaptor::Next() {
    m_mpris.next();
}

void PlayerAdaptor::Previous() {
    m_mpris.previous();
}

void PlayerAdaptor::Pause() {
    m_mpris.pause();
}

void PlayerAdaptor::PlayPause() {
    m_mpris.playPause();
}

void PlayerAdaptor::Stop() {
    m_mpris.stop();
}

void PlayerAdaptor::Play() {
    m_mpris.play();
}

void PlayerAdaptor::Seek(qlonglong Offset) {
    m_mpris.seek(Offset);
}

void PlayerAdaptor::SetPosition(const QDBusObjectPath& TrackId, qlonglong Position) {
    m_mpris.setPosition(TrackId, Position);
}

void PlayerAdaptor::OpenUri(const QString& Uri, const QDBusMessage& message) {
    if (const auto error = m_mpris.open(Uri))
        m_mpris.refuse(message, *error);
}

}  // namespace linnet::app
