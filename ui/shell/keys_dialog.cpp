// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keys_dialog.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/library/text_label.h"
#include "ui/shell/shortcuts.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

/// A key, drawn as a cap.
class KeyCap final : public QLabel {
 public:
    KeyCap(const QString& keys, QWidget* parent) : QLabel(parent) {
        setText(QKeySequence(keys).toString(QKeySequence::NativeText));
        setFont(Theme::instance().font(TextSize::Small));
        setAlignment(Qt::AlignCenter);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        return {fontMetrics().horizontalAdvance(text()) + 17, fontMetrics().height() + 7};
    }

 protected:
    void paintEvent(QPaintEvent* event) override {
        const Palette& p = ui::palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(p.hairline);
        painter.setBrush(p.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        painter.end();
        QLabel::paintEvent(event);
    }
};

}  // namespace

QWidget* makeKeyList(QWidget* parent) {
    auto* list = new QWidget(parent);
    list->setObjectName(QStringLiteral("keyList"));
    auto* grid = new QGridLayout(list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    int row = 0;
    QString group;
    for (const Shortcut& shortcut : shortcuts()) {
        if (shortcut.group != group) {
            group = shortcut.group;
            if (row > 0)
                grid->setRowMinimumHeight(row++, 8);
            auto* title = new TextLabel(TextSize::Body, QFont::DemiBold, &Palette::text, list);
            title->setText(group);
            grid->addWidget(title, row++, 0, 1, 2);
        }
        auto* words = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, list);
        words->setText(shortcut.words);
        grid->addWidget(words, row, 0);
        grid->addWidget(new KeyCap(shortcut.keys, list), row, 1, Qt::AlignRight);
        ++row;
    }
    return list;
}

KeysDialog::KeysDialog(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("keysDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("Keys"));
    auto* title = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, this);
    title->setText(tr("Keys"));
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* list = makeKeyList(scroll);
    list->layout()->setContentsMargins(0, 0, 12, 0);
    scroll->setWidget(list);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("keysClose"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 20, 12, 20);
    rows->setSpacing(16);
    rows->addWidget(title);
    rows->addWidget(scroll, 1);
    auto* end = new QHBoxLayout;
    end->setContentsMargins(0, 0, 12, 0);
    end->addStretch(1);
    end->addWidget(close);
    rows->addLayout(end);
    const int room = parent ? parent->window()->height() - 64 : 700;
    resize(460, std::min(list->sizeHint().height() + 150, room));
}

}  // namespace linnet::ui
