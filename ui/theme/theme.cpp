// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPalette>

#include "ui/theme/desktop_look.h"
#include "ui/theme/linnet_style.h"
#include "ui/theme/style_sheet.h"

namespace linnet::ui {
namespace {

constexpr int kMotionMs = 150;

/// The desktop's family; Inter where there is no desktop whose font could be followed.
QStringList interfaceFamilies() {
    const QString desktop = QApplication::font().family();
    const bool anyOne = qEnvironmentVariable("XDG_CURRENT_DESKTOP").isEmpty() ||
                        desktop.isEmpty() || desktop == QStringLiteral("Sans Serif") ||
                        desktop == QStringLiteral("Helvetica");
    return anyOne ? QStringList{QStringLiteral("Inter"), desktop} : QStringList{desktop};
}

QPalette qtPalette(const Palette& p) {
    QPalette q;
    const auto set = [&q](QPalette::ColorRole role, const QColor& colour) {
        q.setColor(role, colour);
    };
    set(QPalette::Window, p.window);
    set(QPalette::WindowText, p.text);
    set(QPalette::Base, p.window);
    set(QPalette::AlternateBase, p.raised);
    set(QPalette::Text, p.text);
    set(QPalette::PlaceholderText, p.faint);
    set(QPalette::Button, p.raised);
    set(QPalette::ButtonText, p.text);
    set(QPalette::BrightText, p.bad);
    set(QPalette::ToolTipBase, p.raised);
    set(QPalette::ToolTipText, p.text);
    set(QPalette::Highlight, p.accent);
    set(QPalette::HighlightedText, p.onAccent);
    set(QPalette::Link, p.accentText);
    set(QPalette::LinkVisited, p.accentText);
    set(QPalette::Light, p.hover);
    set(QPalette::Midlight, p.hover);
    set(QPalette::Mid, p.hairline);
    set(QPalette::Dark, p.hairline);
    set(QPalette::Shadow, p.sidebar);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        q.setColor(QPalette::Disabled, role, p.faint);
    return q;
}

}  // namespace

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

Theme::Theme()
    : m_desktop(new DesktopLook(this)),
      m_systemDark(QApplication::palette().color(QPalette::Window).lightnessF() < 0.5F),
      m_palette(m_systemDark ? darkPalette() : lightPalette()),
      m_families(interfaceFamilies()) {
    connect(m_desktop, &DesktopLook::changed, this, [this] {
        if (m_applied && m_choice == ThemeChoice::FollowDesktop)
            refresh();
    });
}

void Theme::assumeDesktop(bool dark) {
    m_assumedDark = dark;
}

bool Theme::desktopIsDark() const {
    return m_desktop->dark().value_or(m_assumedDark.value_or(m_systemDark));
}

void Theme::followDesktop() {
    m_desktop->start();
}

void Theme::apply(ThemeChoice choice) {
    if (m_applied && choice == m_choice)
        return;
    m_choice = choice;
    refresh();
}

Palette Theme::wanted() const {
    switch (m_choice) {
        case ThemeChoice::Dark:
            return darkPalette();
        case ThemeChoice::Light:
            return lightPalette();
        case ThemeChoice::HighContrast:
            return highContrastPalette();
        case ThemeChoice::FollowDesktop:
            break;
    }
    if (m_desktop->highContrast())
        return highContrastPalette();
    return desktopIsDark() ? darkPalette() : lightPalette();
}

void Theme::refresh() {
    const Palette next = wanted();
    if (m_applied && next.window == m_palette.window && next.text == m_palette.text)
        return;
    m_palette = next;
    if (!m_applied) {
        QApplication::setStyle(new LinnetStyle);
        QApplication::setFont(font(TextSize::Body));
    }
    m_applied = true;
    QApplication::setPalette(qtPalette(m_palette));
    qApp->setStyleSheet(styleSheet(m_palette));
    Q_EMIT changed();
}

QFont Theme::font(TextSize size, int weight, bool tabular) const {
    QFont font;
    font.setFamilies(m_families);
    font.setPixelSize(static_cast<int>(size));
    font.setWeight(static_cast<QFont::Weight>(weight));
    if (size >= TextSize::Title)
        font.setLetterSpacing(QFont::PercentageSpacing, 98);
    if (tabular)
        font.setKerning(false);
    return font;
}

int Theme::motionMs() const {
    return m_desktop->reducedMotion() ? 0 : kMotionMs;
}

const Palette& palette() {
    return Theme::instance().palette();
}

}  // namespace linnet::ui
