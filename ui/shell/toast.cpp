// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toast.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/shell/form_field.h"
#include "ui/theme/icons.h"

namespace linnet::ui {
namespace {

/// Long enough to read it twice.
int readingMs(const QString& words) {
    return 4000 + 60 * static_cast<int>(words.size());
}

}  // namespace

Toast::Toast(QWidget* parent) : QFrame(parent), m_label(new QLabel(this)) {
    setObjectName(QStringLiteral("toast"));
    setProperty("card", true);
    m_label->setObjectName(QStringLiteral("toastWords"));
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = new QPushButton(icon(QStringLiteral("close")), {}, this);
    close->setObjectName(QStringLiteral("toastClose"));
    close->setAccessibleName(tr("Close"));
    close->setProperty("quiet", true);
    close->setProperty("icon", true);
    close->setFixedSize(28, 28);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 10, 10, 10);
    line->setSpacing(12);
    line->addWidget(m_label, 1);
    line->addWidget(close, 0, Qt::AlignTop);
    m_hide.setSingleShot(true);
    connect(&m_hide, &QTimer::timeout, this, &QWidget::hide);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void Toast::say(const QString& words) {
    if (words.isEmpty())
        return;
    m_label->setText(words);
    arrange();
    show();
    raise();
    m_hide.start(readingMs(words));
    announce(this, words);
}

void Toast::setArea(const QRect& area) {
    m_area = area;
    arrange();
}

QString Toast::words() const {
    return m_label->text();
}

void Toast::arrange() {
    constexpr int kBeside = 16 + 12 + 28 + 10 + 2;  // margins, gap, button, frame
    const int room = std::max(std::min(520, m_area.width() - 32) - kBeside, 1);
    const QFontMetrics metrics = m_label->fontMetrics();
    const QRect text =
        metrics.boundingRect(QRect(0, 0, room, m_area.height()), Qt::TextWordWrap, m_label->text());
    const int width = std::min(text.width() + 4, room) + kBeside;
    const int height = std::max(48, text.height() + 24);
    setGeometry(m_area.x() + (m_area.width() - width) / 2, m_area.bottom() - 16 - height, width,
                height);
}

}  // namespace linnet::ui
