// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listening_part.h"

#include <QJsonArray>

#include "core/catalogue/export/document_json.h"

namespace linnet::app {
namespace {

using catalogue::timeFromJson;
using playback::ListenEntry;
using playback::LogEntry;
using std::chrono::milliseconds;

const QString kListens = QStringLiteral("listens");
const QString kLog = QStringLiteral("playback_log");
const QString kSong = QStringLiteral("song");
const QString kStartedAt = QStringLiteral("started_at");
const QString kHeard = QStringLiteral("heard_ms");
const QString kCompleted = QStringLiteral("completed");
const QString kAction = QStringLiteral("action");
const QString kPosition = QStringLiteral("position_ms");
const QString kAt = QStringLiteral("at");

QJsonObject toJson(const ListenEntry& listen) {
    return {{kStartedAt, toIso8601(listen.startedAt)},
            {kHeard, static_cast<qint64>(listen.heard.count())},
            {kCompleted, listen.completed}};
}

QJsonObject toJson(const LogEntry& entry) {
    return {{kAction, playback::nameOf(entry.action)},
            {kPosition, static_cast<qint64>(entry.position.count())},
            {kAt, toIso8601(entry.timestamp)}};
}

/// Songs that are not in the document have no name there, and what was heard of them stays out.
template <class Entry>
Result<> saveEach(const Result<std::vector<Entry>>& entries,
                  const catalogue::DocumentPart::NameOf& nameOf,
                  const catalogue::DocumentPart::Add& add) {
    if (!entries)
        return fail(entries.error());
    for (const Entry& entry : *entries) {
        const QString name = nameOf(entry.song);
        if (name.isEmpty())
            continue;
        QJsonObject json = toJson(entry);
        json.insert(kSong, name);
        if (auto added = add(json); !added)
            return added;
    }
    return {};
}

}  // namespace

QStringList ListeningPart::lists() const {
    return {kListens, kLog};
}

Result<> ListeningPart::save(const Session& session, const QString& list, const NameOf& nameOf,
                             const Add& add) {
    return list == kListens ? saveEach(m_records.listens(session), nameOf, add)
                            : saveEach(m_records.log(session), nameOf, add);
}

Result<std::int64_t> ListeningPart::restore(const Session& session, const QJsonObject& document,
                                            const SongNamed& songNamed) {
    std::vector<ListenEntry> listens;
    for (const auto& value : document.value(kListens).toArray()) {
        const QJsonObject entry = value.toObject();
        const auto song = songNamed(entry.value(kSong).toString());
        const auto at = timeFromJson(entry.value(kStartedAt));
        if (song && at)
            listens.push_back({*song, *at, milliseconds(entry.value(kHeard).toInteger()),
                               entry.value(kCompleted).toBool()});
    }
    std::vector<LogEntry> log;
    for (const auto& value : document.value(kLog).toArray()) {
        const QJsonObject entry = value.toObject();
        const auto song = songNamed(entry.value(kSong).toString());
        const auto at = timeFromJson(entry.value(kAt));
        const auto action = playback::actionNamed(entry.value(kAction).toString());
        if (song && at && action)
            log.push_back({*song, *action, milliseconds(entry.value(kPosition).toInteger()), *at});
    }
    const auto heard = m_records.add(session, listens);
    if (!heard)
        return fail(heard.error());
    if (const auto logged = m_records.add(session, log); !logged)
        return fail(logged.error());
    return *heard;
}

}  // namespace linnet::app
