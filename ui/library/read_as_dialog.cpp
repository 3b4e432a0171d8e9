// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/read_as_dialog.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/stored_tags.h"
#include "ui/ask.h"
#include "ui/library/encoding_words.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::SongFields;
using catalogue::StoredTags;
using catalogue::TextEncoding;

namespace {

constexpr int kComparedSongs = 200;  ///< with before and after; the rest is counted
constexpr int kSampleRole = Qt::UserRole + 1;
constexpr int kRowHeight = 46;

/// The texts that a song is known by.
QString line(const SongFields& fields) {
    QStringList parts{fields.title};
    for (const QString* text : {&fields.artist, &fields.album})
        if (!text->isEmpty() && !parts.contains(*text))
            parts << *text;
    return parts.join(QStringLiteral(" · "));
}

/// A name and below it what reads so.
class EncodingDelegate final : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {200, kRowHeight};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Palette& colours = linnet::ui::palette();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(chosen ? colours.selection : colours.hover);
            painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), metrics::kRowRadius,
                                     metrics::kRowRadius);
        }
        const QRect inside = option.rect.adjusted(12, 5, -12, -5);
        const auto text = [&](const QRect& rect, const QString& words, const QFont& font,
                              const QColor& colour) {
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width()));
        };
        const Theme& theme = Theme::instance();
        const int half = inside.height() / 2;
        text({inside.left(), inside.top(), inside.width(), half},
             index.data(kSampleRole).toString(), theme.font(TextSize::Body, QFont::Medium),
             colours.text);
        text({inside.left(), inside.top() + half, inside.width(), half}, index.data().toString(),
             theme.font(TextSize::Tiny), colours.secondary);
        painter->restore();
    }
};

}  // namespace

class ReadAsDialog::Impl {
 public:
    Impl(ReadAsDialog& dialog, Context& context, const Session& session, std::vector<SongId> songs)
        : m_dialog(dialog), m_context(context), m_session(session), m_songs(std::move(songs)) {
        dialog.setObjectName(QStringLiteral("readAsDialog"));
        dialog.setAttribute(Qt::WA_DeleteOnClose);
        dialog.setModal(true);
        dialog.setWindowTitle(tr("Read as"));
        dress();
        QObject::connect(&Theme::instance(), &Theme::changed, &dialog, [this] { dress(); });

        auto* heading = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, &dialog);
        heading->setText(tr("Read %1 as…").arg(words::songs(std::ssize(m_songs))));
        m_about = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &dialog);
        m_about->setObjectName(QStringLiteral("readAsAbout"));
        m_about->setWordWrap(true);
        m_about->setText(
            tr("Old tags do not say how their letters are written. Choose the line that reads "
               "right. The recordings are never rewritten."));

        m_encodings = new QListWidget(&dialog);
        m_encodings->setObjectName(QStringLiteral("readAsEncodings"));
        m_encodings->setAccessibleName(tr("Ways to read the tags"));
        m_encodings->setItemDelegate(new EncodingDelegate(m_encodings));
        m_encodings->setFrameShape(QFrame::NoFrame);
        m_encodings->setMouseTracking(true);
        m_encodings->setUniformItemSizes(true);
        m_encodings->setMinimumWidth(300);
        m_encodings->viewport()->setAutoFillBackground(false);

        m_changes = new QTreeWidget(&dialog);
        m_changes->setObjectName(QStringLiteral("readAsChanges"));
        m_changes->setAccessibleName(tr("Before and after"));
        m_changes->setHeaderLabels({tr("Before"), tr("After")});
        m_changes->setRootIsDecorated(false);
        m_changes->setFrameShape(QFrame::NoFrame);
        m_changes->setSelectionMode(QAbstractItemView::NoSelection);
        m_changes->setUniformRowHeights(true);
        m_changes->header()->setSectionResizeMode(QHeaderView::Stretch);
        m_changes->viewport()->setAutoFillBackground(false);
        auto* lists = new QHBoxLayout;
        lists->setSpacing(20);
        lists->addWidget(m_encodings, 2);
        lists->addWidget(m_changes, 3);

        m_count = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, &dialog);
        m_count->setObjectName(QStringLiteral("readAsCount"));
        auto* cancel = new QPushButton(tr("Cancel"), &dialog);
        cancel->setObjectName(QStringLiteral("readAsCancel"));
        cancel->setAutoDefault(false);
        m_apply = new QPushButton(tr("Read so"), &dialog);
        m_apply->setObjectName(QStringLiteral("readAsApply"));
        m_apply->setProperty("primary", true);
        m_apply->setDefault(true);
        m_apply->setEnabled(false);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(10);
        buttons->addWidget(m_count, 1);
        buttons->addWidget(cancel);
        buttons->addWidget(m_apply);

        auto* column = new QVBoxLayout(&dialog);
        column->setContentsMargins(24, 22, 24, 22);
        column->setSpacing(0);
        column->addWidget(heading);
        column->addSpacing(6);
        column->addWidget(m_about);
        column->addSpacing(16);
        column->addLayout(lists, 1);
        column->addSpacing(20);
        column->addLayout(buttons);
        dialog.resize(860, 560);

        QObject::connect(cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
        QObject::connect(m_apply, &QPushButton::clicked, &dialog, [this] { apply(); });
        QObject::connect(m_encodings, &QListWidget::currentRowChanged, &dialog,
                         [this] { showChanges(); });
        QObject::connect(m_encodings, &QListWidget::itemActivated, &dialog, [this] { apply(); });
        load();
    }

    static QString tr(const char* text) { return ReadAsDialog::tr(text); }

    void dress() {
        QPalette colours = m_dialog.palette();
        colours.setColor(QPalette::Window, linnet::ui::palette().raised);
        colours.setColor(QPalette::Base, linnet::ui::palette().raised);
        m_dialog.setPalette(colours);
    }

    void load() {
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, songs = m_songs] {
                auto stored = catalogue->storedTags(session, songs);
                if (stored)
                    std::erase_if(*stored, [](const StoredTags& song) { return !isLegacy(song); });
                return stored;
            },
            [this](Result<std::vector<StoredTags>> stored) {
                if (!stored)
                    m_about->setText(words::error(stored.error()));
                else if (stored->empty())
                    m_about->setText(
                        tr("The tags of these songs say themselves how their letters are "
                           "written; there is nothing to read another way."));
                else
                    show(std::move(*stored));
            });
    }

    void show(std::vector<StoredTags> stored) {
        m_stored = std::move(stored);
        const TextEncoding likely = catalogue::likelyEncoding(m_stored);
        std::vector<TextEncoding> order{likely};
        for (int i = int(catalogue::kFirstEncoding); i <= int(catalogue::kLastEncoding); ++i)
            if (TextEncoding(i) != likely)
                order.emplace_back(TextEncoding(i));
        for (const TextEncoding encoding : order) {
            const QString sample = line(catalogue::fieldsReadAs(m_stored.front(), encoding));
            // What means nothing in it is no choice.
            if (encoding != likely && sample.contains(QChar::ReplacementCharacter))
                continue;
            auto* item = new QListWidgetItem(encoding == likely
                                                 ? tr("%1, likely").arg(words::encoding(encoding))
                                                 : words::encoding(encoding),
                                             m_encodings);
            item->setData(Qt::UserRole, static_cast<int>(encoding));
            item->setData(kSampleRole, sample);
            item->setData(Qt::AccessibleTextRole,
                          QStringLiteral("%1: %2").arg(item->text(), sample));
        }
        m_encodings->setCurrentRow(0);
        m_encodings->setFocus();
    }

    [[nodiscard]] std::optional<TextEncoding> chosen() const {
        const QListWidgetItem* item = m_encodings->currentItem();
        return item ? std::optional(TextEncoding(item->data(Qt::UserRole).toInt())) : std::nullopt;
    }

    void showChanges() {
        m_changes->clear();
        const auto encoding = chosen();
        if (!encoding)
            return;
        std::int64_t changed = 0;
        for (const StoredTags& song : m_stored) {
            const SongFields after = catalogue::fieldsReadAs(song, *encoding);
            if (after == song.now)
                continue;
            if (++changed > kComparedSongs)
                continue;
            auto* row = new QTreeWidgetItem(m_changes, {line(song.now), line(after)});
            row->setForeground(0, linnet::ui::palette().secondary);
            row->setToolTip(0, line(song.now));
            row->setToolTip(1, line(after));
        }
        m_count->setText(changed == 0 ? tr("They read so already.")
                                      : tr("%1 would read otherwise.").arg(words::songs(changed)));
        m_apply->setEnabled(changed > 0);
    }

    void apply() {
        const auto encoding = chosen();
        if (!encoding || !m_apply->isEnabled())
            return;
        m_apply->setEnabled(false);
        std::vector<SongId> songs;
        for (const StoredTags& song : m_stored)
            songs.push_back(song.song);
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, songs = std::move(songs),
             encoding = *encoding] { return catalogue->readTagsAs(session, songs, encoding); },
            [this, encoding = *encoding](const Result<std::int64_t>& count) {
                if (!count) {
                    m_apply->setEnabled(true);
                    m_count->setText(words::error(count.error()));
                    return;
                }
                Q_EMIT m_dialog.readAgain(
                    tr("%1 read as %2.").arg(words::songs(*count), words::encoding(encoding)));
                m_dialog.accept();
            });
    }

 private:
    ReadAsDialog& m_dialog;
    Context& m_context;
    Session m_session;
    std::vector<SongId> m_songs;
    std::vector<StoredTags> m_stored;  ///< those that can be read another way
    TextLabel* m_about = nullptr;
    TextLabel* m_count = nullptr;
    QListWidget* m_encodings = nullptr;
    QTreeWidget* m_changes = nullptr;
    QPushButton* m_apply = nullptr;
};

ReadAsDialog::ReadAsDialog(Context& context, const Session& session, std::vector<SongId> songs,
                           QWidget* parent)
    : QDialog(parent), m_impl(std::make_unique<Impl>(*this, context, session, std::move(songs))) {}

ReadAsDialog::~ReadAsDialog() = default;

ReadAsDialog* ReadAsDialog::choose(Context& context, const Session& session,
                                   std::vector<SongId> songs, QWidget* parent) {
    auto* dialog = new ReadAsDialog(context, session, std::move(songs), parent);
    dialog->open();
    return dialog;
}

}  // namespace linnet::ui
