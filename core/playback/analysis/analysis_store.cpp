// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/analysis_store.h"

#include <algorithm>

#include "storage/bind.h"
#include "storage/database.h"

namespace linnet::playback {

using storage::bind;
using storage::blob;
using storage::Connection;
using storage::ContentHash;
using storage::number;

namespace {

constexpr std::size_t kForgetAtOnce = 500;

void bindBytes(SQLite::Statement& statement, int index, const QByteArray& bytes) {
    // A null pointer would bind NULL where no bytes are meant.
    statement.bind(index, bytes.isEmpty() ? static_cast<const void*>("") : bytes.constData(),
                   static_cast<int>(bytes.size()));
}

LoudnessHistogram histogram(const SQLite::Statement& statement, int column) {
    return LoudnessHistogram::fromBytes(blob(statement, column)).value_or(LoudnessHistogram());
}

void insert(Connection& connection, const ContentHash& audio, const Analysis& analysis,
            const QString& failure, Timestamp now) {
    auto& statement = connection.prepare(
        "INSERT OR REPLACE INTO audio_analysis (audio_hash, failure, frames, sample_rate, "
        "integrated_lufs, range_lu, true_peak_dbtp, frames_hash, momentary, short_term, waveform, "
        "analysed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const AudioFacts& facts = analysis.facts;
    bind(statement, 1, audio);
    if (failure.isEmpty())
        statement.bind(2);
    else
        bind(statement, 2, failure);
    bind(statement, 3, facts.frames);
    statement.bind(4, facts.sampleRateHz);
    storage::bind(statement, 5, facts.integratedLufs);
    statement.bind(6, facts.rangeLu);
    storage::bind(statement, 7, facts.truePeakDbtp);
    bindBytes(statement, 8, facts.framesHash);
    bindBytes(statement, 9, analysis.momentary.toBytes());
    bindBytes(statement, 10, analysis.shortTerm.toBytes());
    bindBytes(statement, 11, analysis.waveform.toBytes());
    storage::bind(statement, 12, now);  // std::bind would be found, too
    statement.exec();
}

}  // namespace

Result<std::optional<AudioFacts>> AnalysisStore::facts(const ContentHash& audio) {
    return m_rows.read([&](Connection& connection) -> std::optional<AudioFacts> {
        auto& statement = connection.prepare(
            "SELECT frames, sample_rate, integrated_lufs, range_lu, true_peak_dbtp, frames_hash "
            "FROM audio_analysis WHERE audio_hash = ? AND failure IS NULL");
        bind(statement, 1, audio);
        if (!statement.executeStep())
            return std::nullopt;
        AudioFacts facts;
        facts.frames = number(statement, 0);
        facts.sampleRateHz = static_cast<int>(number(statement, 1));
        facts.integratedLufs = storage::maybeDouble(statement, 2);
        facts.rangeLu = statement.getColumn(3).getDouble();
        facts.truePeakDbtp = storage::maybeDouble(statement, 4);
        facts.framesHash = blob(statement, 5).toByteArray();
        return facts;
    });
}

Result<std::optional<TogetherFacts>> AnalysisStore::together(std::span<const ContentHash> audios) {
    return m_rows.read([&](Connection& connection) -> std::optional<TogetherFacts> {
        LoudnessHistogram momentary;
        LoudnessHistogram shortTerm;
        TogetherFacts facts;
        bool any = false;
        for (const ContentHash& audio : audios) {
            auto& statement = connection.prepare(
                "SELECT failure IS NULL, true_peak_dbtp, momentary, short_term "
                "FROM audio_analysis WHERE audio_hash = ?");
            bind(statement, 1, audio);
            if (!statement.executeStep())
                return std::nullopt;
            if (number(statement, 0) == 0)
                continue;
            any = true;
            momentary += histogram(statement, 2);
            shortTerm += histogram(statement, 3);
            // An empty optional is less than any peak.
            facts.truePeakDbtp = std::max(facts.truePeakDbtp, storage::maybeDouble(statement, 1));
        }
        if (!any)
            return std::nullopt;
        facts.integratedLufs = momentary.integratedLufs();
        facts.rangeLu = shortTerm.rangeLu();
        return facts;
    });
}

Result<std::optional<Waveform>> AnalysisStore::waveform(const ContentHash& audio) {
    return m_rows.read([&](Connection& connection) -> std::optional<Waveform> {
        auto& statement = connection.prepare(
            "SELECT waveform FROM audio_analysis WHERE audio_hash = ? AND failure IS NULL");
        bind(statement, 1, audio);
        if (!statement.executeStep())
            return std::nullopt;
        return Waveform::fromBytes(blob(statement, 0));
    });
}

Result<AnalysisStore::State> AnalysisStore::state(const ContentHash& audio) {
    return m_rows.read([&](Connection& connection) {
        auto& statement =
            connection.prepare("SELECT failure IS NULL FROM audio_analysis WHERE audio_hash = ?");
        bind(statement, 1, audio);
        if (!statement.executeStep())
            return State::Unknown;
        return number(statement, 0) != 0 ? State::Analysed : State::Unreadable;
    });
}

Result<> AnalysisStore::put(std::span<const Finding> findings, Timestamp now) {
    return m_rows.write([&](Connection& connection) {
        for (const Finding& finding : findings) {
            if (finding.analysis)
                insert(connection, finding.audio, *finding.analysis, {}, now);
            else
                insert(connection, finding.audio, {},
                       QStringLiteral("%1: %2")
                           .arg(static_cast<int>(finding.analysis.error().code))
                           .arg(finding.analysis.error().detail),
                       now);
        }
    });
}

Result<std::int64_t> AnalysisStore::collect(const std::function<bool(const ContentHash&)>& keep) {
    const auto gone = m_rows.read([&](Connection& connection) {
        std::vector<ContentHash> hashes;
        auto& statement = connection.prepare("SELECT audio_hash FROM audio_analysis");
        while (statement.executeStep()) {
            if (const auto hash = storage::maybeHash(statement, 0); hash && !keep(*hash))
                hashes.push_back(*hash);
        }
        return hashes;
    });
    if (!gone)
        return fail(gone.error());
    for (std::size_t from = 0; from < gone->size(); from += kForgetAtOnce) {
        const auto some =
            std::span(*gone).subspan(from, std::min(kForgetAtOnce, gone->size() - from));
        auto forgotten = m_rows.write([&](Connection& connection) {
            for (const ContentHash& hash : some) {
                auto& statement =
                    connection.prepare("DELETE FROM audio_analysis WHERE audio_hash = ?");
                bind(statement, 1, hash);
                statement.exec();
            }
        });
        if (!forgotten)
            return fail(std::move(forgotten.error()));
    }
    return static_cast<std::int64_t>(gone->size());
}

}  // namespace linnet::playback
