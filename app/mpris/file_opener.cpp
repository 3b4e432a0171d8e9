// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/file_opener.h"

#include <QUrl>
#include <algorithm>

#include "ui/shell/main_window.h"

namespace linnet::app {

FileOpener::FileOpener(ui::MainWindow& window, catalogue::Importer& importer) : m_window(window) {
    connect(&importer, &catalogue::Importer::settled, this, &FileOpener::onSettled);
    connect(&importer, &catalogue::Importer::finished, this, &FileOpener::onFinished);
}

FileOpener::Answer FileOpener::open(const QString& uri, Then then) {
    const QUrl url(uri, QUrl::StrictMode);
    if (!url.isLocalFile())
        return Answer::NotAFile;
    // Otherwise the file would wait for whoever signs in next.
    if (!m_window.session())
        return Answer::NobodyIn;
    const std::filesystem::path path = url.toLocalFile().toStdString();
    std::error_code code;
    if (!std::filesystem::exists(path, code))
        return Answer::NotThere;
    m_wishes.push_back({path, m_window.session()->user(), {}, std::move(then)});
    m_window.addFiles({path});
    return Answer::Taken;
}

std::optional<QString> FileOpener::error(Answer answer) {
    switch (answer) {
        case Answer::Taken:
            break;
        case Answer::NobodyIn:
            return QStringLiteral("Nobody is signed in to Linnet.");
        case Answer::NotAFile:
            return QStringLiteral("Linnet opens files of this computer only.");
        case Answer::NotThere:
            return QStringLiteral("There is no such file.");
    }
    return std::nullopt;
}

void FileOpener::onSettled(const std::vector<catalogue::ImportOutcome>& outcomes) {
    for (const auto& outcome : outcomes) {
        if (!outcome.song)
            continue;
        for (Wish& wish : m_wishes) {
            // The path itself, or below it.
            const auto differs = std::mismatch(wish.path.begin(), wish.path.end(),
                                               outcome.path.begin(), outcome.path.end());
            if (differs.first == wish.path.end() || differs.first->empty())
                wish.songs.emplace_back(outcome.path, *outcome.song);
        }
    }
    // A single file need not wait for all others that are being added.
    const auto isWhole = [](const Wish& wish) {
        return wish.songs.size() == 1 && wish.songs.front().first == wish.path;
    };
    std::vector<Wish> whole;
    std::copy_if(m_wishes.begin(), m_wishes.end(), std::back_inserter(whole), isWhole);
    std::erase_if(m_wishes, isWhole);
    for (Wish& wish : whole)
        fulfil(wish);
}

void FileOpener::onFinished() {
    for (Wish& wish : std::exchange(m_wishes, {}))
        fulfil(wish);
}

void FileOpener::fulfil(Wish& wish) {
    std::sort(wish.songs.begin(), wish.songs.end());
    std::vector<SongId> songs;
    for (const auto& [path, song] : wish.songs)
        songs.push_back(song);
    const auto session = m_window.session();
    if (!songs.empty() && session && session->user() == wish.user)
        wish.then(*session, songs);
}

}  // namespace linnet::app
