// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/catalogue/export/export_order.h"
#include "core/catalogue/export/library_document.h"

/// What an export, and what it is brought back by, say to people. Pure functions; they need no
/// QApplication, so that the command line says the same.
namespace linnet::ui::export_words {

/// Why one file could not be written, in a sentence.
[[nodiscard]] QString reason(const Error& error);
/// "Ada – Small Hours: …".
[[nodiscard]] QString failureLine(const catalogue::ExportOutcome& failed);
/// Why the export did not go on, and what can be done.
[[nodiscard]] QString stopped(const catalogue::ExportReport& report);
/// What is wrong with a naming pattern, by what NamingPattern answered.
[[nodiscard]] QString wrongPattern(const Error& error);
/// "198 songs exported to Music. 12 were there already." with what else there is to say.
[[nodiscard]] QString summary(const catalogue::ExportReport& report);

/// "Brought back: 3 playlists, plays and ratings of 120 songs, 4 012 entries of the history."
[[nodiscard]] QString restored(const catalogue::RestoreReport& report);
/// Why what lies beside the songs was not brought back.
[[nodiscard]] QString notRestored(const Error& error);

}  // namespace linnet::ui::export_words
