// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QVariant>
#include <filesystem>
#include <optional>

#include "core/events/ids.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

/// How each profile likes the window, in `<library>/preferences.ini`: one group per profile, and
/// one for what holds before anybody has signed in. Read once when made; written in the background
/// a moment after a change, and when it goes. Never a secret. GUI thread only.
class Preferences final : public QObject {
    Q_OBJECT

 public:
    explicit Preferences(const std::filesystem::path& libraryFolder, QObject* parent = nullptr);
    ~Preferences() override;

    /// Whose preferences value() and the named ones below are; nothing: those of nobody.
    void setProfile(std::optional<UserId> profile);
    [[nodiscard]] QVariant value(const QString& key, const QVariant& otherwise = {}) const;
    void setValue(const QString& key, const QVariant& value);
    /// Of the computer, whoever has signed in.
    [[nodiscard]] QVariant common(const QString& key, const QVariant& otherwise = {}) const;
    void setCommon(const QString& key, const QVariant& value);

    [[nodiscard]] ThemeChoice theme() const;
    /// Also for the next start, before anybody has signed in.
    void setTheme(ThemeChoice choice);

    /// Of the computer: whether the person has paused the background analysis.
    [[nodiscard]] bool analysisPaused() const;
    void setAnalysisPaused(bool paused);

    /// Whether the spectrum is shown beside the player; off unless it was asked for.
    [[nodiscard]] bool spectrum() const;
    void setSpectrum(bool shown);

    /// Whether what an import would add is shown before it does; off unless it was asked for.
    [[nodiscard]] bool reviewed() const;
    void setReviewed(bool reviewed);

    /// Writes what has not been written yet; waits for the disk.
    void flush();

 Q_SIGNALS:
    void spectrumChanged(bool shown);

 private:
    [[nodiscard]] QString path(const QString& key) const;
    void put(const QString& path, const QVariant& value);
    void writeSoon();

    QString m_file;
    QString m_group;
    QHash<QString, QVariant> m_values;
    QTimer m_soon;
    bool m_unwritten = false;  ///< changed since the last write was begun
    bool m_changed = false;    ///< changed since it was read
};

}  // namespace linnet::ui
