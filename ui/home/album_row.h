// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/library/album_grid.h"

class QHBoxLayout;
class QPushButton;

namespace linnet::ui {

class TextLabel;

/// A heading over a line of covers, of which there are as many as fit. Without albums it is hidden.
class AlbumRow final : public QWidget {
    Q_OBJECT

 public:
    /// Room at both sides of the covers for the mark around a chosen one; the heading keeps to it.
    static constexpr int kMark = 8;

    /// Object names begin with `name`: "homeRecentGrid".
    AlbumRow(const QString& name, catalogue::CatalogueService& catalogue, Covers& covers,
             QWidget* parent = nullptr);
    void setHeading(const QString& heading);
    /// At the heading's end.
    QPushButton* addLink(const QString& name, const QString& text);
    void show(const std::optional<Session>& session, const std::vector<catalogue::Album>& albums);
    [[nodiscard]] AlbumGrid& grid() const { return *m_grid; }

 private:
    void fill();

    AlbumsModel* m_model;
    TextLabel* m_heading;
    QHBoxLayout* m_line;
    AlbumGrid* m_grid;
    std::optional<Session> m_session;
    std::vector<catalogue::Album> m_albums;
};

}  // namespace linnet::ui
