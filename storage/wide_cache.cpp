// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/wide_cache.h"

#include <string>

namespace linnet::storage {
namespace {

constexpr int kKiB = 128 << 10;

}  // namespace

WideCache::WideCache(Connection& connection)
    : m_connection(connection),
      m_before(connection.raw().execAndGet("PRAGMA cache_size").getInt()) {
    m_connection.exec(("PRAGMA cache_size = -" + std::to_string(kKiB)).c_str());
}

WideCache::~WideCache() {
    // The only failure is a lack of memory; then the cache stays wide.
    m_connection.raw().tryExec(("PRAGMA cache_size = " + std::to_string(m_before)).c_str());
}

}  // namespace linnet::storage
