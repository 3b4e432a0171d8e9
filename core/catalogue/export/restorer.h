// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "core/catalogue/export/library_document.h"

namespace linnet::catalogue {

class Importer;

/// Brings a folder that was exported with everything back into a library: its songs through the
/// importer, whose report tells of them, and then what the document says. Lives where the importer
/// does; the signals arrive there.
class Restorer : public QObject {
    Q_OBJECT

 public:
    /// Arguments are borrowed and outlive it. `part` as the Exporter's.
    Restorer(CatalogueService& catalogue, Importer& importer, DocumentPart* part = nullptr,
             QObject* parent = nullptr);
    ~Restorer() override;

    /// Whether a document lies in this folder; looks at the disk.
    [[nodiscard]] static bool holdsDocument(const std::filesystem::path& folder);

    /// restored() or failed() follows. One folder at a time; another one waits. An import that is
    /// cancelled brings nothing back but its songs, and ends in failed(Cancelled).
    void start(const Session& session, const std::filesystem::path& folder);
    [[nodiscard]] bool running() const;

 Q_SIGNALS:
    void restored(const linnet::catalogue::RestoreReport& report);
    /// The document could not be read (see readDocument()), or the library not be written. What was
    /// brought back until then stays.
    void failed(const linnet::Error& error);

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::catalogue
