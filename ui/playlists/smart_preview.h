// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "core/catalogue/playlists/smart_rules.h"
#include "core/catalogue/song.h"
#include "core/catalogue/statistics/song_stats.h"
#include "core/events/session.h"
#include "storage/result.h"
#include "ui/context.h"

namespace linnet::ui {

class CoverBox;
class Covers;
class TextLabel;

/// What rules find now: how many songs, and the first of them.
class SmartPreview final : public QWidget {
    Q_OBJECT

 public:
    static constexpr std::size_t kShown = 4;

    SmartPreview(Context& context, Covers& covers, QWidget* parent);
    void show(const Session& session, const catalogue::SmartRules& rules);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    struct Found {
        std::int64_t count = 0;
        std::vector<catalogue::Song> songs;
        std::vector<catalogue::SongStats> stats;
    };
    struct Line {
        QWidget* widget;
        CoverBox* cover;
        TextLabel* title;
        TextLabel* artist;
        TextLabel* plays;
    };
    void take(const Result<Found>& found, std::optional<int> limit);

    Context& m_context;
    TextLabel* m_summary;
    std::array<Line, kShown> m_lines{};
    std::uint64_t m_asked = 0;
};

}  // namespace linnet::ui
