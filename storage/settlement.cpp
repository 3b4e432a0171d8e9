// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/settlement.h"

namespace linnet::storage {
namespace {

SQLite::Statement& bound(Connection& connection, const QByteArray& sql, std::int64_t most) {
    auto& statement = connection.prepare(sql.constData());
    if (statement.getBindParameterCount() > 0)
        statement.bind(1, most);
    return statement;
}

std::int64_t dueIn(Connection& connection, const Settlement& settlement) {
    auto& count = bound(connection, settlement.statements.front(), settlement.most);
    const std::int64_t due = count.executeStep() ? count.getColumn(0).getInt64() : 0;
    count.reset();
    return due;
}

void settle(Connection& connection, const Settlement& settlement) {
    for (std::size_t i = 1; i < settlement.statements.size(); ++i) {
        auto& statement = bound(connection, settlement.statements[i], settlement.most);
        statement.exec();
        statement.reset();
    }
}

}  // namespace

bool settleFew(Connection& connection, const Settlement& settlement) {
    const std::int64_t due = dueIn(connection, settlement);
    if (due == 0 || due > settlement.most)
        return due > 0;
    settle(connection, settlement);
    return false;
}

bool settleSome(Connection& connection, const Settlement& settlement) {
    const std::int64_t due = dueIn(connection, settlement);
    if (due > 0)
        settle(connection, settlement);
    return due <= settlement.most;
}

}  // namespace linnet::storage
