// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/hero.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/library/cover_painter.h"
#include "ui/library/text_label.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

class HeroPicture final : public QWidget {
 public:
    HeroPicture(Covers& covers, bool round, QWidget* parent)
        : QWidget(parent), m_covers(covers), m_round(round) {
        setFixedSize(Hero::kSide, Hero::kSide);
        connect(&covers, &Covers::arrived, this, qOverload<>(&QWidget::update));
    }
    void show(const std::optional<storage::ContentHash>& artwork, const QString& name) {
        m_artwork = artwork;
        m_name = name;
        update();
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintCover(painter, QRectF(rect()),
                   m_covers.cover(m_artwork, m_name, Hero::kSide, devicePixelRatioF()),
                   m_round ? Hero::kSide / 2.0 : metrics::kControlRadius);
    }

 private:
    Covers& m_covers;
    bool m_round;
    std::optional<storage::ContentHash> m_artwork;
    QString m_name;
};

Hero::Hero(const QString& name, const QString& kind, bool round, Covers& covers, QWidget* parent)
    : QWidget(parent),
      m_picture(new HeroPicture(covers, round, this)),
      m_name(new TextLabel(TextSize::Display, QFont::Bold, &Palette::text, this)),
      m_about(new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, this)),
      m_buttons(new QHBoxLayout) {
    auto* kindLabel = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, this);
    kindLabel->setText(kind.toUpper());
    m_name->setObjectName(name + QStringLiteral("Name"));
    m_about->setObjectName(name + QStringLiteral("About"));
    for (auto* label : {kindLabel, m_name, m_about})
        label->setElided(true);
    m_buttons->setSpacing(10);
    m_buttons->addStretch(1);
    m_play = addButton(name + QStringLiteral("Play"), tr("Play"));
    m_play->setProperty("primary", true);
    m_shuffle = addButton(name + QStringLiteral("Shuffle"), tr("Shuffle"));
    connect(m_play, &QPushButton::clicked, this, &Hero::playRequested);
    connect(m_shuffle, &QPushButton::clicked, this, &Hero::shuffleRequested);
    m_play->setIcon(icon(QStringLiteral("play"), &Palette::onAccent));
    m_shuffle->setIcon(icon(QStringLiteral("shuffle"), &Palette::text));

    auto* words = new QVBoxLayout;
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(6);
    words->addStretch(1);
    words->addWidget(kindLabel);
    words->addWidget(m_name);
    words->addWidget(m_about);
    words->addSpacing(6);
    words->addLayout(m_buttons);
    words->addStretch(1);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(24);
    line->addWidget(m_picture, 0, Qt::AlignTop);
    line->addLayout(words, 1);
    setFixedHeight(kSide);
}

void Hero::show(const std::optional<storage::ContentHash>& artwork, const QString& name,
                const QString& about) {
    m_picture->show(artwork, name);
    m_name->setText(name);
    m_about->setText(about);
}

QPushButton* Hero::addButton(const QString& name, const QString& text) {
    auto* button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

}  // namespace linnet::ui
