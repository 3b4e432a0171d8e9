// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/import_report_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/duplicates/duplicates_service.h"
#include "ui/ask.h"
#include "ui/importing/outcomes_model.h"
#include "ui/importing/report_row.h"
#include "ui/importing/words.h"
#include "ui/library/encoding_words.h"
#include "ui/library/library_watch.h"
#include "ui/library/read_as_dialog.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::ImportOutcome;
using Kind = ImportOutcome::Kind;

namespace {

constexpr int kCardWidth = 560;
constexpr int kCardMargin = 25;
constexpr int kListHeight = 320;
constexpr std::size_t kMostCompared = 10'000;

class Card final : public QWidget {
 public:
    using QWidget::QWidget;

 protected:
    void paintEvent(QPaintEvent*) override {
        const Palette& colours = linnet::ui::palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours.hairline, 1));
        painter.setBrush(colours.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kCardRadius,
                                metrics::kCardRadius);
    }
};

QString refusedRemark(const catalogue::ImportReport& report) {
    for (const ImportOutcome& outcome : report.outcomes) {
        if (outcome.kind != Kind::Refused)
            continue;
        const QString first =
            QCoreApplication::translate("linnet::ui::ImportReportDialog", "“%1”: %2")
                .arg(import_words::fileName(outcome.path), import_words::shortReason(outcome));
        return report.refused == 1 ? first
                                   : QCoreApplication::translate("linnet::ui::ImportReportDialog",
                                                                 "%1, and %2 more")
                                         .arg(first, words::number(report.refused - 1));
    }
    return {};
}

}  // namespace

class ImportReportDialog::Impl {
 public:
    Impl(ImportReportDialog& dialog, Context& context, const Session& session, Report report,
         QWidget* window)
        : m_dialog(dialog),
          m_context(context),
          m_session(session),
          m_report(std::move(report)),
          m_window(window),
          m_before(QApplication::focusWidget()) {
        m_card = new Card(&dialog);
        m_pages = new QStackedWidget(m_card);
        m_pages->addWidget(summary());
        m_pages->addWidget(list());
        auto* layout = new QVBoxLayout(m_card);
        layout->setContentsMargins(kCardMargin, kCardMargin, kCardMargin, kCardMargin - 2);
        layout->addWidget(m_pages);
    }

    QWidget* summary() {
        const auto& report = *m_report;
        auto* page = new QWidget;
        auto* layout = new QVBoxLayout(page);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        m_title = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, page);
        m_title->setObjectName(QStringLiteral("importReportTitle"));
        m_title->setText(report.added > 0   ? tr("Added to your library")
                         : report.cancelled ? tr("Nothing was added")
                                            : tr("Nothing new was added"));
        m_heading = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, page);
        m_heading->setObjectName(QStringLiteral("importReportHeading"));
        m_heading->setText(import_words::heading(report));
        m_heading->setWordWrap(true);
        layout->addWidget(m_title);
        layout->addSpacing(6);
        layout->addWidget(m_heading);
        layout->addSpacing(10);

        const auto row = [&](std::int64_t count, const char* name, const char* icon,
                             ReportRow::Colour colour, const QString& what, const QString& remark,
                             Kind kind) {
            if (count == 0)
                return;
            auto* line =
                new ReportRow(QString::fromLatin1(name), QString::fromLatin1(icon), colour, page);
            line->setWords(what, remark);
            connect(line, &QAbstractButton::clicked, &m_dialog,
                    [this, kind, what] { showList(kind, what); });
            layout->addWidget(line);
        };
        row(report.added, "importAddedRow", "check", &Palette::good,
            import_words::addedLine(report.added),
            report.albumsAdded > 0 ? tr("%1, %2").arg(words::albums(report.albumsAdded),
                                                      import_words::size(report.bytesAdded))
                                   : import_words::size(report.bytesAdded),
            Kind::Added);
        row(report.alreadyThere, "importAlreadyRow", "equals", &Palette::secondary,
            import_words::alreadyThereLine(report.alreadyThere), tr("nothing stored twice"),
            Kind::AlreadyThere);
        addDuplicatesRow(page, layout);
        for (const catalogue::TextsReadAs& read : report.readAs) {
            // What most tags are in is not worth a word.
            if (read.encoding == catalogue::TextEncoding::Western)
                continue;
            auto* line = new ReportRow(QStringLiteral("importReadAsRow"), QStringLiteral("warning"),
                                       &Palette::warning, page);
            line->setWords(
                import_words::readAsLine(std::ssize(read.songs), words::encoding(read.encoding)),
                import_words::readAsRemark(read));
            connect(line, &QAbstractButton::clicked, &m_dialog, [this, songs = read.songs] {
                ReadAsDialog::choose(m_context, m_session, songs, &m_dialog);
            });
            layout->addWidget(line);
        }
        row(report.refused, "importRefusedRow", "cross", &Palette::bad,
            import_words::refusedLine(report.refused), refusedRemark(report), Kind::Refused);
        layout->addSpacing(20);

        m_undo = button(tr("Undo this import"), "undoImportButton");
        m_undo->setVisible(report.added > 0);
        auto* copy = button(tr("Copy report"), "copyReportButton");
        m_done = button(tr("Done"), "importDoneButton");
        m_done->setProperty("primary", true);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(10);
        buttons->addWidget(m_undo);
        buttons->addWidget(copy);
        buttons->addStretch();
        buttons->addWidget(m_done);
        layout->addLayout(buttons);
        connect(m_undo, &QPushButton::clicked, &m_dialog, [this] { undo(); });
        connect(copy, &QPushButton::clicked, &m_dialog, [this, copy] {
            QApplication::clipboard()->setText(import_words::asText(*m_report));
            copy->setText(tr("Copied"));
        });
        connect(m_done, &QPushButton::clicked, &m_dialog, [this] { close(); });
        return page;
    }

    /// Hidden until the analysis has found one.
    void addDuplicatesRow(QWidget* page, QVBoxLayout* layout) {
        m_duplicates = new ReportRow(QStringLiteral("importDuplicatesRow"), QStringLiteral("copy"),
                                     &Palette::warning, page);
        m_duplicates->hide();
        layout->addWidget(m_duplicates);
        connect(m_duplicates, &QAbstractButton::clicked, &m_dialog, [this] {
            close();
            Q_EMIT m_dialog.duplicatesRequested();
        });
        for (const ImportOutcome& outcome : m_report->outcomes)
            if (outcome.kind == Kind::Added && outcome.song && m_added.size() < kMostCompared)
                m_added.push_back(*outcome.song);
        if (m_added.empty())
            return;
        auto* watch = new LibraryWatch(m_context.events, &m_dialog);
        connect(watch, &LibraryWatch::changed, &m_dialog, [this] { countDuplicates(); });
        countDuplicates();
    }

    void countDuplicates() {
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, songs = m_added] {
                return catalogue->duplicates().countAmong(session, songs);
            },
            [this, asked = ++m_asked](const Result<std::int64_t>& count) {
                if (!count || asked != m_asked)
                    return;
                m_duplicates->setWords(import_words::duplicatesLine(*count),
                                       tr("keep both, or the better one"));
                m_duplicates->setVisible(*count > 0);
                place();
            });
    }

    QWidget* list() {
        auto* page = new QWidget;
        auto* layout = new QVBoxLayout(page);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(10);
        m_listTitle = new TextLabel(TextSize::Heading, QFont::DemiBold, &Palette::text, page);
        m_listTitle->setObjectName(QStringLiteral("importListTitle"));
        m_model = new OutcomesModel(m_report, page);
        m_list = new QListView(page);
        m_list->setObjectName(QStringLiteral("importList"));
        m_list->setModel(m_model);
        m_list->setItemDelegate(new OutcomeDelegate(m_list));
        m_list->setUniformItemSizes(true);
        m_list->setLayoutMode(QListView::Batched);
        m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_list->setFrameShape(QFrame::NoFrame);
        m_list->setMouseTracking(true);
        m_list->viewport()->setAutoFillBackground(false);
        m_list->setFixedHeight(kListHeight);
        m_detail = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, page);
        m_detail->setObjectName(QStringLiteral("importListDetail"));
        m_detail->setWordWrap(true);
        m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_detail->setMinimumHeight(3 * m_detail->fontMetrics().lineSpacing());
        m_detail->setAlignment(Qt::AlignTop);
        auto* back = button(tr("‹ Back"), "importBackButton");
        back->setAccessibleName(tr("Back to the report"));
        auto* buttons = new QHBoxLayout;
        buttons->addWidget(back);
        buttons->addStretch();
        layout->addWidget(m_listTitle);
        layout->addWidget(m_list);
        layout->addWidget(m_detail);
        layout->addLayout(buttons);
        connect(back, &QPushButton::clicked, &m_dialog, [this] { showSummary(); });
        connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, &m_dialog,
                [this](const QModelIndex& now) {
                    m_detail->setText(now.data(OutcomesModel::DetailRole).toString());
                });
        page->hide();
        return page;
    }

    QPushButton* button(const QString& words, const char* name) {
        auto* made = new QPushButton(words, m_card);
        made->setObjectName(QString::fromLatin1(name));
        made->setAccessibleName(words);
        return made;
    }

    void showList(Kind kind, const QString& title) {
        m_listTitle->setText(title);
        m_list->setAccessibleName(title);
        m_model->setKind(kind);
        m_detail->clear();
        m_from = QApplication::focusWidget();
        m_pages->setCurrentIndex(1);
        place();
        m_list->setCurrentIndex(m_model->index(0));
        m_list->setFocus();
    }

    void showSummary() {
        m_pages->setCurrentIndex(0);
        place();
        (m_from ? m_from.data() : static_cast<QWidget*>(m_done))->setFocus();
    }

    void undo() {
        std::vector<SongId> songs;
        for (const ImportOutcome& outcome : m_report->outcomes)
            if (outcome.kind == Kind::Added && outcome.song)
                songs.push_back(*outcome.song);
        m_undo->setEnabled(false);
        m_undo->setText(tr("Taking them out…"));
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session,
             songs]() -> Result<std::int64_t> {
                // What was removed by hand meanwhile is out already.
                const auto keys = catalogue->keys(session, songs);
                if (!keys)
                    return fail(keys.error());
                return catalogue->changes().remove(session, *keys);
            },
            [this](const Result<std::int64_t>& result) { undone(result); });
    }

    void undone(const Result<std::int64_t>& result) {
        if (!result) {
            m_undo->setEnabled(true);
            m_undo->setText(tr("Undo this import"));
            m_heading->setText(words::error(result.error()));
            place();
            return;
        }
        const std::int64_t count = *result;
        m_undo->hide();
        for (auto* row : m_pages->widget(0)->findChildren<ReportRow*>())
            if (row->objectName() == QStringLiteral("importAddedRow"))
                row->hide();
        m_title->setText(tr("Import undone"));
        m_heading->setText(
            tr("%1 taken out again, and can be had back from the bin. The files they came "
               "from are as they were.")
                .arg(count == 1 ? tr("1 song was")
                                : tr("%1 songs were").arg(words::number(count))));
        m_dialog.setAccessibleName(m_title->text());
        m_done->setFocus();
        place();
        Q_EMIT m_dialog.undone(count);
    }

    /// In the middle, as high as its page.
    void place() {
        for (int i = 0; i < m_pages->count(); ++i)
            m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred, i == m_pages->currentIndex()
                                                                          ? QSizePolicy::Preferred
                                                                          : QSizePolicy::Ignored);
        m_dialog.setGeometry(m_window->rect());
        const int width = std::min(kCardWidth, m_dialog.width() - 32);
        m_card->setFixedWidth(width);
        m_card->layout()->activate();
        const int tall = m_card->layout()->hasHeightForWidth()
                             ? m_card->layout()->totalHeightForWidth(width)
                             : m_card->sizeHint().height();
        m_card->resize(width, tall);
        m_card->move((m_dialog.width() - width) / 2,
                     std::max(0, (m_dialog.height() - m_card->height()) / 2));
    }

    void close() {
        m_dialog.hide();
        if (m_before && m_before->isVisible())
            m_before->setFocus();
        Q_EMIT m_dialog.closed();
        m_dialog.deleteLater();
    }

    ImportReportDialog& m_dialog;
    Context& m_context;
    Session m_session;
    Report m_report;
    QWidget* m_window;
    QPointer<QWidget> m_before;
    QPointer<QWidget> m_from;

    Card* m_card = nullptr;
    QStackedWidget* m_pages = nullptr;
    TextLabel* m_title = nullptr;
    TextLabel* m_heading = nullptr;
    ReportRow* m_duplicates = nullptr;
    std::vector<SongId> m_added;
    std::uint64_t m_asked = 0;
    QPushButton* m_undo = nullptr;
    QPushButton* m_done = nullptr;
    TextLabel* m_listTitle = nullptr;
    OutcomesModel* m_model = nullptr;
    QListView* m_list = nullptr;
    TextLabel* m_detail = nullptr;
};

ImportReportDialog* ImportReportDialog::open(Context& context, const Session& session,
                                             Report report, QWidget* window) {
    auto* dialog = new ImportReportDialog(context, session, std::move(report), window);
    dialog->show();
    dialog->m_impl->place();
    dialog->raise();
    dialog->m_impl->m_done->setFocus();
    return dialog;
}

ImportReportDialog::ImportReportDialog(Context& context, const Session& session, Report report,
                                       QWidget* window)
    : QWidget(window),
      m_impl(std::make_unique<Impl>(*this, context, session, std::move(report), window)) {
    setObjectName(QStringLiteral("importReport"));
    setAccessibleName(m_impl->m_title->text());
    window->installEventFilter(this);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_impl->place();
        update();
    });
}

ImportReportDialog::~ImportReportDialog() = default;

bool ImportReportDialog::event(QEvent* event) {
    switch (event->type()) {
        case QEvent::ShortcutOverride:  // the window's shortcuts rest while the report is open
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonRelease:
        case QEvent::MouseButtonDblClick:
        case QEvent::Wheel:
        case QEvent::ContextMenu:
            event->accept();
            return true;
        default:
            return QWidget::event(event);
    }
}

bool ImportReportDialog::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_impl->m_window && event->type() == QEvent::Resize)
        m_impl->place();
    return QWidget::eventFilter(watched, event);
}

bool ImportReportDialog::focusNextPrevChild(bool next) {
    QWidget* const from = QApplication::focusWidget();
    QWidget* at = from && isAncestorOf(from) ? from : this;
    do {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        if (isAncestorOf(at) && at->isVisible() && at->isEnabled() &&
            at->focusPolicy() & Qt::TabFocus) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    } while (at != from && at != this);
    return true;
}

void ImportReportDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        if (m_impl->m_pages->currentIndex() == 1)
            m_impl->showSummary();
        else
            m_impl->close();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget()))
            button->click();
    }
    event->accept();
}

void ImportReportDialog::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QColor dim = colours.dark ? QColor(Qt::black) : colours.text;
    dim.setAlphaF(colours.dark ? 0.6F : 0.35F);
    QPainter(this).fillRect(rect(), dim);
}

}  // namespace linnet::ui
