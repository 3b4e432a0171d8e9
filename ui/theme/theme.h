// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

class QApplication;

namespace linnet::ui {

/// Every colour of the window. Roles, not places; see tokens in theme.cpp.
struct Palette {
    bool dark = true;
    QColor window, sidebar, raised, field, hover, selection, hairline;
    QColor text, secondary, faint;
    QColor accent, onAccent, playing;  ///< playing: behind the row that plays
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

/// The one place that colours, fonts and the style sheet come from. One for the application; GUI
/// thread only.
class Theme final : public QObject {
    Q_OBJECT

 public:
    /// The application's; made at the first call, after QApplication.
    [[nodiscard]] static Theme& instance();
    /// Sets the style, palette, font and style sheet of the application.
    void apply(ThemeChoice choice);
    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    [[nodiscard]] const Palette& palette() const { return m_palette; }
    /// In the interface's family; weight as QFont::Weight; `tabular` for figures in columns.
    [[nodiscard]] QFont font(TextSize size, int weight = QFont::Normal, bool tabular = false) const;
    /// Duration of a motion, 0 where the desktop asks for reduced motion.
    [[nodiscard]] int motionMs() const;

 Q_SIGNALS:
    /// After apply(): whoever paints by hand or holds icons repaints.
    void changed();

 private:
    Theme();
    ThemeChoice m_choice = ThemeChoice::FollowDesktop;
    Palette m_palette;
    QString m_family;
};

/// Shorthand for Theme::instance().palette().
[[nodiscard]] const Palette& palette();

}  // namespace linnet::ui
