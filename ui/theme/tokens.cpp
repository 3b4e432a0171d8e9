// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

QColor hex(QRgb rgb) {
    return QColor::fromRgb(rgb);
}

}  // namespace

// The faint grey and the accent as text are a little stronger than the design's table, so that
// every text reaches 4.5:1 on the grounds it stands on (see tst_shell_theme).

Palette darkPalette() {
    Palette p;
    p.dark = true;
    p.window = hex(0x15171c);
    p.sidebar = hex(0x101216);
    p.raised = hex(0x1b1e25);
    p.field = hex(0x15171c);
    p.hover = hex(0x242833);
    p.selection = hex(0x2a2f3b);
    p.hairline = hex(0x272b35);
    p.text = hex(0xeceef2);
    p.secondary = hex(0x9aa1af);
    p.faint = hex(0x838b99);
    p.accent = hex(0xf2a65a);
    p.onAccent = hex(0x1b1206);
    p.playing = hex(0x302722);
    p.accentText = hex(0xf2a65a);
    p.good = hex(0x5fb58a);
    p.warning = hex(0xe6b450);
    p.bad = hex(0xe5766a);
    return p;
}

Palette lightPalette() {
    Palette p;
    p.dark = false;
    p.window = hex(0xfbfaf8);
    p.sidebar = hex(0xf3f1ed);
    p.raised = hex(0xffffff);
    p.field = hex(0xffffff);
    p.hover = hex(0xefece6);
    p.selection = hex(0xece7dd);
    p.hairline = hex(0xe4e0d8);
    p.text = hex(0x1d1f24);
    p.secondary = hex(0x5f6470);
    p.faint = hex(0x686d78);
    p.accent = hex(0xb85c12);
    p.onAccent = hex(0xffffff);
    p.playing = hex(0xf5ebe2);
    p.accentText = hex(0xa5500e);
    p.good = hex(0x24734a);
    p.warning = hex(0x875800);
    p.bad = hex(0xb3352a);
    return p;
}

Palette highContrastPalette() {
    Palette p;
    p.dark = true;
    p.window = hex(0x000000);
    p.sidebar = hex(0x000000);
    p.raised = hex(0x0d0d0d);
    p.field = hex(0x000000);
    p.hover = hex(0x2c2c2c);
    p.selection = hex(0x003b77);
    p.hairline = hex(0x9a9a9a);
    p.text = hex(0xffffff);
    p.secondary = hex(0xf0f0f0);
    p.faint = hex(0xdadada);
    p.accent = hex(0xffd23f);
    p.onAccent = hex(0x000000);
    p.playing = hex(0x332a00);
    p.accentText = hex(0xffd23f);
    p.good = hex(0x6ff0a8);
    p.warning = hex(0xffd23f);
    p.bad = hex(0xff9b8f);
    return p;
}

}  // namespace linnet::ui
