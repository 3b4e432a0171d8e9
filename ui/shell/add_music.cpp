// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/add_music.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMimeData>

#include "ui/importing/dropped_paths.h"
#include "ui/library/edit_dialog.h"
#include "ui/library/words.h"
#include "ui/settings/preferences.h"

namespace linnet::ui {
namespace {

const QString kFolder = QStringLiteral("addFolder");

}  // namespace

AddMusic::AddMusic(Context& context, Covers& covers, Session session, QWidget* window)
    : QObject(window),
      m_context(context),
      m_covers(covers),
      m_session(std::move(session)),
      m_window(window) {}

void AddMusic::chooseFiles() {
    choose(false);
}

void AddMusic::chooseFolder() {
    choose(true);
}

void AddMusic::chooseSong() {
    EditDialog::add(m_context, m_covers, m_session, m_window);
}

void AddMusic::choose(bool folder) {
    auto* dialog = new QFileDialog(m_window, folder ? tr("Add a folder") : tr("Add files"),
                                   m_context.preferences.value(kFolder).toString());
    dialog->setObjectName(folder ? QStringLiteral("folderDialog") : QStringLiteral("filesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    if (folder)
        dialog->setOption(QFileDialog::ShowDirsOnly);
    else
        dialog->setNameFilters({words::musicFilter(), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this, dialog](const QStringList& files) {
        m_context.preferences.setValue(kFolder, dialog->directory().absolutePath());
        std::vector<std::filesystem::path> paths;
        for (const QString& file : files)
            paths.emplace_back(QFile::encodeName(file).toStdString());
        if (!paths.empty())
            Q_EMIT chosen(paths);
    });
    dialog->open();
}

void AddMusic::paste() {
    const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
    const DroppedPaths pasted = mime ? pathsFromMime(*mime) : DroppedPaths{};
    if (!pasted.paths.empty())
        Q_EMIT chosen(pasted.paths);
    else if (pasted.elsewhere > 0)
        Q_EMIT messaged(
            tr("Only files on this computer can be added. Save it here first, then "
               "copy the file."));
    else
        Q_EMIT messaged(tr("No files have been copied. Copy some in a file manager first."));
}

}  // namespace linnet::ui
