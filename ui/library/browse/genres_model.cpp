// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/genres_model.h"

#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Genre;
using catalogue::GenreKey;

GenresModel::GenresModel(catalogue::CatalogueService& catalogue, QObject* parent)
    : PagedModel(parent), m_catalogue(catalogue) {}

void GenresModel::setSession(std::optional<Session> session) {
    if (!session)
        return setSource(std::nullopt);
    auto* catalogue = &m_catalogue;
    Source source;
    source.list = [catalogue, session = *session](std::size_t limit) {
        return catalogue->listGenres(session, limit);
    };
    source.rows = [catalogue, session = *session](std::span<const GenreKey> keys) {
        return catalogue->genres(session, keys);
    };
    source.count = [catalogue, session = *session]() -> Result<std::int64_t> {
        auto counts = catalogue->counts(session);
        if (!counts)
            return fail(counts.error());
        return counts->genres;
    };
    setSource(std::move(source));
}

GenresModel::Source GenresModel::sourceOf(const Session& session, Keys keys) const {
    auto* catalogue = &m_catalogue;
    Source source;
    source.list = [keys = std::move(keys)](std::size_t limit) {
        const auto end = limit == 0 ? keys.size() : std::min(limit, keys.size());
        return Result<Keys>(Keys(keys.begin(), keys.begin() + static_cast<std::ptrdiff_t>(end)));
    };
    source.rows = [catalogue, session](std::span<const GenreKey> wanted) {
        return catalogue->genres(session, wanted);
    };
    return source;
}

std::optional<Tile> GenresModel::tile(int at) const {
    const Genre* found = row(at);
    if (!found)
        return std::nullopt;
    return Tile{found->name, words::songs(found->songs), found->artwork};
}

QVariant GenresModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Genre* found = row(index.row());
    if (role == Qt::DisplayRole && found)
        return found->name;
    if (role != Qt::AccessibleTextRole)
        return {};
    if (!found)
        return tr("Loading");
    return tr("%1, %2, %3 of %4")
        .arg(found->name, words::songs(found->songs), words::number(index.row() + 1),
             words::number(rowCount()));
}

}  // namespace linnet::ui
