// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/duplicates/duplicate_card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/library/cover_painter.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/icons.h"

namespace linnet::ui {
namespace {

constexpr int kMargin = 20;
constexpr int kCover = 72;
constexpr int kColumn = 210;  ///< at least, where more than one stand side by side
constexpr int kBetween = 24;

TextLabel* line(TextSize size, int weight, TextLabel::Colour colour, const QString& text,
                QWidget* parent) {
    auto* label = new TextLabel(size, weight, colour, parent);
    label->setText(text);
    label->setElided(true);
    label->setToolTip(text);
    return label;
}

}  // namespace

DuplicateCard::DuplicateCard(Covers& covers, ShownDuplicates shown, QWidget* parent)
    : QWidget(parent), m_shown(std::move(shown)), m_grid(new QGridLayout) {
    setObjectName(QStringLiteral("duplicateCard"));
    const auto& group = m_shown.group;
    auto* what = line(TextSize::Body, QFont::DemiBold, &Palette::text, duplicateWords(group), this);
    setAccessibleName(tr("%1: %2").arg(what->text(), words::songs(std::ssize(group.songs))));
    auto* keepAll =
        new QPushButton(group.songs.size() == 2 ? tr("Keep both") : tr("Keep all"), this);
    keepAll->setObjectName(QStringLiteral("duplicateKeepAll"));
    keepAll->setAccessibleName(tr("%1: “%2” is not asked about again")
                                   .arg(keepAll->text(), group.songs.front().fields.title));
    connect(keepAll, &QPushButton::clicked, this, &DuplicateCard::keepAllRequested);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(what, 1);
    head->addWidget(keepAll);

    const auto facts = duplicateFacts(m_shown);
    for (std::size_t i = 0; i < group.songs.size(); ++i)
        m_columns.push_back(column(covers, i, facts));
    m_grid->setHorizontalSpacing(kBetween);
    m_grid->setVerticalSpacing(kBetween);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, 14, kMargin, kMargin);
    layout->setSpacing(14);
    layout->addLayout(head);
    layout->addLayout(m_grid);
    arrange();
    // Read like the songs: the one that keeps them all comes last.
    setTabOrder(m_columns.back()->findChildren<QPushButton*>().back(), keepAll);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QWidget* DuplicateCard::column(Covers& covers, std::size_t index,
                               const std::vector<DuplicateFact>& facts) {
    const catalogue::Song& song = m_shown.group.songs[index];
    auto* holder = new QWidget(this);
    auto* cover = new CoverBox(covers, kCover, 0, 0, holder);
    cover->show(song.artwork, words::coverName(song));
    auto* names = new QVBoxLayout;
    names->setSpacing(2);
    names->addStretch(1);
    names->addWidget(
        line(TextSize::Body, QFont::DemiBold, &Palette::text, song.fields.title, holder));
    names->addWidget(
        line(TextSize::Small, QFont::Normal, &Palette::secondary, song.fields.artist, holder));
    names->addStretch(1);
    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(cover);
    top->addLayout(names, 1);

    auto* table = new QGridLayout;
    table->setHorizontalSpacing(12);
    table->setVerticalSpacing(4);
    table->setColumnStretch(1, 1);
    for (int row = 0; const DuplicateFact& fact : facts) {
        auto* name = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, holder);
        name->setText(fact.name);
        table->addWidget(name, row, 0);
        table->addWidget(
            line(TextSize::Small, fact.differs ? QFont::DemiBold : QFont::Normal,
                 fact.differs ? &Palette::text : &Palette::secondary, fact.values[index], holder),
            row, 1);
        ++row;
    }

    auto* play = new QPushButton(tr("Play"), holder);
    play->setObjectName(QStringLiteral("duplicatePlay"));
    play->setAccessibleName(tr("Play “%1” from “%2”").arg(song.fields.title, song.fields.album));
    play->setIcon(icon(QStringLiteral("play"), &Palette::text));
    connect(play, &QPushButton::clicked, this, [this, id = song.id] { Q_EMIT playRequested(id); });
    auto* keep = new QPushButton(tr("Keep this one"), holder);
    keep->setObjectName(QStringLiteral("duplicateKeep"));
    keep->setAccessibleName(tr("Keep “%1” from “%2”, the others go to the bin")
                                .arg(song.fields.title, song.fields.album));
    connect(keep, &QPushButton::clicked, this, [this, index] { Q_EMIT keepRequested(index); });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(play);
    buttons->addWidget(keep);
    buttons->addStretch(1);

    auto* layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addLayout(table);
    layout->addStretch(1);
    layout->addLayout(buttons);
    return holder;
}

void DuplicateCard::setBusy(bool busy) {
    for (auto* button : findChildren<QPushButton*>())
        if (button->objectName() != QStringLiteral("duplicatePlay"))
            button->setEnabled(!busy);
}

void DuplicateCard::arrange() {
    const int room = std::max(width() - 2 * kMargin, kColumn);
    const int fit = std::max((room + kBetween) / (kColumn + kBetween), 1);
    const int across = std::min(fit, static_cast<int>(m_columns.size()));
    if (across == m_across)
        return;
    for (int i = 0; i < m_across; ++i)
        m_grid->setColumnStretch(i, 0);
    m_across = across;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_grid->removeWidget(m_columns[i]);
        m_grid->addWidget(m_columns[i], static_cast<int>(i) / across, static_cast<int>(i) % across);
    }
    for (int i = 0; i < across; ++i)
        m_grid->setColumnStretch(i, 1);
}

void DuplicateCard::resizeEvent(QResizeEvent*) {
    arrange();
}

void DuplicateCard::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colours.hairline, 1));
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kCardRadius,
                            metrics::kCardRadius);
}

}  // namespace linnet::ui
