// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/quick_cards.h"

#include <algorithm>

#include "ui/home/card_plan.h"

namespace linnet::ui {
namespace {

constexpr int kGap = 12;
constexpr int kNarrowest = 230;
constexpr int kMostInLine = 3;

int perLine(int width) {
    return std::clamp((width + kGap) / (kNarrowest + kGap), 1, kMostInLine);
}

}  // namespace

QuickCards::QuickCards(Covers& covers, QWidget* parent) : QWidget(parent) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    // All at once, so that Tab goes down the page.
    for (std::size_t i = 0; i < kMostCards; ++i) {
        auto* card = new QuickCard(covers, this);
        card->setObjectName(QStringLiteral("homeCard%1").arg(i));
        card->hide();
        connect(card, &QAbstractButton::clicked, this, [this, i] { Q_EMIT chosen(i); });
        connect(card, &QuickCard::playRequested, this, [this, i] { Q_EMIT playRequested(i); });
        m_cards.push_back(card);
    }
}

void QuickCards::show(const std::vector<QuickCard::Content>& contents) {
    m_shown = std::min(contents.size(), m_cards.size());
    for (std::size_t i = 0; i < m_cards.size(); ++i) {
        if (i < m_shown)
            m_cards[i]->show(contents[i]);
        m_cards[i]->setVisible(i < m_shown);
    }
    setVisible(m_shown > 0);
    arrange();
    updateGeometry();
}

int QuickCards::heightForWidth(int width) const {
    const int across = perLine(width);
    const int lines = (static_cast<int>(m_shown) + across - 1) / across;
    return std::max(lines * (QuickCard::kHeight + kGap) - kGap, 0);
}

QSize QuickCards::sizeHint() const {
    return {kNarrowest, heightForWidth(std::max(width(), kNarrowest))};
}

void QuickCards::resizeEvent(QResizeEvent*) {
    arrange();
}

void QuickCards::arrange() {
    const int across = perLine(width());
    const int room = width() - kGap * (across - 1);
    for (int i = 0; i < static_cast<int>(m_shown); ++i) {
        const int at = i % across;
        const int left = room * at / across + kGap * at;
        const int right = room * (at + 1) / across + kGap * at;
        m_cards[static_cast<std::size_t>(i)]->setGeometry(
            left, i / across * (QuickCard::kHeight + kGap), right - left, QuickCard::kHeight);
    }
}

}  // namespace linnet::ui
