// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>

#include "core/events/session.h"
#include "storage/content_hash.h"

namespace linnet::catalogue {
class CatalogueService;
}

namespace linnet::app {

/// The cover of what plays, as a file that the desktop can open: in a folder of its own that nobody
/// else may enter, below the session's runtime folder, and gone with this object. One file at a
/// time. GUI thread only; read and written on another.
class ArtFile final : public QObject {
    Q_OBJECT

 public:
    /// Borrowed; outlives ui::askPool()'s work.
    explicit ArtFile(catalogue::CatalogueService& catalogue);
    ~ArtFile() override;

    /// Removes what Linnets that were killed have left. Blocks; any thread.
    static void removeLeftovers();

    /// changed() follows when the file is there; the one of another picture goes now.
    void show(const Session& session, const storage::ContentHash& artwork);
    /// The file goes now, also one that is still on its way.
    void clear();
    /// A file: URL; empty while this picture's file is not there.
    [[nodiscard]] QString url(const std::optional<storage::ContentHash>& artwork) const;

 Q_SIGNALS:
    void changed();

 private:
    class Folder;
    catalogue::CatalogueService& m_catalogue;
    /// Whoever writes holds it too, so that nothing is left when a file comes late.
    std::shared_ptr<Folder> m_folder;
    std::optional<storage::ContentHash> m_wanted;
    QString m_path;
    quint64 m_number = 0;
};

}  // namespace linnet::app
