// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace linnet::storage {

/// While it lives, the connection may keep 128 MiB of pages in memory instead of the few of its
/// layout, for a transaction that changes rows all over the file: with a small cache each page is
/// written to the log and read back every time that one of its rows is changed. What the
/// transaction has changed is let go when it ends. Not two at a time on a connection.
class WideCache {
 public:
    explicit WideCache(Connection& connection);
    ~WideCache();
    WideCache(const WideCache&) = delete;
    WideCache& operator=(const WideCache&) = delete;

 private:
    Connection& m_connection;
    int m_before;
};

}  // namespace linnet::storage
