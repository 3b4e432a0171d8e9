// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/theme/covers.h"

class QHBoxLayout;
class QPushButton;

namespace linnet::ui {

class HeroPicture;
class TextLabel;

/// What stands at the top of an artist's or a genre's page: picture, kind, name, what there is of
/// it, and Play and Shuffle, with room for more buttons. The buttons' object names begin with
/// `name`: "artistPlay".
class Hero final : public QWidget {
    Q_OBJECT

 public:
    static constexpr int kSide = 150;

    Hero(const QString& name, const QString& kind, bool round, Covers& covers, QWidget* parent);
    void show(const std::optional<storage::ContentHash>& artwork, const QString& name,
              const QString& about);
    /// After those that are there.
    QPushButton* addButton(const QString& name, const QString& text);

 Q_SIGNALS:
    void playRequested();
    void shuffleRequested();

 private:
    HeroPicture* m_picture;
    TextLabel* m_name;
    TextLabel* m_about;
    QPushButton* m_play;
    QPushButton* m_shuffle;
    QHBoxLayout* m_buttons;
};

}  // namespace linnet::ui
