// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/empty_library.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/library/text_label.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr QSize kPlaceSize(640, 380);
constexpr int kPlaceRadius = 20;
constexpr int kPlaceIcon = 56;

/// The dashed place with its icon; its words and buttons are laid into it.
class DropPlace final : public QWidget {
 public:
    explicit DropPlace(QWidget* parent) : QWidget(parent) {
        setMaximumSize(kPlaceSize);
        setMinimumHeight(300);
        connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    QSize sizeHint() const override { return kPlaceSize; }

 protected:
    void paintEvent(QPaintEvent*) override {
        const Palette& colours = linnet::ui::palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        QPen dashes(colours.hairline, 2, Qt::CustomDashLine, Qt::FlatCap);
        dashes.setDashPattern({3, 2.5});
        painter.setPen(dashes);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kPlaceRadius, kPlaceRadius);
    }
};

class ImportIcon final : public QWidget {
 public:
    explicit ImportIcon(QWidget* parent) : QWidget(parent) {
        setFixedSize(kPlaceIcon, kPlaceIcon);
        connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    }

 protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.drawPixmap(0, 0,
                           iconPixmap(QStringLiteral("import"), linnet::ui::palette().accent,
                                      kPlaceIcon, devicePixelRatioF()));
    }
};

}  // namespace

EmptyLibrary::EmptyLibrary(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("emptyLibrary"));
    auto* place = new DropPlace(this);
    auto* title = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, place);
    title->setText(tr("Drop your music here"));
    title->setAlignment(Qt::AlignCenter);
    auto* words = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, place);
    words->setText(
        tr("Songs, albums, whole folders: MP3, FLAC, Ogg, Opus, WAV and AIFF. Linnet keeps its own "
           "copy, so nothing goes missing when a drive does. Your files stay as they are."));
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    words->setMaximumWidth(430);

    auto* files = new QPushButton(tr("Choose files…"), place);
    files->setObjectName(QStringLiteral("chooseFilesButton"));
    files->setAccessibleName(tr("Choose files to add"));
    files->setProperty("primary", true);
    auto* folder = new QPushButton(tr("Choose a folder…"), place);
    folder->setObjectName(QStringLiteral("chooseFolderButton"));
    folder->setAccessibleName(tr("Choose a folder to add"));
    files->setIcon(icon(QStringLiteral("plus"), &Palette::onAccent));
    connect(files, &QPushButton::clicked, this, &EmptyLibrary::chooseFilesRequested);
    connect(folder, &QPushButton::clicked, this, &EmptyLibrary::chooseFolderRequested);

    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    buttons->addWidget(files);
    buttons->addWidget(folder);
    buttons->addStretch();
    auto* inside = new QVBoxLayout(place);
    inside->setContentsMargins(24, 24, 24, 24);
    inside->setSpacing(0);
    inside->addStretch(1);
    inside->addWidget(new ImportIcon(place), 0, Qt::AlignHCenter);
    inside->addSpacing(20);
    inside->addWidget(title);
    inside->addSpacing(16);
    // Between stretches rather than aligned, so that its height follows its width.
    auto* wordsLine = new QHBoxLayout;
    wordsLine->addStretch(1);
    wordsLine->addWidget(words, 1000);
    wordsLine->addStretch(1);
    inside->addLayout(wordsLine);
    inside->addSpacing(22);
    inside->addLayout(buttons);
    inside->addStretch(1);

    auto* middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(place, 100);
    middle->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::kPageMargin, 16, metrics::kPageMargin, 24);
    layout->addStretch(2);
    layout->addLayout(middle, 100);
    layout->addStretch(4);
}

}  // namespace linnet::ui
