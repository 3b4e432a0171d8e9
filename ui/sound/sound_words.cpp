// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/sound_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <cmath>

namespace linnet::ui::words {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::words", text);
}

}  // namespace

QString decibels(double db) {
    const double rounded = std::round(db * 10) / 10;
    const QString sign = rounded > 0   ? QStringLiteral("+")
                         : rounded < 0 ? QStringLiteral("−")
                                       : QString();
    return tr("%1%2 dB").arg(sign, QLocale().toString(std::abs(rounded), 'f', 1));
}

QString loudness(playback::Loudness loudness) {
    switch (loudness) {
        case playback::Loudness::Song:
            return tr("By song");
        case playback::Loudness::Album:
            return tr("By album");
        case playback::Loudness::Automatic:
            return tr("Automatic");
        case playback::Loudness::Off:
            break;
    }
    return tr("Off");
}

QString loudnessHint(playback::Loudness loudness) {
    switch (loudness) {
        case playback::Loudness::Song:
            return tr("Every song is equally loud");
        case playback::Loudness::Album:
            return tr("Albums are equally loud, their songs keep their differences");
        case playback::Loudness::Automatic:
            return tr("Automatic: by album when an album plays");
        case playback::Loudness::Off:
            break;
    }
    return tr("As loud as it was made");
}

QString crossfade(std::chrono::milliseconds crossfade) {
    if (crossfade.count() == 0)
        return tr("Off, songs follow without a gap");
    return tr("%1 s, never inside an album")
        .arg(QLocale().toString(static_cast<double>(crossfade.count()) / 1000, 'g', 3));
}

QString speed(double speed) {
    const int digits = std::lround(speed * 100) % 10 == 0 ? 1 : 2;
    return tr("%1×").arg(QLocale().toString(speed, 'f', digits));
}

QString balance(double balance) {
    const auto percent = std::lround(std::abs(balance) * 100);
    if (percent == 0)
        return tr("In the middle");
    return (balance < 0 ? tr("%1 % to the left") : tr("%1 % to the right")).arg(percent);
}

QString builtInPreset(const QString& key) {
    static const QHash<QString, const char*> names{
        {QStringLiteral("Flat"), QT_TRANSLATE_NOOP("linnet::ui::words", "Flat")},
        {QStringLiteral("Warm"), QT_TRANSLATE_NOOP("linnet::ui::words", "Warm")},
        {QStringLiteral("Bass"), QT_TRANSLATE_NOOP("linnet::ui::words", "Bass")},
        {QStringLiteral("Less bass"), QT_TRANSLATE_NOOP("linnet::ui::words", "Less bass")},
        {QStringLiteral("Treble"), QT_TRANSLATE_NOOP("linnet::ui::words", "Treble")},
        {QStringLiteral("Less treble"), QT_TRANSLATE_NOOP("linnet::ui::words", "Less treble")},
        {QStringLiteral("Voice"), QT_TRANSLATE_NOOP("linnet::ui::words", "Voice")},
        {QStringLiteral("Acoustic"), QT_TRANSLATE_NOOP("linnet::ui::words", "Acoustic")},
        {QStringLiteral("Classical"), QT_TRANSLATE_NOOP("linnet::ui::words", "Classical")},
        {QStringLiteral("Electronic"), QT_TRANSLATE_NOOP("linnet::ui::words", "Electronic")},
        {QStringLiteral("Jazz"), QT_TRANSLATE_NOOP("linnet::ui::words", "Jazz")},
        {QStringLiteral("Rock"), QT_TRANSLATE_NOOP("linnet::ui::words", "Rock")},
        {QStringLiteral("Quiet hours"), QT_TRANSLATE_NOOP("linnet::ui::words", "Quiet hours")},
    };
    const auto found = names.find(key);
    return found == names.end() ? key : tr(*found);
}

}  // namespace linnet::ui::words
