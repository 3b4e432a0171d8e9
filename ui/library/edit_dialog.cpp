// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/edit_dialog.h"

#include <QBuffer>
#include <QCheckBox>
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
#include "core/catalogue/changes/song_changes.h"
#include "ui/ask.h"
#include "ui/library/cover_painter.h"
#include "ui/library/edit_fields.h"
#include "ui/library/text_label.h"
#include "ui/library/words.h"

namespace linnet::ui {

using catalogue::FieldEdit;
using catalogue::SongKey;
using catalogue::SongsSummary;
using catalogue::Visibility;

namespace {

constexpr int kEditedCoverSide = 150;
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

/// A song of a file that was chosen.
struct Opened {
    SongKey song{};
    bool alreadyThere = false;
};

void discard(catalogue::CatalogueService& catalogue, const Session& session, const SongId& song) {
    if (const auto keys = catalogue.keys(session, std::span(&song, 1)); keys && !keys->empty())
        (void)catalogue.changes().discard(session, keys->front());
}

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
                         .scaled(2 * kEditedCoverSide, 2 * kEditedCoverSide, Qt::IgnoreAspectRatio,
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

        m_cover = new CoverBox(covers, kEditedCoverSide, 0, 0, &dialog);
        m_changeCover = new QPushButton(tr("Change cover…"), &dialog);
        m_changeCover->setObjectName(QStringLiteral("changeCover"));
        m_changeCover->setAccessibleName(tr("Change cover"));
        m_changeCover->setAutoDefault(false);
        m_onlyMe = new QCheckBox(tr("Only I see this"), &dialog);
        m_onlyMe->setObjectName(QStringLiteral("editOnlyMe"));
        m_onlyMe->setToolTip(tr("The other profiles on this computer do not see it"));
        auto* left = new QVBoxLayout;
        left->setSpacing(10);
        left->addWidget(m_cover);
        left->addWidget(m_changeCover);
        left->addSpacing(6);
        left->addWidget(m_onlyMe);
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
        m_revert = new QPushButton(tr("Back to the file’s tags"), &dialog);
        m_revert->setObjectName(QStringLiteral("editRevert"));
        m_revert->setAutoDefault(false);
        m_revert->setToolTip(tr("Everything as the file says it, its cover included"));
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(10);
        buttons->addWidget(m_revert);
        buttons->addStretch(1);
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
        column->addSpacing(12);
        column->addWidget(m_message);
        column->addSpacing(8);
        column->addLayout(buttons);
        dialog.resize(720, 660);

        QObject::connect(m_cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
        QObject::connect(m_save, &QPushButton::clicked, &dialog, [this] { save(); });
        QObject::connect(m_revert, &QPushButton::clicked, &dialog, [this] { revert(); });
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
        void show(const ShownField& shown) const {
            if (line) {
                line->setText(shown.value);
                line->setPlaceholderText(shown.hint);
                line->setModified(false);
            } else {
                text->setPlainText(shown.value);
                text->setPlaceholderText(shown.hint);
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
        if (field == EditField::Artist || field == EditField::AlbumArtist ||
            field == EditField::Genre || field == EditField::Composer)
            editor.widget()->setToolTip(tr("Several are parted by semicolons"));
        m_editors.push_back(editor);
        return editor.widget();
    }

    void setBusy(bool busy) {
        for (const Editor& editor : m_editors)
            editor.widget()->setEnabled(!busy);
        for (QWidget* one : std::initializer_list<QWidget*>{m_changeCover, m_onlyMe, m_revert})
            one->setEnabled(!busy);
        m_save->setEnabled(!busy);
    }

    void say(const QString& words) {
        m_message->setText(words);
        m_message->setVisible(!words.isEmpty());
    }

    void load(std::vector<SongKey> songs) {
        m_songs = std::move(songs);
        const auto count = std::ssize(m_songs);
        m_dialog.setWindowTitle(m_added      ? tr("Add song")
                                : count == 1 ? tr("Edit song")
                                             : tr("Edit songs"));
        m_heading->setText(m_added      ? tr("Add song")
                           : count == 1 ? tr("Edit song")
                                        : tr("Edit %1").arg(words::songs(count)));
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, songs_ = m_songs] {
                return catalogue->changes().summary(session, songs_);
            },
            [this](const Result<SongsSummary>& summary) {
                if (summary)
                    show(*summary);
                else
                    say(words::error(summary.error()));
            });
    }

    void show(const SongsSummary& summary) {
        for (const Editor& editor : m_editors)
            editor.show(shownField(summary, editor.field));
        m_cover->show(summary.artwork, summary.coverName);
        // Who sees a song is for whoever added it to say.
        m_onlyMe->setVisible(summary.ofMine == summary.songs);
        m_onlyMe->setTristate(summary.onlyMine > 0 && summary.onlyMine < summary.songs);
        m_onlyMe->setCheckState(summary.onlyMine == 0               ? Qt::Unchecked
                                : summary.onlyMine == summary.songs ? Qt::Checked
                                                                    : Qt::PartiallyChecked);
        m_onlyMeBefore = m_onlyMe->checkState();
        m_revert->setVisible(!m_added);
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
        FieldEdit edit;
        for (const Editor& editor : m_editors) {
            // What was emptied though the songs differ is meant to be empty; what was never touched
            // stays as each song has it.
            if (!editor.touched())
                continue;
            if (const auto wrong = applyEdit(edit, editor.field, editor.typed())) {
                say(*wrong);
                editor.widget()->setFocus();
                return;
            }
        }
        catalogue::SongChanges::Beside beside;
        if (!m_chosenCover.isEmpty())
            beside.artwork = m_chosenCover;
        const Qt::CheckState onlyMe = m_onlyMe->checkState();
        if (onlyMe != m_onlyMeBefore && onlyMe != Qt::PartiallyChecked)
            beside.visibility = onlyMe == Qt::Checked ? Visibility::OnlyMe : Visibility::Everyone;
        run([edit, beside](catalogue::SongChanges& changes, const Session& session,
                           const std::vector<SongKey>& songs) {
            return changes.edit(session, songs, edit, beside);
        });
    }

    void revert() {
        run([](catalogue::SongChanges& changes, const Session& session,
               const std::vector<SongKey>& songs) { return changes.revertToFile(session, songs); });
    }

    /// A change of the songs, after which the dialog is done.
    template <class Change>
    void run(Change change) {
        say({});
        setBusy(true);
        ask(
            &m_dialog,
            [catalogue = &m_context.catalogue, session = m_session, songs = m_songs,
             change = std::move(change)] { return change(catalogue->changes(), session, songs); },
            [this](const Result<std::int64_t>& done) {
                if (!done) {
                    setBusy(false);
                    say(words::error(done.error()));
                    return;
                }
                confirm();
                Q_EMIT m_dialog.saved();
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
             unconfirmed = m_unconfirmed]() -> Result<Opened> {
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
                        discard(*catalogue, session, added->song);
                    else
                        unconfirmed->song = added->song;
                }
                if (!added)
                    return fail(added.error());
                const auto key = catalogue->keys(session, std::span(&added->song, 1));
                if (!key || key->empty())
                    return fail(key ? Error{ErrorCode::NotFound, {}} : key.error());
                return Opened{key->front(), added->alreadyThere};
            },
            [this](const Result<Opened>& opened) {
                if (!opened) {
                    say(words::error(opened.error()));
                    return;
                }
                m_added = !opened->alreadyThere;
                if (opened->alreadyThere)
                    say(
                        tr("This song is in the library already. What you change here changes it "
                           "there."));
                load({opened->song});
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
            discard(*catalogue, session, id);
        });
    }

    EditDialog& m_dialog;
    Context& m_context;
    Session m_session;
    TextLabel* m_heading = nullptr;
    TextLabel* m_message = nullptr;
    CoverBox* m_cover = nullptr;
    QPushButton* m_changeCover = nullptr;
    QCheckBox* m_onlyMe = nullptr;
    Qt::CheckState m_onlyMeBefore = Qt::Unchecked;
    QPushButton* m_revert = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_save = nullptr;
    std::vector<Editor> m_editors;
    std::vector<SongKey> m_songs;
    QByteArray m_chosenCover;
    bool m_added = false;  ///< by this dialog
    std::shared_ptr<Unconfirmed> m_unconfirmed = std::make_shared<Unconfirmed>();
};

EditDialog::EditDialog(Context& context, Covers& covers, const Session& session, QWidget* parent)
    : QDialog(parent), m_impl(std::make_unique<Impl>(*this, context, covers, session)) {}

EditDialog::~EditDialog() = default;

void EditDialog::done(int result) {
    const bool wasActive = isActiveWindow();
    QDialog::done(result);
    // Not every platform gives the keys back to the window below, where Ctrl+Z is expected to work.
    if (wasActive && parentWidget())
        parentWidget()->window()->activateWindow();
}

EditDialog* EditDialog::edit(Context& context, Covers& covers, const Session& session,
                             std::vector<SongKey> songs, QWidget* parent) {
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
