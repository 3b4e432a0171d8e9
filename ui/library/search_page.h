// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

class QKeyEvent;

namespace linnet::ui {

/// What a text finds: the top result, songs, albums. The field is the window's; it passes on its
/// text and its keys.
class SearchPage final : public LibraryPage {
    Q_OBJECT

 public:
    SearchPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~SearchPage() override;
    void setSession(std::optional<Session> session) override;
    void setPlaying(std::optional<SongId> song, bool paused) override;

    /// Asks at once; an answer to an earlier text is dropped.
    void setText(const QString& text);
    /// Up, Down, Page keys and Enter typed into the search field. True: it was meant for the
    /// results and is done with. Enter plays what is marked, the top result at first.
    bool handleKey(QKeyEvent* event);

 Q_SIGNALS:
    /// A text the page suggests (an empty field's suggestions), to be put into the field.
    void textSuggested(const QString& text);

 protected:
    void libraryChanged() override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
