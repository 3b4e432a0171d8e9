// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

namespace linnet::ui {
namespace {

// @name stands for the token of that name.
constexpr auto kSheet = R"(
QPushButton { background: @raised; color: @text; border: 1px solid @hairline; border-radius: 8px;
  padding: 8px 14px; font-weight: 500; outline: 0; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @selection; }
QPushButton[kind="link"] { background: transparent; border-color: transparent; color: @secondary; padding: 2px 6px; }
QPushButton[kind="link"]:hover { color: @text; }
QPushButton[kind="link"]:focus { border-color: @accent; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @faint; background: @raised; }
QPushButton::menu-indicator { width: 0; }
QPushButton[primary="true"], QPushButton[kind="primary"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[primary="true"]:hover, QPushButton[kind="primary"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[primary="true"]:focus, QPushButton[kind="primary"]:focus { border: 2px solid @text; padding: 7px 13px; }
QPushButton[primary="true"]:disabled, QPushButton[kind="primary"]:disabled { background: @hover; border-color: @hover; color: @secondary; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; color: @secondary; }
QPushButton[quiet="true"]:hover { color: @text; background: @hover; }
QPushButton[quiet="true"]:focus { border-color: @accent; }
QPushButton[danger="true"] { color: @bad; }
QPushButton[icon="true"] { padding: 0; }
QPushButton:checked { background: @selection; border-color: @accent; color: @text; }
QToolButton[kind="choice"] { background: transparent; border: 1px solid transparent; color: @secondary;
  border-radius: 6px; padding: 3px 6px; }
QToolButton[kind="choice"]:hover { color: @text; background: @hover; }
QToolButton[kind="choice"]:focus { border-color: @accent; }
QToolButton[kind="choice"]::menu-indicator { image: none; width: 0; }
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox { background: @field; color: @text;
  border: 1px solid @hairline; border-radius: 8px; padding: 6px 12px;
  selection-background-color: @accent; selection-color: @onAccent; }
#signInPage QLineEdit { background: @raised; }
QComboBox, QSpinBox { min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus {
  border-color: @accent; }
QComboBox::drop-down { border: 0; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @hairline; outline: 0;
  selection-background-color: @selection; selection-color: @text; }
QMenu { background: @raised; border: 1px solid @hairline; padding: 6px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 6px; color: @text; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { padding-left: 10px; }
QMenu::separator { height: 1px; background: @hairline; margin: 6px 8px; }
QToolTip { background: @raised; color: @text; border: 1px solid @hairline; padding: 4px 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @hover; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame[card="true"] { background: @raised; border: 1px solid @hairline; border-radius: 12px; }
QLabel[role="secondary"] { color: @secondary; }
QLabel[role="faint"] { color: @faint; }
QLabel[role="good"] { color: @good; }
QLabel[role="bad"] { color: @bad; }
QLabel[role="title"] { font-size: 26px; font-weight: 700; }
QLabel[role="heading"] { font-size: 17px; font-weight: 600; }
)";

}  // namespace

QString styleSheet(const Palette& p) {
    QString sheet = QString::fromLatin1(kSheet);
    const QColor lighter = p.dark ? p.accent.lighter(108) : p.accent.darker(108);
    // Longer names first where one begins with another.
    const std::pair<const char*, QColor> tokens[] = {
        {"@accentHover", lighter},
        {"@accent", p.accent},
        {"@onAccent", p.onAccent},
        {"@raised", p.raised},
        {"@field", p.field},
        {"@hover", p.hover},
        {"@selection", p.selection},
        {"@hairline", p.hairline},
        {"@text", p.text},
        {"@secondary", p.secondary},
        {"@faint", p.faint},
        {"@good", p.good},
        {"@bad", p.bad},
    };
    for (const auto& [name, colour] : tokens)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

}  // namespace linnet::ui
