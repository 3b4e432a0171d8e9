// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <optional>

#include "ui/theme/covers.h"

namespace linnet::ui {

class IconButton;

/// A way to some music: a cover, a name, and why it is here. A click or Return goes there; a button
/// at its end, there under the pointer and when the keyboard is at the card, plays it.
class QuickCard final : public QAbstractButton {
    Q_OBJECT

 public:
    static constexpr int kHeight = 64;

    struct Content {
        QString title;
        QString about;
        QString coverName;
        std::optional<storage::ContentHash> artwork;
        friend bool operator==(const Content&, const Content&) = default;
    };

    explicit QuickCard(Covers& covers, QWidget* parent = nullptr);
    void show(const Content& content);
    [[nodiscard]] const Content& content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override { return {240, kHeight}; }

 Q_SIGNALS:
    void playRequested();

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void showPlay();

    Covers& m_covers;
    IconButton* m_play;
    Content m_content;
};

}  // namespace linnet::ui
