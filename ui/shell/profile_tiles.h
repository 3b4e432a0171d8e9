// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <optional>
#include <vector>

#include "core/auth/auth_service.h"

namespace linnet::ui {

/// One profile as a round picture with its name below.
class ProfileTile final : public QAbstractButton {
    Q_OBJECT

 public:
    /// Nothing: the tile that makes a new profile.
    ProfileTile(std::optional<auth::Profile> profile, QWidget* parent);
    [[nodiscard]] const std::optional<auth::Profile>& profile() const { return m_profile; }
    [[nodiscard]] QSize sizeHint() const override { return {132, 144}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

 private:
    std::optional<auth::Profile> m_profile;
};

/// Everyone on this computer in rows, and one tile for somebody new. Arrow keys walk; of the
/// profiles one is chosen.
class ProfileTiles final : public QWidget {
    Q_OBJECT

 public:
    explicit ProfileTiles(QWidget* parent);
    /// `choose`: who is chosen at first, by e-mail; otherwise the first.
    void setProfiles(const std::vector<auth::Profile>& profiles, const QString& choose);
    [[nodiscard]] const auth::Profile* chosen() const;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void chosenChanged();
    /// A profile was clicked or Enter pressed on it: on to its password.
    void confirmed();
    void newProfileRequested();

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    [[nodiscard]] int columns(int width) const;
    void choose(ProfileTile* tile);
    void walk(int from, int step);

    std::vector<ProfileTile*> m_tiles;  ///< the last one makes a new profile
};

}  // namespace linnet::ui
