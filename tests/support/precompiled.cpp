// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests share is compiled with this file; see CMakeLists.txt.
