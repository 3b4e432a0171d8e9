// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "core/catalogue/importer.h"
#include "core/events/session.h"

namespace linnet::ui {
class MainWindow;
}

namespace linnet::app {

/// Adds files for the profile that is in, with progress and report in the window as always, and
/// hands over what songs they are, whether they were new or there already. GUI thread only.
class FileOpener final : public QObject {
    Q_OBJECT

 public:
    /// Borrowed; both outlive this.
    FileOpener(ui::MainWindow& window, catalogue::Importer& importer);

    enum class Answer : std::uint8_t { Taken, NobodyIn, NotAFile, NotThere };
    /// In words, for whoever asked on the bus; nothing where it was taken.
    [[nodiscard]] static std::optional<QString> error(Answer answer);
    using Then = std::function<void(const Session& session, const std::vector<SongId>& songs)>;
    /// `then` is called later, in the order of the paths; not where nothing could be added, or the
    /// profile has gone meanwhile.
    [[nodiscard]] Answer open(const QString& uri, Then then);

 private:
    struct Wish {
        std::filesystem::path path;  ///< a file or a folder
        UserId user;
        std::vector<std::pair<std::filesystem::path, SongId>> songs;
        Then then;
    };
    void onSettled(const std::vector<catalogue::ImportOutcome>& outcomes);
    void onFinished();
    void fulfil(Wish& wish);

    ui::MainWindow& m_window;
    std::vector<Wish> m_wishes;
};

}  // namespace linnet::app
