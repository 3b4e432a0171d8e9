// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_model.h"

#include <QDateTime>
#include <QMutex>
#include <unordered_map>

#include "core/catalogue/catalogue_service.h"
#include "core/playback/playback_service.h"
#include "ui/library/words.h"

namespace linnet::ui {

/// What song a key stands for. Thread-safe.
class HistoryModel::Played {
 public:
    void set(const std::vector<playback::HistoryEntry>& entries) {
        std::unordered_map<qint64, SongId> songs;
        songs.reserve(entries.size());
        for (const auto& entry : entries)
            songs.emplace(entry.startedAt.time_since_epoch().count(), entry.song);
        const QMutexLocker lock(&m_mutex);
        m_songs = std::move(songs);
    }
    [[nodiscard]] std::vector<SongId> of(std::span<const HistoryKey> keys) const {
        const QMutexLocker lock(&m_mutex);
        std::vector<SongId> songs;
        songs.reserve(keys.size());
        for (const HistoryKey key : keys) {
            const auto song = m_songs.find(static_cast<qint64>(key));
            songs.push_back(song == m_songs.end() ? SongId() : song->second);
        }
        return songs;
    }

 private:
    mutable QMutex m_mutex;
    std::unordered_map<qint64, SongId> m_songs;
};

HistoryModel::HistoryModel(Context& context, QObject* parent)
    : PagedModel(parent), m_context(context), m_played(std::make_shared<Played>()) {}

void HistoryModel::setSession(std::optional<Session> session) {
    if (m_session)
        setSource(std::nullopt);
    m_session = std::move(session);
    m_played = std::make_shared<Played>();
    if (!m_session)
        return;
    Source source;
    source.list = [playback = &m_context.playback, session = *m_session,
                   played = m_played](std::size_t limit) -> Result<Keys> {
        const auto entries = playback->history(session);
        if (!entries)
            return fail(entries.error());
        played->set(*entries);
        Keys keys;
        keys.reserve(entries->size());
        for (const auto& entry : *entries)
            keys.push_back(HistoryKey{entry.startedAt.time_since_epoch().count()});
        if (limit > 0)
            keys.resize(std::min(limit, keys.size()));
        return keys;
    };
    source.rows =
        [catalogue = &m_context.catalogue, session = *m_session, played = m_played](
            std::span<const HistoryKey> keys) -> Result<std::vector<std::optional<HistoryRow>>> {
        const auto ids = played->of(keys);
        auto songs = catalogue->songs(session, std::span<const SongId>(ids));
        if (!songs)
            return fail(songs.error());
        std::vector<std::optional<HistoryRow>> rows;
        for (std::size_t i = 0; i < keys.size(); ++i)
            rows.emplace_back(HistoryRow{ids[i], std::move((*songs)[i]), timeOf(keys[i])});
        return rows;
    };
    setSource(std::move(source));
}

std::vector<SongId> HistoryModel::ids(const std::vector<int>& rows) const {
    Keys keys;
    for (const int at : rows) {
        if (const auto key = keyAt(at))
            keys.push_back(*key);
    }
    return m_played->of(keys);
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryRow* row = this->row(index.row());
    if (!row)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    const QString title = row->song ? row->song->fields.title : tr("Not in the library any more");
    const QString artist = row->song ? row->song->fields.artist : QString();
    switch (role) {
        case Qt::DisplayRole:
        case TitleRole:
            return title;
        case ArtistRole:
            return artist;
        case WhenRole:
            return words::timeOfDay(row->startedAt);
        case IdRole:
            return row->id.toString();
        case Qt::AccessibleTextRole: {
            const QDate day = QDateTime::fromMSecsSinceEpoch(
                                  static_cast<qint64>(row->startedAt.time_since_epoch().count()))
                                  .date();
            return tr("%1, %2, %3 %4, %5 of %6")
                .arg(title, artist.isEmpty() ? tr("unknown artist") : artist,
                     dayWords(day, QDate::currentDate()), words::timeOfDay(row->startedAt),
                     words::number(index.row() + 1), words::number(rowCount()));
        }
        default:
            return {};
    }
}

QHash<int, QByteArray> HistoryModel::roleNames() const {
    return {{Qt::DisplayRole, "display"},
            {IdRole, "id"},
            {TitleRole, "title"},
            {ArtistRole, "artist"},
            {WhenRole, "when"}};
}

}  // namespace linnet::ui
