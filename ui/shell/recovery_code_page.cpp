// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recovery_code_page.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/library/text_label.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

RecoveryCodePage::RecoveryCodePage(QWidget* parent) : CentredPage(480, parent) {
    setObjectName(QStringLiteral("recoveryCodePage"));
    auto* title = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, sheet());
    title->setText(tr("Your recovery code"));
    auto* words = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, sheet());
    words->setText(
        tr("Should you forget the password, this code lets you choose a new one. It is "
           "shown only now: write it down or keep it where you keep such things."));
    words->setWordWrap(true);
    auto* card = new QFrame(sheet());
    card->setProperty("card", true);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(20, 22, 20, 22);
    m_code = new QLabel(card);
    m_code->setObjectName(QStringLiteral("recoveryCode"));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(static_cast<int>(TextSize::Heading));
    m_code->setFont(font);
    m_code->setAlignment(Qt::AlignCenter);
    m_code->setWordWrap(true);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setAccessibleName(tr("Recovery code"));
    inside->addWidget(m_code);
    m_copy = new QPushButton(icon(QStringLiteral("copy")), tr("Copy"), sheet());
    m_copy->setObjectName(QStringLiteral("recoveryCopyButton"));
    m_copy->setFixedHeight(42);
    m_continue = new QPushButton(tr("I have kept it, go on"), sheet());
    m_continue->setObjectName(QStringLiteral("recoveryContinueButton"));
    m_continue->setProperty("primary", true);
    m_continue->setFixedHeight(42);
    auto* rows = column();
    rows->addWidget(title);
    rows->addSpacing(8);
    rows->addWidget(words);
    rows->addSpacing(24);
    rows->addWidget(card);
    rows->addSpacing(24);
    rows->addWidget(m_continue);
    rows->addSpacing(16);
    rows->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_code->text());
        m_copy->setText(tr("Copied"));
    });
    connect(m_continue, &QPushButton::clicked, this, [this] {
        m_code->clear();
        Q_EMIT done();
    });
}

void RecoveryCodePage::setCode(const QString& code) {
    m_code->setText(code);
    m_copy->setText(tr("Copy"));
}

void RecoveryCodePage::showEvent(QShowEvent* event) {
    CentredPage::showEvent(event);
    m_copy->setFocus(Qt::OtherFocusReason);
}

}  // namespace linnet::ui
