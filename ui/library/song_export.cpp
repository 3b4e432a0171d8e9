// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_export.h"

#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <vector>

namespace linnet::ui {

namespace {

constexpr std::size_t kBlock = 1 << 20;
constexpr int kMostNames = 10'000;
constexpr std::size_t kBatch = 200;

/// "name.mp3", "name (2).mp3", …: the first that is free is made and opened.
bool createNew(QFile& file, const QString& folder, const QString& name) {
    const QFileInfo parts(name);
    const QString stem = parts.completeBaseName();
    const QString ending = parts.suffix().isEmpty() ? QString() : u'.' + parts.suffix();
    for (int i = 1; i < kMostNames; ++i) {
        const QString candidate =
            i == 1 ? name : QStringLiteral("%1 (%2)%3").arg(stem).arg(i).arg(ending);
        const QString path = folder + u'/' + candidate;
        file.setFileName(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return true;
        if (!QFileInfo::exists(path) && !QFileInfo(path).isSymLink())
            return false;
    }
    return false;
}

Result<> writeSong(catalogue::CatalogueService& catalogue, const Session& session,
                   const catalogue::Song& song, const QString& folder, const std::stop_token& stop,
                   QStringList* written) {
    auto audio = catalogue.audio(session, song.id);
    if (!audio)
        return fail(audio.error());
    QFile file;
    if (!createNew(file, folder, safeFileName(song.fileName)))
        return fail(ErrorCode::Io, file.errorString());
    const auto abandon = [&file](Error error) -> Result<> {
        file.close();
        file.remove();
        return fail(std::move(error));
    };
    std::vector<std::byte> block(kBlock);
    for (std::int64_t offset = 0; offset < (*audio)->size();) {
        if (stop.stop_requested())
            return abandon({ErrorCode::Cancelled, {}});
        const auto count = (*audio)->read(offset, block);
        if (!count)
            return abandon(count.error());
        if (*count == 0)
            return abandon({ErrorCode::Damaged, QStringLiteral("the stored song ends early")});
        const auto size = static_cast<qint64>(*count);
        if (file.write(reinterpret_cast<const char*>(block.data()), size) != size)
            return abandon(
                {file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Io,
                 file.errorString()});
        offset += size;
    }
    if (!file.flush())
        return abandon({ErrorCode::DiskFull, file.errorString()});
    file.close();
    if (written)
        written->append(file.fileName());
    return {};
}

}  // namespace

QString safeFileName(const QString& name) {
    QString safe;
    for (const QChar c : name)
        safe += c == u'/' || c == u'\\' || c.category() == QChar::Other_Control ? QChar(u'_') : c;
    while (safe.startsWith(u'.') || safe.startsWith(u' '))
        safe.remove(0, 1);
    if (safe.isEmpty())
        return QStringLiteral("song.mp3");
    constexpr int kMostBytes = 200;
    const qsizetype dot = safe.lastIndexOf(u'.');
    QString ending = dot > 0 && safe.size() - dot <= 8 ? safe.mid(dot) : QString();
    QString stem = safe.chopped(ending.size());
    while (stem.toUtf8().size() + ending.toUtf8().size() > kMostBytes)
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    return stem + ending;
}

ExportOutcome exportSongs(catalogue::CatalogueService& catalogue, const Session& session,
                          std::span<const SongId> songs, const QString& folder,
                          const std::stop_token& stop, QStringList* written) {
    ExportOutcome outcome;
    const auto note = [&outcome](const Error& error, std::int64_t count) {
        if (outcome.failed == 0)
            outcome.firstError = error;
        outcome.failed += count;
    };
    for (std::size_t first = 0; first < songs.size(); first += kBatch) {
        const auto batch = songs.subspan(first, std::min(kBatch, songs.size() - first));
        const auto rows = catalogue.songs(session, batch);
        if (!rows) {
            note(rows.error(), static_cast<std::int64_t>(batch.size()));
            continue;
        }
        for (const auto& song : *rows) {
            if (stop.stop_requested()) {
                outcome.stopped = true;
                return outcome;
            }
            const auto done = song ? writeSong(catalogue, session, *song, folder, stop, written)
                                   : Result<>(fail(ErrorCode::NotFound));
            if (done)
                ++outcome.written;
            else
                note(done.error(), 1);
        }
    }
    return outcome;
}

}  // namespace linnet::ui
