// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/top_bar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include "ui/settings/preferences.h"
#include "ui/shell/search_field.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

TopBar::TopBar(Preferences& preferences, QWidget* parent)
    : QWidget(parent),
      m_preferences(preferences),
      m_back(new QPushButton(icon(QStringLiteral("arrow-back")), {}, this)),
      m_search(new SearchField(this)),
      m_add(new QPushButton(icon(QStringLiteral("plus"), &Palette::text), tr("Add music"), this)) {
    setFixedHeight(kHeight);
    m_back->setObjectName(QStringLiteral("backButton"));
    m_back->setAccessibleName(tr("Back"));
    m_back->setToolTip(tr("Back (Alt+Left)"));
    m_back->setProperty("icon", true);
    m_back->setFixedSize(36, 36);
    m_back->hide();
    m_add->setObjectName(QStringLiteral("addMusicButton"));
    m_add->setFixedHeight(34);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::kPageMargin, 0, metrics::kPageMargin, 0);
    line->setSpacing(8);
    line->addWidget(m_back);
    m_search->setMaximumWidth(380);
    line->addWidget(m_search, 100);
    line->addStretch(1);
    line->addWidget(m_add);
    connect(m_back, &QPushButton::clicked, this, &TopBar::backRequested);
    connect(m_add, &QPushButton::clicked, this, &TopBar::openMenu);
}

void TopBar::setBackShown(bool shown) {
    m_back->setVisible(shown);
}

void TopBar::openMenu() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("addMusicMenu"));
    const auto add = [&](const char* picture, const QString& words, const char* name, auto signal) {
        auto* action = menu->addAction(icon(QString::fromLatin1(picture)), words);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, signal);
    };
    add("music", tr("Files…"), "menuAddFiles", &TopBar::addFilesRequested);
    add("folder", tr("A folder…"), "menuAddFolder", &TopBar::addFolderRequested);
    add("edit", tr("One song, with its details…"), "menuAddSong", &TopBar::addSongRequested);
    menu->addSeparator();
    add("copy", tr("Paste files"), "menuPaste", &TopBar::pasteRequested);
    menu->addSeparator();
    auto* review = menu->addAction(tr("Review before adding"));
    review->setObjectName(QStringLiteral("menuReview"));
    review->setCheckable(true);
    review->setChecked(m_preferences.reviewed());
    connect(review, &QAction::toggled, this, [this](bool on) { m_preferences.setReviewed(on); });
    const QPoint corner = m_add->mapToGlobal(QPoint(m_add->width(), m_add->height() + 4));
    menu->popup(corner - QPoint(menu->sizeHint().width(), 0));
}

}  // namespace linnet::ui
