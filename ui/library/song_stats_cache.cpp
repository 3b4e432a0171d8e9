// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_stats_cache.h"

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "core/events/event_bus.h"
#include "ui/ask.h"

namespace linnet::ui {

using catalogue::SongKey;
using catalogue::SongStats;

SongStatsCache::SongStatsCache(Context& context, QObject* parent)
    : QObject(parent), m_context(context) {
    connect(&context.events, &EventBus::published, this, &SongStatsCache::onPublished);
}

void SongStatsCache::setSession(std::optional<Session> session) {
    m_session = std::move(session);
    m_known.clear();
    m_stale.clear();
    m_wanted.clear();
    ++m_generation;
}

const SongStats* SongStatsCache::of(SongKey song) {
    const auto known = m_known.find(song);
    if ((known == m_known.end() || m_stale.contains(song)) && m_session) {
        m_wanted.insert(song);
        if (!std::exchange(m_sending, true))
            QMetaObject::invokeMethod(
                this, [this] { send(); }, Qt::QueuedConnection);
    }
    return known == m_known.end() ? nullptr : &known->second;
}

void SongStatsCache::onPublished(const Event& event) {
    const auto* changed_ = std::get_if<SongStatsChanged>(&event);
    if (!changed_ || !m_session || changed_->user != m_session->user())
        return;
    for (const auto& known : m_known)
        m_stale.insert(known.first);
    ++m_generation;  // what is on its way may be older
    m_sending = false;
    m_wanted.clear();
    Q_EMIT changed();
}

void SongStatsCache::send() {
    m_sending = false;
    if (!m_session || m_wanted.empty())
        return;
    std::vector<SongKey> keys(m_wanted.begin(), m_wanted.end());
    m_wanted.clear();
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, keys] {
            return catalogue->statistics().stats(session, keys);
        },
        [this, keys, generation = m_generation](const Result<std::vector<SongStats>>& stats) {
            if (generation != m_generation || !stats)
                return;
            if (m_known.size() > kMost) {
                m_known.clear();
                m_stale.clear();
            }
            for (std::size_t i = 0; i < keys.size(); ++i) {
                m_known[keys[i]] = (*stats)[i];
                m_stale.erase(keys[i]);
            }
            Q_EMIT changed();
        });
}

}  // namespace linnet::ui
