// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QStringList>
#include <optional>

namespace linnet::ui {

class DesktopLook;

/// Every colour of the window. Roles, not places; see tokens in theme.cpp.
struct Palette {
    bool dark = true;
    QColor window, sidebar, raised, field, hover, selection, hairline;
    QColor text, secondary, faint;
    QColor accent, onAccent, playing;  ///< playing: behind the row that plays
    QColor accentText;                 ///< the accent where it is text: 4.5:1 on every ground
    QColor good, warning, bad;
};

/// Sizes in device-independent pixels.
namespace metrics {
inline constexpr int kStep = 4;
inline constexpr int kRowRadius = 6;
inline constexpr int kControlRadius = 8;
inline constexpr int kCardRadius = 12;
inline constexpr int kRowHeight = 38;
inline constexpr int kSidebarWidth = 220;
inline constexpr int kSidebarNarrowWidth = 64;
inline constexpr int kPanelWidth = 320;
inline constexpr int kPlayerHeight = 88;
inline constexpr int kPageMargin = 28;
inline constexpr int kIcon = 18;
}  // namespace metrics

enum class TextSize : std::uint8_t {
    Tiny = 11,
    Small = 12,
    Body = 13,
    Heading = 17,
    Title = 26,
    Display = 40
};

enum class ThemeChoice : std::uint8_t { FollowDesktop, Dark, Light, HighContrast };

/// The tokens of one look.
[[nodiscard]] Palette darkPalette();
[[nodiscard]] Palette lightPalette();
[[nodiscard]] Palette highContrastPalette();

/// The one place that colours, fonts and the style sheet come from. One for the application; GUI
/// thread only.
///
/// What the style sheet knows: QPushButton, with the property "primary" (the one accent button of
/// a place), "quiet" (text that becomes a button under the pointer) or "danger"; QLineEdit,
/// QPlainTextEdit, QTextEdit, QComboBox, QSpinBox; QMenu, QToolTip, QScrollBar; QFrame with the
/// property "card"; QLabel with the property "role" = "heading", "title", "secondary", "faint",
/// "good" or "bad".
class Theme final : public QObject {
    Q_OBJECT

 public:
    /// The application's; made at the first call, after QApplication.
    [[nodiscard]] static Theme& instance();
    /// Sets the style, palette, font and style sheet of the application.
    void apply(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    /// How the desktop looked last time; taken until followDesktop() has its answer.
    void assumeDesktop(bool dark);
    [[nodiscard]] bool desktopIsDark() const;
    /// Asks the desktop (the XDG settings portal) and listens from then on; answers later. Not
    /// needed before the first paint.
    void followDesktop();
    [[nodiscard]] const Palette& palette() const { return m_palette; }
    /// In the interface's family; weight as QFont::Weight; `tabular`: without kerning, for figures
    /// in columns (see figures.h for equal widths).
    [[nodiscard]] QFont font(TextSize size, int weight = QFont::Normal, bool tabular = false) const;
    /// Duration of a motion, 0 where the desktop asks for reduced motion.
    [[nodiscard]] int motionMs() const;

 Q_SIGNALS:
    /// After apply(), or a change of the desktop: whoever paints by hand or holds icons repaints.
    void changed();

 private:
    Theme();
    void refresh();
    [[nodiscard]] Palette wanted() const;

    DesktopLook* m_desktop = nullptr;
    std::optional<bool> m_assumedDark;
    bool m_systemDark = false;
    bool m_applied = false;
    ThemeChoice m_choice = ThemeChoice::FollowDesktop;
    Palette m_palette;
    QStringList m_families;
};

/// Shorthand for Theme::instance().palette().
[[nodiscard]] const Palette& palette();

}  // namespace linnet::ui
