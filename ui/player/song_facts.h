// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"
#include "core/catalogue/text_encoding.h"
#include "core/playback/gapless.h"

class QGridLayout;

namespace linnet::ui {

struct SongFact {
    QString name;
    QString value;
};

/// What its file says about itself, as far as it can be read.
struct SongFileFacts {
    QStringList kinds;                              ///< "ID3v2.3"
    std::optional<catalogue::TextEncoding> readAs;  ///< of texts that name no encoding
    std::optional<playback::Gapless> gapless;
};

/// What is known of a song, in the order in which it is read; what is unknown is left out. Pure.
[[nodiscard]] std::vector<SongFact> songFacts(const catalogue::Song& song,
                                              const SongFileFacts& file = {});

/// The Info tab: the facts of one song as names and values that can be selected and copied.
class SongFactsView final : public QScrollArea {
    Q_OBJECT

 public:
    explicit SongFactsView(QWidget* parent);
    /// Nothing: says `otherwise` instead.
    void setSong(const std::optional<catalogue::Song>& song, const QString& otherwise,
                 const SongFileFacts& file = {});

 private:
    QWidget* m_content;
    QGridLayout* m_grid;
};

}  // namespace linnet::ui
