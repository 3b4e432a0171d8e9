// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <optional>

#include "storage/content_hash.h"

namespace linnet::ui {

class Covers;

/// The cover of what plays; pressing it goes to the album. Shows nothing while there is no name.
class CoverButton final : public QAbstractButton {
    Q_OBJECT

 public:
    CoverButton(Covers& covers, int side, QWidget* parent);

    void setCover(const std::optional<storage::ContentHash>& artwork, const QString& name);
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    Covers& m_covers;
    int m_side;
    std::optional<storage::ContentHash> m_artwork;
    QString m_name;
};

}  // namespace linnet::ui
