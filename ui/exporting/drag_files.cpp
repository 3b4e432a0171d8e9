// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/drag_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

#include "core/catalogue/export/exporter.h"
#include "core/catalogue/export/naming_pattern.h"

namespace linnet::ui {

QByteArray dragFiles(Context& context, const Session& session,
                     const std::vector<catalogue::SongKey>& songs) {
    if (songs.size() > kMostDragged)
        return {};
    // A file manager copies them some time after the drop, so they stay.
    static const QTemporaryDir all;
    if (!all.isValid())
        return {};
    catalogue::ExportOrder order;
    order.songs = songs;
    order.pattern = catalogue::NamingPattern::original();
    order.durable = false;
    // The same songs again are the same files.
    const std::size_t which = qHashBits(songs.data(), songs.size() * sizeof(catalogue::SongKey));
    order.folder = QFile::encodeName(all.filePath(QString::number(which, 16))).toStdString();
    std::vector<catalogue::ExportOutcome> outcomes;
    std::ignore = context.exporter.run(session, order, {}, &outcomes);
    QByteArray list;
    for (const auto& outcome : outcomes) {
        if (outcome.kind == catalogue::ExportOutcome::Kind::Failed)
            continue;
        const QString path = QFile::decodeName(outcome.path.c_str());
        list += QUrl::fromLocalFile(path).toEncoded() + "\r\n";
    }
    return list;
}

}  // namespace linnet::ui
