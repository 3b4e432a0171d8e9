// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/preview_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/import_preview.h"
#include "ui/ask.h"
#include "ui/importing/preview_model.h"
#include "ui/importing/words.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::PreviewedImport;
using catalogue::PreviewProgress;
using State = catalogue::PreviewedSong::State;

namespace {

constexpr std::chrono::milliseconds kTellEvery{100};
/// Fewer albums are shown opened.
constexpr int kFewAlbums = 8;

}  // namespace

class PreviewDialog::Impl {
 public:
    Impl(PreviewDialog& dialog, Context& context, const Session& session,
         std::vector<std::filesystem::path> paths)
        : m_dialog(dialog), m_progress(std::make_shared<PreviewProgress>()) {
        dialog.setObjectName(QStringLiteral("previewDialog"));
        dialog.setAttribute(Qt::WA_DeleteOnClose);
        dialog.setModal(true);
        dialog.setWindowTitle(tr("Review before adding"));
        connect(&Theme::instance(), &Theme::changed, &dialog, [this] { dress(); });
        build();
        dress();
        ask(
            &dialog,
            [catalogue = &context.catalogue, session, paths = std::move(paths),
             stop = m_stop.get_token(), progress = m_progress] {
                return catalogue::previewImport(*catalogue, session, paths, stop, *progress);
            },
            [this](Result<PreviewedImport> preview) { show(std::move(preview)); });
        m_tell.setInterval(kTellEvery);
        connect(&m_tell, &QTimer::timeout, &dialog, [this] { tell(); });
        m_tell.start();
    }
    ~Impl() { m_stop.request_stop(); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    static QString tr(const char* text) { return PreviewDialog::tr(text); }

    void dress() {
        QPalette colours = m_dialog.palette();
        colours.setColor(QPalette::Window, linnet::ui::palette().raised);
        colours.setColor(QPalette::Base, linnet::ui::palette().raised);
        m_dialog.setPalette(colours);
        if (!m_tree)
            return;
        colours.setColor(QPalette::Highlight, linnet::ui::palette().selection);
        colours.setColor(QPalette::HighlightedText, linnet::ui::palette().text);
        m_tree->setPalette(colours);
    }

    void build() {
        m_title = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, &m_dialog);
        m_title->setObjectName(QStringLiteral("previewTitle"));
        m_title->setText(tr("Looking at your music…"));
        m_about = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &m_dialog);
        m_about->setObjectName(QStringLiteral("previewAbout"));
        m_about->setWordWrap(true);
        m_about->setText(tr("Nothing is added yet."));
        m_bar = new QProgressBar(&m_dialog);
        m_bar->setObjectName(QStringLiteral("previewProgress"));
        m_bar->setAccessibleName(tr("Files read"));
        m_bar->setTextVisible(false);
        m_bar->setRange(0, 0);
        m_tree = new QTreeView(&m_dialog);
        m_tree->setObjectName(QStringLiteral("previewTree"));
        m_tree->setAccessibleName(tr("What would be added"));
        m_tree->setFrameShape(QFrame::NoFrame);
        m_tree->setUniformRowHeights(true);
        m_tree->setAllColumnsShowFocus(true);
        m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
        m_tree->viewport()->setAutoFillBackground(false);
        m_tree->hide();
        m_count = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, &m_dialog);
        m_count->setObjectName(QStringLiteral("previewCount"));
        auto* cancel = new QPushButton(tr("Cancel"), &m_dialog);
        cancel->setObjectName(QStringLiteral("previewCancel"));
        cancel->setAutoDefault(false);
        m_add = new QPushButton(tr("Add"), &m_dialog);
        m_add->setObjectName(QStringLiteral("previewAdd"));
        m_add->setProperty("primary", true);
        m_add->setDefault(true);
        m_add->setEnabled(false);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(10);
        buttons->addWidget(m_count, 1);
        buttons->addWidget(cancel);
        buttons->addWidget(m_add);
        auto* column = new QVBoxLayout(&m_dialog);
        column->setContentsMargins(24, 22, 24, 22);
        column->setSpacing(0);
        column->addWidget(m_title);
        column->addSpacing(6);
        column->addWidget(m_about);
        column->addSpacing(16);
        column->addWidget(m_bar);
        column->addWidget(m_tree, 1);
        column->addStretch(0);
        column->addSpacing(20);
        column->addLayout(buttons);
        m_dialog.resize(860, 560);
        connect(cancel, &QPushButton::clicked, &m_dialog, &QDialog::reject);
        connect(m_add, &QPushButton::clicked, &m_dialog, [this] { add(); });
    }

    void tell() {
        const std::int64_t found = m_progress->found;
        if (m_progress->walking) {
            m_about->setText(tr("%1 files found. Nothing is added yet.").arg(words::number(found)));
            return;
        }
        const std::int64_t done = m_progress->done;
        constexpr int kWhole = 1000;
        m_bar->setRange(0, kWhole);
        m_bar->setValue(found > 0 ? static_cast<int>(kWhole * done / found) : 0);
        m_about->setText(tr("%1 of %2 files read. Nothing is added yet.")
                             .arg(words::number(done), words::number(found)));
    }

    void show(Result<PreviewedImport> preview) {
        m_tell.stop();
        m_bar->hide();
        if (!preview) {
            m_title->setText(tr("The files could not be looked at"));
            m_about->setText(words::error(preview.error()));
            return;
        }
        m_model = new PreviewModel(std::move(*preview), &m_dialog);
        const auto count = [this](State state) {
            return static_cast<std::int64_t>(std::ranges::count(m_model->preview().songs, state,
                                                                &catalogue::PreviewedSong::state));
        };
        const std::int64_t fresh = count(State::New);
        QStringList parts;
        if (fresh > 0)
            parts << tr("%1 in %2").arg(words::songs(fresh), words::albums(albums()));
        if (const auto there = count(State::AlreadyThere); there > 0)
            parts << tr("%1 already here").arg(words::number(there));
        if (const auto refused = count(State::Refused); refused > 0)
            parts << tr("%1 cannot be added").arg(words::number(refused));
        if (const auto doubts = doubtful(); doubts > 0)
            parts << tr("%1 to look at").arg(words::number(doubts));
        m_title->setText(fresh > 0 ? tr("Review before adding") : tr("Nothing new to add"));
        m_about->setText(parts.isEmpty() ? tr("There were no songs in it.")
                                         : parts.join(QStringLiteral(" · ")));
        m_tree->setModel(m_model);
        m_tree->header()->setSectionResizeMode(PreviewModel::Name, QHeaderView::Stretch);
        m_tree->header()->setStretchLastSection(false);
        m_tree->setColumnWidth(PreviewModel::Artist, 170);
        m_tree->setColumnWidth(PreviewModel::Length, 64);
        m_tree->setColumnWidth(PreviewModel::Note, 220);
        if (m_model->rowCount({}) <= kFewAlbums)
            m_tree->expandAll();
        m_tree->setVisible(!parts.isEmpty());
        m_tree->setCurrentIndex(m_model->index(0, 0, {}));
        m_tree->setFocus();
        connect(m_model, &PreviewModel::chosenChanged, &m_dialog, [this] { showChosen(); });
        if (fresh == 0)
            connect(&m_dialog, &QDialog::rejected, &m_dialog, &PreviewDialog::nothingNew);
        showChosen();
    }

    [[nodiscard]] std::int64_t albums() const {
        return std::ranges::count_if(m_model->preview().albums,
                                     [](const auto& album) { return !album.title.isEmpty(); });
    }

    [[nodiscard]] std::int64_t doubtful() const {
        const auto any = [](const auto& one) { return !one.doubts.empty(); };
        return std::ranges::count_if(m_model->preview().albums, any) +
               std::ranges::count_if(m_model->preview().songs, [&](const auto& song) {
                   return song.state == State::New && any(song);
               });
    }

    void showChosen() {
        const std::int64_t songs = m_model->chosen();
        m_add->setEnabled(songs > 0);
        m_add->setText(songs > 0 ? tr("Add %1").arg(words::songs(songs)) : tr("Add"));
        m_count->setText(songs > 0 ? import_words::size(m_model->chosenBytes()) : QString());
    }

    void add() {
        const auto files = m_model->chosenFiles();
        m_dialog.accept();
        if (!files.empty())
            Q_EMIT m_dialog.chosen(files);
    }

 private:
    PreviewDialog& m_dialog;
    std::stop_source m_stop;
    std::shared_ptr<PreviewProgress> m_progress;
    PreviewModel* m_model = nullptr;
    QTimer m_tell;
    TextLabel* m_title = nullptr;
    TextLabel* m_about = nullptr;
    TextLabel* m_count = nullptr;
    QProgressBar* m_bar = nullptr;
    QTreeView* m_tree = nullptr;
    QPushButton* m_add = nullptr;
};

PreviewDialog* PreviewDialog::open(Context& context, const Session& session,
                                   std::vector<std::filesystem::path> paths, QWidget* window) {
    auto* dialog = new PreviewDialog(context, session, std::move(paths), window);
    dialog->QDialog::open();
    return dialog;
}

PreviewDialog::PreviewDialog(Context& context, const Session& session,
                             std::vector<std::filesystem::path> paths, QWidget* window)
    : QDialog(window), m_impl(std::make_unique<Impl>(*this, context, session, std::move(paths))) {}

PreviewDialog::~PreviewDialog() = default;

}  // namespace linnet::ui
