// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/schema.h"

#include <QFile>

// Q_INIT_RESOURCE must stand outside any namespace.
static void initSchemaResource() {
    Q_INIT_RESOURCE(schema);
}

namespace linnet::storage {
namespace {

/// About 0.1 s of the processor: what a transaction waits for at its end, and a writer at most for
/// the search to follow an earlier one.
constexpr std::int64_t kSongsSettled = 1000;

Script script(const QString& name) {
    initSchemaResource();
    QFile file(QStringLiteral(":/schema/%1.sql").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the schema %s is not in the program", qPrintable(name));
    return {name, file.readAll()};
}

/// The statements of a script without strings that hold a semicolon.
std::vector<QByteArray> statements(const Script& all) {
    std::vector<QByteArray> found;
    for (const QByteArray& statement : all.sql.split(';'))
        if (!statement.trimmed().isEmpty())
            found.push_back(statement);
    return found;
}

}  // namespace

Schema librarySchema() {
    // Version 1 stands for all that was tried before; see CONTRIBUTING, "Database".
    return {5,
            {script(QStringLiteral("user_auth")), script(QStringLiteral("music_catalogue")),
             script(QStringLiteral("playback"))},
            {},
            {{statements(script(QStringLiteral("settle_names")))},
             {statements(script(QStringLiteral("settle_songs"))), kSongsSettled}}};
}

Schema mediaSchema() {
    return {1, {script(QStringLiteral("media"))}, {}, {}};
}

}  // namespace linnet::storage
