// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/artists_model.h"

#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Artist;
using catalogue::ArtistKey;

ArtistsModel::ArtistsModel(catalogue::CatalogueService& catalogue, QObject* parent)
    : PagedModel(parent), m_catalogue(catalogue) {}

void ArtistsModel::setSession(std::optional<Session> session) {
    if (!session)
        return setSource(std::nullopt);
    auto* catalogue = &m_catalogue;
    Source source;
    source.list = [catalogue, session = *session](std::size_t limit) {
        return catalogue->listArtists(session, limit);
    };
    source.rows = [catalogue, session = *session](std::span<const ArtistKey> keys) {
        return catalogue->artists(session, keys);
    };
    source.count = [catalogue, session = *session]() -> Result<std::int64_t> {
        auto counts = catalogue->counts(session);
        if (!counts)
            return fail(counts.error());
        return counts->artists;
    };
    setSource(std::move(source));
}

ArtistsModel::Source ArtistsModel::sourceOf(const Session& session, Keys keys) const {
    auto* catalogue = &m_catalogue;
    Source source;
    source.list = [keys = std::move(keys)](std::size_t limit) {
        const auto end = limit == 0 ? keys.size() : std::min(limit, keys.size());
        return Result<Keys>(Keys(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(end)));
    };
    source.rows = [catalogue, session](std::span<const ArtistKey> wanted) {
        return catalogue->artists(session, wanted);
    };
    return source;
}

std::optional<Tile> ArtistsModel::tile(int at) const {
    const Artist* found = row(at);
    if (!found)
        return std::nullopt;
    return Tile{found->name, words::holdings(*found), found->artwork};
}

QVariant ArtistsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Artist* found = row(index.row());
    if (role == Qt::DisplayRole && found)
        return found->name;
    if (role != Qt::AccessibleTextRole)
        return {};
    if (!found)
        return tr("Loading");
    return tr("%1, %2, %3 of %4")
        .arg(found->name, words::holdings(*found), words::number(index.row() + 1),
             words::number(rowCount()));
}

}  // namespace linnet::ui
