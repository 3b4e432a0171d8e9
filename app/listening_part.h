// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/export/document_part.h"
#include "core/playback/listening_records.h"

namespace linnet::app {

/// What the playback service remembers, in the document of a library:
///
///     "listens": [{"song": content, "started_at": time, "heard_ms", "completed"}]
///     "playback_log": [{"song": content, "action": "play" | "pause" | "stop", "position_ms",
///       "at": time}]
///
/// both oldest first.
class ListeningPart final : public catalogue::DocumentPart {
 public:
    explicit ListeningPart(playback::ListeningRecords records) : m_records(records) {}

    [[nodiscard]] QStringList lists() const override;
    [[nodiscard]] Result<> save(const Session& session, const QString& list, const NameOf& nameOf,
                                const Add& add) override;
    [[nodiscard]] Result<std::int64_t> restore(const Session& session, const QJsonObject& document,
                                               const SongNamed& songNamed) override;

 private:
    playback::ListeningRecords m_records;
};

}  // namespace linnet::app
