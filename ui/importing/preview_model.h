// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <filesystem>
#include <vector>

#include "core/catalogue/import_preview.h"

namespace linnet::ui {

/// What an import would add, by album, with a tick at each song and album; below that what is there
/// already and what is refused, without. GUI thread only.
class PreviewModel final : public QAbstractItemModel {
    Q_OBJECT

 public:
    enum Column { Name, Artist, Length, Note, Columns };

    explicit PreviewModel(catalogue::PreviewedImport preview, QObject* parent = nullptr);

    /// Of the ticked songs.
    [[nodiscard]] std::vector<std::filesystem::path> chosenFiles() const;
    [[nodiscard]] std::int64_t chosen() const { return m_chosen; }
    [[nodiscard]] std::int64_t chosenBytes() const { return m_chosenBytes; }
    [[nodiscard]] const catalogue::PreviewedImport& preview() const { return m_preview; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent) const override;
    [[nodiscard]] int columnCount(const QModelIndex&) const override { return Columns; }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 Q_SIGNALS:
    void chosenChanged();

 private:
    struct Group {
        QString name;
        QString artist;
        QString note;
        bool tickable = false;
        bool doubtful = false;
        std::vector<std::size_t> songs;
        std::int64_t ticked = 0;
    };
    void addRest(catalogue::PreviewedSong::State state, const QString& name);
    [[nodiscard]] QVariant groupData(const Group& group, int column, int role) const;
    [[nodiscard]] QVariant songData(const Group& group, std::size_t song, int column,
                                    int role) const;
    void tick(Group& group, std::size_t song, bool ticked);

    catalogue::PreviewedImport m_preview;
    std::vector<Group> m_groups;
    std::vector<bool> m_ticked;  ///< one for each song
    std::int64_t m_chosen = 0;
    std::int64_t m_chosenBytes = 0;
};

}  // namespace linnet::ui
