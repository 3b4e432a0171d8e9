// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/smart_preview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "ui/ask.h"
#include "ui/library/cover_painter.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kLineHeight = 50;
constexpr int kSummaryHeight = 22;

}  // namespace

SmartPreview::SmartPreview(Context& context, Covers& covers, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_summary(new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, this)) {
    m_summary->setObjectName(QStringLiteral("smartSummary"));
    m_summary->setFixedHeight(kSummaryHeight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 6);
    column->setSpacing(0);
    column->addWidget(m_summary);
    column->addSpacing(6);
    for (Line& line : m_lines) {
        line.widget = new QWidget(this);
        line.widget->setFixedHeight(kLineHeight);
        line.cover = new CoverBox(covers, 38, 0, 0, line.widget);
        line.title = new TextLabel(TextSize::Body, QFont::Medium, &Palette::text, line.widget);
        line.title->setObjectName(QStringLiteral("smartFound"));
        line.artist =
            new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, line.widget);
        line.plays = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, line.widget);
        line.title->setElided(true);
        line.artist->setElided(true);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(2);
        texts->addStretch(1);
        texts->addWidget(line.title);
        texts->addWidget(line.artist);
        texts->addStretch(1);
        auto* across = new QHBoxLayout(line.widget);
        across->setContentsMargins(12, 0, 12, 0);
        across->setSpacing(10);
        across->addWidget(line.cover, 0, Qt::AlignVCenter);
        across->addLayout(texts, 1);
        across->addWidget(line.plays);
        column->addWidget(line.widget);
        auto policy = line.widget->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        line.widget->setSizePolicy(policy);
        line.widget->hide();
    }
}

void SmartPreview::show(const Session& session, const catalogue::SmartRules& rules) {
    ask(
        this,
        [catalogue = &m_context.catalogue, session, rules]() -> Result<Found> {
            const auto keys = catalogue->playlists().matching(session, rules, kShown);
            if (!keys)
                return fail(keys.error());
            const auto count = catalogue->playlists().countMatching(session, rules);
            auto songs = catalogue->songs(session, *keys);
            auto stats = catalogue->statistics().stats(session, *keys);
            if (!count || !songs || !stats)
                return fail(ErrorCode::Io);
            Found found{*count, {}, {}};
            for (std::size_t i = 0; i < songs->size(); ++i) {
                if ((*songs)[i]) {
                    found.songs.push_back(*(*songs)[i]);
                    found.stats.push_back((*stats)[i]);
                }
            }
            return found;
        },
        [this, asked = ++m_asked, limit = rules.limit](const Result<Found>& found) {
            if (asked == m_asked)
                take(found, limit);
        });
}

void SmartPreview::take(const Result<Found>& found, std::optional<int> limit) {
    if (!found) {
        m_summary->setText(words::error(found.error()));
        return;
    }
    const QString count = words::songs(found->count);
    m_summary->setText(
        found->count == 0 ? tr("No song matches now")
        : limit && found->count > *limit
            ? tr("%1 match now, the first %2 are in it").arg(count, words::number(*limit))
        : found->count == 1 ? tr("1 song matches now")
                            : tr("%1 match now").arg(count));
    for (std::size_t i = 0; i < kShown; ++i) {
        const Line& line = m_lines[i];
        line.widget->setVisible(i < found->songs.size());
        if (i >= found->songs.size())
            continue;
        const auto& song = found->songs[i];
        line.cover->show(song.artwork, words::coverName(song));
        line.title->setText(song.fields.title);
        line.artist->setText(song.fields.artist);
        const auto plays = found->stats[i].plays;
        line.plays->setText(plays == 0   ? tr("never played")
                            : plays == 1 ? tr("1 play")
                                         : tr("%1 plays").arg(words::number(plays)));
    }
    update();
}

void SmartPreview::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(linnet::ui::palette().window);
    painter.drawRoundedRect(rect().adjusted(0, kSummaryHeight + 3, 0, 0), metrics::kControlRadius,
                            metrics::kControlRadius);
}

}  // namespace linnet::ui
