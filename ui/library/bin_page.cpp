// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/bin_page.h"

#include <QAction>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "ui/ask.h"
#include "ui/importing/words.h"
#include "ui/library/bin_counter.h"
#include "ui/library/page_title.h"
#include "ui/library/song_table.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::BinCounts;
using catalogue::Song;
using catalogue::SongKey;
using Keys = std::vector<SongKey>;

class BinPage::Impl {
 public:
    explicit Impl(BinPage& page)
        : m_page(page),
          m_model(new SongsModel(page.context().catalogue, &page)),
          m_title(new PageTitle(tr("Bin"), &page)),
          m_table(new SongTable(*m_model, &page)) {
        m_table->setObjectName(QStringLiteral("binTable"));
        m_table->setAccessibleName(tr("Removed songs"));
        m_table->setInsets(0, metrics::kPageMargin);
        m_words = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &page);
        m_words->setObjectName(QStringLiteral("binWords"));
        m_words->setWordWrap(true);
        m_words->setContentsMargins(0, 0, metrics::kPageMargin, 0);

        m_restore = button(tr("Put back"), "binRestore");
        m_delete = button(tr("Delete for good…"), "binDelete");
        m_empty = button(tr("Empty the bin…"), "binEmpty");
        auto* buttons = new QHBoxLayout;
        buttons->setContentsMargins(0, 0, metrics::kPageMargin, 0);
        buttons->setSpacing(10);
        buttons->addWidget(m_restore);
        buttons->addWidget(m_delete);
        buttons->addStretch();
        buttons->addWidget(m_empty);

        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(metrics::kPageMargin, 8, 0, 0);
        column->setSpacing(0);
        column->addWidget(m_title);
        column->addSpacing(6);
        column->addWidget(m_words);
        column->addSpacing(14);
        column->addLayout(buttons);
        column->addSpacing(12);
        column->addWidget(m_table, 1);
        page.setFocusProxy(m_table);

        QObject::connect(m_restore, &QPushButton::clicked, &page,
                         [this] { restore(m_table->selected().keys()); });
        QObject::connect(m_delete, &QPushButton::clicked, &page,
                         [this] { confirmDelete(m_table->selected().keys()); });
        QObject::connect(m_empty, &QPushButton::clicked, &page,
                         [this] { confirmDelete(*m_model->keys()); });
        auto* deleting = new QAction(m_table);
        deleting->setShortcut(QKeySequence(Qt::Key_Delete));
        deleting->setShortcutContext(Qt::WidgetShortcut);
        QObject::connect(deleting, &QAction::triggered, &page,
                         [this] { confirmDelete(m_table->selected().keys()); });
        m_table->addAction(deleting);
        QObject::connect(m_table, &QAbstractItemView::activated, &page,
                         [this] { restore(m_table->selected().keys()); });
        m_table->setContextMenuPolicy(Qt::CustomContextMenu);
        QObject::connect(m_table, &QWidget::customContextMenuRequested, &page,
                         [this](const QPoint& at) { showMenu(at); });
        QObject::connect(m_model, &SongsModel::askingFailed, &page, [this](const Error& error) {
            Q_EMIT m_page.messaged(words::error(error));
        });
        show({});
    }

    static QString tr(const char* text) { return BinPage::tr(text); }

    QPushButton* button(const QString& words, const char* name) {
        auto* made = new QPushButton(words, &m_page);
        made->setObjectName(QLatin1StringView(name));
        made->setAccessibleName(words);
        return made;
    }

    void setSession(const std::optional<Session>& session) {
        delete m_counter;
        m_counter = nullptr;
        if (!session) {
            m_model->setSource(std::nullopt);
            return;
        }
        auto* catalogue = &m_page.context().catalogue;
        SongsModel::Source source;
        source.list = [catalogue, session = *session](std::size_t limit) {
            return catalogue->changes().listBin(session, limit);
        };
        source.rows =
            [catalogue, session = *session](
                std::span<const SongKey> keys) -> Result<std::vector<std::optional<Song>>> {
            auto binned = catalogue->changes().binned(session, keys);
            if (!binned)
                return fail(std::move(binned.error()));
            std::vector<std::optional<Song>> rows;
            for (auto& one : *binned)
                rows.push_back(one ? std::optional(std::move(one->song)) : std::nullopt);
            return rows;
        };
        m_model->setSource(std::move(source));
        m_counter = new BinCounter(m_page.context(), *session, &m_page);
        QObject::connect(m_counter, &BinCounter::counted, &m_page,
                         [this](const BinCounts& counts) { show(counts); });
    }

    void show(const BinCounts& counts) {
        const bool any = counts.songs > 0;
        m_title->setFigures(
            any ? tr("%1 · %2").arg(words::songs(counts.songs), import_words::size(counts.bytes))
                : QString());
        m_words->setText(
            any ? tr("Songs that were removed wait here as they were, with their statistics and "
                     "their places in playlists. Emptying the bin gives back %1 of disk space; the "
                     "files they were added from are not touched.")
                      .arg(import_words::size(counts.bytes))
                : tr("The bin is empty. What you remove from the library waits here until you put "
                     "it back or delete it for good."));
        for (QPushButton* one : {m_restore, m_delete, m_empty})
            one->setVisible(any);
    }

    void restore(const Keys& keys) {
        if (keys.empty() || !m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(), keys] {
                return catalogue->changes().restore(session, keys);
            },
            [this](const Result<std::int64_t>& count) {
                Q_EMIT m_page.messaged(count ? tr("%1 put back.").arg(words::songs(*count))
                                             : words::error(count.error()));
            });
    }

    void confirmDelete(const Keys& keys) {
        if (keys.empty() || !m_page.session())
            return;
        auto* box = new QMessageBox(m_page.window());
        box->setObjectName(QStringLiteral("deleteConfirmation"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setIcon(QMessageBox::NoIcon);
        box->setWindowTitle(tr("Delete for good"));
        box->setText(tr("Delete %1 for good?").arg(words::songs(std::ssize(keys))));
        box->setInformativeText(
            tr("Linnet's own copy goes and cannot be had back. The files they were added from are "
               "not touched; added again, a song has its plays and ratings back."));
        auto* yes = box->addButton(tr("Delete"), QMessageBox::DestructiveRole);
        yes->setObjectName(QStringLiteral("deleteConfirmed"));
        auto* no = box->addButton(QMessageBox::Cancel);
        box->setDefaultButton(no);
        box->setEscapeButton(no);
        QObject::connect(yes, &QAbstractButton::clicked, &m_page,
                         [this, keys] { deleteForGood(keys); });
        box->open();
    }

    void deleteForGood(const Keys& keys) {
        if (!m_page.session())
            return;
        ask(
            &m_page,
            [catalogue = &m_page.context().catalogue, session = *m_page.session(), keys] {
                return catalogue->changes().deleteForGood(session, keys);
            },
            [this](const Result<std::int64_t>& count) {
                Q_EMIT m_page.messaged(
                    count ? tr("%1 deleted for good. The space comes back in the background.")
                                .arg(words::songs(*count))
                          : words::error(count.error()));
            });
    }

    void showMenu(const QPoint& at) {
        const Keys keys = m_table->selected().keys();
        if (keys.empty())
            return;
        auto* menu = new QMenu(m_table);
        menu->setObjectName(QStringLiteral("binMenu"));
        menu->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(menu->addAction(tr("Put back")), &QAction::triggered, &m_page,
                         [this, keys] { restore(keys); });
        QObject::connect(menu->addAction(tr("Delete for good…")), &QAction::triggered, &m_page,
                         [this, keys] { confirmDelete(keys); });
        menu->popup(m_table->viewport()->mapToGlobal(at));
    }

    BinPage& m_page;
    SongsModel* m_model;
    PageTitle* m_title;
    SongTable* m_table;
    TextLabel* m_words = nullptr;
    QPushButton* m_restore = nullptr;
    QPushButton* m_delete = nullptr;
    QPushButton* m_empty = nullptr;
    BinCounter* m_counter = nullptr;
};

BinPage::BinPage(Context& context, Covers& covers, QWidget* parent)
    : LibraryPage(context, covers, parent), m_impl(std::make_unique<Impl>(*this)) {}

BinPage::~BinPage() = default;

void BinPage::setSession(std::optional<Session> session) {
    LibraryPage::setSession(session);
    m_impl->setSession(session);
}

void BinPage::libraryChanged() {
    m_impl->m_model->refresh();
}

}  // namespace linnet::ui
