// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/songs_model.h"

#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Song;
using catalogue::SongKey;

SongsModel::SongsModel(catalogue::CatalogueService& catalogue, QObject* parent)
    : PagedModel(parent), m_catalogue(catalogue) {}

SongsModel::~SongsModel() {
    m_reading.request_stop();
}

void SongsModel::setSession(std::optional<Session> session) {
    if (m_session)
        setSource(std::nullopt);
    m_session = std::move(session);
    restart();
}

void SongsModel::setQuery(const catalogue::SongQuery& query) {
    m_query = query;
    restart();
}

void SongsModel::setLister(Lister list) {
    m_lister = std::move(list);
    restart();
}

Qt::ItemFlags SongsModel::flags(const QModelIndex& index) const {
    // Songs are dragged onto playlists.
    return PagedModel::flags(index) | Qt::ItemIsDragEnabled;
}

void SongsModel::restart() {
    m_reading.request_stop();
    m_reading = std::stop_source();
    if (!m_session)
        return;
    auto* catalogue = &m_catalogue;
    Source source;
    source.list = [catalogue, session = *m_session, query = m_query, stop = m_reading.get_token()](
                      std::size_t limit) { return catalogue->list(session, query, limit, stop); };
    source.rows = [catalogue, session = *m_session](std::span<const SongKey> keys) {
        return catalogue->songs(session, keys);
    };
    if (m_lister) {
        source.list = [list = m_lister, session = *m_session](std::size_t limit) {
            return list(session, limit);
        };
    } else if (m_query.whole())
        source.count = [catalogue, session = *m_session]() -> Result<std::int64_t> {
            auto counts = catalogue->counts(session);
            if (!counts)
                return fail(counts.error());
            return counts->songs;
        };
    setSource(std::move(source));
}

SongsModel::Source SongsModel::sourceOf(const Session& session, Keys keys) const {
    return fixedSource(std::move(keys),
                       [catalogue = &m_catalogue, session](std::span<const SongKey> wanted) {
                           return catalogue->songs(session, wanted);
                       });
}

QVariant SongsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Song* song = row(index.row());
    if (!song)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    const auto& fields = song->fields;
    switch (role) {
        case Qt::DisplayRole:
        case TitleRole:
            return fields.title;
        case ArtistRole:
            return fields.artist;
        case AlbumRole:
            return fields.album;
        case GenreRole:
            return fields.genre;
        case YearRole:
            return fields.year ? QVariant(*fields.year) : QVariant();
        case DiscRole:
            return fields.disc ? QVariant(*fields.disc) : QVariant();
        case TrackRole:
            return fields.track ? QVariant(*fields.track) : QVariant();
        case TimeRole:
            return words::time(song->duration);
        case IdRole:
            return song->id.toString();
        case Qt::AccessibleTextRole:
            return tr("%1, %2, %3 of %4")
                .arg(fields.title, fields.artist.isEmpty() ? tr("unknown artist") : fields.artist,
                     words::number(index.row() + 1), words::number(rowCount()));
        default:
            return {};
    }
}

QHash<int, QByteArray> SongsModel::roleNames() const {
    return {{Qt::DisplayRole, "display"}, {IdRole, "id"},       {TitleRole, "title"},
            {ArtistRole, "artist"},       {AlbumRole, "album"}, {GenreRole, "genre"},
            {YearRole, "year"},           {TimeRole, "time"},   {DiscRole, "disc"},
            {TrackRole, "track"}};
}

}  // namespace linnet::ui
