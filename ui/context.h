// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace linnet {
class Clock;
class EventBus;
namespace auth {
class AuthService;
}
namespace catalogue {
class CatalogueService;
class Exporter;
class Importer;
class Restorer;
}  // namespace catalogue
namespace playback {
class AnalysisService;
class PlaybackService;
}  // namespace playback
}  // namespace linnet

namespace linnet::ui {

class Preferences;
class TokenKeeper;

/// The services the window draws; all borrowed from the composition root, which outlives it.
struct Context {
    auth::AuthService& auth;
    catalogue::CatalogueService& catalogue;
    catalogue::Importer& importer;
    catalogue::Exporter& exporter;
    catalogue::Restorer& restorer;
    playback::PlaybackService& playback;
    EventBus& events;
    const Clock& clock;
    Preferences& preferences;
    /// Keeps the token of "keep me signed in"; null where the desktop has no keyring.
    TokenKeeper* tokens = nullptr;
    std::filesystem::path libraryFolder;
    /// Null where nothing is analysed.
    playback::AnalysisService* analysis = nullptr;
};

}  // namespace linnet::ui
