// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exporting/export_dialog.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/export/exporter.h"
#include "core/catalogue/export/naming_pattern.h"
#include "ui/ask.h"
#include "ui/exporting/words.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"
#include "ui/player/segments.h"
#include "ui/settings/preferences.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

using catalogue::ExportOrder;
using catalogue::NamingPattern;
using catalogue::Song;

namespace {

const QString kFolder = QStringLiteral("exportFolder");
const QString kPattern = QStringLiteral("exportPattern");
const QString kWithTags = QStringLiteral("exportWithTags");

/// Where no song is at hand yet.
Song anySong() {
    Song song;
    song.fields.title = QStringLiteral("Small Hours");
    song.fields.artist = QStringLiteral("John Martyn");
    song.fields.album = QStringLiteral("One World");
    song.fields.track = 9;
    song.fileName = QStringLiteral("small-hours.mp3");
    return song;
}

}  // namespace

class ExportDialog::Impl {
 public:
    Impl(ExportDialog& dialog, Context& context, const Session& session, ExportOrder what)
        : m_dialog(dialog),
          m_context(context),
          m_session(session),
          m_order(std::move(what)),
          m_example(anySong()) {
        dialog.setObjectName(QStringLiteral("exportDialog"));
        dialog.setAttribute(Qt::WA_DeleteOnClose);
        dialog.setModal(true);
        dialog.setWindowTitle(tr("Export"));
        dress();
        QObject::connect(&Theme::instance(), &Theme::changed, &dialog, [this] { dress(); });
        m_column = new QVBoxLayout(&dialog);
        m_column->setContentsMargins(24, 24, 24, 22);
        m_column->setSpacing(0);
        auto* heading = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, &dialog);
        heading->setText(m_order.everything
                             ? tr("Export everything")
                             : tr("Export %1").arg(words::songs(std::ssize(m_order.songs))));
        m_column->addWidget(heading);
        if (m_order.everything)
            addNote(
                tr("All songs, the playlists, and a file that holds edits, playlists, ratings and "
                   "history. Added to a new library, the folder brings all of it back."));
        makeFolder();
        makeTags();
        makeNames();
        makeButtons();
        dialog.resize(560, dialog.sizeHint().height());
        check();
        loadExample();
    }

    static QString tr(const char* text) { return ExportDialog::tr(text); }

    void dress() {
        QPalette colours = m_dialog.palette();
        colours.setColor(QPalette::Window, linnet::ui::palette().raised);
        m_dialog.setPalette(colours);
    }

    TextLabel* addNote(const QString& text) {
        auto* note = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &m_dialog);
        note->setText(text);
        note->setWordWrap(true);
        m_column->addSpacing(6);
        m_column->addWidget(note);
        return note;
    }

    void addLabel(const QString& text, QWidget* buddy) {
        auto* label = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, &m_dialog);
        label->setText(text);
        label->setBuddy(buddy);
        m_column->addSpacing(18);
        m_column->addWidget(label);
        m_column->addSpacing(6);
    }

    QLineEdit* field(const char* name, const QString& words, const QString& text) {
        auto* edit = new QLineEdit(text, &m_dialog);
        edit->setObjectName(QString::fromLatin1(name));
        edit->setAccessibleName(words);
        QObject::connect(edit, &QLineEdit::textChanged, &m_dialog, [this] { check(); });
        return edit;
    }

    void makeFolder() {
        const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
        m_folder =
            field("exportTo", tr("Folder"), m_context.preferences.value(kFolder, music).toString());
        auto* choose = new QPushButton(tr("Choose…"), &m_dialog);
        choose->setObjectName(QStringLiteral("exportChoose"));
        choose->setAccessibleName(tr("Choose the folder"));
        choose->setAutoDefault(false);
        QObject::connect(choose, &QPushButton::clicked, &m_dialog, [this] { chooseFolder(); });
        addLabel(tr("Folder"), m_folder);
        auto* line = new QHBoxLayout;
        line->setSpacing(10);
        line->addWidget(m_folder, 1);
        line->addWidget(choose);
        m_column->addLayout(line);
    }

    void chooseFolder() {
        auto* dialog = new QFileDialog(&m_dialog, tr("Export to a folder"), m_folder->text());
        dialog->setObjectName(QStringLiteral("exportFolderDialog"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        QObject::connect(dialog, &QFileDialog::fileSelected, m_folder, &QLineEdit::setText);
        dialog->open();
    }

    void makeTags() {
        m_tags = new Segments(QStringLiteral("exportTags"),
                              {tr("As it was imported"), tr("With the present tags")}, &m_dialog);
        m_tags->setAccessibleName(tr("Files"));
        m_tags->setCurrent(m_context.preferences.value(kWithTags).toBool() ? 1 : 0);
        addLabel(tr("Files"), m_tags);
        m_column->addWidget(m_tags);
        m_tagsNote = addNote({});
        const auto show = [this] {
            m_tagsNote->setText(
                m_tags->current() == 1
                    ? tr("Copies with the tags and covers as they are in the library now.")
                    : tr("The same bytes as they came, whatever was edited since."));
        };
        QObject::connect(m_tags, &Segments::chosen, &m_dialog, show);
        show();
    }

    void makeNames() {
        m_pattern =
            field("exportPattern", tr("Names"),
                  m_context.preferences.value(kPattern, NamingPattern::standard()).toString());
        QStringList fields;
        for (const QString& name : NamingPattern::fields())
            fields << u'{' + name + u'}';
        m_pattern->setToolTip(
            tr("Fields: %1. What stands in brackets is left out where nothing in it is known.")
                .arg(fields.join(QStringLiteral(", "))));
        addLabel(tr("Names"), m_pattern);
        m_column->addWidget(m_pattern);
        m_name = addNote({});
        m_name->setObjectName(QStringLiteral("exportExample"));
        m_name->setWordWrap(false);
        m_name->setElided(true);
    }

    void makeButtons() {
        m_message = new TextLabel(TextSize::Body, QFont::Normal, &Palette::bad, &m_dialog);
        m_message->setObjectName(QStringLiteral("exportMessage"));
        m_message->setWordWrap(true);
        auto* usual = new QPushButton(tr("Usual names"), &m_dialog);
        usual->setObjectName(QStringLiteral("exportUsual"));
        usual->setProperty("quiet", true);
        usual->setAutoDefault(false);
        QObject::connect(usual, &QPushButton::clicked, m_pattern,
                         [this] { m_pattern->setText(NamingPattern::standard()); });
        auto* cancel = new QPushButton(tr("Cancel"), &m_dialog);
        cancel->setObjectName(QStringLiteral("exportCancel"));
        cancel->setAutoDefault(false);
        m_start = new QPushButton(tr("Export"), &m_dialog);
        m_start->setObjectName(QStringLiteral("exportStart"));
        m_start->setProperty("primary", true);
        m_start->setDefault(true);
        QObject::connect(cancel, &QPushButton::clicked, &m_dialog, &QDialog::reject);
        QObject::connect(m_start, &QPushButton::clicked, &m_dialog, [this] { start(); });
        m_column->addSpacing(6);
        m_column->addWidget(m_message);
        m_column->addStretch(1);
        m_column->addSpacing(18);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(10);
        buttons->addWidget(usual);
        buttons->addStretch(1);
        buttons->addWidget(cancel);
        buttons->addWidget(m_start);
        m_column->addLayout(buttons);
    }

    /// The first of the songs shows what the names will be like.
    void loadExample() {
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, all = m_order.everything,
             songs = m_order.songs]() -> std::optional<Song> {
                auto keys = all ? catalogue->list(session, {}, 1)
                                : Result<std::vector<catalogue::SongKey>>(songs);
                if (!keys || keys->empty())
                    return std::nullopt;
                const auto rows = catalogue->songs(session, std::span(*keys).first(1));
                return rows ? rows->front() : std::nullopt;
            },
            [this](const std::optional<Song>& song) {
                if (song)
                    m_example = *song;
                check();
            });
    }

    void check() {
        if (!m_start)
            return;
        const auto pattern = NamingPattern::parse(m_pattern->text());
        const QString ending = catalogue::audioEndingOf(m_example.fileName);
        m_name->setText(
            pattern ? pattern->pathOf(m_example, ending.isEmpty() ? QStringLiteral("mp3") : ending)
                    : QString());
        const bool absolute = QDir::isAbsolutePath(m_folder->text().trimmed());
        m_message->setText(!pattern    ? export_words::wrongPattern(pattern.error())
                           : !absolute ? tr("The folder is a whole path, from “/” on.")
                                       : QString());
        m_message->setVisible(!m_message->text().isEmpty());
        m_start->setEnabled(pattern && absolute);
    }

    void start() {
        const QString folder = m_folder->text().trimmed();
        m_order.folder = QFile::encodeName(folder).toStdString();
        m_order.withTags = m_tags->current() == 1;
        m_order.pattern = m_pattern->text();
        m_context.preferences.setValue(kFolder, folder);
        m_context.preferences.setValue(kPattern, m_order.pattern);
        m_context.preferences.setValue(kWithTags, m_order.withTags);
        m_context.exporter.start(m_session, m_order);
        m_dialog.accept();
    }

    ExportDialog& m_dialog;
    Context& m_context;
    Session m_session;
    ExportOrder m_order;
    Song m_example;
    QVBoxLayout* m_column = nullptr;
    QLineEdit* m_folder = nullptr;
    Segments* m_tags = nullptr;
    TextLabel* m_tagsNote = nullptr;
    QLineEdit* m_pattern = nullptr;
    TextLabel* m_name = nullptr;
    TextLabel* m_message = nullptr;
    QPushButton* m_start = nullptr;
};

ExportDialog* ExportDialog::open(Context& context, const Session& session, ExportOrder what,
                                 QWidget* window) {
    auto* dialog = new ExportDialog(context, session, std::move(what), window);
    dialog->QDialog::open();
    return dialog;
}

ExportDialog::ExportDialog(Context& context, const Session& session, ExportOrder what,
                           QWidget* window)
    : QDialog(window), m_impl(std::make_unique<Impl>(*this, context, session, std::move(what))) {}

ExportDialog::~ExportDialog() = default;

}  // namespace linnet::ui
