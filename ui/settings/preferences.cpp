// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/preferences.h"

#include <QFile>
#include <QMutex>
#include <QSettings>
#include <utility>

#include "ui/ask.h"

namespace linnet::ui {
namespace {

using namespace std::chrono_literals;

const QString kCommon = QStringLiteral("computer");
const QString kTheme = QStringLiteral("theme");
const QString kSpectrum = QStringLiteral("spectrum");
const QString kReviewed = QStringLiteral("reviewBeforeAdding");
const QString kAnalysisPaused = QStringLiteral("analysisPaused");

/// Two writes of one file must not overtake one another.
QMutex& writing() {
    static QMutex mutex;
    return mutex;
}

void write(const QString& file, const QHash<QString, QVariant>& values) {
    const QMutexLocker lock(&writing());
    QSettings settings(file, QSettings::IniFormat);
    for (auto entry = values.begin(); entry != values.end(); ++entry)
        settings.setValue(entry.key(), entry.value());
    settings.sync();
}

}  // namespace

Preferences::Preferences(const std::filesystem::path& libraryFolder, QObject* parent)
    : QObject(parent),
      m_file(QFile::decodeName((libraryFolder / "preferences.ini").c_str())),
      m_group(kCommon) {
    const QSettings settings(m_file, QSettings::IniFormat);
    const auto keys = settings.allKeys();
    for (const QString& key : keys)
        m_values.insert(key, settings.value(key));
    m_soon.setSingleShot(true);
    m_soon.setInterval(500ms);
    connect(&m_soon, &QTimer::timeout, this, &Preferences::writeSoon);
}

Preferences::~Preferences() {
    flush();
}

void Preferences::setProfile(std::optional<UserId> profile) {
    m_group = profile ? QStringLiteral("profile-") + profile->toString() : kCommon;
}

QString Preferences::path(const QString& key) const {
    return m_group + u'/' + key;
}

QVariant Preferences::value(const QString& key, const QVariant& otherwise) const {
    return m_values.value(path(key), otherwise);
}

void Preferences::setValue(const QString& key, const QVariant& value) {
    put(path(key), value);
}

QVariant Preferences::common(const QString& key, const QVariant& otherwise) const {
    return m_values.value(kCommon + u'/' + key, otherwise);
}

void Preferences::setCommon(const QString& key, const QVariant& value) {
    put(kCommon + u'/' + key, value);
}

ThemeChoice Preferences::theme() const {
    const int choice = value(kTheme, common(kTheme, 0)).toInt();
    return choice >= 0 && choice <= static_cast<int>(ThemeChoice::HighContrast)
               ? static_cast<ThemeChoice>(choice)
               : ThemeChoice::FollowDesktop;
}

void Preferences::setTheme(ThemeChoice choice) {
    setValue(kTheme, static_cast<int>(choice));
    setCommon(kTheme, static_cast<int>(choice));
}

bool Preferences::analysisPaused() const {
    return common(kAnalysisPaused, false).toBool();
}

void Preferences::setAnalysisPaused(bool paused) {
    setCommon(kAnalysisPaused, paused);
}

bool Preferences::reviewed() const {
    return value(kReviewed, false).toBool();
}

void Preferences::setReviewed(bool reviewed) {
    setValue(kReviewed, reviewed);
}

bool Preferences::spectrum() const {
    return value(kSpectrum, false).toBool();
}

void Preferences::setSpectrum(bool shown) {
    setValue(kSpectrum, shown);
    Q_EMIT spectrumChanged(shown);
}

void Preferences::put(const QString& path, const QVariant& value) {
    if (m_values.value(path) == value)
        return;
    m_values.insert(path, value);
    m_unwritten = true;
    m_changed = true;
    m_soon.start();
}

void Preferences::writeSoon() {
    if (std::exchange(m_unwritten, false))
        ask(
            this, [file = m_file, values = m_values] { write(file, values); }, [] {});
}

void Preferences::flush() {
    m_soon.stop();
    // A write in the background may hold older values: this one comes after it and stands.
    if (m_changed)
        write(m_file, m_values);
    m_unwritten = false;
}

}  // namespace linnet::ui
