// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <optional>

#include "ui/theme/covers.h"

namespace linnet::ui {

/// The best answer to a search, large.
class TopCard final : public QAbstractButton {
    Q_OBJECT

 public:
    explicit TopCard(Covers& covers, QWidget* parent = nullptr);
    void show(const std::optional<storage::ContentHash>& artwork, const QString& coverName,
              const QString& title, const QString& about);
    /// The keyboard is at it.
    void setMarked(bool marked);
    [[nodiscard]] bool marked() const { return m_marked; }
    [[nodiscard]] QSize sizeHint() const override { return {360, 228}; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

 private:
    Covers& m_covers;
    std::optional<storage::ContentHash> m_artwork;
    QString m_coverName, m_about;
    bool m_marked = false;
};

}  // namespace linnet::ui
