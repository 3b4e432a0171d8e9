// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/queue_model.h"

#include <numeric>

#include "core/catalogue/catalogue_service.h"
#include "ui/ask.h"
#include "ui/library/words.h"
#include "ui/player/queue_plan.h"

namespace linnet::ui {

namespace {

constexpr std::size_t kMaxWanted = 4;

}  // namespace

QueueModel::QueueModel(Context& context, QObject* parent)
    : QAbstractListModel(parent), m_context(context) {
    m_rows.setMaxCost(kKeptRows);
    connect(&context.events, &EventBus::published, this, [this](const Event& event) {
        if (const auto* updated = std::get_if<SongUpdated>(&event))
            changedRow(updated->song);
        else if (const auto* removed = std::get_if<SongRemoved>(&event))
            changedRow(removed->song);
    });
}

void QueueModel::setSession(std::optional<Session> session) {
    beginResetModel();
    m_session = std::move(session);
    ++m_generation;
    m_sending = false;
    m_failed.reset();
    m_wanted.clear();
    m_rows.clear();
    m_songs.clear();
    endResetModel();
}

bool QueueModel::setSongs(std::vector<SongId> songs) {
    const QueueChange change = planQueueChange(m_songs, songs);
    const auto first = static_cast<int>(change.first);
    const auto removed = static_cast<int>(change.removed);
    const auto inserted = static_cast<int>(change.inserted);
    m_failed.reset();
    switch (change.kind) {
        case QueueChange::Kind::None:
            return false;
        case QueueChange::Kind::Insert:
            beginInsertRows({}, first, first + inserted - 1);
            m_songs = std::move(songs);
            endInsertRows();
            return true;
        case QueueChange::Kind::Remove:
            beginRemoveRows({}, first, first + removed - 1);
            m_songs = std::move(songs);
            endRemoveRows();
            return true;
        case QueueChange::Kind::Move: {
            const auto to = static_cast<int>(change.to);
            beginMoveRows({}, first, first + removed - 1, {}, to > first ? to + removed : to);
            m_songs = std::move(songs);
            endMoveRows();
            return true;
        }
        case QueueChange::Kind::Replace:
            beginResetModel();
            m_wanted.clear();
            m_songs = std::move(songs);
            endResetModel();
            return true;
    }
    return true;
}

const QueueModel::Row* QueueModel::row(int at) const {
    if (at < 0 || static_cast<std::size_t>(at) >= m_songs.size())
        return nullptr;
    const auto index = static_cast<std::size_t>(at);
    const Row* row = m_rows.object(m_songs[index]);
    if (!row)
        const_cast<QueueModel*>(this)->want(index / kPageRows);
    return row;
}

int QueueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_songs.size());
}

QVariant QueueModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == IdRole)
        return m_songs[static_cast<std::size_t>(index.row())].toString();
    if (role != Qt::DisplayRole && role != TitleRole && role != ArtistRole && role != TimeRole &&
        role != Qt::AccessibleTextRole)
        return {};
    const Row* row = this->row(index.row());
    if (!row)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    const QString title = row->song ? row->song->fields.title : tr("Not in the library any more");
    const QString artist = row->song ? row->song->fields.artist : QString();
    switch (role) {
        case ArtistRole:
            return artist;
        case TimeRole:
            return row->song ? QVariant(words::time(row->song->duration)) : QVariant();
        case Qt::AccessibleTextRole: {
            const QString place =
                tr("%1 of %2").arg(words::number(index.row() + 1), words::number(rowCount()));
            return artist.isEmpty() ? tr("%1, %2").arg(title, place)
                                    : tr("%1, %2, %3").arg(title, artist, place);
        }
        default:
            return title;
    }
}

QHash<int, QByteArray> QueueModel::roleNames() const {
    return {{Qt::DisplayRole, "display"},
            {IdRole, "id"},
            {TitleRole, "title"},
            {ArtistRole, "artist"},
            {TimeRole, "time"}};
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled |
           Qt::ItemNeverHasChildren;
}

bool QueueModel::moveRows(const QModelIndex& parent, int row, int count,
                          const QModelIndex& newParent, int before) {
    if (parent.isValid() || newParent.isValid() || count < 1 || row < 0 ||
        row + count > rowCount() || before < 0 || before > rowCount() ||
        (before >= row && before <= row + count) || !m_mover)
        return false;
    std::vector<int> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), row);
    m_mover(rows, before);
    return true;
}

void QueueModel::requestMove(const std::vector<int>& rows, int before) {
    if (m_mover && !rows.empty() && before >= 0 && before <= rowCount())
        m_mover(rows, before);
}

void QueueModel::want(std::size_t page) {
    if (!m_session || m_failed == page || std::ranges::find(m_wanted, page) != m_wanted.end())
        return;
    m_wanted.push_front(page);
    if (m_wanted.size() > kMaxWanted)
        m_wanted.pop_back();
    if (!std::exchange(m_sending, true))
        QMetaObject::invokeMethod(
            this, [this] { send(); }, Qt::QueuedConnection);
}

void QueueModel::send() {
    while (m_session && !m_wanted.empty()) {
        const auto page = m_wanted.front();
        m_wanted.pop_front();
        const auto first = page * kPageRows;
        std::vector<SongId> missing;
        for (auto at = first; at < std::min(first + kPageRows, m_songs.size()); ++at)
            if (!m_rows.contains(m_songs[at]))
                missing.push_back(m_songs[at]);
        if (missing.empty())
            continue;
        ask(
            this,
            [catalogue = &m_context.catalogue, session = *m_session, missing] {
                return catalogue->songs(session, std::span<const SongId>(missing));
            },
            [this, page, missing,
             generation = m_generation](Result<std::vector<std::optional<catalogue::Song>>> rows) {
                if (generation != m_generation)
                    return;
                if (!rows) {
                    m_failed = page;
                    Q_EMIT askingFailed(rows.error());
                } else {
                    for (std::size_t i = 0; i < missing.size() && i < rows->size(); ++i)
                        m_rows.insert(missing[i], new Row{std::move((*rows)[i])});
                    // Rows may have moved while the answer was on its way.
                    if (!m_songs.empty())
                        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
                }
                send();
            });
        return;
    }
    m_sending = false;
}

void QueueModel::changedRow(SongId song) {
    if (!m_rows.remove(song))
        return;
    const auto at = std::ranges::find(m_songs, song);
    if (at != m_songs.end())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

}  // namespace linnet::ui
