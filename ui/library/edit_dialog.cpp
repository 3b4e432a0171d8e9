// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/edit_dialog.h"

#include <QBuffer>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QImageReader>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <mutex>

#include "core/catalogue/catalogue_service.h"
#include "ui/ask.h"
#include "ui/library/cover_painter.h"
#include "ui/library/edit_fields.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::Song;
using catalogue::SongFields;

namespace {

constexpr int kCoverSide = 150;
constexpr qint64 kMostImageBytes = 32 << 20;

struct ChosenCover {
    QByteArray bytes;  ///< empty: it cannot be used
    QImage preview;
};

/// A song that was stored to show its tags and is not confirmed yet; the dialog and the thread that
/// adds it settle here who takes it out again.
struct Unconfirmed {
    std::mutex mutex;
    std::optional<SongId> song;
    bool cancelled = false;
};

ChosenCover readCover(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostImageBytes)
        return {};
    ChosenCover chosen{file.readAll(), {}};
    QBuffer buffer(&chosen.bytes);
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    const QByteArray format = reader.format();
    if (format != "jpeg" && format != "png")
        return {};
    const QImage image = reader.read();
    if (image.isNull())
        return {};
    const int side = std::min(image.width(), image.height());
    chosen.preview = image.copy((image.width() - side) / 2, (image.height() - side) / 2, side, side)
                         .scaled(2 * kCoverSide, 2 * kCoverSide, Qt::IgnoreAspectRatio,
                                 Qt::SmoothTransformation);
    buffer.close();
    return chosen;
}

}  // namespace

class EditDialog::Impl {
 public:
    Impl(EditDialog& dialog, Context& context, Covers& covers, const Session& session)
        : m_dialog(dialog), m_context(context), m_session(session) {
        dialog.setObjectName(QStringLiteral("editDialog"));
        dialog.setAttribute(Qt::WA_DeleteOnClose);
        dialog.setModal(true);
        dress();
        QObject::connect(&Theme::instance(), &Theme::changed, &dialog, [this] { dress(); });
        m_heading = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, &dialog);
        auto* promise = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, &dialog);
        promise->setText(tr("Edits live in the library. The recordings are never rewritten."));
        m_message = new TextLabel(TextSize::Body, QFont::Normal, &Palette::bad, &dialog);
        m_message->setObjectName(QStringLiteral("editMessage"));
        m_message->setWordWrap(true);
        m_message->hide();

        m_cover = new CoverBox(covers, kCoverSide, 0, 0, &dialog);
        m_changeCover = new QPushButton(tr("Change cover…"), &dialog);
        m_changeCover->setObjectName(QStringLiteral("changeCover"));
        m_changeCover->setAccessibleName(tr("Change cover"));
        m_changeCover->setAutoDefault(false);
        auto* left = new QVBoxLayout;
        left->setSpacing(10);
        left->addWidget(m_cover);
        left->addWidget(m_changeCover);
        left->addStretch(1);

        auto* middle = new QHBoxLayout;
        middle->setSpacing(22);
        middle->addLayout(left);
        middle->addWidget(makeForm(), 1);

        m_cancel = new QPushButton(tr("Cancel"), &dialog);
        m_cancel->setObjectName(QStringLiteral("editCancel"));
        m_cancel->setAutoDefault(false);
        m_save = new QPushButton(tr("Save"), &dialog);
        m_save->setObjectName(QStringLiteral("editSave"));
        m_save->setProperty("primary", true);
        m_save->setDefault(true);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(10);
        buttons->addWidget(m_message, 1);
        buttons->addStretch(0);
        buttons->addWidget(m_cancel);
        buttons->addWidget(m_save);

        auto* column = new QVBoxLayout(&dialog);
        column->setContentsMargins(24, 22, 24, 22);
        column->setSpacing(0);
        column->addWidget(m_heading);
        column->addSpacing(6);
        column->addWidget(promise);
        column->addSpacing(16);
        column->addLayout(middle, 1);
        column->addSpacing(20);
        column->addLayout(buttons);
        dialog.resize(720, 660);

        QObject::connect(m_cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
        QObject::connect(m_save, &QPushButton::clicked, &dialog, [this] { save(); });
        QObject::connect(m_changeCover, &QPushButton::clicked, &dialog, [this] { chooseCover(); });
        QObject::connect(&dialog, &QDialog::rejected, &dialog, [this] { takeBack(); });
        setBusy(true);
    }

    static QString tr(const char* text) { return EditDialog::tr(text); }

    void dress() {
        QPalette colours = m_dialog.palette();
        colours.setColor(QPalette::Window, linnet::ui::palette().raised);
        m_dialog.setPalette(colours);
    }

    QWidget* makeForm() {
        auto* form = new QWidget;
        auto* grid = new QGridLayout(form);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(14);
        grid->setVerticalSpacing(6);
        for (int column = 0; column < 6; ++column)
            grid->setColumnStretch(column, 1);
        const auto place = [&](EditField field, int line, int column, int span) {
            auto* label = new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, form);
            label->setText(editFieldName(field));
            QWidget* editor = makeEditor(field, form);
            label->setBuddy(editor);
            if (line > 0)
                grid->setRowMinimumHeight(3 * line - 1, 4);
            grid->addWidget(label, 3 * line, column, 1, span);
            grid->addWidget(editor, 3 * line + 1, column, 1, span);
        };
        place(EditField::Title, 0, 0, 6);
        place(EditField::Artist, 1, 0, 3);
        place(EditField::AlbumArtist, 1, 3, 3);
        place(EditField::Album, 2, 0, 3);
        place(EditField::Genre, 2, 3, 3);
        place(EditField::Year, 3, 0, 2);
        place(EditField::Track, 3, 2, 2);
        place(EditField::Disc, 3, 4, 2);
        place(EditField::Composer, 4, 0, 6);
        place(EditField::Comment, 5, 0, 6);
        place(EditField::Lyrics, 6, 0, 6);
        grid->setRowStretch(3 * 6 + 1, 1);
        auto* scroll = new QScrollArea(&m_dialog);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(form);
        form->setAutoFillBackground(false);
        scroll->viewport()->setAutoFillBackground(false);
        return scroll;
    }

    struct Editor {
        EditField field = EditField::Title;
        QLineEdit* line = nullptr;
        QPlainTextEdit* text = nullptr;

        [[nodiscard]] QWidget* widget() const { return line ? static_cast<QWidget*>(line) : text; }
        [[nodiscard]] bool touched() const {
            return line ? line->isModified() : text->document()->isModified();
        }
        [[nodiscard]] QString typed() const { return line ? line->text() : text->toPlainText(); }
        void show(const MixedField& mixed) const {
            if (line) {
                line->setText(mixed.value);
                line->setPlaceholderText(mixed.hint);
                line->setModified(false);
            } else {
                text->setPlainText(mixed.value);
                text->setPlaceholderText(mixed.hint);
                text->document()->setModified(false);
            }
        }
    };

    QWidget* makeEditor(EditField field, QWidget* parent) {
        static constexpr std::array kNames = {
            "editTitle", "editArtist", "editAlbumArtist", "editAlbum",   "editGenre", "editYear",
            "editTrack", "editDisc",   "editComposer",    "editComment", "editLyrics"};
        Editor editor;
        editor.field = field;
        if (field == EditField::Lyrics) {
            editor.text = new QPlainTextEdit(parent);
            editor.text->setTabChangesFocus(true);
            editor.text->setMinimumHeight(72);
        } else {
            editor.line = new QLineEdit(parent);
            editor.line->setMaxLength(10'000);
        }
        editor.widget()->setObjectName(QLatin1StringView(kNames[static_cast<std::size_t>(field)]));
        editor.widget()->setAccessibleName(editFieldName(field));
        m_editors.push_back(editor);
        return editor.widget();
    }

    void setBusy(bool busy) {
        for (const Editor& editor : m_editors)
            editor.widget()->setEnabled(!busy);
        m_changeCover->setEnabled(!busy);
        m_save->setEnabled(!busy);
    }

    void say(const QString& words) {
        m_message->setText(words);
        m_message->setVisible(!words.isEmpty());
    }

    void load(std::vector<SongId> songs) {
        m_dialog.setWindowTitle(m_added             ? tr("Add song")
                                : songs.size() == 1 ? tr("Edit song")
                                                    : tr("Edit songs"));
        m_heading->setText(m_added ? tr("Add song")
                           : songs.size() == 1
                               ? tr("Edit song")
                               : tr("Edit %1").arg(words::songs(std::ssize(songs))));
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session,
             songs = std::move(songs)]() -> Result<std::vector<Song>> {
                std::vector<Song> found;
                for (const SongId& id : songs) {
                    auto song = catalogue->details(session, id);
                    if (song)
                        found.push_back(std::move(*song));
                    else if (song.error().code != ErrorCode::NotFound)
                        return fail(song.error());
                }
                if (found.empty())
                    return fail(ErrorCode::NotFound);
                return found;
            },
            [this](Result<std::vector<Song>> songs_) {
                if (songs_)
                    show(std::move(*songs_));
                else
                    say(words::error(songs_.error()));
            });
    }

    void show(std::vector<Song> songs) {
        m_songs = std::move(songs);
        std::vector<SongFields> fields;
        for (const Song& song : m_songs)
            fields.push_back(song.fields);
        for (const Editor& editor : m_editors)
            editor.show(mixedField(fields, editor.field));
        m_cover->show(m_songs.front().artwork, words::coverName(m_songs.front()));
        setBusy(false);
        m_editors.front().widget()->setFocus();
        if (m_editors.front().line)
            m_editors.front().line->selectAll();
    }

    void chooseCover() {
        auto* files = new QFileDialog(&m_dialog, tr("Change cover"));
        files->setObjectName(QStringLiteral("coverFile"));
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setFileMode(QFileDialog::ExistingFile);
        files->setNameFilter(tr("Pictures (*.jpg *.jpeg *.png)"));
        QObject::connect(files, &QFileDialog::fileSelected, &m_dialog,
                         [this](const QString& path) { takeCover(path); });
        files->open();
    }

    void takeCover(const QString& path) {
        ask(
            &m_dialog, [path] { return readCover(path); },
            [this](ChosenCover chosen) {
                if (chosen.bytes.isEmpty()) {
                    say(tr("This picture cannot be used. Choose a JPEG or PNG of at most 32 MB."));
                    return;
                }
                say({});
                m_cover->showImage(chosen.preview);
                m_chosenCover = std::move(chosen.bytes);
            });
    }

    void save() {
        std::vector<std::pair<SongId, SongFields>> changed;
        std::vector<SongId> all;
        for (const Song& song : m_songs) {
            SongFields fields = song.fields;
            for (const Editor& editor : m_editors) {
                // What was emptied though the songs differ is meant to be empty; what was never
                // touched stays as each song has it.
                if (!editor.touched())
                    continue;
                if (const auto wrong = applyEdit(fields, editor.field, editor.typed())) {
                    say(*wrong);
                    editor.widget()->setFocus();
                    return;
                }
            }
            all.push_back(song.id);
            if (fields != song.fields)
                changed.emplace_back(song.id, std::move(fields));
        }
        say({});
        setBusy(true);
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, changed = std::move(changed),
             all, cover = m_chosenCover]() -> Result<> {
                for (const auto& [id, fields] : changed)
                    if (const auto done = catalogue->update(session, id, fields); !done)
                        return done;
                return cover.isEmpty() ? Result<>() : catalogue->setArtwork(session, all, cover);
            },
            [this, all](const Result<>& done) {
                if (!done) {
                    setBusy(false);
                    say(words::error(done.error()));
                    return;
                }
                confirm();
                Q_EMIT m_dialog.saved(all);
                m_dialog.accept();
            });
    }

    void chooseFile(QWidget* parent) {
        auto* files = new QFileDialog(parent, tr("Add song"));
        files->setObjectName(QStringLiteral("songFile"));
        files->setAttribute(Qt::WA_DeleteOnClose);
        files->setFileMode(QFileDialog::ExistingFile);
        files->setNameFilters({words::musicFilter(), tr("All files (*)")});
        QObject::connect(files, &QFileDialog::rejected, &m_dialog, &QObject::deleteLater);
        QObject::connect(files, &QFileDialog::fileSelected, &m_dialog,
                         [this](const QString& path) { takeFile(path); });
        files->open();
    }

    /// The song is stored at once, so that its tags can be shown; Cancel takes it out again.
    void takeFile(const QString& path) {
        m_heading->setText(tr("Add song"));
        m_dialog.open();
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, path,
             unconfirmed = m_unconfirmed]() -> Result<catalogue::CatalogueService::Added> {
                constexpr qint64 kMostBytes = qint64{1} << 31;
                QFile file(path);
                if (!file.open(QIODevice::ReadOnly))
                    return fail(ErrorCode::Unreadable, file.errorString());
                if (file.size() >= kMostBytes)
                    return fail(ErrorCode::TooLarge);
                catalogue::CatalogueService::NewSong song;
                song.bytes = file.readAll();
                song.fileName = QFileInfo(path).fileName();
                auto added = catalogue->add(session, std::move(song));
                if (added && !added->alreadyThere) {
                    const std::scoped_lock lock(unconfirmed->mutex);
                    if (unconfirmed->cancelled)
                        (void)catalogue->remove(session, std::span(&added->song, 1));
                    else
                        unconfirmed->song = added->song;
                }
                return added;
            },
            [this](const Result<catalogue::CatalogueService::Added>& added) {
                if (!added) {
                    say(words::error(added.error()));
                    return;
                }
                m_added = !added->alreadyThere;
                if (added->alreadyThere)
                    say(
                        tr("This song is in the library already. What you change here changes it "
                           "there."));
                load({added->song});
            });
    }

    void confirm() {
        const std::scoped_lock lock(m_unconfirmed->mutex);
        m_unconfirmed->song.reset();
    }

    void takeBack() {
        std::optional<SongId> song;
        {
            const std::scoped_lock lock(m_unconfirmed->mutex);
            m_unconfirmed->cancelled = true;
            song = std::exchange(m_unconfirmed->song, std::nullopt);
        }
        if (!song)
            return;
        // Nobody waits for the answer; the pool outlives the dialog.
        askPool().start([catalogue = &m_context.catalogue, session = m_session, id = *song] {
            (void)catalogue->remove(session, std::span(&id, 1));
        });
    }

    EditDialog& m_dialog;
    Context& m_context;
    Session m_session;
    TextLabel* m_heading = nullptr;
    TextLabel* m_message = nullptr;
    CoverBox* m_cover = nullptr;
    QPushButton* m_changeCover = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_save = nullptr;
    std::vector<Editor> m_editors;
    std::vector<Song> m_songs;
    QByteArray m_chosenCover;
    bool m_added = false;  ///< by this dialog
    std::shared_ptr<Unconfirmed> m_unconfirmed = std::make_shared<Unconfirmed>();
};

EditDialog::EditDialog(Context& context, Covers& covers, const Session& session, QWidget* parent)
    : QDialog(parent), m_impl(std::make_unique<Impl>(*this, context, covers, session)) {}

EditDialog::~EditDialog() = default;

EditDialog* EditDialog::edit(Context& context, Covers& covers, const Session& session,
                             std::vector<SongId> songs, QWidget* parent) {
    auto* dialog = new EditDialog(context, covers, session, parent);
    dialog->m_impl->load(std::move(songs));
    dialog->open();
    return dialog;
}

EditDialog* EditDialog::add(Context& context, Covers& covers, const Session& session,
                            QWidget* parent) {
    auto* dialog = new EditDialog(context, covers, session, parent);
    dialog->m_impl->chooseFile(parent);
    return dialog;
}

}  // namespace linnet::ui
