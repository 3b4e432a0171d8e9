// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <stop_token>

#include "core/catalogue/export/export_order.h"
#include "core/events/session.h"

namespace linnet::catalogue {

class CatalogueService;
class DocumentPart;

/// Writes songs out of the library in the background: their bytes as they were imported, or copies
/// with the current tags. Each file is there whole or not at all; nothing that is there is written
/// over (but for the document), and what is there already with the same bytes is passed over, so
/// that an export goes on where it was broken off. start() and cancel() belong to the thread the
/// object lives in, and the signals arrive there. One run at a time; what is started meanwhile
/// waits.
class Exporter : public QObject {
    Q_OBJECT

 public:
    /// Arguments are borrowed and outlive it. `part`: what the document says besides; null:
    /// nothing.
    explicit Exporter(CatalogueService& catalogue, DocumentPart* part = nullptr,
                      QObject* parent = nullptr);
    ~Exporter() override;

    /// A pattern that NamingPattern refuses ends the run with InvalidInput.
    void start(const Session& session, ExportOrder order);
    /// All that was started. What is written stays; finished() follows with `cancelled`.
    void cancel();
    [[nodiscard]] bool running() const;
    /// Whose export runs.
    [[nodiscard]] std::optional<UserId> runningFor() const;

    /// The same at once, on the calling thread; any thread but the GUI's.
    [[nodiscard]] ExportReport run(const Session& session, const ExportOrder& order,
                                   const std::stop_token& stop = {},
                                   std::vector<ExportOutcome>* outcomes = nullptr);

 Q_SIGNALS:
    void progressed(const linnet::catalogue::ExportProgress& progress);
    void settled(const std::vector<linnet::catalogue::ExportOutcome>& outcomes);
    void finished(const linnet::catalogue::ExportReport& report);

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::catalogue
