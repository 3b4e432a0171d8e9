// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "ui/home/quick_card.h"

namespace linnet::ui {

/// Up to kMostCards cards of equal width, one to three in a line.
class QuickCards final : public QWidget {
    Q_OBJECT

 public:
    explicit QuickCards(Covers& covers, QWidget* parent = nullptr);
    void show(const std::vector<QuickCard::Content>& contents);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void chosen(std::size_t card);
    void playRequested(std::size_t card);

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void arrange();

    std::vector<QuickCard*> m_cards;
    std::size_t m_shown = 0;
};

}  // namespace linnet::ui
