// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listening_part.h"

#include <QJsonArray>
#include <algorithm>
#include <map>

#include "core/catalogue/export/document_json.h"
#include "core/playback/resume_points.h"

namespace linnet::app {
namespace {

using catalogue::timeFromJson;
using playback::EqualiserPreset;
using playback::ListenEntry;
using playback::LogEntry;
using playback::PlaceEntry;
using std::chrono::milliseconds;

const QString kListens = QStringLiteral("listens");
const QString kLog = QStringLiteral("playback_log");
const QString kPlaces = QStringLiteral("resume_points");
const QString kPresets = QStringLiteral("equaliser_presets");
const QString kSong = QStringLiteral("song");
const QString kStartedAt = QStringLiteral("started_at");
const QString kHeard = QStringLiteral("heard_ms");
const QString kCompleted = QStringLiteral("completed");
const QString kAction = QStringLiteral("action");
const QString kPosition = QStringLiteral("position_ms");
const QString kAt = QStringLiteral("at");
const QString kLeftAt = QStringLiteral("left_at");
const QString kName = QStringLiteral("name");
const QString kPreamp = QStringLiteral("preamp_db");
const QString kBands = QStringLiteral("bands_db");

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

QJsonObject toJson(const PlaceEntry& place) {
    QJsonObject entry{{kPosition, static_cast<qint64>(place.position.count())}};
    if (place.leftAt > Timestamp())
        entry.insert(kLeftAt, toIso8601(place.leftAt));
    return entry;
}

QJsonObject toJson(const EqualiserPreset& preset) {
    QJsonArray bands;
    for (const double band : preset.curve.bandsDb)
        bands.append(band);
    return {{kName, preset.name}, {kPreamp, preset.curve.preampDb}, {kBands, bands}};
}

std::optional<EqualiserPreset> presetFromJson(const QJsonObject& entry) {
    EqualiserPreset preset;
    preset.name = entry.value(kName).toString();
    const QJsonValue preamp = entry.value(kPreamp);
    const QJsonArray bands = entry.value(kBands).toArray();
    const bool areNumbers =
        std::ranges::all_of(bands, [](const QJsonValue& band) { return band.isDouble(); });
    if (bands.size() != std::ssize(preset.curve.bandsDb) || !areNumbers ||
        !(preamp.isDouble() || preamp.isUndefined()))
        return std::nullopt;
    preset.curve.preampDb = preamp.toDouble();
    for (qsizetype i = 0; i < bands.size(); ++i)
        preset.curve.bandsDb[static_cast<std::size_t>(i)] = bands[i].toDouble();
    return preset;
}

/// By what the document calls the songs.
std::map<QString, milliseconds> lengthsOf(const QJsonObject& document) {
    std::map<QString, milliseconds> lengths;
    for (const auto& value : document.value(QStringLiteral("songs")).toArray()) {
        const QJsonObject entry = value.toObject();
        const milliseconds length(entry.value(QStringLiteral("duration_ms")).toInteger());
        if (playback::isLong(length))
            lengths.emplace(entry.value(QStringLiteral("content")).toString(), length);
    }
    return lengths;
}

std::vector<PlaceEntry> placesFrom(const QJsonObject& document,
                                   const catalogue::DocumentPart::SongNamed& songNamed) {
    std::vector<PlaceEntry> places;
    const QJsonArray list = document.value(kPlaces).toArray();
    if (list.isEmpty())
        return places;
    const auto lengths = lengthsOf(document);
    for (const auto& value : list) {
        const QJsonObject entry = value.toObject();
        const auto length = lengths.find(entry.value(kSong).toString());
        const auto song = songNamed(entry.value(kSong).toString());
        if (!song || length == lengths.end())
            continue;
        const milliseconds position(entry.value(kPosition).toInteger());
        if (const auto place = playback::resumePoint(position, length->second, false))
            places.push_back(
                {*song, *place, timeFromJson(entry.value(kLeftAt)).value_or(Timestamp())});
    }
    return places;
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
    return {kListens, kLog, kPlaces, kPresets};
}

Result<> ListeningPart::save(const Session& session, const QString& list, const NameOf& nameOf,
                             const Add& add) {
    if (list == kListens)
        return saveEach(m_records.listens(session), nameOf, add);
    if (list == kLog)
        return saveEach(m_records.log(session), nameOf, add);
    if (list == kPlaces)
        return saveEach(m_records.places(session), nameOf, add);
    const auto presets = m_records.presets(session);
    if (!presets)
        return fail(presets.error());
    for (const EqualiserPreset& preset : *presets)
        if (auto added = add(toJson(preset)); !added)
            return added;
    return {};
}

Result<catalogue::DocumentPart::Restored> ListeningPart::restore(const Session& session,
                                                                 const QJsonObject& document,
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
    std::vector<EqualiserPreset> presets;
    for (const auto& value : document.value(kPresets).toArray())
        if (auto preset = presetFromJson(value.toObject()))
            presets.push_back(std::move(*preset));
    const auto heard = m_records.add(session, listens);
    if (!heard)
        return fail(heard.error());
    if (const auto logged = m_records.add(session, log); !logged)
        return fail(logged.error());
    // After the listens: they tell of songs that were heard to their end since.
    const auto places = m_records.add(session, placesFrom(document, songNamed));
    if (!places)
        return fail(places.error());
    const auto kept = m_records.add(session, presets);
    if (!kept)
        return fail(kept.error());
    return Restored{*heard, *places, *kept};
}

}  // namespace linnet::app
