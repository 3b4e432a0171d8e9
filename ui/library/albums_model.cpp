// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/albums_model.h"

#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Album;
using catalogue::AlbumKey;

AlbumsModel::AlbumsModel(catalogue::CatalogueService& catalogue, QObject* parent)
    : PagedModel(parent), m_catalogue(catalogue) {}

void AlbumsModel::setSession(std::optional<Session> session) {
    if (m_session)
        setSource(std::nullopt);
    m_session = std::move(session);
    restart();
}

void AlbumsModel::setSort(catalogue::AlbumSort sort) {
    m_sort = sort;
    restart();
}

void AlbumsModel::restart() {
    if (!m_session)
        return;
    auto* catalogue = &m_catalogue;
    Source source;
    source.list = [catalogue, session = *m_session, sort = m_sort](std::size_t limit) {
        return catalogue->listAlbums(session, sort, limit);
    };
    source.rows = [catalogue, session = *m_session](std::span<const AlbumKey> keys) {
        return catalogue->albums(session, keys);
    };
    source.count = [catalogue, session = *m_session]() -> Result<std::int64_t> {
        auto counts = catalogue->counts(session);
        if (!counts)
            return fail(counts.error());
        return counts->albums;
    };
    setSource(std::move(source));
}

AlbumsModel::Source AlbumsModel::sourceOf(const Session& session, Keys keys) const {
    return fixedSource(std::move(keys),
                       [catalogue = &m_catalogue, session](std::span<const AlbumKey> wanted) {
                           return catalogue->albums(session, wanted);
                       });
}

std::optional<Tile> AlbumsModel::tile(int at) const {
    const catalogue::Album* album = row(at);
    if (!album)
        return std::nullopt;
    return Tile{album->title.isEmpty() ? tr("Unknown album") : album->title, album->artist,
                album->title, album->artwork};
}

QVariant AlbumsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Album* album = row(index.row());
    if (!album)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    switch (role) {
        case Qt::DisplayRole:
        case TitleRole:
            return album->title;
        case ArtistRole:
            return album->artist;
        case YearRole:
            return album->year ? QVariant(*album->year) : QVariant();
        case SongsRole:
            return album->songs;
        case IdRole:
            return album->id.toString();
        case Qt::AccessibleTextRole:
            return tr("%1, %2, %3 of %4")
                .arg(album->title, album->artist.isEmpty() ? tr("unknown artist") : album->artist,
                     words::number(index.row() + 1), words::number(rowCount()));
        default:
            return {};
    }
}

QHash<int, QByteArray> AlbumsModel::roleNames() const {
    return {{Qt::DisplayRole, "display"}, {IdRole, "id"},     {TitleRole, "title"},
            {ArtistRole, "artist"},       {YearRole, "year"}, {SongsRole, "songs"}};
}

}  // namespace linnet::ui
