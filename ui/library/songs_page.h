// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/catalogue/catalogue_service.h"
#include "ui/library/library_page.h"

namespace linnet::ui {

/// All songs in a sortable table.
class SongsPage final : public LibraryPage {
    Q_OBJECT

 public:
    SongsPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~SongsPage() override;
    void setSession(std::optional<Session> session) override;
    void setPlaying(std::optional<SongId> song, bool paused) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;
    /// Goes to the row of a song, once the list is there.
    void reveal(catalogue::SongKey song);

 Q_SIGNALS:
    /// Of the profile's library, kept current also while the page is hidden.
    void countsChanged(const linnet::catalogue::LibraryCounts& counts);
    /// Whether there is nothing to show (then the window shows the empty library instead).
    void emptyChanged(bool empty);

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
