// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/preview_model.h"

#include <QSize>
#include <algorithm>

#include "core/catalogue/album_plan.h"
#include "ui/importing/words.h"
#include "ui/library/encoding_words.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::AlbumDoubt;
using catalogue::PreviewedSong;
using catalogue::SongDoubt;
using State = PreviewedSong::State;

namespace {

/// Groups have none; a song's is that of its group and one.
constexpr quintptr kGroup = 0;
constexpr int kRowHeight = 30;

QString tr(const char* text) {
    return PreviewModel::tr(text);
}

QString songNote(const PreviewedSong& song) {
    if (song.state == State::Refused) {
        catalogue::ImportOutcome outcome;
        outcome.path = song.path;
        outcome.bytes = song.bytes;
        outcome.error = song.error;
        return import_words::shortReason(outcome);
    }
    QStringList notes;
    for (const SongDoubt doubt : song.doubts) {
        switch (doubt) {
            case SongDoubt::NoTags:
                notes << tr("no tags, named after the file");
                break;
            case SongDoubt::NoArtist:
                notes << tr("no artist");
                break;
            case SongDoubt::GuessedTexts:
                notes << tr("read as %1")
                             .arg(words::encoding(
                                 song.readAs.value_or(catalogue::TextEncoding::Western)));
                break;
            case SongDoubt::NoTrack:
                notes << tr("no track number");
                break;
        }
    }
    return notes.join(QStringLiteral(", "));
}

QString albumNote(const catalogue::PreviewedAlbum& album) {
    QStringList notes;
    for (const AlbumDoubt doubt : album.doubts)
        notes << (doubt == AlbumDoubt::ManyArtists ? tr("by several artists")
                                                   : tr("track numbers missing or repeated"));
    return notes.join(QStringLiteral(", "));
}

QString artistOf(const catalogue::PreviewedAlbum& album) {
    return album.artist == QString::fromUtf16(catalogue::kVariousArtists) ? tr("Several artists")
                                                                          : album.artist;
}

}  // namespace

PreviewModel::PreviewModel(catalogue::PreviewedImport preview, QObject* parent)
    : QAbstractItemModel(parent),
      m_preview(std::move(preview)),
      m_ticked(m_preview.songs.size(), false) {
    for (const catalogue::PreviewedAlbum& album : m_preview.albums) {
        Group group;
        group.name = album.title.isEmpty() ? tr("Songs without an album") : album.title;
        group.artist = artistOf(album);
        group.note = albumNote(album);
        group.doubtful = !group.note.isEmpty();
        group.tickable = true;
        group.songs = album.songs;
        for (const std::size_t song : group.songs)
            tick(group, song, true);
        m_groups.push_back(std::move(group));
    }
    addRest(State::AlreadyThere, tr("Already in the library"));
    addRest(State::Refused, tr("Cannot be added"));
}

void PreviewModel::addRest(State state, const QString& name) {
    Group group;
    group.name = name;
    for (std::size_t i = 0; i < m_preview.songs.size(); ++i)
        if (m_preview.songs[i].state == state)
            group.songs.push_back(i);
    if (!group.songs.empty())
        m_groups.push_back(std::move(group));
}

void PreviewModel::tick(Group& group, std::size_t song, bool ticked) {
    if (m_ticked[song] == ticked)
        return;
    m_ticked[song] = ticked;
    const int sign = ticked ? 1 : -1;
    group.ticked += sign;
    m_chosen += sign;
    m_chosenBytes += sign * m_preview.songs[song].bytes;
}

std::vector<std::filesystem::path> PreviewModel::chosenFiles() const {
    std::vector<std::filesystem::path> files;
    for (std::size_t i = 0; i < m_ticked.size(); ++i)
        if (m_ticked[i])
            files.push_back(m_preview.songs[i].path);
    return files;
}

QModelIndex PreviewModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, static_cast<quintptr>(parent.row()) + 1)
                            : createIndex(row, column, kGroup);
}

QModelIndex PreviewModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == kGroup)
        return {};
    return createIndex(static_cast<int>(index.internalId() - 1), 0, kGroup);
}

int PreviewModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != kGroup || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].songs.size());
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case Name:
            return tr("Album and songs");
        case Artist:
            return tr("Artist");
        case Length:
            return tr("Length");
        default:
            return tr("Look at");
    }
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (role == Qt::SizeHintRole)
        return QSize(0, kRowHeight);
    if (index.internalId() == kGroup)
        return groupData(m_groups[static_cast<std::size_t>(index.row())], index.column(), role);
    const Group& group = m_groups[index.internalId() - 1];
    return songData(group, group.songs[static_cast<std::size_t>(index.row())], index.column(),
                    role);
}

QVariant PreviewModel::groupData(const Group& group, int column, int role) const {
    if (role == Qt::CheckStateRole && column == Name && group.tickable)
        return group.ticked == 0                         ? Qt::Unchecked
               : group.ticked == std::ssize(group.songs) ? Qt::Checked
                                                         : Qt::PartiallyChecked;
    if (role == Qt::FontRole)
        return Theme::instance().font(TextSize::Body,
                                      column == Name ? QFont::DemiBold : QFont::Normal);
    if (role == Qt::ForegroundRole && column != Name)
        return column == Note ? linnet::ui::palette().warning : linnet::ui::palette().secondary;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
        case Name:
            return tr("%1 · %2").arg(group.name, words::songs(std::ssize(group.songs)));
        case Artist:
            return group.artist;
        case Note:
            return group.note;
        default:
            return {};
    }
}

QVariant PreviewModel::songData(const Group& group, std::size_t place, int column, int role) const {
    const PreviewedSong& song = m_preview.songs[place];
    if (role == Qt::CheckStateRole && column == Name && group.tickable)
        return m_ticked[place] ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ForegroundRole && column != Name)
        return column == Note && song.state == State::New ? linnet::ui::palette().warning
                                                          : linnet::ui::palette().secondary;
    if (role == Qt::ToolTipRole)
        return QString::fromStdString(song.path.string());
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
        case Name:
            if (song.state == State::Refused)
                return import_words::fileName(song.path);
            return song.fields.track ? tr("%1. %2").arg(*song.fields.track).arg(song.fields.title)
                                     : song.fields.title;
        case Artist:
            return song.fields.artist;
        case Length:
            return song.state == State::Refused ? QString() : words::time(song.duration);
        default:
            return songNote(song);
    }
}

Qt::ItemFlags PreviewModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    const auto group = index.internalId() == kGroup ? static_cast<std::size_t>(index.row())
                                                    : index.internalId() - 1;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.internalId() != kGroup)
        flags |= Qt::ItemNeverHasChildren;
    if (index.column() == Name && m_groups[group].tickable)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool PreviewModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool ticked = value.toInt() == Qt::Checked;
    const bool whole = index.internalId() == kGroup;
    Group& group = m_groups[whole ? static_cast<std::size_t>(index.row()) : index.internalId() - 1];
    const QModelIndex head = whole ? index : parent(index);
    if (whole) {
        for (const std::size_t song : group.songs)
            tick(group, song, ticked);
        Q_EMIT dataChanged(this->index(0, Name, head),
                           this->index(static_cast<int>(group.songs.size()) - 1, Name, head),
                           {Qt::CheckStateRole});
    } else {
        tick(group, group.songs[static_cast<std::size_t>(index.row())], ticked);
        Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    }
    Q_EMIT dataChanged(head, head, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

}  // namespace linnet::ui
