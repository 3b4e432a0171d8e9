// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/duplicates/duplicates_page.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/duplicates/duplicates_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "ui/ask.h"
#include "ui/library/duplicates/duplicate_card.h"
#include "ui/library/duplicates/duplicates_counter.h"
#include "ui/library/page_title.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::CatalogueService;
using catalogue::DuplicateKey;
using catalogue::SongKey;

namespace {

/// Cards that are made at once; the rest comes when it is asked for.
constexpr std::size_t kAtOnce = 20;

struct Found {
    std::int64_t groups = 0;
    std::int64_t kept = 0;
    std::vector<ShownDuplicates> shown;
};

Result<Found> findDuplicates(CatalogueService& catalogue, const Session& session,
                             std::size_t limit) {
    auto keys = catalogue.duplicates().list(session, DuplicatesCounter::kMost);
    if (!keys)
        return fail(std::move(keys.error()));
    const auto kept = catalogue.duplicates().kept(session);
    if (!kept)
        return fail(kept.error());
    Found found{std::ssize(*keys), *kept, {}};
    keys->resize(std::min(keys->size(), limit));
    auto groups = catalogue.duplicates().groups(session, *keys);
    if (!groups)
        return fail(std::move(groups.error()));
    for (auto& group : *groups) {
        if (!group)
            continue;
        std::vector<SongKey> songs;
        for (const auto& song : group->songs)
            songs.push_back(song.key);
        auto stats = catalogue.statistics().stats(session, songs);
        if (!stats)
            return fail(std::move(stats.error()));
        found.shown.push_back({std::move(*group), std::move(*stats)});
    }
    return found;
}

bool same(const ShownDuplicates& a, const ShownDuplicates& b) {
    const auto sameSong = [](const catalogue::Song& x, const catalogue::Song& y) {
        return x.key == y.key && x.fields == y.fields && x.artwork == y.artwork &&
               x.duration == y.duration && x.visibility == y.visibility;
    };
    return a.group.key == b.group.key && a.group.kind == b.group.kind && a.stats == b.stats &&
           std::ranges::equal(a.group.songs, b.group.songs, sameSong);
}

}  // namespace

class DuplicatesPage::Impl {
 public:
    explicit Impl(DuplicatesPage& page)
        : m_page(page),
          m_title(new PageTitle(tr("Duplicates"), &page)),
          m_words(new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &page)),
          m_again(new QPushButton(&page)),
          m_scroll(new QScrollArea(&page)),
          m_more(new QPushButton(tr("Show more"), &page)) {
        m_words->setObjectName(QStringLiteral("duplicatesWords"));
        m_words->setWordWrap(true);
        m_words->setText(
            tr("Keep one, and the others go to the bin; their plays, ratings and places in "
               "playlists go over to it. Ctrl+Z takes that back. What differs is printed bold."));
        m_words->setContentsMargins(0, 0, metrics::kPageMargin, 0);
        m_again->setObjectName(QStringLiteral("duplicatesAskAgain"));
        m_again->setProperty("quiet", true);
        m_again->hide();
        m_title->addAtEnd(m_again);
        m_title->setContentsMargins(0, 0, metrics::kPageMargin, 0);
        m_more->setObjectName(QStringLiteral("duplicatesMore"));
        m_more->setAccessibleName(tr("Show more duplicates"));
        m_more->hide();

        auto* sheet = new QWidget;
        m_cards = new QVBoxLayout(sheet);
        m_cards->setContentsMargins(0, 0, metrics::kPageMargin, 24);
        m_cards->setSpacing(16);
        m_cards->addWidget(m_more, 0, Qt::AlignLeft);
        m_cards->addStretch(1);
        m_scroll->setObjectName(QStringLiteral("duplicatesList"));
        m_scroll->setAccessibleName(tr("Songs that may be one"));
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->setWidgetResizable(true);
        m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_scroll->setWidget(sheet);

        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(metrics::kPageMargin, 8, 0, 0);
        column->setSpacing(0);
        column->addWidget(m_title);
        column->addSpacing(6);
        column->addWidget(m_words);
        column->addSpacing(14);
        column->addWidget(m_scroll, 1);
        column->addWidget(nothing(), 1);
        page.setFocusProxy(m_scroll);
        connect(m_more, &QPushButton::clicked, &page, [this] {
            m_limit += kAtOnce;
            refresh();
        });
        connect(m_again, &QPushButton::clicked, &page, [this] { askAgain(); });
    }

    static QString tr(const char* text) { return DuplicatesPage::tr(text); }

    QWidget* nothing() {
        m_nothing = new QWidget(&m_page);
        m_nothing->hide();
        auto* picture = new QLabel(m_nothing);
        const auto dress = [picture] {
            constexpr int kSide = 48;
            picture->setPixmap(iconPixmap(QStringLiteral("copy"), linnet::ui::palette().accent,
                                          kSide, picture->devicePixelRatioF()));
        };
        dress();
        connect(&Theme::instance(), &Theme::changed, picture, dress);
        auto* heading =
            new TextLabel(TextSize::Heading, QFont::DemiBold, &Palette::text, m_nothing);
        heading->setObjectName(QStringLiteral("duplicatesNothing"));
        heading->setText(tr("Nothing is here twice"));
        auto* words = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, m_nothing);
        words->setText(
            tr("Each song is compared with the others when it has been analysed, which is done in "
               "the background. Those that are the same are shown here side by side, and you say "
               "which to keep."));
        words->setWordWrap(true);
        words->setAlignment(Qt::AlignCenter);
        words->setMaximumWidth(430);
        // Between stretches rather than aligned, so that its height follows its width.
        auto* line = new QHBoxLayout;
        line->addStretch(1);
        line->addWidget(words, 1000);
        line->addStretch(1);
        auto* column = new QVBoxLayout(m_nothing);
        column->setContentsMargins(0, 0, metrics::kPageMargin, 0);
        column->setSpacing(14);
        column->addStretch(2);
        column->addWidget(picture, 0, Qt::AlignHCenter);
        column->addWidget(heading, 0, Qt::AlignHCenter);
        column->addLayout(line);
        column->addStretch(3);
        return m_nothing;
    }

    void forget() {
        m_limit = kAtOnce;
        ++m_asked;
        show({});
        m_nothing->hide();
    }

    void refresh() {
        if (!m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             limit = m_limit] { return findDuplicates(*catalogue, session, limit); },
            [this, asked = ++m_asked](const Result<Found>& found) {
                if (asked != m_asked)
                    return;
                if (found)
                    show(*found);
                else
                    Q_EMIT m_page.messaged(words::error(found.error()));
            });
    }

    /// Cards that show the same stay, with the focus on them.
    void show(const Found& found) {
        std::vector<DuplicateCard*> cards;
        for (const ShownDuplicates& shown : found.shown) {
            const auto there = std::ranges::find_if(
                m_shown, [&](const DuplicateCard* card) { return same(card->shown(), shown); });
            DuplicateCard* card = nullptr;
            if (there != m_shown.end()) {
                card = *there;
                m_shown.erase(there);
                card->setBusy(false);
            } else {
                card = make(shown);
            }
            m_cards->insertWidget(static_cast<int>(cards.size()), card);
            cards.push_back(card);
        }
        const QWidget* focus = QApplication::focusWidget();
        const bool hadFocus = std::ranges::any_of(
            m_shown, [&](const DuplicateCard* card) { return focus && card->isAncestorOf(focus); });
        for (DuplicateCard* card : m_shown) {
            card->hide();
            card->deleteLater();
        }
        m_shown = std::move(cards);
        if (hadFocus)
            (m_shown.empty() ? static_cast<QWidget*>(m_scroll)
                             : m_shown.front()->findChild<QPushButton*>())
                ->setFocus();
        say(found);
    }

    void say(const Found& found) {
        const bool any = found.groups > 0;
        m_title->setFigures(!any ? QString()
                            : found.groups >= DuplicatesCounter::kMost
                                ? tr("%1 or more to decide").arg(words::number(found.groups))
                                : tr("%1 to decide").arg(words::number(found.groups)));
        m_words->setVisible(any);
        m_scroll->setVisible(any);
        m_nothing->setVisible(!any);
        m_more->setVisible(found.groups > std::ssize(found.shown));
        m_again->setVisible(found.kept > 0);
        m_again->setText(tr("Ask again about %1").arg(words::songs(found.kept)));
        m_again->setAccessibleName(
            tr("Ask again about the %1 that you kept").arg(words::songs(found.kept)));
    }

    DuplicateCard* make(const ShownDuplicates& shown) {
        auto* card = new DuplicateCard(m_page.covers(), shown, m_scroll->widget());
        connect(card, &DuplicateCard::playRequested, &m_page,
                [this](SongId song) { Q_EMIT m_page.playRequested({song}, 0); });
        connect(card, &DuplicateCard::keepRequested, &m_page,
                [this, card](std::size_t song) { keep(*card, song); });
        connect(card, &DuplicateCard::keepAllRequested, &m_page, [this, card] { keepAll(*card); });
        return card;
    }

    void keep(DuplicateCard& card, std::size_t kept) {
        if (!m_page.session())
            return;
        const auto& songs = card.shown().group.songs;
        std::vector<SongKey> others;
        for (std::size_t i = 0; i < songs.size(); ++i)
            if (i != kept)
                others.push_back(songs[i].key);
        card.setBusy(true);
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             kept = songs[kept].key,
             others] { return catalogue->changes().merge(session, kept, others); },
            [this, title = songs[kept].fields.title](const Result<std::int64_t>& moved) {
                Q_EMIT m_page.messaged(
                    !moved ? words::error(moved.error())
                    : *moved == 1
                        ? tr("“%1” is kept, and the other one went to the bin.").arg(title)
                        : tr("“%1” is kept, and %2 others went to the bin.")
                              .arg(title, words::number(*moved)));
                refresh();
            });
    }

    void keepAll(DuplicateCard& card) {
        if (!m_page.session())
            return;
        card.setBusy(true);
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(),
             group = card.shown().group] {
                return catalogue->duplicates().keepAll(session, group);
            },
            [this](const Result<>& kept) {
                Q_EMIT m_page.messaged(kept ? tr("They stay, and are not asked about again.")
                                            : words::error(kept.error()));
                refresh();
            });
    }

    void askAgain() {
        if (!m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session()] {
                return catalogue->duplicates().askAgain(session);
            },
            [this](const Result<>& done) {
                if (!done)
                    Q_EMIT m_page.messaged(words::error(done.error()));
                refresh();
            });
    }

    DuplicatesPage& m_page;
    PageTitle* m_title;
    TextLabel* m_words;
    QPushButton* m_again;
    QScrollArea* m_scroll;
    QWidget* m_nothing = nullptr;
    QPushButton* m_more;
    QVBoxLayout* m_cards = nullptr;
    std::vector<DuplicateCard*> m_shown;
    std::size_t m_limit = kAtOnce;
    std::uint64_t m_asked = 0;
};

DuplicatesPage::DuplicatesPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

DuplicatesPage::~DuplicatesPage() = default;

void DuplicatesPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(std::move(session));
    m_impl->forget();
    m_impl->refresh();
}

void DuplicatesPage::libraryChanged() {
    m_impl->refresh();
}

}  // namespace linnet::ui
