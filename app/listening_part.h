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
///     "resume_points": [{"song": content, "position_ms", "left_at": time}]
///     "equaliser_presets": [{"name", "preamp_db", "bands_db": [ten numbers, 31.25 Hz first]}]
///
/// the presets by name, the others oldest first. A place that is none of a long song
/// (resume_points.h; how long it is says the document) and a preset that has no name or not ten
/// numbers are passed over; numbers beyond EqualiserCurve::kMostDb are brought within it. What is
/// there already decides as ListeningRecords says: nothing that is later, and no preset, is lost.
class ListeningPart final : public catalogue::DocumentPart {
 public:
    explicit ListeningPart(playback::ListeningRecords records) : m_records(records) {}

    [[nodiscard]] QStringList lists() const override;
    [[nodiscard]] Result<> save(const Session& session, const QString& list, const NameOf& nameOf,
                                const Add& add) override;
    [[nodiscard]] Result<Restored> restore(const Session& session, const QJsonObject& document,
                                           const SongNamed& songNamed) override;

 private:
    playback::ListeningRecords m_records;
};

}  // namespace linnet::app
