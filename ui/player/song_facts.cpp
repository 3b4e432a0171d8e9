// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/song_facts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QGridLayout>
#include <QLocale>

#include "ui/importing/words.h"
#include "ui/library/encoding_words.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"

namespace linnet::ui {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::SongFacts", text);
}

QString of(const std::optional<int>& number) {
    return number ? QString::number(*number) : QString();
}

QString channels(int count) {
    switch (count) {
        case 0:
            return {};
        case 1:
            return tr("Mono");
        case 2:
            return tr("Stereo");
        default:
            return tr("%1 channels").arg(count);
    }
}

/// Where the song begins and ends, and how that is known.
QString joins(playback::Gapless gapless) {
    using playback::Gapless;
    switch (gapless) {
        case Gapless::Format:
            return tr("Exact: the format itself says where the song begins and ends.");
        case Gapless::LameHeader:
            return tr("Exact: LAME’s header says where the song begins and ends.");
        case Gapless::ITunes:
            return tr("Exact: iTunes’ comment says where the song begins and ends.");
        case Gapless::VbriHeader:
            return tr(
                "The header says where the song begins, but not where it ends: a short "
                "silence can remain before the next song.");
        case Gapless::DecoderDelay:
            break;
    }
    return tr(
        "The file does not say where the song begins and ends. Only the decoder’s own delay "
        "is cut off: a short silence can remain before and after the song.");
}

}  // namespace

std::vector<SongFact> songFacts(const catalogue::Song& song, const SongFileFacts& file) {
    const auto& fields = song.fields;
    const double kilohertz = song.sampleRateHz / 1000.0;
    const std::vector<SongFact> all{
        {tr("Title"), fields.title},
        {tr("Artist"), fields.artist},
        {tr("Album"), fields.album},
        {tr("Album artist"), fields.albumArtist == fields.artist ? QString() : fields.albumArtist},
        {tr("Year"), of(fields.year)},
        {tr("Genre"), fields.genre},
        {tr("Track"), of(fields.track)},
        {tr("Disc"), of(fields.disc)},
        {tr("Composer"), fields.composer},
        {tr("Comment"), fields.comment},
        {tr("Length"), song.duration.count() > 0 ? words::time(song.duration) : QString()},
        {tr("Bitrate"), song.bitrateKbps > 0 ? tr("%1 kbit/s").arg(song.bitrateKbps) : QString()},
        {tr("Sample rate"), song.sampleRateHz > 0
                                ? tr("%1 kHz").arg(QLocale().toString(kilohertz, 'g', 6))
                                : QString()},
        {tr("Channels"), channels(song.channels)},
        {tr("File"), song.fileName},
        {tr("Size"), song.bytes > 0 ? import_words::size(song.bytes) : QString()},
        {tr("Tags"), file.kinds.join(QStringLiteral(", "))},
        {tr("Read as"), file.readAs ? words::encoding(*file.readAs) : QString()},
        {tr("Gapless"), file.gapless ? joins(*file.gapless) : QString()},
        {tr("Added"), song.addedAt.time_since_epoch().count() > 0
                          ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(
                                                   song.addedAt.time_since_epoch().count()),
                                               QLocale::ShortFormat)
                          : QString()},
        {tr("Seen by"),
         song.visibility == catalogue::Visibility::OnlyMe ? tr("Only you") : tr("Everyone here")},
    };
    std::vector<SongFact> known;
    std::ranges::copy_if(all, std::back_inserter(known),
                         [](const SongFact& fact) { return !fact.value.isEmpty(); });
    return known;
}

SongFactsView::SongFactsView(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("songInfo"));
    setAccessibleName(tr("Details of the song"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    m_content = new QWidget;
    m_content->setAutoFillBackground(false);
    m_grid = new QGridLayout(m_content);
    m_grid->setContentsMargins(20, 8, 20, 16);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(10);
    m_grid->setColumnStretch(1, 1);
    setWidget(m_content);
    m_content->setAutoFillBackground(false);
}

void SongFactsView::setSong(const std::optional<catalogue::Song>& song, const QString& otherwise,
                            const SongFileFacts& file) {
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int row = 0; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
    if (!song) {
        auto* words = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, m_content);
        words->setText(otherwise);
        words->setWordWrap(true);
        m_grid->addWidget(words, 0, 0, 1, 2);
        m_grid->setRowStretch(1, 1);
        return;
    }
    int row = 0;
    for (const SongFact& fact : songFacts(*song, file)) {
        auto* name = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, m_content);
        name->setText(fact.name);
        auto* value = new TextLabel(TextSize::Body, QFont::Normal, &Palette::text, m_content);
        value->setText(fact.value);
        value->setWordWrap(true);
        value->setMinimumWidth(40);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        value->setAccessibleName(tr("%1: %2").arg(fact.name, fact.value));
        m_grid->addWidget(name, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1, Qt::AlignTop);
        ++row;
    }
    m_grid->setRowStretch(row, 1);
}

}  // namespace linnet::ui
