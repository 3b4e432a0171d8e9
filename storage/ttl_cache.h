// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace linnet::storage {

/// A bounded cache whose entries expire: least recently used out first. Thread-safe.
/// `Key` needs std::hash and ==; values are returned by copy (use shared_ptr<const T> for large
/// ones).
template <class Key, class Value>
class TtlCache {
 public:
    using Time = std::chrono::steady_clock::time_point;
    struct Counters {
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
        std::uint64_t evictions = 0;
        std::uint64_t invalidations = 0;
    };

    TtlCache(std::size_t capacity, std::chrono::milliseconds timeToLive,
             std::function<Time()> now = std::chrono::steady_clock::now)
        : m_capacity(capacity), m_timeToLive(timeToLive), m_now(std::move(now)) {}

    [[nodiscard]] std::optional<Value> find(const Key& key) {
        const std::scoped_lock lock(m_mutex);
        const auto it = m_index.find(key);
        if (it == m_index.end() || it->second->expires <= m_now()) {
            if (it != m_index.end())
                erase(it);
            ++m_counters.misses;
            return std::nullopt;
        }
        m_entries.splice(m_entries.begin(), m_entries, it->second);
        ++m_counters.hits;
        return it->second->value;
    }

    void insert(const Key& key, Value value) {
        const std::scoped_lock lock(m_mutex);
        if (const auto it = m_index.find(key); it != m_index.end())
            erase(it);
        m_entries.push_front(Entry{key, std::move(value), m_now() + m_timeToLive});
        m_index.emplace(key, m_entries.begin());
        while (m_entries.size() > m_capacity) {
            m_index.erase(m_entries.back().key);
            m_entries.pop_back();
            ++m_counters.evictions;
        }
    }

    void invalidate(const Key& key) {
        const std::scoped_lock lock(m_mutex);
        if (const auto it = m_index.find(key); it != m_index.end()) {
            erase(it);
            ++m_counters.invalidations;
        }
    }

    void clear() {
        const std::scoped_lock lock(m_mutex);
        m_counters.invalidations += m_entries.size();
        m_entries.clear();
        m_index.clear();
    }

    [[nodiscard]] Counters counters() const {
        const std::scoped_lock lock(m_mutex);
        return m_counters;
    }
    [[nodiscard]] std::size_t size() const {
        const std::scoped_lock lock(m_mutex);
        return m_entries.size();
    }

 private:
    struct Entry {
        Key key;
        Value value;
        Time expires;
    };
    using Entries = std::list<Entry>;
    using Index = std::unordered_map<Key, typename Entries::iterator>;

    void erase(typename Index::iterator it) {
        m_entries.erase(it->second);
        m_index.erase(it);
    }

    const std::size_t m_capacity;
    const std::chrono::milliseconds m_timeToLive;
    const std::function<Time()> m_now;
    mutable std::mutex m_mutex;
    Entries m_entries;
    Index m_index;
    Counters m_counters;
};

}  // namespace linnet::storage
