// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/outcomes_model.h"

#include <QPainter>

#include "ui/importing/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::ImportOutcome;

namespace {

constexpr int kRow = 44;

}  // namespace

OutcomesModel::OutcomesModel(std::shared_ptr<const catalogue::ImportReport> report, QObject* parent)
    : QAbstractListModel(parent), m_report(std::move(report)) {}

void OutcomesModel::setKind(Kind kind) {
    beginResetModel();
    m_rows.clear();
    for (std::size_t i = 0; i < m_report->outcomes.size(); ++i)
        if (m_report->outcomes[i].kind == kind)
            m_rows.push_back(static_cast<std::uint32_t>(i));
    endResetModel();
}

int OutcomesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OutcomesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportOutcome& outcome =
        m_report->outcomes[m_rows[static_cast<std::size_t>(index.row())]];
    const bool refused = outcome.kind == Kind::Refused;
    switch (role) {
        case Qt::DisplayRole:
            return import_words::fileName(outcome.path);
        case NoteRole:
            return refused ? import_words::shortReason(outcome)
                           : QString::fromStdString(outcome.path.parent_path().native());
        case DetailRole:
        case Qt::ToolTipRole: {
            const QString path = QString::fromStdString(outcome.path.native());
            return refused ? tr("%1\n%2").arg(path, import_words::reason(outcome)) : path;
        }
        case Qt::AccessibleTextRole:
            return refused ? tr("%1: %2").arg(import_words::fileName(outcome.path),
                                              import_words::reason(outcome))
                           : import_words::fileName(outcome.path);
        default:
            return {};
    }
}

QSize OutcomeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {100, kRow};
}

void OutcomeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Palette& colours = palette();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.state & QStyle::State_Selected ? colours.selection
                                                                : colours.hover);
        painter->drawRoundedRect(option.rect, metrics::kRowRadius, metrics::kRowRadius);
    }
    const QRect words = option.rect.adjusted(8, 0, -8, 0);
    const int middle = option.rect.center().y() + 1;
    const auto line = [&](const QFont& font, const QColor& colour, const QRect& place,
                          const QString& text, Qt::TextElideMode mode) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(font).elidedText(text, mode, place.width()));
    };
    line(Theme::instance().font(TextSize::Body, QFont::Medium), colours.text,
         QRect(words.left(), middle - 18, words.width(), 19), index.data().toString(),
         Qt::ElideMiddle);
    line(Theme::instance().font(TextSize::Small), colours.secondary,
         QRect(words.left(), middle + 1, words.width(), 17),
         index.data(OutcomesModel::NoteRole).toString(), Qt::ElideMiddle);
    painter->restore();
}

}  // namespace linnet::ui
